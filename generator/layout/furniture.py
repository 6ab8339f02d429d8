"""Leaves out the lines whose own wording or form gives them away: share bars, forms, notices, picture credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.layout._lines import REASONS, Measured, Verdict, Verdicts
from generator.lexicon import Lexicon
from generator.model import Reason

_LONGEST_CAPTION = 60  # words
_LAST = 130  # code points at a line's end in which a credit stands


@cache
def _credit(lexicon: Lexicon) -> re.Pattern[str]:
    agencies, labels = ("|".join(lexicon.words(f"layout.credits.{name}")) for name in ("agencies", "labels"))
    return re.compile(
        r"\[[^\][]{2,60}/[^\][]{2,60}\]$"  # [Name/Agency]
        r"|\([^()]{2,60} / [^()]{2,60}\)$"  # (Agency / Name)
        rf"|\S/(?:{agencies})\b[^.]{{0,40}}$"  # Name/AFP
        rf"|[.!?…”\"a-z]\s?(?:{labels})(?:\.{{2,3}}|…|:)\s?[A-Z][^.]{{2,60}}$"  # … Credit: Name
        r"|\|\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,2}/[A-Z]{2,}\S*$"  # | Name/SITE
    )


def find_furniture(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the lines with a sign, picture captions with a credit, lines that repeat one above or open the next."""
    found: dict[int, Verdict] = {place: REASONS[line.sign] for place, line in enumerate(lines) if line.sign and not line.kind}
    seen: set[str] = set()
    credit = _credit(lexicon)
    for place, line in enumerate(lines):
        if place in found or line.kind:
            continue
        if line.words <= _LONGEST_CAPTION and line.text[-1] not in '.!?”"' and credit.search(line.text[-_LAST:]):
            found[place] = Reason.CAPTION
        elif line.text in seen:
            found[place] = Reason.REPEAT
        elif line.words >= 4:
            seen.add(line.text)
    for place, line in enumerate(lines[:-1]):
        if found.get(place + 1) is Reason.CAPTION and line.words >= 4 and lines[place + 1].text.startswith(line.text):
            found[place] = Reason.CAPTION
    return found
