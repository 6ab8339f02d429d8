"""Leaves out the notes on how the article was changed after it appeared; they are the publisher's,
not the article's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.layout._lines import Measured, Verdicts
from generator.lexicon import Lexicon
from generator.model.articles import Reason

_BEGINNING = 160  # code points in which a note says what it is


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    texts, changes, versions, labels, notes = (
        "|".join(lexicon.words(f"layout.amendments.{name}"))
        for name in ("texts", "changes", "versions", "labels", "notes")
    )
    version = rf"(?:{versions}|{changes})\s(?:online\s)?version\sof\s(?:this|the|an)\s(?:{texts})\b"
    changed = rf"(?:has\s|have\s)?(?:been|was|were|is)\s(?:\w+\s)?(?:{changes})\b"
    return re.compile(
        rf"\W{{0,3}}(?:(?:{labels}|{notes})\b[^.:]{{0,30}}[.:—–-]?\s{{1,3}})?"
        rf"(?:(?:in\s)?(?:an?|the|this\sis\san?)\s{version}|(?:the\s\w+\s(?:of|in|to)\s)?this\s(?:{texts})\s{changed})"
        rf"|(?:{changes})\s(?:at|on)\s[^,;]{{2,30}}\s(?:with|to)\s"
        rf"|\W{{0,3}}(?:{labels})(?:,\s[^.:]{{3,30}})?:\s",
        re.IGNORECASE,
    )


def find_amendments(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the lines that say how the article was amended: "This article was amended on…",
    "Correction: an earlier version…".
    """
    free = (index for index in range(len(lines)) if index not in verdicts)
    return {
        index: Reason.AMENDMENT
        for index in free
        if _pattern(lexicon).match(lines[index].text[:_BEGINNING])
    }
