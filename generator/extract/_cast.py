"""Who is who inside one article: people with their names, pronouns and roles, and every place that means them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Role, Span

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Character:
    """One person of the article. `pronoun` is he, she, they, or empty where the article leaves it open."""

    id: str
    name: str
    pronoun: str
    roles: tuple[Role, ...]
    names: tuple[Span, ...]  # every place that prints a name of theirs


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one article. `places` are the starts of all printed names, `who` the person printed there (place in `people`)."""

    people: tuple[Character, ...]
    places: tuple[int, ...]
    ends: tuple[int, ...]
    who: tuple[int, ...]
    surnames: Mapping[str, tuple[int, ...]]

    def named_in(self, span: Span) -> int | None:
        """Return the place in `people` of the first person whose name is printed inside `span`."""
        place = bisect_left(self.places, span.start)
        return self.who[place] if place < len(self.places) and self.ends[place] <= span.end else None


def slug(name: str) -> str:
    """Return `name` as lower-case ASCII words joined by hyphens: the form of every id."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_SLUG.sub("-", plain.lower()).strip("-")
