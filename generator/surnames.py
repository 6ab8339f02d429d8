"""Which word of a name is the surname: the last, but for "Jr." and the like."""

from __future__ import annotations

from collections.abc import Sequence

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def size(words: Sequence[str]) -> int:
    """Return how many words a name has, "Jr." not counted."""
    return len(words) - any(map(is_suffix, words[-1:]))


def surname(words: Sequence[str]) -> str:
    """Return the last word of a name, "Jr." not counted; of no name, none."""
    return words[size(words) - 1] if words else ""


def is_suffix(word: str) -> bool:
    """Return whether the word tells a son from his father: "Jr.", "III"."""
    return word.lower().rstrip(".") in SUFFIXES
