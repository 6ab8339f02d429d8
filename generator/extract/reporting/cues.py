"""Article → cues: every reporting expression, who its clause says speaks, and what it reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.extract.grammar.noun_phrases import NounPhrase, following_phrase
from generator.extract.grammar.tag_patterns import COMMA, tag_pattern
from generator.extract.grammar.tagger import Tagger, Tokens, tagger
from generator.extract.reporting.clauses import Clause, clause
from generator.extract.reporting.effort import Effort
from generator.extract.reporting.frames import FrameContext, Report, is_so_called, report
from generator.extract.reporting.report_classifier import is_doubtful
from generator.extract.reporting.verbs import Verb, any_of, small, verbs
from generator.extract.text.capitals import has_capitals
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.readings import Cue, Quotation, Sentence
from generator.model.spans import Span

_VERB_OR_PRON = tag_pattern("<VERB/pron>")
# characters: nobody speaks in a longer sentence, and looking around each verb of it stays cheap
LONGEST = 2000


@dataclass(frozen=True, slots=True, eq=False)
class _Tools:
    """What is made once of a lexicon."""

    verbs: dict[str, Verb]
    lookalikes: frozenset[str]
    pattern: re.Pattern[str]  # of any verb or look-alike
    tagger: Tagger
    ends: Mapping[str, float]  # weights of `end_of_content`
    doubts: Mapping[str, float]  # weights of `is_doubtful`


@cache
def _tools(lexicon: Lexicon) -> _Tools:
    known, lookalikes = verbs(lexicon), frozenset(lexicon.words("cues.not_cues"))
    return _Tools(
        known,
        lookalikes,
        any_of((*known, *lookalikes)),
        tagger(lexicon),
        lexicon.weights("content_ends"),
        lexicon.weights("report_classifier"),
    )


def find_cues(
    article: Article,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    lexicon: Lexicon,
) -> tuple[Cue, ...]:
    """Return the reporting expressions of `article` outside its `quotations`, in the order of the
    text.

    `content` of a cue is empty where it only introduces words in quotation marks: then `frame` says
    where they stand. Raises `SeedError` for an article that makes too much work.
    """
    tools = _tools(lexicon)
    effort = Effort(article.seed)
    cues: list[Cue] = []
    for span, quoted, hits in _sentences_with_hits(article.text, sentences, quotations, tools):
        words = tools.tagger.words(article.text, span, quoted)
        effort.add(words, len(hits))
        clauses = [found for hit in hits if (found := _clause_at(words, hit, tools)) is not None]
        cues.extend(_cues_of(clauses, len(cues), tools))
    return tuple(cues)


def _sentences_with_hits(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], tools: _Tools
) -> Iterator[tuple[Span, list[Span], list[Span]]]:
    """Yield each sentence that holds a reporting form: its place, the quotations that meet it, the
    places of the forms.
    """
    starts = [sentence.span.start for sentence in sentences]
    outers = [quotation.outer for quotation in quotations]
    outer_starts = [outer.start for outer in outers]
    hits: dict[int, list[Span]] = {}
    for found in tools.pattern.finditer(
        small(text)
    ):  # a search that minds no case takes three times as long
        start, end = found.span()
        outer = bisect_right(outer_starts, start) - 1
        number = bisect_right(starts, start) - 1
        if number < 0 or (outer >= 0 and outers[outer].end > start) or found[0] in tools.lookalikes:
            continue
        sentence = sentences[number].span
        if end <= sentence.end and (text[start].islower() or _may_open(text, sentence, start)):
            hits.setdefault(number, []).append(Span(start, end))
    for number, places in hits.items():
        span = sentences[number].span
        if span.end - span.start > LONGEST:
            continue
        first = bisect_right(outer_starts, span.start)
        if first > 0 and outers[first - 1].end > span.start:
            first -= 1
        last = bisect_right(outer_starts, span.end - 1)
        yield span, outers[first:last], places


def _may_open(text: str, sentence: Span, place: int) -> bool:
    """Say whether a verb at `place` may have a capital: nothing but a bracket or colon stands
    before it, or it is in a heading.
    """
    opens = (
        place == sentence.start
        or text[place - 1] in "(["
        or text[max(sentence.start, place - 2) : place] == ": "
    )
    return opens or has_capitals(text[sentence.start : sentence.end])


def _clause_at(tokens: Tokens, hit: Span, tools: _Tools) -> Clause | None:
    """Return the reporting clause around the form at `hit`, or `None` where it only looks like
    one.
    """
    verb = bisect_right(tokens.starts, hit.start) - 1
    last = bisect_right(tokens.starts, hit.end - 1)
    entry = tools.verbs.get(" ".join(tokens.lower[verb:last]))
    if entry is None or tokens.starts[verb] != hit.start:
        return None
    found = clause(tokens, verb, last, entry)
    return None if found is None or _is_unreal(tokens, found) else found


def _is_unreal(tokens: Tokens, found: Clause) -> bool:
    """Say whether the clause only asks or supposes: "if he says", "what he said"; but "what he
    called “…”" reports.
    """
    return (
        found.first > 0
        and tokens.lower[found.first - 1] in tokens.lists.unreal
        and is_so_called(found) is None
    )


def _cues_of(clauses: list[Clause], before: int, tools: _Tools) -> Iterator[Cue]:
    """Turn the clauses of one sentence into cues; `before` is how many cues the article has so
    far.
    """
    reports = [
        report(each, FrameContext(clauses[place + 1 : place + 9], tools.ends))
        for place, each in enumerate(clauses)
    ]
    known = [found for found in reports if found is not None]
    made = 0
    for place, (each, found) in enumerate(zip(clauses, reports, strict=True)):
        if found is None:
            continue
        governor = before + made - 1 if each.governed and made else None
        sure = tuple(
            not is_doubtful(each, found, number, known, tools.doubts)
            for number in range(len(found.pieces))
        )
        yield _cue(each, found, sure, _speaking(each, clauses[place + 1 : place + 2]), governor)
        made += 1


def _speaking(each: Clause, following: Sequence[Clause]) -> NounPhrase | None:
    """Return who speaks: the subject; of a participle that opens the sentence that of the main
    clause ("Noting that …, he said").
    """
    tags = each.words.tags
    if each.takes.ing and not each.inverted and not _VERB_OR_PRON.search(tags, 0, each.group):
        said = (
            other.subject
            for other in following
            if not other.governed and tags[other.first - 1] == COMMA
        )
        return next(said, None) or following_phrase(each.words, each.last) or each.subject
    return each.subject


def _cue(
    reporting: Clause,
    found: Report,
    sure: Sequence[bool],
    speaking: NounPhrase | None,
    governor: int | None,
) -> Cue:
    words, subject = reporting.words, speaking if governor is None else None
    places = [words.at(first, last) for first, last in found.pieces]
    return Cue(
        span=words.at(reporting.verb, reporting.last),
        lemma=reporting.takes.lemma,
        frame=found.frame,
        sentence=words.span,
        subject=words.at(subject.first, subject.last) if subject else None,
        head=words.at(subject.head_first, subject.head_last) if subject else None,
        governor=governor,
        content=tuple(places),
        reported=tuple(place for place, believed in zip(places, sure, strict=True) if believed),
    )
