"""Words as this room compares them: lower case, one spelling, without endings, so that "Defenses"
meets "defence".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.frozen import frozen
from generator.lexicon import Lexicon
from generator.memory import Memory, Pieces
from generator.stemming import stem

# A percentage, a word with inner apostrophes or dots ("Da’esh", "U.S."), or a number; a hyphen
# parts words.
_WORD = re.compile(r"\d+(?:[.,]\d+)*(?:%|[^\W_]*(?:[.,'’][^\W_]+)*)|[^\W_]+(?:[.,'’][^\W_]+)*")


@frozen
class Token:
    """A word of a text: its stem, and where it stands."""

    stem: str
    start: int
    end: int


class Stems:
    """Cuts texts into words and words to stems, with the spellings of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known = Memory(self._cut)
        self._pieces = Pieces(self._stems_of)
        self._spellings = {
            stem(one): stem(other) for one, other in lexicon.table("join.spellings").items()
        }
        self._stop = frozenset(map(self.stem, lexicon.words("stop_words")))

    def tokens(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
        """Yield the words of `text[start:end]` in order, with their spans in `text`."""
        for found in _WORD.finditer(text, start, len(text) if end is None else end):
            yield Token(self.stem(found.group()), found.start(), found.end())

    def stems(self, text: str, start: int, end: int) -> list[str]:
        """Return the stems of `text[start:end]` in order: what `tokens` yields, without the
        spans.
        """
        return list(self._pieces.of(text[start:end]))

    def phrase(self, text: str) -> tuple[str, ...]:
        """Return the stems of a phrase."""
        return tuple(self._pieces.of(text))

    def content(self, text: str) -> frozenset[str]:
        """Return the stems of a text's words that carry a subject of their own."""
        return frozenset(self.phrase(text)) - self._stop

    def is_stop(self, stem: str) -> bool:
        """Say whether a stem carries no subject of its own."""
        return stem in self._stop

    def stem(self, word: str) -> str:
        """Return a word without case, accents, possessive and common endings."""
        return self._known[word]

    def _stems_of(self, piece: str) -> tuple[str, ...]:
        return (
            (self._known[piece],)
            if piece.isalpha()
            else tuple(map(self._known.__getitem__, _WORD.findall(piece)))
        )

    def _cut(self, word: str) -> str:
        found = stem(word)
        return self._spellings.get(found, found)


@cache
def stems_of(lexicon: Lexicon) -> Stems:
    """Return the one of a lexicon: whoever joins articles asks for the same words."""
    return Stems(lexicon)
