"""Possessive attributions: “In Lund's words, …”, “From Ann Lee's letter: …”."""

from __future__ import annotations

import re
from functools import cache

from generator.extract.text.patterns import either
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.spans import Span

_NAME_PATTERN = rf"(?:[{CAPITAL}][\w’'.-]*[ ]){{0,3}}?[{CAPITAL}][\w-]*"


def possessor_before(text: str, start: int, end: int, lexicon: Lexicon) -> Span | None:
    """Return the possessor of the words that begin at `end`, if one is named between `start` and
    `end`; else `None`.
    """
    found = _pattern(lexicon).search(text, start, end)
    return Span(*found.span("possessor")) if found is not None else None


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    noun = either(lexicon.words("quotations.utterances"))
    opener = either(word.capitalize() for word in lexicon.words("sentences.starters"))
    being = either(lexicon.words("cues.being"))
    whose = (
        rf"(?<![\w’'.-])(?!{opener}[ ])(?P<possessor>{_NAME_PATTERN})"
        rf"[’'](?:s|(?<=s[’']))[ ](?:[a-z]+[ ]){{0,2}}?{noun}"
    )
    return re.compile(rf"{whose}(?:(?:[ ][^,;:.“”\"\n]{{1,50}})?[:,]|(?:[ ]{being})?)\s*\Z")
