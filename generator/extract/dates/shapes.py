"""What looks like a date: a table of shapes, each with the function that resolves it."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from functools import cache

from generator.extract.dates import absolute, relative
from generator.extract.dates.resolution import Resolver, Rules
from generator.extract.dates.tense import tense_words
from generator.extract.text.numerals import below_hundred
from generator.extract.text.patterns import followed_by, lookahead
from generator.lexicon import Lexicon

# Numbers are in the digits 0 to 9; what may not stand beside one is a digit of any script (\d).
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_NO_DAY = "(?:00?|3[2-9]|[4-9][0-9])(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:(?:[-–]| and | to ){_DAY})?"
_ON_DAYS = rf"(?:%(weekday)s,? )?{_DAYS}"
_YEAR = "(?:1[5-9]|20)[0-9]{2}"
_FAR_YEAR = r"(?:,? (?:of )?\d{4}(?!\w|,\d))"  # outside 1500 to 2099
_WHICH = "(?<![Tt]he )(?:[Ll]ast|[Tt]his|[Nn]ext)"  # not "the last Friday in May"
_OF_YEAR = " (?:of )?(?:last|this|next) year"
_IN_YEAR = rf"(?:{_OF_YEAR}|(?:,? {_YEAR}|(?!{_FAR_YEAR})))"

# Name, pattern, what resolves it; the first that fits wins. %(month)s stands for any of the months.
_SHAPES: tuple[tuple[str, str, Resolver], ...] = (
    ("iso", "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", absolute.iso),
    ("numeric", "[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}", absolute.numeric),
    ("no_day_month", rf"{_NO_DAY} (?:of )?%(any_month)s(?:,? {_YEAR})?(?! \d)", absolute.no_day),
    ("month_no_day", rf"%(any_month)s {_NO_DAY}(?:,? {_YEAR}|(?=[.,;:!?)]|\Z))", absolute.no_day),
    ("day_month", rf"{_ON_DAYS} (?:of )?%(any_month)s{_IN_YEAR}", absolute.in_month),
    (
        "month_day",
        rf"(?:%(weekday)s,? )?%(any_month)s {_DAYS}(?!\d|,\d){_IN_YEAR}",
        absolute.in_month,
    ),
    ("month_year", rf"%(any_month)s,? (?:of )?{_YEAR}", absolute.month_year),
    ("month_of_year", rf"%(month)s{_OF_YEAR}", relative.month),
    ("month", rf"(?:{_WHICH} )?%(month)s(?!{_FAR_YEAR})", relative.month),
    (
        "weekday",
        rf"(?:{_WHICH} )?%(weekday)s(?: (?:of )?(?:last|this|next) week)?",
        relative.weekday,
    ),
    ("both_days", r"[Tt]oday (?:and|or) tomorrow", relative.both_days),
    (
        "near",
        r"[Tt]he day (?:before yesterday|after tomorrow)"
        r"|[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight|[Ll]ast night",
        relative.near,
    ),
    ("after_told", r"[Tt]he (?:next|following|previous) year", relative.after_told),
    ("period", rf"(?:[Ee]arlier |[Ll]ater )?{_WHICH} %(period)s", relative.period),
    ("ago", r"(?<!-)%(number)s %(unit)s (?:ago|from now)", relative.ago),
    (
        "within",
        r"(?<!-)[Ii]n %(number)s %(unit)s(?:['’]s? time|(?! ago| from))",
        relative.within,
    ),
    ("decade", "(?:[12][0-9]|[’'])[0-9]0s", absolute.decade),
    ("years", rf"{_YEAR}[-–/](?:{_YEAR}|[0-9]{{2}})", absolute.years),
    ("year", rf"{_YEAR}(?![\d,.%%]\d|%%)", absolute.year),
    ("short_year", "[’'][0-9]{2}", absolute.short_year),
)
# Other words that a shape may begin with than months, weekdays and numbers.
_OPENINGS = (
    *("last ", "this ", "next ", "earlier ", "later "),
    *("yesterday", "today", "tonight", "tomorrow"),
    *followed_by(("the",), ("day", "next", "following", "previous")),
)
_RANGE_END = (
    r" (?:to|and|or|through|until|[-–]) (?:[0-9]{1,2} )?(?P<month>%(month)s)"
    rf"(?: [0-9]{{1,2}},)? (?P<year>{_YEAR})\b"
)
# The sections of the lexicon that a list of Rules holds the words of.
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "unsure": ("dates.unsure_months",),
    "before_month": ("dates.before_month",),
    "before_today": ("dates.before_today",),
    "before_ages": ("dates.before_ages",),
    "name_before": ("dates.before_weekday_name",),
    "name_after": ("dates.weekday_names", "dates.after_each"),
    "each": ("dates.each",),
    "named_days": ("dates.named_days",),
    "ranks": ("dates.ranks",),
    "before_amount": ("dates.before_amount",),
}


@cache
def rules_of(lexicon: Lexicon) -> Rules:
    """Return the shapes of `lexicon`, compiled, and its words."""
    words = _words(lexicon)
    saying = _either(lexicon.words("sentences.reporting"))
    return Rules(
        lexicon=lexicon,
        pattern=_pattern(lexicon, words),
        resolvers={name: resolver for name, _, resolver in _SHAPES},
        months=_numbered(lexicon, "dates.short_months") | _numbered(lexicon, "dates.months"),
        weekdays=_numbered(lexicon, "dates.weekdays"),
        units=_numbered(lexicon, "dates.units"),
        seasons=_numbered(lexicon, "dates.seasons"),
        range_end=re.compile(_RANGE_END % words),
        saying_before=re.compile(rf"\b{saying}(?: \w+){{0,6}} \Z"),
        saying_after=re.compile(rf",?(?: \w+){{0,3}} {saying}\b"),
        tense=tense_words(lexicon),
        why=lexicon.table("dates.why"),
        **{name: lexicon.union(*sections) for name, sections in _SECTIONS.items()},
    )


def _words(lexicon: Lexicon) -> Mapping[str, str]:
    """Return the patterns of a language that stand in the shapes."""
    months = [word.title() for word in lexicon.numbers("dates.months")]
    short_months = [word.title() + r"\b\.?" for word in lexicon.numbers("dates.short_months")]
    # Not the five of "one hundred and five years ago".
    alone = "".join(rf"(?<!{word} and )" for word in lexicon.numbers("numbers.scales"))
    number = _either(["[0-9]{1,2}", f"(?i:{below_hundred(lexicon)})", "[Aa]n?"])
    return {
        "month": _either(months),
        "any_month": _either([*months, *short_months]),
        "weekday": _either(word.title() for word in lexicon.numbers("dates.weekdays")),
        "number": alone + number,
        "unit": _either(sorted(lexicon.numbers("dates.units"), reverse=True)),
        "period": _either(sorted(lexicon.words("dates.periods"), reverse=True)),
    }


def _pattern(lexicon: Lexicon, words: Mapping[str, str]) -> re.Pattern[str]:
    """Return one pattern for all shapes, each a group of its name."""
    numbered = ("dates.months", "dates.short_months", "dates.weekdays", "numbers.words")
    first = (word for name in numbered for word in lexicon.numbers(name))
    before_units = followed_by(("a", "an"), lexicon.numbers("dates.units"))
    in_numbers = followed_by(("in",), (*lexicon.numbers("numbers.words"), "a", *string.digits))
    starts = lookahead((*first, *_OPENINGS, *before_units, *in_numbers), signs="0-9’'")
    shapes = "|".join(f"(?P<{name}>{shape % words})" for name, shape, _ in _SHAPES)
    return re.compile(rf"(?<![\w$£€#@])(?<!\d[./:]){starts}(?:{shapes})(?!\w|[./:]\d|-[a-z])")


def _numbered(lexicon: Lexicon, section: str) -> dict[str, int]:
    return {word: int(number) for word, number in lexicon.numbers(section).items()}


def _either(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"
