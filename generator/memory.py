"""Remembers what was made of a word or another short piece of text: in news, the same few thousand
come again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeVar

_LIMIT = 1 << 15  # pieces of each of two generations
_LONGEST = 40  # code points; what is longer hardly comes again

Value = TypeVar("Value")


class Memory(dict[str, Value]):
    """What `make` makes of a piece of text, made when first asked for; holds a limited number of
    pieces, all of them short.

    When it is full, it begins anew, and takes over what it held before as it is asked for again:
    what comes often stays.
    """

    def __init__(self, make: Callable[[str], Value]) -> None:
        super().__init__()
        self._make = make
        self._older: dict[str, Value] = {}

    def __missing__(self, piece: str) -> Value:
        value = self._older[piece] if piece in self._older else self._make(piece)
        if len(piece) <= _LONGEST:
            if len(self) >= _LIMIT:
                self._older = dict(self)
                self.clear()
            self[piece] = value
        return value


class Pieces(Memory[tuple[str, ...]]):
    """The words in a text, by what `make` makes of each of its pieces between white space: it must
    not depend on its neighbours.
    """

    def of(self, text: str) -> Iterator[str]:
        """Yield the words in all pieces of `text`, in its order."""
        return self.among(text.split())

    def among(self, pieces: Iterable[str]) -> Iterator[str]:
        """Yield the words in `pieces` of a text that is split already."""
        return chain.from_iterable(map(self.__getitem__, pieces))
