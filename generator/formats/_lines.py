"""Splits a text into its lines, and puts paragraphs together that were wrapped over several short
lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.model.articles import Line
from generator.model.spans import Span

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_WIDEST = 120  # code points; a longer line was not wrapped
_NARROWEST = 40
_SENTENCE_ENDS = '.!?…"”’'
_FEW = 3  # a wrapped text shows itself in paragraphs of at least so many lines


def split_lines(text: str, start: int = 0, number: int = 1) -> tuple[Line, ...]:
    """Return the lines of `text` from offset `start` on that are not blank; the first of them
    counts as line `number`.
    """
    lines: list[Line] = []
    gap = 0
    for match in _LINE.finditer(text, start):
        words = match[1].strip()
        if words:
            begin = match.start() + match[1].index(words[0])
            lines.append(Line(Span(begin, begin + len(words)), number, gap))
            gap = 0
        else:
            gap += 1
        number += 1
    return tuple(lines)


def join_wrapped(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return `lines` with every wrapped paragraph made one line.

    A paragraph is wrapped if no line of it had room for the first word of the next, and sentences
    run over the ends of most. Two lines in a row may be so by chance, so they count only in a text
    that has longer paragraphs of the kind.
    """
    groups = list(_groups(lines))
    widths = [
        max(_width(line) for line in group)
        for group in groups
        if len(group) >= _FEW and _is_wrapped(text, group, 0)
    ]
    if not widths:
        return lines
    usual = sorted(widths)[len(widths) // 2]
    return tuple(
        line
        for group in groups
        for line in (_joined(group) if _is_wrapped(text, group, usual - 10) else group)
    )


def _groups(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    group: list[Line] = []
    for line in lines:
        if group and line.gap:
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def _is_wrapped(text: str, group: tuple[Line, ...], least: int) -> bool:
    width = max(_width(line) for line in group)
    if len(group) < 2 or not max(_NARROWEST, least) <= width <= _WIDEST:
        return False
    if not all(
        _width(line) + 1 + _first_word(text, after) > width for line, after in pairwise(group)
    ):
        return False
    broken = sum(text[line.span.end - 1] not in _SENTENCE_ENDS for line in group[:-1])
    return broken * 2 >= len(group) - 1


def _width(line: Line) -> int:
    return line.span.end - line.span.start


def _first_word(text: str, line: Line) -> int:
    return len(
        text[line.span.start : min(line.span.end, line.span.start + _WIDEST)].split(None, 1)[0]
    )


def _joined(group: tuple[Line, ...]) -> tuple[Line, ...]:
    return (Line(Span(group[0].span.start, group[-1].span.end), group[0].number, group[0].gap),)
