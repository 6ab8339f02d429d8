"""What stands behind a page, in a line: how many statements of which kind, articles, publishers,
over which time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator import dating
from generator.model.briefings import Passage
from generator.pages import _markdown as md
from generator.pages._sheet import Sheet
from generator.view import View, count_kinds


def of_passages(sheet: Sheet, passages: Sequence[Passage]) -> str:
    """Return how much was said, in how many articles of how many publishers."""
    return md.dotted(
        [sheet.view.count("statement", len(passages)), *_carriers(sheet.view, passages)]
    )


def newest_of_passages(sheet: Sheet, passages: Sequence[Passage]) -> str:
    """Return the same, with the date of the newest statement; passages come newest first."""
    return md.dotted([statements(sheet, passages), *_carriers(sheet.view, passages)])


def statements(sheet: Sheet, passages: Sequence[Passage]) -> str:
    """Return "23 statements, the newest from 13 Feb 2026"; passages come newest first."""
    number, date = sheet.view.count("statement", len(passages)), sheet.day(passages[0].date.edtf)
    return (
        sheet.view.say(
            "newest_of" if len(passages) > 1 else "only_one", statements=number, date=date
        )
        if date
        else number
    )


def _carriers(view: View, passages: Sequence[Passage]) -> list[str]:
    known = known_publishers(passages)
    return [
        view.count("article", len(articles(passages))),
        view.count("publisher", len(known)) if known else "",
    ]


def of_kinds(view: View, passages: Iterable[Passage]) -> str:
    """Return "26 quoted, 9 partly quoted, 55 reported", without the kinds that do not occur; a
    line ends only at a comma.
    """
    counts = (
        f"{number:,} {view.kind(kind).lower()}"
        for kind, number in count_kinds(passages).items()
        if number
    )
    return ", ".join(map(md.unbroken, counts))


def speakers(view: View, passages: Iterable[Passage]) -> str:
    """Return how many speakers passages have."""
    return view.count("speaker", len({passage.speaker for passage in passages if passage.speaker}))


def period(sheet: Sheet, passages: Iterable[Passage]) -> str:
    """Return the span of dates of what was said."""
    dates = sorted({passage.date.edtf for passage in passages if passage.date.edtf})
    return (
        " – ".join(dict.fromkeys(sheet.day(edtf) for edtf in (dates[0], dates[-1])))
        if dates
        else ""
    )


def publishers(view: View, passages: Iterable[Passage]) -> list[str]:
    """Return the publishers of passages, in the order they come; one that is not known counts by
    its article.
    """
    return list(
        dict.fromkeys(
            passage.reading.article.publisher.text or passage.reading.article.id
            for passage in passages
        )
    )


def known_publishers(passages: Iterable[Passage]) -> set[str]:
    """Return the publishers of passages that are known."""
    return {passage.reading.article.publisher.text for passage in passages} - {""}


def speakers_of(view: View, passages: Iterable[Passage]) -> list[str]:
    """Return the ids of the known speakers of passages, who says most of these first."""
    said = Counter(passage.speaker for passage in passages)
    known = (each for each in said if each in view.speakers)
    return sorted(known, key=lambda each: (-said[each], view.speakers[each].name))


def topics_of(view: View, passages: Iterable[Passage]) -> list[str]:
    """Return the ids of the topics of passages: in the editor's order, else those that have most
    of these first, so that no other article changes the order.
    """
    on = Counter(topic for passage in passages for topic in passage.topics)
    names = view.topic_names
    if view.settings.topics:
        return [each.id for each in view.settings.topics if each.id in on and each.id in names]
    found = (topic for topic in on if topic in names)
    return sorted(found, key=lambda each: (-on[each], names[each], each))


def articles(passages: Iterable[Passage]) -> list[str]:
    """Return the ids of the articles of passages, in the order they come."""
    return list(dict.fromkeys(passage.reading.article.id for passage in passages))


def latest(sheet: Sheet) -> str:
    """Return the day of the newest article that has one; nothing if none has."""
    dates = [reading.article.published.edtf for reading in sheet.view.briefing.readings]
    return sheet.view.say("latest", date=sheet.day(dates[0])) if dates and dates[0] else ""


def coverage(sheet: Sheet) -> str:
    """Return what stands behind the whole site: articles, publishers, months."""
    view, readings = sheet.view, sheet.view.briefing.readings
    known = {reading.article.publisher.text for reading in readings} - {""}
    dates = {reading.article.published.edtf for reading in readings} - {""}
    months = sorted({dating.month_of(edtf) or edtf[:4] for edtf in dates})
    span = (
        " – ".join(dict.fromkeys(sheet.day(edtf) for edtf in (months[0], months[-1])))
        if months
        else ""
    )
    return md.dotted(
        [
            view.count("article", len(readings)),
            view.count("publisher", len(known)) if known else "",
            span,
        ]
    )
