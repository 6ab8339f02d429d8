"""Where a place of the text lies: in which sentence and block, inside or outside of which
quotation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from generator.model.articles import BlockKind
from generator.model.readings import Parsed, Quotation, Sentence
from generator.model.spans import Span


class LayoutIndex:
    """Ways to look from a place of one article to what stands around it. Made once of what was
    found; never changed after.
    """

    def __init__(self, parsed: Parsed) -> None:
        self.text, self.blocks = parsed.article.text, parsed.article.blocks
        self.sentences, self.quotations = parsed.sentences, parsed.quotations
        self._starts = [sentence.span.start for sentence in parsed.sentences]
        self._outers = [quotation.outer.start for quotation in parsed.quotations]
        self._cues = [cue.sentence.start for cue in parsed.cues]

    def number(self, place: int) -> int:
        """Return the place in `sentences` of the sentence around `place`, the one before where
        none is.
        """
        return max(0, bisect_right(self._starts, place) - 1)

    def sentence(self, place: int) -> Sentence:
        """Return the sentence around `place`."""
        return self.sentences[self.number(place)]

    def is_quoted(self, place: int) -> bool:
        """Say whether `place` stands between quotation marks."""
        number = bisect_right(self._outers, place) - 1
        return number >= 0 and self.quotations[number].outer.end > place

    def quoted_share(self, span: Span) -> float:
        """Return how much of `span` stands between quotation marks, from 0 to 1."""
        first = max(0, bisect_right(self._outers, span.start) - 1)
        last = bisect_left(self._outers, span.end)
        inside = 0
        for quotation in self.quotations[first:last]:
            inside += max(
                0, min(span.end, quotation.outer.end) - max(span.start, quotation.outer.start)
            )
        return inside / max(1, span.end - span.start)

    def outers_in(self, span: Span) -> list[Span]:
        """Return the quotations that meet `span`, marks included."""
        first = max(0, bisect_right(self._outers, span.start) - 1)
        last = bisect_left(self._outers, span.end)
        return [
            quotation.outer
            for quotation in self.quotations[first:last]
            if quotation.outer.end > span.start
        ]

    def cues_in(self, stretch: Span) -> range:
        """Return the places, in the tuple of cues, of those whose sentences start inside
        `stretch`.
        """
        return range(
            bisect_left(self._cues, stretch.start),
            bisect_left(self._cues, max(stretch.end, stretch.start + 1)),
        )

    def in_body(self, block: int) -> bool:
        """Say whether the block is a paragraph of the body."""
        return self.blocks[block].kind is BlockKind.PARAGRAPH

    def opens_sentence(self, quotation: Quotation) -> bool:
        """Say whether nothing but marks stands in the sentence before the quotation."""
        return self._is_bare(self.sentence(quotation.outer.start).span.start, quotation.outer.start)

    def opens_block(self, quotation: Quotation) -> bool:
        """Say whether nothing but marks stands in the paragraph before the quotation."""
        return self._is_bare(self.blocks[quotation.block].span.start, quotation.outer.start)

    def _is_bare(self, start: int, end: int) -> bool:
        return end - start < 8 and not self.text[start:end].strip("“”\"' ‘(\t\u00a0[…")
