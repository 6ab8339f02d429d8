"""Who is who inside one article: people with their names, pronouns and roles, and every place that
means them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from generator.model.readings import Cue, Role
from generator.model.spans import Span

_ENDS_PHRASE = re.compile(r"[.\s]*(?:\Z|[’']s?\Z|[,(–—-]|(?:of|and|or|who|from|in|at|on|to)\b)")
_LINKS = (
    "of|for|to|from|by|with|against|about|near|like|at|in|on|than|(?!acting|outgoing|sitting)"
    "[a-z]+ing"
)
_LINK_BEFORE = re.compile(
    rf"\b(?:{_LINKS})\s+(?:[A-Z][a-z]+\.\s+)?\Z"
)  # "an aide to Ann Lee", "praising Mr. Lee"
_RECENT = 100  # names back in which somebody is looked for; keeps an article of any length linear
_HUNG = re.compile(
    r"(?:\s(?:of|for|to|at|in)\s[^,.;:“”\"]{1,80})?,\s"
)  # what hangs on a title, before a name beside it
_APPOSED = re.compile(
    r"(?!(?:who|whose|whom|which|where|when|while|as|and|but|[a-z]+ed)\b)(?:[“\"][A-Z][\w’-]*[”\"]|[^,;:“”\"\n])*"
)  # with a nickname: Ina “Cia” Berg
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class CastMember:
    """One person of the article. `pronoun` is he, she, or empty where nothing tells.

    `words` are those of the printed roles, `nouns` the ones before any "of" or "for": the role
    itself, not what it is a role in.
    """

    id: str
    name: str
    pronoun: str
    roles: tuple[Role, ...]
    words: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one article and where their names stand: `names` in the order of the text,
    `who` the person of each.
    """

    people: tuple[CastMember, ...]
    names: tuple[Span, ...]
    who: tuple[int, ...]

    def name_in(self, text: str, phrase: Span) -> int | None:
        """Return the place in `names` of the name that `phrase` is about: the first that ends it
        and does not stand behind "of".
        """
        place = bisect_left(self.names, phrase.start, key=lambda name: name.start)
        while place < len(self.names) and self.names[place].end <= phrase.end:
            name = self.names[place]
            if _ENDS_PHRASE.match(text, name.end, phrase.end) and not _LINK_BEFORE.search(
                text, phrase.start, name.start
            ):
                return place
            place += 1
        return None

    def speaker_of(self, text: str, cue: Cue) -> int | None:
        """Return the place in `names` of the name that is the subject of `cue`: in its head or,
        for a bare title, beside it.
        """
        if cue.head is None:
            return None
        name = self.name_in(text, cue.head)
        if (
            name is None
            and cue.span.start > cue.head.end
            and text[cue.head.end : cue.head.end + 4] == " of "
        ):
            name = self.name_in(text, Span(cue.head.start, cue.span.start))
        return self._beside(text, cue, cue.head) if name is None else name

    def _beside(self, text: str, cue: Cue, head: Span) -> int | None:
        """Return the name with commas around it behind a title: "the minister for health, Ann
        Lee", "its head, Ann Lee".
        """
        stop = cue.span.start if cue.span.start > head.end else cue.sentence.end
        hung = _HUNG.match(text, head.end, stop)
        if hung is None:
            return None
        beside = _APPOSED.match(text, hung.end(), stop)
        return self.name_in(text, Span(*beside.span())) if beside is not None else None

    def last_named(self, person: int, place: int) -> int:
        """Return where `person` was last named before `place`, of the last hundred names; -1 if
        nowhere there.
        """
        end = bisect_right(self.names, place, key=lambda name: name.start)
        near = range(end - 1, max(0, end - _RECENT) - 1, -1)
        return next((self.names[each].start for each in near if self.who[each] == person), -1)

    def recent(self, place: int) -> frozenset[int]:
        """Return the people named before `place`, of the last hundred names."""
        end = bisect_right(self.names, place, key=lambda name: name.start)
        return frozenset(self.who[max(0, end - _RECENT) : end])


def slug(name: str) -> str:
    """Return `name` as lower-case ASCII words joined by hyphens: the form of every id."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_SLUG.sub("-", plain.lower()).strip("-")
