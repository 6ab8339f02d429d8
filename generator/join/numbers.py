"""Numbers: every figure over all articles, with when it was said, and where the same measure
stands with another value.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, repeat

from generator.join._dates import newest_first
from generator.join._held import Held
from generator.join._ids import made_of
from generator.join._words import Stems, stems_of
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.briefings import Number, Passage
from generator.model.readings import Figure, Flag, Reading
from generator.model.spans import Dated, Span

_MOST = 10  # figures elsewhere that one figure names

_Likeness = tuple[object, ...]
TopicsOf = Callable[[Article, Span], tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class _Given:
    """A figure in its article, when it was said, by which Speaker.id, and the id of its measure."""

    figure: Figure
    reading: Reading
    date: Dated
    speaker: str  # empty if not known
    measure: str  # empty if there is none

    @property
    def article(self) -> str:
        """The Article.id."""
        return self.reading.article.id


def join_numbers(
    readings: Sequence[Reading],
    passages: Sequence[Passage],
    speakers: Mapping[tuple[str, str], str],
    topics_of: TopicsOf,
    lexicon: Lexicon,
) -> tuple[Number, ...]:
    """Return every figure, newest first, then in the order of the text.

    Two figures in different articles are of the same measure if unit and the words that say of
    what agree. `speakers` maps (Article.id, Attribution.id) to Speaker.id.
    """
    said = {
        statement.id: statement.span for reading in readings for statement in reading.statements
    }
    given = _newest_first(readings, passages, speakers, lexicon)
    elsewhere = _Elsewhere(given)
    return tuple(
        Number(
            figure=each.figure,
            reading=each.reading,
            date=each.date,
            flags=_in_order({*each.figure.flags, *elsewhere.flags(each)}),
            same=elsewhere.same.get(each.figure.id, ()),
            topics=_topics(each.reading, each.figure, said, topics_of),
            measure=each.measure,
        )
        for each in given
    )


def _in_order(flags: Collection[Flag]) -> tuple[Flag, ...]:
    return tuple(flag for flag in Flag if flag in flags)


def _newest_first(
    readings: Sequence[Reading],
    passages: Sequence[Passage],
    speakers: Mapping[tuple[str, str], str],
    lexicon: Lexicon,
) -> list[_Given]:
    stems, held, given = stems_of(lexicon), Held(passages), list[_Given]()
    for reading in readings:
        for figure in reading.figures:
            speaker = speakers.get((reading.article.id, figure.speaker), "")
            date, measure = _date(reading, figure, held), _measure(reading, figure, stems)
            given.append(_Given(figure, reading, date, speaker, measure))
    order = newest_first
    return sorted(
        given,
        key=lambda each: (order(each.date.edtf), each.article, each.figure.span, each.figure.id),
    )


class _Elsewhere:
    """What other articles say of the same measure, found without comparing every pair."""

    def __init__(self, given: Sequence[_Given]) -> None:
        measured = [each for each in given if each.measure]
        self._in_article = Counter(
            (each.article, likeness) for each in measured for likeness in _likenesses(each)
        )
        self._everywhere = Counter(likeness for each in measured for likeness in _likenesses(each))
        self.same = _same_measure(measured)

    def flags(self, each: _Given) -> Iterator[Flag]:
        """Yield that only its speaker says so, and that another value stands elsewhere."""
        others, agreeing, own = (
            self._everywhere[likeness] - self._in_article[each.article, likeness]
            for likeness in _likenesses(each)
        )
        if each.figure.speaker and agreeing == own:
            yield Flag.CLAIM
        if others > agreeing:
            yield Flag.OTHER_VALUE


def _same_measure(measured: Iterable[_Given]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the figures named beside each, by its own id; a new figure is named by its
    neighbours in time alone.
    """
    of_measure: dict[str, list[_Given]] = defaultdict(list)
    for each in measured:
        of_measure[each.measure].append(each)
    return {
        each.figure.id: _same(each, near)
        for found in of_measure.values()
        for each, near in zip(found, _neighbours(found), strict=True)
    }


def _same(each: _Given, near: Sequence[_Given]) -> tuple[str, ...]:
    """Return the ids of at most ten figures of other articles: the nearest of each value, then the
    second nearest of each, and so on.
    """
    seen, ranked = Counter[float | int | None](), list[tuple[int, str]]()
    for other in near:
        if other.article != each.article:
            seen[other.figure.value] += 1
            ranked.append((seen[other.figure.value], other.figure.id))
    first = sorted(ranked, key=lambda rank: rank[0])[:_MOST]
    return tuple(sorted({figure for _, figure in first}))


def _neighbours(found: Sequence[_Given]) -> Iterator[list[_Given]]:
    """Yield for each figure of one measure the others near it in time, the nearest first: those
    beside the run of its article's, and those beside the run of its value.
    """
    runs = zip(_runs(found, lambda each: each.article), _runs(found, _value), strict=True)
    for own, both in enumerate(runs):
        near = {
            index
            for start, end in both
            for index in (*range(start - _MOST, start), *range(end, end + _MOST))
            if 0 <= index < len(found)
        }
        yield [found[index] for index in sorted(near, key=lambda each: (abs(each - own), each))]


def _runs(found: Sequence[_Given], key: Callable[[_Given], object]) -> Iterator[tuple[int, int]]:
    """Yield for each figure where the run begins and ends of those that have its key."""
    start = 0
    for _, run in groupby(found, key=key):
        end = start + len(list(run))
        yield from repeat((start, end), end - start)
        start = end


def _value(each: _Given) -> object:
    return each.figure.value


def _likenesses(each: _Given) -> tuple[_Likeness, _Likeness, _Likeness]:
    """Return what a figure may have in common with another: the measure; measure and value; both
    and the speaker.
    """
    alike = (each.measure, each.figure.value)
    return alike[:1], alike, (*alike, each.speaker)


def _date(reading: Reading, figure: Figure, held: Held) -> Dated:
    """Return when a figure was said: the date of the passage that holds it, else of its article."""
    passage = held.at(reading, figure.span)
    return passage.date if passage else reading.article.published


def _topics(
    reading: Reading, figure: Figure, said: Mapping[str, Span], topics_of: TopicsOf
) -> tuple[str, ...]:
    """Return the topics of the statement that a figure stands in; where that has none or is none,
    of the sentence.
    """
    article = reading.article
    return topics_of(article, said.get(figure.statement, figure.sentence)) or topics_of(
        article, figure.sentence
    )


def _measure(reading: Reading, figure: Figure, stems: Stems) -> str:
    """Return an id of the unit and what is counted; empty if no words say of what."""
    of = figure.of.of(reading.article.text) if figure.of else ""
    counted = stems.content(of) - stems.content(figure.unit)
    return made_of("m", figure.unit, *sorted(counted)) if counted else ""
