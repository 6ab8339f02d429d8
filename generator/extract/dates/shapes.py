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


@cache
def rules_of(lexicon: Lexicon) -> Rules:
    """Return the shapes of `lexicon`, compiled, and its words."""
    months = _numbered(lexicon, "dates.months")
    short = _numbered(lexicon, "dates.short_months")
    numbers = _numbered(lexicon, "numbers.words")
    weekdays = _numbered(lexicon, "dates.weekdays")
    shapes = _shapes(
        {
            "month": _either(word.title() for word in months),
            "any_month": _either(
                [*(word.title() for word in months), *(word.title() + r"\b\.?" for word in short)]
            ),
            "weekday": _either(word.title() for word in weekdays),
            # Not the five of "one hundred and five years ago".
            "number": "".join(rf"(?<!{word} and )" for word in lexicon.numbers("numbers.scales"))
            + _either(["[0-9]{1,2}", f"(?i:{below_hundred(lexicon)})", "[Aa]n?"]),
            "unit": _either(sorted(lexicon.numbers("dates.units"), reverse=True)),
            "period": _either(sorted(lexicon.words("dates.periods"), reverse=True)),
        }
    )
    openings = (
        "last ",
        "this ",
        "next ",
        "earlier ",
        "later ",
        "yesterday",
        "today",
        "tonight",
        "tomorrow",
        *followed_by(("a", "an"), lexicon.numbers("dates.units")),
        *followed_by(("in",), (*numbers, "a", *string.digits)),
        *followed_by(("the",), ("day", "next", "following", "previous")),
    )
    saying = _either(lexicon.words("sentences.reporting"))
    starts = lookahead((*months, *short, *weekdays, *numbers, *openings), signs="0-9’'")
    return Rules(
        lexicon=lexicon,
        pattern=re.compile(
            rf"(?<![\w$£€#@])(?<!\d[./:]){starts}(?:"
            + "|".join(f"(?P<{name}>{shape})" for name, shape, _ in shapes)
            + r")(?!\w|[./:]\d|-[a-z])"
        ),
        resolvers={name: resolver for name, _, resolver in shapes},
        months={**short, **months},
        weekdays=weekdays,
        units=_numbered(lexicon, "dates.units"),
        unsure=frozenset(lexicon.words("dates.unsure_months")),
        before_month=frozenset(lexicon.words("dates.before_month")),
        before_today=frozenset(lexicon.words("dates.before_today")),
        before_ages=frozenset(lexicon.words("dates.before_ages")),
        name_before=frozenset(lexicon.words("dates.before_weekday_name")),
        name_after=lexicon.union("dates.weekday_names", "dates.after_each"),
        seasons=_numbered(lexicon, "dates.seasons"),
        each=frozenset(lexicon.words("dates.each")),
        named_days=frozenset(lexicon.words("dates.named_days")),
        ranks=frozenset(lexicon.words("dates.ranks")),
        before_amount=frozenset(lexicon.words("dates.before_amount")),
        range_end=re.compile(
            r" (?:to|and|or|through|until|[-–]) (?:[0-9]{1,2} )?"
            rf"(?P<month>{_either(word.title() for word in months)})"
            r"(?: [0-9]{1,2},)? (?P<year>(?:1[5-9]|20)[0-9]{2})\b"
        ),
        saying_before=re.compile(rf"\b{saying}(?: \w+){{0,6}} \Z"),
        saying_after=re.compile(rf",?(?: \w+){{0,3}} {saying}\b"),
        tense=tense_words(lexicon),
        why=lexicon.table("dates.why"),
    )


def _numbered(lexicon: Lexicon, section: str) -> dict[str, int]:
    return {word: int(number) for word, number in lexicon.numbers(section).items()}


def _either(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def _shapes(words: Mapping[str, str]) -> tuple[tuple[str, str, Resolver], ...]:
    """Return the visible table: name, pattern, resolver; the first that fits wins. `words`
    are patterns of the language.
    """
    # Numbers are in the digits 0 to 9; what may not stand beside one is a digit of any script (\d).
    month, any_month, weekday = words["month"], words["any_month"], words["weekday"]
    day = "(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
    no_day = "(?:00?|3[2-9]|[4-9][0-9])(?:st|nd|rd|th)?"
    days = rf"{day}(?:(?:[-–]| and | to ){day})?"
    year = "(?:1[5-9]|20)[0-9]{2}"
    far_year = r"(?:,? (?:of )?\d{4}(?!\w|,\d))"  # outside 1500 to 2099
    on_day = rf"(?:{weekday},? )?"
    which = "(?<![Tt]he )(?:[Ll]ast|[Tt]his|[Nn]ext)"  # not "the last Friday in May"
    of_year = " (?:of )?(?:last|this|next) year"
    in_year = rf"(?:,? {year}|(?!{far_year}))"
    return (
        ("iso", "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", absolute.iso),
        ("numeric", "[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}", absolute.numeric),
        ("no_day_month", rf"{no_day} (?:of )?{any_month}(?:,? {year})?(?! \d)", absolute.no_day),
        ("month_no_day", rf"{any_month} {no_day}(?:,? {year}|(?=[.,;:!?)]|\Z))", absolute.no_day),
        (
            "day_month",
            rf"{on_day}{days} (?:of )?{any_month}(?:{of_year}|{in_year})",
            absolute.in_month,
        ),
        (
            "month_day",
            rf"{on_day}{any_month} {days}(?!\d|,\d)(?:{of_year}|{in_year})",
            absolute.in_month,
        ),
        ("month_year", rf"{any_month},? (?:of )?{year}", absolute.month_year),
        ("month_of_year", rf"{month}{of_year}", relative.month),
        ("month", rf"(?:{which} )?{month}(?!{far_year})", relative.month),
        (
            "weekday",
            rf"(?:{which} )?{weekday}(?: (?:of )?(?:last|this|next) week)?",
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
        (
            "period",
            rf"(?:[Ee]arlier |[Ll]ater )?{which} {words['period']}",
            relative.period,
        ),
        ("ago", rf"(?<!-){words['number']} {words['unit']} (?:ago|from now)", relative.ago),
        (
            "within",
            rf"(?<!-)[Ii]n {words['number']} {words['unit']}(?:['’]s? time|(?! ago| from))",
            relative.within,
        ),
        ("decade", "(?:[12][0-9]|[’'])[0-9]0s", absolute.decade),
        ("years", rf"{year}[-–/](?:{year}|[0-9]{{2}})", absolute.years),
        ("year", rf"{year}(?![\d,.%]\d|%)", absolute.year),
        ("short_year", "[’'][0-9]{2}", absolute.short_year),
    )
