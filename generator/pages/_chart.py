"""When what was talked about: topics by month, drawn as text (SVG) and as a table for those who do not see it.

A row a topic, its name above a line of months; a disc's area is the number of statements. Nothing undated is drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt

from generator import dating
from generator.model import Topic
from generator.pages import _markdown as md
from generator.pages import _parts as parts
from generator.pages._sheet import Sheet
from generator.view import View

_WIDTH, _ROW, _EDGE, _LARGEST = 340, 38, 12, 9  # units of the drawing; the last is a radius
_LABEL = 56  # units that the name of a month takes at either end
_NAME = 44  # characters of a topic's name that fit over its row
_MOST = 24  # months between the first and the last; longer ago is in the table only


def by_month(sheet: Sheet, topics: Sequence[Topic]) -> str:
    """Return the drawing and the table; nothing if fewer than two months are known."""
    view = sheet.view
    counts = {topic.id: _months(view, topic) for topic in topics}
    months = sorted({month for known in counts.values() for month in known})
    if len(months) < 2:
        return ""
    heads = [view.say("columns.topic"), *(dating.in_words(month, view.lexicon) for month in months)]
    rows = [[sheet.to_topic(topic.id), *(f"{counts[topic.id][month] or '–'}" for month in months)] for topic in topics]
    table = md.fold(view.say("as_table"), parts.wide_table(view, "by_month", heads, rows))
    return md.blocks(_figure(view, topics, counts, months), table)


def _months(view: View, topic: Topic) -> Counter[str]:
    """Return how many statements on a topic each month has; a date without a month counts for none."""
    return Counter(filter(None, (dating.month_of(passage.date.edtf) for passage in view.by_topic[topic.id])))


def _figure(view: View, topics: Sequence[Topic], counts: dict[str, Counter[str]], months: Sequence[str]) -> str:
    """Return the drawing as one block of HTML: no blank line in it."""
    last = _place(months[-1])
    first = max(_place(months[0]), last - _MOST)
    most = max(count for known in counts.values() for count in known.values())
    lines = [*_axis(view, first, last, len(topics) * _ROW)]
    for row, topic in enumerate(topics):
        lines += _row(view, topic.name, counts[topic.id], row * _ROW, (first, last, most))
    title, height = view.say("headings.by_month"), len(topics) * _ROW + 32
    head = f'<svg role="img" aria-labelledby="by-month-title by-month-desc" viewBox="0 0 {_WIDTH} {height}" fill="currentColor">'
    words = [
        f'<title id="by-month-title">{title}</title>',
        f'<desc id="by-month-desc">{view.say("by_month_desc", most=view.count("statement", most))}</desc>',
    ]
    return "\n".join(['<figure class="b-chart" data-search-exclude>', head, *words, *lines, "</svg>", "</figure>"])


def _axis(view: View, first: int, last: int, bottom: int) -> Iterator[str]:
    """Yield the first and last month below, and between them a hairline where a year begins, if there is room for its name."""
    for place in range(first + 1, last + 1):
        x = _x(place - 0.5, first, last)
        if place % 12 == 0 and _LABEL < x < _WIDTH - _LABEL:
            yield f'<path class="b-chart__year" d="M{x} 0V{bottom + 18}"/>'
            yield f'<text class="b-chart__month" x="{x}" y="{bottom + 28}" text-anchor="middle">{place // 12}</text>'
    for place, anchor in ((first, "start"), (last, "end")):
        words = dating.in_words(f"{place // 12:04}-{place % 12 + 1:02}", view.lexicon)
        x = 0 if anchor == "start" else _WIDTH
        yield f'<text class="b-chart__month" x="{x}" y="{bottom + 14}" text-anchor="{anchor}">{words}</text>'


def _row(view: View, name: str, known: Counter[str], top: int, scale: tuple[int, int, int]) -> Iterator[str]:
    first, last, most = scale
    short = name if len(name) <= _NAME else f"{name[: _NAME - 1].rstrip()}…"
    yield f'<text class="b-chart__name" x="0" y="{top + 12}">{md.escape(short)}</text>'
    yield f'<path class="b-chart__line" d="M0 {top + 26}H{_WIDTH}"/>'
    for month, count in sorted(known.items()):
        if _place(month) >= first:
            words = f"{dating.in_words(month, view.lexicon)}: {view.count('statement', count)}"
            radius = max(2.0, _LARGEST * sqrt(count / most))
            yield f'<circle cx="{_x(_place(month), first, last)}" cy="{top + 26}" r="{radius:.1f}"><title>{words}</title></circle>'


def _place(month: str) -> int:
    """Return the month's place in a line of all months."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _x(place: float, first: int, last: int) -> float:
    """Return where a month stands in the drawing."""
    return round(_EDGE + (_WIDTH - 2 * _EDGE) * (place - first) / (last - first), 1)
