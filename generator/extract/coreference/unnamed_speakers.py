"""People who speak without a name: each is a speaker of their own, and "a guard" may return as
"the guard".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.model.readings import Attribution, SpeakerKind


class Unnamed(NamedTuple):
    """A reference to an unnamed speaker: the position in `UnnamedSpeakers.attributions`."""

    position: int


# whom a mention means: an index into the cast, or an unnamed speaker
PersonReference = int | Unnamed


@dataclass(frozen=True, slots=True)
class UnnamedSpeakers:
    """The unnamed speakers of one article, in the order of the text. `by_noun` lists those
    introduced by an indefinite noun phrase ("a guard") under their noun.
    """

    attributions: list[Attribution]
    by_noun: Mapping[str, Sequence[Unnamed]]

    def added(self, somebody: Attribution | None) -> Unnamed | None:
        """Return a new reference to `somebody`, `None` if that is no person without a name."""
        if somebody is None or somebody.kind is not SpeakerKind.UNNAMED:
            return None
        self.attributions.append(somebody)
        return Unnamed(len(self.attributions) - 1)

    def attribution(self, unnamed: Unnamed) -> Attribution:
        """Return who the unnamed speaker is, as first described."""
        return self.attributions[unnamed.position]

    def last_introduced(self, noun: str, offset: int) -> Unnamed | None:
        """Return who was last introduced by `noun` before `offset`, `None` if nobody was."""
        return next(
            (
                unnamed
                for unnamed in reversed(self.by_noun.get(noun, ()))
                if (span := self.attribution(unnamed).span) and span.start < offset
            ),
            None,
        )
