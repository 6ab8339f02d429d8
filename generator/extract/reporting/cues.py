"""Article → cues: each reporting expression, the subject of its clause, and what it reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.extract.grammar.noun_phrases import NounPhrase
from generator.extract.grammar.subjects import following_phrase
from generator.extract.grammar.tag_patterns import COMMA, RELATIVE, tag_pattern
from generator.extract.grammar.tagger import Tagger, Tokens, tagger
from generator.extract.reporting.clauses import Clause, clause
from generator.extract.reporting.content_phrases import is_so_called
from generator.extract.reporting.effort import Effort
from generator.extract.reporting.frames import report
from generator.extract.reporting.pieces import FrameContext, Report
from generator.extract.reporting.report_classifier import is_doubtful
from generator.extract.reporting.speaking import is_mute, is_wanted
from generator.extract.reporting.speaking_nouns import SpeakingNouns, speaking_nouns
from generator.extract.reporting.verbs import Verb, any_of, small, verbs
from generator.extract.text.capitals import has_capitals
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.readings import Cue, Quotation, Sentence
from generator.model.spans import Span

_VERB_OR_PRON = tag_pattern("<VERB/pron>")
_LONGEST_SENTENCE = 2000  # characters; skipping longer ones keeps the work at each verb small
_LATER_CLAUSES = 8  # of the sentence, that a frame may look at


@dataclass(frozen=True, slots=True, eq=False)
class _Tools:
    """What is built once per lexicon."""

    verbs: Mapping[str, Verb]
    lookalikes: frozenset[str]
    pattern: re.Pattern[str]  # of any verb or look-alike
    tagger: Tagger
    nouns: SpeakingNouns
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
        speaking_nouns(lexicon),
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

    `content` is empty for a cue that only introduces words in quotation marks. Raises `SeedError`
    for an article that would take too long.
    """
    tools = _tools(lexicon)
    effort = Effort(article.seed)
    cues: list[Cue] = []
    for span, quoted, hits in _sentences_with_hits(article.text, sentences, quotations, tools):
        tokens = tools.tagger.tokens(article.text, span, quoted)
        effort.add(tokens, len(hits))
        clauses = [found for hit in hits if (found := _clause_at(tokens, hit, tools)) is not None]
        cues.extend(_cues_of(clauses, len(cues), tools))
    return tuple(cues)


def _sentences_with_hits(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], tools: _Tools
) -> Iterator[tuple[Span, list[Span], list[Span]]]:
    """Yield each sentence with a reporting form: its span, the quotations that meet it, and the
    spans of the forms.
    """
    outers = [quotation.outer for quotation in quotations]
    outer_starts = [outer.start for outer in outers]
    hits: dict[int, list[Span]] = {}  # by sentence index
    for sentence_index, hit in _hits(text, sentences, tools):
        outer_index = bisect_right(outer_starts, hit.start) - 1
        if outer_index < 0 or outers[outer_index].end <= hit.start:
            hits.setdefault(sentence_index, []).append(hit)
    for sentence_index, in_sentence in hits.items():
        span = sentences[sentence_index].span
        if span.end - span.start > _LONGEST_SENTENCE:
            continue
        first = bisect_right(outer_starts, span.start)
        if first > 0 and outers[first - 1].end > span.start:
            first -= 1
        yield span, outers[first : bisect_right(outer_starts, span.end - 1)], in_sentence


def _hits(text: str, sentences: Sequence[Sentence], tools: _Tools) -> Iterator[tuple[int, Span]]:
    """Yield each form of a reporting verb, with the index of its sentence."""
    starts = [sentence.span.start for sentence in sentences]
    # searching without regard to case takes three times as long
    for found in tools.pattern.finditer(small(text)):
        start, end = found.span()
        sentence_index = bisect_right(starts, start) - 1
        if sentence_index < 0 or found[0] in tools.lookalikes:
            continue
        sentence = sentences[sentence_index].span
        if end <= sentence.end and (text[start].islower() or _may_open(text, sentence, start)):
            yield sentence_index, Span(start, end)


def _may_open(text: str, sentence: Span, offset: int) -> bool:
    """True if a verb at `offset` may have a capital: nothing but a bracket or colon stands before
    it, or it is in a heading.
    """
    opens = (
        offset == sentence.start
        or text[offset - 1] in "(["
        or text[max(sentence.start, offset - 2) : offset] == ": "
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
    if found is None or _is_unreal(tokens, found):
        return None
    if "inverted" not in entry.takes and is_wanted(tokens, found.group, verb, last, tools.nouns):
        return None
    return None if not found.governed and _is_mute(found, found.subject, tools) else found


def _is_mute(found: Clause, subject: NounPhrase | None, tools: _Tools) -> bool:
    """True if `subject`, of the clause, cannot speak; a source ("according to") always can."""
    if subject is None or found.entry.lemma == "accord" or found.entry.noun:
        return False
    tokens, lemma = found.tokens, found.entry.lemma
    # "say officials", but not "use it to ask questions": the noun has to tell
    told = "" if found.inverted and tokens.lower[found.verb] == lemma else lemma
    return is_mute(tokens, subject, told, tools.nouns)


def _is_unreal(tokens: Tokens, found: Clause) -> bool:
    """True if the clause only asks or supposes: "if he says", "what he said"; but "what he called
    “…”" reports.
    """
    return (
        found.first > 0
        and tokens.lower[found.first - 1] in tokens.lists.unreal
        and is_so_called(found) is None
    )


def _cues_of(clauses: list[Clause], cue_count: int, tools: _Tools) -> Iterator[Cue]:
    """Turn the clauses of one sentence into cues; the article has `cue_count` cues before it."""
    reports = [
        report(each, FrameContext(clauses[after : after + _LATER_CLAUSES], tools.ends))
        for after, each in enumerate(clauses, 1)
    ]
    known = [found for found in reports if found is not None]
    made: list[tuple[Clause, Report]] = []
    for after, (each, found) in enumerate(zip(clauses, reports, strict=True), 1):
        if found is None:
            continue
        governor = _governor(each, made)
        subject = _subject(each, clauses[after : after + 1])
        if governor is None and _is_mute(each, subject, tools):
            continue
        sure = tuple(
            not is_doubtful(each, found, piece_index, known, tools.doubts)
            for piece_index in range(len(found.pieces))
        )
        place = cue_count + governor if governor is not None else None
        yield _cue(each, found, sure, subject, place)
        made.append((each, found))


def _governor(each: Clause, made: Sequence[tuple[Clause, Report]]) -> int | None:
    """Return the index, among the clauses `made` before it, of the one whose speaker a governed
    clause shares: the last that is no part of another's content. `None` if a subject of its own
    stands between them: "Lund said it was late, and Holm went further by saying".
    """
    if not each.governed or not made:
        return None
    governor = len(made) - 1
    while governor and _holds(made[governor - 1][1], made[governor][0]):
        governor -= 1
    before, report = made[governor]
    end = max((stop for _, stop in report.pieces), default=before.end)
    own = each.subject is not None and (
        each.subject.first >= max(end, before.end)
        or (each.entry.ing and _is_aside(before, each.subject))
    )
    return None if own else governor


def _is_aside(before: Clause, subject: NounPhrase) -> bool:
    """True if the clause stands in a relative one about somebody who is not the subject: "Lund met
    a man who says it is late, adding".
    """
    related = before.tokens.tags[before.group - 1 : before.group] == RELATIVE
    return related and before.subject is not None and before.subject.first > subject.first


def _holds(report: Report, inner: Clause) -> bool:
    """True if the clause stands in what the other one reports."""
    return any(start <= inner.verb < stop for start, stop in report.pieces)


def _subject(each: Clause, following: Sequence[Clause]) -> NounPhrase | None:
    """Return the subject of the clause; of a participle that opens the sentence, that of the main
    clause ("Noting that …, he said").
    """
    tags, alone = each.tokens.tags, each.entry.ing and each.group == each.verb
    if alone and not each.inverted and not _VERB_OR_PRON.search(tags, 0, each.group):
        said = (
            other.subject
            for other in following
            if not other.governed and tags[other.first - 1] == COMMA
        )
        return next(said, None) or following_phrase(each.tokens, each.last) or each.subject
    return each.subject


def _cue(
    reporting: Clause,
    found: Report,
    sure: Sequence[bool],
    subject: NounPhrase | None,
    governor: int | None,
) -> Cue:
    """Turn the token indices of a clause and its report into spans. `sure` says of each piece
    whether it is surely a report; a governed clause has no subject of its own.
    """
    tokens, subject = reporting.tokens, subject if governor is None else None
    content = [tokens.at(first, last) for first, last in found.pieces]
    return Cue(
        span=tokens.at(reporting.verb, reporting.last),
        lemma=reporting.entry.lemma,
        frame=found.frame,
        sentence=tokens.span,
        subject=tokens.at(subject.first, subject.last) if subject else None,
        head=tokens.at(subject.head_first, subject.head_last) if subject else None,
        governor=governor,
        content=tuple(content),
        reported=tuple(span for span, is_sure in zip(content, sure, strict=True) if is_sure),
    )
