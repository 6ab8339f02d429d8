"""Phrases as tuples of stems, and a way to see in one pass which of many phrases stand in a
text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Phrase = tuple[str, ...]  # stems, at least one


def index(phrases: Iterable[Phrase]) -> Mapping[str, Sequence[Phrase]]:
    """Return phrases by their first word."""
    by_word: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        by_word[phrase[0]].append(phrase)
    return by_word


def held(words: Sequence[str], by_word: Mapping[str, Sequence[Phrase]]) -> set[Phrase]:
    """Return the phrases that stand in `words`."""
    if by_word.keys().isdisjoint(words):
        return set()
    return {
        phrase
        for index, word in enumerate(words)
        if word in by_word
        for phrase in by_word[word]
        if tuple(words[index : index + len(phrase)]) == phrase
    }
