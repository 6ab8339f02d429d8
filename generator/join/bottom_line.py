"""The bottom line: at most five passages that an editor would print, the newest edition's first."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.acts import Act, act_in
from generator.hanging import hangs
from generator.join._dates import newest_first
from generator.join._similar import overlap
from generator.join._words import Stems, stems_of
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.briefings import Edition, Passage, Speaker
from generator.model.readings import Flag, SpeakerKind, StatementKind
from generator.model.spans import Span
from generator.surnames import surname

_MOST, _LEAST = 5, 3  # passages
_FEWEST_WORDS, _MOST_WORDS = 8, 45
_LONGEST = 30  # words of one sentence
_FIRST = 3  # paragraphs of an article in which its news stands
_SAME = 0.3  # share of words from which two passages say the same

# What counts for a passage, each from 0 to 1, and how much.
_WEIGHTS = {
    "act": 1.5,  # tells of a decision, a demand or a refusal
    "exact": 1.5,  # gives a number and says of what
    "names": 1.0,  # names two things beside its speaker; half of it for one
    "carried": 1.0,  # the share of publishers that have its topic
    "leads": 1.0,  # stands in the first paragraphs of its article
    "own": 1.0,  # the speaker's own words
    "latest": 0.5,  # said on the latest day of its edition
    "named": 0.3,  # prints its speaker's surname, or is a quotation
}
# What counts beside the passages that are chosen already.
_FIRST_REFUSAL = 0.3
_FIRST_OF_SPEAKER = 1.0  # behind the first passage
_REPEATED_ARTICLE = -0.6

_ADDRESS = re.compile(r"[@#]\w|https?:")
_DIGIT = re.compile(r"\d")
# a capital within a sentence
_NAME = re.compile(rf"(?<=[^\W_] )[{CAPITAL}]\w+|(?<=, )[{CAPITAL}]\w+")


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    passage: Passage
    words: frozenset[str]
    score: float
    refuses: bool
    tells: bool  # of a decision, demand, refusal or number, and of something beside its speaker

    @property
    def topic(self) -> str:
        """The topic that it stands for; the article, if it has none."""
        return next(iter(self.passage.topics), self.passage.reading.article.id)


@dataclass(frozen=True, slots=True, eq=False)
class BottomLines:
    """The bottom line of all editions together, and that of each, by its id."""

    front: tuple[Passage, ...]
    of_edition: Mapping[str, tuple[Passage, ...]]


def choose_bottom_lines(
    passages: Sequence[Passage],
    speakers: Iterable[Speaker],
    editions: Sequence[Edition],
    lexicon: Lexicon,
) -> BottomLines:
    """Return at most five passages, from the newest edition backwards, what is in none last; and as
    many of each edition.

    Each tells of a decision, a demand or a refusal or gives a number, names something beside its
    speaker, is easy to read and can stand alone; where there are not three, others that stand alone
    come behind them. No two are on one topic or say the same.
    """
    chooser = _Chooser(passages, speakers, lexicon)
    number = {id: index for index, each in enumerate(editions) for id in each.articles}
    groups: list[list[Passage]] = [[] for _ in (*editions, None)]
    for passage in passages:
        groups[number.get(passage.reading.article.id, len(editions))].append(passage)
    candidates = [list(chooser.candidates(group)) for group in groups]
    own = {each.id: _lines([found]) for each, found in zip(editions, candidates, strict=False)}
    return BottomLines(_lines(candidates), own)


def _lines(groups: Sequence[Sequence[_Candidate]]) -> tuple[Passage, ...]:
    """Return the lines that are chosen of several groups, the first group's before the next's."""
    chosen: list[_Candidate] = []
    for telling, enough in ((True, _MOST), (False, _LEAST)):
        for group in groups:
            fit = [each for each in group if each.tells or not telling]
            while len(chosen) < enough and (best := _best(fit, chosen)):
                chosen.append(best)
    return tuple(each.passage for each in chosen)


def _best(candidates: Iterable[_Candidate], chosen: Sequence[_Candidate]) -> _Candidate | None:
    """Return the best candidate on a topic that none chosen is on, and that says none of it."""
    topics = {other.topic for other in chosen}
    new = (
        each
        for each in candidates
        if each.topic not in topics
        and all(overlap(each.words, other.words) < _SAME for other in chosen)
    )
    return max(new, key=lambda each: each.score + _variety(each, chosen), default=None)


def _variety(candidate: _Candidate, chosen: Sequence[_Candidate]) -> float:
    """Return what counts for a candidate beside those already chosen."""
    mine, others = candidate.passage, [each.passage for each in chosen]
    article = mine.reading.article.id
    return (
        _FIRST_REFUSAL * (candidate.refuses and not any(each.refuses for each in chosen))
        + _FIRST_OF_SPEAKER
        * (bool(others) and mine.speaker not in {other.speaker for other in others})
        + _REPEATED_ARTICLE * any(article == other.reading.article.id for other in others)
    )


class _Chooser:
    """Finds the passages that can stand in the bottom line, and what counts for each."""

    def __init__(
        self, passages: Sequence[Passage], speakers: Iterable[Speaker], lexicon: Lexicon
    ) -> None:
        self._lexicon, self._stems = lexicon, stems_of(lexicon)
        named = {each.id: each for each in speakers if each.kind is not SpeakerKind.UNNAMED}
        self._called = {id: _called(each, self._stems) for id, each in named.items()}
        self._surnames = {id: surname(each.name.split()) for id, each in named.items()}
        times = (*lexicon.numbers("dates.months"), *lexicon.numbers("dates.weekdays"))
        self._times = frozenset(map(self._stems.stem, times))
        self._carried = _carried(passages)

    def candidates(self, passages: Sequence[Passage]) -> Iterator[_Candidate]:
        """Yield those of one edition's passages that can stand in the bottom line."""
        latest = min((newest_first(each.date.edtf) for each in passages), default=0)
        for passage in passages:
            text = passage.span.of(passage.reading.article.text)
            fits = _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS
            if not fits or passage.speaker not in self._called:
                continue
            act = self._act(passage, text)
            parts = {"act": act is not None, **self._parts(passage, text)}
            parts["latest"] = newest_first(passage.date.edtf) == latest
            tells = bool(parts["names"] and (act or parts["exact"])) and _reads_easily(passage)
            if (tells or passage.topics) and self._stands_alone(passage, tells):
                score = sum(_WEIGHTS[name] * value for name, value in parts.items())
                words = self._stems.content(text)
                yield _Candidate(passage, words, score, act is Act.REFUSES, tells)

    def _parts(self, passage: Passage, text: str) -> dict[str, float]:
        """Return what speaks for a passage besides its act and day, by the names of _WEIGHTS: each
        is 1 at most.
        """
        own = passage.kind is StatementKind.QUOTED
        return {
            "exact": _exact(passage),
            "names": min(2, self._names(passage, text)) / 2,
            "carried": self._carried.get(next(iter(passage.topics), ""), 0.0),
            "leads": _leads(passage),
            "own": own,
            "named": own or self._surnames[passage.speaker] in text,
        }

    def _stands_alone(self, passage: Passage, tells: bool) -> bool:
        """Say whether a passage hangs on nothing, or only its first sentence does and one of the
        others tells something.
        """
        text = passage.reading.article.text
        first, *others = (span.of(text) for span in _sentences(passage))
        if not hangs(first, self._lexicon):
            return True
        rest = [each for each in others if not hangs(each, self._lexicon)]
        return tells and any(act_in(each, self._lexicon) or _DIGIT.search(each) for each in rest)

    def _names(self, passage: Passage, text: str) -> int:
        """Return how many names other than the speaker's a passage holds; a day or month is
        none.
        """
        names = {*map(self._stems.stem, _NAME.findall(text))}
        return len(names - self._called[passage.speaker] - self._times)

    def _act(self, passage: Passage, text: str) -> Act | None:
        """Return the act that a passage tells of; who declines to comment does nothing, and "we
        will win" is no plan.
        """
        silent = any(passage.span.holds(each.span) for each in passage.reading.silences)
        act = None if silent else act_in(text, self._lexicon)
        own = passage.kind is StatementKind.QUOTED
        return None if own and act is Act.PLANS else act


def _called(speaker: Speaker, stems: Stems) -> frozenset[str]:
    """Return the stems of all that names a speaker: name, aliases and roles."""
    texts = (speaker.name, *speaker.aliases, *(role.text for role in speaker.roles))
    return frozenset(stem for text in texts for stem in stems.phrase(text))


def _carried(passages: Iterable[Passage]) -> Mapping[str, float]:
    """Return of each topic by how many publishers it is carried, as a share of those that carry
    the topic carried by most.
    """
    publishers: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        article = passage.reading.article
        for topic in passage.topics:
            publishers[topic].add(article.publisher.text or article.id)
    widest = max(map(len, publishers.values()), default=1)
    return {topic: len(found) / widest for topic, found in publishers.items()}


def _sentences(passage: Passage) -> Sequence[Span]:
    found = passage.reading.sentences
    first = bisect_left(found, passage.span.start, key=lambda each: each.span.start)
    last = bisect_left(found, passage.span.end, key=lambda each: each.span.start)
    return [each.span for each in found[first:last]] or [passage.span]


def _leads(passage: Passage) -> bool:
    """Say whether a passage stands in the first paragraphs of its article."""
    blocks = passage.reading.article.blocks
    index = bisect_right(blocks, passage.span.start, key=lambda each: each.span.start) - 1
    return index >= 0 and 1 <= blocks[index].number <= _FIRST


def _reads_easily(passage: Passage) -> bool:
    """Say whether none of a passage's sentences is long or holds an address or a hashtag."""
    text = passage.reading.article.text
    if _ADDRESS.search(passage.span.of(text)):
        return False
    return all(len(each.of(text).split()) <= _LONGEST for each in _sentences(passage))


def _exact(passage: Passage) -> bool:
    """Say whether a passage gives a number and says of what."""
    return any(
        figure.of is not None and Flag.UNIT_IMPLIED not in figure.flags
        for figure in passage.reading.figures
        if passage.span.holds(figure.span)
    )
