"""Telling a year from an amount, and number words from digits."""

from __future__ import annotations

import re
from functools import cache

from generator.lexicon import Lexicon

_BACKWARDS = re.compile(r"[ \u00a0]?\.?(\w+)")  # read so, one look is enough
_AFTER = re.compile(r"[ \u00a0]?([A-Za-z.]+|%)")
_REACH = 24  # code points looked at on either side


def word_before(text: str, place: int) -> str:
    """Return the word that stands right before `place`, as printed; empty if there is none."""
    match = _BACKWARDS.match(text[max(0, place - _REACH) : place][::-1])
    return match[1][::-1] if match else ""


def word_after(text: str, place: int) -> str:
    """Return the word or percent sign that stands right after `place`, as printed; empty if there
    is none.
    """
    match = _AFTER.match(text, place, place + _REACH)
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
    if word_after(text, end).lower() in _amount_words(lexicon) or word_before(
        text, start
    ).lower() in labels(lexicon):
        return False
    return text[start - 1 : start] not in {"$", "£", "€", "¥", "#"}
