"""Briefing → Plan: a visible table of page types, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.lexicon import Lexicon
from generator.model.briefings import Briefing
from generator.model.plans import Plan, PlannedFile
from generator.pages import (
    articles,
    brief,
    feeds,
    method,
    moved,
    numbers,
    passages,
    quotations,
    speakers,
    timeline,
    topics,
)
from generator.settings import Settings
from generator.view import View

PageType = Callable[[View], Iterator[tuple[str, str]]]

PAGE_TYPES: tuple[PageType, ...] = (
    brief.pages,
    topics.pages,
    speakers.pages,
    timeline.pages,
    numbers.pages,
    quotations.pages,
    articles.pages,
    method.pages,
    passages.pages,  # no page: what the previews of citations show
    feeds.pages,  # no page: what is new, for feed readers
    moved.pages,  # no page of its own: old addresses lead to the new ones
)


def plan_site(briefing: Briefing, settings: Settings, lexicon: Lexicon) -> Plan:
    """Return every page of the site and the data that pages load, sorted by path."""
    view = View.of(briefing, settings, lexicon)
    files = (
        PlannedFile(path, text.encode("utf-8"))
        for pages in PAGE_TYPES
        for path, text in pages(view)
    )
    return Plan(tuple(sorted(files, key=lambda file: file.path)))
