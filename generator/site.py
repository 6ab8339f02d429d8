"""Briefing → Plan: a visible table of page types, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from generator.lexicon import Lexicon
from generator.model.briefings import Briefing
from generator.model.plans import Plan, PlannedFile, Written
from generator.pages import (
    articles,
    brief,
    editions,
    feeds,
    method,
    moved,
    numbers,
    passages,
    search,
    speakers,
    statements,
    timeline,
    topics,
)
from generator.settings import Settings
from generator.view import Pages, View

Writer = Callable[[View], Written]


@dataclass(frozen=True, slots=True)
class PageType:
    """What writes the pages of one type, as paths and contents. The navigation names the page at
    `path` by the phrase `labels.headings.<heading>`; it has no place for a type without a path.
    """

    pages: Callable[[View], Pages]
    path: str = ""
    heading: str = ""
    heavy: bool = False  # takes more than a tenth of the time that all types take


PAGE_TYPES: tuple[PageType, ...] = (
    PageType(brief.pages, brief.PATH, "brief"),
    PageType(topics.pages, topics.PATH, "topics", heavy=True),
    PageType(speakers.pages, speakers.PATH, "speakers", heavy=True),
    PageType(timeline.pages, timeline.PATH, "timeline"),
    PageType(numbers.pages, numbers.PATH, "numbers", heavy=True),
    PageType(statements.pages, statements.PATH, "statements"),
    PageType(articles.pages, articles.PATH, "articles", heavy=True),
    PageType(method.pages, method.PATH, "method"),
    PageType(editions.pages),  # no place of its own: the front page leads there
    PageType(passages.pages),  # no page: what the previews of citations show
    PageType(search.pages),  # no page: what the search box finds
    PageType(feeds.pages, heavy=True),  # no page: what is new, for feed readers
    PageType(moved.pages),  # no page of its own: old addresses lead to the new ones
)


def plan_site(briefing: Briefing, settings: Settings, lexicon: Lexicon) -> Plan:
    """Return every page of the site and the data that pages load, sorted by path."""
    view = View.of(briefing, settings, lexicon)
    files = (file for write in writers() for file in write(view).files)
    return Plan(tuple(sorted(files, key=lambda file: file.path)))


def writers() -> tuple[Writer, ...]:
    """Return what writes the pages of each type, those that take longest at both ends."""
    heavy = [each for each in PAGE_TYPES if each.heavy]
    light = [each for each in PAGE_TYPES if not each.heavy]
    return tuple(partial(_written, each.pages) for each in (*heavy[::2], *light, *heavy[1::2]))


def _written(pages: Callable[[View], Pages], view: View) -> Written:
    files = tuple(PlannedFile(path, text.encode("utf-8")) for path, text in pages(view))
    return Written(files, view.units())


def navigation(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Return heading and path of each page that the navigation names, in its order."""
    return tuple(
        (lexicon.text(f"labels.headings.{page_type.heading}"), page_type.path)
        for page_type in PAGE_TYPES
        if page_type.path
    )
