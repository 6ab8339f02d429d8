"""Characters that make a text look other than it is: marks that change its direction, letters of two alphabets in one word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import bidirectional, name

_WORD = re.compile(r"\w+")
_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = frozenset("\u202d\u202e")  # show letters of any alphabet in another order than they are written in

# Letters that print like a Latin one, by the first word of their Unicode names, and Latin letters that print like a Cyrillic one. Of
# Greek only what cannot be told apart is here, not the alpha of TNFα; and a Latin letter beside Greek is ordinary (ΔT, μA).
_LIKE_LATIN = {
    "CYRILLIC": frozenset("аеорсухіјѕһԁԛԝАВЕЅІЈКМНОРСТХУԌԚԜ"),
    "GREEK": frozenset("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
}
_LIKE_CYRILLIC = frozenset("aeopcyxiABEKMHOPCTXYI")


def marks(text: str) -> Iterator[int]:
    """Yield where the marks stand that a text of one direction does not need.

    Beside letters that are written from right to left, they are ordinary, all but the overrides.
    """
    needed = any(bidirectional(char) in {"R", "AL"} for char in _MARKS.sub("", text))
    for mark in _MARKS.finditer(text):
        if mark[0] in _OVERRIDES or not needed:
            yield mark.start()


def mixed(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word in which letters pass for those of another alphabet, and the first of these letters."""
    for word in _WORD.findall(text):
        letter = "" if word.isascii() else _passing(word)
        if letter:
            yield word, letter


def alphabet(letter: str) -> str:
    """Return the alphabet of a letter as Unicode names it (LATIN, CYRILLIC, GREEK), the sign itself for what has none (MICRO)."""
    return name(letter, "").partition(" ")[0]


def _passing(word: str) -> str:
    """Return the first letter of a word that passes for one of another alphabet; all of its alphabet in the word must."""
    latin = [letter for letter in word if alphabet(letter) == "LATIN"]
    for other, alike in _LIKE_LATIN.items():
        foreign = [letter for letter in word if alphabet(letter) == other]
        if latin and foreign and alike.issuperset(foreign):
            return foreign[0]
        if latin and foreign and other == "CYRILLIC" and _LIKE_CYRILLIC.issuperset(latin):
            return latin[0]
    return ""
