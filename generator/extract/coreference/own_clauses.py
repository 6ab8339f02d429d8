"""Who is named in the clause of a pronoun, and so hardly meant by it: in "She said Clinton would
come", she is somebody else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from generator.extract.coreference.mention_manners import PersonMention
from generator.extract.coreference.unnamed_speakers import PersonReference
from generator.extract.text.layout_index import LayoutIndex
from generator.frozen import frozen
from generator.model.readings import Cue
from generator.model.spans import Span

_AT_ONCE = 40  # characters after a pronoun: a name in them is the subject or object of its clause
_SUBJECTS = ("he", "she")


@frozen
class Named:
    """People whom the clause of a pronoun names: `at_once` or later `beside` it, `quoted` in the
    words in quotation marks that it speaks, `before` in other words that it follows ("…, he said").
    """

    at_once: frozenset[PersonReference] = frozenset()
    beside: frozenset[PersonReference] = frozenset()
    quoted: frozenset[PersonReference] = frozenset()
    before: frozenset[PersonReference] = frozenset()


class OwnClauses:
    """Says whom the clause of each pronoun of one article names. `opening` is the pattern of a
    subordinate clause that opens a sentence.
    """

    def __init__(
        self,
        layout: LayoutIndex,
        named: Sequence[PersonMention],
        cues: Mapping[int, Cue],
        opening: re.Pattern[str],
    ) -> None:
        self._layout, self._cues, self._opening = layout, cues, opening
        self._named = sorted(named, key=lambda mention: mention.span.start)
        self._starts = [mention.span.start for mention in self._named]

    def named(self, pronoun: PersonMention) -> Named:
        """Return who is named in the clause of `pronoun` and in the words that it speaks; nobody
        for one that is no subject.
        """
        span = pronoun.span
        if not pronoun.likely and span.of(self._layout.text).lower() not in _SUBJECTS:
            return Named()
        cue = self._cues.get(span.start)
        content = cue.content if cue is not None else ()
        end = self._clause_end(span)
        middle = min(span.end + _AT_ONCE, end)
        return Named(
            at_once=self._people([Span(span.end, middle)]),
            beside=self._people([Span(middle, end)]),
            quoted=self._people(_spoken(cue), quoted=True),
            before=self._people([part for part in content if part.end <= span.start]),
        )

    def _clause_end(self, pronoun: Span) -> int:
        """Return where what belongs to the clause of the pronoun ends: with the sentence, or with
        the subordinate clause that opens it ("While he waited, Berg left").
        """
        sentence = self._layout.sentence(pronoun.start).span
        opening = self._opening.match(self._layout.text, sentence.start, sentence.end)
        inside = opening is not None and opening.end() > pronoun.end
        return opening.end() if opening is not None and inside else sentence.end

    def _people(
        self, stretches: Sequence[Span], quoted: bool = False
    ) -> frozenset[PersonReference]:
        """Return whom `stretches` name inside (`quoted`) or outside quotation marks."""
        return frozenset(
            mention.person
            for stretch in stretches
            for mention in self._between(stretch)
            if mention.person is not None
            and not mention.likely
            and self._layout.is_quoted(mention.span.start) == quoted
        )

    def _between(self, stretch: Span) -> Sequence[PersonMention]:
        first = bisect_left(self._starts, stretch.start)
        return self._named[first : max(first, bisect_left(self._starts, stretch.end))]


def _spoken(cue: Cue | None) -> Sequence[Span]:
    """Return where the words stand that the subject of `cue` speaks: no content is found for a cue
    that a quotation stands beside, so all of its sentence.
    """
    if cue is None:
        return ()
    return cue.content or (cue.sentence,)
