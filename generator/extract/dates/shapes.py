"""What looks like a date: a table of shapes, each with the function that resolves it."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from functools import cache

from generator import printed_dates as printed
from generator.extract.dates import absolute, relative
from generator.extract.dates.resolution import Resolver, Rules
from generator.extract.dates.tense import tense_words
from generator.extract.text.needed import Needed
from generator.extract.text.numerals import below_hundred
from generator.extract.text.patterns import followed_by, lookahead
from generator.lexicon import Lexicon
from generator.printed_dates import DAY, NO_DAY, YEAR, any_of, numbered

_Table = tuple[tuple[str, str, Resolver], ...]  # name, pattern, resolver

_LISTS = {  # of dates.yaml, by what a rule calls them
    "unsure": "unsure_months",
    "before_month": "before_month",
    "before_today": "before_today",
    "before_ages": "before_ages",
    "name_before": "before_weekday_name",
    "each": "each",
    "named_days": "named_days",
    "ranks": "ranks",
    "before_amount": "before_amount",
}
# Other words that a shape may begin with than months, weekdays and numbers.
_OPENINGS = (
    *("last ", "this ", "next ", "earlier ", "later "),
    *("yesterday", "today", "tonight", "tomorrow"),
    *followed_by(("the",), ("day", "next", "following", "previous")),
)
# Words without a month, weekday, unit, period or digit of which each other shape holds one.
_NEEDED = ("day", "night", "year", "yesterday", "today", "tonight", "tomorrow")
_FAR_YEAR = r"(?:,? (?:of )?\d{4}(?!\w|,\d))"  # outside 1500 to 2099
_WHICH = "(?<![Tt]he )(?:[Ll]ast|[Tt]his|[Nn]ext)"  # not "the last Friday in May"
_OF_YEAR = " (?:of )?(?:last|this|next) year"
_IN_YEAR = rf"(?:,? {YEAR}|(?!{_FAR_YEAR}))"


@dataclass(frozen=True, slots=True)
class _Words:
    """Patterns of a language."""

    month: str
    any_month: str
    weekday: str
    number: str
    unit: str
    period: str


@cache
def rules_of(lexicon: Lexicon) -> Rules:
    """Return the shapes of `lexicon`, compiled, and its words."""
    shapes = _shapes(_words(lexicon))
    saying = any_of(lexicon.words("sentences.reporting"))
    lists = {name: frozenset(lexicon.words(f"dates.{_LISTS[name]}")) for name in _LISTS}
    return Rules(
        lexicon=lexicon,
        pattern=_pattern(shapes, lexicon),
        needed=_needed(lexicon),
        resolvers={name: resolver for name, _, resolver in shapes},
        months=printed.months(lexicon),
        weekdays=numbered(lexicon, "dates.weekdays"),
        units=numbered(lexicon, "dates.units"),
        seasons=numbered(lexicon, "dates.seasons"),
        name_after=lexicon.union("dates.weekday_names", "dates.after_each"),
        range_end=_range_end(lexicon),
        saying_before=re.compile(rf"\b{saying}(?: \w+){{0,6}} \Z"),
        saying_after=re.compile(rf",?(?: \w+){{0,3}} {saying}\b"),
        tense=tense_words(lexicon),
        why=lexicon.table("dates.why"),
        **lists,
    )


def _words(lexicon: Lexicon) -> _Words:
    # Not the five of "one hundred and five years ago".
    scales = "".join(rf"(?<!{word} and )" for word in lexicon.numbers("numbers.scales"))
    return _Words(
        month=printed.long_month(lexicon),
        any_month=printed.any_month(lexicon),
        weekday=any_of(word.title() for word in lexicon.numbers("dates.weekdays")),
        number=scales + any_of(["[0-9]{1,2}", f"(?i:{below_hundred(lexicon)})", "[Aa]n?"]),
        unit=any_of(sorted(lexicon.numbers("dates.units"), reverse=True)),
        period=any_of(sorted(lexicon.words("dates.periods"), reverse=True)),
    )


def _pattern(shapes: _Table, lexicon: Lexicon) -> re.Pattern[str]:
    """Return one pattern for all shapes, each a group of its name."""
    weekdays, numbers = lexicon.numbers("dates.weekdays"), lexicon.numbers("numbers.words")
    before_units = followed_by(("a", "an"), lexicon.numbers("dates.units"))
    in_numbers = followed_by(("in",), (*numbers, "a", *string.digits))
    words = (*printed.months(lexicon), *weekdays, *numbers)
    first = (*words, *_OPENINGS, *before_units, *in_numbers)
    named = "|".join(f"(?P<{name}>{shape})" for name, shape, _ in shapes)
    return re.compile(
        rf"(?<![\w$£€#@])(?<!\d[./:]){lookahead(first, signs='0-9’' + chr(39))}(?:{named})"
        r"(?!\w|[./:]\d|-[a-z])"
    )


def _needed(lexicon: Lexicon) -> Needed:
    """Return what tells in which sentences a shape may fit."""
    counted = (*lexicon.numbers("dates.units"), *lexicon.words("dates.periods"))
    named = (*printed.months(lexicon), *lexicon.numbers("dates.weekdays"))
    return Needed((*named, *counted, *_NEEDED), digits=True)


def _range_end(lexicon: Lexicon) -> re.Pattern[str]:
    """Return a pattern for the end of a range, which prints its year: "to June 2025"."""
    return re.compile(
        r" (?:to|and|or|through|until|[-–]) (?:[0-9]{1,2} )?"
        rf"(?P<month>{printed.long_month(lexicon)})(?: [0-9]{{1,2}},)? (?P<year>{YEAR})\b"
    )


def _shapes(words: _Words) -> _Table:
    """Return the visible table; the first shape that fits wins."""
    return (*_of_a_month(words), *_counted(words), *_of_years())


def _of_a_month(words: _Words) -> _Table:
    """14 February, Tuesday 9 June 2026, June 7–9, January 2026, May of last year, May."""
    month, any_month = words.month, words.any_month
    days = rf"{DAY}(?:(?:[-–]| and | to ){DAY})?"
    on_day = rf"(?:{words.weekday},? )?"
    day_month, month_day = printed.day_month(any_month, days), printed.month_day(any_month, days)
    no_day_month = printed.day_month(any_month, NO_DAY)
    month_no_day = printed.month_day(any_month, NO_DAY)
    when = rf"(?:{_OF_YEAR}|{_IN_YEAR})"
    return (
        ("iso", printed.iso("[0-9]{4}", "-"), absolute.iso),
        ("numeric", printed.numeric("[0-9]{4}", "./"), absolute.numeric),
        ("no_day_month", rf"{no_day_month}(?:,? {YEAR})?(?! \d)", absolute.no_day),
        ("month_no_day", rf"{month_no_day}(?:,? {YEAR}|(?=[.,;:!?)]|\Z))", absolute.no_day),
        ("day_month", rf"{on_day}{day_month}{when}", absolute.in_month),
        ("month_day", rf"{on_day}{month_day}(?!\d|,\d){when}", absolute.in_month),
        ("month_year", rf"{any_month},? (?:of )?{YEAR}", absolute.month_year),
        ("month_of_year", rf"{month}{_OF_YEAR}", relative.month),
        ("month", rf"(?:{_WHICH} )?{month}(?!{_FAR_YEAR})", relative.month),
    )


def _counted(words: _Words) -> _Table:
    """Thursday, yesterday, last week, three days ago: what counts from the day of publication."""
    last_week = r"(?: (?:of )?(?:last|this|next) week)?"
    near = (
        r"[Tt]he day (?:before yesterday|after tomorrow)"
        r"|[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight|[Ll]ast night"
    )
    steps = rf"{words.number} {words.unit}"
    return (
        ("weekday", rf"(?:{_WHICH} )?{words.weekday}{last_week}", relative.weekday),
        ("both_days", r"[Tt]oday (?:and|or) tomorrow", relative.both_days),
        ("near", near, relative.near),
        ("after_told", r"[Tt]he (?:next|following|previous) year", relative.after_told),
        ("period", rf"(?:[Ee]arlier |[Ll]ater )?{_WHICH} {words.period}", relative.period),
        ("ago", rf"(?<!-){steps} (?:ago|from now)", relative.ago),
        ("within", rf"(?<!-)[Ii]n {steps}(?:['’]s? time|(?! ago| from))", relative.within),
    )


def _of_years() -> _Table:
    """1980s, 2014–2020, 2031, ’27."""
    return (
        ("decade", "(?:[12][0-9]|[’'])[0-9]0s", absolute.decade),
        ("years", rf"{YEAR}[-–/](?:{YEAR}|[0-9]{{2}})", absolute.years),
        ("year", rf"{YEAR}(?![\d,.%]\d|%)", absolute.year),
        ("short_year", "[’'][0-9]{2}", absolute.short_year),
    )
