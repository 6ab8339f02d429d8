"""Numbers: every figure over all articles, with when it was said, and where the same measure stands with another value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from generator.join._dates import newest_first
from generator.join._held import Held
from generator.join._words import Stems
from generator.lexicon import Lexicon
from generator.model import Article, Dated, Figure, Flag, Number, Passage, Reading, Span

Measure = tuple[str, frozenset[str]]  # the unit, and the stems of what is counted
TopicsOf = Callable[[Article, Span], tuple[str, ...]]


def join_numbers(
    readings: Sequence[Reading],
    passages: Sequence[Passage],
    speakers: Mapping[tuple[str, str], str],
    topics_of: TopicsOf,
    lexicon: Lexicon,
) -> tuple[Number, ...]:
    """Return every figure, newest first, then in the order of the text.

    Two figures in different articles are of the same measure if unit and the words that say of what agree. `speakers` maps
    (Article.id, Attribution.id) to Speaker.id.
    """
    stems, held = Stems(lexicon), Held(passages)
    figures = [(reading, figure) for reading in readings for figure in reading.figures]
    said = {statement.id: statement.span for reading in readings for statement in reading.statements}
    measures: dict[Measure, list[tuple[Reading, Figure]]] = defaultdict(list)
    for reading, figure in figures:
        measures[_measure(reading, figure, stems)].append((reading, figure))
    numbers: list[Number] = []
    for reading, figure in figures:
        measure = _measure(reading, figure, stems)
        others = [other for other in measures[measure] if other[0].article.id != reading.article.id] if measure[1] else []
        flags = (*figure.flags, *_flags(reading, figure, others, speakers))
        same = tuple(sorted({other.id for _, other in others}))
        known, topics = tuple(flag for flag in Flag if flag in flags), _topics(reading, figure, said, topics_of)
        numbers.append(Number(figure, reading, _date(reading, figure, held), known, same, topics))
    return tuple(
        sorted(numbers, key=lambda each: (newest_first(each.date.edtf), each.reading.article.id, each.figure.span, each.figure.id))
    )


def _date(reading: Reading, figure: Figure, held: Held) -> Dated:
    """Return when a figure was said: the date of the passage that holds it, else of its article."""
    passage = held.at(reading, figure.span)
    return passage.date if passage else reading.article.published


def _topics(reading: Reading, figure: Figure, said: Mapping[str, Span], topics_of: TopicsOf) -> tuple[str, ...]:
    """Return the topics of the statement that a figure stands in; where that has none or is none, of the sentence."""
    article = reading.article
    return topics_of(article, said.get(figure.statement, figure.sentence)) or topics_of(article, figure.sentence)


def _measure(reading: Reading, figure: Figure, stems: Stems) -> Measure:
    of = figure.of.of(reading.article.text) if figure.of else ""
    return figure.unit, stems.content(of) - stems.content(figure.unit)


def _flags(
    reading: Reading, figure: Figure, others: Sequence[tuple[Reading, Figure]], speakers: Mapping[tuple[str, str], str]
) -> list[Flag]:
    """Return what the other articles let us add: that only its speaker says so, or that another value stands elsewhere."""
    speaker = speakers.get((reading.article.id, figure.speaker), "")
    agree = {speakers.get((other.article.id, same.speaker), "") for other, same in others if same.value == figure.value}
    flags = [Flag.CLAIM] if figure.speaker and not agree - {speaker} else []
    return flags + ([Flag.OTHER_VALUE] if any(other.value != figure.value for _, other in others) else [])
