"""The shapes of a printed date and the day its numbers name: one grammar for what stands in an
article and around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from generator.lexicon import Lexicon

# Numbers are in the digits 0 to 9; what may not stand beside one is a digit of any script (\d).
DAY = "(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
NO_DAY = "(?:00?|3[2-9]|[4-9][0-9])(?:st|nd|rd|th)?"  # 0 May, 32 March
YEAR = "(?:1[5-9]|20)[0-9]{2}"
_TWO = "[0-9]{1,2}"
_SHORT_ENDS = r"\b\.?"  # "Jan."


def iso(year: str, marks: str) -> str:
    """Return a pattern for 2026-02-14; `marks` are those that may part the numbers."""
    return rf"{year}[{marks}]{_TWO}[{marks}]{_TWO}"


def numeric(year: str, marks: str) -> str:
    """Return a pattern for 14.02.2026, whose day and month may be told apart or not."""
    return rf"{_TWO}[{marks}]{_TWO}[{marks}]{year}"


def day_month(month: str, day: str = DAY, gap: str = " ") -> str:
    """Return a pattern for 14 February, 14th of February; `gap` stands between its words."""
    return rf"{day}{gap}(?:of{gap})?{month}"


def month_day(month: str, day: str = DAY, gap: str = " ") -> str:
    """Return a pattern for February 14."""
    return rf"{month}{gap}{day}"


@cache
def months(lexicon: Lexicon) -> Mapping[str, int]:
    """Return the number of each month, by its name in small letters, long or short."""
    return {**numbered(lexicon, "dates.short_months"), **numbered(lexicon, "dates.months")}


def numbered(lexicon: Lexicon, section: str) -> dict[str, int]:
    """Return a section of whole numbers."""
    return {word: int(number) for word, number in lexicon.numbers(section).items()}


def long_month(lexicon: Lexicon) -> str:
    """Return a pattern for the months in full, with a capital."""
    return any_of(word.title() for word in lexicon.numbers("dates.months"))


def any_month(lexicon: Lexicon) -> str:
    """Return a pattern for the months in full or short, with a capital."""
    short = (word.title() + _SHORT_ENDS for word in lexicon.numbers("dates.short_months"))
    return any_of([*(word.title() for word in lexicon.numbers("dates.months")), *short])


def month_in_any_letters(lexicon: Lexicon) -> str:
    """Return a pattern for the months in full or short, in letters of either case; "auguſt" is
    written in others.
    """
    return f"(?a:{'|'.join(sorted(months(lexicon), key=len, reverse=True))}){_SHORT_ENDS}"


def any_of(patterns: Iterable[str]) -> str:
    """Return a pattern for any of `patterns`, the first that fits."""
    return f"(?:{'|'.join(patterns)})"


def made_of(year: int, month: int, day: int) -> date | None:
    """Return that day, `None` if no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def either_way(first: int, second: int, year: int) -> tuple[date | None, date | None]:
    """Return what two numbers and a year name with the day first, and with the month first."""
    return made_of(year, second, first), made_of(year, first, second)
