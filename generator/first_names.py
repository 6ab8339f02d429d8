"""First names and the pronoun that goes with each, however their accents are printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from generator.letters import without_accents
from generator.lexicon import Lexicon


@dataclass(frozen=True, slots=True, eq=False)
class FirstNames:
    """The known first names. Case and accents do not count: "Élodie" is "elodie"."""

    _pronouns: Mapping[str, str] = field(repr=False)

    def __contains__(self, word: str) -> bool:
        """Say whether `word` is a first name, or first names joined by hyphens."""
        return self._entry(word) is not None

    def pronoun(self, word: str) -> str:
        """Return he or she; nothing for a name of both, and for a word that is no first name."""
        return self._entry(word) or ""

    def _entry(self, word: str) -> str | None:
        name = without_accents(word.lower())
        if name in self._pronouns or "-" not in name:
            return self._pronouns.get(name)
        parts = [self._pronouns.get(part) for part in name.split("-")]
        return None if None in parts else parts[0]


@cache
def first_names(lexicon: Lexicon) -> FirstNames:
    """Return the first names of `lexicon`."""
    pronouns = {"he": "he", "she": "she", "either": ""}
    words = {kind: lexicon.words(f"first_names.{kind}") for kind in pronouns}
    return FirstNames({name: pronouns[kind] for kind in words for name in words[kind]})
