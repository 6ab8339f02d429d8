"""Who else reports what an article does, what each adds, and what is worded differently there."""

from __future__ import annotations

from generator.model.articles import Article
from generator.model.briefings import Also
from generator.pages import _entries as entries
from generator.pages import _markdown as md
from generator.pages import _parts as parts
from generator.pages import _statements as statements
from generator.pages._sheet import Sheet


def also_reported(sheet: Sheet, article: Article) -> str:
    """Return the other articles of an article's story, with publisher, date and what each adds;
    then what they word differently.
    """
    found = sheet.view.briefing.also.get(article.id, ())
    return md.blocks(*(_entry(sheet, each) for each in found), _worded(sheet, article))


def _worded(sheet: Sheet, article: Article) -> str:
    """Return the quotations of an article that others word differently, side by side."""
    shown = (statements.statement(sheet, each) for each in sheet.view.worded(article.id))
    return parts.section(sheet.view, "wordings", *shown, level=3)


def _entry(sheet: Sheet, also: Also) -> str:
    """Return one of them in a box of its own, since Markdown reads no box within a list."""
    other = entries.article(sheet, sheet.view.readings[also.other].article)
    adds = statements.lines(sheet, also.adds) if also.adds else ""
    return md.box(md.blocks(other, adds), "b-also", "section")
