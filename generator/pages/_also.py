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
    return md.box(md.bullets(_entry(sheet, each) for each in found), "b-rows")


def _entry(sheet: Sheet, also: Also) -> str:
    other = entries.article(sheet, sheet.view.readings[also.other].article)
    return md.blocks(other, statements.lines(sheet, also.adds) if also.adds else "")
