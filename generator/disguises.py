"""Characters that disguise a text: marks that change its direction, letters that pass for
others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import bidirectional, name

_WORD = re.compile(r"\w+")
_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# these reverse even letters that have a direction of their own
_OVERRIDES = frozenset("\u202d\u202e")

# Letters that look just like a Latin one, by alphabet, and Latin letters that look just like a
# Cyrillic one. The alpha of TNFα is told apart at a glance; Latin capitals beside Greek are
# ordinary (ΔT, μA).
_LIKE_LATIN = {
    "CYRILLIC": frozenset("аеорсухіјѕһԁԛԝАВЕЅІЈКМНОРСТХУԌԚԜ"),
    "GREEK": frozenset("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
}
_LIKE_CYRILLIC = frozenset("aeopcyxiABEKMHOPCTXYI")


def marks(text: str) -> Iterator[int]:
    """Yield the offset of each direction mark that the text does not need.

    A text with letters that run from right to left may need any of them but the overrides.
    """
    needed = any(bidirectional(char) in {"R", "AL"} for char in _MARKS.sub("", text))
    for mark in _MARKS.finditer(text):
        if mark[0] in _OVERRIDES or not needed:
            yield mark.start()


def mixed(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word that mixes look-alike letters of two alphabets, and the first of them."""
    for word in _WORD.findall(text):
        letter = "" if word.isascii() else _passing(word)
        if letter:
            yield word, letter


def alphabet(letter: str) -> str:
    """Return the first word of a letter's Unicode name, for a letter its alphabet: LATIN, GREEK."""
    return name(letter, "").partition(" ")[0]


def _passing(word: str) -> str:
    """Return the first look-alike of a word, if all its letters of one of two alphabets are
    such.
    """
    latin = [letter for letter in word if alphabet(letter) == "LATIN"]
    for other, alike in _LIKE_LATIN.items():
        foreign = [letter for letter in word if alphabet(letter) == other]
        if latin and foreign and alike.issuperset(foreign):
            return foreign[0]
        if latin and foreign and other == "CYRILLIC" and _LIKE_CYRILLIC.issuperset(latin):
            return latin[0]
    return ""
