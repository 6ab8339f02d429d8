"""Patterns from words: either of them, and a quick look ahead that rules out nearly every place where none of them can start."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of `words` as printed, longer ones first, each once: two ways to read one are one too many."""
    return "(?:" + "|".join(sorted(map(re.escape, set(words)), key=lambda word: (-len(word), word))) + ")"


def starting(words: Iterable[str], *, signs: str = "") -> str:
    """Return a look-ahead that passes only where one of `words` or of the pattern class `signs` may start.

    It compares three code points, first by first letter; a long pattern behind it is tried at few places and stays fast.
    """
    heads: dict[str, set[str]] = defaultdict(set)
    for word in words:
        for form in (word, word[0].upper() + word[1:]):
            heads[form[0]].add(re.escape(form[1:3]))
    branches = [f"{re.escape(first)}(?:{'|'.join(sorted(rest))})" for first, rest in sorted(heads.items())]
    return "(?=" + "|".join([f"[{signs}]", *branches] if signs else branches) + ")"
