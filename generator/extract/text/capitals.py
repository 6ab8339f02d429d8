"""Whether the words of a text are capitalised as in a heading."""

from __future__ import annotations

_LONGEST_HEADING = 160  # characters
_FEWEST_WORDS = 3
_CAPITALS_SHARE = 0.7  # of the words


def has_capitals(text: str) -> bool:
    """True if `text` is capitalised like a heading: "Lund Says The Harbour Will Close"."""
    words = (
        [word for word in text.split() if word[0].isalpha()] if len(text) < _LONGEST_HEADING else []
    )
    capitalised = sum(word[0].isupper() for word in words)
    return len(words) >= _FEWEST_WORDS and capitalised > _CAPITALS_SHARE * len(words)
