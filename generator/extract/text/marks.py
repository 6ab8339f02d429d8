"""Text → printed quotation marks: which characters are one, and which way each faces."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache

from generator.frozen import frozen
from generator.lexicon import Lexicon
from generator.model.spans import Span

# A pattern that begins with one class of characters is tried at those alone; what stands before the
# mark is looked at afterwards.
_MARKS = r"[“”„‟\"«»`‘’']"
_DOUBLE = r"(?<=[“”„‟\"«»])(?<!\d['’]\d\")(?<!\d['’]\d\d\")|(?<=')'|(?<=`)`|(?<=‘)[‘’]|(?<=’)’"
_SINGLE_OPENS = r"(?<=[‘'])(?<![\w.,!?…%’')\]][‘'])(?=[^\s\W]|[(\[$£€])"
_SINGLE_CLOSES = r"(?<=[^\s(\[—–-][’'])(?<![‘’']n[’'])(?!\w)"  # "rock ’n’ roll" closes nothing
_ATTRIBUTE = (
    r"(?P<attribute>(?<==[“”\"])[^“”\"<>\n]{0,300}[“”\"])"  # left-over markup: <a href="…">
)
_OPENING, _CLOSING = frozenset("“„‟«") | {"``", "‘‘"}, frozenset("”»") | {"’’"}
_PAIRS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    '"': '"',
    "''": "''",
    "``": "''``",
    "‘": "’",
    "'": "'",
    "”": "",
    "»": "",
}
_BEFORE_OPENING = frozenset(" \t\r\n\u00a0([{—–-/")
_AFTER_CLOSING = frozenset(" \t\r\n\u00a0.,;:!?)]}—–-…")


class Side(Enum):
    """Which way a mark faces, as printed and by its neighbours."""

    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()
    SINGLE_OPENS = auto()
    SINGLE_CLOSES = auto()


@frozen
class Mark:
    """One printed mark; `reversed` if it is printed the wrong way round."""

    start: int
    end: int
    side: Side
    reversed: bool = False


def marks_in(text: str, stretch: Span, lexicon: Lexicon) -> list[Mark]:
    """Return the quotation marks in a stretch of `text`, in order. Apostrophes are none, nor are
    signs for inches or the marks of an attribute of HTML.
    """
    printed = _pattern(lexicon).finditer(text, stretch.start, stretch.end)
    return [_mark(text, match, stretch) for match in printed if match.lastgroup != "attribute"]


def make_a_pair(text: str, opening: Mark, closing: Mark) -> bool:
    """True if the two marks face the right way, and the one closes what the other opens."""
    if opening.reversed or closing.reversed:
        return False
    closings = _PAIRS.get(text[opening.start : opening.end], "’’")
    return text[closing.start : closing.end] in closings


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    elisions = "|".join(re.escape(word) for word in lexicon.words("quotations.elisions"))
    opens = rf"{_SINGLE_OPENS}(?!(?:{elisions}|\d\ds?)\b)"
    return re.compile(
        rf"{_MARKS}(?:{_ATTRIBUTE}|(?P<double>{_DOUBLE})|(?P<opens>{opens})|(?P<closes>{_SINGLE_CLOSES}))"
    )


def _mark(text: str, match: re.Match[str], stretch: Span) -> Mark:
    start, end = match.span()
    if match.lastgroup != "double":
        return Mark(
            start, end, Side.SINGLE_OPENS if match.lastgroup == "opens" else Side.SINGLE_CLOSES
        )
    printed = _as_printed(match[0])
    faces = _by_neighbours(
        text[start - 1] if start > stretch.start else " ", text[end] if end < stretch.end else " "
    )
    if printed is None:
        return Mark(start, end, faces or Side.EITHER)
    return Mark(start, end, faces or printed, reversed=faces not in {None, printed})


def _as_printed(mark: str) -> Side | None:
    """Return which way the double `mark` faces if it can face one way only, else `None`."""
    return Side.OPENS if mark in _OPENING else Side.CLOSES if mark in _CLOSING else None


def _by_neighbours(left: str, right: str) -> Side | None:
    """Return which way a double mark faces between these two characters; `None` if they allow
    either or neither.
    """
    may_open = left in _BEFORE_OPENING and right not in " \t\r\n\u00a0.,;:!?)"
    may_close = left not in " \t\r\n\u00a0([" and right in _AFTER_CLOSING
    return None if may_open == may_close else Side.OPENS if may_open else Side.CLOSES
