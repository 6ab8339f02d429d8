"""Finds printed dates with a year in one line of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.lexicon import Lexicon


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
def _months(lexicon: Lexicon) -> Mapping[str, int]:
    return {
        name: int(number)
        for part in ("months", "short_months")
        for name, number in lexicon.numbers(f"dates.{part}").items()
    }


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    month = _month(lexicon)
    day, two = "(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?", "[0-9]{1,2}"
    year = rf"(?:19|20)[0-9]{{2}}(?={two}:[0-9]{{2}}|(?!\d))"
    return re.compile(
        rf"(?<![\d.])(?P<iso>(?:19|20)[0-9]{{2}}[-/.]{two}[-/.]{two})(?!\d)"
        rf"|\b(?P<mdy>{month}\b\.?\s{{1,3}}{day},?\s{{1,3}}{year})"
        rf"|(?<!\d)(?P<dmy>{day}[\s-]{{1,3}}(?:of\s)?{month}\b\.?,?[\s-]{{1,3}}{year})"
        rf"|(?<![\d./])(?P<num>{two}(?P<mark>[./-]){two}(?P=mark){year})",
        re.IGNORECASE,
    )


def _month(lexicon: Lexicon) -> str:
    """Return a pattern for the months, in letters of either case; "auguſt" is written in others."""
    return "(?a:" + "|".join(sorted(_months(lexicon), key=len, reverse=True)) + ")"


def find_dates(line: str, lexicon: Lexicon) -> Iterator[Printed]:
    """Yield the dates with day, month and year that `line` prints, in its order."""
    for match in _pattern(lexicon).finditer(line):
        readings = _readings(match, _months(lexicon))
        if any(readings):
            yield Printed(*readings, match.start(), match.end())


def _readings(match: re.Match[str], months: Mapping[str, int]) -> tuple[str, str]:
    """Return the date in EDTF with the day first and with the month first, empty where it would be
    none.
    """
    numbers = [int(number) for number in re.findall("[0-9]{1,4}", match[0])]
    if match["num"]:
        first, second, year = numbers
        return _iso(year, second, first), "" if match["mark"] == "." else _iso(year, first, second)
    if match["iso"]:
        year, month, day = numbers
    else:
        day, year = numbers
        month = months[
            next(word for word in re.findall(r"[a-z]+", match[0].lower()) if word in months)
        ]
    return _iso(year, month, day), _iso(year, month, day)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


@cache
def _without_year(lexicon: Lexicon) -> re.Pattern[str]:
    month, day = _month(lexicon), "[0-9]{1,2}"
    after = rf"\b{month}\b\.?\s{{1,3}}{day}\b"
    before = rf"\b{day}(?:st|nd|rd|th)?\s{{1,3}}{month}\b"
    return re.compile(f"{after}|{before}", re.IGNORECASE)


def find_day(line: str, lexicon: Lexicon) -> re.Match[str] | None:
    """Return the first day of a month that `line` prints, with a year or without."""
    return _without_year(lexicon).search(line)
