"""Whether a sentence hangs on the one before it: by its first words, or by a word for what was
said before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from generator.lexicon import Lexicon

_MARKS = "\"'“”‘’„«» "
_EARLY = 5  # words before one that hangs though it does not open the sentence: "Rutte also said"


def hangs(text: str, lexicon: Lexicon) -> bool:
    """Say whether a sentence opens with what points back, has it among its first words, or ends in
    it ("as evidence of that shift").

    In words that open with a quotation mark a pronoun points back ("I am sure it will hold"); in a
    reporter's sentence it may mean the speaker just named ("Brink said she would dig").
    """
    starts, spoken, anywhere = _patterns(lexicon)
    words = text.lstrip(_MARKS)
    return bool(
        starts.match(words) or (words != text and spoken.match(words)) or anywhere.search(words)
    )


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what finds a start that hangs, a pronoun early in a quotation, and a noun that points
    back wherever it stands.
    """

    def of(name: str) -> str:
        return _either(lexicon.words(f"hanging.{name}"))

    before = rf"(?:[^\W_][\w’'-]*[\s,:;]+){{0,{_EARLY}}}"
    times = _either(
        [
            *lexicon.words("dates.periods"),
            *lexicon.numbers("dates.months"),
            *lexicon.numbers("dates.weekdays"),
        ]
    )
    this = rf"(?:{of('pointing')})\s+(?!(?:{times})\b)"
    # not "the idea is to dig"
    the = rf"the\s+(?:{of('nouns')})\s+(?:{of('finite')})\s+(?!(?:{of('goes_on')})\b)"
    starts = rf"(?:{of('opening')})(?!\w)|{before}(?:(?:{of('early')})(?!\w)|{this}|{the})"
    anywhere = (
        rf"\b(?:{of('prepositions')})\s+(?:that|those|{of('pointing')})\s+(?:{of('nouns')})(?!\w)"
    )
    spoken = rf"{before}(?:{of('spoken')})(?!\w)(?!\s+(?:{of('idle')})\b)"
    return re.compile(starts, re.I), re.compile(spoken, re.I), re.compile(anywhere, re.I)


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
