"""The timeline: what is ahead, then newest first by month, then what has no date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator import dating
from generator.model.briefings import Event
from generator.pages import _entries as entries
from generator.pages import _markdown as md
from generator.pages import _parts as parts
from generator.pages import _routes as routes
from generator.pages._sheet import Sheet
from generator.view import View, grouped

PATH = routes.TIMELINE


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Yield the timeline."""
    sheet, events = Sheet(view, PATH), view.briefing.events
    past = [event for event in events if event.date.edtf and not event.ahead]
    ahead = sorted((event for event in events if event.ahead), key=lambda each: each.date.edtf)
    undated = [event for event in events if not event.date.edtf]
    groups = (*_by_month(view, past).values(), ahead, undated)
    counted = [view.count("event", sum(len(_by_sentence(group)) for group in groups))]
    note = ""
    if ahead:
        counted.append(view.say("ahead_count", n=len(_by_sentence(ahead))))
        note = md.paragraph(view.say("ahead_note"), "b-facts")
    body = md.blocks(
        md.heading(1, view.say("headings.timeline")),
        parts.facts(counted),
        "" if events else md.paragraph(view.say("nothing")),
        _block(parts.section(view, "ahead", note, _entries(sheet, ahead))),
        *_months(sheet, past),
        _block(parts.section(view, "undated", _entries(sheet, undated, "b-tl b-tl--undated"))),
        sheet.sources(),
    )
    yield PATH, parts.page(view, "timeline", body, toc=True)


def _months(sheet: Sheet, events: Sequence[Event]) -> Iterator[str]:
    for month, group in _by_month(sheet.view, events).items():
        yield _block(md.blocks(md.heading(2, month), _entries(sheet, group)))


def _by_month(view: View, events: Sequence[Event]) -> Mapping[str, Sequence[Event]]:
    return grouped((dating.month(event.date.edtf, view.lexicon), event) for event in events)


def _by_sentence(events: Sequence[Event]) -> list[Sequence[Event]]:
    """Return events in groups that make one entry: dates that stand in one sentence."""
    return list(
        grouped(((event.reading.article.id, event.span), event) for event in events).values()
    )


def _block(inner: str) -> str:
    """Return a heading and its entries, side by side where there is room."""
    return md.box(inner, "b-month", "section")


def _entries(sheet: Sheet, events: Sequence[Event], classes: str = "b-tl") -> str:
    """Return the entries of a list."""
    return md.box(md.bullets(entries.event(sheet, *same) for same in _by_sentence(events)), classes)
