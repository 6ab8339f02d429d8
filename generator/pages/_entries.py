"""Entries of lists: a topic, an article, an event, a change, each in a few lines."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.articles import Article
from generator.model.briefings import Change, Event, Topic
from generator.pages import _counts as counts
from generator.pages import _markdown as md
from generator.pages import _routes as routes
from generator.pages import _statements as statements
from generator.pages._leads import lead, leading
from generator.pages._sheet import Sheet
from generator.view import grouped


def topic(sheet: Sheet, topic: Topic, level: int) -> str:
    """Return a topic in a few lines: its first line, which its own page has too, and counts."""
    passage = leading(sheet, topic)
    kind = statements.kind_tag(sheet.view, passage.kind)
    line = lead(sheet, topic, f"b-card__say b-say--{passage.kind}", kind)
    counted = counts.newest_of_passages(sheet, sheet.view.by_topic[topic.id])
    heading = md.heading(level, sheet.to_topic(topic.id), routes.slug(topic.id))
    return md.blocks(heading, line, md.paragraph(counted, "b-meta"))


def topic_in_short(sheet: Sheet, topic: Topic) -> str:
    """Return a topic in one line: its name, how much was said, the newest date."""
    counted = counts.statements(sheet, sheet.view.by_topic[topic.id])
    return f"{sheet.to_topic(topic.id)} {md.span(counted, 'b-meta')}"


def article(sheet: Sheet, article: Article) -> str:
    """Return an article in two lines: headline or our label, publisher and date."""
    meta = md.dotted([md.value(sheet.view.publisher(article)), sheet.dated(article.published)])
    meta = f"{meta} {sheet.reason(article.published)}".rstrip()
    return md.blocks(sheet.to_article(article), md.paragraph(meta, "b-meta"))


def event(sheet: Sheet, *events: Event) -> str:
    """Return one entry of the timeline: its dates with their badges and reasons, the sentence that
    they stand in, every source.
    """
    first = events[0]
    others = [sheet.cite(reading, span) for reading, span in first.also]
    return _dated(sheet, events, " ".join([sheet.sentence(first.reading, first.span), *others]))


def _dated(sheet: Sheet, events: Iterable[Event], text: str) -> str:
    dates = grouped(
        (f"{sheet.basis(each.date.basis)} {sheet.reason(each.date)}", sheet.day(each.date.edtf))
        for each in events
        if each.date.edtf
    )
    shown = (f"{', '.join(days)} {how}".rstrip() for how, days in dates.items())
    when = [md.paragraph(each, "b-tl__date") for each in shown]
    return md.blocks(*when, md.paragraph(text, "b-tl__text"))


def change(sheet: Sheet, change: Change, level: int = 3) -> str:
    """Return what one speaker said of one subject at two dates, side by side."""
    sides = []
    for passage in (change.then, change.now):
        inner = md.blocks(
            md.paragraph(
                f"{sheet.dated(passage.date)} {sheet.reason(passage.date)}".rstrip(),
                "b-tn__when",
            ),
            statements.said(sheet, passage, "b-tn__text"),
        )
        sides.append(md.box(inner, tag="div", classes="b-tn__side"))
    about = md.heading(level, md.value(change.about), change.id)
    return md.box(md.blocks(about, md.box(md.blocks(*sides), "b-tn__pair")), "b-tn", "section")
