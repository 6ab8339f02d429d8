"""Editions: which articles belong to which day, week or month, and what each edition adds to those
before it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from generator.join._dates import first_day, is_day
from generator.model.briefings import Edition, Moved, Passage
from generator.model.readings import Reading
from generator.settings import EditionSpan

_ENOUGH = 3  # articles in the middle edition


def find_editions(readings: Iterable[Reading], wanted: EditionSpan | None) -> tuple[Edition, ...]:
    """Return the editions of what was published, newest first; an article whose day is not known is
    in none, one of which only the month is known in those of a month.

    Nothing wanted means the shortest span whose middle edition has three articles or more; months
    where none has.
    """
    known = [each for each in readings if first_day(each.article.published.edtf)]
    if wanted:
        return _editions(known, wanted)
    found = [_editions(known, span) for span in EditionSpan]
    return next((each for each in found if _middle(each) >= _ENOUGH), found[-1])


def told(editions: Sequence[Edition], passages: Sequence[Passage]) -> tuple[Edition, ...]:
    """Return the editions with who is heard in each for the first time and the topics it adds to,
    the most first.
    """
    said: Mapping[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        said[passage.reading.article.id].append(passage)
    heard: set[str] = set()
    before: Counter[str] = Counter()
    made: list[Edition] = []
    for edition in reversed(editions):
        own = [passage for article in edition.articles for passage in said[article]]
        speakers = dict.fromkeys(passage.speaker for passage in own if passage.speaker)
        new = Counter(topic for passage in own for topic in passage.topics)
        moved = tuple(
            Moved(topic, count, before[topic])
            for topic, count in sorted(new.items(), key=lambda each: (-each[1], each[0]))
        )
        first = tuple(speaker for speaker in speakers if speaker not in heard)
        made.append(replace(edition, heard=first, moved=moved))
        heard |= speakers.keys()
        before.update(new)
    return tuple(reversed(made))


def _middle(editions: Sequence[Edition]) -> int:
    """Return how many articles the middle edition has, by size; of two in the middle the
    smaller.
    """
    sizes = sorted(len(each.articles) for each in editions)
    return sizes[(len(sizes) - 1) // 2] if sizes else 0


def _editions(readings: Iterable[Reading], span: EditionSpan) -> tuple[Edition, ...]:
    articles: Mapping[tuple[str, str], list[str]] = defaultdict(list)
    for reading in readings:
        place = _place(reading.article.published.edtf, span)
        if place:
            articles[place].append(reading.article.id)
    return tuple(
        Edition(id, edtf, tuple(articles[id, edtf]))
        for id, edtf in sorted(articles, key=lambda each: each[1], reverse=True)
    )


def _place(edtf: str, span: EditionSpan) -> tuple[str, str] | None:
    """Return the id of the edition that a date belongs to, and its dates; nothing if it belongs to
    none.
    """
    day = first_day(edtf)
    if span is EditionSpan.MONTH and day and len(edtf) > len("2026"):
        return day.isoformat()[:7], day.isoformat()[:7]
    if not day or not is_day(edtf):
        return None
    if span is EditionSpan.DAY:
        return day.isoformat(), day.isoformat()
    year, week, weekday = day.isocalendar()
    monday = day.toordinal() - weekday + 1
    # the first and the last week of the calendar are short
    first, last = (
        date.fromordinal(min(max(each, 1), date.max.toordinal())) for each in (monday, monday + 6)
    )
    return f"{year:04}-w{week:02}", f"{first}/{last}"
