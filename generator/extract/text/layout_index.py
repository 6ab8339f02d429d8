"""Where an offset lies: in which sentence and block, inside or outside of which quotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from generator.model.articles import BlockKind
from generator.model.readings import Parsed, Quotation, Sentence
from generator.model.spans import Span

_MOST_MARKS = 8  # characters before an opening quotation, fewer than which may be only marks


class LayoutIndex:
    """Looks up what surrounds an offset or span of one article."""

    def __init__(self, parsed: Parsed) -> None:
        self.text, self.blocks = parsed.article.text, parsed.article.blocks
        self.sentences, self.quotations = parsed.sentences, parsed.quotations
        self._sentence_starts = [sentence.span.start for sentence in parsed.sentences]
        self._quotation_starts = [quotation.outer.start for quotation in parsed.quotations]
        self._cue_starts = [cue.sentence.start for cue in parsed.cues]

    def sentence_index(self, offset: int) -> int:
        """Return the index of the sentence around `offset`, or of the one before."""
        return bisect_right(self._sentence_starts, offset, lo=1) - 1

    def sentence(self, offset: int) -> Sentence:
        """Return the sentence around `offset`, or the one before."""
        return self.sentences[self.sentence_index(offset)]

    def is_quoted(self, offset: int) -> bool:
        """True if `offset` lies between quotation marks."""
        quotation_index = bisect_right(self._quotation_starts, offset) - 1
        return quotation_index >= 0 and self.quotations[quotation_index].outer.end > offset

    def quoted_share(self, span: Span) -> float:
        """Return the share of `span` that lies between quotation marks, from 0 to 1."""
        outers = self.outers_in(span)
        if not outers:
            return 0.0
        inside = sum(min(span.end, each.end) - max(span.start, each.start) for each in outers)
        return inside / max(1, span.end - span.start)

    def outers_in(self, span: Span) -> list[Span]:
        """Return the quotations that meet `span`, marks included."""
        first = max(0, bisect_right(self._quotation_starts, span.start) - 1)
        last = bisect_left(self._quotation_starts, span.end)
        return [
            quotation.outer
            for quotation in self.quotations[first:last]
            if quotation.outer.end > span.start
        ]

    def cues_in(self, stretch: Span) -> range:
        """Return the indices of the cues whose sentences start inside `stretch`."""
        return range(
            bisect_left(self._cue_starts, stretch.start),
            bisect_left(self._cue_starts, max(stretch.end, stretch.start + 1)),
        )

    def in_body(self, block_index: int) -> bool:
        """True if the block is a paragraph of the body."""
        return self.blocks[block_index].kind is BlockKind.PARAGRAPH

    def opens_sentence(self, quotation: Quotation) -> bool:
        """True if only marks precede the quotation in its sentence."""
        return self._is_bare(self.sentence(quotation.outer.start).span.start, quotation.outer.start)

    def opens_block(self, quotation: Quotation) -> bool:
        """True if only marks precede the quotation in its paragraph."""
        return self._is_bare(self.blocks[quotation.block].span.start, quotation.outer.start)

    def _is_bare(self, start: int, end: int) -> bool:
        return end - start < _MOST_MARKS and not self.text[start:end].strip("“”\"' ‘(\t\u00a0[…")
