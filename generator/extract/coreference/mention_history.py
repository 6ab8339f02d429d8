"""How each person was last mentioned, as one article goes on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, islice

from generator.extract.coreference.antecedents import Manner
from generator.extract.coreference.mention_manners import MannerPatterns, PersonMention
from generator.extract.coreference.unnamed_speakers import PersonReference
from generator.extract.text.layout_index import LayoutIndex
from generator.frozen import frozen
from generator.model.readings import Cue

_ASK = "ask"
_PEOPLE_BACK = 12  # how many people back a pronoun may mean
_ALL_QUOTED = 0.95  # quoted share from which a sentence counts as nothing but quotation
_FARTHEST = 3  # sentences and paragraphs back that are told apart
_MAIN = "main subject"
_LESSER = frozenset({"told", "in a subordinate clause"})  # a subject of these is not the main one


@frozen
class LastMention:
    """Where and how a person was last mentioned. `sentence` and `block` count as `_unquoted_counts`
    does; `named_at` is -1 if the mention was a pronoun.
    """

    at: int  # offset
    end: int
    sentence: int
    block: int
    manner: Manner
    quoted: bool
    times: int
    pronoun: str
    hint: str
    asks: bool
    nameless: bool
    named_at: int

    @property
    def acts(self) -> bool:
        """Return whether the person is the subject of a main clause."""
        return self.manner.role == "subject" and _LESSER.isdisjoint(self.manner.flags)


@frozen
class Place:
    """Where an offset lies: in which sentence and block, counted as `_unquoted_counts` does, and
    where these start.
    """

    sentence: int
    block: int
    sentence_start: int
    block_start: int

    def distance(self, last: LastMention) -> tuple[int, int]:
        """Return how many sentences and paragraphs lie between `last` and here, up to a limit: at
        least one where they are not in the same.
        """
        return (
            min(max(self.sentence - last.sentence, int(last.at < self.sentence_start)), _FARTHEST),
            min(max(self.block - last.block, int(last.at < self.block_start)), _FARTHEST),
        )


class MentionHistory:
    """Keeps how each person was last mentioned, and who spoke when."""

    def __init__(self, layout: LayoutIndex, manners: MannerPatterns, cues: Sequence[Cue]) -> None:
        self._layout, self._manners = layout, manners
        self._counts = _unquoted_counts(layout)
        # whoever was mentioned last comes last
        self.last: dict[PersonReference, LastMention] = {}
        self.last_spoke: dict[PersonReference, int] = {}  # start offset
        contents = sorted(span for cue in cues for span in cue.content)
        self._told_starts = [span.start for span in contents]
        self._told_ends = list(accumulate((span.end for span in contents), max))
        self._main_in = -1  # the sentence that has its main subject

    def remember(
        self, mention: PersonMention, person: PersonReference, pronoun: str, hint: str, quoted: bool
    ) -> LastMention:
        """Keep that `mention`, which is `quoted` or not, means `person`, whose `pronoun` is known
        or whose `hint` is new.
        """
        start, before = mention.span.start, self.last.pop(person, None)
        index = self._layout.sentence_index(start)
        self.last[person] = now = LastMention(
            start,
            mention.span.end,
            *self._counts[index],
            self._manner(mention, before, index, quoted),
            quoted,
            before.times + 1 if before else 1,
            pronoun,
            hint or (before.hint if before else mention.hint),
            mention.verb == _ASK if mention.speaks or before is None else before.asks,
            before.nameless if before else mention.nameless,
            -1 if mention.person is None else start,
        )
        if mention.speaks:
            self.last_spoke[person] = start
        return now

    def near(self) -> list[PersonReference]:
        """Return the people mentioned last, the last first."""
        return list(islice(reversed(self.last), _PEOPLE_BACK))

    def place(self, offset: int) -> Place:
        """Return where `offset` lies, from which the distance of every mention is told."""
        index = self._layout.sentence_index(offset)
        own = self._layout.sentences[index]
        return Place(
            *self._counts[index], own.span.start, self._layout.blocks[own.block].span.start
        )

    def _manner(
        self, mention: PersonMention, before: LastMention | None, index: int, quoted: bool
    ) -> Manner:
        """Return how `mention`, in the sentence at `index`, is made: as the main subject of that if
        its person is already.
        """
        sentence = self._layout.sentences[index].span
        if before and before.at >= sentence.start and _MAIN in before.manner.flags:
            return before.manner
        manner = self._manners.manner(self._layout.text, mention, sentence)
        if quoted:
            return manner
        if not mention.speaks and self._is_told(mention.span.start):
            return Manner(manner.role, (*manner.flags, "told"))
        if manner.role != "subject" or not _LESSER.isdisjoint(manner.flags):
            return manner
        if self._main_in == index:
            return manner
        self._main_in = index
        return Manner(manner.role, (*manner.flags, _MAIN))

    def _is_told(self, offset: int) -> bool:
        """Return whether `offset` lies in what somebody says."""
        index = bisect_right(self._told_starts, offset) - 1
        return index >= 0 and self._told_ends[index] > offset


def _unquoted_counts(layout: LayoutIndex) -> list[tuple[int, int]]:
    """Return for each sentence how many sentences and paragraphs there are up to it, leaving out
    those that are nothing but quotation.

    A quotation speaks of people of its own; a "he" after it means whom it would mean without it.
    """
    sentences, paragraphs, last_block = 0, 0, -1
    counts = []
    for sentence in layout.sentences:
        if layout.quoted_share(sentence.span) < _ALL_QUOTED:
            sentences += 1
            paragraphs += sentence.block != last_block
            last_block = sentence.block
        counts.append((sentences, paragraphs))
    return counts
