"""Amounts as printed: digits or number words with their currency, scale and percent sign, and what
they are worth.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from generator.extract.text.numerals import below_hundred, number_words, value_of
from generator.extract.text.patterns import either, lookahead
from generator.frozen import frozen
from generator.lexicon import Lexicon
from generator.model.spans import Span

_LONGEST_APPROXIMATION = 24  # code points


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
    currency = rules.currencies.get(money.strip(), "")
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
    digits = "".join(char for char in printed if char.isdigit() or char == ".")
    return float(digits) if digits else value_of(printed, rules.lexicon)


def _start(text: str, first: int, start: int, rules: _Rules) -> int:
    """Return where the word begins that tells how exact the amount at `start` is, from `first` on;
    `start` if there is none.
    """
    if not text[first:start].lower().endswith(rules.approximations):
        return start
    near = rules.approximate.search(text, first, start)
    return near.start() if near else start


def _fractions(words: Collection[str]) -> str:
    """Return a pattern for fractions in words: "a half", "third", "two-thirds"."""
    several = [word for word in words if word.endswith("s")]
    one = either(word for word in words if word not in several)
    return rf"(?:(?:an?|one)[- ])?{one}|(?:two|three|four)[- ]{either(several)}"


@cache
def _rules(lexicon: Lexicon) -> _Rules:
    """Compile the pattern of a language once."""
    scales = {**lexicon.numbers("numbers.scales"), **lexicon.numbers("numbers.short_scales")}
    currencies, money = lexicon.table("figures.currencies"), lexicon.table("figures.money")
    numbers, fractions = (
        tuple(lexicon.numbers("numbers.words")),
        tuple(lexicon.numbers("numbers.fractions")),
    )
    long, short = (
        either(lexicon.numbers("numbers.scales")),
        either(lexicon.numbers("numbers.short_scales")),
    )
    vague = either(lexicon.words("figures.vague"))
    digits = (
        r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|(?<![0-9] )[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,6}"
        r"(?![ -]?[0-9])|[0-9]{1,15})(?:\.[0-9]{1,6})?"
    )
    minus = either(lexicon.words("figures.below_zero"))
    small = rf"(?i:{below_hundred(lexicon)})"
    after = (
        rf"(?: ?(?P<percent>{either(lexicon.words('figures.percent'))})(?!\w)| "
        rf"(?P<money>{either(money)})\b)?"
    )
    units = rf"(?:{long}|{short})(?![\w’'])"
    first = (*numbers, *fractions, *lexicon.words("figures.vague"), *currencies, "a ", "an ")
    starts = lookahead(first, signs="0-9")
    pattern = (
        rf"(?<![\w.,:/’'#@%$£€-])(?:(?P<minus>(?i:{minus}) |[-−])(?=[0-9$£€]))?{starts}(?:"
        rf"(?P<share>{small}|[1-9][0-9]?) {either(lexicon.words('figures.ratios'))} "
        rf"(?P<whole>{small}|[1-9][0-9]{{0,3}})(?= [a-z])"
        rf"|(?P<currency>(?:{either(currencies)}) ?)?(?P<digits>{digits})"
        rf"(?:(?:(?:[ -]?{units})?[-–](?:{either(currencies)} ?)?| to )(?P<upto>{digits}))?"
        rf"(?:[ -]?(?P<scale>{long}|{short})(?![\w’']))?"
        rf"|(?P<vague>(?i:{vague})(?: of {vague}|(?! of {vague}\b)))(?= (?:of|an?|per|each)\b)"
        rf"|(?P<fraction>(?i:{_fractions(fractions)}))(?= of\b)"
        rf"(?! of an? {long}\b)"
        rf"|(?P<word>{number_words(lexicon)})"
        rf")(?![\w])(?![-–:/.,]\d){after}"
    )
    near = lexicon.words("figures.approximate")
    return _Rules(
        lexicon=lexicon,
        pattern=re.compile(pattern),
        approximate=re.compile(rf"(?<!\w)(?i:{either(near)}) \Z"),
        approximations=tuple(f"{words} " for words in near),
        after_currency=frozenset(lexicon.words("numbers.after_currency")),
        scales=scales,
        currencies={**currencies, **money},
    )
