"""Article → cues: every reporting expression, who its clause says speaks, and what it reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.extract._reported import Around, Clause, Report, report
from generator.extract._subjects import Phrase, leading_phrase, opening_phrase, phrase_after, phrase_before, verb_group
from generator.extract._verbs import Verb, any_of, verbs
from generator.extract._words import Tagger, Words
from generator.lexicon import Lexicon
from generator.model import Article, Cue, Frame, Quotation, Sentence, Span


_NOT = frozenset({"not", "never"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


@dataclass(frozen=True, slots=True, eq=False)
class _Tools:
    """What is made once of a lexicon."""

    verbs: dict[str, Verb]
    pattern: re.Pattern[str]
    lookalike: re.Pattern[str]
    tagger: Tagger
    unreal: frozenset[str]  # words before a clause that make it no report: "if he says"
    ends: Mapping[str, float]  # weights of `end_of_content`


@cache
def _tools(lexicon: Lexicon) -> _Tools:
    known = verbs(lexicon)
    return _Tools(
        known,
        any_of(known),
        any_of(lexicon.words("cues.not_cues")),
        Tagger(lexicon),
        frozenset(lexicon.words("cues.unreal")),
        {name: float(weight) for name, weight in lexicon.table("cues.content_ends").items()},
    )


def find_cues(article: Article, sentences: Sequence[Sentence], quotations: Sequence[Quotation], lexicon: Lexicon) -> tuple[Cue, ...]:
    """Return the reporting expressions of `article` outside its `quotations`, in the order of the text.

    `content` of a cue is empty where it only introduces words in quotation marks: then `frame` says where they stand.
    """
    tools = _tools(lexicon)
    cues: list[Cue] = []
    for span, quoted, hits in _sentences_with_hits(article.text, sentences, quotations, tools):
        words = tools.tagger.words(article.text, span, quoted)
        clauses = [clause for hit in hits if (clause := _clause_at(words, hit, tools)) is not None]
        cues.extend(_cues_of(clauses, len(cues), tools.ends))
    return tuple(cues)


def _sentences_with_hits(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], tools: _Tools
) -> Iterator[tuple[Span, list[Span], list[Span]]]:
    """Yield each sentence that holds a reporting form: its place, the quotations that meet it, the places of the forms."""
    starts = [sentence.span.start for sentence in sentences]
    outers = [quotation.outer for quotation in quotations]
    outer_starts = [outer.start for outer in outers]
    skipped = [Span(*found.span()) for found in tools.lookalike.finditer(text)]
    barred = sorted([*outers, *skipped])
    barred_starts = [bar.start for bar in barred]
    hits: dict[int, list[Span]] = {}
    for found in tools.pattern.finditer(text):
        place = Span(*found.span())
        bar = bisect_right(barred_starts, place.start) - 1
        if bar >= 0 and barred[bar].end > place.start:
            continue
        number = bisect_right(starts, place.start) - 1
        if number >= 0 and sentences[number].span.holds(place) and (text[place.start].islower() or place.start == starts[number]):
            hits.setdefault(number, []).append(place)
    for number, places in hits.items():
        span = sentences[number].span
        first = bisect_right(outer_starts, span.start)
        if first > 0 and outers[first - 1].end > span.start:
            first -= 1
        last = bisect_right(outer_starts, span.end - 1)
        yield span, outers[first:last], places


def _clause_at(words: Words, hit: Span, tools: _Tools) -> Clause | None:
    """Return the reporting clause around the form at `hit`, or `None` where it only looks like one."""
    verb = bisect_right(words.starts, hit.start) - 1
    last = bisect_right(words.starts, hit.end - 1)
    entry = tools.verbs.get(" ".join(words.lower[verb:last]))
    if entry is None or words.starts[verb] != hit.start:
        return None
    if entry.lemma == "accord":
        return _source(words, verb, last, entry)
    group = verb_group(words, verb)
    if (
        _is_denied(words, group, verb)
        or _is_restrictive(words, group)
        or _is_passive(words, group, verb, entry)
        or _is_adjective(words, verb, last)
    ):
        return None
    if words.lower[max(0, group - 2) : group] == ["on", "to"]:  # went on to say
        group = verb_group(words, max(0, group - 3))
    elif group > 0 and words.lower[group - 1] == "to":
        return None
    if entry.noun_alike and _is_noun(words, group, verb, last):
        return None
    found = _ing(words, group, verb, last, entry) if entry.ing else None
    found = found or _finite(words, group, verb, last, entry)
    if found is None or (words.lower[found.first - 1] in tools.unreal and words.tags[last : last + 1] not in {"a", "v"}):
        return None
    return found


def _is_noun(words: Words, group: int, verb: int, last: int) -> bool:
    """Say whether a form that may be a noun is one here: after what nouns stand after, or before a verb or mark."""
    tags = words.tags
    before, after = tags[group - 1 : group], tags[last : last + 1]
    if group == 0 or before in {"d", "p", "#", "g"} or after in {"a", "v", "p", "e", "", ",", "."}:
        return True
    plural = words.lower[group - 1].endswith("s") and not words.lower[group - 1].endswith(("'s", "s'"))
    if words.lower[verb].endswith("s"):
        return plural or words.lower[group - 1].endswith(("'s", "s'"))
    return group == verb and not plural and before not in {"P", "o"}


def _is_denied(words: Words, group: int, verb: int) -> bool:
    """Say whether the verb is negated ("did not say whether"): nothing is reported."""
    return any(word in _NOT or word.endswith("n't") for word in words.lower[group:verb])


def _is_restrictive(words: Words, group: int) -> bool:
    """Say whether the verb stands in a relative clause without a comma ("those who say …"): it tells who, not what was said."""
    return group > 1 and words.tags[group - 1] == "w" and words.tags[group - 2] in "nNo"


def _is_passive(words: Words, group: int, verb: int, entry: Verb) -> bool:
    """Say whether the verb is passive ("was told that"): who speaks is then not its subject."""
    return not entry.ing and not _BE.isdisjoint(words.lower[group:verb])


def _is_adjective(words: Words, verb: int, last: int) -> bool:
    """Say whether an -ed form stands before a noun as its adjective ("his alleged part")."""
    if verb == 0 or words.tags[last : last + 1] not in {"n", "N", "g"}:
        return False
    return words.tags[verb - 1] in "dp#" or words.lower[verb - 1].endswith(("'s", "s'"))


def _ing(words: Words, group: int, verb: int, last: int, entry: Verb) -> Clause | None:
    """…, adding that …; he is warning that … is left to `_finite`."""
    tags = words.tags
    if "a" in tags[group:verb]:
        return None
    mark = tags[group - 1] if group else ""
    if mark in {"N", "n", ")", "#"} and (noun := phrase_before(words, group)) is not None:
        return Clause(words, group, verb, last, entry, noun)
    if mark in {"", ",", "Q", "c", "-", "s", "p"}:
        return Clause(words, group, verb, last, entry, leading_phrase(words, group), governed=True)
    return None


def _finite(words: Words, group: int, verb: int, last: int, entry: Verb) -> Clause | None:
    tags = words.tags
    mark = tags[group - 1] if group else ""
    if (entry.ing and "a" not in tags[group:verb]) or mark == "T":
        return None
    before = phrase_before(words, group) if mark != "Q" else None
    if before is None and "inverted" in entry.takes and mark in {",", "Q", "", ".", "-"}:
        after = phrase_after(words, last)
        if after is not None:
            return Clause(words, group, verb, last, entry, after, inverted=True)
    if (
        mark == "c" and words.lower[verb] == entry.lemma and "clause" not in entry.takes
    ):  # "to speak up and defend …": no finite verb
        return None
    if before is None and mark == ",":
        before = opening_phrase(words)
    if before is None and ("c" in tags[max(0, group - 8) : group] or (mark == "," and group < verb)):
        return Clause(words, group, verb, last, entry, leading_phrase(words, group), governed=True)
    return Clause(words, group, verb, last, entry, before) if before is not None else None


def _source(words: Words, verb: int, last: int, entry: Verb) -> Clause | None:
    found = re.compile(r"[dobt#g]*[nN#.e][nN#.epdct&]*|P|o").match(words.tags, last)
    if found is None:
        return None
    first, stop = found.span()
    return Clause(words, verb, verb, last, entry, Phrase(first, stop, first, stop), inverted=True)


def _cues_of(clauses: list[Clause], before: int, ends: Mapping[str, float]) -> Iterator[Cue]:
    """Turn the clauses of one sentence into cues; `before` is how many cues the article has so far."""
    made = 0
    for place, clause in enumerate(clauses):
        found = _source_report(clause) if clause.takes.lemma == "accord" else report(clause, Around(clauses[place + 1 :], ends))
        if found is None:
            continue
        governor = before + made - 1 if clause.governed and made else None
        yield _cue(clause, found, governor)
        made += 1


def _source_report(clause: Clause) -> Report | None:
    """According to X, …; …, according to X"""
    tags = clause.words.tags
    size = len(tags) - (1 if tags.endswith(".") else 0)
    opens = clause.verb - (tags[clause.verb - 1 : clause.verb] == ",")
    if opens == 0 or tags[opens - 1] in "(:;csT":
        start = clause.end + (tags[clause.end : clause.end + 1] == ",")
        return Report(Frame.SOURCE, ((start, size),)) if start < size else None
    stop = clause.verb - (tags[clause.verb - 1] == ",")
    pieces = ((0, stop),)
    if not re.search(r"[^Q.,]", tags[:stop]):
        return Report(Frame.QUOTATION, ())
    if tags[clause.end : clause.end + 1] == "," and re.search("[va]", tags[clause.end + 1 :]):
        return Report(Frame.SOURCE, (*pieces, (clause.end + 1, size)))
    return Report(Frame.SOURCE, pieces)


def _cue(clause: Clause, found: Report, governor: int | None) -> Cue:
    words, subject = clause.words, clause.subject if governor is None else None
    return Cue(
        span=words.at(clause.verb, clause.last),
        lemma=clause.takes.lemma,
        frame=found.frame,
        sentence=words.span,
        subject=words.at(subject.first, subject.last) if subject else None,
        head=words.at(subject.head_first, subject.head_last) if subject else None,
        governor=governor,
        content=tuple(words.at(first, last) for first, last in found.pieces if first < last),
    )
