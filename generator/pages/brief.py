"""The front page: the bottom line, what is new, then everything else in a few lines each; a few
minutes' reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.model.briefings import Event
from generator.pages import _counts as counts
from generator.pages import _editions as editions
from generator.pages import _entries as entries
from generator.pages import _figures as figures
from generator.pages import _markdown as md
from generator.pages import _news as news
from generator.pages import _parts as parts
from generator.pages import _routes as routes
from generator.pages._card import card
from generator.pages._key_figures import key_figures
from generator.pages._leads import leading
from generator.pages._sheet import Sheet
from generator.view import View, grouped

PATH = routes.BRIEF

_TOPICS, _MANY, _NUMBERS, _EVENTS, _CHANGES, _EDITIONS, _ARTICLES = (
    6,
    30,
    5,
    4,
    3,
    6,
    8,
)
_FEW_TOPICS = 3  # where a minute's reading stands above them
_A_MINUTE = 240  # words
_MARKUP = re.compile(
    r"<span class=\"b-(?:meta|kind|own)\b[^<>]*>[^<>]*</span>|\[\[\d+\]\]\([^()]*\)|<[^<>]*>"
    r"|\]\([^()]*\)|\{[^{}]*\}|&#\d+;"
)
# on the line below a source, a count or a day
_BESIDE = ("{ .b-src }", "{ .b-meta }", "{ .b-over }", "{ .b-tn__when }")
_WORD = re.compile(r"\w[\w’'.,-]*")


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Yield the path and content of the front page."""
    sheet, briefing = Sheet(view, PATH), view.briefing
    feed = any(map(news.day_of_article, briefing.readings))
    told = md.blocks(
        editions.bottom_line(sheet, briefing.bottom_line),
        _side_by_side(_new(sheet), _pushbacks(sheet)),
        _changes(sheet),
    )
    most = _TOPICS if _words(told) <= _A_MINUTE else _FEW_TOPICS
    told = md.blocks(told, _topics(sheet, most))
    left = md.blocks(_ahead(sheet), _archive(sheet))
    taken_along = (parts.some_downloads(sheet), parts.feeds(sheet, feed), _offline(sheet))
    right = md.blocks(_articles(sheet), *taken_along)
    listed = md.blocks(_numbers(sheet), _side_by_side(left, right))
    body = md.blocks(_masthead(sheet, told), told, listed, sheet.sources())
    title, hide = view.say("headings.brief"), ["navigation", "toc"]
    lines = card(sheet, briefing.bottom_line)
    yield PATH, md.page(title, briefing.description, body, hide=hide, feed=feed, card=lines)


def _masthead(sheet: Sheet, told: str) -> str:
    """Return the head: what this is, how new, how long it takes to read what is told above the
    lists.
    """
    view = sheet.view
    minutes = max(1, round(_words(told) / _A_MINUTE))
    facts = [counts.latest(sheet), counts.coverage(sheet), view.count("minute", minutes)]
    heading = md.heading(1, view.say("headings.bottom_line"), "bottom-line")
    about = md.paragraph(md.value(view.briefing.description), "b-about")
    cover = md.paragraph(md.dotted(facts), "b-cover")
    return md.box(md.blocks(about, heading, cover), "b-masthead", "header")


def _words(told: str) -> int:
    """Return how many words there are to read, sources and counts left out."""
    lines = told.split("\n")
    read = (
        line
        for line, below in zip(lines, [*lines[1:], ""], strict=True)
        if below.strip() not in _BESIDE
    )
    return sum(len(_WORD.findall(_MARKUP.sub(" ", line))) for line in read)


def _new(sheet: Sheet) -> str:
    newest = sheet.view.briefing.editions[:1]
    lines = (line for edition in newest for line in editions.new(sheet, edition))
    return _part(sheet, "new", md.box(md.bullets(lines), "b-rows"))


def _pushbacks(sheet: Sheet) -> str:
    shown = editions.pushbacks(sheet, sheet.view.briefing.pushbacks)
    return _part(sheet, "pushed_back", shown)


def _changes(sheet: Sheet) -> str:
    shown = sheet.view.briefing.changes[:_CHANGES]
    return _part(sheet, "then_now", *(entries.change(sheet, each, short=True) for each in shown))


def _topics(sheet: Sheet, most: int) -> str:
    """Return the first topics whose line the page has not yet as cards, all others in short."""
    topics = [topic for topic in sheet.view.briefing.topics if topic.id in sheet.view.by_topic]
    new = [topic for topic in topics if not sheet.told(leading(sheet, topic))][:most]
    cards = md.bullets(entries.topic(sheet, topic, 3) for topic in new)
    left = [topic for topic in topics if topic not in new][: _MANY - len(new)]
    others = md.bullets(entries.topic_in_short(sheet, topic) for topic in left)
    more = _more(sheet, routes.TOPICS, "more.topics", len(topics), _MANY)
    return _part(sheet, "topics", md.box(cards, "b-cards"), md.box(others, "b-short"), more)


def _numbers(sheet: Sheet) -> str:
    listed = figures.listed(sheet, key_figures(sheet.view, _NUMBERS, sheet.told))
    more = _more(sheet, routes.NUMBERS, "more.numbers", len(sheet.view.briefing.numbers), _NUMBERS)
    return _part(sheet, "numbers", listed, more)


def _ahead(sheet: Sheet) -> str:
    """Return what is to come and is not told yet, the next first; the dates of one sentence are
    one entry.
    """
    events = [
        event
        for event in sheet.view.briefing.events
        if event.date.edtf and event.ahead and not _told(sheet, event)
    ]
    told = grouped(((each.reading.article.id, each.span), each) for each in reversed(events))
    shown = (entries.event(sheet, *same) for same in islice(told.values(), _EVENTS))
    more = _more(sheet, routes.TIMELINE, "more.timeline", len(sheet.view.briefing.events), _EVENTS)
    return _part(sheet, "ahead", md.box(md.bullets(shown), "b-tl b-tl--short"), more)


def _told(sheet: Sheet, event: Event) -> bool:
    passage = sheet.view.passage_at(event.reading, event.span)
    return passage is not None and sheet.told(passage)


def _archive(sheet: Sheet) -> str:
    """Return the editions before the newest, as many as fit, and the way to all."""
    found = sheet.view.briefing.editions
    links = md.bullets(editions.link(sheet, edition) for edition in found[1 : _EDITIONS + 1])
    more = _more(sheet, routes.EDITIONS, "more.editions", len(found), 1)
    return _part(sheet, "earlier", md.box(links, "b-rows"), more)


def _offline(sheet: Sheet) -> str:
    """Return the way to how the site is read without a network."""
    words = sheet.view.lexicon.text("method.offline.title")
    return md.paragraph(sheet.to(routes.METHOD, words, "offline"), "b-downloads")


def _articles(sheet: Sheet) -> str:
    """Return the newest articles but for those that are named as new, and the way to all."""
    named = editions.new_articles(sheet.view.briefing.editions)
    articles = [reading.article for reading in sheet.view.briefing.readings]
    others = [article for article in articles if article.id not in named][:_ARTICLES]
    rows = md.box(md.bullets(entries.article(sheet, article) for article in others), "b-rows")
    more = _more(sheet, routes.ARTICLES, "more.articles", len(articles), len(others))
    return _part(sheet, "more_articles" if named else "articles", rows, more)


def _part(sheet: Sheet, name: str, *inner: str) -> str:
    return parts.section(sheet.view, name, *inner, classes="b-kicker")


def _more(sheet: Sheet, target: str, label: str, number: int, shown: int) -> str:
    """Return the link to everything of a kind; nothing where everything is shown."""
    return (
        md.paragraph(sheet.to(target, sheet.view.say(label, n=f"{number:,}")), "b-more")
        if number > shown
        else ""
    )


def _side_by_side(*sections: str) -> str:
    return md.box(md.blocks(*(md.box(inner, tag="section") for inner in sections)), "b-two")
