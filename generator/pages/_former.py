"""Former addresses: which page each id of `was:` in briefing.yml had, and which page has it now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.model.briefings import story_id
from generator.pages import _routes as routes
from generator.pages._sheet import headline
from generator.view import View

Route = Callable[[str], str]

_OLDEST = 10  # articles of a story: nobody adds more that are older than all before


@dataclass(frozen=True, slots=True)
class Former:
    """A page that moved: where it was, where it is, and what it is called."""

    old: str
    page: str
    name: str


def former(view: View) -> Iterator[Former]:
    """Yield every page that moved. An old address that is still that of a page is that page's; of
    two claims the first counts.
    """
    moves = list(_moves(view))
    taken = {route(id) for id, _, route, _ in moves} | set(_living(view))
    for id, name, route, was in moves:
        for old in map(route, was):
            if old not in taken:
                taken.add(old)
                yield Former(old, route(id), name)


def stories(view: View) -> Iterator[Former]:
    """Yield the addresses that each story with a page may have had: one of its other articles was
    the oldest until an older one was added.
    """
    for story in view.briefing.stories:
        if story.id in view.by_topic:
            page, name = routes.topic_page(story.id), view.topic_names[story.id]
            others = (story_id(article) for article in story.articles[-_OLDEST:])
            yield from (
                Former(routes.topic_page(id), page, name) for id in others if id != story.id
            )


def _moves(view: View) -> Iterator[tuple[str, str, Route, Iterable[str]]]:
    """Yield the id, name, route and old ids of everything that has a page and moved."""
    pages = {each.id: each for each in view.named_speakers()}
    for person in view.settings.people:
        if person.was and person.id in pages:
            yield person.id, pages[person.id].name, routes.speaker_page, person.was
    for topic in view.settings.topics:
        if topic.was and topic.id in view.by_topic:
            yield topic.id, topic.name, routes.topic_page, topic.was
    for reading in view.briefing.readings:
        was = view.settings.of_article(reading.article.seed).was
        if was:
            yield reading.article.id, headline(view, reading.article)[0], routes.article_page, was


def _living(view: View) -> Iterator[str]:
    yield from (routes.speaker_page(each.id) for each in view.named_speakers())
    yield from map(routes.topic_page, view.by_topic)
    yield from map(routes.article_page, view.readings)
