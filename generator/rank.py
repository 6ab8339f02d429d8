"""Choosing sentences that together cover what a text says most, each word once.

Greedy coverage of weighted words follows Filatova and Hatzivassiloglou, "A formal model for
information selection in multi-sentence text extraction" (2004). Pure functions over terms: nothing
here knows what an article is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain

from generator.memory import Pieces
from generator.stemming import stem

_WORD = re.compile(r"[^\W\d_]{2,}(?:[-’'][^\W\d_]+)*|\d[\d.,]*")
_FADE = 6.0  # sentences over which what it counts to stand early falls to a third
_COVER, _REST = 0.8, 1.2  # what words count, of the sentence with most of them; in the last taken
_NAMES = 2  # times that a name counts as another word
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


def cover(
    merit: Mapping[int, float],
    sentences: Sequence[Terms],
    names: Terms,
    count: int,
    leaning: Collection[int],
) -> list[int]:
    """Return up to `count` indices of `merit`, best first: of much merit, early, with many words
    that the text repeats and no sentence taken before has; none says the same as another.

    Terms that are `names` count more. The last of three or more tells most of the rest, wherever it
    stands. What is `leaning` is taken only behind the sentence before it.
    """
    weights = _weights(sentences, names)
    weighed = [weights.keys() & terms for terms in sentences]
    sizes = [math.sqrt(len(terms) or 1) for terms in sentences]
    held = [*map(partial(_held, weights), weighed, sizes)]
    most = max(held, default=0.0) or 1.0
    chosen: list[int] = []

    def worth(index: int) -> float:
        if len(chosen) == count - 1 > 1:
            return merit[index] + _REST * (held[index] / most)
        return merit[index] + _COVER * (held[index] / most) + math.exp(-index / _FADE)

    left = list(merit)
    while len(chosen) < count:
        fit = [each for each in left if each not in leaning or each - 1 in chosen]
        if not fit:
            break
        best = max(fit, key=worth)
        left.remove(best)
        if not any(likeness(sentences[best], sentences[each]) >= ALIKE for each in chosen):
            chosen.append(best)
            weights.update(dict.fromkeys(weighed[best], 0))
            held = [*map(partial(_held, weights), weighed, sizes)]
    return chosen


def _weights(sentences: Sequence[Terms], names: Terms) -> dict[str, int]:
    """Return how many sentences each term stands in, of those in several; of all if none is."""
    counts = Counter(chain.from_iterable(sentences))
    shared = {term: count for term, count in counts.items() if count > 1} or counts
    return {term: count * _NAMES if term in names else count for term, count in shared.items()}


def _held(weights: Mapping[str, int], terms: Iterable[str], size: float) -> float:
    """Return the weight of the `terms` of a sentence that have one; one of few words needs less of
    it. `size` is the square root of how many terms it has.
    """
    return sum(map(weights.__getitem__, terms)) / size
