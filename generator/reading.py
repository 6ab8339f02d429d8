"""Article → Reading: calls the extractors in the one order that works, then applies the corrections of briefing.yml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.extract.cues import find_cues
from generator.extract.dates import find_dates
from generator.extract.figures import find_figures
from generator.extract.keywords import find_keywords
from generator.extract.mentions import find_cast, people_of, speaker_named
from generator.extract.occasions import find_occasions
from generator.extract.quotations import find_quotations
from generator.extract.sentences import find_sentences
from generator.extract.silences import find_silences
from generator.extract.speakers import Speakers
from generator.extract.statements import find_statements
from generator.extract.summary import summarise
from generator.lexicon import Lexicon
from generator.model import Article, Parsed, Reading, Statement
from generator.settings import Correction, Settings


def read(article: Article, settings: Settings, lexicon: Lexicon) -> Reading:
    """Return what we conclude from one article. Never raises on an odd text; linear in its length."""
    quotations = find_quotations(article, lexicon)
    sentences = find_sentences(article, quotations, lexicon)
    cues = find_cues(article, sentences, quotations, lexicon)
    parsed = Parsed(article, sentences, quotations, cues)
    cast = find_cast(article, cues, settings.people, lexicon)
    speakers = Speakers(parsed, cast, lexicon)
    found = find_statements(parsed, speakers.of_cues, speakers.subject_in, speakers.at, lexicon)
    statements = _corrected(article, found, settings.statements)
    people = people_of(cast, statements)
    dates = find_dates(article, sentences, lexicon)
    return Reading(
        article=article,
        sentences=sentences,
        people=people,
        statements=statements,
        figures=find_figures(article, sentences, statements, lexicon),
        dates=dates,
        silences=find_silences(article, sentences, speakers.at, lexicon),
        occasions=find_occasions(article, sentences, dates, lexicon),
        keywords=find_keywords(article, sentences, people, lexicon),
        summary=summarise(article, sentences, statements, lexicon),
    )


def _corrected(article: Article, statements: Sequence[Statement], corrections: Sequence[Correction]) -> tuple[Statement, ...]:
    """Apply what briefing.yml puts right: a correction names the seed and words that stand in the statement."""
    mine = [correction for correction in corrections if correction.seed == article.seed]
    return (
        tuple(mended for statement in statements if (mended := _mended(article.text, statement, mine)) is not None)
        if mine
        else tuple(statements)
    )


def _mended(text: str, statement: Statement, corrections: Sequence[Correction]) -> Statement | None:
    words = _folded(statement.span.of(text))
    for correction in corrections:
        if _folded(correction.words) in words:
            return None if correction.drop else replace(statement, speaker=speaker_named(correction.speaker))
    return statement


def _folded(words: str) -> str:
    return " ".join(words.split())
