"""Whether a sentence hangs on the one before it, by its first words."""

from __future__ import annotations

import re
from functools import cache

from generator.lexicon import Lexicon

_MARKS = "\"'“”‘’„«» "
_EARLY = 5  # words before one that hangs though it does not open the sentence: "Rutte also said"


def hangs(text: str, lexicon: Lexicon) -> bool:
    """Say whether a sentence opens with what points back, or has it among its first words.

    In words that open with a quotation mark a pronoun points back ("I am sure it will hold"); in a reporter's sentence it may mean
    the speaker just named ("Brink said she would dig").
    """
    opening, early, spoken = _patterns(lexicon)
    words = text.lstrip(_MARKS)
    return any(pattern.match(words) for pattern in (opening, early, *([spoken] if words != text else [])))


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what finds an opener, a word that hangs early on, and a pronoun early in a quotation."""
    opening, early, spoken = (
        "|".join(map(re.escape, sorted(lexicon.words(f"hanging.{name}"), key=len, reverse=True)))
        for name in ("opening", "early", "spoken")
    )
    before = rf"(?:[^\W_][\w’'-]*[\s,:;]+){{0,{_EARLY}}}"
    patterns = (rf"(?:{opening})(?!\w)", rf"{before}(?:{early})(?!\w)", rf"{before}(?:{spoken})(?!\w)")
    return re.compile(patterns[0], re.I), re.compile(patterns[1], re.I), re.compile(patterns[2], re.I)
