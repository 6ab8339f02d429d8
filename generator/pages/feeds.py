"""Feeds, as Atom (RFC 4287) and JSON Feed 1.1: of the site's articles, and of what was said on
each topic and by each named speaker.

A feed stands beside its page. Its dates are those of the articles, so that the same seeds give the
same feed; what is known to the month alone has the first of it where Atom demands a day, and else
none. Its ids are made of the briefing's name and what an entry is about. Where briefing.yml
does not say at which `address` the site is published, links are relative, as Atom allows, and JSON
Feed, which does not, goes without.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.model.briefings import Passage
from generator.pages import _markdown as md
from generator.pages import _news as news
from generator.pages import _routes as routes
from generator.pages._former import former
from generator.pages._news import News
from generator.view import Pages, View, grouped

_ATOM, _XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
_NOT_IN_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")


@dataclass(frozen=True, slots=True)
class _Feed:
    """What both formats say: of which page, under which title, in which order."""

    page: str
    title: str
    news: tuple[News, ...]


def pages(view: View) -> Pages:
    """Yield path and content of each feed in both formats; a page with nothing dated has none.

    A feed stands at its former addresses too: a reader of feeds follows no page that leads on.
    """
    briefing, moved = view.briefing, grouped((each.page, each.old) for each in former(view))
    yield from _both(view, _Feed(routes.BRIEF, briefing.name, news.of_articles(view)))
    title = view.say("feed_titles.page", page=view.say("headings.editions"), briefing=briefing.name)
    yield from _both(view, _Feed(routes.EDITIONS, title, news.of_editions(view)))
    for topic in briefing.topics:
        if topic.id in view.by_topic:
            page = routes.topic_page(topic.id)
            yield from view.unit(page, _of_topic, topic.id, *moved.get(page, ()))
    for speaker in view.named_speakers():
        page = routes.speaker_page(speaker.id)
        yield from view.unit(page, _of_speaker, speaker.id, *moved.get(page, ()))


def _of_topic(view: View, id: str, *former: str) -> Pages:
    yield from _said(view, routes.topic_page(id), view.topic_names[id], view.by_topic[id], former)


def _of_speaker(view: View, id: str, *former: str) -> Pages:
    said = view.by_speaker.get(id, ())
    yield from _said(view, routes.speaker_page(id), view.speakers[id].name, said, former)


def _said(
    view: View, page: str, name: str, said: Sequence[Passage], former: Sequence[str]
) -> Pages:
    """Yield the feed of what is said on a page, in both formats, there and where it was before."""
    title = view.say("feed_titles.page", page=name, briefing=view.briefing.name)
    yield from _both(view, _Feed(page, title, news.of_passages(view, said)), former)


def _both(view: View, feed: _Feed, former: Sequence[str] = ()) -> Pages:
    if feed.news:
        for page in (feed.page, *former):
            yield routes.feed(page, "xml"), _atom(view, feed)
            yield routes.feed(page, "json"), _json(view, feed)


# -- Atom ------------------------------------------------------------------------------------------


def _atom(view: View, feed: _Feed) -> str:
    path = routes.feed(feed.page, "xml")
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": view.lexicon.language})
    _add(root, "id", _urn(view, feed.page))
    _add(root, "title", feed.title)
    if view.briefing.description:
        _add(root, "subtitle", view.briefing.description)
    _add(root, "updated", _moment(feed.news[0].day))
    _add(_add(root, "author"), "name", view.briefing.name)
    _add(root, "link", rel="self", type="application/atom+xml", href=_address(view, path, path))
    _add(
        root,
        "link",
        rel="alternate",
        type="text/html",
        href=_address(view, routes.html(feed.page), path),
    )
    for each in feed.news:
        _entry(view, root, each, path)
    indent(root, space=" ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _entry(view: View, root: Element, each: News, path: str) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", _urn(view, each.id))
    _add(entry, "title", md.straight(each.title))
    if news.is_day(each.day):
        _add(entry, "published", _moment(each.day))
    _add(entry, "updated", _moment(each.day))
    for name in _authors(each):
        _add(_add(entry, "author"), "name", name)
    _add(
        entry,
        "link",
        rel="alternate",
        type="text/html",
        href=_address(view, routes.html(each.page), path, each.anchor),
    )
    if _original(each):
        _add(entry, "link", rel="via", href=_original(each))
    for topic in each.topics:
        if topic in view.topic_names:
            _add(entry, "category", term=topic, label=view.topic_names[topic])
    content = _add(entry, "content", type="xhtml")
    content.append(_body(each, {"xmlns": _XHTML}))


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    element = SubElement(parent, name, {key: _plain(value) for key, value in attributes.items()})
    element.text = _plain(text) or None
    return element


# -- JSON Feed -------------------------------------------------------------------------------------


def _json(view: View, feed: _Feed) -> str:
    path, known = routes.feed(feed.page, "json"), bool(view.settings.address)
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _plain(feed.title),
        "description": _plain(view.briefing.description),
        "home_page_url": _address(view, routes.html(feed.page), path) if known else "",
        "feed_url": _address(view, path, path) if known else "",
        "language": view.lexicon.language,
        "authors": [{"name": _plain(view.briefing.name)}],
        "items": [_item(view, each, path) for each in feed.news],
    }
    return (
        json.dumps(
            {key: value for key, value in whole.items() if value}, ensure_ascii=False, indent=1
        )
        + "\n"
    )


def _item(view: View, each: News, path: str) -> dict[str, object]:
    names = view.topic_names
    item = {
        "id": _urn(view, each.id),
        "url": _address(view, routes.html(each.page), path, each.anchor)
        if view.settings.address
        else "",
        "external_url": _original(each),
        "title": _plain(md.straight(each.title)),
        "content_html": tostring(_body(each), encoding="unicode", method="html"),
        "date_published": _moment(each.day) if news.is_day(each.day) else "",
        "authors": [{"name": _plain(name)} for name in _authors(each)],
        "tags": [_plain(names[topic]) for topic in each.topics if topic in names],
    }
    return {key: value for key, value in item.items() if value}


# -- what both formats share -----------------------------------------------------------------------


def _body(each: News, attributes: dict[str, str] | None = None) -> Element:
    """Return the words of an entry, each with its place for `verify`, as a `div` of HTML."""
    body = Element("div", attributes or {})
    for line in each.lines:
        paragraph = _add(_add(body, "blockquote"), "p", line.before)
        words = line.span.of(line.reading.article.text)
        where = {
            "data-seed": line.reading.article.seed,
            "data-start": str(line.span.start),
            "data-end": str(line.span.end),
        }
        own = {"dir": "auto"} if md.turns(words) else {}  # a feed has no stylesheet to isolate it
        _add(paragraph, "span", words, **where, **own)
        if line.after:
            _add(body, "p", line.after)
    return body


def _plain(text: str) -> str:
    line = md.plain(text)
    return line if line.isprintable() else line.translate(_NOT_IN_XML)


def _authors(each: News) -> tuple[str, ...]:
    """Return who wrote an article, else who published it; nobody for an edition."""
    if each.reading is None:
        return ()
    article = each.reading.article
    return tuple(author.text for author in article.authors) or tuple(
        filter(None, [article.publisher.text])
    )


def _original(each: News) -> str:
    """Return where the publisher has the article, empty if that is not known."""
    return unescape(md.outside(each.reading.article.address.text)) if each.reading else ""


def _urn(view: View, id: str) -> str:
    return uuid5(NAMESPACE_URL, f"{view.briefing.name}\0{id}").urn


def _moment(day: str) -> str:
    return f"{day if news.is_day(day) else f'{day}-01'}T00:00:00Z"


def _address(view: View, target: str, origin: str, anchor: str = "") -> str:
    """Return the address of a page of the site as written in the feed `origin`: in full if the
    site's address is known.
    """
    if view.settings.address:
        full = urljoin(view.settings.address.rstrip("/") + "/", target)
        return f"{full}#{anchor}" if anchor else full
    return routes.link_to(target, origin, anchor)
