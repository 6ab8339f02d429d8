"""Sentences that tell whose the words before them are: “…” / That was how Ann Lee put it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.extract.reporting.verbs import verbs
from generator.extract.text.layout_index import LayoutIndex
from generator.extract.text.patterns import either
from generator.lexicon import Lexicon
from generator.model.readings import Quotation
from generator.model.spans import Span

_LONGEST = 200  # characters
_MOST_WORDS_BEFORE_NAME = 5


def teller_after(layout: LayoutIndex, quotation: Quotation, lexicon: Lexicon) -> Span | None:
    """Return the part of the sentence behind the quotation that says who said it; `None` if that
    sentence says nothing of the kind.
    """
    index = layout.sentence_index(quotation.outer.end - 1) + 1
    if index == len(layout.sentences):
        return None
    sentence = layout.sentences[index]
    near = sentence.block - quotation.block in {0, 1} and layout.in_body(sentence.block)
    if not near or sentence.span.end - sentence.span.start > _LONGEST:
        return None
    patterns = _patterns(lexicon)
    pointing = patterns.pointing.match(layout.text, sentence.span.start, sentence.span.end)
    if pointing is not None:
        rest = Span(pointing.end(), sentence.span.end)
        whose = pointing["noun"] or patterns.telling.search(rest.of(layout.text))
        return rest if whose else None
    if layout.blocks[sentence.block].span != sentence.span or _is_introduced(layout, index):
        return None
    return sentence.span if patterns.voices.search(sentence.span.of(layout.text)) else None


def is_lead(text: str, lead: Span, lexicon: Lexicon) -> bool:
    """True if `lead` is only what may stand before the name of whoever tells: "her old friend",
    but not "the council under".
    """
    words = lead.of(text).lower().split()
    return len(words) <= _MOST_WORDS_BEFORE_NAME and _prepositions(lexicon).isdisjoint(words)


@cache
def _prepositions(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.union("classes.preposition")


def _is_introduced(layout: LayoutIndex, sentence_index: int) -> bool:
    """True if quoted words follow the sentence, which it may introduce instead."""
    if sentence_index + 1 == len(layout.sentences):
        return False
    start = layout.sentences[sentence_index + 1].span.start
    return layout.is_quoted(start)


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    pointing: re.Pattern[str]  # "That is how", "Those were the words of"
    telling: re.Pattern[str]  # a verb of whoever said what is pointed to
    voices: re.Pattern[str]  # the end of a sentence that only says who spoke


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    being, noun = (
        either(lexicon.words("cues.being")),
        either(lexicon.words("quotations.utterances")),
    )
    pointing = either(word.capitalize() for word in lexicon.words("quotations.pointing"))
    return _Patterns(
        re.compile(
            rf"{pointing}(?:[’']s| {being}) (?:how|what|(?P<noun>the {noun} (?:of|from)))(?= )"
        ),
        re.compile(rf"\b{either((*verbs(lexicon), *lexicon.words('quotations.telling')))}\b"),
        re.compile(rf" {either(lexicon.words('quotations.voices'))}\.?\Z"),
    )
