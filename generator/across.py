"""What only exports list over all articles: silences with their speakers, quotations that are
worded differently, and what lies ahead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.model.briefings import Briefing, Event, Wording
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


def worded(briefing: Briefing) -> Mapping[str, Sequence[Wording]]:
    """Return the wordings of each quotation that articles print in different words, by the id of
    the first passage of all, in the briefing's order.
    """
    found = ((each.id, briefing.wordings.get(each.id, ())) for each in briefing.passages)
    return {id: group for id, group in found if group and group[0].passages[0].id == id}


def ahead(briefing: Briefing) -> tuple[Event, ...]:
    """Return the events that begin after the newest article, the soonest first."""
    return tuple(event for event in reversed(briefing.events) if event.ahead)


def newest(briefing: Briefing) -> str:
    """Return when the newest article was published, in EDTF; empty where none is dated."""
    dates = (reading.article.published.edtf for reading in briefing.readings)
    return next(filter(None, dates), "")
