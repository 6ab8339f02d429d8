"""Checks the dates of a reading. It needs no library, so `tests/tools/fuzz.py` can use it too."""

from __future__ import annotations

import re
from datetime import date

from generator.model.readings import Reading

_DATE = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def dates_of(reading: Reading) -> list[str]:
    """Return the known dates of an article in EDTF: when it was published, and what it mentions."""
    found = [
        reading.article.published,
        *(mention.date for mention in reading.dates),
        *(occasion.date for occasion in reading.occasions),
    ]
    return [each.edtf for each in found if each.edtf]


def exists(edtf: str) -> bool:
    """Say whether `edtf` is an existing day, month or year, or a period between two of them."""
    parts = edtf.split("/")
    return len(parts) <= 2 and all(map(_exists, parts)) and parts == sorted(parts)


def _exists(part: str) -> bool:
    match = _DATE.fullmatch(part)
    try:
        return bool(match and date(*(int(number or 1) for number in match.groups())))
    except ValueError:
        return False
