"""Addresses that changed: `was:` in briefing.yml names the old ones, a table here those of page
types, and each gets a small page that leads on, from a folder too.

The page is plain HTML, so that it stands in no navigation, search or sitemap. Its script keeps the
anchor, which a refresh drops.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from html import escape

from generator.pages import _routes as routes
from generator.pages._sheet import headline
from generator.view import View

Route = Callable[[str], str]

_FORMER = (("quotations.html", routes.STATEMENTS, "statements"),)  # address, page, its heading


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Yield a page at each old address. One that is still the address of a page is that page's; of
    two claims the first counts.
    """
    for old, page, heading in _FORMER:
        yield old, _page(view, routes.link_to(_html(page), old), view.say(f"headings.{heading}"))
    moves = list(_moves(view))
    taken = {route(id) for id, _, route, _ in moves} | set(_living(view))
    for id, name, route, was in moves:
        target = route(id)
        for old in map(route, was):
            if old not in taken:
                taken.add(old)
                yield _html(old), _page(view, routes.link_to(_html(target), old), name)


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


def _html(page: str) -> str:
    return page.removesuffix(".md") + ".html"


def _page(view: View, link: str, name: str) -> str:
    target = json.dumps(link).replace("<", "\\u003c")
    script = f"location.replace({target} + location.hash)"
    known = f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
    policy = f"default-src 'none'; img-src 'self' file:; script-src '{known}'"
    return f"""<!doctype html>
<html lang="{view.lexicon.language}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>{view.say("moved")}</title>
<link rel="canonical" href="{escape(link)}">
<script>{script}</script>
<meta http-equiv="refresh" content="0; url={escape(link)}">
<p>{view.say("moved")} <a href="{escape(link)}">{escape(name)}</a></p>
</html>
"""
