"""Amounts as printed: digits or number words with their currency, scale and percent sign, and what
they are worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from generator.extract.text.numerals import number_words, value_of
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
    scales: Mapping[str, float]
    currencies: Mapping[str, str]


def find_amounts(text: str, within: Span, lexicon: Lexicon) -> Iterator[Amount]:
    """Yield the amounts inside `within`, in the order of the text.

    The span holds what is printed: currency, number, scale, percent sign, and the word that tells
    how exact it is ("about").
    """
    rules = _rules(lexicon)
    for match in rules.pattern.finditer(text, within.start, within.end):
        if match["currency"] or match["scale"] not in {"m", "k"}:  # 800m are metres, a 5k is a run
            yield _amount(match, within, rules)


def _amount(match: re.Match[str], within: Span, rules: _Rules) -> Amount:
    """Return the amount one match of the pattern prints."""
    part = match.groupdict()
    currency = rules.currencies.get((part["currency"] or part["money"] or "").strip(), "")
    scale = rules.scales.get(part["scale"] or "", 1.0)
    if part["vague"]:
        kind, value = AmountKind.VAGUE, None
    elif part["fraction"]:
        kind, value = AmountKind.FRACTION, value_of(part["fraction"], rules.lexicon)
    elif part["digits"]:
        kind, value = (
            AmountKind.PLAIN,
            None if part["upto"] else float(part["digits"].replace(",", "")) * scale,
        )
    else:
        kind, value = AmountKind.WORD, value_of(part["word"], rules.lexicon)
        scale = max((rules.scales.get(word, 1.0) for word in part["word"].split()), default=1.0)
    if part["percent"]:
        kind, currency = AmountKind.PERCENT, "%"
    elif currency:
        kind = AmountKind.MONEY
    start = _start(
        match.string,
        max(within.start, match.start() - _LONGEST_APPROXIMATION),
        match.start(),
        rules,
    )
    exact = int(value) if value is not None and value == int(value) else value
    return Amount(Span(start, match.end()), kind, exact, currency, scale >= 1000)


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
    digits = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,15})(?:\.[0-9]{1,6})?"
    after = (
        rf"(?: ?(?P<percent>{either(lexicon.words('figures.percent'))})(?!\w)| "
        rf"(?P<money>{either(money)})\b)?"
    )
    first = (*numbers, *fractions, *lexicon.words("figures.vague"), *currencies, "a ", "an ")
    starts = lookahead(first, signs="0-9")
    pattern = (
        rf"(?<![\w.,:/’'#@%$£€-]){starts}(?:"
        rf"(?P<currency>(?:{either(currencies)}) ?)?(?P<digits>{digits})(?:(?:[-–]| to )"
        rf"(?P<upto>{digits}))?"
        rf"(?:[ -]?(?P<scale>{long}|{short})(?![\w’']))?"
        rf"|(?P<vague>(?i:{vague})(?: of {vague})?)(?= (?:of|an?|per|each)\b)"
        rf"|(?P<fraction>(?:(?:an?|one|two|three|four)[- ])?{either(fractions)})(?= of\b)"
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
        scales=scales,
        currencies={**currencies, **money},
    )
