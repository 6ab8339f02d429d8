"""Dates that count from the day of publication: Thursday, last year, three days ago, December."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from generator.extract.dates.resolution import (
    EVE,
    SEVERAL,
    UNSURE,
    WHICH,
    PrintedDate,
    ResolvedDate,
    inferred,
    lean_of,
    meant,
    year_behind,
)
from generator.extract.dates.tense import Lean
from generator.extract.text.numerals import value_of, word_after
from generator.lexicon import Lexicon
from generator.model.spans import Basis

_SUNDAY, _DECEMBER = 6, 12
_WEEK, _MONTH, _YEAR = 7, 30, 365  # days, as the units are listed
_SEASON = 92  # days
_LONG_AGO = 92  # days after which nobody says "this May" of the last one


def month(printed: PrintedDate) -> ResolvedDate | None:
    """December, this June, last May, May last year."""
    name, which, alone = _month_name(printed), printed.words[0], len(printed.words) == 1
    if printed.before.lower() in printed.rules.each or (
        which == name
        and name in printed.rules.unsure
        and printed.before.lower() not in printed.rules.before_month
    ):
        return None
    anchor, month = printed.anchor.replace(day=1), printed.rules.months[name]
    if printed.words[-1] == "year":
        return inferred(f"{anchor.year + WHICH[printed.words[-2]]}-{month:02}")
    if which == "this":
        return inferred(f"{anchor.year}-{month:02}")
    if year := year_behind(printed, month):
        return ResolvedDate(f"{year}-{month:02}", Basis.STATED)
    days = [date(anchor.year + step, month, 1) for step in (-1, 0, 1)]
    chosen = meant(printed, days, anchor) if alone else _last_or_next(days, anchor, which)
    return replace(chosen, edtf=chosen.edtf[:7])


def _month_name(printed: PrintedDate) -> str:
    return next(word for word in printed.words if word in printed.rules.months)


def _last_or_next(days: Sequence[date], anchor: date, which: str) -> ResolvedDate:
    """Return the last of some days a year apart before the anchor, or the next after it; not where
    "this May" would mean the same year as "next May" does to others.
    """
    if which == "last":
        chosen = max(day for day in days if day < anchor)
        doubtful = chosen.year == anchor.year and (anchor - chosen).days < _LONG_AGO
    else:
        chosen = min(day for day in days if day > anchor)
        doubtful = chosen.year == anchor.year
    if doubtful:
        return SEVERAL
    return inferred(chosen.isoformat(), "back" if which == "last" else "forward")


def weekday(printed: PrintedDate) -> ResolvedDate | None:
    """Thursday, last Thursday, next Thursday, Thursday last week."""
    rules = printed.rules
    if (
        printed.before in rules.name_before
        or printed.before.lower() in rules.each | rules.ranks
        or word_after(printed.text, printed.span.end) in rules.name_after
    ):
        return None
    weekday = next(rules.weekdays[word] for word in printed.words if word in rules.weekdays)
    monday = printed.anchor - timedelta(printed.anchor.weekday())
    if printed.words[-1] == "week":
        return _counted(monday + timedelta(7 * WHICH[printed.words[-2]] + weekday), printed.anchor)
    behind = -((printed.anchor.weekday() - weekday) % 7)
    match printed.words[0]:
        case "next":
            return _counted(monday + timedelta(7 + weekday), printed.anchor)
        case "last":  # "last Monday" on a Friday may be four days ago or eleven
            day = printed.anchor + timedelta(behind or -7)
            return _counted(day, printed.anchor) if day < monday else SEVERAL
        case which:
            return _by_tense(printed, behind, which == "this")


def _by_tense(printed: PrintedDate, behind: int, coming: bool) -> ResolvedDate:
    """Return the day so many days behind, or a week later, as the clause says; if it says neither,
    the one to come if it is `coming` ("this Friday").
    """
    anchor, lean = printed.anchor, lean_of(printed)
    if lean is Lean.FORWARD or (coming and lean is not Lean.BACK):
        return _counted(anchor + timedelta(behind % 7), anchor)
    # Six days ago is tomorrow: where it is published on the day before, or in another time zone.
    today = behind == 0 and not printed.quotation
    if (lean is Lean.BACK and behind > -_WEEK + 1) or today:
        return _counted(anchor + timedelta(behind), anchor)
    return EVE if lean is Lean.BACK else UNSURE


def _counted(day: date, anchor: date) -> ResolvedDate:
    return inferred(day.isoformat(), "forward" if day > anchor else "back")


_NEAR = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def near(printed: PrintedDate) -> ResolvedDate | None:
    """yesterday, last night, tomorrow; today only where it is a day and not "nowadays" ("strong
    today, weak tomorrow").
    """
    word = " ".join(printed.words)
    if word == "today" and printed.before.lower() not in printed.rules.before_today:
        return None
    if word == "tomorrow" and "today" in printed.text[printed.sentence.start : printed.span.start]:
        return None
    return inferred((printed.anchor + timedelta(_NEAR[word])).isoformat())


def both_days(printed: PrintedDate) -> ResolvedDate | None:
    """today and tomorrow: the two days, unless they are all that is and comes ("the threats of
    today and tomorrow").
    """
    if printed.before.lower() in printed.rules.before_ages:
        return None
    tomorrow = printed.anchor + timedelta(1)
    return inferred(f"{printed.anchor.isoformat()}/{tomorrow.isoformat()}")


def period(printed: PrintedDate) -> ResolvedDate | None:
    """last year, this month, next summer; "earlier this week" ends and "later this week" begins on
    the day of publication.
    """
    which, name = printed.words[-2:]
    anchor, step = printed.anchor, WHICH[which]
    if name == "weekend":
        return _weekend(printed)
    if name == "week":
        return _week(printed.words, anchor)
    if name == "month":
        months = anchor.year * 12 + anchor.month - 1 + step
        return inferred(f"{months // 12}-{months % 12 + 1:02}")
    if name == "decade":
        first_year = anchor.year // 10 * 10 + 10 * step
        return inferred(f"{first_year}/{first_year + 9}")
    return inferred(str(anchor.year + step)) if name == "year" else _season(which, printed)


def _week(words: Sequence[str], anchor: date) -> ResolvedDate:
    """last week, earlier this week. On a Sunday some count the week that begins."""
    if anchor.weekday() == _SUNDAY:
        return SEVERAL
    first = anchor + timedelta(7 * WHICH[words[-2]] - anchor.weekday())
    last = first + timedelta(6)
    if words[0] == "earlier" and first <= anchor:
        last = min(last, anchor)
    if words[0] == "later" and anchor <= last:
        first = max(first, anchor)
    return inferred(f"{first.isoformat()}/{last.isoformat()}")


def _weekend(printed: PrintedDate) -> ResolvedDate:
    """last weekend, next weekend; on a weekday "this weekend" is as its clause says, the one
    before or the one to come.
    """
    anchor, which = printed.anchor, printed.words[-2]
    saturday = anchor + timedelta(5 - anchor.weekday() + 7 * WHICH[which])
    if which == "this" and anchor < saturday:
        lean = Lean.BACK if printed.words[0] == "earlier" else lean_of(printed)
        if lean is Lean.UNSURE:
            return UNSURE
        saturday -= timedelta(7 if lean is Lean.BACK else 0)
    return inferred(f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}")


def _season(which: str, printed: PrintedDate) -> ResolvedDate:
    """last spring, this winter: the year it is in where most papers are printed, both years of a
    winter; not where "this summer" could be said for "next summer".
    """
    anchor, opens = printed.anchor, printed.rules.seasons[printed.words[-1]]
    starts = [date(anchor.year + step, opens, 1) for step in (-2, -1, 0, 1)]
    over = [start for start in starts if (anchor - start).days >= _SEASON]
    if which == "last":
        start = over[-1]
        doubtful = start.year == anchor.year and (anchor - start).days < _SEASON + _LONG_AGO
    elif which == "next":
        start = next(start for start in starts if start > anchor)
        doubtful = start.year == anchor.year and (start - anchor).days < 2 * _LONG_AGO
    else:
        start = starts[2] if opens < _DECEMBER else starts[len(over)]
        doubtful = abs((start - anchor).days) > 2 * _SEASON + _LONG_AGO
    if doubtful:
        return SEVERAL
    return inferred(
        f"{start.year}" if opens < _DECEMBER else f"{start.year}/{start.year + 1}", "season"
    )


def ago(printed: PrintedDate) -> ResolvedDate | None:
    """three days ago, two years ago, five years from now: exact by days, by month or year for
    longer units.
    """
    past = printed.words[-1] == "ago"
    *count, unit = printed.words[: -1 if past else -2]
    return _steps(printed, count, unit, -1 if past else 1)


def within(printed: PrintedDate) -> ResolvedDate | None:
    """in three weeks, in two years' time: without "time" only days or weeks where the clause looks
    ahead, and neither "four times in a week" nor "its third visit in three weeks".
    """
    words = [word for word in printed.words if word not in {"in", "s", "time"}]
    before = printed.text[printed.sentence.start : printed.span.start].lower().split()
    long = words[0] in {"a", "an"} or printed.rules.units[words[-1]] >= _MONTH
    spell = long or not printed.rules.ranks.isdisjoint(before)
    if printed.words[-1] != "time" and (spell or lean_of(printed) is not Lean.FORWARD):
        return None
    return _steps(printed, words[:-1], words[-1], 1)


def _steps(printed: PrintedDate, count: Sequence[str], unit: str, direction: int) -> ResolvedDate:
    """Return the day, month or year so many units before or after publication."""
    amount = direction * _amount(count, printed.rules.lexicon)
    length = printed.rules.units[unit]
    if length < _MONTH:
        return inferred((printed.anchor + timedelta(amount * length)).isoformat())
    years = length // _YEAR
    months = printed.anchor.year * 12 + printed.anchor.month - 1 + amount * (12 * years or 1)
    year, month = divmod(months, 12)
    about = "~" if years > 1 else ""
    return inferred(f"{year}{about}" if years else f"{year}-{month + 1:02}")


def after_told(printed: PrintedDate) -> ResolvedDate | None:
    """the next year, the previous year: counted from the year that is told before it."""
    if not printed.told:
        return None
    year = printed.told + (-1 if printed.words[1] == "previous" else 1)
    return inferred(str(year), "told")


def _amount(count: Sequence[str], lexicon: Lexicon) -> int:
    """Return the number that digits, "twenty five" or "a" stand for."""
    if count[0].isdecimal():
        return int(count[0])
    return int(value_of(" ".join(count), lexicon)) or 1
