"""Finds the paragraphs and crossheads of an article whose markup says what stands inside it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.layout._lines import (
    LONGEST_APPEAL,
    LONGEST_CROSSHEAD,
    REASONS,
    Measured,
    Sign,
    Verdict,
    Verdicts,
    addresses_reader,
    labelled,
    like_neighbour,
    speaks,
)
from generator.lexicon import Lexicon
from generator.model.articles import BlockKind, Reason


def find_inside(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the verdict on every free line from the first paragraph on, if markup says what stands
    inside the article.
    """
    free = [index for index in range(len(lines)) if index not in verdicts]
    told = [
        index
        for index in free
        if lines[index].inside and (lines[index].prose or lines[index].sentence)
    ]
    known = dict(verdicts)
    for index in (index for index in free if told and index >= told[0]):
        line = lines[index]
        left = labelled(line.text, lexicon) or (
            like_neighbour(known, index)
            if not line.inside or _speaks_for_the_site(line, lexicon)
            else None
        )
        known[index] = left or _part(lines, known, index, lexicon)
    return {**known, **_empty_crossheads(known, len(lines))}


def _empty_crossheads(known: Verdicts, end: int) -> Verdicts:
    """Return the crossheads with nothing of the article below them up to the next, or to the end:
    they belong to what is left out there.
    """
    found: dict[int, Verdict] = {}
    empty = True
    for index in range(end - 1, -1, -1):
        below = found.get(index + 1, known.get(index + 1))
        if known.get(index) is BlockKind.CROSSHEAD and empty and isinstance(below, Reason):
            found[index] = below
        elif isinstance(known.get(index), BlockKind):
            empty = known[index] is BlockKind.CROSSHEAD
    return found


def _speaks_for_the_site(line: Measured, lexicon: Lexicon) -> bool:
    asks = line.hint is not None and addresses_reader(line.text, lexicon)
    return line.words <= LONGEST_APPEAL and (line.appeals or asks)


def _part(lines: Sequence[Measured], known: Verdicts, index: int, lexicon: Lexicon) -> Verdict:
    """Return what a line inside the article is: a crosshead by its markup, or by its form between
    two paragraphs. One whose wording is of the site ("Related articles") heads nothing of the
    article where something left out stands below it; a line without a word heads nothing at all.
    """
    line = lines[index]
    if line.kind is BlockKind.CROSSHEAD:
        empty = line.sign is Sign.NO_WORDS or isinstance(known.get(index + 1), Reason)
        return REASONS[line.sign] if line.sign and empty else BlockKind.CROSSHEAD
    heads = (
        not (line.prose or line.sentence)
        and not speaks(line.text, lexicon)
        and line.words <= LONGEST_CROSSHEAD
        and known.get(index - 1) is BlockKind.PARAGRAPH
        and index + 1 < len(lines)
        and index + 1 not in known
        and lines[index + 1].inside
        and lines[index + 1].ends
    )
    return BlockKind.CROSSHEAD if heads else BlockKind.PARAGRAPH
