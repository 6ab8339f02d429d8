"""Whether a sentence tells what an editor looks for: somebody decides, demands or announces
something, or refuses it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from generator.lexicon import Lexicon


class Act(StrEnum):
    """What somebody does by speaking."""

    REFUSES = "refuses"  # rejects, denies, disputes, dismisses, declines
    DECIDES = "decides"  # agrees, approves, orders, demands, urges
    ASKS = "asks"  # needs, must, wants
    PLANS = "plans"  # will


def act_in(text: str, lexicon: Lexicon) -> Act | None:
    """Return the act that a text tells of, a refusal before another; nothing if it tells of
    none.
    """
    return next((each for each in Act if _pattern(lexicon, each).search(text)), None)


@cache
def _pattern(lexicon: Lexicon, kind: Act) -> re.Pattern[str]:
    words = sorted(lexicon.words(f"acts.{kind}"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
