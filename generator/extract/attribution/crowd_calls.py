"""Who calls the words behind “chants of”: whoever broke into them, and not whom they greeted."""

from __future__ import annotations

import re
from functools import cache

from generator.extract.text.patterns import either, phrase_pattern
from generator.lexicon import Lexicon
from generator.model.spans import Span

_LONGEST_LEAD = 80  # characters


def is_called_by_others(text: str, stretch: Span, lexicon: Lexicon) -> bool:
    """True if the words behind `stretch` are the calls of a crowd ("was met with chants of “…”"),
    and its subject does not make them ("broke into chants of “…”").
    """
    reach = max(stretch.start, stretch.end - _LONGEST_LEAD)
    found = _calls(lexicon).search(text, reach, stretch.end)
    return found is not None and found["own"] is None


@cache
def _calls(lexicon: Lexicon) -> re.Pattern[str]:
    own = phrase_pattern(lexicon.words("quotations.breaking_into"))
    noun = either(lexicon.words("quotations.calls"))
    return re.compile(rf"\b(?P<own>{own} (?:[a-z]+ )?)?\b{noun} of\s+\Z")
