"""What a feed brings: an article with its summary, or what somebody said, each on the day or in the
month that the seeds or briefing.yml give it.

What has neither is left out: a feed needs a day, and one of our making would be false. Pages have
it all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from generator import dating
from generator.model.briefings import Edition, Passage
from generator.model.readings import Reading
from generator.model.spans import Dated, Span
from generator.pages import _markdown as md
from generator.pages import _routes as routes
from generator.pages._sheet import headline
from generator.pages._words import names_its_speaker
from generator.view import View

MOST = 100  # entries of one feed
_WORDS = 16  # of a passage in its title

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """Words of a seed, what of ours goes before them (who says so) and after them (where they
    stand).
    """

    before: str
    reading: Reading
    span: Span
    after: str


@dataclass(frozen=True, slots=True)
class News:
    """One entry of a feed. `id` is unique on the site and stays; `day` is ISO 8601, a month where
    no more is known; `page` and `anchor`: where the site has it.
    """

    id: str
    day: str
    title: str
    reading: Reading | None  # none for an edition
    page: str
    anchor: str
    topics: tuple[str, ...]
    lines: tuple[Line, ...]


def of_articles(view: View) -> tuple[News, ...]:
    """Return the newest articles, newest first."""
    return tuple(
        _article(view, reading) for reading in _newest(view.briefing.readings, day_of_article)
    )


def of_passages(view: View, passages: Iterable[Passage]) -> tuple[News, ...]:
    """Return the newest of some passages, newest first."""
    return tuple(_passage(view, passage) for passage in _newest(passages, day_of_passage))


def of_editions(view: View) -> tuple[News, ...]:
    """Return the newest editions, newest first; one is of the day of its newest article."""
    return tuple(
        filter(lambda each: each.day, map(partial(_edition, view), view.briefing.editions[:MOST]))
    )


def _edition(view: View, edition: Edition) -> News:
    days = (day_of_article(view.readings[article]) for article in edition.articles)
    dates = dating.in_words(edition.dates, view.lexicon)
    return News(
        f"edition/{edition.id}",
        max(days, default=""),
        view.say("edition_title", dates=dates),
        None,
        routes.edition_page(edition.id),
        "",
        tuple(moved.topic for moved in edition.moved),
        tuple(_said(view, passage) for passage in edition.bottom_line),
    )


def day_of_article(reading: Reading) -> str:
    """Return the day on which an article was published, or the month; empty if neither is known."""
    return _day(reading.article.published)


def day_of_passage(passage: Passage) -> str:
    """Return the day on which something was said, or the month, else those of its article; empty
    if none is known.
    """
    return _day(passage.date) or day_of_article(passage.reading)


def _newest(things: Iterable[T], day: Callable[[T], str]) -> list[T]:
    return sorted(filter(day, things), key=day, reverse=True)[:MOST]


def _article(view: View, reading: Reading) -> News:
    article = reading.article
    words, ours = headline(view, article)
    title = view.say(
        f"feed_titles.{'own' if ours else 'article'}",
        title=words,
        publisher=_publisher(view, reading),
    )
    topics = tuple(topic.id for topic in view.briefing.topics if article.id in topic.articles)
    page, lines = routes.article_page(article.id), tuple(_summary(view, reading))
    return News(
        f"article/{article.id}", day_of_article(reading), title, reading, page, "", topics, lines
    )


def _publisher(view: View, reading: Reading) -> str:
    """Return who published an article; with the month, where a reader would take the first of it
    for the day.
    """
    name, day = view.publisher(reading.article), day_of_article(reading)
    return name if is_day(day) else f"{name}, {dating.in_words(day, view.lexicon)}"


def _summary(view: View, reading: Reading) -> Iterator[Line]:
    """Yield the sentences that stand for an article, with the speaker's name before one that does
    not say who says it.
    """
    for span in reading.summary:
        passage = view.passage_at(reading, span)
        known = view.speakers.get(passage.speaker) if passage else None
        named = not passage or not known or names_its_speaker(passage, span, known.name)
        yield Line("" if named or not known else f"{known.name}: ", reading, span, "")


def _said(view: View, passage: Passage) -> Line:
    known = view.speakers.get(passage.speaker)
    speaker = known.name if known else view.say("unknown.speaker")
    return Line("", passage.reading, passage.span, _where(view, passage, speaker))


def _passage(view: View, passage: Passage) -> News:
    reading, span = passage.reading, passage.span
    known = view.speakers.get(passage.speaker)
    speaker = known.name if known else view.say("unknown.speaker")
    words = md.plain(span.of(reading.article.text)).split(" ")
    shown = " ".join(words[:_WORDS]) + f" {md.OMITTED}" * (len(words) > _WORDS)
    title = view.say(
        "feed_titles.passage", speaker=speaker, kind=view.kind(passage.kind).lower(), words=shown
    )
    page, anchor = routes.article_page(reading.article.id), view.anchor(reading, span)
    return News(
        f"passage/{passage.id}",
        day_of_passage(passage),
        title,
        reading,
        page,
        anchor,
        passage.topics,
        (_said(view, passage),),
    )


def _where(view: View, passage: Passage, speaker: str) -> str:
    """Return who said it, in which kind of statement, at what event and when, and where it was
    printed.
    """
    article = passage.reading.article
    said, printed = (
        dating.in_words(date.edtf, view.lexicon) if date.edtf else ""
        for date in (passage.date, article.published)
    )
    source = f"{view.publisher(article)}, {printed or view.say('unknown.date')}"
    return md.dotted(
        [f"{speaker}, {view.kind(passage.kind).lower()}", passage.occasion.text, said, source]
    )


def _day(dated: Dated) -> str:
    """Return a date's day or month, of a period the first; nothing for a year, or a day that no
    calendar has.
    """
    first = dated.edtf.partition("/")[0]
    try:
        date.fromisoformat(first if is_day(first) else f"{first}-01")
    except ValueError:
        return ""
    return first


def is_day(day: str) -> bool:
    """Say whether the day of an entry is one, and no month."""
    return len(day) == len("2026-02-12")
