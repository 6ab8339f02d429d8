"""The front page: what is covered, the bottom line, then everything else in a few lines each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.model.briefings import Passage
from generator.pages import _counts as counts
from generator.pages import _entries as entries
from generator.pages import _figures as figures
from generator.pages import _markdown as md
from generator.pages import _news as news
from generator.pages import _parts as parts
from generator.pages import _routes as routes
from generator.pages._key_figures import key_figures
from generator.pages._sheet import Sheet
from generator.pages._words import names_its_speaker
from generator.view import View

PATH = routes.BRIEF

_TOPICS, _NUMBERS, _EVENTS, _CHANGES, _SPEAKERS, _ARTICLES = 6, 5, 4, 1, 6, 8


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Yield the path and content of the front page."""
    sheet, briefing = Sheet(view, PATH), view.briefing
    feed = any(map(news.day_of_article, briefing.readings))
    front = (
        md.box(_bottom_line(sheet), "b-front__main", "section"),
        md.box(_numbers(sheet), "b-front__side", "aside"),
    )
    body = md.blocks(
        _masthead(sheet),
        md.box(md.blocks(*front), "b-front"),
        _topics(sheet),
        _side_by_side(_changes(sheet), _newest(sheet)),
        _side_by_side(
            md.blocks(_speakers(sheet), parts.downloads(sheet), parts.feeds(sheet, feed)),
            _articles(sheet),
        ),
        sheet.sources(),
    )
    title, hide = view.say("headings.brief"), ["navigation", "toc"]
    yield PATH, md.page(title, briefing.description, body, hide=hide, feed=feed)


def _masthead(sheet: Sheet) -> str:
    cover = md.paragraph(counts.coverage(sheet), "b-cover")
    return md.box(
        md.blocks(md.heading(1, sheet.view.say("headings.bottom_line"), "bottom-line"), cover),
        "b-masthead",
        "header",
    )


def _bottom_line(sheet: Sheet) -> str:
    """Return the lines: the most telling first, then the others, newest first."""
    told: set[str] = set()
    lines = []
    chosen = sheet.view.briefing.bottom_line
    by_date = sorted(
        chosen[1:],
        key=lambda each: (each.reading.article.published.edtf, each.date.edtf),
        reverse=True,
    )
    for passage in (*chosen[:1], *by_date):
        lines.append(_line(sheet, passage, first=passage.speaker not in told))
        told.add(passage.speaker)
    return md.box(md.numbered(lines), "b-bottom")


def _line(sheet: Sheet, passage: Passage, first: bool) -> str:
    """Return one line of what was said; where a speaker comes first, with the role."""
    known = names_its_speaker(passage, passage.span, sheet.name(passage))
    who = "" if known else f"{md.span(sheet.to_speaker(passage.speaker), 'b-st__who')}: "
    words = (
        f"{who}{sheet.words(passage)}\N{NO-BREAK SPACE}{sheet.cite(passage.reading, passage.span)}"
    )
    role = (
        sheet.view.speakers[passage.speaker].role.text
        if first and passage.speaker in sheet.view.speakers
        else ""
    )
    kind = ", ".join(
        filter(
            None,
            [
                sheet.to_speaker(passage.speaker),
                md.value(role),
                sheet.view.kind(passage.kind).lower(),
            ],
        )
    )
    return md.blocks(
        words, md.paragraph(md.dotted([kind, sheet.source(passage.reading, passage.span)]), "b-src")
    )


def _numbers(sheet: Sheet) -> str:
    listed = figures.listed(sheet, key_figures(sheet.view, _NUMBERS))
    more = _more(sheet, routes.NUMBERS, "more.numbers", len(sheet.view.briefing.numbers), _NUMBERS)
    return _part(sheet, "numbers", listed, more)


def _topics(sheet: Sheet) -> str:
    topics = [topic for topic in sheet.view.briefing.topics if topic.id in sheet.view.by_topic]
    changes = (
        side
        for change in sheet.view.briefing.changes[:_CHANGES]
        for side in (change.then, change.now)
    )
    told = (*sheet.view.briefing.bottom_line, *changes)
    cards = md.box(
        md.bullets(entries.topic(sheet, topic, 3, told) for topic in topics[:_TOPICS]), "b-cards"
    )
    more = _more(sheet, routes.TOPICS, "more.topics", len(topics), _TOPICS)
    return _part(sheet, "topics", cards, more)


def _changes(sheet: Sheet) -> str:
    pairs = (entries.change(sheet, change) for change in sheet.view.briefing.changes[:_CHANGES])
    return _part(sheet, "then_now", *pairs)


def _newest(sheet: Sheet) -> str:
    events = [event for event in sheet.view.briefing.events if event.date.edtf and not event.ahead]
    newest = md.box(
        md.bullets(islice(entries.events_in_short(sheet, events), _EVENTS)), "b-tl b-tl--short"
    )
    more = _more(sheet, routes.TIMELINE, "more.timeline", len(events), _EVENTS)
    return _part(sheet, "newest", newest, more)


def _speakers(sheet: Sheet) -> str:
    speakers = [speaker for speaker in sheet.view.briefing.speakers if speaker.speaks]
    rows = md.box(
        md.bullets(entries.speaker(sheet, speaker) for speaker in speakers[:_SPEAKERS]), "b-rows"
    )
    more = _more(sheet, routes.SPEAKERS, "more.speakers", len(speakers), _SPEAKERS)
    return _part(sheet, "speakers", rows, more)


def _articles(sheet: Sheet) -> str:
    readings = sheet.view.briefing.readings
    rows = md.box(
        md.bullets(entries.article(sheet, reading.article) for reading in readings[:_ARTICLES]),
        "b-rows",
    )
    more = _more(sheet, routes.ARTICLES, "more.articles", len(readings), _ARTICLES)
    return _part(sheet, "articles", rows, more)


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
