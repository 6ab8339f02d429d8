"""Finds where the article ends: at readers' comments, a long run of blank lines, the author's note, or a reply form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from generator.layout._lines import REASONS, Measured, Sign, Verdicts
from generator.lexicon import Lexicon
from generator.model import Reason

_ENOUGH = 60  # words of prose before anything can end an article
_LONG_GAP = 4  # blank lines


def find_endings(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return why each line after the article's end is left out."""
    found: dict[int, Reason] = {}
    before = [0, *accumulate(line.words if line.prose else 0 for line in lines)]
    end = next((place for place in _ends(lines) if before[place] >= _ENOUGH), len(lines))
    for place in range(end, len(lines)):
        sign = lines[place].sign
        found[place] = REASONS[sign] if sign else Reason.READER_COMMENT
    for place in range(end - 1, max(end - 12, 0), -1):
        if before[place] >= _ENOUGH and _is_bio(lines[place], lexicon):
            found[place] = Reason.AUTHOR_BIO
            if _names(lines[place - 1].text, lines[place].text):
                found[place - 1] = Reason.AUTHOR_BIO
    return found


def _ends(lines: Sequence[Measured]) -> Iterator[int]:
    for place, line in enumerate(lines):
        if line.sign is Sign.COMMENTS or line.gap >= _LONG_GAP:
            yield place


_BIO = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+ (\w+) ")


def _is_bio(line: Measured, lexicon: Lexicon) -> bool:
    opening = _BIO.match(line.text)
    if not opening or opening[1] not in lexicon.words("layout.bio.verbs"):
        return False
    nouns = frozenset(lexicon.words("layout.bio.nouns"))
    return not nouns.isdisjoint(re.findall(r"\w+", line.text[:220].lower()))


def _names(name: str, note: str) -> bool:
    return note.startswith(name) and len(name.split()) <= 4
