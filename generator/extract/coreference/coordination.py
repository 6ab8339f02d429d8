"""Several people who speak together: "Ann Berg and Ole Vik said", and the "they" that follows a
sentence which opens with them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from generator.extract.people.cast import Cast
from generator.extract.text.layout_index import LayoutIndex
from generator.letters import CAPITAL
from generator.model.spans import Span

# what joins two names, with what stands in commas after the first
_JOINER = re.compile(r"(?P<last>(?:,[^,.;:“”\"\n]{1,80})?,?\s+(?:and|&)\s+)|,\s+")
_TITLES_BEFORE_NAME = re.compile(rf"(?:[{CAPITAL}][\w.’'-]*\s+){{0,4}}")
_OWNER = re.compile(r"(?:[a-z]{1,5}\s)?")  # "and her (lawyer Ben Vik)"
_SUBJECT_END = re.compile(r"\s*(?:\Z|[,(])")
_SENTENCE_OPENING = re.compile(rf"(?:(?:[{CAPITAL}][\w.’'-]*|both|but)\s+){{0,5}}")
_JOINED_NAMES_BACK = 6  # names back in which the people meant by "they" are looked for


@dataclass(frozen=True, slots=True)
class Coordination:
    """Finds the people of one article who share the subject of a sentence. Parameters and results
    called names are indices into `Cast.names`.
    """

    layout: LayoutIndex
    cast: Cast

    def with_name(self, name: int, subject: Span) -> tuple[int, ...]:
        """Return all the names that `subject` joins to `name`, its first, up to its end; only
        `name` if there are none.
        """
        joined = self._joined(name, subject)
        if len(joined) == 1:
            return self._paired(name)
        if not self._ends(joined, subject):
            return (name,)
        return (*self._listed_before(name), *joined)

    def _paired(self, name: int) -> tuple[int, ...]:
        """Return `name` behind the name that opens the sentence and is joined to it over words in
        commas: "Ann Berg, 43, and Ole Vik, 41, said"; only `name` if there is none.
        """
        span = self.cast.names[name]
        sentence = self.layout.sentence(span.start).span
        joiner = self._joiner(name, sentence) if name > 0 else None
        if joiner is None or not joiner["last"]:
            return (name,)
        opening = self.cast.names[name - 1].start
        opens = _SENTENCE_OPENING.fullmatch(self.layout.text, sentence.start, opening)
        return (name - 1, name) if opens or self._has_role(name - 1, sentence.start) else (name,)

    def last_before(self, offset: int) -> tuple[int, ...]:
        """Return the last names before `offset` that are joined and open their sentence; nothing
        if there are none near.
        """
        last = bisect_left(self.cast.names, offset, key=lambda name: name.start)
        for name in range(last - 1, max(-1, last - _JOINED_NAMES_BACK), -1):
            span = self.cast.names[name]
            sentence = self.layout.sentence(span.start).span
            if _SENTENCE_OPENING.fullmatch(self.layout.text, sentence.start, span.start):
                joined = self._joined(name, sentence)
                if len(joined) > 1:
                    return joined
        return ()

    def _joined(self, name: int, stretch: Span) -> tuple[int, ...]:
        """Return `name` and the names that `stretch` joins to it, up to the one behind "and"; only
        `name` if there are none.
        """
        joined = [name]
        while (joiner := self._joiner(joined[-1] + 1, stretch)) is not None:
            joined.append(joined[-1] + 1)
            if joiner["last"]:
                return tuple(joined)
        return (name,)

    def _ends(self, joined: Sequence[int], subject: Span) -> bool:
        """Return whether `subject` ends, or is interrupted, after the last of the joined names."""
        end = self.cast.names[joined[-1]].end
        return _SUBJECT_END.match(self.layout.text, end, max(end, subject.end)) is not None

    def _listed_before(self, name: int) -> range:
        """Return the names of a list before `name`: in "Ann Berg, Ole Vik and Ina Holm", Ann Berg
        before Ole Vik.
        """
        names, first = self.cast.names, name
        while first > 0 and self.layout.text[names[first - 1].end : names[first].start] == ", ":
            first -= 1
        return range(first, name)

    def _joiner(self, following: int, subject: Span) -> re.Match[str] | None:
        """Return what joins the name `following` to the one before; `None` if nothing does, if it
        is not in `subject`, or if both mean the same person.
        """
        names, person_of = self.cast.names, self.cast.person_of
        if following >= len(names) or names[following].end > subject.end:
            return None
        start = names[following].start
        joiner = _JOINER.match(self.layout.text, names[following - 1].end, start)
        if joiner is None or person_of[following] == person_of[following - 1]:
            return None
        titles = _TITLES_BEFORE_NAME.match(self.layout.text, joiner.end(), start)
        is_named = titles is not None and titles.end() == start
        return joiner if is_named or self._has_role(following, joiner.end()) else None

    def _has_role(self, name: int, start: int) -> bool:
        """Return whether nothing but a role stands between offset `start` and the name: "port boss
        Ben Vik", "her lawyer, Ben Vik".
        """
        end = self.cast.names[name].start
        roles = self.cast.people[self.cast.person_of[name]].roles
        return any(
            self.layout.text[role.span.end : end] in {" ", ", "}
            and _OWNER.fullmatch(self.layout.text, start, role.span.start)
            for role in roles
        )
