"""EDTF dates in words: `2026-02-13` → "13 Feb 2026", `2026-02` → "Feb 2026", `2029~` → "about
2029".

A period is "a – b", two days of one month "13–14 Feb 2026".
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.lexicon import Lexicon

_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?([~?%]?)")
_REMEMBERED = 1 << 12  # dates; an archive prints the same few on many pages


@lru_cache(_REMEMBERED)
def in_words(edtf: str, lexicon: Lexicon) -> str:
    """Return a date for a reader; what EDTF can say and this cannot is returned as it is. A date
    is not broken over lines.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _one(start, lexicon)
    if _is_day(start) and _is_day(end) and start[:7] == end[:7]:
        return f"{int(start[8:])}–{_one(end, lexicon)}"
    shared = f"\N{NO-BREAK SPACE}{start[:4]}"
    words = _one(start, lexicon)
    return (
        f"{words.removesuffix(shared) if end.startswith(start[:4]) else words} – "
        f"{_one(end, lexicon)}"
    )


def _is_day(edtf: str) -> bool:
    match = _DATE.fullmatch(edtf)
    return bool(match and match.group(3) and not match.group(4))


def month_of(edtf: str) -> str:
    """Return the month that a date or period ends in, as a date (`2026-02`); nothing if it names
    no month.
    """
    match = _DATE.fullmatch(edtf.rpartition("/")[2])
    return f"{match.group(1)}-{match.group(2)}" if match and match.group(2) else ""


def year_of(edtf: str) -> str:
    """Return the year that a date or period ends in (`2026`); nothing if it names none."""
    match = _DATE.fullmatch(edtf.rpartition("/")[2])
    return match.group(1) if match else ""


def month(edtf: str, lexicon: Lexicon) -> str:
    """Return the month that a date or period ends in ("February 2026"), its year if it names no
    month, else the date as it is.
    """
    year, _, number = month_of(edtf).partition("-")
    if number:
        return f"{lexicon.words('labels.months.long')[int(number) - 1]} {year}"
    return year_of(edtf) or edtf


def _one(edtf: str, lexicon: Lexicon) -> str:
    match = _DATE.fullmatch(edtf)
    if not match:
        return edtf
    year, number, day, doubt = match.groups()
    words = [str(int(day))] if day else []
    words += [lexicon.words("labels.months.short")[int(number) - 1]] if number else []
    shown = "\N{NO-BREAK SPACE}".join([*words, year])
    return lexicon.text("labels.about_date").format(date=shown) if doubt else shown
