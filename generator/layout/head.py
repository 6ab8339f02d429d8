"""Finds the headline and the standfirst, and what stands around them: sections, byline, dateline, repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.layout._lines import REASONS, Measured, Verdict, Verdicts
from generator.lexicon import Lexicon
from generator.model import BlockKind, Reason

_NAME = re.compile(r"(?:[A-Z][\w.'’-]+\s){1,3}\s*(?:\(|\|)|By\s|[Bb]y:?\s")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\b(?:19|20)\d\d\b")


def find_head(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the verdict on every line above the article's first paragraph."""
    first = min((place for place, verdict in verdicts.items() if verdict is BlockKind.PARAGRAPH), default=len(lines))
    found: dict[int, Verdict] = {}
    seen: set[str] = set()
    for place in range(first):
        line = lines[place]
        if line.text in seen:
            found[place] = Reason.REPEAT
        elif line.sign:
            found[place] = REASONS[line.sign]
        elif line.text.isupper() and line.words <= 3:
            found[place] = Reason.DATELINE
        elif _NAME.match(line.text) and line.words <= 14:
            found[place] = Reason.BYLINE
        elif _DATE.search(line.text) and line.words <= 10:
            found[place] = Reason.DATE
        elif line.words >= 4 and BlockKind.HEADLINE not in found.values():
            found[place] = BlockKind.HEADLINE
            seen.add(line.text)
        else:
            found[place] = BlockKind.STANDFIRST if BlockKind.HEADLINE in found.values() else Reason.SECTION
    return found
