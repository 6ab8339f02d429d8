"""Which sentences may hold what a pattern finds: those with a word without which it finds nothing.

A word is looked up sooner than a long pattern is tried at each character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.memory import Memory
from generator.model.readings import Body, Sentence

_TOKEN = re.compile(r"\([^)]*\)|\S+")
_PART = re.compile(r"\d|[^\W\d_]+")


class Needed(Memory[bool]):
    """Whether a piece of text between white space holds one of `words`, in letters of either case;
    of several words in one, the longest. With `digits`, whether it holds a digit either.
    """

    def __init__(self, words: Iterable[str], *, digits: bool = False) -> None:
        known = frozenset(max(_PART.findall(word.casefold()), key=len) for word in words)
        super().__init__(
            lambda piece: any(
                part in known or (digits and part.isdigit())
                for part in _PART.findall(piece.casefold())
            )
        )

    def sentences(self, body: Body) -> Iterator[Sentence]:
        """Yield the sentences of `body` that hold such a piece."""
        for sentence, pieces in zip(body.sentences, body.pieces, strict=True):
            if any(map(self.__getitem__, pieces)):
                yield sentence


def needed_by(phrases: Iterable[str]) -> Iterator[str]:
    """Yield of each of `phrases`, written as for `phrase_pattern`, the words one of which it always
    holds: those of its longest place, since long words are seldom.
    """
    for phrase in phrases:
        places = [each.split("/") for each in _TOKEN.findall(phrase) if each[0] != "("]
        yield from max(places, key=lambda words: min(map(len, words)))
