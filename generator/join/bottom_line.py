"""The bottom line: three to five passages that tell a busy person what was said."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.hanging import hangs
from generator.join._dates import newest_first
from generator.join._similar import overlap
from generator.join._words import Stems
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.briefings import Passage, Speaker
from generator.model.readings import SpeakerKind, StatementKind

_MOST, _LEAST = 5, 3  # passages
_FEWEST_WORDS = 8
# Passages of at most so many words are chosen, until so many are; last those that hang on the
# sentence before them.
_STAGES = ((30, _MOST, False), (45, _LEAST, False), (45, _LEAST, True))
_SAME = 0.3  # share of words from which two passages say the same
_LONGEST = 45  # words of another speaker's passage where all others are one speaker's
_NEARLY = 1.0  # points that it may be below the last of them

# What makes a passage tell more, each from 0 to 1, and how much it counts.
_WEIGHTS = {
    "carried": 1.5,  # the share of publishers that have its topic
    "new": 2.0,  # 1 for the newest date, 0 for the oldest
    "central": 1.5,  # how many articles use its words
    "leads": 1.0,  # stands at the head of its article
    "alone": 1.5,  # is a quotation or names its speaker, names what it is about
    "exact": 1.0,  # gives a figure
}
# taken off for each passage already chosen
_REPEATED_TOPIC, _REPEATED_ARTICLE, _REPEATED_SPEAKER = (
    1.5,
    2.0,
    0.3,
)
_FIRST_QUOTATION = 1.0  # added to a quotation while none is chosen
# a capital within a sentence
_NAME = re.compile(rf"(?<=[^\W_] )[{CAPITAL}]\w+|(?<=, )[{CAPITAL}]\w+")


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    passage: Passage
    words: frozenset[str]
    score: float
    hangs: bool


def choose_bottom_line(
    passages: Sequence[Passage], speakers: Iterable[Speaker], lexicon: Lexicon
) -> tuple[Passage, ...]:
    """Return at most five passages, the most telling first: no two that say the same, on topics as
    different as can be.

    None has more than thirty words or hangs on the sentence before it, unless there would be fewer
    than three. Where all are one speaker's, the last gives way to another's that tells nearly as
    much, which may be longer.
    """
    names = {speaker.id: speaker for speaker in speakers if speaker.kind is not SpeakerKind.UNNAMED}
    scores = _Scores(passages, names, lexicon)
    candidates = [scores.candidate(passage) for passage in passages if scores.allows(passage)]
    chosen: list[_Candidate] = []
    for longest, enough, hanging in _STAGES:
        fit = [
            each
            for each in candidates
            if _length(each.passage) <= longest and each.hangs <= hanging
        ]
        while len(chosen) < enough and (best := _best(fit, chosen)):
            chosen.append(best)
    return tuple(each.passage for each in _with_another_speaker(chosen, candidates))


def _with_another_speaker(
    chosen: Sequence[_Candidate], candidates: Iterable[_Candidate]
) -> Sequence[_Candidate]:
    """Return what is chosen, with another speaker in it if there is one with a passage that tells
    nearly as much as the last.
    """
    speakers = {each.passage.speaker for each in chosen}
    kept, given = chosen[: _MOST - 1], chosen[_MOST - 1 :]
    enough = given[0].score - _NEARLY if given else 0.0
    fit = (
        each
        for each in candidates
        if each.passage.speaker not in speakers
        and not each.hangs
        and _length(each.passage) <= _LONGEST
        and each.score >= enough
    )
    other = _best(fit, kept) if len(speakers) == 1 else None
    return [*kept, other] if other else chosen


def _best(candidates: Iterable[_Candidate], chosen: Sequence[_Candidate]) -> _Candidate | None:
    """Return the best candidate that says nothing that is chosen already."""
    new = (
        each
        for each in candidates
        if all(overlap(each.words, other.words) < _SAME for other in chosen)
    )
    return max(
        new,
        key=lambda each: (
            each.score + _variety(each, chosen),
            -newest_first(each.passage.date.edtf),
            each.passage.id,
        ),
        default=None,
    )


def _variety(candidate: _Candidate, chosen: Sequence[_Candidate]) -> float:
    """Return what a candidate adds to those already chosen, less for what it has in common with
    them.
    """
    mine = candidate.passage
    first = mine.kind is StatementKind.QUOTED and all(
        other.passage.kind is not StatementKind.QUOTED for other in chosen
    )
    return _FIRST_QUOTATION * first - sum(
        _REPEATED_TOPIC * (mine.topics[:1] == other.passage.topics[:1])
        + _REPEATED_ARTICLE * (mine.reading.article.id == other.passage.reading.article.id)
        + _REPEATED_SPEAKER * (mine.speaker == other.passage.speaker)
        for other in chosen
    )


class _Scores:
    """Scores passages by what all passages have in common."""

    def __init__(
        self, passages: Sequence[Passage], names: Mapping[str, Speaker], lexicon: Lexicon
    ) -> None:
        self._names, self._stems, self._lexicon = names, Stems(lexicon), lexicon
        self._people = {
            stem for speaker in names.values() for stem in self._stems.phrase(speaker.name)
        }
        self._no_subjects = {*self._people, *map(self._stems.stem, lexicon.numbers("dates.months"))}
        publishers: dict[str, set[str]] = defaultdict(set)
        articles: dict[str, set[str]] = defaultdict(set)
        for passage in passages:
            article = passage.reading.article
            for topic in passage.topics:
                publishers[topic].add(article.publisher.text or article.id)
            for word in self._words(passage):
                articles[word].add(article.id)
        self._publishers = {topic: len(found) for topic, found in publishers.items()}
        self._articles = Counter({word: len(found) for word, found in articles.items()})
        self._widest = max(self._publishers.values(), default=1)
        self._most = max(self._articles.values(), default=1)
        dates = sorted(
            {passage.date.edtf for passage in passages if passage.date.edtf}, key=newest_first
        )
        self._age = {edtf: rank / len(dates) for rank, edtf in enumerate(dates)}

    def allows(self, passage: Passage) -> bool:
        """Say whether a passage can stand in the bottom line at all."""
        return (
            passage.speaker in self._names
            and bool(passage.topics)
            and _length(passage) >= _FEWEST_WORDS
        )

    def candidate(self, passage: Passage) -> _Candidate:
        """Return a passage with its score."""
        words = self._words(passage)
        parts = {
            "carried": self._publishers[passage.topics[0]] / self._widest,
            "new": 1 - self._age.get(passage.date.edtf, 1),
            "central": sum(self._articles[word] for word in words)
            / (self._most * max(1, len(words))),
            "leads": _leads(passage),
            "alone": self._alone(passage),
            "exact": any(passage.span.holds(figure.span) for figure in passage.reading.figures),
        }
        hanging = hangs(passage.span.of(passage.reading.article.text), self._lexicon)
        return _Candidate(
            passage, words, sum(_WEIGHTS[name] * value for name, value in parts.items()), hanging
        )

    def _alone(self, passage: Passage) -> float:
        """Return half a point each for a known speaker and for naming what it is about."""
        text = passage.span.of(passage.reading.article.text)
        speaker = (
            passage.kind is StatementKind.QUOTED
            or self._names[passage.speaker].name.split()[-1] in text
        )
        return 0.5 * speaker + 0.5 * any(
            self._stems.stem(name) not in self._no_subjects for name in _NAME.findall(text)
        )

    def _words(self, passage: Passage) -> frozenset[str]:
        return self._stems.content(passage.span.of(passage.reading.article.text)) - self._people


def _length(passage: Passage) -> int:
    return len(passage.span.of(passage.reading.article.text).split())


def _leads(passage: Passage) -> bool:
    """Say whether a passage stands in the first paragraph of its article."""
    blocks = passage.reading.article.blocks
    return next((block.span.holds(passage.span) for block in blocks if block.number == 1), False)
