"""When what was talked about: topics by month, as a table; where there are months enough, drawn as
text (SVG) before it.

A row a topic, its name above a line of months; a disc's area is the number of statements. Nothing
undated is drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt

from generator import dating
from generator.model.briefings import Topic
from generator.pages import _markdown as md
from generator.pages import _parts as parts
from generator.pages._sheet import Sheet
from generator.view import View

# pixels: a row, where its line is, the radius of the largest disc; across, all is in per cent
_ROW, _LINE, _LARGEST = 56, 28, 9
_LONGEST_NAME = 44  # characters of a topic's name that fit over its row
_MOST = 24  # months, from the last back
_FEWEST = 4  # months with statements; the table shows fewer at a glance
_HEAD = """\
<figure class="b-chart" data-search-exclude>
<svg role="img" aria-labelledby="by-month-title by-month-desc" width="100%" height="{height}" \
fill="currentColor">
<title id="by-month-title">{title}</title>
<desc id="by-month-desc">{described}</desc>"""
_PHONE, _DESK = 25, 9  # per cent of the width that the name of a month takes


def by_month(sheet: Sheet, topics: Sequence[Topic]) -> str:
    """Return the table, with the drawing before it if that says more; nothing if fewer than two
    months are known.
    """
    view = sheet.view
    counts = {topic.id: _months(view, topic) for topic in topics}
    months = sorted({month for known in counts.values() for month in known})[-_MOST:]
    if len(months) < 2:
        return ""
    heads = [view.say("columns.topic"), *(dating.in_words(month, view.lexicon) for month in months)]
    rows = [
        [sheet.to_topic(topic.id), *(f"{counts[topic.id][month] or '–'}" for month in months)]
        for topic in topics
    ]
    table = parts.wide_table(view, "by_month", heads, rows)
    if not _worth_drawing(months):
        return table
    return md.blocks(_figure(view, topics, counts, months), md.fold(view.say("as_table"), table))


def _worth_drawing(months: Sequence[str]) -> bool:
    """Say whether there are months enough, and not mostly empty ones between them."""
    span = _month_number(months[-1]) - _month_number(months[0]) + 1
    return len(months) >= _FEWEST and 2 * len(months) >= span


def _months(view: View, topic: Topic) -> Counter[str]:
    """Return how many statements on a topic each month has; a date without a month counts for
    none.
    """
    return Counter(
        filter(None, (dating.month_of(passage.date.edtf) for passage in view.by_topic[topic.id]))
    )


def _figure(
    view: View, topics: Sequence[Topic], counts: dict[str, Counter[str]], months: Sequence[str]
) -> str:
    """Return the drawing as one block of HTML: no blank line in it."""
    last = _month_number(months[-1])
    first = max(_month_number(months[0]), last - _MOST)
    most = max(count for known in counts.values() for count in known.values())
    lines = [*_axis(view, first, last, len(topics) * _ROW)]
    for row, topic in enumerate(topics):
        lines += _row(view, topic.name, counts[topic.id], row * _ROW, (first, last, most))
    head = _HEAD.format(
        height=len(topics) * _ROW + 24,
        title=view.say("headings.by_month"),
        described=view.say("by_month_desc", most=view.count("statement", most)),
    )
    return "\n".join([head, *lines, "</svg>", "</figure>"])


def _axis(view: View, first: int, last: int, bottom: int) -> Iterator[str]:
    """Yield the names of months below, as many as there is room for, and a hairline where a year
    begins.
    """
    for month in range(first + 1, last + 1):
        if month % 12 == 0:
            x = _x(month - 0.5, first, last)
            yield f'<line class="b-chart__year" x1="{x}" x2="{x}" y1="0" y2="{bottom}"/>'
    phone, desk = _named(first, last, _PHONE), _named(first, last, _DESK)
    for month in sorted(phone | desk):
        words = dating.in_words(f"{month // 12:04}-{month % 12 + 1:02}", view.lexicon)
        only = {
            (True, False): " b-chart__month--phone",
            (False, True): " b-chart__month--desk",
        }.get((month in phone, month in desk), "")
        x, y = _x(month, first, last), bottom + 16
        yield (
            f'<text class="b-chart__month{only}" x="{x}" y="{y}" '
            f'text-anchor="middle">{words}</text>'
        )


def _named(first: int, last: int, room: int) -> set[int]:
    """Return the months to name where a name takes so many per cent: the first, and
    from the last back one in so many.
    """
    step = -(-room * (last - first) // 100)
    return {
        first,
        *(month for month in range(last, first, -step) if month == last or month - first >= step),
    }


def _row(
    view: View, name: str, known: Counter[str], top: int, scale: tuple[int, int, int]
) -> Iterator[str]:
    """Yield a topic's name, its line, and a disc a month with its number below."""
    first, last, most = scale
    short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
    yield f'<text class="b-chart__name" x="0" y="{top + 12}">{md.escape(short)}</text>'
    yield f'<line x1="0" x2="100%" y1="{top + _LINE}" y2="{top + _LINE}"/>'
    for month, count in sorted(known.items()):
        if _month_number(month) >= first:
            words = f"{dating.in_words(month, view.lexicon)}: {view.count('statement', count)}"
            x = _x(_month_number(month), first, last)
            radius = max(2.0, _LARGEST * sqrt(count / most))
            yield (
                f'<circle cx="{x}" cy="{top + _LINE}" '
                f'r="{radius:.1f}"><title>{words}</title></circle>'
            )
            yield (
                f'<text class="b-chart__n" x="{x}" y="{top + _LINE + radius + 11:.1f}" '
                f'text-anchor="middle">{count:,}</text>'
            )


def _month_number(month: str) -> int:
    """Return how many months passed before `month` since the year 0."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _x(month: float, first: int, last: int) -> str:
    """Return where a month stands across the drawing."""
    return f"{100 * (month - first) / (last - first):.1f}%"
