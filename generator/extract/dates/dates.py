"""Dates and periods that the body mentions, resolved against the date of publication where they
are relative.

A table of shapes, tried everywhere in its order, says what looks like a date; each shape has
one function that says which day, month, year or interval is meant, how we know, and why. What
cannot be resolved is kept as printed, with basis none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from generator.dating import in_words
from generator.extract.dates import absolute, relative
from generator.extract.dates.resolution import PrintedDate, Resolver, Rules, day_of
from generator.extract.text.numerals import below_hundred
from generator.extract.text.patterns import lookahead
from generator.lexicon import Lexicon
from generator.model.readings import Body, DateMention
from generator.model.spans import Dated, Span

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")


def find_dates(body: Body, lexicon: Lexicon) -> tuple[DateMention, ...]:
    """Return the dates in `body`, in the order of the text, never overlapping.

    A date that prints its year is stated; a relative one ("Thursday", "last year", "December") is
    inferred from the date of publication, `why` saying how; without a date of publication its EDTF
    value is empty and its basis none.
    """
    rules, article = _rules(lexicon), body.article
    anchor = day_of(article.published.edtf)
    published = (
        in_words(article.published.edtf, lexicon).replace("\N{NO-BREAK SPACE}", " ")
        if anchor
        else ""
    )
    mentions = []
    for sentence in body.sentences:
        for match in rules.pattern.finditer(article.text, sentence.span.start, sentence.span.end):
            words = tuple(_TOKEN.findall(match[0].lower()))
            printed = PrintedDate(
                words, article.text, Span(*match.span()), sentence.span, anchor, rules
            )
            answer = rules.resolvers[match.lastgroup or ""](printed)
            if answer is not None:
                why = (
                    rules.why[answer.why].format(published=published, day=_named(printed))
                    if answer.why
                    else ""
                )
                mentions.append(
                    DateMention(
                        printed.span,
                        sentence.span,
                        Dated(answer.edtf, answer.basis, printed.span, why),
                    )
                )
    return tuple(mentions)


def _named(printed: PrintedDate) -> str:
    """Return a date as printed, without a word that says which ("last Thursday")."""
    first, _, rest = printed.span.of(printed.text).partition(" ")
    return rest if rest and first.lower() in relative.WHICH else printed.span.of(printed.text)


@cache
def _rules(lexicon: Lexicon) -> Rules:
    """Compile the shapes once for a lexicon."""
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
            + _either(["[0-9]{1,2}", below_hundred(lexicon), "an?"]),
            "unit": _either(sorted(lexicon.numbers("dates.units"), reverse=True)),
            "period": _either(sorted(lexicon.words("dates.periods"), reverse=True)),
        }
    )
    ahead = lexicon.words("dates.ahead")
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
        "a ",
        "an ",
    )
    starts = lookahead((*months, *short, *weekdays, *numbers, *openings), signs="0-9’'")
    return Rules(
        lexicon=lexicon,
        pattern=re.compile(
            rf"(?<![\w$£€#@])(?<!\d[./:]){starts}(?:"
            + "|".join(f"(?P<{name}>{shape})" for name, shape, _ in shapes)
            + r")(?!\w|[./]\d)"
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
        name_after=frozenset(lexicon.words("dates.weekday_names")),
        lean=re.compile(r"\b" + _either([*ahead, *lexicon.words("dates.behind")]) + r"\b"),
        ahead=frozenset(ahead),
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
    in_year = rf"(?:,? {year}|(?!{far_year}))"
    return (
        ("iso", "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", absolute.iso),
        ("numeric", "[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}", absolute.numeric),
        ("no_day_month", rf"{no_day} (?:of )?{any_month}(?:,? {year})?(?! \d)", absolute.no_day),
        ("month_no_day", rf"{any_month} {no_day}(?:,? {year}|(?=[.,;:!?)]|\Z))", absolute.no_day),
        ("day_month", rf"{on_day}{days} (?:of )?{any_month}{in_year}", absolute.in_month),
        ("month_day", rf"{on_day}{any_month} {days}(?!\d|,\d){in_year}", absolute.in_month),
        ("month_year", rf"{any_month},? (?:of )?{year}", absolute.month_year),
        ("month", rf"(?:(?:last|next|this) )?{month}(?!{far_year})", relative.month),
        ("weekday", rf"(?:(?:last|next|this) )?{weekday}", relative.weekday),
        ("both_days", r"[Tt]oday (?:and|or) tomorrow", relative.both_days),
        ("near", r"[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight|[Ll]ast night", relative.near),
        (
            "period",
            rf"(?:[Ee]arlier |[Ll]ater )?(?:[Ll]ast|[Tt]his|[Nn]ext) {words['period']}",
            relative.period,
        ),
        ("ago", rf"(?<!-){words['number']} {words['unit']} (?:ago|from now)", relative.ago),
        ("decade", "(?:[12][0-9]|[’'])[0-9]0s", absolute.decade),
        ("years", rf"{year}[-–/](?:{year}|[0-9]{{2}})", absolute.years),
        ("year", rf"{year}(?![\d,.%]\d|%)", absolute.year),
        ("short_year", "[’'][0-9]{2}", absolute.short_year),
    )
