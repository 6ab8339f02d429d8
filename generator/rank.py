"""Ranking sentences: by where they stand and how central their words are, spread so that no two say the same.

The centroid of term counts and its mix with position follow Radev et al., "Centroid-based summarization of multiple
documents" (2004); the spreading is maximal marginal relevance, Carbonell and Goldstein (1998). Pure functions over terms:
nothing here knows what an article is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

_WORD = re.compile(r"[^\W\d_]{2,}(?:[-’'][^\W\d_]+)*|\d[\d.,]*")
_ENDINGS = (("sses", "ss"), ("ies", "y"), ("ing", ""), ("edly", ""), ("ed", ""), ("ly", ""), ("s", ""))
_SHORTEST_STEM = 3
_REMEMBERED = 1 << 16  # words
_FADE = 4.0  # sentences over which the weight of the opening falls to a third
_OPENING = 0.3
_BALANCE = 0.75  # of merit against being unlike what was taken before
ALIKE = 0.6  # cosine from which two sentences say the same

Vector = Mapping[str, float]


class Stems(dict[str, str]):
    """The stem of each word as printed, empty for a word that carries no subject; remembers the words it has seen, up to a limit."""

    def __init__(self, empty: Callable[[str], bool]) -> None:
        super().__init__()
        self._empty = empty

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = found = "" if self._empty(word) else stem(word)
        return found


def stem(word: str) -> str:
    """Return `word` in small letters without possessive and without a plain English ending; the same for "raised" and "raises"."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending) + instead
    return word


def content_stems(stop_words: Collection[str]) -> Stems:
    """Return the stems of all words but `stop_words`, which are in small letters."""
    stops = frozenset(stop_words)
    return Stems(lambda word: word.lower() in stops)


def terms(text: str, stems: Stems) -> list[str]:
    """Return the stems of the words of `text` that carry a subject, in order."""
    return list(filter(None, map(stems.__getitem__, _WORD.findall(text))))


def vector(words: Iterable[str]) -> Vector:
    """Return one sentence as a vector of length 1: for each term one plus the logarithm of its count, scaled."""
    return _unit({word: 1 + math.log(count) for word, count in Counter(words).items()})


def _unit(weights: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()}


def likeness(one: Vector, other: Vector) -> float:
    """Return the cosine of two sentences: 0 with no term in common, 1 with the same terms."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * long[word] for word, weight in short.items() if word in long)


def centrality(vectors: Sequence[Vector]) -> list[float]:
    """Return how near each sentence is to the terms that several share; the nearest has 1."""
    counts = Counter(word for words in vectors for word in words)
    centroid = _unit({word: float(count) for word, count in counts.items() if count > 1} or dict.fromkeys(counts, 1.0))
    near = [likeness(words, centroid) for words in vectors]
    most = max(near, default=0.0)
    return [value / most for value in near] if most else near


def merits(vectors: Sequence[Vector]) -> list[float]:
    """Return each sentence's merit: centrality, and a bonus for standing early that fades. The sentences stand in text order."""
    return [
        central + math.exp(-place / _FADE) + (_OPENING if place == 0 else 0.0) for place, central in enumerate(centrality(vectors))
    ]


def spread(merit: Sequence[float], vectors: Sequence[Vector], count: int, alike: float = ALIKE) -> list[int]:
    """Return up to `count` places, best first: high merit, unlike those taken before, none `alike` to one taken before."""
    chosen: list[int] = []
    nearest = [0.0] * len(merit)
    left = sorted(range(len(merit)), key=lambda place: (-merit[place], place))
    while left and len(chosen) < count:
        best = max(left, key=lambda place: (_BALANCE * merit[place] - (1 - _BALANCE) * 2 * nearest[place], -place))
        chosen.append(best)
        for place in left:
            nearest[place] = max(nearest[place], likeness(vectors[place], vectors[best]))
        left = [place for place in left if place != best and nearest[place] < alike]
    return chosen
