"""Dates in EDTF as this room orders and measures them. A period begins on its first day and ends
on its last.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_REMEMBERED = 1 << 12  # dates; most things of an archive are of the same few

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?", re.ASCII)


@lru_cache(_REMEMBERED)
def first_day(edtf: str) -> date | None:
    """Return the first day of a date, month, year or period; `None` for one that is empty or
    cannot be read.
    """
    return _day(edtf.partition("/")[0], last=False)


def last_day(edtf: str) -> date | None:
    """Return the last day of a date, month, year or period; `None` for one that is empty or cannot
    be read.
    """
    start, _, end = edtf.partition("/")
    return _day(end or start, last=True)


@lru_cache(_REMEMBERED)
def newest_first(edtf: str) -> int:
    """Return a sort key: the newest date first, none last. A month or year counts by its last day,
    a period by its first.
    """
    day = last_day(edtf.partition("/")[0])
    return -day.toordinal() if day else 1


def is_day(edtf: str) -> bool:
    """Say whether `edtf` is one day."""
    match = _DATE.fullmatch(edtf)
    return bool(match and match.group(3))


def _day(edtf: str, last: bool) -> date | None:
    match = _DATE.fullmatch(edtf)
    if not match:
        return None
    year, month = int(match.group(1)), int(match.group(2) or (12 if last else 1))
    try:
        return date(year, month, int(match.group(3) or (monthrange(year, month)[1] if last else 1)))
    except ValueError:  # calendar.IllegalMonthError is one
        return None
