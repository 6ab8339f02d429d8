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
from generator.view import View, grouped, question

_COLUMNS = ("event", "article", "publisher", "statements")


def carried(sheet: Sheet, passages: Sequence[Passage]) -> Iterator[str]:
    """Yield the table of articles, and the events that several publishers have."""
    view = sheet.view
    heads = [view.say(f"columns.{name}") for name in _COLUMNS]
    by_event = grouped((_event(view, each), each) for each in passages)
    rows = [_row(sheet, same) for same in by_event.values()]
    yield parts.wide_table(view, "carried", heads, rows)
    by_day = grouped((each.date.edtf, each) for each in passages if each.date.edtf)
    for day, same in by_day.items():
        if len(counts.publishers(view, same)) > 1:
            yield from _side_by_side(sheet, day, same)


def counted(view: View, passages: Sequence[Passage]) -> str:
    """Return how many speakers, publishers and articles stand behind a topic."""
    return parts.facts([_counted(view, passages)])


def _counted(view: View, passages: Sequence[Passage]) -> str:
    speakers = counts.speakers(view, passages)
    articles = view.count("article", len(counts.articles(passages)))
    publishers = counts.known_publishers(passages)
    if not publishers:
        return view.say("carried_unnamed", speakers=speakers, articles=articles)
    carriers = view.count("publisher", len(publishers))
    return view.say("carried", speakers=speakers, publishers=carriers, articles=articles)


def without(view: View, passages: Sequence[Passage], topic: Topic) -> Iterator[str]:
    """Yield the publishers that only name the topic, and those that have nothing on it; of more
    articles than a page lists the latter would be a list of everybody.
    """
    having = {*counts.known_publishers(passages), ""}
    naming = {view.readings[id].article.publisher.text for id in topic.named} - having
    silent = set(view.ask(_everybody))
    for label, found in (("only_named", naming), ("not_carried", silent - having - naming)):
        if found:
            publishers = ", ".join(map(md.value, sorted(found)))
            yield md.paragraph(view.say(label, publishers=publishers), "b-none")


@question
def _everybody(view: View) -> tuple[str, ...]:
    """Return every publisher; of more articles than a page lists nobody."""
    few = view.briefing.readings if len(view.readings) <= view.settings.sizes.page else ()
    return tuple(sorted({reading.article.publisher.text for reading in few}))


def _event(view: View, passage: Passage) -> tuple[str, str, str]:
    return passage.date.edtf, view.occasion(passage), passage.reading.article.id


def _row(sheet: Sheet, said: Sequence[Passage]) -> list[str]:
    """Return the cells of what one article has of one event."""
    first, article = said[0], said[0].reading.article
    day = sheet.day(first.date.edtf) or sheet.view.say("unknown.date")
    event = ", ".join(filter(None, [day, md.value(sheet.view.occasion(first))]))
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
        worded = _worded_otherwise(view, passage)
        cells = (
            " ".join(_cited(sheet, each, worded) for each in having.get(key, ())) or "–"
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


def _worded_otherwise(view: View, passage: Passage) -> frozenset[str]:
    """Return the ids of the passages that print a quotation in other words."""
    others = view.wordings(passage)[1:]
    return frozenset(each.id for wording in others for each in wording.passages)


def _cited(sheet: Sheet, passage: Passage, worded: frozenset[str]) -> str:
    """Return the source of a passage, and that it is worded otherwise where it is."""
    differs = md.span(sheet.view.say("worded"), "b-src") if passage.id in worded else ""
    return f"{sheet.cite(passage.reading, passage.span)} {differs}".rstrip()
