"""Who else reports what an article does, and what each adds."""

from __future__ import annotations

from generator.model.articles import Article
from generator.model.briefings import Also
from generator.pages import _entries as entries
from generator.pages import _markdown as md
from generator.pages import _statements as statements
from generator.pages._sheet import Sheet


def also_reported(sheet: Sheet, article: Article) -> str:
    """Return the other articles of an article's story, with publisher, date and what each adds."""
    found = sheet.view.briefing.also.get(article.id, ())
    return md.blocks(*(_entry(sheet, each) for each in found))


def _entry(sheet: Sheet, also: Also) -> str:
    """Return one of them in a box of its own, since Markdown reads no box within a list."""
    other = entries.article(sheet, sheet.view.readings[also.other].article)
    adds = statements.lines(sheet, also.adds) if also.adds else ""
    return md.box(md.blocks(other, adds), "b-also", "section")
