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
    """A date as printed, at `start` to `end` of its line, in EDTF as it reads with the day first and with the month first."""

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
    return {name: int(number) for part in ("months", "short_months") for name, number in lexicon.table(f"dates.{part}").items()}


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    month = "|".join(sorted(_months(lexicon), key=len, reverse=True))
    day, year = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?", r"(?:19|20)\d\d(?=\d{1,2}:\d\d|(?!\d))"
    return re.compile(
        rf"(?<![\d.])(?P<iso>(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?)(?!\d)"
        rf"|\b(?P<mdy>(?:{month})\b\.?\s{{1,3}}{day},?\s{{1,3}}{year})"
        rf"|(?<!\d)(?P<dmy>{day}[\s-]{{1,3}}(?:of\s)?(?:{month})\b\.?,?[\s-]{{1,3}}{year})"
        rf"|(?<![\d./])(?P<num>\d\d?(?P<mark>[./-])\d\d?(?P=mark){year})",
        re.IGNORECASE,
    )


def find_dates(line: str, lexicon: Lexicon) -> Iterator[Printed]:
    """Yield the dates with day, month and year that `line` prints, in its order."""
    for match in _pattern(lexicon).finditer(line):
        readings = _readings(match, _months(lexicon))
        if any(readings):
            yield Printed(*readings, match.start(), match.end())


def _readings(match: re.Match[str], months: Mapping[str, int]) -> tuple[str, str]:
    """Return the date in EDTF with the day first and with the month first, empty where it would be none."""
    numbers = [int(number) for number in re.findall(r"\d{4}(?=\d{1,2}:)|\d{1,4}", match[0])]
    if match["num"]:
        first, second, year = numbers
        return _iso(year, second, first), "" if match["mark"] == "." else _iso(year, first, second)
    if match["iso"]:
        year, month, day = numbers
    else:
        day, year = numbers
        month = months[next(word for word in re.findall(r"[a-z]+", match[0].lower()) if word in months)]
    return _iso(year, month, day), _iso(year, month, day)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


@cache
def _without_year(lexicon: Lexicon) -> re.Pattern[str]:
    month = "|".join(sorted(_months(lexicon), key=len, reverse=True))
    return re.compile(rf"\b(?:{month})\b\.?\s{{1,3}}\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s{{1,3}}(?:{month})\b", re.IGNORECASE)


def find_day(line: str, lexicon: Lexicon) -> re.Match[str] | None:
    """Return the first day of a month that `line` prints, with a year or without."""
    return _without_year(lexicon).search(line)
