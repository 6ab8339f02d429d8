"""Dates that count from the day of publication: Thursday, last year, three days ago, December."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from generator.extract.dates.resolution import (
    LEAN_WHY,
    UNKNOWN,
    Lean,
    PrintedDate,
    ResolvedDate,
    best_of,
    lean_of,
)
from generator.extract.text.numerals import value_of, word_after
from generator.lexicon import Lexicon
from generator.model.spans import Basis


def month(printed: PrintedDate) -> ResolvedDate | None:
    """December, this June, last May."""
    name, which = printed.words[-1], printed.words[0]
    alone = len(printed.words) == 1
    if (
        alone
        and name in printed.rules.unsure
        and printed.before.lower() not in printed.rules.before_month
    ):
        return None
    if printed.anchor is None:
        return UNKNOWN
    anchor = printed.anchor.replace(day=1)
    month = printed.rules.months[name]
    if which == "this":
        return ResolvedDate(f"{anchor.year}-{month:02}", Basis.INFERRED, "same_day")
    lean = lean_of(printed) if alone else (Lean.BACK if which == "last" else Lean.FORWARD)
    days = [date(anchor.year + step, month, 1) for step in (-1, 0, 1)]
    chosen = best_of([day for day in days if alone or day != anchor], anchor, lean)
    return ResolvedDate(f"{chosen.year}-{month:02}", Basis.INFERRED, LEAN_WHY[lean])


def weekday(printed: PrintedDate) -> ResolvedDate | None:
    """Thursday, last Thursday, next Thursday: the last one up to publication unless the words
    point ahead.
    """
    rules = printed.rules
    if (
        printed.before in rules.name_before
        or word_after(printed.text, printed.span.end) in rules.name_after
    ):
        return None
    if printed.anchor is None:
        return UNKNOWN
    which = printed.words[0]
    weekday = rules.weekdays[printed.words[-1]]
    ahead = which in {"next", "this"} or (which != "last" and lean_of(printed) == Lean.FORWARD)
    if ahead:
        days = (weekday - printed.anchor.weekday()) % 7 or (7 if which == "next" else 0)
    else:
        days = -((printed.anchor.weekday() - weekday) % 7 or (7 if which == "last" else 0))
    return ResolvedDate(
        (printed.anchor + timedelta(days)).isoformat(),
        Basis.INFERRED,
        "forward" if ahead else "back",
    )


_NEAR = {"yesterday": -1, "last": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def near(printed: PrintedDate) -> ResolvedDate | None:
    """yesterday, last night, tomorrow; today only where it is a day and not "nowadays" ("strong
    today, weak tomorrow").
    """
    word = printed.words[0]
    if word == "today" and printed.before.lower() not in printed.rules.before_today:
        return None
    if word == "tomorrow" and "today" in printed.text[printed.sentence.start : printed.span.start]:
        return None
    if printed.anchor is None:
        return UNKNOWN
    return ResolvedDate(
        (printed.anchor + timedelta(_NEAR[word])).isoformat(), Basis.INFERRED, "same_day"
    )


def both_days(printed: PrintedDate) -> ResolvedDate | None:
    """today and tomorrow: the two days, unless they are all that is and comes ("the threats of
    today and tomorrow").
    """
    if printed.before.lower() in printed.rules.before_ages:
        return None
    if printed.anchor is None:
        return UNKNOWN
    return ResolvedDate(
        f"{printed.anchor.isoformat()}/{(printed.anchor + timedelta(1)).isoformat()}",
        Basis.INFERRED,
        "same_day",
    )


WHICH = {"last": -1, "this": 0, "next": 1}


def period(printed: PrintedDate) -> ResolvedDate | None:
    """last year, this month, next summer; "earlier this week" ends and "later this week" begins on
    the day of publication.
    """
    which, name = printed.words[-2:]
    if printed.anchor is None:
        return UNKNOWN
    anchor, step = printed.anchor, WHICH[which]
    if name in {"week", "weekend"}:
        monday = anchor + timedelta(7 * step - anchor.weekday())
        first, last = monday + timedelta(5 if name == "weekend" else 0), monday + timedelta(6)
        if printed.words[0] == "earlier" and first <= anchor:
            last = min(last, anchor)
        if printed.words[0] == "later" and anchor <= last:
            first = max(first, anchor)
        return ResolvedDate(f"{first.isoformat()}/{last.isoformat()}", Basis.INFERRED, "same_day")
    if name == "month":
        months = anchor.year * 12 + anchor.month - 1 + step
        return ResolvedDate(f"{months // 12}-{months % 12 + 1:02}", Basis.INFERRED, "same_day")
    if name == "decade":
        first_year = anchor.year // 10 * 10 + 10 * step
        return ResolvedDate(f"{first_year}/{first_year + 9}", Basis.INFERRED, "same_day")
    return ResolvedDate(
        str(anchor.year + step), Basis.INFERRED, "same_day" if name == "year" else "season"
    )


def ago(printed: PrintedDate) -> ResolvedDate | None:
    """three days ago, two years ago, five years from now: exact by days, by month or year for
    longer units.
    """
    past = printed.words[-1] == "ago"
    *count, unit = printed.words[: -1 if past else -2]
    amount = _amount(count, printed.rules.lexicon)
    amount = -amount if past else amount
    if printed.anchor is None:
        return UNKNOWN
    length = printed.rules.units[unit]
    if length <= 7:
        return ResolvedDate(
            (printed.anchor + timedelta(amount * length)).isoformat(), Basis.INFERRED, "same_day"
        )
    months = (
        printed.anchor.year * 12 + printed.anchor.month - 1 + amount * (1 if length == 30 else 12)
    )
    year, month = divmod(months, 12)
    return ResolvedDate(
        f"{year}" if length > 30 else f"{year}-{month + 1:02}", Basis.INFERRED, "same_day"
    )


def _amount(count: Sequence[str], lexicon: Lexicon) -> int:
    """Return the number that digits, "twenty five" or "a" stand for."""
    if count[0].isdecimal():
        return int(count[0])
    return int(value_of(" ".join(count), lexicon)) or 1
