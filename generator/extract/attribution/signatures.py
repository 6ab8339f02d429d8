"""Names that sign a quotation: “…” — Ann Lee; “…” (Ann Lee, farmer); or on a line of their own."""

from __future__ import annotations

import re

from generator.extract.grammar.verbless import is_verbless
from generator.extract.text.layout_index import LayoutIndex
from generator.frozen import frozen
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.readings import Quotation
from generator.model.spans import Span

_LONGEST = 120  # characters
_MOST_WORDS_OF_NAME = 6
_DASH = re.compile(rf"\s*(?:[―—–]|--?)\s*(?=[{CAPITAL}])")
_WORD = rf"[{CAPITAL}][\w.’'-]+"
_LINE = re.compile(
    rf"\s*\(?(?P<name>{_WORD}(?: (?:[a-z]{{2,3}} ){{0,2}}{_WORD}){{1,3}})"
    r"(?P<more>,\s[^\n]{1,100}?)?(?P<end>[\s.)\"”]*)\Z"
)


@frozen
class Signature:
    """The name that signs a quotation; `sure` if a dash says that it does."""

    name: Span
    sure: bool


def signature_after(
    layout: LayoutIndex, quotation: Quotation, lexicon: Lexicon
) -> Signature | None:
    """Return what signs the quotation, in its paragraph or in the next one; `None` if nothing
    does.
    """
    stretch = _rest(layout, quotation)
    dash = _DASH.match(layout.text, stretch.start, stretch.end)
    if dash is None:
        return _line(layout, quotation, stretch, lexicon)
    if stretch.end - dash.end() > _LONGEST:
        return None
    name = layout.text[dash.end() : stretch.end].split("\n")[0].split(",")[0].rstrip(" .")
    if len(name.split()) > _MOST_WORDS_OF_NAME:
        return None
    return Signature(Span(dash.end(), dash.end() + len(name)), sure=True)


def _rest(layout: LayoutIndex, quotation: Quotation) -> Span:
    """Return what stands behind the quotation in its paragraph, else the next paragraph."""
    start, end = quotation.outer.end, layout.blocks[quotation.block].span.end
    is_last = quotation.block + 1 == len(layout.blocks)
    if is_last or layout.text[start:end].strip():
        return Span(start, end)
    return layout.blocks[quotation.block + 1].span


def _line(
    layout: LayoutIndex, quotation: Quotation, stretch: Span, lexicon: Lexicon
) -> Signature | None:
    """Return the name in `stretch` if it is only a name and who that is, behind a quotation that is
    a paragraph.
    """
    if stretch.end - stretch.start > _LONGEST or not layout.opens_block(quotation):
        return None
    found = _LINE.match(layout.text, stretch.start, stretch.end)
    if found is None or not (found["more"] or found[0].lstrip()[0] == "("):
        return None
    line, is_sentence = Span(found.start("name"), found.start("end")), "." in found["end"]
    if not is_verbless(layout.text, line, lexicon, is_sentence=is_sentence):
        return None
    return Signature(Span(*found.span("name")), sure=False)
