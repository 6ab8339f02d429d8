"""Editions: the list of all, and a page each that stays as it is at its address."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.briefings import Edition
from generator.pages import _editions as editions
from generator.pages import _entries as entries
from generator.pages import _markdown as md
from generator.pages import _news as news
from generator.pages import _parts as parts
from generator.pages import _routes as routes
from generator.pages._sheet import Sheet
from generator.view import View

PATH = routes.EDITIONS


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Yield the list of editions and the page of each; nothing if no article is dated."""
    found = view.briefing.editions
    if not found:
        return
    yield PATH, _index(view)
    for index, edition in enumerate(found):
        before = found[index + 1] if index + 1 < len(found) else None
        after = found[index - 1] if index else None
        yield routes.edition_page(edition.id), _edition(view, edition, before, after)


def _index(view: View) -> str:
    sheet, found = Sheet(view, PATH), view.briefing.editions
    links = md.bullets(editions.link(sheet, edition) for edition in found)
    body = md.blocks(
        md.heading(1, view.say("headings.editions")),
        parts.facts([view.count("edition", len(found))]),
        md.box(links, "b-rows"),
        _undated(sheet),
        parts.feeds(sheet, _has_feed(view)),
    )
    return md.page(
        view.say("headings.editions"),
        view.say("descriptions.editions"),
        body,
        hide=["navigation", "toc"],
        feed=_has_feed(view),
    )


def _has_feed(view: View) -> bool:
    return bool(news.of_editions(view))


def _undated(sheet: Sheet) -> str:
    """Return the articles that are in no edition."""
    placed = {id for edition in sheet.view.briefing.editions for id in edition.articles}
    others = [
        reading.article
        for reading in sheet.view.briefing.readings
        if reading.article.id not in placed
    ]
    rows = md.bullets(entries.article(sheet, article) for article in others)
    return parts.section(sheet.view, "undated", md.box(rows, "b-rows"))


def _edition(view: View, edition: Edition, before: Edition | None, after: Edition | None) -> str:
    sheet = Sheet(view, routes.edition_page(edition.id))
    dates = sheet.day(edition.dates)
    articles = [view.readings[id].article for id in edition.articles]
    rows = md.bullets(entries.article(sheet, article) for article in articles)
    neighbours = [editions.link(sheet, each) for each in (before, after) if each]
    body = md.blocks(
        parts.crumb(sheet, PATH, "headings.editions"),
        md.heading(1, dates),
        parts.facts([view.count("article", len(articles))]),
        editions.bottom_line(sheet, edition.bottom_line),
        parts.section(view, "new", md.box(md.bullets(editions.new(sheet, edition)), "b-rows")),
        parts.section(view, "articles", md.box(rows, "b-rows")),
        parts.section(view, "neighbours", md.box(md.bullets(neighbours), "b-rows")),
        sheet.sources(),
    )
    title = view.say("edition_title", dates=dates)
    description = view.say("descriptions.edition", dates=dates)
    return md.page(title, description, body, hide=["navigation", "toc"])
