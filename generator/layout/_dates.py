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
    """A date as printed, at `start` to `end` of its line; `edtf` is empty if its day and month cannot be told apart."""

    edtf: str
    start: int
    end: int


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
        edtf = _edtf(match, _months(lexicon))
        if edtf is not None:
            yield Printed(edtf, match.start(), match.end())


def _edtf(match: re.Match[str], months: Mapping[str, int]) -> str | None:
    """Return the date in EDTF, empty if it is ambiguous, `None` if it is no date."""
    numbers = [int(number) for number in re.findall(r"\d{4}(?=\d{1,2}:)|\d{1,4}", match[0])]
    if match["iso"]:
        return _iso(*numbers)
    if match["num"]:
        first, second, year = numbers
        if match["mark"] == "." or first == second:
            return _iso(year, second, first)
        if first <= 12 and second <= 12:
            return ""
        return _iso(year, second, first) if second <= 12 else _iso(year, first, second)
    word = next(word for word in re.findall(r"[a-z]+", match[0].lower()) if word in months)
    day, year = numbers
    return _iso(year, months[word], day)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
