"""Several people who speak together: "Ann Berg and Ole Vik said", and "they" behind a sentence
that opens with them.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.extract.people.cast import Cast
from generator.extract.text.layout_index import LayoutIndex
from generator.model.spans import Span

_BETWEEN = re.compile(
    r"(?P<last>(?:,[^,.;:“”\"\n]{1,80})?,?\s+(?:and|&)\s+)|,\s+"
)  # with what stands in commas behind a name
_TITLES = re.compile(r"(?:[A-Z][\w.’'-]*\s+){0,4}")  # what a name may have before it
_ENDS = re.compile(r"\s*(?:\Z|[,(])")
_OPENING = re.compile(r"(?:(?:[A-Z][\w.’'-]*|both|but)\s+){0,5}")
_NEAR = 6  # names back in which those are looked for whom "they" means
_MOST = 6  # people who speak together


class Coordination:
    """The people of one article who are the subject of a sentence together. They are given as
    places in the names of the cast.
    """

    def __init__(self, layout: LayoutIndex, cast: Cast) -> None:
        self._layout, self._text, self._cast = layout, layout.text, cast

    def with_name(self, name: int, subject: Span) -> tuple[int, ...]:
        """Return the names that `subject` joins to the first of them, at `name`: that alone if it
        joins none, or not to its end.
        """
        joined = [name]
        while len(joined) < _MOST:
            following = joined[-1] + 1
            link = self._link(following, subject)
            if link is None:
                break
            joined.append(following)
            if link["last"]:
                end = self._cast.names[following].end
                return (
                    self._listed(name) + tuple(joined)
                    if _ENDS.match(self._text, end, max(end, subject.end))
                    else (name,)
                )
        return (name,)

    def _listed(self, name: int) -> tuple[int, ...]:
        """Return the names of the list that the one at `name` goes on with: "Ann Berg, Ole Vik and
        Ina Holm".
        """
        first = name
        while (
            first > 0
            and self._text[self._cast.names[first - 1].end : self._cast.names[first].start] == ", "
            and name - first < _MOST
        ):
            first -= 1
        return tuple(range(first, name))

    def before(self, place: int) -> tuple[int, ...]:
        """Return the last names before `place` that are joined and open their sentence, none if
        there are none near.
        """
        last = bisect_left(self._cast.names, place, key=lambda name: name.start)
        for name in range(last - 1, max(-1, last - _NEAR), -1):
            span = self._cast.names[name]
            sentence = self._layout.sentence(span.start).span
            if _OPENING.fullmatch(self._text, sentence.start, span.start) is not None:
                joined = self._opening(name, sentence)
                if len(joined) > 1:
                    return joined
        return ()

    def _opening(self, name: int, sentence: Span) -> tuple[int, ...]:
        """Return the names joined to the one that opens `sentence`, whatever they do there."""
        joined = self.with_name(
            name,
            Span(
                self._cast.names[name].start,
                self._cast.names[min(name + 1, len(self._cast.names) - 1)].end,
            ),
        )
        return joined if self._cast.names[joined[-1]].end <= sentence.end else (name,)

    def _link(self, following: int, subject: Span) -> re.Match[str] | None:
        """Return what joins the name at `following` to the one before, `None` if nothing does or
        it is not in `subject`.
        """
        if following >= len(self._cast.names) or self._cast.names[following].end > subject.end:
            return None
        before, after = self._cast.names[following - 1], self._cast.names[following]
        link = _BETWEEN.match(self._text, before.end, after.start)
        titles = _TITLES.match(self._text, link.end(), after.start) if link is not None else None
        apart = self._cast.who[following] != self._cast.who[following - 1]
        return link if titles is not None and titles.end() == after.start and apart else None
