"""Dates that print their year, or the end of it: 14 January 2026, June 7–9, 2014–2020, ’27."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.extract.dates.resolution import (
    UNCLEAR,
    UNSURE,
    WHICH,
    PrintedDate,
    ResolvedDate,
    meant,
    year_behind,
)
from generator.extract.text.numerals import is_year, word_after
from generator.model.spans import Basis
from generator.printed_dates import either_way, made_of

_SOON = 15  # years ahead that a year printed short may lie


def iso(printed: PrintedDate) -> ResolvedDate | None:
    """2026-01-14."""
    found = made_of(*printed.numbers)
    return ResolvedDate(found.isoformat(), Basis.STATED) if found else None


def numeric(printed: PrintedDate) -> ResolvedDate | None:
    """14.01.2026 is day first; 3/4/2026 may be read either way."""
    first, second, year = printed.numbers
    day_first, month_first = either_way(first, second, year)
    found = day_first or month_first
    if found is None:
        return None
    clear = "." in printed.span.of(printed.text) or day_first == month_first
    if clear or not (day_first and month_first):
        return ResolvedDate(found.isoformat(), Basis.STATED)
    return UNCLEAR


def in_month(printed: PrintedDate) -> ResolvedDate | None:
    """7 June, June 7–9, Tuesday 9 June 2026, 9 June last year: a day or two days of a month, with
    or without the year.
    """
    month = next(
        printed.rules.months[word] for word in printed.words if word in printed.rules.months
    )
    days = [number for number in printed.numbers if number < 32]
    years = [number for number in printed.numbers if number > 31]
    stated = years[0] if years else year_behind(printed, month)
    if stated:
        found = [made_of(stated, month, day) for day in days]
        return _joined(found, ResolvedDate("", Basis.STATED))
    if days != sorted(days) or any(made_of(2024, month, day) is None for day in days):
        return None
    if printed.words[-1] == "year":
        year = printed.anchor.year + WHICH[printed.words[-2]]
        found = [made_of(year, month, day) for day in days]
        return _joined(found, ResolvedDate("", Basis.INFERRED, "same_day"))
    if f"{month}-{days[0]}" in printed.rules.named_days:
        return UNSURE
    # 28 February stands in for a 29 February that does not exist, until the year is chosen.
    years_around = [printed.anchor.year + step for step in (-1, 0, 1)]
    around = [made_of(year, month, days[0]) or date(year, month, 28) for year in years_around]
    chosen = meant(printed, around, printed.anchor)
    found = [made_of(int(chosen.edtf[:4]), month, day) for day in days] if chosen.edtf else []
    return _joined(found, chosen) if found else chosen


def no_day(printed: PrintedDate) -> None:
    """32 March, 0 May 2026: not a day, and the month in it does not count by itself."""


def _joined(days: Sequence[date | None], answer: ResolvedDate) -> ResolvedDate | None:
    """Return `answer` with one day, or with the interval of two; `None` if a day is impossible or
    they run backwards.
    """
    found = [day for day in days if day is not None]
    if len(found) != len(days) or found != sorted(found):
        return None
    return ResolvedDate("/".join(day.isoformat() for day in found), answer.basis, answer.why)


def month_year(printed: PrintedDate) -> ResolvedDate:
    """January 2026."""
    return ResolvedDate(
        f"{printed.numbers[-1]}-{printed.rules.months[printed.words[0]]:02}", Basis.STATED
    )


def year(printed: PrintedDate) -> ResolvedDate | None:
    """2031, where the number counts nothing ("it has 2031 beds")."""
    start, end = printed.span.start, printed.span.end
    if not is_year(printed.text, start, end, printed.rules.lexicon):
        return None
    counted = word_after(printed.text, end)
    if (
        counted.islower()
        and counted.endswith("s")
        and not counted.endswith("ss")
        and printed.before.lower() in printed.rules.before_amount
    ):
        return None
    return ResolvedDate(printed.words[0], Basis.STATED)


def years(printed: PrintedDate) -> ResolvedDate | None:
    """2014–2020 and 2025/26."""
    first, last = printed.words
    last = last if len(last) == 4 else first[:2] + last
    return ResolvedDate(f"{first}/{last}", Basis.STATED) if first < last else None


def short_year(printed: PrintedDate) -> ResolvedDate | None:
    """’27, ’75: the last year that ends so, or one to come within fifteen years."""
    start, end = printed.span.start, printed.span.end
    marks = {"’", "'", "‘"}
    if printed.text[end : end + 1] in marks or printed.text[start - 1 : start] in marks:
        return None  # a number in quotation marks
    latest = printed.anchor.year + _SOON
    year = latest - (latest - printed.numbers[0]) % 100
    return ResolvedDate(str(year), Basis.INFERRED, "short_year")


def decade(printed: PrintedDate) -> ResolvedDate:
    """1980s, ’90s."""
    start = printed.numbers[0] if printed.numbers[0] > 99 else 1900 + printed.numbers[0]
    basis, why = (Basis.STATED, "") if printed.numbers[0] > 99 else (Basis.INFERRED, "short_year")
    return ResolvedDate(f"{start}/{start + 9}", basis, why)
