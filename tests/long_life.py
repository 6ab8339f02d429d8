"""What an archive will cost when it has grown, from what it costs now: which limit it meets first."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Costs = Mapping[str, float]  # by what is measured


@dataclass(frozen=True, slots=True)
class Limit:
    """What a machine or a service can bear of something that is measured."""

    what: str
    most: float
    where: str


@dataclass(frozen=True, slots=True)
class Met:
    """A limit, and how many articles an archive has when it meets it."""

    limit: Limit
    articles: float


@dataclass(frozen=True, slots=True)
class Growth:
    """What was measured of an archive when it was small, and when it was large."""

    few: int
    small: Costs
    many: int
    large: Costs

    def at(self, articles: int) -> dict[str, float]:
        """Return what so many articles cost: each measure goes on growing with the power of the
        number of articles that it grew with.
        """
        return {
            what: cost * (articles / self.many) ** self.power(what)
            for what, cost in self.large.items()
        }

    def power(self, what: str) -> float:
        """Return the power of the number of articles that a measure grows with: 1 in line with it,
        2 with its square.
        """
        return math.log(self.large[what] / self.small[what]) / math.log(self.many / self.few)

    def met(self, limits: Iterable[Limit]) -> list[Met]:
        """Return which limits are met, the first one first; a measure that does not grow meets
        none.
        """
        found = [
            Met(
                each, self.many * (each.most / self.large[each.what]) ** (1 / self.power(each.what))
            )
            for each in limits
            if self.power(each.what) > 0
        ]
        return sorted(found, key=lambda met: met.articles)
