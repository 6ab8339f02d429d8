"""Roles as printed, and whether a shorter mention may mean the same office: "the mayor" is not the
deputy mayor, and the mayor of Lund is not the mayor of Ulm.
"""

from __future__ import annotations

import re
from collections.abc import Set

from generator.frozen import frozen
from generator.letters import CAPITAL

_FIELD = re.compile(r"\s(?:of|for|to)\s")
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(rf"\b[{CAPITAL}]\w*")


@frozen
class HeldRole:
    """A role: the words before "of", those of them that `limit` it ("former", "deputy"), and the
    names behind "of".
    """

    words: frozenset[str]
    limits: frozenset[str]
    fields: frozenset[str]

    @classmethod
    def of(cls, printed: str, limits: Set[str]) -> HeldRole:
        """Return the role that is `printed`; `limits` are the words that limit one."""
        head, *complements = _FIELD.split(printed, maxsplit=1)
        words = frozenset(_WORD.findall(head.lower()))
        names = frozenset(name for each in complements for name in _NAME.findall(each))
        return cls(words, words & limits, names)

    def may_be(self, held: HeldRole) -> bool:
        """Return whether this mention may mean the role that somebody holds."""
        same_field = not self.fields or not held.fields or self.fields & held.fields
        return held.limits <= self.limits and bool(same_field)
