"""Differing wordings: quotations that articles print in other words than each other, and which
words differ.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby

from generator.lexicon import Lexicon
from generator.model.briefings import Passage, Wording
from generator.model.readings import StatementKind
from generator.model.spans import Span

_MOST_WORDS = 200  # of a quotation: the time to compare two grows with the square
_MOST = 4  # wordings of one quotation
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’")
_OMISSION = re.compile(r"…|\.{3}|\. \. \.")


@dataclass(frozen=True, slots=True)
class _Word:
    key: str  # in lower case and one spelling, without apostrophes
    span: Span
    sentence: int


@dataclass(slots=True, eq=False)
class _Quotation:
    """The speaker's own words in a passage, and the indices of those that are printed otherwise
    elsewhere.
    """

    passage: Passage
    words: Sequence[_Word]
    differing: set[int] = field(default_factory=set)

    def whole(self, start: int, end: int) -> bool:
        """Say whether some words in a row are whole sentences, or none."""
        edges = (each for each in (start, end) if start < end and 0 < each < len(self.words))
        return all(self.words[at - 1].sentence != self.words[at].sentence for at in edges)

    def omits(self, place: int) -> bool:
        """Say whether words before one may be left out for good: at either end, or openly."""
        if place in {0, len(self.words)}:
            return True
        between = Span(self.words[place - 1].span.end, self.words[place].span.start)
        return bool(_OMISSION.search(between.of(self.passage.reading.article.text)))

    def sentences(self, start: int, end: int) -> Iterator[int]:
        """Yield the sentences of some words in a row."""
        return (each.sentence for each in self.words[start:end])

    def mark(self, start: int, end: int, sentences: Collection[int]) -> None:
        """Note that some words in a row differ, as far as they are in one of the sentences."""
        self.differing |= {
            index for index in range(start, end) if self.words[index].sentence in sentences
        }

    def wording(self, also: Iterable[Passage]) -> Wording:
        """Return it with the passages that print the same, and the differing words, neighbours as
        one place.
        """
        runs = groupby(enumerate(sorted(self.differing)), key=lambda pair: pair[1] - pair[0])
        places = [[self.words[index].span for _, index in run] for _, run in runs]
        differing = tuple(Span(place[0].start, place[-1].end) for place in places)
        return Wording((self.passage, *also), differing)


def find_wordings(
    repeats: Iterable[Sequence[Passage]], lexicon: Lexicon
) -> Mapping[str, tuple[Wording, ...]]:
    """Return the wordings of each quotation that articles word differently, by the id of each
    passage that has one; the wording of the first repeat comes first, and marks all in which the
    others differ.

    Case, punctuation and national spelling are no difference, nor are words that one article
    leaves out at an end, as whole sentences or with an ellipsis.
    """
    spellings = lexicon.table("join.spellings")
    found = (_wordings(group, spellings) for group in repeats)
    return {
        passage.id: wordings
        for wordings in found
        if len(wordings) > 1
        for wording in wordings
        for passage in wording.passages
    }


def _wordings(group: Sequence[Passage], spellings: Mapping[str, str]) -> tuple[Wording, ...]:
    first, *others = (_Quotation(each, _words(each, spellings)) for each in group)
    same: list[Passage] = []
    differing: dict[tuple[str, ...], list[_Quotation]] = {}
    for other in others:
        key = tuple(each.key for each in other.words)
        if key in differing:
            differing[key].append(other)
        elif len(differing) < _MOST - 1 and _differ(first, other):
            differing[key] = [other]
        else:
            same.append(other.passage)
    told = (found.wording(each.passage for each in more) for found, *more in differing.values())
    return first.wording(same), *told


def _words(passage: Passage, spellings: Mapping[str, str]) -> tuple[_Word, ...]:
    text, starts = passage.reading.article.text, passage.reading.sentences
    own = (each.span for each in passage.statements if each.kind is not StatementKind.REPORTED)
    found = (match for span in own for match in _WORD.finditer(text, span.start, span.end))
    words = []
    for match in found:
        key = match.group().casefold().translate(_APOSTROPHES)
        place = bisect_right(starts, match.start(), key=lambda each: each.span.start)
        words.append(_Word(spellings.get(key, key), Span(*match.span()), place))
    return tuple(words)


def _differ(one: _Quotation, other: _Quotation) -> bool:
    """Say whether two articles word a quotation differently, and note in both where."""
    mine, theirs = ([word.key for word in each.words] for each in (one, other))
    same = one.passage.reading.article.id == other.passage.reading.article.id
    if same or not theirs or max(len(mine), len(theirs)) > _MOST_WORDS:
        return False
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    runs = [found for found in matcher.get_opcodes() if found[0] != "equal"]
    if not any(_reworded(one, other, places) for _, *places in runs):
        return False
    blocks = matcher.get_matching_blocks()
    shared = {key for each in blocks for key in one.sentences(each.a, each.a + each.size)}
    theirs_shared = {key for each in blocks for key in other.sentences(each.b, each.b + each.size)}
    for _, start, end, begin, stop in runs:
        one.mark(start, end, shared)
        other.mark(begin, stop, theirs_shared)
    return True


def _reworded(one: _Quotation, other: _Quotation, places: Sequence[int]) -> bool:
    """Say whether two runs of words, from where to where in each, are another wording, not words
    left out.
    """
    start, end, begin, stop = places
    if one.whole(start, end) and other.whole(begin, stop):
        return False
    return not (start == end and one.omits(start)) and not (begin == stop and other.omits(begin))
