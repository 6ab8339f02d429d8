"""Finds printed dates with a year in one line of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator import printed_dates as shapes
from generator.lexicon import Lexicon

_GAP, _GAP_OR_HYPHEN = r"\s{1,3}", r"[\s-]{1,3}"
_YEAR = r"(?:19|20)[0-9]{2}(?=[0-9]{1,2}:[0-9]{2}|(?!\d))"  # a clock time may stick to it


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as printed, at `start` to `end` of its line, in EDTF as it reads with the day first
    and with the month first.
    """

    day_first: str
    month_first: str
    start: int
    end: int

    @property
    def edtf(self) -> str:
        """The date, empty if its day and month cannot be told apart."""
        ambiguous = self.day_first and self.month_first and self.day_first != self.month_first
        return "" if ambiguous else self.day_first or self.month_first


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    month = shapes.month_in_any_letters(lexicon)
    day_month = shapes.day_month(month, gap=_GAP_OR_HYPHEN)
    numeric = "|".join(shapes.numeric(_YEAR, mark) for mark in (".", "/", "-"))
    return re.compile(
        rf"(?<![\d.])(?P<iso>{shapes.iso('(?:19|20)[0-9]{2}', '-/.')})(?!\d)"
        rf"|\b(?P<mdy>{shapes.month_day(month, gap=_GAP)},?{_GAP}{_YEAR})"
        rf"|(?<!\d)(?P<dmy>{day_month},?{_GAP_OR_HYPHEN}{_YEAR})"
        rf"|(?<![\d./])(?P<num>{numeric})",
        re.IGNORECASE,
    )


def find_dates(line: str, lexicon: Lexicon) -> Iterator[Printed]:
    """Yield the dates with day, month and year that `line` prints, in its order."""
    if "19" not in line and "20" not in line:  # as most lines: it prints no year
        return
    for match in _pattern(lexicon).finditer(line):
        day_first, month_first = _readings(match, lexicon)
        if day_first or month_first:
            yield Printed(_edtf(day_first), _edtf(month_first), match.start(), match.end())


def _edtf(day: date | None) -> str:
    return day.isoformat() if day else ""


def _readings(match: re.Match[str], lexicon: Lexicon) -> tuple[date | None, date | None]:
    """Return the day with the day first and with the month first."""
    numbers = [int(number) for number in re.findall("[0-9]{1,4}", match[0])]
    if match["num"]:
        day_first, month_first = shapes.either_way(*numbers)
        return day_first, None if "." in match[0] else month_first
    if match["iso"]:
        year, month, day = numbers
    else:
        (day, year), months = numbers, shapes.months(lexicon)
        month = months[
            next(word for word in re.findall(r"[a-z]+", match[0].lower()) if word in months)
        ]
    found = shapes.made_of(year, month, day)
    return found, found


@cache
def _without_year(lexicon: Lexicon) -> re.Pattern[str]:
    month = shapes.month_in_any_letters(lexicon)
    after = shapes.month_day(month, day="[0-9]{1,2}", gap=_GAP)
    before = shapes.day_month(month, day="[0-9]{1,2}(?:st|nd|rd|th)?", gap=_GAP)
    return re.compile(rf"\b{after}\b|\b{before}\b", re.IGNORECASE)


def find_day(line: str, lexicon: Lexicon) -> re.Match[str] | None:
    """Return the first day of a month that `line` prints, with a year or without."""
    return _without_year(lexicon).search(line)
