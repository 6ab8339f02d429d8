"""Who carried a topic: event by event, how much each article has of it, and where several have
one, what each took.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.briefings import Passage, Topic
from generator.pages import _counts as counts
from generator.pages import _markdown as md
from generator.pages import _parts as parts
from generator.pages import _statements as statements
from generator.pages._sheet import Sheet
from generator.view import View, grouped


def carried(sheet: Sheet, passages: Sequence[Passage], topic: Topic) -> Iterator[str]:
    """Yield the numbers, the table of articles, the events that several publishers have, and who
    has nothing on the topic.
    """
    view = sheet.view
    speakers = view.count(
        "speaker", len({passage.speaker for passage in passages if passage.speaker})
    )
    articles = view.count("article", len(counts.articles(passages)))
    publishers = counts.known_publishers(passages)
    carriers = view.count("publisher", len(publishers))
    yield parts.facts(
        [
            view.say("carried", speakers=speakers, publishers=carriers, articles=articles)
            if publishers
            else view.say("carried_unnamed", speakers=speakers, articles=articles)
        ]
    )
    heads = [
        view.say(f"columns.{name}") for name in ("event", "article", "publisher", "statements")
    ]
    rows = [
        _row(sheet, same)
        for same in grouped((_event(view, each), each) for each in passages).values()
    ]
    yield parts.wide_table(view, "carried", heads, rows)
    for day, same in grouped(
        (passage.date.edtf, passage) for passage in passages if passage.date.edtf
    ).items():
        if len(counts.publishers(view, same)) > 1:
            yield from _side_by_side(sheet, day, same)
    naming = {view.readings[id].article.publisher.text for id in topic.named} - {*publishers, ""}
    silent = {reading.article.publisher.text for reading in view.briefing.readings} - {
        *publishers,
        *naming,
        "",
    }
    for label, found in (("only_named", naming), ("not_carried", silent)):
        if found:
            yield md.paragraph(
                view.say(label, publishers=", ".join(map(md.value, sorted(found)))), "b-none"
            )


def _event(view: View, passage: Passage) -> tuple[str, str, str]:
    return passage.date.edtf, view.occasion(passage), passage.reading.article.id


def _row(sheet: Sheet, said: Sequence[Passage]) -> list[str]:
    """Return the cells of what one article has of one event."""
    first, article = said[0], said[0].reading.article
    day, where = (
        sheet.day(first.date.edtf) or sheet.view.say("unknown.date"),
        md.value(sheet.view.occasion(first)),
    )
    event = ", ".join(filter(None, [day, where]))
    return [
        event,
        sheet.to_article(article),
        md.value(sheet.view.publisher(article)),
        counts.of_kinds(sheet.view, said),
    ]


def _side_by_side(sheet: Sheet, day: str, passages: Sequence[Passage]) -> Iterator[str]:
    """Yield what was said on one day with a column a publisher: where each has it. What most of
    them have comes first.
    """
    view, here = sheet.view, {passage.id for passage in passages}
    columns = {
        key: view.publisher(passage.reading.article)
        for passage in passages
        for key in counts.publishers(view, [passage])
    }
    rows = []
    for passage in view.once(passages):
        same = [passage, *(each for each in view.repeats.get(passage.id, ()) if each.id in here)]
        having = grouped((counts.publishers(view, [each])[0], each) for each in same)
        cells = (
            " ".join(sheet.cite(each.reading, each.span) for each in having.get(key, ())) or "–"
            for key in columns
        )
        rows.append((len(having), [statements.line(sheet, passage), *cells]))
    rows.sort(key=lambda row: -row[0])
    shared = sum(having > 1 for having, _ in rows)
    yield md.heading(3, view.say("same_day", date=sheet.day(day)))
    yield parts.facts(
        [view.say("shared", shared=f"{shared:,}", all=view.count("statement", len(rows)))]
    )
    heads = [view.say("columns.words"), *map(md.value, columns.values())]
    yield parts.wide_table(view, "carried", heads, [cells for _, cells in rows])
