"""Whether a sentence tells what an editor looks for: somebody decides, demands or announces
something, or refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from generator.lexicon import Lexicon
from generator.memory import Pieces

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
    return act_among(text.split(), lexicon)


def act_among(pieces: Iterable[str], lexicon: Lexicon) -> Act | None:
    """Return the same of a text that is split at white space already."""
    found = {*_acts(lexicon).among(pieces)}
    return next(filter(found.__contains__, Act), None) if found else None


@cache
def _acts(lexicon: Lexicon) -> Pieces:
    """Return what gives the acts that the words of a text tell of."""
    told = {each: frozenset(lexicon.words(f"acts.{each}")) for each in Act}

    def acts(piece: str) -> tuple[str, ...]:
        printed = _WORD.findall(piece)
        return tuple(each for each, words in told.items() if not words.isdisjoint(printed))

    return Pieces(acts)
