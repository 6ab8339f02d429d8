"""Then and now: pairs of passages in which one speaker speaks of the same measure or subject at
two dates.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum

from generator.join._dates import first_day
from generator.join._ids import made_of
from generator.join._words import stems_of
from generator.lexicon import Lexicon
from generator.model.briefings import Change, FindingRule, Passage, Speaker, Topic
from generator.model.readings import Reading
from generator.model.spans import Basis, Span

_APART = timedelta(weeks=4)
_MOST = 6  # pairs
_LONGEST = 60  # words of a passage; a longer one is no side of a comparison
_RARE = 12  # passages; a word in more of one speaker's passages says little
# shared weight from which two passages are about the same; a word that only they share has weight 1
_ENOUGH = 3.0
_ENOUGH_OF_ONE_TOPIC = 2.5  # the same, where both are on one topic before all others
_BY_MEASURE = 2.0  # what the same value of the same unit adds
_TURN = 0.5  # what each side adds that says how things stand by now


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """A passage that may be one side of a pair: its day, its words, and its measures with the
    words that say of what they are.
    """

    passage: Passage
    day: date
    words: frozenset[str]
    turns: bool  # says how things stand by now: "not yet", "already"
    measures: dict[tuple[str, float], str]


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    then: _Side
    now: _Side
    weight: float
    about: str
    rule: FindingRule


def find_changes(
    passages: Sequence[Passage],
    speakers: Iterable[Speaker],
    topics: Iterable[Topic],
    lexicon: Lexicon,
) -> tuple[Change, ...]:
    """Return at most six pairs, the strongest first, no passage in two of them.

    A pair shares a topic, lies at least four weeks apart, and shares a measure or words that its
    speaker seldom uses; that either side says how things stand by then ("not yet", "now") counts
    too.
    """
    (changes,) = changes_by_edition([passages], speakers, topics, lexicon)
    return changes


def changes_by_edition(
    editions: Sequence[Sequence[Passage]],
    speakers: Iterable[Speaker],
    topics: Iterable[Topic],
    lexicon: Lexicon,
) -> list[tuple[Change, ...]]:
    """Return the pairs of each edition, given by its passages, the oldest edition first: those
    whose newer side it has, as strong as they were when it was the newest.
    """
    finder = _Finder(speakers, topics, lexicon)
    said: dict[str, _Said] = defaultdict(_Said)
    found = []
    for passages in editions:
        new: dict[str, list[_Side]] = defaultdict(list)
        for side in finder.sides(passages):
            new[side.passage.speaker].append(side)
        pairs = [pair for id, sides in new.items() for pair in finder.pairs(said[id], sides)]
        found.append(_strongest(pairs))
    return found


def _strongest(pairs: list[_Pair]) -> tuple[Change, ...]:
    pairs.sort(
        key=lambda pair: (
            -pair.weight,
            -pair.now.day.toordinal(),
            pair.then.day,
            pair.now.passage.id,
            pair.then.passage.id,
        )
    )
    used: set[str] = set()
    about: set[str] = set()
    changes: list[Change] = []
    for pair in pairs:
        ids = {pair.then.passage.id, pair.now.passage.id}
        if not ids & used and pair.about not in about and len(changes) < _MOST:
            used |= ids
            about.add(pair.about)
            changes.append(_change(pair))
    return tuple(changes)


class _Said:
    """What one speaker has said so far: how many passages use a word, and which share what."""

    def __init__(self) -> None:
        self.common: Counter[str] = Counter()
        self._sharing: dict[object, list[_Side]] = defaultdict(list)  # by word, by measure

    def add(self, sides: Iterable[_Side]) -> None:
        for side in sides:
            self.common.update(side.words)
            for key in (*side.words, *side.measures):
                self._sharing[key].append(side)

    def alike(self, new: Iterable[_Side]) -> Iterator[tuple[_Side, _Side]]:
        """Yield the pairs that share a measure or a word that few passages use, the older side
        first; the newer one is `new`.
        """
        for now in new:
            near = {
                then.passage.id: then
                for key in (*now.words, *now.measures)
                if len(self._sharing[key]) <= _RARE
                for then in self._sharing[key]
            }
            yield from ((near[id], now) for id in sorted(near) if near[id].day < now.day)


class _Finder:
    """Finds what may stand side by side. Names and roles of people make no two passages alike."""

    def __init__(
        self, speakers: Iterable[Speaker], topics: Iterable[Topic], lexicon: Lexicon
    ) -> None:
        self._stems = stems_of(lexicon)
        self._turns = frozenset(map(self._stems.stem, lexicon.words("join.turns")))
        called = (
            text
            for speaker in speakers
            for text in (speaker.name, *(role.text for role in speaker.roles))
        )
        self._people = {stem for text in called for stem in self._stems.phrase(text)}
        self._names = {topic.id: topic.name for topic in topics}

    def sides(self, passages: Sequence[Passage]) -> Iterator[_Side]:
        """Yield the passages that have a day, a speaker and a topic, and are short enough to
        compare.
        """
        figures: dict[str, _Figures] = {}
        for passage in passages:
            day, article = first_day(passage.date.edtf), passage.reading.article
            text = passage.span.of(article.text)
            if day and passage.speaker and passage.topics and len(text.split()) <= _LONGEST:
                held = figures.setdefault(article.id, _Figures(passage.reading))
                turns = not self._turns.isdisjoint(self._stems.phrase(text))
                yield _Side(
                    passage,
                    day,
                    self._stems.content(text) - self._people,
                    turns,
                    held.measures(passage),
                )

    def pairs(self, said: _Said, new: Sequence[_Side]) -> Iterator[_Pair]:
        """Yield the pairs of one speaker's passages that are about the same thing, the newer one
        among the `new` ones, which are added to what was `said`.
        """
        said.add(new)
        for then, now in said.alike(new):
            topics = [topic for topic in now.passage.topics if topic in then.passage.topics]
            if now.day - then.day < _APART or not topics:
                continue
            weights = {word: 2 / said.common[word] for word in then.words & now.words}
            measures = sorted(then.measures.keys() & now.measures.keys())
            weight = (
                fsum(weights.values())  # the same in whatever order a set yields its words
                + _TURN * (then.turns + now.turns)
                + (_BY_MEASURE if measures else 0)
            )
            same = then.passage.topics[0] == now.passage.topics[0]
            if weight >= (_ENOUGH_OF_ONE_TOPIC if same else _ENOUGH):
                name = self._names[topics[0]]
                what = now.measures[measures[0]] if measures else ""
                if not measures and weight >= _ENOUGH:
                    what = self._shared(now.passage, weights)
                rule = FindingRule.SAME_MEASURE if measures else FindingRule.SHARED_WORDS
                yield _Pair(then, now, weight, f"{name}: {what}" if what else name, rule)

    def _shared(self, passage: Passage, weights: Mapping[str, float]) -> str:
        """Return the run of shared words in a passage that weighs most, as printed."""
        text = passage.reading.article.text
        best, run, weight = (0.0, ""), Span(0, 0), 0.0
        for token in self._stems.tokens(text, passage.span.start, passage.span.end):
            if token.stem in weights:
                goes_on = text[run.end : token.start] in {" ", "-"}
                run = Span(run.start if goes_on else token.start, token.end)
                weight = (weight if goes_on else 0) + weights[token.stem]
                best = max(best, (weight, run.of(text)), key=lambda found: found[0])
        return best[1]


class _Figures:
    """The figures of one reading, by where they stand."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._figures = reading.figures
        self._starts = [figure.span.start for figure in reading.figures]

    def measures(self, passage: Passage) -> dict[tuple[str, float], str]:
        """Return the (unit, value) pairs that a passage holds, with the words that say of what."""
        first, last = (
            bisect_left(self._starts, offset) for offset in (passage.span.start, passage.span.end)
        )
        held = (
            figure
            for figure in self._figures[first:last]
            if figure.value is not None and figure.unit
        )
        return {
            (figure.unit, figure.value or 0): figure.of.of(self._text) if figure.of else ""
            for figure in held
        }


def _change(pair: _Pair) -> Change:
    id = made_of("c", pair.then.passage.id, pair.now.passage.id)
    return Change(
        id,
        pair.now.passage.speaker,
        pair.about,
        Basis.INFERRED,
        pair.then.passage,
        pair.now.passage,
        pair.rule,
    )
