"""The timeline: what is ahead, then newest first by month, then what has no date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator import dating
from generator.lexicon import Lexicon
from generator.model.briefings import Event
from generator.pages import _entries as entries
from generator.pages import _markdown as md
from generator.pages import _parts as parts
from generator.pages import _routes as routes
from generator.pages import _volumes as volumes
from generator.pages._sheet import Sheet
from generator.view import View, grouped
from generator.volumes import divided

PATH = routes.TIMELINE

_UNDATED = "b-tl b-tl--undated"


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Yield the timeline, and those of its years if it is long."""
    sheet, events, most = Sheet(view, PATH), view.briefing.events, view.settings.sizes.page
    title, description = view.say("headings.timeline"), view.say("descriptions.timeline")
    years = divided(events, lambda each: each.date.edtf, most)
    listing = volumes.Listing(
        PATH, title, description, years, _listed, toc=True, count=partial(_count, view.lexicon)
    )
    nearest, ahead = _nearest(events, most), _groups(events)[1]
    facts = [view.count("event", _count(view.lexicon, events))]
    facts += [view.say("ahead_count", n=len(_by_sentence(ahead)))] if ahead else []
    body = md.blocks(
        md.heading(1, title),
        parts.facts(facts),
        volumes.way(sheet, listing, "timeline", nearest),
        "" if events else md.paragraph(view.say("nothing")),
        _listed(sheet, nearest),
        sheet.sources(),
    )
    yield PATH, parts.page(view, "timeline", body, toc=True)
    yield from volumes.pages(view, listing)


def _count(lexicon: Lexicon, events: Sequence[Event]) -> int:
    """Return how many entries make up events."""
    past, ahead, undated = _groups(events)
    groups = (*_by_month(lexicon, past).values(), ahead, undated)
    return sum(len(_by_sentence(group)) for group in groups)


def _nearest(events: Sequence[Event], most: int) -> Sequence[Event]:
    """Return as many events as a page holds, newest first: half of them may be ahead."""
    if len(events) <= most:
        return events
    past, ahead, _ = _groups(events)
    near = ahead[: max(most // 2, most - len(past))]
    return (*reversed(near), *past[: most - len(near)])


def _groups(events: Sequence[Event]) -> tuple[list[Event], list[Event], list[Event]]:
    """Return what is past, newest first, what is ahead, the next first, and what has no date."""
    past = [event for event in events if event.date.edtf and not event.ahead]
    ahead = sorted((event for event in events if event.ahead), key=lambda each: each.date.edtf)
    return past, ahead, [event for event in events if not event.date.edtf]


def _listed(sheet: Sheet, events: Sequence[Event]) -> str:
    """Return what is ahead, then what is past by month, then what has no date."""
    past, ahead, undated = _groups(events)
    note = md.paragraph(sheet.view.say("ahead_note"), "b-facts") if ahead else ""
    return md.blocks(
        _block(parts.section(sheet.view, "ahead", note, _entries(sheet, ahead))),
        *_months(sheet, past),
        _block(parts.section(sheet.view, "undated", _entries(sheet, undated, _UNDATED))),
    )


def _months(sheet: Sheet, events: Sequence[Event]) -> Iterator[str]:
    for month, group in _by_month(sheet.view.lexicon, events).items():
        yield _block(md.blocks(md.heading(2, month), _entries(sheet, group)))


def _by_month(lexicon: Lexicon, events: Sequence[Event]) -> Mapping[str, Sequence[Event]]:
    return grouped((dating.month(event.date.edtf, lexicon), event) for event in events)


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
