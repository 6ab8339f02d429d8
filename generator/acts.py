"""Whether a sentence tells what an editor looks for: somebody decides, demands or announces
something, or refuses it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from generator.lexicon import Lexicon

_WORD = re.compile(r"\w+")


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
    printed = _WORD.findall(text)
    return next((each for each in Act if not _words(lexicon, each).isdisjoint(printed)), None)


@cache
def _words(lexicon: Lexicon, kind: Act) -> frozenset[str]:
    return frozenset(lexicon.words(f"acts.{kind}"))
