"""Finds the paragraphs of the article and its crossheads, and leaves out what stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.layout._lines import REASONS, Measured, Verdict, Verdicts
from generator.lexicon import Lexicon
from generator.model import BlockKind, Reason

_APART = 6  # lines that are no prose, between two parts of one article


def find_body(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the verdict on every line from the article's first paragraph to its last, and on those after it."""
    free = [place for place in range(len(lines)) if place not in verdicts]
    runs = list(_runs(lines, free, "prose")) or list(_runs(lines, free, "sentence"))
    if not runs:
        return {}
    first, last = max(runs, key=lambda run: (sum(lines[place].words for place in range(run[0], run[1] + 1)), -run[0]))
    found: dict[int, Verdict] = {}
    for place in range(first, last + 1):
        found[place] = _kind(lines, place)
    misses = 0
    for place in range(last + 1, len(lines)):
        if place in verdicts or misses > 1:
            break
        if lines[place].sentence:
            found[place] = BlockKind.PARAGRAPH
        else:
            misses += 1
    for place in range(first, len(lines)):
        sign = lines[place].sign
        found.setdefault(place, REASONS[sign] if sign else Reason.RELATED)
    return found


def _runs(lines: Sequence[Measured], free: Sequence[int], quality: str) -> Iterator[tuple[int, int]]:
    start = end = -1
    for place in free:
        if not getattr(lines[place], quality):
            continue
        if start >= 0 and place - end > _APART:
            yield start, end
            start = -1
        start, end = (place if start < 0 else start), place
    if start >= 0:
        yield start, end


def _kind(lines: Sequence[Measured], place: int) -> Verdict:
    line = lines[place]
    if line.sign:
        return REASONS[line.sign]
    if line.prose or line.sentence:
        return BlockKind.PARAGRAPH
    return BlockKind.CROSSHEAD if line.words <= 14 else BlockKind.PARAGRAPH
