"""What only exports list over all articles: silences with their speakers, and what lies ahead."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.briefings import Briefing, Event
from generator.model.readings import Reading, Silence
from generator.view import identities


def silences(briefing: Briefing) -> Iterator[tuple[Reading, Silence, str]]:
    """Yield each silence with its reading and Speaker.id, empty where nobody known is silent; the
    newest article first, then in the order of the text.
    """
    ids = identities(briefing)
    for reading in briefing.readings:
        for each in reading.silences:
            named = each.speaker.id if each.speaker else ""
            yield reading, each, ids.get((reading.article.id, named), "")


def ahead(briefing: Briefing) -> tuple[Event, ...]:
    """Return the events that begin after the newest article, the soonest first."""
    return tuple(event for event in reversed(briefing.events) if event.ahead)


def newest(briefing: Briefing) -> str:
    """Return when the newest article was published, in EDTF; empty where none is dated."""
    dates = (reading.article.published.edtf for reading in briefing.readings)
    return next(filter(None, dates), "")
