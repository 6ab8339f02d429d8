"""Topics: the list of all, and a page each with what was said, the figures, what changed, what was
left open, who carried it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.model.briefings import Passage, Topic
from generator.model.spans import Basis
from generator.pages import _counts as counts
from generator.pages import _entries as entries
from generator.pages import _figures as figures
from generator.pages import _markdown as md
from generator.pages import _news as news
from generator.pages import _parts as parts
from generator.pages import _routes as routes
from generator.pages import _statements as statements
from generator.pages._carried import carried
from generator.pages._chart import by_month
from generator.pages._leads import lead
from generator.pages._sheet import Sheet
from generator.view import View

PATH = routes.TOPICS


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Yield the list of topics and the page of each topic that something was said on."""
    topics = [topic for topic in view.briefing.topics if topic.id in view.by_topic]
    yield PATH, _index(view, topics)
    for topic in topics:
        yield routes.topic_page(topic.id), _topic(view, topic)


def _index(view: View, topics: Sequence[Topic]) -> str:
    sheet, known = Sheet(view, PATH), [view.count("topic", len(topics))] if topics else []
    body = md.blocks(
        md.heading(1, view.say("headings.topics")),
        parts.facts([*known, *_chosen_by(view, topics), counts.coverage(sheet)]),
        "" if topics else md.paragraph(view.say("nothing_shared"), "b-none"),
        md.box(md.bullets(entries.topic(sheet, topic, 2) for topic in topics), "b-cards"),
        parts.section(view, "by_month", by_month(sheet, topics)),
        parts.section(view, "alone", _alone(sheet)),
        sheet.sources(),
    )
    return parts.page(view, "topics", body)


def _chosen_by(view: View, topics: Sequence[Topic]) -> Iterator[str]:
    """Yield whether an editor chose the topics."""
    if topics:
        yield view.say("own_topics" if topics[0].basis is Basis.CURATED else "found_topics")


def _alone(sheet: Sheet) -> str:
    """Return the articles of no story, where topics are stories or there are none."""
    view, topics = sheet.view, sheet.view.briefing.topics
    told = {article for topic in topics for article in topic.articles}
    alone = (each.article for each in view.briefing.readings if each.article.id not in told)
    stories = all(_is_story(view, topic) for topic in topics[:1])
    rows = (entries.article(sheet, each) for each in alone) if stories else ()
    return md.box(md.bullets(rows), "b-rows")


def _topic(view: View, topic: Topic) -> str:
    sheet, passages = Sheet(view, routes.topic_page(topic.id)), view.by_topic[topic.id]
    feed = any(map(news.day_of_passage, passages))
    body = md.blocks(
        parts.crumb(sheet, PATH, "headings.topics"),
        md.heading(1, md.value(topic.name), routes.anchor(topic.name, topic.id)),
        lead(sheet, topic),
        parts.facts([*_counted(sheet, passages), *_chosen_by(view, [topic])]),
        _found(view, topic),
        parts.section(view, "said", *_by_speaker(sheet, passages)),
        parts.section(view, "figures", _figures(sheet, passages, topic)),
        parts.section(view, "then_now", *_changes(sheet, topic)),
        parts.section(view, "open", _left_open(sheet, topic)),
        parts.section(view, "carried", *carried(sheet, passages, topic)),
        parts.section(view, "related_topics", _related(sheet, topic)),
        parts.feeds(sheet, feed),
        sheet.sources(),
    )
    description = topic.description or view.say("descriptions.topic", name=topic.name)
    return md.page(topic.name, description, body, hide=["navigation"], feed=feed)


def _is_story(view: View, topic: Topic) -> bool:
    """Say whether a topic is a story: its articles report one thing."""
    return topic.basis is not Basis.CURATED and any(
        story.id == topic.id and story.articles == topic.articles for story in view.briefing.stories
    )


def _found(view: View, topic: Topic) -> str:
    """Return by which words the articles of a story belong together."""
    if not _is_story(view, topic):
        return ""
    articles = view.count("article", len(topic.articles))
    words = ", ".join(map(md.value, topic.words))
    return md.paragraph(view.say("found_topic", articles=articles, words=words), "b-own")


def _counted(sheet: Sheet, passages: Sequence[Passage]) -> list[str]:
    return [
        counts.of_passages(sheet, passages),
        counts.speakers(sheet.view, passages),
        counts.period(sheet, passages),
    ]


def _figures(sheet: Sheet, passages: Sequence[Passage], topic: Topic) -> str:
    numbers = sheet.view.numbers_in(passages)
    return figures.listed(sheet, (number for number in numbers if topic.id in number.topics))


def _changes(sheet: Sheet, topic: Topic) -> Iterator[str]:
    for change in sheet.view.briefing.changes:
        if topic.id in change.then.topics and topic.id in change.now.topics:
            yield entries.change(sheet, change)


def _by_speaker(sheet: Sheet, passages: Sequence[Passage]) -> Iterator[str]:
    """Yield what each speaker said, who said most first; each newest first."""
    order = {speaker.id: rank for rank, speaker in enumerate(sheet.view.briefing.speakers)}
    ranked = sorted(passages, key=lambda each: order.get(each.speaker, len(order)))
    for speaker, group in groupby(ranked, key=lambda each: each.speaker):
        yield md.heading(3, sheet.to_speaker(speaker), routes.said_by(speaker))
        yield statements.days(sheet, list(group), named=False)


def _left_open(sheet: Sheet, topic: Topic) -> str:
    """Return who declined to comment or did not answer, in sentences that hold words of the topic;
    what is among its statements is marked there.
    """
    lines = []
    for reading in sheet.view.briefing.readings:
        for silence in reading.silences:
            passage = sheet.view.passage_at(reading, silence.sentence)
            words = silence.sentence.of(reading.article.text).casefold()
            if not (passage and topic.id in passage.topics) and any(
                word.casefold() in words for word in topic.words
            ):
                lines.append(sheet.sentence(reading, silence.sentence))
    return md.box(md.bullets(lines), "b-rows") if lines else ""


def _related(sheet: Sheet, topic: Topic) -> str:
    links = (
        sheet.to_topic(each)
        for each in topic.related
        if each in sheet.view.by_topic and each in sheet.view.topics
    )
    return md.paragraph(md.dotted(links), "b-inline")
