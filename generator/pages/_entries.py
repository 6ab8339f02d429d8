"""Entries of lists: a topic, an article, an event, a change, each in a few lines."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.articles import Article
from generator.model.briefings import Change, Event, Topic
from generator.pages import _counts as counts
from generator.pages import _markdown as md
from generator.pages import _routes as routes
from generator.pages import _statements as statements
from generator.pages._leads import in_short, lead, leading
from generator.pages._sheet import Sheet
from generator.view import grouped

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


def change(sheet: Sheet, change: Change, short: Topic | None = None) -> str:
    """Return what one speaker said of one subject at two dates, side by side; with a topic in
    `short` only the words that its line would show, and a link to its page for all the others.
    """
    sides = []
    for passage in (change.then, change.now):
        words = in_short(sheet, passage, short) if short else ""
        why = "" if short else sheet.reason(passage.date)
        inner = md.blocks(
            md.paragraph(f"{sheet.dated(passage.date)} {why}".rstrip(), "b-tn__when"),
            statements.said(sheet, passage, "b-tn__text", words),
        )
        sides.append(md.box(inner, tag="div", classes="b-tn__side"))
    page = routes.topic_page(short.id) if short else ""
    about = sheet.to(page, md.value(change.about), change.id) if page else md.value(change.about)
    shown = md.box(md.blocks(*sides), "b-tn__pair")
    return md.box(md.blocks(md.heading(3, about, change.id), shown), "b-tn", "section")
