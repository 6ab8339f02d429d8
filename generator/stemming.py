"""Word → stem: in one case, without accents, possessive and plain English endings, so that
"Defenses" meets "defence".
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.letters import without_accents

_REMEMBERED = 1 << 15  # words
_ISE = re.compile(r"(?<=[a-z]{2})iz(?=[aei])")  # American "mobilize" for British "mobilise"


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """Return the stem of an English word, which need not be a word itself: "raised" and "raises"
    are "rais".

    A light stemmer on purpose: plurals, "-ing" and "-ed" go, "-ation" and "-er" stay, since "organ"
    is not "organisation".
    """
    plain = fold(word).removesuffix("'s")
    return _without_ending(_ISE.sub("is", plain))


def fold(text: str) -> str:
    """Return `text` in one case and without accents, dots of abbreviations and typographic
    apostrophes.
    """
    plain = without_accents(text.casefold().replace("’", "'"))
    return plain if text[:1].isdigit() else plain.replace(".", "")


def _without_ending(word: str) -> str:
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) >= len(ending) + 4:
            word = word.removesuffix(ending)
            word = word[:-1] if word[-1] == word[-2] and word[-1] not in "sl" else word
            break
    return word.removesuffix("e") if len(word) > 3 else word
