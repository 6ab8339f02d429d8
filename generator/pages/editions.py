"""Editions: the list of all, and a page each that stays as it is at its address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.briefings import Edition, Number
from generator.pages import _editions as editions
from generator.pages import _entries as entries
from generator.pages import _figures as figures
from generator.pages import _markdown as md
from generator.pages import _news as news
from generator.pages import _parts as parts
from generator.pages import _routes as routes
from generator.pages import _volumes as volumes
from generator.pages._card import card
from generator.pages._sheet import Sheet
from generator.view import View, grouped
from generator.volumes import UNDATED, divided

PATH = routes.EDITIONS

_NUMBERS, _CHANGES = 5, 3
_PICTURED = 40  # editions whose pages have a picture where they are shared: drawn in a second


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Yield the list of editions and the page of each; nothing if no article is dated."""
    found = view.briefing.editions
    if not found:
        return
    yield from _index(view)
    for index, edition in enumerate(found):
        before = found[index + 1] if index + 1 < len(found) else None
        after = found[index - 1] if index else None
        yield routes.edition_page(edition.id), _edition(view, edition, before, after)


def _index(view: View) -> Iterator[tuple[str, str]]:
    sheet, found, feed = Sheet(view, PATH), view.briefing.editions, _has_feed(view)
    title, description = view.say("headings.editions"), view.say("descriptions.editions")
    newest = found[: view.settings.sizes.page]
    years = divided(found, lambda each: each.dates, view.settings.sizes.page)
    listing = volumes.Listing(PATH, title, description, years, _listed)
    body = md.blocks(
        md.heading(1, title),
        parts.facts([view.count("edition", len(found))]),
        volumes.way(sheet, listing, "newest", newest),
        _listed(sheet, newest),
        _undated(sheet),
        parts.feeds(sheet, feed),
    )
    yield PATH, md.page(title, description, body, hide=["navigation", "toc"], feed=feed)
    yield from volumes.pages(view, listing)


def _listed(sheet: Sheet, found: Sequence[Edition]) -> str:
    return md.box(md.bullets(editions.link(sheet, edition) for edition in found), "b-rows")


def _has_feed(view: View) -> bool:
    return bool(news.of_editions(view))


def _undated(sheet: Sheet) -> str:
    """Return the articles that are in no edition; of many the first, and the way to all."""
    view, most = sheet.view, sheet.view.settings.sizes.page
    placed = {id for edition in sheet.view.briefing.editions for id in edition.articles}
    others = [
        reading.article
        for reading in sheet.view.briefing.readings
        if reading.article.id not in placed
    ]
    rows = md.bullets(entries.article(sheet, article) for article in others[:most])
    left, where = len(others) - most, routes.volume_page(routes.ARTICLES, UNDATED)
    more = md.paragraph(sheet.to(where, view.say("and_more", n=f"{left:,}")), "b-more")
    return parts.section(view, "undated", md.box(rows, "b-rows"), more if left > 0 else "")


def _edition(view: View, edition: Edition, before: Edition | None, after: Edition | None) -> str:
    sheet = Sheet(view, routes.edition_page(edition.id))
    dates = sheet.day(edition.dates)
    articles = [view.readings[id].article for id in edition.articles]
    rows = md.bullets(entries.article(sheet, article) for article in articles)
    # without how many articles they have, so that an article more leaves the neighbours as they are
    neighbours = [editions.name(sheet, each) for each in (before, after) if each]
    body = md.blocks(
        parts.crumb(sheet, PATH, "headings.editions"),
        md.heading(1, dates),
        parts.facts([view.count("article", len(articles))]),
        editions.bottom_line(sheet, edition.bottom_line),
        parts.section(view, "new", md.box(md.bullets(editions.new(sheet, edition)), "b-rows")),
        parts.section(view, "pushed_back", editions.pushbacks(sheet, edition.pushbacks)),
        parts.section(view, "then_now", *_changes(sheet, edition)),
        parts.section(view, "numbers", figures.listed(sheet, _numbers(view, edition))),
        parts.section(view, "articles", md.box(rows, "b-rows")),
        parts.section(view, "neighbours", md.box(md.bullets(neighbours), "b-rows")),
        sheet.sources(),
    )
    title = view.say("edition_title", dates=dates)
    description = view.say("descriptions.edition", dates=dates)
    recent = view.briefing.editions.index(edition) < _PICTURED
    lines = card(sheet, edition.bottom_line) if recent else []
    return md.page(title, description, body, hide=["navigation", "toc"], card=lines)


def _changes(sheet: Sheet, edition: Edition) -> Iterator[str]:
    for change in edition.changes[:_CHANGES]:
        yield entries.change(sheet, change, short=True)


def _numbers(view: View, edition: Edition) -> list[Number]:
    """Return the first numbers of an edition that say of what they are, one a sentence; what other
    articles print changes nothing.
    """
    found = (number for id in edition.articles for number in view.numbers_of(id))
    telling = (each for each in found if each.figure.of and not each.figure.flags)
    by_sentence = grouped(
        ((each.reading.article.id, each.figure.sentence), each) for each in telling
    )
    return [first for first, *_ in by_sentence.values()][:_NUMBERS]
