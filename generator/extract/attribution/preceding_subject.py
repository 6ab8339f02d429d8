"""The subject of the clause that runs up to a place: “Berg, who met Holm, gloated: …”."""

from __future__ import annotations

from generator.extract.grammar.noun_phrases import leading_phrase
from generator.extract.grammar.tagger import tagger
from generator.extract.text.layout_index import LayoutIndex
from generator.lexicon import Lexicon
from generator.model.spans import Span

_REACH = 600  # characters before the place that are looked at


def preceding_subject(layout: LayoutIndex, stretch: Span, lexicon: Lexicon) -> Span | None:
    """Return what names the subject of the last clause of `stretch`, `None` where no clause is
    known.
    """
    near = Span(max(stretch.start, stretch.end - _REACH), stretch.end)
    words = tagger(lexicon).words(layout.text, near, layout.outers_in(near))
    phrase = leading_phrase(words, len(words.tags))
    return words.at(phrase.head_first, phrase.head_last) if phrase is not None else None
