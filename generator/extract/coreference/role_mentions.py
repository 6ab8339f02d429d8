"""Role → person: whom "the mayor" or "the 74-year-old" means, by the roles that the article prints
and who it speaks of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from generator.extract.coreference.nominals import NominalMention, Nominals
from generator.extract.people.cast import Cast
from generator.model.readings import Cue
from generator.model.spans import Span

_OPENING = 6  # cues that an article which opens with a role has to name who holds it
_SPOKEN = 100  # cues back in which somebody of a role is looked for who spoke
# characters in which somebody without a name is looked for who has the role ("a guard fell")
_EARLIER = 1500
_INTRODUCES = re.compile(
    r"\b(?:an?|one|another|second|two|three)\s(?=((?:[\w’'-]+\s){0,4}\S*))", re.IGNORECASE
)
_LETTER = re.compile(r"\w")


class RoleMentions:
    """The roles of one article's people. `names` has for each cue the place, in the cast's names,
    of who speaks there by name.
    """

    def __init__(
        self,
        text: str,
        cast: Cast,
        cues: Sequence[Cue],
        names: Sequence[int | None],
        nouns: Nominals,
    ) -> None:
        self._text, self._cast, self._cues, self._names, self._nouns = (
            text,
            cast,
            cues,
            names,
            nouns,
        )

    def person(self, head: Span) -> int | None:
        """Return the person whose printed role `head` is: its noun or one that stands for it, and
        the words before.

        Of several the one who spoke last counts. Where nobody has the role, it is who the article
        names first after opening with it.
        """
        role = self._nouns.role(head)
        if role is None:
            return None
        people = self._cast.people
        fits = [
            each
            for each in self._may_be(role, head.start)
            if role.nouns & people[each].nouns and role.words <= people[each].words
        ]
        very = [each for each in fits if role.noun in people[each].nouns] or fits
        if len(very) > 1:
            return self._last_speaker(very, head.start)
        return very[0] if very else self._first_speaker(head.start)

    def likely(self, head: Span) -> frozenset[int]:
        """Return whom `head` may mean, if they are spoken of, beside those whose printed role it
        is.

        That is the one person who has such a role with other words ("the Norland senator" for
        Senator Berg), or for a word that fits any person ("the 74-year-old") anybody named before,
        if nobody was introduced by it.
        """
        role = self._nouns.role(head)
        if role is None or role.owned:
            return frozenset()
        people = self._may_be(role, head.start)
        having = [person for person in people if role.nouns & self._cast.people[person].nouns]
        if having:
            return frozenset(having if len(having) == 1 else ())
        before = Span(max(0, head.start - _EARLIER), head.start)
        return (
            frozenset(people)
            if role.anybody and not self.is_introduced(role.noun, before)
            else frozenset()
        )

    def _may_be(self, role: NominalMention, place: int) -> list[int]:
        """Return the people named before `place` who have no other pronoun than the role."""
        people = self._cast.people
        return [
            each
            for each in sorted(self._cast.recent(place))
            if people[each].pronoun in {"", role.pronoun or people[each].pronoun}
        ]

    def is_introduced(self, noun: str, stretch: Span) -> bool:
        """Say whether `stretch` speaks of somebody without a name by that noun: "a guard",
        "another guard".
        """
        found = _INTRODUCES.findall(self._text, stretch.start, stretch.end)
        words = (
            word for words in found if noun in (lower := words.lower()) for word in lower.split()
        )
        return any(word.startswith(noun) and not _LETTER.match(word, len(noun)) for word in words)

    def _last_speaker(self, among: Sequence[int], place: int) -> int | None:
        """Return who of `among` spoke last before `place`, `None` if none of them did."""
        last = bisect_left(self._cues, place, key=lambda cue: cue.span.start)
        for name in reversed(self._names[max(0, last - _SPOKEN) : last]):
            if name is not None and self._cast.who[name] in among:
                return self._cast.who[name]
        return None

    def _first_speaker(self, place: int) -> int | None:
        """Return who is named first, as a speaker, after an article that opens with a role alone
        ("The minister has …").
        """
        if self._cast.names and self._cast.names[0].start < place:
            return None
        names = (
            name
            for cue, name in zip(self._cues[:_OPENING], self._names[:_OPENING], strict=True)
            if cue.head is not None and cue.head.start > place and name is not None
        )
        return next((self._cast.who[name] for name in names), None)
