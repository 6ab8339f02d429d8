"""Whether the words of a text have the capitals of a heading."""

from __future__ import annotations

_HEADING, _FEW, _CAPITALS = (
    160,
    4,
    0.7,
)  # characters and words of a heading, share of its words with a capital


def has_capitals(text: str) -> bool:
    """Say whether the words of a heading have capitals ("Lund Says The Harbour Will Close")."""
    words = [word for word in text.split() if word[0].isalpha()] if len(text) < _HEADING else []
    return sum(word[0].isupper() for word in words) > _CAPITALS * max(len(words), _FEW)
