"""EDTF dates in words: `2026-02-13` → "13 Feb 2026", `2026-02` → "Feb 2026", `a/b` → "a – b", `2029~` → "about 2029"."""

from __future__ import annotations

import re

from generator.lexicon import Lexicon

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([~?%]?)")


def in_words(edtf: str, lexicon: Lexicon) -> str:
    """Return a date for a reader; what EDTF can say and this cannot is returned as it is. A date is not broken over lines."""
    start, slash, end = edtf.partition("/")
    words = _one(start, lexicon)
    if not slash:
        return words
    shared = f"\N{NO-BREAK SPACE}{start[:4]}"
    return f"{words.removesuffix(shared) if end.startswith(start[:4]) else words} – {_one(end, lexicon)}"


def month(edtf: str, lexicon: Lexicon) -> str:
    """Return the month that a date or period ends in ("February 2026"), its year if it names no month, else the date as it is."""
    match = _DATE.fullmatch(edtf.rpartition("/")[2])
    if not match:
        return edtf
    year, number = match.group(1), match.group(2)
    return f"{lexicon.words('labels.months.long')[int(number) - 1]} {year}" if number else year


def _one(edtf: str, lexicon: Lexicon) -> str:
    match = _DATE.fullmatch(edtf)
    if not match:
        return edtf
    year, number, day, doubt = match.groups()
    words = [str(int(day))] if day else []
    words += [lexicon.words("labels.months.short")[int(number) - 1]] if number else []
    shown = "\N{NO-BREAK SPACE}".join([*words, year])
    return lexicon.text("labels.about_date").format(date=shown) if doubt else shown
