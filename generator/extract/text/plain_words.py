"""Which words an article prints in small letters, so that they may be no name with a capital."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_IN_WORD = r"\w’'-"


def plain_words(text: str) -> Callable[[str], bool]:
    """Return what tells whether a word of nothing but the small letters a to z is printed in the
    text.
    """

    @cache
    def is_printed(word: str) -> bool:
        if not (word in text and word.isascii() and word.isalpha()):
            return False
        alone = rf"{word}(?<![{_IN_WORD}]{word})(?![{_IN_WORD}])"
        return re.search(alone, text) is not None

    return is_printed
