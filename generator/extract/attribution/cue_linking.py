"""Which cue a quotation hangs on: the one that reports it, else the nearest one in the sentences
it touches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.extract.text.layout_index import LayoutIndex
from generator.model.readings import Cue, Frame, Quotation
from generator.model.spans import Span

_CLAUSES = frozenset(
    {Frame.CLAUSE, Frame.PHRASE, Frame.PASSIVE, Frame.SUBJECTLESS}
)  # what they report follows them
_OPENED = re.compile(
    r"(?:[,;:—–-]|\b(?:and|but|while|as|who|which))\s*\Z"
)  # what stands before a clause of its own
_INTRODUCING = re.compile(r"[,:]")
_BESIDE = 4  # characters, marks most of all, between a quotation and the clause that it belongs to


def link(
    layout: LayoutIndex, cues: Sequence[Cue], able: Sequence[bool], quotation: Quotation
) -> tuple[int, bool] | None:
    """Return the place of the cue, and whether it reports more than the quotation; `None` where
    there is no cue around.

    Of cues that report it in one another's content the innermost counts, first of those whose
    subject is `able` to speak.
    """
    near = [
        place for place in _around(layout, quotation) if not _is_in_subject(quotation, cues[place])
    ]
    holding = [
        place for place in near if any(piece.holds(quotation.span) for piece in cues[place].content)
    ]
    beside = [place for place in near if _is_beside(layout, quotation, cues[place])]
    if holding and not beside:
        place = min(
            holding,
            key=lambda each: (
                not able[each],
                _size(cues[each]),
                _gap(quotation, cues[each]),
                -each,
            ),
        )
        return place, not any(_is_all(quotation, piece) for piece in cues[place].content)
    near = [place for place in beside or near if not _is_before_other(quotation, cues[place])]
    nearest = min(near, key=lambda each: (_gap(quotation, cues[each]), -each), default=None)
    return None if nearest is None else (nearest, False)


def _is_beside(layout: LayoutIndex, quotation: Quotation, cue: Cue) -> bool:
    """Say whether the clause introduces the quotation next to it by itself, and is not told: “Lund
    said Berg will say “no””.
    """
    gap, before = _gap(quotation, cue)
    if cue.frame is not Frame.QUOTATION or max(gap, 0) >= _BESIDE:
        return False
    if not before or _INTRODUCING.search(layout.text, cue.span.end, quotation.outer.start):
        return True
    start = min(cue.span.start, cue.subject.start) if cue.subject is not None else cue.span.start
    return (
        start == cue.sentence.start
        or _OPENED.search(layout.text, max(cue.sentence.start, start - 12), start) is not None
    )


def _size(cue: Cue) -> int:
    return sum(piece.end - piece.start for piece in cue.content)


def _is_in_subject(quotation: Quotation, cue: Cue) -> bool:
    """Say whether the quotation tells who speaks: "Lund, one of the “big four”, said …"."""
    return cue.subject is not None and cue.subject.holds(quotation.span)


def _is_before_other(quotation: Quotation, cue: Cue) -> bool:
    """Say whether the clause stands behind and reports what follows: "With “big” ports full, Lund
    says prices rise".
    """
    gap, before = _gap(quotation, cue)
    return cue.frame in _CLAUSES and not before and gap >= _BESIDE


def _around(layout: LayoutIndex, quotation: Quotation) -> range:
    """Return the cues of the sentences that the quotation touches, and of the sentence before if
    that ends in a colon.
    """
    first = layout.number(quotation.outer.start)
    if first > 0 and layout.text[layout.sentences[first - 1].span.end - 1] == ":":
        first -= 1
    return layout.cues_in(Span(layout.sentences[first].span.start, quotation.outer.end))


def _is_all(quotation: Quotation, piece: Span) -> bool:
    inside = min(piece.end, quotation.outer.end) - max(piece.start, quotation.outer.start)
    return inside >= 0.9 * (piece.end - piece.start)


def _gap(quotation: Quotation, cue: Cue) -> tuple[int, int]:
    """Return how far the reporting clause stands from the quotation, and that one behind it is
    preferred.
    """
    start, end = cue.span.start, cue.span.end
    if cue.subject is not None:
        start, end = min(start, cue.subject.start), max(end, cue.subject.end)
    after, before = start - quotation.outer.end, quotation.outer.start - end
    return (after, 0) if after >= 0 else (max(before, 0), 1)
