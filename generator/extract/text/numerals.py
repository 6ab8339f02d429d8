"""Number words and what they are worth; telling a year from an amount."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from generator.extract.text.patterns import WORD_REACH, either
from generator.lexicon import Lexicon

_WORD_REVERSED = re.compile(r"[ \u00a0]?\.?(\w+)")  # reversed text needs one match, no search
_WORD_AFTER = re.compile(r"[ \u00a0]?([A-Za-z.]+|%)")
_RECENT = "1900"  # from it on "the 2012 attacks" are those of a year
_NUMBER_WORD = re.compile("[a-z]+")


def word_before(text: str, offset: int) -> str:
    """Return the word that stands right before `offset`, as printed; empty if there is none."""
    match = _WORD_REVERSED.match(text[max(0, offset - WORD_REACH) : offset][::-1])
    return match[1][::-1] if match else ""


def word_after(text: str, offset: int) -> str:
    """Return the word or percent sign that stands right after `offset`, as printed; empty if there
    is none.
    """
    match = _WORD_AFTER.match(text, offset, offset + WORD_REACH)
    return match[1].rstrip(".") if match else ""


@cache
def _amount_words(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that make the number before them an amount or a clock time, never a year."""
    return frozenset(
        lexicon.words("figures.counted")
        + lexicon.words("numbers.after_clock")
        + tuple(lexicon.numbers("numbers.scales"))
        + tuple(lexicon.table("figures.money"))
        + ("%", "percent", "per")
    )


@cache
def labels(lexicon: Lexicon) -> frozenset[str]:
    """Return the words after which a number only names something ("Article 5")."""
    return frozenset(lexicon.words("numbers.labels"))


def is_year(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether the four digits `text[start:end]` are a year: from 1500 to 2099, and not an
    amount or a label's number.
    """
    if not (end - start == 4 and "1500" <= text[start:end] <= "2099"):
        return False
    before = word_before(text, start).lower()
    if before in lexicon.words("numbers.before_year") and text[start:end] >= _RECENT:
        return True
    if word_after(text, end).lower() in _amount_words(lexicon) or before in labels(lexicon):
        return False
    return text[start - 1 : start] not in {"$", "£", "€", "¥", "#"}


@cache
def _values(lexicon: Lexicon) -> Mapping[str, float]:
    return {**lexicon.numbers("numbers.words"), **lexicon.numbers("numbers.fractions")}


@cache
def below_hundred(lexicon: Lexicon) -> str:
    """Return a pattern for the numbers from one to ninety-nine in small letters."""
    numbers = lexicon.numbers("numbers.words")
    tens = either(word for word, value in numbers.items() if value >= 20)
    units = either(word for word, value in numbers.items() if value < 10)
    others = either(word for word, value in numbers.items() if value < 20)
    return rf"(?:{tens}(?:-{units})?|{others})"


@cache
def number_words(lexicon: Lexicon) -> str:
    """Return a pattern for numbers in words: "twelve", "half a dozen", "a quarter of a million",
    "two and a half million", "one hundred and twenty", "three hundred thousand".

    It begins with a small or a capital letter. A bare fraction is none, and of the two numbers in
    "two hundred and three hundred" each is one.
    """
    scales = lexicon.numbers("numbers.scales")
    scale, small = either(scales), rf"(?i:{below_hundred(lexicon)})"
    group = either(word for word, value in scales.items() if value < 1000)
    large = either(word for word, value in scales.items() if value >= 1000)
    fraction = either(lexicon.numbers("numbers.fractions"))
    ahead, part = rf"(?= {scale}\b)", rf"(?i:{fraction}) (?:of )?an?"
    first = (
        rf"(?:[Aa]n?(?: {part})?{ahead}|{part}{ahead}"
        rf"|{small}\b(?:(?:[- ]{part}| and a half){ahead})?)"
    )
    rest = rf"(?: {group}\b(?: (?:and )?{small}\b(?! {group}\b))?)?"
    after_large = rf" (?:and )?{small}\b{rest}(?! {scale}\b)"
    return rf"{first}{rest}(?: {large}\b(?:{after_large})?)?"


def value_of(words: str, lexicon: Lexicon) -> float:
    """Return what a number in words is worth, whether whole ("three hundred thousand") or a
    fraction ("two-thirds").

    A fraction is of what stands before it, but added after "and".
    """
    values, scales = _values(lexicon), lexicon.numbers("numbers.scales")
    total = group = 0.0  # what the scales so far closed, and what is still to be multiplied
    joined = False
    for word in _NUMBER_WORD.findall(words.lower()):
        if word in scales:
            group = (group or 1.0) * scales[word]
            if scales[word] >= 1000:
                total, group = total + group, 0.0
        elif word in values and values[word] < 1 and not joined:
            group = (group or 1.0) * values[word]
        elif word in values:
            group += values[word]
        joined = word == "and" or (joined and word not in values)
    return total + group
