"""Amounts as printed: digits or number words with their currency, scale and percent sign, and what
they are worth.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain

from generator.extract.text.needed import Needed
from generator.extract.text.numerals import below_hundred, number_words, value_of
from generator.extract.text.patterns import either, followed_by, lookahead
from generator.frozen import frozen
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.spans import Span

_LONGEST_APPROXIMATION = 24  # code points
_SPACE = "[ \u00a0]"
_BETWEEN_DIGITS = str.maketrans("", "", ", \u00a0\u202f")  # of thousands


class AmountKind(StrEnum):
    """What the print itself tells about an amount."""

    MONEY = "money"
    PERCENT = "percent"
    FRACTION = "fraction"  # two-thirds
    VAGUE = "vague"  # tens of thousands
    PLAIN = "plain"  # anything else in digits
    WORD = "word"  # a number word: a figure only where it counts something


@frozen
class Amount:
    """One printed amount. `unit` is the currency or "%", empty for other kinds; `scaled` says that
    it is in thousands or more.
    """

    span: Span
    kind: AmountKind
    value: float | int | None
    unit: str
    scaled: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    lexicon: Lexicon
    pattern: re.Pattern[str]
    approximate: re.Pattern[str]
    approximations: tuple[str, ...]  # each with the space behind it
    after_currency: frozenset[str]  # scales that are none without a currency
    scales: Mapping[str, float]
    currencies: Mapping[str, str]


@cache
def needed_by_amounts(lexicon: Lexicon) -> Needed:
    """Return what tells which sentences may hold an amount."""
    lists = (lexicon.numbers(f"numbers.{name}") for name in ("words", "fractions", "scales"))
    return Needed((*chain(*lists), *lexicon.words("figures.vague")), digits=True)


def find_amounts(text: str, within: Span, lexicon: Lexicon) -> Iterator[Amount]:
    """Yield the amounts inside `within`, in the order of the text.

    The span holds what is printed: currency, number, scale, percent sign, and the word that tells
    how exact it is ("about").
    """
    rules = _rules(lexicon)
    for match in rules.pattern.finditer(text, within.start, within.end):
        if match["currency"] or match["scale"] not in rules.after_currency:
            amount = _amount(match, within, rules)
            if amount.kind is not AmountKind.FRACTION or (amount.value or 0) < 1:
                yield amount  # "four quarters of growth" are no fraction


def _amount(match: re.Match[str], within: Span, rules: _Rules) -> Amount:
    """Return the amount one match of the pattern prints."""
    kind, value, scale = _worth(match, rules)
    percent, money = match["percent"], match["currency"] or match["money"] or ""
    currency = rules.currencies.get(money.strip().replace("\u00a0", " "), "")
    if percent:
        points = percent.endswith(("point", "points"))
        kind, currency = AmountKind.PERCENT, "percentage points" if points else "%"
    elif currency:
        kind = AmountKind.MONEY
    first = max(within.start, match.start() - _LONGEST_APPROXIMATION)
    start = _start(match.string, first, match.start(), rules)
    exact = int(value) if value is not None and value == int(value) else value
    return Amount(Span(start, match.end()), kind, exact, currency, scale >= 1000)


def _worth(match: re.Match[str], rules: _Rules) -> tuple[AmountKind, float | None, float]:
    """Return how the number is printed, what it is worth, if that is one value, and its scale."""
    scale = rules.scales.get(match["scale"] or "", 1.0)
    if match["vague"]:
        return AmountKind.VAGUE, None, scale
    if match["fraction"]:
        return AmountKind.FRACTION, value_of(match["fraction"], rules.lexicon), scale
    if match["share"]:
        share, whole = (_number(match[name], rules) for name in ("share", "whole"))
        return AmountKind.FRACTION, share / whole, scale
    if match["upto"]:
        return AmountKind.PLAIN, None, scale
    if match["digits"]:
        worth = _number(match["digits"], rules) * scale
        return AmountKind.PLAIN, -worth if match["minus"] else worth, scale
    largest = max(rules.scales.get(word, 1.0) for word in match["word"].split())
    return AmountKind.WORD, value_of(match["word"], rules.lexicon), largest


def _number(printed: str, rules: _Rules) -> float:
    """Return what digits or a number word are worth."""
    if printed[0].isdigit():
        return float(printed.translate(_BETWEEN_DIGITS))
    return value_of(printed, rules.lexicon)


def _start(text: str, first: int, start: int, rules: _Rules) -> int:
    """Return where the word begins that tells how exact the amount at `start` is, from `first` on;
    `start` if there is none.
    """
    if not text[first:start].lower().endswith(rules.approximations):
        return start
    near = rules.approximate.search(text, first, start)
    return near.start() if near else start


@cache
def _rules(lexicon: Lexicon) -> _Rules:
    """Compile the pattern of a language once."""
    near = lexicon.words("figures.approximate")
    return _Rules(
        lexicon=lexicon,
        pattern=re.compile(_pattern(lexicon)),
        approximate=re.compile(rf"(?<!\w)(?i:{either(near)}) \Z"),
        approximations=tuple(f"{words} " for words in near),
        after_currency=frozenset(lexicon.words("numbers.after_currency")),
        scales={**lexicon.numbers("numbers.scales"), **lexicon.numbers("numbers.short_scales")},
        currencies={**lexicon.table("figures.currencies"), **lexicon.table("figures.money")},
    )


def _pattern(lexicon: Lexicon) -> str:
    """Return the pattern of an amount: how it is printed, then its percent sign or currency."""
    printed = "|".join(
        (_ratio(lexicon), _digits(lexicon), _vague(lexicon), _fraction(lexicon), _word(lexicon))
    )
    minus = either(lexicon.words("figures.below_zero"))
    percent, money = (
        either(words).replace(r"\ ", _SPACE)
        for words in (lexicon.words("figures.percent"), lexicon.table("figures.money"))
    )
    below = rf"(?:(?P<minus>(?<! or )(?i:{minus}) |[-−])(?=[0-9$£€]))?"
    after = rf"(?:{_SPACE}?(?P<percent>{percent})(?!\w)|{_SPACE}(?P<money>{money})\b)?"
    return (
        rf"(?<![\w.,:/’'#@%$£€-]){below}{_start_of(lexicon)}"
        rf"(?:{printed})(?![\w])(?![-–:/.,]\d){after}"
    )


def _start_of(lexicon: Lexicon) -> str:
    """Return a look-ahead for what an amount may begin with."""
    words = (*lexicon.numbers("numbers.words"), *lexicon.numbers("numbers.fractions"))
    first = (*words, *lexicon.words("figures.vague"), *lexicon.table("figures.currencies"))
    after_article = followed_by(("a", "an"), (*words, *lexicon.numbers("numbers.scales")))
    return lookahead((*first, *after_article), signs="0-9")


def _ratio(lexicon: Lexicon) -> str:
    """One in five voters, nine out of 10 Ruritanians; not "one in 5 May"."""
    small = rf"(?i:{below_hundred(lexicon)})"
    months = either(month.title() for month in lexicon.numbers("dates.months"))
    ratios = (
        rf"(?:{either(lexicon.words('figures.ratios'))}|{lexicon.text('figures.part')}(?= 10\b))"
    )
    return (
        rf"(?P<share>{small}|[1-9][0-9]?) {ratios} "
        rf"(?P<whole>{small}|[1-9][0-9]{{0,3}})(?= [a-z]| (?!{months}\b)[{CAPITAL}]\w+)"
    )


def _digits(lexicon: Lexicon) -> str:
    """$40m, 1,200, 3.5 million, £5-£10, 10 to 20; not a range from a year on ("in 2008 to 30")."""
    digits = (
        r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|(?<![0-9] )[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,6}"
        r"(?![ -]?[0-9])|[0-9]{1,15})(?:\.[0-9]{1,6})?"
    )
    long, short = (
        either(lexicon.numbers(f"numbers.{name}")) for name in ("scales", "short_scales")
    )
    currency = either(lexicon.table("figures.currencies"))
    units = rf"(?:{long}|{short})(?![\w’'])"
    up_to = r" to (?:(?<! (?:19|20)[0-9]{2} to )|(?=[0-9]{4}|[0-9]{1,3},))"
    return (
        rf"(?P<currency>(?:{currency}) ?)?(?P<digits>{digits})"
        rf"(?:(?:(?:[ -]?{units})?[-–](?:{currency} ?)?|{up_to})(?P<upto>{digits}))?"
        rf"(?:[ \u00a0-]?(?P<scale>{long}|{short})(?![\w’']))?"
    )


def _vague(lexicon: Lexicon) -> str:
    """Dozens of drones, tens of thousands a month."""
    vague = either(lexicon.words("figures.vague"))
    return (
        rf"(?P<vague>(?i:{vague})(?: of {vague}|(?! of {vague}\b)))"
        rf"(?={_SPACE}(?:of|an?|per|each)\b)"
    )


def _fraction(lexicon: Lexicon) -> str:
    """Half of the members, two-thirds of homes; not "half of a million"."""
    long = either(lexicon.numbers("numbers.scales"))
    words = _fractions(tuple(lexicon.numbers("numbers.fractions")))
    return rf"(?P<fraction>(?i:{words}))(?={_SPACE}of\b)(?! of an? {long}\b)"


def _word(lexicon: Lexicon) -> str:
    return f"(?P<word>{number_words(lexicon)})"


def _fractions(words: Collection[str]) -> str:
    """Return a pattern for fractions in words: "a half", "third", "two-thirds"."""
    several = [word for word in words if word.endswith("s")]
    one = either(word for word in words if word not in several)
    return rf"(?:(?:an?|one)[- ])?{one}|(?:two|three|four)[- ]{either(several)}"
