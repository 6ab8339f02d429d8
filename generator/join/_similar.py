"""Sets of words that are nearly the same, found without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import ceil


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of their words that two sets have in common (Jaccard), 0 for two empty
    ones.
    """
    return len(one & other) / len(one | other) if one or other else 0.0


def leaders(sets: Sequence[frozenset[str]], least: float, within: float = 2) -> list[int]:
    """Return for each set the index of the first set that it is much like; its own index if it is
    like none before.

    Two sets are alike if their `overlap` is `least` or more, or if the earlier one holds the share
    `within` of the later one's words (at 2, none does). Only sets that share one of their
    rarest words are compared: two sets that are alike must share one among the rarest n -
    ceil(least * n) + 1 words of each (prefix filter; Chaudhuri, Ganti and Kaushik, "A Primitive
    Operator for Similarity Joins in Data Cleaning", 2006).
    """
    common = Counter(word for words in sets for word in words)
    found: list[int] = []
    by_rare: dict[str, list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(sets):
        ranked = sorted(words, key=lambda word: (common[word], word))
        rarest = ranked[: _prefix(len(words), least)]
        candidates = {leader for word in rarest for leader in by_rare[word]}
        held = ranked[: _prefix(len(words), within)]
        candidates |= {leader for word in held for leader in by_word[word]}
        alike = (
            each
            for each in sorted(candidates)
            if overlap(words, sets[each]) >= least or len(words & sets[each]) >= within * len(words)
        )
        leader = next(alike, index)
        found.append(leader)
        if leader == index:
            for word in rarest:
                by_rare[word].append(index)
            for word in ranked if within <= 1 else ():
                by_word[word].append(index)
    return found


def _prefix(count: int, share: float) -> int:
    """Return how many of its rarest words a set must be looked up by, to share `share` of them."""
    return max(count - ceil(share * count) + 1, 0)
