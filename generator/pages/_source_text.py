"""The text of an article on its page: numbered paragraphs that citations lead to, as many as the
maintainer lets be shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.model.articles import Block, BlockKind
from generator.model.readings import Reading, Sentence, StatementKind
from generator.model.spans import Span
from generator.pages import _markdown as md
from generator.pages import _routes as routes
from generator.pages._sheet import Sheet
from generator.pages._words import quotation_marks, quoted
from generator.settings import TextMode


def source_text(sheet: Sheet, reading: Reading) -> Iterator[str]:
    """Yield what the marks mean, then the paragraphs."""
    view, mode = sheet.view, sheet.view.text_mode(reading.article)
    kinds = (
        md.span(view.kind(kind), f"b-m b-m--{kind}", tag="mark")
        for kind in StatementKind
        if mode is not TextMode.NONE
    )
    paragraphs = list(_paragraphs(sheet, reading))
    if paragraphs:
        yield md.paragraph(f"{view.say(f'text_modes.{mode}')} {md.dotted(kinds)}".strip(), "b-key")
        yield md.box(md.blocks(*paragraphs), "b-text")


def _paragraphs(sheet: Sheet, reading: Reading) -> Iterator[str]:
    """Yield the paragraphs of the text, a gap where some between them are not shown, crossheads
    only with the whole text.
    """
    article, cited, gap = reading.article, sheet.view.cited[reading.article.id], False
    full = sheet.view.text_mode(article) is TextMode.FULL
    for block_index, group in groupby(reading.sentences, key=lambda each: each.block):
        block, sentences = article.blocks[block_index], list(group)
        if block.kind is BlockKind.CROSSHEAD and full:
            yield md.paragraph(quoted(reading, block.span), "b-text__cross")
        elif block.kind is BlockKind.PARAGRAPH and (
            full or any(each.span.start in cited for each in sentences)
        ):
            yield md.GAP if gap else ""
            yield _paragraph(sheet, reading, block, sentences)
            gap = False
        elif block.kind is BlockKind.PARAGRAPH:
            gap = True


def _paragraph(sheet: Sheet, reading: Reading, block: Block, sentences: Sequence[Sentence]) -> str:
    """Return one paragraph with its number; neighbouring sentences that are not shown are one
    gap.
    """
    view, cited = sheet.view, sheet.view.cited[reading.article.id]
    full = view.text_mode(reading.article) is TextMode.FULL
    pieces = _pieces(sheet, reading, sentences)
    anchor = routes.paragraph(view.anchor(reading, sentences[0].span))
    number = md.link(str(block.number), f"#{anchor}", "b-text__n")
    first = next(each.span for each in sentences if full or each.span.start in cited)
    outside = md.span(sheet.at_publisher(reading, first, view.say("original")), "b-text__out")
    words = " ".join([number, *pieces, outside])
    return md.paragraph(words, "b-text__p", anchor=anchor)


def _pieces(sheet: Sheet, reading: Reading, sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield the sentences of a paragraph; those of one statement in an element of its own, so that
    a citation of it marks all of them.
    """
    view = sheet.view
    passages = [view.passage_at(reading, each.span) for each in sentences]
    shown = zip(sentences, passages, strict=True)
    for ident, group in groupby(shown, key=lambda pair: pair[1].id if pair[1] else ""):
        members = list(group)
        words = " ".join(_shown(sheet, reading, [sentence for sentence, _ in members]))
        passage = members[0][1]
        whole = passage and passage.span == Span(members[0][0].span.start, members[-1][0].span.end)
        if whole and len(members) > 1:
            words = md.span(words, id=routes.statement(ident))
        yield words


def _shown(sheet: Sheet, reading: Reading, sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield each sentence as its article's page shows it; neighbours that it does not show are one
    gap.
    """
    view, cited = sheet.view, sheet.view.cited[reading.article.id]
    mode, gap = view.text_mode(reading.article), False
    for sentence in sentences:
        shown = mode is TextMode.FULL or sentence.span.start in cited
        if shown and mode is TextMode.NONE:
            anchor = view.anchor(reading, sentence.span)
            yield md.span(view.say("not_shown"), "b-ed", id=anchor)
        elif shown:
            yield _sentence(sheet, reading, sentence.span)
        elif not gap:
            yield md.GAP
        gap = not shown


def _sentence(sheet: Sheet, reading: Reading, span: Span) -> str:
    """Return a sentence as the place that citations and search lead to, marked by kind and speaker
    if it is part of a statement.
    """
    view = sheet.view
    anchor = view.anchor(reading, span)
    passage = view.passage_at(reading, span)
    if passage is None:
        return quoted(reading, span, id=anchor)
    known = view.speakers.get(passage.speaker)
    name = md.straight(known.name) if known else view.say("unknown.speaker")
    title = f"{name}, {view.kind(passage.kind).lower()}"
    touches = [touch for touch in quotation_marks(passage) if touch.classes == "b-q"]
    return quoted(
        reading,
        span,
        touches,
        tag="mark",
        classes=f"b-m b-m--{passage.kind}",
        id=anchor,
        title=title,
    )
