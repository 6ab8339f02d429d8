"""Finds the paragraphs of the article and its crossheads among the lines that no rule has left
out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from generator.layout._lines import (
    LONGEST_APPEAL,
    LONGEST_CROSSHEAD,
    Measured,
    Verdict,
    Verdicts,
    addresses_reader,
    has_reported_speech,
    is_cut_off,
    labelled,
    like_neighbour,
    speaks,
)
from generator.layout._names import noted_name, read_byline
from generator.lexicon import Lexicon
from generator.model.articles import BlockKind, Reason

_APART = 6  # lines of other matter between two parts of one article
_SHORT = 12  # words of a sentence that may be a remark among buttons
_LONGEST_NAME = 4  # words of a name that stands alone
_ROLE_LINES = 3  # lines in which a name and a role stand above a note
_LONGEST_CAPTION = 30  # words
_GRAMMAR = 0.2  # of its words, as many are function words in a long line that is text
_TEASERS = 2  # at least, below an article
_ALONE = 0.25  # of its words, a paragraph counts that stands alone between other lines
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ITEM = re.compile(r"(?:[•·▪◦‣–—*-]|\d{1,2}[.)])\s")


def find_body(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the verdict on every free line from the article's first paragraph on. Lines above it
    are left to the head; a body that markup has shown is left as it is.
    """
    if BlockKind.PARAGRAPH in verdicts.values():
        return {}
    free = [index for index in range(len(lines)) if index not in verdicts]
    told = [index for index in free if lines[index].prose or lines[index].sentence]
    clear = [index for index in told if not _suspect(lines, verdicts, index, lexicon)]
    solid = [index for index in clear if lines[index].prose and not is_cut_off(lines[index].text)]
    loose = [index for index in clear if lines[index].sentence]
    notes = _notes(lines, verdicts, solid, lexicon)
    parts = list(_parts(lines, free, solid, notes)) or list(_parts(lines, free, loose, notes))
    if not parts:
        return {}
    first, last = _heaviest(parts, _weights(lines, solid, set(told)))
    first, last = _extended(lines, free, set(loose) - notes, first, last)
    last = max(first, _without_teasers(lines, verdicts, solid, last))
    known = dict(verdicts)
    for index in (index for index in free if index >= first):
        own = labelled(lines[index].text, lexicon) or (
            _kind(lines, known, index, lexicon) if index <= last else None
        )
        known[index] = own or like_neighbour(known, index)
    return known


def _heaviest(parts: Sequence[tuple[int, int]], weights: Mapping[int, float]) -> tuple[int, int]:
    """Return the part whose paragraphs weigh most; of equals the first."""

    def weight(part: tuple[int, int]) -> float:
        first, last = part
        return sum(weight for index, weight in weights.items() if first <= index <= last)

    return max(parts, key=lambda part: (weight(part), -part[0]))


def _weights(
    lines: Sequence[Measured], solid: Sequence[int], told: set[int]
) -> Mapping[int, float]:
    """Return how much each paragraph counts for the part that it is in: its words, but far fewer
    where no other stands next to it, as under the title of a teaser.
    """
    return {
        index: lines[index].words * (1 if {index - 1, index + 1} & told else _ALONE)
        for index in solid
    }


def _suspect(lines: Sequence[Measured], verdicts: Verdicts, index: int, lexicon: Lexicon) -> bool:
    """Say whether a sentence belongs to the left-out lines around it: it is worded like them, or is
    short and stands between two of them.
    """
    line = lines[index]
    if (
        labelled(line.text, lexicon)
        or _is_attached(lines, verdicts, index, lexicon)
        or (line.appeals and line.words <= LONGEST_APPEAL)
    ):
        return True
    if line.words > _SHORT and not line.hint:
        return False
    if line.prose and not line.hint and line.gap > 0 and index and lines[index - 1].gap == 0:
        return False
    sides = [verdicts.get(index - 1), verdicts.get(index + 1)]
    if line.hint:
        return addresses_reader(line.text, lexicon) and any(
            isinstance(side, Reason) for side in sides
        )
    edges = [index == 0, index == len(lines) - 1]
    hemmed = all(edge or isinstance(side, Reason) for edge, side in zip(edges, sides, strict=True))
    return (
        hemmed
        and not all(edges)
        and not re.search(r"[\"“”'’]", line.text)
        and not has_reported_speech(line.text, lexicon)
    )


def _is_attached(
    lines: Sequence[Measured], verdicts: Verdicts, index: int, lexicon: Lexicon
) -> bool:
    """Say whether a sentence belongs to the picture credit above or below it, or to the form
    below, by the blank line beyond.
    """
    above, below = lines[index].gap, lines[index + 1].gap if index + 1 < len(lines) else 0
    if above == 0 and below > 0:
        return verdicts.get(index - 1) is Reason.CAPTION
    told = verdicts.get(index + 1) is Reason.CAPTION and (
        lines[index].words > _LONGEST_CAPTION or has_reported_speech(lines[index].text, lexicon)
    )
    return (
        above > 0
        and below == 0
        and verdicts.get(index + 1) in (Reason.FORM, Reason.CAPTION)
        and not told
    )


def _notes(
    lines: Sequence[Measured], verdicts: Verdicts, solid: Sequence[int], lexicon: Lexicon
) -> frozenset[int]:
    """Return the notes about an author whom a byline names, or whose name stands right above."""
    signed = (lines[index].text for index, verdict in verdicts.items() if verdict is Reason.BYLINE)
    bylines = [(text, read_byline(text, lexicon)) for text in signed]
    authors = tuple(
        text[start:end] for text, byline in bylines if byline for start, end in byline.names
    )
    opening = (
        index
        for index in solid
        if lines[index].text.startswith((*authors, *_short_above(lines, index)))
    )
    return frozenset(index for index in opening if noted_name(lines[index].text, lexicon))


def _short_above(lines: Sequence[Measured], index: int) -> Iterator[str]:
    return (
        line.text
        for line in lines[max(0, index - _ROLE_LINES) : index]
        if 2 <= line.words <= _LONGEST_NAME
    )


def _parts(
    lines: Sequence[Measured], free: Sequence[int], good: Sequence[int], notes: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of each run of `good` lines with little other matter between, and no
    note about the author.
    """
    rank = {index: order for order, index in enumerate(free)}
    start = end = -1
    for index in good:
        if start >= 0 and (index in notes or rank[index] - rank[end] - 1 > _APART):
            yield start, end
            start = -1
        if index in notes:
            continue
        start, end = (index if start < 0 else start), index
    if start >= 0:
        yield start, end


def _extended(
    lines: Sequence[Measured], free: Sequence[int], loose: set[int], first: int, last: int
) -> tuple[int, int]:
    """Take in the short sentences that stand right above and below, but none that announces
    something else.
    """
    loose = {index for index in loose if not lines[index].text.endswith(":")}
    above = [index for index in free if index < first]
    while above and above[-1] in loose:
        first = above.pop()
    misses = 0
    for index in (index for index in free if index > last):
        misses = 0 if index in loose else misses + 1
        if misses > 1:
            break
        last = index if index in loose else last
    return first, last


def _without_teasers(
    lines: Sequence[Measured], verdicts: Verdicts, solid: Sequence[int], last: int
) -> int:
    """Return where a part of the text ends without the teasers below it: paragraphs that stand
    alone, each below a date or below a title that is printed twice, as next to its picture and over
    its text.
    """
    part, end, count = set(solid), last, 0
    for before, index in reversed(list(pairwise(each for each in solid if each <= last))):
        above = verdicts.get(index - 1)
        dated = above is Reason.DATE and _YEAR.search(lines[index - 1].text)
        if index + 1 in part or not (dated or above is Reason.REPEAT):
            break
        end, count = before, count + 1
    return end if count >= _TEASERS else last


def _kind(lines: Sequence[Measured], known: Verdicts, index: int, lexicon: Lexicon) -> Verdict:
    """Return what the line at `index` is; `known` holds what is left out and every line above."""
    line = lines[index]
    above, below = known.get(index - 1), known.get(index + 1)
    if line.kind is BlockKind.CROSSHEAD and not line.sign:
        return BlockKind.CROSSHEAD
    if line.prose or line.sentence:
        return (
            like_neighbour(known, index)
            if _suspect(lines, known, index, lexicon)
            else BlockKind.PARAGRAPH
        )
    if _ITEM.match(line.text) and above is BlockKind.PARAGRAPH:
        return BlockKind.PARAGRAPH
    if below is None and _leads_to_text(lines, above, index):
        heads = line.words <= LONGEST_CROSSHEAD and not speaks(line.text, lexicon)
        return BlockKind.CROSSHEAD if heads else BlockKind.PARAGRAPH
    wordy = line.words > LONGEST_CROSSHEAD and line.grammar >= _GRAMMAR
    if wordy and isinstance(above, BlockKind) and below is None:
        return BlockKind.PARAGRAPH
    return like_neighbour(known, index)


def _leads_to_text(lines: Sequence[Measured], above: Verdict | None, index: int) -> bool:
    """Say whether a line stands between text and text: a paragraph or an advertisement above, or a
    caption with blank lines around, and the end of a sentence below.
    """
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if below is None or not below.ends or line.appeals:
        return False
    apart = line.gap > 0 and below.gap > 0
    return above in (BlockKind.PARAGRAPH, Reason.ADVERTISEMENT) or (
        apart and above is Reason.CAPTION
    )
