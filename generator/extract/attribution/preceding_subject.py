"""The subject of the clause that ends at a quotation: “Berg, who met Holm, gloated: …”."""

from __future__ import annotations

from generator.extract.grammar.subjects import leading_phrase
from generator.extract.grammar.tagger import tagger
from generator.extract.text.layout_index import LayoutIndex
from generator.lexicon import Lexicon
from generator.model.spans import Span


def preceding_subject(layout: LayoutIndex, stretch: Span, lexicon: Lexicon) -> Span | None:
    """Return the head of the subject of the last clause in `stretch`; `None` if no clause is
    recognised.
    """
    tokens = tagger(lexicon).tokens(layout.text, stretch, layout.outers_in(stretch))
    phrase = leading_phrase(tokens, len(tokens.tags))
    return tokens.at(phrase.head_first, phrase.head_last) if phrase is not None else None
