"""The order in which everything else sees the articles, whatever order their files are listed
in.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.join._dates import newest_first
from generator.model.readings import Reading


def in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return the readings newest first, those of one date by id, undated ones last."""
    return tuple(
        sorted(
            readings, key=lambda each: (newest_first(each.article.published.edtf), each.article.id)
        )
    )
