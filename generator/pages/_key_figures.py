"""Which numbers stand for the whole briefing: those widely carried, often printed, said in so many
words, new, and various.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.model.briefings import Number, Passage
from generator.model.readings import Flag, StatementKind
from generator.pages import _counts as counts
from generator.pages._counted import counted
from generator.view import View, grouped

_REPEATED_TOPIC = 2  # taken off for each number already chosen on the same topic
_FEW = 10  # a smaller number in words ("seven") is no key figure
_BRIEF = 14  # words
# What shakes a number that is chosen; the other flags are met by a bracket, or by its speaker.
_WARNINGS = {Flag.NO_CURRENCY, Flag.YEAR_NOT_STATED, Flag.OTHER_VALUE}


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    """A number that has a value, its passage, its first topic (empty for none), and what it is
    worth.
    """

    number: Number
    passage: Passage | None
    topic: str
    worth: int

    @property
    def sentence(self) -> tuple[str, int]:
        return self.number.reading.article.id, self.number.figure.sentence.start

    @property
    def measure(self) -> tuple[str, object]:
        return _measure(self.number)


def key_figures(
    view: View, most: int, told: Callable[[Passage], bool] = lambda _: False
) -> list[Number]:
    """Return at most so many numbers that say what they count, the most telling first: no two of
    one sentence, none twice. Those of a passage that is `told` already come last, and a number
    with a warning only where none without is left.
    """
    left = list(_candidates(view))
    again = {each.number.figure.id: bool(each.passage and told(each.passage)) for each in left}
    chosen: list[_Candidate] = []
    while left and len(chosen) < most:
        topics = Counter(each.topic for each in chosen)
        best = max(
            left,
            key=lambda each: (
                _WARNINGS.isdisjoint(each.number.flags),
                not again[each.number.figure.id],
                each.worth - _REPEATED_TOPIC * topics[each.topic],
            ),
        )
        chosen.append(best)
        left = [
            each for each in left if each.sentence != best.sentence and each.measure != best.measure
        ]
    return [each.number for each in chosen]


def _candidates(view: View) -> Iterator[_Candidate]:
    """Yield every number with its worth: a point for each publisher on its topic, each article
    that prints it, each merit.
    """
    numbers = [number for number in view.briefing.numbers if _stands(view, number)]
    printed = grouped((_measure(number), number.reading.article.id) for number in numbers)
    articles = {measure: len(set(found)) for measure, found in printed.items()}
    reach = {
        topic: len(counts.publishers(view, passages)) for topic, passages in view.by_topic.items()
    }
    for number in numbers:
        passage = view.passage_at(number.reading, number.figure.span)
        topic = passage.topics[0] if passage and passage.topics else ""
        merits = sum(_merits(view, number, passage)) if passage else 0
        yield _Candidate(
            number, passage, topic, reach.get(topic, 0) + articles[_measure(number)] + merits
        )


def _stands(view: View, number: Number) -> bool:
    """Say whether a number has a value, is none of the small ones in words, and is told of what,
    by its own words or a bracket of ours.
    """
    value, (_, named) = number.figure.value, counted(view, number)
    told = named and (Flag.UNIT_IMPLIED not in number.flags or bool(number.of_figure))
    return told and value is not None and (value >= _FEW or _in_digits(number))


def _in_digits(number: Number) -> bool:
    return any(map(str.isdigit, number.figure.span.of(number.reading.article.text)))


def _merits(view: View, number: Number, passage: Passage) -> Iterator[bool]:
    """Yield whether a number is printed in digits, quoted, of the newest day, one of the words of
    its passage's topics, and says in few words what it counts.
    """
    words = number.figure.span.of(number.reading.article.text)
    yield _in_digits(number)
    yield passage.kind is StatementKind.QUOTED
    yield passage.date.edtf == view.briefing.passages[0].date.edtf
    yield any(words in view.topics[topic].words for topic in passage.topics)
    yield len(counted(view, number)[0].of(number.reading.article.text).split()) <= _BRIEF


def _measure(number: Number) -> tuple[str, object]:
    """Return what makes two figures the same one: the unit without what is counted, and the
    value.
    """
    return number.figure.unit.partition(" ")[0], number.figure.value
