"""Topics: the list of all, and a page each with what was said, the figures, what changed, what was
left open, who carried it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, islice

from generator.model.articles import Article
from generator.model.briefings import Change, Passage, Topic
from generator.model.readings import Reading
from generator.model.spans import Basis, Span
from generator.pages import _counts as counts
from generator.pages import _entries as entries
from generator.pages import _figures as figures
from generator.pages import _markdown as md
from generator.pages import _news as news
from generator.pages import _parts as parts
from generator.pages import _routes as routes
from generator.pages import _statements as statements
from generator.pages import _volumes as volumes
from generator.pages._carried import carried, counted, without
from generator.pages._chart import by_month
from generator.pages._leads import lead
from generator.pages._sheet import Sheet
from generator.view import Pages, View, question
from generator.volumes import Volume, divided

PATH = routes.TOPICS

Filed = Topic | Article  # what the list has: a topic, or an article that is of none


def pages(view: View) -> Pages:
    """Yield the list of topics and the page of each topic that something was said on; with each,
    those of its years if it is long.
    """
    topics = [topic for topic in view.briefing.topics if topic.id in view.by_topic]
    yield from _index(view, topics)
    for topic in topics:
        yield from view.unit(topic.id, _topic, topic.id)
        yield from volumes.pages(view, _listing(view, topic))


def _index(view: View, topics: Sequence[Topic]) -> Pages:
    sheet, known = Sheet(view, PATH), [view.count("topic", len(topics))] if topics else []
    title, most = view.say("headings.topics"), view.settings.sizes.page
    filed: list[Filed] = [*topics, *_alone(view)]
    filed.sort(key=lambda each: view.order.of_reading(view.readings[_newest(view, each).id]))
    years = divided(filed, lambda each: _newest(view, each).published.edtf, most)
    listing = volumes.Listing(PATH, title, view.say("descriptions.topics"), years, _listed)
    shown = filed[:most]
    here = [topic for topic in topics if topic in shown] if years else topics
    body = md.blocks(
        md.heading(1, title),
        parts.facts([*known, *_chosen_by(view, topics), counts.coverage(sheet)]),
        volumes.way(sheet, listing, "topics", shown),
        "" if topics else md.paragraph(view.say("nothing_shared"), "b-none"),
        _cards(sheet, shown),
        parts.section(view, "by_month", by_month(sheet, here)),
        _without_topic(sheet, shown),
        sheet.sources(),
    )
    yield PATH, parts.page(view, "topics", body)
    yield from volumes.pages(view, listing)


def _newest(view: View, filed: Filed) -> Article:
    """Return the newest article of a topic, or the article itself."""
    return view.readings[filed.articles[0]].article if isinstance(filed, Topic) else filed


def _listed(sheet: Sheet, filed: Sequence[Filed]) -> str:
    return md.blocks(_cards(sheet, filed), _without_topic(sheet, filed))


def _cards(sheet: Sheet, filed: Sequence[Filed]) -> str:
    """Return topics, in their own order."""
    chosen = {each.id for each in filed if isinstance(each, Topic)}
    topics = (topic for topic in sheet.view.briefing.topics if topic.id in chosen)
    return md.box(md.bullets(entries.topic(sheet, topic, 2) for topic in topics), "b-cards")


def _without_topic(sheet: Sheet, filed: Sequence[Filed]) -> str:
    rows = (entries.article(sheet, each) for each in filed if isinstance(each, Article))
    return parts.section(sheet.view, "alone", md.box(md.bullets(rows), "b-rows"))


def _chosen_by(view: View, topics: Sequence[Topic]) -> Iterator[str]:
    """Yield whether an editor chose the topics."""
    if topics:
        yield view.say("own_topics" if topics[0].basis is Basis.CURATED else "found_topics")


def _alone(view: View) -> Iterator[Article]:
    """Yield the articles of no story, where topics are stories or there are none."""
    topics = view.briefing.topics
    told = {article for topic in topics for article in topic.articles}
    if all(_is_story(view, topic.id) for topic in topics[:1]):
        articles = (reading.article for reading in view.briefing.readings)
        yield from (each for each in articles if each.id not in told)


def _topic(view: View, id: str) -> Pages:
    topic, passages = view.topics[id], view.by_topic[id]
    listing, feed = _listing(view, topic), any(map(news.day_of_passage, passages))
    body = _whole(Sheet(view, listing.path), topic, listing)
    yield (
        listing.path,
        md.page(topic.name, listing.description, body, hide=["navigation"], feed=feed),
    )


def _listing(view: View, topic: Topic) -> volumes.Listing[Passage]:
    """Return the list of what was said on a topic, and its years if it is long."""
    path, years = routes.topic_page(topic.id), view.ask(_years, topic.id)
    description = topic.description or view.say("descriptions.topic", name=topic.name)
    return volumes.Listing(path, topic.name, description, years, partial(_year, topic.id))


@question
def _years(view: View, id: str) -> tuple[Volume[Passage], ...]:
    return tuple(view.divided().topics.get(id, ()))


def _whole(sheet: Sheet, topic: Topic, listing: volumes.Listing[Passage]) -> str:
    """Return everything about a topic, of what was said the newest."""
    view, most, passages = sheet.view, sheet.view.settings.sizes.page, sheet.view.by_topic[topic.id]
    newest = passages[:most]
    carriers = counted(view, passages), *carried(sheet, newest), *without(view, passages, topic)
    return md.blocks(
        parts.crumb(sheet, PATH, "headings.topics"),
        md.heading(1, md.value(topic.name), routes.anchor(topic.name, topic.id)),
        lead(sheet, topic),
        parts.facts([*_counted(sheet, passages), *_chosen_by(view, [topic])]),
        _found(view, topic),
        volumes.way(sheet, listing, "newest", newest),
        parts.section(view, "said", *_by_speaker(sheet, newest)),
        parts.section(view, "figures", _figures(sheet, newest, topic.id)),
        parts.section(view, "then_now", *islice(_changes(sheet, topic), most)),
        parts.section(view, "open", _left_open(sheet, topic)),
        parts.section(view, "carried", *carriers),
        parts.section(view, "related_topics", _related(sheet, topic)),
        parts.feeds(sheet, any(map(news.day_of_passage, passages))),
        sheet.sources(),
    )


def _year(topic: str, sheet: Sheet, passages: Sequence[Passage]) -> str:
    """Return what was said on a topic, the figures in it, and who carried it."""
    view = sheet.view
    return md.blocks(
        parts.section(view, "said", *_by_speaker(sheet, passages)),
        parts.section(view, "figures", _figures(sheet, passages, topic)),
        parts.section(view, "carried", *carried(sheet, passages)),
    )


@question
def _is_story(view: View, id: str) -> bool:
    """Say whether a topic is a story: its articles report one thing."""
    topic = view.topics[id]
    return topic.basis is not Basis.CURATED and any(
        story.id == topic.id and story.articles == topic.articles for story in view.briefing.stories
    )


def _found(view: View, topic: Topic) -> str:
    """Return by which words the articles of a story belong together."""
    if not view.ask(_is_story, topic.id):
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


def _figures(sheet: Sheet, passages: Sequence[Passage], topic: str) -> str:
    numbers = sheet.view.numbers_in(passages)
    return figures.listed(sheet, (number for number in numbers if topic in number.topics))


def _changes(sheet: Sheet, topic: Topic) -> Iterator[str]:
    for change in sheet.view.ask(_changed, topic.id):
        yield entries.change(sheet, change)


@question
def _changed(view: View, id: str) -> tuple[Change, ...]:
    """Return what changed within a topic."""
    found = view.briefing.changes
    return tuple(each for each in found if id in each.then.topics and id in each.now.topics)


def _by_speaker(sheet: Sheet, passages: Sequence[Passage]) -> Iterator[str]:
    """Yield what each speaker said, who said most first; each newest first."""
    said = counts.speakers_of(sheet.view, passages)
    order = {speaker: rank for rank, speaker in enumerate(said)}
    ranked = sorted(passages, key=lambda each: order.get(each.speaker, len(order)))
    for speaker, group in groupby(ranked, key=lambda each: each.speaker):
        yield md.heading(3, sheet.to_speaker(speaker), routes.said_by(speaker))
        yield statements.days(sheet, list(group), named=False)


def _left_open(sheet: Sheet, topic: Topic) -> str:
    """Return who declined to comment or did not answer, in sentences that hold words of the topic;
    what is among its statements is marked there.
    """
    found = sheet.view.ask(_silences, topic.id)
    lines = [sheet.sentence(reading, span) for reading, span in found]
    return md.box(md.bullets(lines), "b-rows") if lines else ""


@question
def _silences(view: View, id: str) -> tuple[tuple[Reading, Span], ...]:
    """Return the newest silences on a topic that are none of its statements."""
    return tuple(islice(_all_silences(view, view.topics[id]), view.settings.sizes.page))


def _all_silences(view: View, topic: Topic) -> Iterator[tuple[Reading, Span]]:
    words = [word.casefold() for word in topic.words]
    for reading in view.briefing.readings:
        for silence in reading.silences:
            passage = view.passage_at(reading, silence.sentence)
            sentence = silence.sentence.of(reading.article.text).casefold()
            if not (passage and topic.id in passage.topics) and any(
                word in sentence for word in words
            ):
                yield reading, silence.sentence


def _related(sheet: Sheet, topic: Topic) -> str:
    links = (
        sheet.to_topic(each)
        for each in topic.related
        if each in sheet.view.by_topic and each in sheet.view.topic_names
    )
    return md.paragraph(md.dotted(links), "b-inline")
