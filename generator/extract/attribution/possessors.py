"""Whose words a noun right before a quotation says they are: “In Lund's words, …”, “From Ann Lee's
letter: …”.
"""

from __future__ import annotations

import re
from functools import cache

from generator.extract.text.patterns import either
from generator.lexicon import Lexicon
from generator.model.spans import Span

_REACH = 140  # characters before the quotation that are looked at
_NAME = r"(?:[A-ZÀ-Þ][\w’'.-]*[ ]){0,3}?[A-ZÀ-Þ][\w-]*"


def possessor_before(text: str, start: int, end: int, lexicon: Lexicon) -> Span | None:
    """Return the name of whose words stand at `end`, not before `start`; `None` where no noun says
    so.
    """
    found = _pattern(lexicon).search(text, max(start, end - _REACH), end)
    return Span(*found.span("who")) if found is not None else None


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    noun = either(lexicon.words("quotations.utterances"))
    opener = either(word.capitalize() for word in lexicon.words("sentences.starters"))
    being = either(lexicon.words("cues.being"))
    whose = (
        rf"(?<![\w’'.-])(?!{opener}[ ])(?P<who>{_NAME})[’'](?:s|(?<=s[’']))[ ](?:[a-z]+[ ])"
        rf"{{0,2}}?{noun}"
    )
    return re.compile(rf"{whose}(?:(?:[ ][^,;:.“”\"\n]{{1,50}})?[:,]|(?:[ ]{being})?)\s*\Z")
