"""The cast of one article: its people with their names, pronouns and roles, and every span that
names one of them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from generator.frozen import frozen
from generator.letters import CAPITAL, without_accents
from generator.model.readings import Cue, Role
from generator.model.spans import Span

_PHRASE_END = re.compile(
    r"(?:,?\s(?:[A-Z]{2,4}|Ph\.?D)\b)*[.\s]*(?:\Z|[’']s?\Z|[,(–—-]|(?:of|and|or|who|from|in|at|on|to)\b)"
)
_PREPOSITIONS = (
    "of|for|to|from|by|with|against|about|near|like|at|in|on|than|(?!acting|outgoing|sitting)"
    "[a-z]+ing"
)
# "an aide to Ann Lee", "praising Mr. Lee"
_PREPOSITION_BEFORE = re.compile(rf"\b(?:{_PREPOSITIONS})\s+(?:[{CAPITAL}]\w+\.\s+)?\Z")
# the (widow) of slain (officer) | Luke Brandt
_OF_SOMEBODY = re.compile(r"\b([\w-]+)\s(?:of|for|to)\s(?:[\w’'-]+\s){0,6}(?P<last>[\w-]+)\.?\s\Z")
_NAMES_BACK = 100  # names back in which somebody is looked for, so that time stays linear
# what may stand between a title and the name in apposition to it
_TITLE_COMPLEMENT = re.compile(r"(?:\s(?:of|for|to|at|in)\s[^,.;:“”\"]{1,80})?,\s")
# a name in apposition, perhaps with a nickname: Ina “Cia” Berg
_NAME_IN_APPOSITION = re.compile(
    r"(?!(?:who|whose|whom|which|where|when|while|as|and|but|[a-z]+ed)\b)"
    rf"(?:[“\"][{CAPITAL}][\w’-]*[”\"]|[^,;:“”\"\n])*"
)
_NOT_IN_SLUG = re.compile(r"[\x00-/:-`{-\x7f]+")  # of ASCII; of the rest nothing else is left
_IN_WORDS = frozenset("LNM")  # letters, numbers and the marks on them


@frozen
class CastMember:
    """One person of the article. `pronoun` is "he", "she", or "" if unknown; `hint` is the pronoun
    that usually follows the name, which may be somebody else's.

    `words` are the words of all printed roles; `nouns` only those before "of", "for" and the like:
    the roles themselves, without what they are roles in.
    """

    id: str
    name: str
    pronoun: str
    hint: str
    roles: tuple[Role, ...]
    words: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one article, and the `names` that it prints for them, in the order of the text.

    `person_of[i]` is the index into `people` of the person whom `names[i]` means. A name index is
    an index into `names`.
    """

    people: tuple[CastMember, ...]
    names: tuple[Span, ...]
    person_of: tuple[int, ...]
    owned: frozenset[str] = frozenset()  # words for whoever is somebody's: "widow", "lawyer"
    persons: frozenset[str] = frozenset()  # and for the somebody, before a name: "officer"

    def name_in(self, text: str, phrase: Span) -> int | None:
        """Return the index of the name that `phrase` is about: the first that ends it or is only
        followed by a complement, and that no preposition introduces.
        """
        index = bisect_left(self.names, phrase.start, key=lambda name: name.start)
        while index < len(self.names) and self.names[index].end <= phrase.end:
            name = self.names[index]
            lead = Span(phrase.start, name.start)
            if _PHRASE_END.match(text, name.end, phrase.end) and not self._is_owner(text, lead):
                return index
            index += 1
        return None

    def _is_owner(self, text: str, lead: Span) -> bool:
        """Return whether the words before a name are about somebody or something of theirs: "a
        friend of", "the widow of slain officer".
        """
        if _PREPOSITION_BEFORE.search(text, lead.start, lead.end):
            return True
        found = _OF_SOMEBODY.search(text, lead.start, lead.end)
        if found is None:
            return False
        noun, last = found[1].lower(), found["last"]
        is_owned = noun in self.owned or noun.removesuffix("s") in self.owned
        return is_owned and (last[0].islower() or last.lower() in self.persons)

    def speaker_of(self, text: str, cue: Cue) -> int | None:
        """Return the index of the name that is the subject of `cue`: in its head or, if that is a
        bare title, in apposition to it.
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
        return self._in_apposition(text, cue, cue.head) if name is None else name

    def _in_apposition(self, text: str, cue: Cue, head: Span) -> int | None:
        """Return the index of the name in apposition to a title: "the minister for health, Ann
        Lee", "its head, Ann Lee".
        """
        stop = cue.span.start if cue.span.start > head.end else cue.sentence.end
        complement = _TITLE_COMPLEMENT.match(text, head.end, stop)
        if complement is None:
            return None
        apposition = _NAME_IN_APPOSITION.match(text, complement.end(), stop)
        return self.name_in(text, Span(*apposition.span())) if apposition is not None else None

    def last_named(self, person: int, offset: int) -> int:
        """Return the offset at which `person` was last named before `offset`, or -1 if not among
        the last hundred names.
        """
        end = bisect_right(self.names, offset, key=lambda name: name.start)
        near = range(end - 1, max(0, end - _NAMES_BACK) - 1, -1)
        starts = (self.names[index].start for index in near if self.person_of[index] == person)
        return next(starts, -1)

    def recent(self, offset: int) -> frozenset[int]:
        """Return the people named before `offset`, among the last hundred names."""
        end = bisect_right(self.names, offset, key=lambda name: name.start)
        return frozenset(self.person_of[max(0, end - _NAMES_BACK) : end])


def slug(name: str) -> str:
    """Return `name` as lower-case words joined by hyphens, the form of every id: without accents,
    in the letters of its own script.
    """
    plain = without_accents(name).lower()
    if not plain.isascii():
        plain = "".join(
            char for char in plain if char.isascii() or unicodedata.category(char)[0] in _IN_WORDS
        )
    return _NOT_IN_SLUG.sub("-", plain).strip("-")
