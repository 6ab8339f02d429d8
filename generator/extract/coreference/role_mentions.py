"""Role → person: whom "the mayor" or "the 74-year-old" means, judged by the roles that the article
prints and the people it has named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.extract.coreference.held_roles import HeldRole
from generator.extract.coreference.nominals import NominalMention, Nominals
from generator.extract.people.cast import Cast
from generator.model.readings import Cue
from generator.model.spans import Span

_OPENING_CUES = 6  # an article that opens with a role names its holder within so many cues
_ROLE_CUES_BACK = 100  # cues back in which the last speaker with a role is looked for
# characters back in which an unnamed person with the role is looked for ("a guard fell")
_INTRODUCTION_REACH = 1500
_INTRODUCTION = re.compile(
    r"\b(?:an?|one|another|second|two|three)\s(?=((?:[\w’'-]+\s){0,4}\S*))", re.IGNORECASE
)
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class RoleMentions:
    """Resolves the roles that one article mentions. `speaker_names` holds for each cue the index,
    in `Cast.names`, of the name that is its subject.
    """

    text: str
    cast: Cast
    cues: Sequence[Cue]
    speaker_names: Sequence[int | None]
    nominals: Nominals
    holders: Mapping[str, int]  # by a role with what it is a role in ("mayor of Elmstow")

    @classmethod
    def of(
        cls,
        text: str,
        cast: Cast,
        cues: Sequence[Cue],
        speaker_names: Sequence[int | None],
        nominals: Nominals,
    ) -> RoleMentions:
        """Return the role mentions of an article."""
        held: dict[str, set[int]] = {}
        for person, member in enumerate(cast.people):
            for role in member.roles:
                opening, _, rest = role.text.lower().partition(" ")
                indefinite = opening in nominals.lists.indefinite
                if rest and not indefinite and HeldRole.of(role.text, frozenset()).fields:
                    held.setdefault(_key(role.text), set()).add(person)
        holders = {role: min(people) for role, people in held.items() if len(people) == 1}
        return cls(text, cast, cues, speaker_names, nominals, holders)

    def person(self, head: Span) -> int | None:
        """Return the person with whose printed role `head` agrees in noun (or a synonym of it) and
        modifiers.

        Of several, the one who spoke last. If nobody named before has the role, whoever is named
        with the same words later ("the mayor of Elmstow"); if the article opens with it, the
        speaker it names first.
        """
        role = self.nominals.role(head)
        if role is None:  # "Norland's ambassador to Borg"
            return self._holder(head)
        people = self.cast.people
        fits = [
            person
            for person in self._compatible(role, head.start)
            if role.words <= people[person].words and self._held(person, role, head)
        ]
        exact = [person for person in fits if role.noun in people[person].nouns] or fits
        if len(exact) > 1:
            exact = [each for each in exact if self._is_bare(each, role, head)] or exact
        if len(exact) > 1:
            return self._last_speaker(exact, head.start)
        if exact:
            return exact[0]
        if (holder := self._holder(head)) is not None:
            return holder
        return self._named_later(role, head)

    def tie(self, person: int, head: Span) -> Span:
        """Return where the article ties the role at `head` to the person: their printed role with
        its noun or, if they have none, their first name.
        """
        role = self.nominals.role(head)
        nouns = role.nouns if role is not None else frozenset(_key(head.of(self.text)).split())
        printed = (
            each.span
            for each in self.cast.people[person].roles
            if not each.span.meets(head) and not nouns.isdisjoint(_key(each.text).split())
        )
        return next(printed, None) or self.cast.names[self.cast.person_of.index(person)]

    def _holder(self, head: Span) -> int | None:
        """Return the only person whose role is printed in the same words, name of place and all."""
        return self.holders.get(_key(self.nominals.with_field(head).of(self.text)))

    def _held(self, person: int, role: NominalMention, head: Span) -> list[HeldRole]:
        """Return the printed roles of the person that the one at `head` may be."""
        if role.nouns.isdisjoint(self.cast.people[person].nouns):
            return []
        limits = self.nominals.lists.limits
        mention = HeldRole.of(self.nominals.with_field(head).of(self.text), limits)
        roles = (HeldRole.of(each.text, limits) for each in self.cast.people[person].roles)
        return [each for each in roles if role.nouns & each.words and mention.may_be(each)]

    def _is_bare(self, person: int, role: NominalMention, head: Span) -> bool:
        """Return whether the person holds the role at `head` without further words: the president
        is President Berg rather than the president of a bank.
        """
        known = role.nouns | role.words | self.nominals.lists.leading
        held = self._held(person, role, head)
        return any(not each.fields and each.words <= known for each in held)

    def likely(self, head: Span) -> frozenset[int]:
        """Return the people whom `head` may mean although their printed role does not say so.

        That is the only person who has the role in other words ("the Norland senator" for Senator
        Berg) or, for a noun that fits everybody ("the 74-year-old"), all who were named before,
        unless the noun introduced somebody else.
        """
        role = self.nominals.role(head)
        if role is None or role.owned or self.nominals.is_owned(head):
            return frozenset()
        people = self._compatible(role, head.start)
        holders = [person for person in people if self._held(person, role, head)]
        if holders:
            return frozenset(holders if len(holders) == 1 else ())
        before = Span(max(0, head.start - _INTRODUCTION_REACH), head.start)
        fits_all = role.anybody and not self.is_introduced(role.noun, before)
        return frozenset(filter(partial(self._may_play, role), people) if fits_all else ())

    def _may_play(self, role: NominalMention, person: int) -> bool:
        """Return whether no printed role of the person speaks against the role: "the midfielder" is
        not the boss.
        """
        lists = self.nominals.lists
        roles = self.cast.people[person].nouns & lists.roles
        return role.noun not in lists.players or roles <= lists.players

    def _compatible(self, role: NominalMention, offset: int) -> list[int]:
        """Return the people named before `offset` whose pronoun does not contradict the role's."""
        people = self.cast.people
        return [
            person
            for person in sorted(self.cast.recent(offset))
            if people[person].pronoun in {"", role.pronoun or people[person].pronoun}
        ]

    def is_introduced(self, noun: str, stretch: Span) -> bool:
        """Return whether `stretch` introduces an unnamed person by that noun: "a guard", "another
        guard".
        """
        found = _INTRODUCTION.findall(self.text, stretch.start, stretch.end)
        words = (
            word for words in found if noun in (lower := words.lower()) for word in lower.split()
        )
        return any(word.startswith(noun) and not _LETTER.match(word, len(noun)) for word in words)

    def _last_speaker(self, among: Sequence[int], offset: int) -> int | None:
        """Return which of `among` spoke last before `offset`, `None` if none of them did."""
        last = bisect_left(self.cues, offset, key=lambda cue: cue.span.start)
        for name in reversed(self.speaker_names[max(0, last - _ROLE_CUES_BACK) : last]):
            if name is not None and self.cast.person_of[name] in among:
                return self.cast.person_of[name]
        return None

    def _named_later(self, role: NominalMention, head: Span) -> int | None:
        """Return whom the role means if the article names nobody before it ("The minister has …"):
        the only one who holds it in these words, else the speaker it names first, whom it gives no
        other role.
        """
        is_owned = role.owned or self.nominals.is_owned(head)
        if role.noun not in self.nominals.lists.roles or is_owned:
            return None
        if self.cast.names and self.cast.names[0].start < head.start:
            return None
        people = self.cast.people
        holders = [
            person
            for person in range(len(people))
            if role.words <= people[person].words and self._held(person, role, head)
        ]
        if len(holders) == 1:
            return holders[0]
        first = self._first_speaker(head.start)
        if first is None or first in holders or role.noun in self.nominals.lists.any_office:
            return first
        return first if not people[first].nouns else None

    def _first_speaker(self, offset: int) -> int | None:
        """Return the first named speaker after `offset`, if it is near."""
        opening = zip(self.cues[:_OPENING_CUES], self.speaker_names, strict=False)
        names = (
            name
            for cue, name in opening
            if cue.head is not None and cue.head.start > offset and name is not None
        )
        return next((self.cast.person_of[name] for name in names), None)


def _key(role: str) -> str:
    """Return what two mentions of the same role have in common."""
    return role.lower().strip().removeprefix("the ")
