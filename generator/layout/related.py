"""Leaves out lists of links to other articles, up to where the article goes on."""

from __future__ import annotations

from collections.abc import Sequence

from generator.layout._lines import QUOTES, Measured, Sign, Verdicts, has_reported_speech
from generator.lexicon import Lexicon
from generator.model.articles import Reason

_TOLD, _TOLD_AT_LENGTH = 12, 22  # words; a teaser tells in fewer, or below a title


def find_related(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the lines below a heading such as "Most read": titles and teasers, each a title and a
    sentence or two.
    """
    found: dict[int, Reason] = {}
    free = [index for index in range(len(lines)) if index not in verdicts]
    inside = False
    following = iter(free)
    upcoming = next(following, len(lines))
    for index, line in enumerate(lines):
        if index == upcoming:
            upcoming = next(following, len(lines))
        elif line.sign is Sign.RELATED_LIST or (
            line.sign is Sign.RELATED and line.text.endswith(":")
        ):
            inside = True
            continue
        else:
            continue
        if inside and _goes_on(lines, verdicts, index, upcoming, lexicon):
            inside = False
        if inside:
            found[index] = Reason.RELATED
    return found


def _goes_on(
    lines: Sequence[Measured], verdicts: Verdicts, index: int, upcoming: int, lexicon: Lexicon
) -> bool:
    """Say whether the article goes on: in two sentences running, in one that tells at length, or
    in one set apart as no link is. Inside an article by its markup, it goes on below the links.
    """
    line = lines[index]
    if line.inside:
        return not line.linked and (line.prose or line.sentence or line.kind is not None)
    spoken = line.sentence and line.text[0] in QUOTES
    if (
        (line.prose or spoken)
        and upcoming < len(lines)
        and (lines[upcoming].prose or lines[upcoming].sentence)
    ):
        return True
    untitled = line.words >= (_TOLD if index - 1 in verdicts else _TOLD_AT_LENGTH)
    if line.prose and line.gap > 0 and untitled and has_reported_speech(line.text, lexicon):
        return True
    return line.prose and line.gap > 0 and index > 0 and lines[index - 1].gap == 0
