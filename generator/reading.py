"""Article → Reading: calls the extractors in the one order that works, then applies the
corrections of briefing.yml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.errors import unusable
from generator.extract.attribution.statements import find_statements
from generator.extract.coreference.speakers import Speakers, find_speakers
from generator.extract.dates.dates import find_dates
from generator.extract.figures.figures import find_figures
from generator.extract.findings.keyphrases import find_keywords
from generator.extract.findings.no_comment import find_silences
from generator.extract.findings.occasions import find_occasions
from generator.extract.findings.summary import summarise
from generator.extract.people.mentions import find_cast, people_of, speaker_named
from generator.extract.reporting.cues import find_cues
from generator.extract.text.quotation_marks import find_quotations
from generator.extract.text.sentences import body_of, find_sentences
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.readings import Parsed, Reading, Silence, Statement
from generator.settings import Correction, Settings

MOST = 5_000  # sentences, or quotations: as many as a novel has

# A statement, unless it is dropped, and the correction that was applied to it.
Mended = tuple[Statement | None, Correction | None]


def read(article: Article, settings: Settings, lexicon: Lexicon) -> Reading:
    """Return what we conclude from one article, in time linear in its length: nothing of one in
    another language than the lexicon's.

    Raises `SeedError` for a book, and for an article that makes too much work.
    """
    quotations = find_quotations(article, lexicon)
    sentences = find_sentences(article, quotations, lexicon)
    _refuse_a_book(article, len(sentences), len(quotations))
    if not lexicon.reads(article.language):
        return Reading(article, sentences)
    cues = find_cues(article, sentences, quotations, lexicon)
    return _concluded(Parsed(article, sentences, quotations, cues), settings, lexicon)


def _concluded(parsed: Parsed, settings: Settings, lexicon: Lexicon) -> Reading:
    article = parsed.article
    cast = find_cast(article, parsed.cues, settings.people, lexicon)
    speakers = find_speakers(parsed, cast, lexicon)
    found = find_statements(parsed, speakers, lexicon)
    mended = tuple(_corrected(article, found, settings.statements))
    statements = tuple(statement for statement, _ in mended if statement)
    people = people_of(cast, statements)
    body = body_of(article, parsed.sentences)
    dates = find_dates(body, parsed.quotations, lexicon)
    return Reading(
        article=article,
        sentences=parsed.sentences,
        people=people,
        statements=statements,
        figures=find_figures(body, statements, lexicon),
        dates=dates,
        silences=tuple(_attributed(find_silences(body, lexicon), speakers)),
        occasions=find_occasions(body, dates, lexicon),
        keywords=find_keywords(body, people, lexicon),
        summary=summarise(body, statements, lexicon),
        corrected=tuple(sorted({correction.line for _, correction in mended if correction})),
    )


def _refuse_a_book(article: Article, sentences: int, quotations: int) -> None:
    if max(sentences, quotations) > MOST:
        most = f"an article of {MOST:,} each can be read"
        what = f"has {sentences:,} sentences and {quotations:,} quotations; {most}"
        raise unusable(article.seed, what, "keep only the article, or split it into seeds")


def _attributed(silences: Iterable[Silence], speakers: Speakers) -> Iterator[Silence]:
    """Yield each silence with whom its subject means."""
    for silence in silences:
        yield replace(silence, speaker=speakers.at(silence.subject)) if silence.subject else silence


def _corrected(
    article: Article, statements: Sequence[Statement], corrections: Sequence[Correction]
) -> Iterator[Mended]:
    """Yield each statement as briefing.yml puts it right, with the correction that did: one that
    names the seed and words of it.
    """
    mine = [
        (_folded(correction.words), correction)
        for correction in corrections
        if correction.seed == article.seed
    ]
    for statement in statements:
        words = _folded(statement.span.of(article.text)) if mine else ""
        correction = next((correction for said, correction in mine if said in words), None)
        yield _mended(statement, correction), correction


def _mended(statement: Statement, correction: Correction | None) -> Statement | None:
    if correction is None:
        return statement
    return (
        None if correction.drop else replace(statement, speaker=speaker_named(correction.speaker))
    )


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
