"""Which passage holds a span of an article."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from generator.model.briefings import Passage
from generator.model.readings import Reading
from generator.model.spans import Span


class Held:
    """All passages, by article and offset."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages: dict[str, list[Passage]] = defaultdict(list)
        for passage in sorted(passages, key=lambda each: each.span):
            self._passages[passage.reading.article.id].append(passage)
        self._starts = {
            id: [passage.span.start for passage in found] for id, found in self._passages.items()
        }

    def at(self, reading: Reading, span: Span) -> Passage | None:
        """Return the last passage that begins at `span` or before, if it holds it wholly."""
        id = reading.article.id
        last = bisect_right(self._starts.get(id, ()), span.start) - 1
        return (
            self._passages[id][last]
            if last >= 0 and self._passages[id][last].span.holds(span)
            else None
        )
