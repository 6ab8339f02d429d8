"""EDTF dates in words: `2026-02-13` → "13 Feb 2026", `2026-02` → "Feb 2026", `a/b` → "a – b", `2029~` → "about 2029"."""

from __future__ import annotations

import re

from generator.lexicon import Lexicon

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")


def in_words(edtf: str, lexicon: Lexicon) -> str:
    """Return a date for a reader; what EDTF can say and this cannot is returned as it is."""
    return " – ".join(_one(each, lexicon) for each in edtf.split("/"))


def month(edtf: str, lexicon: Lexicon) -> str:
    """Return the month a date starts in ("February 2026"), its year if it has no month, nothing if it has neither."""
    match = _DATE.match(edtf)
    if not match:
        return ""
    year, number = match.group(1), int(match.group(2) or 0)
    return f"{lexicon.words('labels.months.long')[number - 1]} {year}" if 1 <= number <= 12 else year


def _one(edtf: str, lexicon: Lexicon) -> str:
    match = _DATE.fullmatch(edtf)
    if not match or int(match.group(2) or 1) not in range(1, 13):
        return edtf
    year, number, day, doubt = match.groups()
    words = [str(int(day))] if day else []
    words += [lexicon.words("labels.months.short")[int(number) - 1]] if number else []
    shown = "\N{NO-BREAK SPACE}".join([*words, year])
    return lexicon.text("labels.about_date").format(date=shown) if doubt else shown
