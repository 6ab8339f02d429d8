"""Which sentences may hold what a pattern finds: those with a word without which it finds nothing.

Sets of words are compared sooner than a long pattern is tried at each character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.memory import Pieces
from generator.model.readings import Body, Sentence

_TOKEN = re.compile(r"\([^)]*\)|\S+")
_PART = re.compile(r"\d|[^\W\d_]+")
_DIGIT = "0"  # stands for each


def _words(piece: str) -> tuple[str, ...]:
    """Return the words of a piece of text in small letters, and 0 for each digit."""
    parts = _PART.findall(piece.casefold())
    return tuple([_DIGIT if part.isdigit() else part for part in parts])


_WORDS = Pieces(_words)


def words_among(pieces: Iterable[str]) -> frozenset[str]:
    """Return what `Needed` looks for among the pieces of a sentence between white space."""
    return frozenset(_WORDS.among(pieces))


class Needed:
    """Tells whether a sentence holds one of `words`, in letters of either case; of several words in
    one, the longest. With `digits`, whether it holds a digit either.
    """

    def __init__(self, words: Iterable[str], *, digits: bool = False) -> None:
        longest = (max(_PART.findall(word.casefold()), key=len) for word in words)
        self._words = frozenset((*longest, *([_DIGIT] if digits else ())))

    def meets(self, words: frozenset[str]) -> bool:
        """Say whether the `words_among` the pieces of a sentence are such."""
        return not self._words.isdisjoint(words)

    def sentences(self, body: Body) -> Iterator[Sentence]:
        """Yield the sentences of `body` that hold such a word."""
        for sentence, words in zip(body.sentences, body.words, strict=True):
            if self.meets(words):
                yield sentence


def needed_by(phrases: Iterable[str]) -> Iterator[str]:
    """Yield of each of `phrases`, written as for `phrase_pattern`, the words one of which it always
    holds: those of its longest place, since long words are seldom.
    """
    for phrase in phrases:
        places = [each.split("/") for each in _TOKEN.findall(phrase) if each[0] != "("]
        yield from max(places, key=lambda words: min(map(len, words)))
