"""Entries of lists: a topic, an article, an event, a change, each in a few lines."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.articles import Article
from generator.model.briefings import Change, Event, Passage, Topic
from generator.pages import _counts as counts
from generator.pages import _markdown as md
from generator.pages import _routes as routes
from generator.pages import _statements as statements
from generator.pages._leads import in_short, lead, leading
from generator.pages._sheet import Sheet
from generator.view import View, grouped

_SOURCES = 12  # of one happening; what is told again every year would fill a page of an archive


def topic(sheet: Sheet, topic: Topic, level: int) -> str:
    """Return a topic in a few lines: its first line, which its own page has too, and counts."""
    passage = leading(sheet, topic)
    kind = statements.kind_tag(sheet.view, passage.kind)
    line = lead(sheet, topic, f"b-card__say b-say--{passage.kind}", kind)
    counted = counts.newest_of_passages(sheet, sheet.view.by_topic[topic.id])
    heading = md.heading(level, sheet.to_topic(topic.id), routes.slug(topic.id))
    return md.blocks(heading, line, md.paragraph(counted, "b-meta"))


def topic_in_short(sheet: Sheet, topic: Topic) -> str:
    """Return a topic in one line: its name, how much was said, and the number of its first line,
    if the page has that already.
    """
    counted = sheet.view.count("statement", len(sheet.view.by_topic[topic.id]))
    passage = leading(sheet, topic)
    cite = sheet.cite(passage.reading, passage.span) if sheet.told(passage) else ""
    return f"{sheet.to_topic(topic.id)} {md.span(f'{counted} {cite}'.rstrip(), 'b-meta')}"


def article(sheet: Sheet, article: Article) -> str:
    """Return an article in two lines: headline or our label, publisher and date."""
    meta = md.dotted([md.value(sheet.view.publisher(article)), sheet.dated(article.published)])
    meta = f"{meta} {sheet.reason(article.published)}".rstrip()
    return md.blocks(sheet.to_article(article), md.paragraph(meta, "b-meta"))


def event(sheet: Sheet, *events: Event) -> str:
    """Return one entry of the timeline: its dates with their badges and reasons, the sentence that
    they stand in, the sources, and how many there are besides.
    """
    first = events[0]
    others = [sheet.cite(reading, span) for reading, span in first.also[: _SOURCES - 1]]
    left = len(first.also) - len(others)
    more = [sheet.view.say("and_more", n=f"{left:,}")] if left else []
    sentence = sheet.sentence(first.reading, first.span)
    return _dated(sheet, events, " ".join([sentence, *others, *more]))


def _dated(sheet: Sheet, events: Iterable[Event], text: str) -> str:
    dates = grouped(
        (f"{sheet.basis(each.date.basis)} {sheet.reason(each.date)}", sheet.day(each.date.edtf))
        for each in events
        if each.date.edtf
    )
    shown = (f"{', '.join(days)} {how}".rstrip() for how, days in dates.items())
    when = [md.paragraph(each, "b-tl__date") for each in shown]
    return md.blocks(*when, md.paragraph(text, "b-tl__text"))


def change(sheet: Sheet, change: Change, short: bool = False) -> str:
    """Return what one speaker said of one subject at two dates, side by side; in `short` only the
    words that the line of their topic would show, under a link to its page, which has all.
    """
    topic = _subject(sheet.view, change) if short else None
    sides = (_side(sheet, passage, topic) for passage in (change.then, change.now))
    name = md.value(change.about)
    about = sheet.to(routes.topic_page(topic.id), name) if topic else name
    shown = md.box(md.blocks(*sides), "b-tn__pair")
    return md.box(md.blocks(md.heading(3, about, change.id), shown), "b-tn", "section")


def _subject(view: View, change: Change) -> Topic | None:
    """Return the first topic that both sides of a pair are on."""
    both = (topic for topic in change.now.topics if topic in change.then.topics)
    return next((view.topics[topic] for topic in both if topic in view.topics), None)


def _side(sheet: Sheet, passage: Passage, topic: Topic | None) -> str:
    """Return one side of a pair, in short if there is a topic."""
    when = [sheet.dated(passage.date), "" if topic else sheet.reason(passage.date)]
    words = in_short(sheet, passage, topic) if topic else ""
    inner = md.blocks(
        md.paragraph(" ".join(filter(None, when)), "b-tn__when"),
        statements.said(sheet, passage, "b-tn__text", words),
    )
    return md.box(inner, "b-tn__side")
