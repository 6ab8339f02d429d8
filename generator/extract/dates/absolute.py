"""Dates that print their year, or the end of it: 14 January 2026, June 7–9, 2014–2020, ’27."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.extract.dates.resolution import (
    LEAN_WHY,
    UNKNOWN,
    PrintedDate,
    ResolvedDate,
    best_of,
    lean_of,
    made_of,
)
from generator.extract.text.numerals import is_year
from generator.model.spans import Basis


def iso(printed: PrintedDate) -> ResolvedDate | None:
    """2026-01-14."""
    found = made_of(*printed.numbers)
    return ResolvedDate(found.isoformat(), Basis.STATED) if found else None


def numeric(printed: PrintedDate) -> ResolvedDate | None:
    """14.01.2026 is day first; 3/4/2026 may be read either way."""
    first, second, year = printed.numbers
    found = made_of(year, second, first) or made_of(year, first, second)
    if found is None:
        return None
    dotted = "." in printed.span.of(printed.text)
    if dotted or first == second or max(first, second) > 12:
        return ResolvedDate(found.isoformat(), Basis.STATED)
    return ResolvedDate("", Basis.NONE, "unclear")


def in_month(printed: PrintedDate) -> ResolvedDate | None:
    """7 June, June 7–9, Tuesday 9 June 2026: a day or two days of a month, with or without the
    year.
    """
    month = next(
        printed.rules.months[word] for word in printed.words if word in printed.rules.months
    )
    days = [number for number in printed.numbers if number < 32]
    years = [number for number in printed.numbers if number > 31]
    if years:
        found = [made_of(years[0], month, day) for day in days]
        return _joined(found, ResolvedDate("", Basis.STATED))
    if made_of(2024, month, days[0]) is None:
        return None
    if printed.anchor is None:
        return UNKNOWN
    lean = lean_of(printed)
    years_around = [printed.anchor.year + step for step in (-1, 0, 1)]
    # 28 February stands in for a 29 February that does not exist, until the year is chosen.
    around = [made_of(year, month, days[0]) or date(year, month, 28) for year in years_around]
    chosen = best_of(around, printed.anchor, lean).year
    answer = ResolvedDate("", Basis.INFERRED, LEAN_WHY[lean])
    return _joined([made_of(chosen, month, day) for day in days], answer)


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
    """2031, where the number counts nothing."""
    if not is_year(printed.text, printed.span.start, printed.span.end, printed.rules.lexicon):
        return None
    return ResolvedDate(printed.words[0], Basis.STATED)


def years(printed: PrintedDate) -> ResolvedDate | None:
    """2014–2020 and 2025/26."""
    first, last = printed.words
    last = last if len(last) == 4 else first[:2] + last
    return ResolvedDate(f"{first}/{last}", Basis.STATED) if first < last else None


def short_year(printed: PrintedDate) -> ResolvedDate | None:
    """’27: the year that ends so and is nearest to the date of publication."""
    if printed.text[printed.span.end : printed.span.end + 1] in {"’", "'"}:
        return None  # a number in quotation marks
    if printed.anchor is None:
        return UNKNOWN
    ending = printed.numbers[0]
    century = printed.anchor.year // 100 * 100
    this_year = printed.anchor.year
    nearest = min(
        (century + ending + step for step in (-100, 0, 100)), key=lambda year: abs(year - this_year)
    )
    return ResolvedDate(str(nearest), Basis.INFERRED, "short_year")


def decade(printed: PrintedDate) -> ResolvedDate:
    """1980s, ’90s."""
    start = printed.numbers[0] if printed.numbers[0] > 99 else 1900 + printed.numbers[0]
    basis, why = (Basis.STATED, "") if printed.numbers[0] > 99 else (Basis.INFERRED, "short_year")
    return ResolvedDate(f"{start}/{start + 9}", basis, why)
