"""Articles: the table of all, and a page each: what was read out of it, what is left out, the text
that citations lead to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.model.articles import Article, BlockKind, LeftOut
from generator.model.briefings import Passage
from generator.model.readings import Reading, Sentence
from generator.model.spans import Basis, Noted
from generator.pages import _counts as counts
from generator.pages import _figures as figures
from generator.pages import _linked as linked
from generator.pages import _markdown as md
from generator.pages import _parts as parts
from generator.pages import _routes as routes
from generator.pages import _statements as statements
from generator.pages import _volumes as volumes
from generator.pages._also import also_reported
from generator.pages._sheet import Sheet, headline
from generator.pages._source_text import source_text
from generator.pages._words import quoted
from generator.settings import TextMode
from generator.view import Pages, View, places, question
from generator.volumes import divided

PATH = routes.ARTICLES

_COLUMNS = ("published", "publisher", "headline", "statements", "used")
_RELATED, _SHARED, _NEAR = 3, 3, 10


def pages(view: View) -> Pages:
    """Yield the table of articles, those of its years if it is long, and the page of each."""
    yield from _index(view)
    for reading in view.briefing.readings:
        yield from view.unit(reading.article.id, _page, reading.article.id)


# -- the table -------------------------------------------------------------------------------------


def _index(view: View) -> Pages:
    sheet, readings, most = Sheet(view, PATH), view.briefing.readings, view.settings.sizes.page
    title, description = view.say("headings.articles"), view.say("descriptions.articles")
    years = divided(readings, lambda each: each.article.published.edtf, most)
    listing = volumes.Listing(PATH, title, description, years, _table)
    body = md.blocks(
        md.heading(1, title),
        parts.facts([counts.coverage(sheet)]),
        volumes.way(sheet, listing, "newest", readings[:most]),
        _table(sheet, readings[:most]),
    )
    yield PATH, parts.page(view, "articles", body)
    yield from volumes.pages(view, listing)


def _table(sheet: Sheet, readings: Sequence[Reading]) -> str:
    heads = [sheet.view.say(f"columns.{name}") for name in _COLUMNS]
    return parts.wide_table(
        sheet.view, "articles", heads, [_row(sheet, reading) for reading in readings]
    )


def _row(sheet: Sheet, reading: Reading) -> list[str]:
    view, article = sheet.view, reading.article
    publisher = (
        f"{md.value(view.publisher(article))} {sheet.basis(article.publisher.basis)}".strip()
    )
    return [
        sheet.dated(article.published),
        publisher,
        sheet.to_article(article),
        *_read(view, reading),
    ]


def _read(view: View, reading: Reading) -> tuple[str, str]:
    """Return how many statements an article has and how much of it the site shows, or why none."""
    article = reading.article
    if not view.lexicon.reads(article.language):
        return md.span(view.say("other_language"), "b-own"), ""
    return f"{len(view.by_article.get(article.id, ())):,}", f"{_share_used(view, reading):.0%}"


def _share_used(view: View, reading: Reading) -> float:
    """Return how much of the body, in code points, stands in sentences that the site shows."""
    body = sum(
        block.span.end - block.span.start
        for block in reading.article.blocks
        if block.kind is BlockKind.PARAGRAPH
    )
    used = sum(
        each.span.end - each.span.start
        for each in _body(reading)
        if each.span.start in view.cited[reading.article.id]
    )
    return used / body if body else 0.0


def _body(reading: Reading) -> Iterator[Sentence]:
    """Yield the sentences of body paragraphs."""
    blocks = reading.article.blocks
    return (
        sentence
        for sentence in reading.sentences
        if blocks[sentence.block].kind is BlockKind.PARAGRAPH
    )


# -- the page of an article ------------------------------------------------------------------------


def _page(view: View, id: str) -> Pages:
    yield routes.article_page(id), _article(view, view.readings[id])


def _article(view: View, reading: Reading) -> str:
    article = reading.article
    sheet = Sheet(view, routes.article_page(article.id))
    passages = view.by_article.get(article.id, ())
    words, ours = headline(view, article)
    body = md.blocks(
        parts.crumb(sheet, PATH, "headings.articles"),
        md.heading(1, _title(reading, words), routes.anchor(words, article.id)),
        *_notes(view, reading, ours),
        *_standfirst(reading),
        _facts(sheet, reading),
        parts.section(view, "summary", _summary(sheet, reading)),
        parts.section(view, "statements", *_statements(sheet, reading, passages)),
        parts.section(view, "figures", figures.listed(sheet, view.numbers_of(article.id))),
        parts.section(view, "also_reported", also_reported(sheet, article)),
        parts.section(view, "people_topics", *_people_and_topics(sheet, reading, passages)),
        parts.section(view, "related_articles", _related(sheet, reading, passages)),
        parts.section(view, "left_out", *_left_out(view, reading)),
        parts.section(view, "text", *source_text(sheet, reading)),
        sheet.sources(),
    )
    description = view.say("descriptions.article", name=words, publisher=view.publisher(article))
    data = linked.of_article(view, reading)
    return md.page(words, description, body, hide=["navigation"], linked=data)


def _notes(view: View, reading: Reading, own_label: bool) -> Iterator[str]:
    """Yield what stands in place of a headline, and that the article is in another language."""
    if not reading.article.title.text:
        note = "own_label_note" if own_label else "first_words_note"
        yield md.paragraph(view.say(note), "b-own")
    if not view.lexicon.reads(reading.article.language):
        yield md.paragraph(view.say("other_language_note"), "b-own")


def _standfirst(reading: Reading) -> Iterator[str]:
    for block in reading.article.blocks:
        if block.kind is BlockKind.STANDFIRST:
            yield md.paragraph(quoted(reading, block.span), "b-standfirst")


def _title(reading: Reading, words: str) -> str:
    """Return the words of a headline, with their place if the seed prints them."""
    title = reading.article.title
    return quoted(reading, title.span) if title.text and title.span else md.value(words)


def _facts(sheet: Sheet, reading: Reading) -> str:
    """Return publisher, byline, dates and address, each with how it is known and why."""
    view, article = sheet.view, reading.article
    passage = next(iter(view.by_article.get(article.id, ())), None)
    spoken = passage.date if passage and passage.date != article.published else None
    address = md.outside(article.address.text)
    original = md.link(view.say("at_publisher"), address, "b-out")
    rows = {
        "publisher": _noted(sheet, article.publisher) or view.say("unknown.publisher"),
        "byline": _byline(sheet, article),
        "published": _explained(sheet.dated(article.published), article.published.why),
        "spoken": _explained(sheet.dated(spoken), spoken.why) if spoken and spoken.edtf else "",
        "occasion": _noted(sheet, passage.occasion) if passage else "",
        "place": _noted(sheet, article.place),
        "original": f"{original} {sheet.basis(article.address.basis)}".strip()
        if address
        else view.say("no_original"),
    }
    return md.box(
        md.bullets(
            f"**{view.say(f'facts.{name}')}** {value}" for name, value in rows.items() if value
        ),
        "b-dl",
    )


def _byline(sheet: Sheet, article: Article) -> str:
    """Return the authors, and where an editor entered them, that and why."""
    names = ", ".join(md.value(author.text) for author in article.authors)
    entered = [author for author in article.authors[:1] if author.basis is Basis.CURATED]
    return _explained(f"{names} {sheet.basis(Basis.CURATED)}", entered[0].why) if entered else names


def _noted(sheet: Sheet, noted: Noted) -> str:
    return (
        _explained(f"{md.value(noted.text)} {sheet.basis(noted.basis)}".strip(), noted.why)
        if noted.text
        else ""
    )


def _explained(value: str, why: str) -> str:
    return f"{value} {md.span(md.value(why), 'b-why')}" if why else value


def _summary(sheet: Sheet, reading: Reading) -> str:
    return md.paragraph(
        " ".join(sheet.sentence(reading, span) for span in reading.summary), "b-summary"
    )


def _statements(sheet: Sheet, reading: Reading, passages: Sequence[Passage]) -> Iterator[str]:
    """Yield how much was said, and the list: folded where the text below shows the same marked."""
    in_order = sorted(passages, key=lambda each: (each.span.start, each.span.end))
    if in_order:
        yield parts.facts(
            [sheet.view.say("in_order", n=len(in_order)), counts.of_kinds(sheet.view, in_order)]
        )
        listed = statements.lines(sheet, in_order)
        marked = sheet.view.text_mode(reading.article) is not TextMode.NONE
        yield md.fold(sheet.view.say("as_list"), listed) if marked else listed


def _people_and_topics(
    sheet: Sheet, reading: Reading, passages: Sequence[Passage]
) -> Iterator[str]:
    view = sheet.view
    speak = dict.fromkeys(passage.speaker for passage in passages if passage.speaker)
    people = {
        view.ids.get((reading.article.id, person.id), person.id): person.name
        for person in reading.people
    }
    yield _labelled(view, "speak", (sheet.to_speaker(speaker) for speaker in speak))
    yield _labelled(
        view,
        "mentioned",
        (_mentioned(sheet, key, name) for key, name in people.items() if key not in speak),
    )
    topics = counts.topics_of(view, passages)
    yield _labelled(view, "topics", (sheet.to_topic(topic) for topic in topics))


def _mentioned(sheet: Sheet, person: str, name: str) -> str:
    return sheet.to_speaker(person) if person in sheet.view.speakers else md.value(name)


def _labelled(view: View, label: str, links: Iterator[str]) -> str:
    line = md.dotted(links)
    return md.paragraph(f"**{view.say(f'facts.{label}')}** {line}", "b-inline") if line else ""


def _related(sheet: Sheet, reading: Reading, passages: Sequence[Passage]) -> str:
    """Return the articles that share topics with this one, and which, but for those of its story;
    a topic of few articles says more than one of many.

    Of each topic the nearest in time count, and a large one's size in powers of two, so that a new
    article changes few old pages.
    """
    view, shared = sheet.view, dict[str, list[str]]()
    topics = {topic for passage in passages for topic in passage.topics}
    size = {topic: view.ask(_size, topic) for topic in topics}
    for topic in sorted(topics, key=lambda topic: (size[topic], topic)):
        for article in view.ask(_near, topic, reading.article.id):
            shared.setdefault(article, []).append(topic)
    weights = {id: sum(1 / size[topic] for topic in common) for id, common in shared.items()}
    shown = {
        reading.article.id,
        *(each.other for each in view.briefing.also.get(reading.article.id, ())),
    }
    others = sorted(
        shared.keys() - shown,
        key=lambda id: (-weights[id], view.order.of_reading(view.readings[id])),
    )
    return md.box(
        md.bullets(_related_row(sheet, article, shared[article]) for article in others[:_RELATED]),
        "b-rows",
    )


@question
def _size(view: View, topic: str) -> int:
    """Return how many articles a topic has, of more than a few as the next power of two."""
    number = len(view.topics[topic].articles)
    return number if number < _NEAR else 1 << number.bit_length()


@question
def _near(view: View, topic: str, article: str) -> Sequence[str]:
    """Return the articles of a topic that are nearest to one of them, and itself."""
    articles = view.topics[topic].articles
    index = view.remember(("places in topic", topic), lambda: places(articles))
    return articles[max(index[article] - _NEAR, 0) : index[article] + _NEAR + 1]


def _related_row(sheet: Sheet, article: str, topics: Sequence[str]) -> str:
    """Return a related article with the topics it shares that have fewest articles."""
    names = md.dotted(sheet.to_topic(topic) for topic in topics[:_SHARED])
    more = sheet.view.say("and_more", n=len(topics) - _SHARED) if len(topics) > _SHARED else ""
    return md.blocks(
        sheet.to_article(sheet.view.readings[article].article),
        md.paragraph(md.dotted([names, more]), "b-meta"),
    )


def _left_out(view: View, reading: Reading) -> Iterator[str]:
    """Yield which lines are left out and why, and their words, folded, where the whole text may be
    shown.
    """
    lines = sorted(reading.article.left_out, key=lambda each: each.line)
    if lines:
        yield _reasons(view, lines)
        if view.text_mode(reading.article) is TextMode.FULL:
            words = [md.paragraph(quoted(reading, each.span)) for each in lines]
            yield md.fold(view.say("left_out_words"), md.blocks(*words))
        else:
            yield md.paragraph(view.say("left_out_hidden"), "b-none")


def _reasons(view: View, lines: Sequence[LeftOut]) -> str:
    """Return which lines are left out and why; neighbouring lines with one reason are one entry."""
    entries = []
    for reason, run in groupby(lines, key=lambda each: each.reason):
        numbers = [each.line for each in run]
        many = "lines" if numbers[0] != numbers[-1] else "line"
        where = view.say(f"places.{many}", first=numbers[0], last=numbers[-1])
        entries.append(f"**{view.say(f'reasons.{reason}')}** {md.span(where, 'b-left__line')}")
    return md.box(md.bullets(entries), "b-left")
