"""Which words an article prints in small letters, so that they may be no name with a capital."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_PRINTED_WORD = re.compile(r"[\w’'-]+")


def plain_words(text: str) -> Callable[[str], bool]:
    """Return what tells whether a word of the text is printed in nothing but the small letters a
    to z; the words are listed only if needed, which is seldom.
    """

    @cache
    def words() -> frozenset[str]:
        small = filter(str.islower, _PRINTED_WORD.findall(text))
        return frozenset(filter(str.isalpha, filter(str.isascii, small)))

    return lambda word: word in text and word in words()
