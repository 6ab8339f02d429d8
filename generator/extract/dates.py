"""Dates and periods that the body mentions, resolved against the date of publication where they are relative.

A table of shapes, tried at every place in its order, says what looks like a date; each shape has one function that says which
day, month, year or interval is meant, how we know, and why. What cannot be resolved is kept as printed, with basis none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from generator.extract._body import body
from generator.extract._numbers import is_year, word_after, word_before
from generator.extract._starts import starting
from generator.lexicon import Lexicon
from generator.model import Article, Basis, Dated, DateMention, Sentence, Span

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_FULL = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


class _Lean:
    """Where the words before a date without a year put it."""

    BACK, NEAREST, FORWARD = -1, 0, 1


@dataclass(frozen=True, slots=True)
class _Printed:
    """One candidate: its words in small letters, the place in its text, and what it is counted from."""

    words: tuple[str, ...]
    text: str
    span: Span
    sentence: Span
    anchor: date | None
    rules: _Rules

    @property
    def before(self) -> str:
        return word_before(self.text, self.span.start)

    @property
    def numbers(self) -> list[int]:
        return [int(word) for word in self.words if word.isdigit()]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a candidate means: an EDTF value (empty if not known), how we know, and the key of the reason."""

    edtf: str
    basis: Basis
    why: str = ""


_Resolver = Callable[[_Printed], _Answer | None]
_UNKNOWN = _Answer("", Basis.NONE, "no_anchor")


def find_dates(article: Article, sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[DateMention, ...]:
    """Return the dates in the body paragraphs of `article`, in the order of the text, never overlapping.

    A date that prints its year is stated; a relative one ("Thursday", "last year", "December") is inferred from
    `article.published`, `why` saying how; without a date of publication its EDTF value is empty and its basis none.
    """
    rules = _rules(lexicon)
    anchor = _day(article.published.edtf)
    mentions = []
    for sentence in body(article, sentences):
        for match in rules.pattern.finditer(article.text, sentence.span.start, sentence.span.end):
            words = tuple(_TOKEN.findall(match[0].lower()))
            printed = _Printed(words, article.text, Span(*match.span()), sentence.span, anchor, rules)
            answer = rules.resolvers[match.lastgroup or ""](printed)
            if answer is not None:
                why = rules.why[answer.why].format(published=article.published.edtf) if answer.why else ""
                mentions.append(DateMention(printed.span, sentence.span, Dated(answer.edtf, answer.basis, printed.span, why)))
    return tuple(mentions)


# -- the words of a language, made ready once --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    """The shapes of one language as one pattern, and the word lists the resolvers look into."""

    lexicon: Lexicon
    pattern: re.Pattern[str]
    resolvers: Mapping[str, _Resolver]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, int]
    unsure: frozenset[str]
    before_month: frozenset[str]
    before_today: frozenset[str]
    before_ages: frozenset[str]
    name_before: frozenset[str]
    name_after: frozenset[str]
    lean: re.Pattern[str]
    ahead: frozenset[str]
    why: Mapping[str, str]


@cache
def _rules(lexicon: Lexicon) -> _Rules:
    """Compile the shapes once for a lexicon."""
    months = _numbered(lexicon, "dates.months")
    short = _numbered(lexicon, "dates.short_months")
    numbers = _numbered(lexicon, "numbers.words")
    weekdays = _numbered(lexicon, "dates.weekdays")
    shapes = _shapes(
        {
            "month": _either(word.title() for word in months),
            "any_month": _either([*(word.title() for word in months), *(word.title() + r"\b\.?" for word in short)]),
            "weekday": _either(word.title() for word in weekdays),
            "number": _either([r"\d{1,2}", *numbers, "an?"]),
            "unit": _either(sorted(lexicon.table("dates.units"), reverse=True)),
            "period": _either(sorted(lexicon.words("dates.periods"), reverse=True)),
        }
    )
    ahead = lexicon.words("dates.ahead")
    relative = ("last ", "this ", "next ", "earlier ", "later ", "yesterday", "today", "tonight", "tomorrow", "a ", "an ")
    starts = starting((*months, *short, *weekdays, *numbers, *relative), signs=r"\d’'")
    return _Rules(
        lexicon=lexicon,
        pattern=re.compile(
            rf"(?<![\w$£€#@])(?<!\d[./]){starts}(?:"
            + "|".join(f"(?P<{name}>{shape})" for name, shape, _ in shapes)
            + r")(?!\w|[./]\d)"
        ),
        resolvers={name: resolver for name, _, resolver in shapes},
        months={**short, **months},
        weekdays=weekdays,
        numbers={"a": 1, "an": 1, **numbers},
        units=_numbered(lexicon, "dates.units"),
        unsure=frozenset(lexicon.words("dates.unsure_months")),
        before_month=frozenset(lexicon.words("dates.before_month")),
        before_today=frozenset(lexicon.words("dates.before_today")),
        before_ages=frozenset(lexicon.words("dates.before_ages")),
        name_before=frozenset(lexicon.words("dates.before_weekday_name")),
        name_after=frozenset(lexicon.words("dates.weekday_names")),
        lean=re.compile(r"\b" + _either([*ahead, *lexicon.words("dates.behind")]) + r"\b"),
        ahead=frozenset(ahead),
        why=lexicon.table("dates.why"),
    )


def _numbered(lexicon: Lexicon, section: str) -> dict[str, int]:
    return {word: int(number) for word, number in lexicon.table(section).items()}


def _either(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def _shapes(words: Mapping[str, str]) -> tuple[tuple[str, str, _Resolver], ...]:
    """Return the visible table: name, pattern, resolver; the first that fits a place wins. `words` are patterns of the language."""
    month, any_month, weekday = words["month"], words["any_month"], words["weekday"]
    day = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    days = rf"{day}(?:(?:[-–]| and | to ){day})?"
    year = r"(?:1[5-9]|20)\d\d"
    on_day = rf"(?:{weekday},? )?"
    return (
        ("iso", r"\d{4}-\d\d-\d\d", _iso),
        ("numeric", r"\d{1,2}[./]\d{1,2}[./]\d{4}", _numeric),
        ("day_month", rf"{on_day}{days} (?:of )?{any_month}(?:,? {year})?", _in_month),
        ("month_day", rf"{on_day}{any_month} {days}(?!\d|,\d)(?:,? {year})?", _in_month),
        ("month_year", rf"{any_month},? (?:of )?{year}", _month_year),
        ("month", rf"(?:(?:last|next|this) )?{month}", _month),
        ("weekday", rf"(?:(?:last|next|this) )?{weekday}", _weekday),
        ("both_days", r"[Tt]oday (?:and|or) tomorrow", _both_days),
        ("near", r"[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight|[Ll]ast night", _near),
        ("period", rf"(?:[Ee]arlier |[Ll]ater )?(?:[Ll]ast|[Tt]his|[Nn]ext) {words['period']}", _period),
        ("ago", rf"{words['number']} {words['unit']} (?:ago|from now)", _ago),
        ("decade", r"(?:[12]\d|[’'])\d0s", _decade),
        ("years", rf"{year}[-–/](?:{year}|\d\d)", _years),
        ("year", rf"{year}(?![\d,.%]\d|%)", _year),
        ("short_year", r"[’']\d\d", _short_year),
    )


# -- resolvers: dates with a year --------------------------------------------------------------------------------------


def _day(edtf: str) -> date | None:
    """Return the day a full EDTF date names; `None` for anything less exact, impossible, or far from any article's time."""
    if not (_FULL.match(edtf) and "1500" <= edtf[:4] <= "2099"):
        return None
    try:
        return date.fromisoformat(edtf)
    except ValueError:
        return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(printed: _Printed) -> _Answer | None:
    found = _made(*printed.numbers)
    return _Answer(found.isoformat(), Basis.STATED) if found else None


def _numeric(printed: _Printed) -> _Answer | None:
    """14.01.2026 is day first; 3/4/2026 may be read either way."""
    first, second, year = printed.numbers
    found = _made(year, second, first) or _made(year, first, second)
    if found is None:
        return None
    dotted = "." in printed.span.of(printed.text)
    if dotted or first == second or max(first, second) > 12:
        return _Answer(found.isoformat(), Basis.STATED)
    return _Answer("", Basis.NONE, "unclear")


def _in_month(printed: _Printed) -> _Answer | None:
    """7 June, June 7–9, Tuesday 9 June 2026: a day or two days of a month, with or without the year."""
    month = next(printed.rules.months[word] for word in printed.words if word in printed.rules.months)
    days = [number for number in printed.numbers if number < 32]
    years = [number for number in printed.numbers if number > 31]
    if years:
        found = [_made(years[0], month, day) for day in days]
        return _joined(found, _Answer("", Basis.STATED))
    if _made(2024, month, days[0]) is None:
        return None
    if printed.anchor is None:
        return _UNKNOWN
    lean = _lean(printed)
    around = [_made(printed.anchor.year + step, month, days[0]) for step in (-1, 0, 1)]
    first = _chosen([day for day in around if day], printed.anchor, lean)
    return _joined([_made(first.year, month, day) for day in days], _Answer("", Basis.INFERRED, _LEAN_WHY[lean]))


def _joined(days: Sequence[date | None], answer: _Answer) -> _Answer | None:
    """Return `answer` with one day, or with the interval of two; `None` if a day is impossible or they run backwards."""
    found = [day for day in days if day is not None]
    if len(found) != len(days) or found != sorted(found):
        return None
    return _Answer("/".join(day.isoformat() for day in found), answer.basis, answer.why)


def _month_year(printed: _Printed) -> _Answer:
    return _Answer(f"{printed.numbers[-1]}-{printed.rules.months[printed.words[0]]:02}", Basis.STATED)


def _year(printed: _Printed) -> _Answer | None:
    if not is_year(printed.text, printed.span.start, printed.span.end, printed.rules.lexicon):
        return None
    return _Answer(printed.words[0], Basis.STATED)


def _years(printed: _Printed) -> _Answer | None:
    """2014–2020 and 2025/26."""
    first, last = printed.words
    last = last if len(last) == 4 else first[:2] + last
    return _Answer(f"{first}/{last}", Basis.STATED) if first < last else None


def _short_year(printed: _Printed) -> _Answer | None:
    """’27: the year that ends so and is nearest to the date of publication."""
    if printed.text[printed.span.end : printed.span.end + 1] in {"’", "'"}:
        return None  # a number in quotation marks
    if printed.anchor is None:
        return _UNKNOWN
    ending = printed.numbers[0]
    century = printed.anchor.year // 100 * 100
    this_year = printed.anchor.year
    nearest = min((century + ending + step for step in (-100, 0, 100)), key=lambda year: abs(year - this_year))
    return _Answer(str(nearest), Basis.INFERRED, "short_year")


def _decade(printed: _Printed) -> _Answer:
    """1980s, ’90s."""
    start = printed.numbers[0] if printed.numbers[0] > 99 else 1900 + printed.numbers[0]
    basis, why = (Basis.STATED, "") if printed.numbers[0] > 99 else (Basis.INFERRED, "short_year")
    return _Answer(f"{start}/{start + 9}", basis, why)


# -- resolvers: relative dates -----------------------------------------------------------------------------------------

_LEAN_WHY = {_Lean.BACK: "back", _Lean.NEAREST: "nearest", _Lean.FORWARD: "forward"}


def _lean(printed: _Printed) -> int:
    """Return where the nearest telling word before the date, in its sentence, puts it."""
    found = printed.rules.lean.findall(printed.text, max(printed.sentence.start, printed.span.start - 200), printed.span.start)
    if not found:
        return _Lean.NEAREST
    return _Lean.FORWARD if found[-1] in printed.rules.ahead else _Lean.BACK


def _chosen(days: Sequence[date], anchor: date, lean: int) -> date:
    """Return the last of `days` up to the anchor, the first from it on, or the nearest."""
    fitting = [day for day in days if lean * (day - anchor).days >= 0] or days
    return min(fitting, key=lambda day: (abs((day - anchor).days), day))


def _month(printed: _Printed) -> _Answer | None:
    """December, this June, last May."""
    name, which = printed.words[-1], printed.words[0]
    alone = len(printed.words) == 1
    if alone and name in printed.rules.unsure and printed.before.lower() not in printed.rules.before_month:
        return None
    if printed.anchor is None:
        return _UNKNOWN
    anchor = printed.anchor.replace(day=1)
    month = printed.rules.months[name]
    if which == "this":
        return _Answer(f"{anchor.year}-{month:02}", Basis.INFERRED, "same_day")
    lean = _lean(printed) if alone else (_Lean.BACK if which == "last" else _Lean.FORWARD)
    days = [date(anchor.year + step, month, 1) for step in (-1, 0, 1)]
    chosen = _chosen([day for day in days if alone or day != anchor], anchor, lean)
    return _Answer(f"{chosen.year}-{month:02}", Basis.INFERRED, _LEAN_WHY[lean])


def _weekday(printed: _Printed) -> _Answer | None:
    """Thursday, last Thursday, next Thursday: the last one up to publication unless the words point ahead."""
    rules = printed.rules
    if printed.before in rules.name_before or word_after(printed.text, printed.span.end) in rules.name_after:
        return None
    if printed.anchor is None:
        return _UNKNOWN
    which = printed.words[0]
    weekday = rules.weekdays[printed.words[-1]]
    ahead = which in {"next", "this"} or (which != "last" and _lean(printed) == _Lean.FORWARD)
    if ahead:
        days = (weekday - printed.anchor.weekday()) % 7 or (7 if which == "next" else 0)
    else:
        days = -((printed.anchor.weekday() - weekday) % 7 or (7 if which == "last" else 0))
    return _Answer((printed.anchor + timedelta(days)).isoformat(), Basis.INFERRED, "forward" if ahead else "back")


_NEAR = {"yesterday": -1, "last": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _near(printed: _Printed) -> _Answer | None:
    """yesterday, last night, tomorrow; today only where it is a day and not "nowadays" ("strong today, weak tomorrow")."""
    word = printed.words[0]
    if word == "today" and printed.before.lower() not in printed.rules.before_today:
        return None
    if word == "tomorrow" and "today" in printed.text[printed.sentence.start : printed.span.start]:
        return None
    if printed.anchor is None:
        return _UNKNOWN
    return _Answer((printed.anchor + timedelta(_NEAR[word])).isoformat(), Basis.INFERRED, "same_day")


def _both_days(printed: _Printed) -> _Answer | None:
    """today and tomorrow: the two days, unless they are all that is and comes ("the threats of today and tomorrow")."""
    if printed.before.lower() in printed.rules.before_ages:
        return None
    if printed.anchor is None:
        return _UNKNOWN
    return _Answer(f"{printed.anchor.isoformat()}/{(printed.anchor + timedelta(1)).isoformat()}", Basis.INFERRED, "same_day")


_WHICH = {"last": -1, "this": 0, "next": 1}


def _period(printed: _Printed) -> _Answer | None:
    """last year, this month, next summer; "earlier this week" ends and "later this week" begins on the day of publication."""
    which, name = printed.words[-2:]
    if printed.anchor is None:
        return _UNKNOWN
    anchor, step = printed.anchor, _WHICH[which]
    if name in {"week", "weekend"}:
        monday = anchor + timedelta(7 * step - anchor.weekday())
        first, last = monday + timedelta(5 if name == "weekend" else 0), monday + timedelta(6)
        if printed.words[0] == "earlier" and first <= anchor:
            last = min(last, anchor)
        if printed.words[0] == "later" and anchor <= last:
            first = max(first, anchor)
        return _Answer(f"{first.isoformat()}/{last.isoformat()}", Basis.INFERRED, "same_day")
    if name == "month":
        months = anchor.year * 12 + anchor.month - 1 + step
        return _Answer(f"{months // 12}-{months % 12 + 1:02}", Basis.INFERRED, "same_day")
    if name == "decade":
        first_year = anchor.year // 10 * 10 + 10 * step
        return _Answer(f"{first_year}/{first_year + 9}", Basis.INFERRED, "same_day")
    return _Answer(str(anchor.year + step), Basis.INFERRED, "same_day" if name == "year" else "season")


def _ago(printed: _Printed) -> _Answer | None:
    """three days ago, two years ago, five years from now: exact by days, by month or year for longer units."""
    count, unit = printed.words[:2]
    amount = int(count) if count.isdigit() else printed.rules.numbers[count]
    amount = -amount if printed.words[-1] == "ago" else amount
    if printed.anchor is None:
        return _UNKNOWN
    length = printed.rules.units[unit]
    if length <= 7:
        return _Answer((printed.anchor + timedelta(amount * length)).isoformat(), Basis.INFERRED, "same_day")
    months = printed.anchor.year * 12 + printed.anchor.month - 1 + amount * (1 if length == 30 else 12)
    year, month = divmod(months, 12)
    return _Answer(f"{year}" if length > 30 else f"{year}-{month + 1:02}", Basis.INFERRED, "same_day")
