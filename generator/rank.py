"""Ranking sentences: by where they stand and how central their words are, spread so that no two
say the same.

The centroid of term counts and its mix with position follow Radev et al., "Centroid-based
summarization of multiple documents" (2004); the spreading is maximal marginal relevance, Carbonell
and Goldstein (1998). Pure functions over terms: nothing here knows what an article is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain

from generator.memory import Pieces
from generator.stemming import stem

_WORD = re.compile(r"[^\W\d_]{2,}(?:[-’'][^\W\d_]+)*|\d[\d.,]*")
_FADE = 4.0  # sentences over which the weight of the opening falls to a third
_OPENING = 0.3
_BALANCE = 0.75  # of merit against being unlike what was taken before
ALIKE = 0.6  # cosine from which two sentences say the same

Terms = frozenset[str]


def content_stems(stop_words: Collection[str]) -> Pieces:
    """Return what gives the stems of all words of a text but `stop_words`, which are in small
    letters.
    """
    stops = frozenset(stop_words)

    def stems(piece: str) -> tuple[str, ...]:
        words = [piece] if piece.isalpha() and len(piece) > 1 else _WORD.findall(piece)
        return tuple([stem(word) for word in words if word.lower() not in stops])

    return Pieces(stems)


def terms(text: str, stems: Pieces) -> Terms:
    """Return the stems of the words of `text` that carry a subject."""
    return frozenset(stems.of(text))


def likeness(one: Terms, other: Terms) -> float:
    """Return the cosine of two sentences: 0 with no term in common, 1 with the same terms."""
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0


def centrality(sentences: Sequence[Terms]) -> list[float]:
    """Return how near each sentence is to the terms that several share; the nearest has 1."""
    counts = Counter(chain.from_iterable(sentences))
    shared = {term: count for term, count in counts.items() if count > 1} or counts
    near = [
        sum(map(shared.__getitem__, shared.keys() & terms)) / math.sqrt(len(terms) or 1)
        for terms in sentences
    ]
    most = max(near, default=0.0)
    return [value / most for value in near] if most else near


def merits(sentences: Sequence[Terms]) -> list[float]:
    """Return each sentence's merit: centrality, and a bonus for standing early that fades. The
    sentences stand in text order.
    """
    return [
        central + math.exp(-index / _FADE) + (_OPENING if index == 0 else 0.0)
        for index, central in enumerate(centrality(sentences))
    ]


def spread(
    merit: Sequence[float], sentences: Sequence[Terms], count: int, alike: float = ALIKE
) -> list[int]:
    """Return up to `count` indices, best first: high merit, unlike those taken before, none `alike`
    to one taken before.
    """
    chosen: list[int] = []
    nearest = [0.0] * len(merit)
    left = list(range(len(merit)))
    while left and len(chosen) < count:
        worth = [_BALANCE * merit[index] - (1 - _BALANCE) * 2 * nearest[index] for index in left]
        best = left[worth.index(max(worth))]
        chosen.append(best)
        for index in left:
            nearest[index] = max(nearest[index], likeness(sentences[index], sentences[best]))
        left = [index for index in left if index != best and nearest[index] < alike]
    return chosen
