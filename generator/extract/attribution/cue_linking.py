"""Which cue introduces a quotation: the one that reports it, else the nearest one in the sentences
that it touches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.extract.text.layout_index import LayoutIndex
from generator.extract.text.patterns import WORD_REACH
from generator.model.readings import Cue, Frame, Quotation
from generator.model.spans import Span

# in these frames the content follows the reporting clause
_CONTENT_AFTER = frozenset({Frame.CLAUSE, Frame.PHRASE, Frame.PASSIVE, Frame.SUBJECTLESS})
_CLAUSE_OPENING = re.compile(r"(?:[,;:—–-]|\b(?:and|but|while|as|who|which))\s*\Z")
_INTRODUCING_MARK = re.compile(r"[,:]")
_ADJACENT_GAP = 4  # characters, mostly marks: a clause nearer to a quotation than this is adjacent
_WHOLE_SHARE = 0.9  # a quotation that fills this share of the content is all of it


def linked_cue(
    layout: LayoutIndex, cues: Sequence[Cue], can_speak: Sequence[bool], quotation: Quotation
) -> tuple[int, bool] | None:
    """Return the index of the cue that introduces the quotation, and whether it reports more than
    the quotation; `None` if no cue is near. `can_speak` says of each cue whether its subject can.
    """
    near = [
        cue_index
        for cue_index in _cues_around(layout, quotation)
        if not _is_in_subject(quotation, cues[cue_index])
    ]
    adjacent = [cue_index for cue_index in near if _introduces(layout, quotation, cues[cue_index])]
    if not adjacent and (cue_index := _innermost(cues, can_speak, quotation, near)) is not None:
        return cue_index, not any(_fills(quotation, piece) for piece in cues[cue_index].content)
    others = [
        cue_index
        for cue_index in adjacent or near
        if not _reports_what_follows(quotation, cues[cue_index])
    ]
    nearest = min(others, key=lambda each: (_gap(quotation, cues[each]), -each), default=None)
    return None if nearest is None else (nearest, False)


def _innermost(
    cues: Sequence[Cue], can_speak: Sequence[bool], quotation: Quotation, near: Sequence[int]
) -> int | None:
    """Return the innermost of the cues whose content holds the quotation, preferably one whose
    subject can speak.
    """
    return min(
        (
            cue_index
            for cue_index in near
            if any(piece.holds(quotation.span) for piece in cues[cue_index].content)
        ),
        key=lambda each: (
            not can_speak[each],
            _content_size(cues[each]),
            _gap(quotation, cues[each]),
            -each,
        ),
        default=None,
    )


def _introduces(layout: LayoutIndex, quotation: Quotation, cue: Cue) -> bool:
    """True if the clause directly introduces the adjacent quotation and is not itself reported
    speech: "Lund said Berg will say “no”".
    """
    gap, before = _gap(quotation, cue)
    if cue.frame is not Frame.QUOTATION or max(gap, 0) >= _ADJACENT_GAP:
        return False
    if not before or _INTRODUCING_MARK.search(layout.text, cue.span.end, quotation.outer.start):
        return True
    start = min(cue.span.start, cue.subject.start) if cue.subject is not None else cue.span.start
    reach = max(cue.sentence.start, start - WORD_REACH)
    return (
        start == cue.sentence.start or _CLAUSE_OPENING.search(layout.text, reach, start) is not None
    )


def _content_size(cue: Cue) -> int:
    return sum(piece.end - piece.start for piece in cue.content)


def _is_in_subject(quotation: Quotation, cue: Cue) -> bool:
    """True if the quotation describes the speaker: "Lund, one of the “big four”, said …"."""
    return cue.subject is not None and cue.subject.holds(quotation.span)


def _reports_what_follows(quotation: Quotation, cue: Cue) -> bool:
    """True if the clause comes after the quotation and reports what follows it: "With “big” ports
    full, Lund says prices rise".
    """
    gap, before = _gap(quotation, cue)
    return cue.frame in _CONTENT_AFTER and not before and gap >= _ADJACENT_GAP


def _cues_around(layout: LayoutIndex, quotation: Quotation) -> range:
    """Return the indices of the cues in the sentences that the quotation touches, and in the
    previous sentence if that ends in a colon.
    """
    sentence_index = layout.sentence_index(quotation.outer.start)
    previous_end = layout.sentences[sentence_index - 1].span.end
    if sentence_index > 0 and layout.text[previous_end - 1] == ":":
        sentence_index -= 1
    start = layout.sentences[sentence_index].span.start
    return layout.cues_in(Span(start, quotation.outer.end))


def _fills(quotation: Quotation, piece: Span) -> bool:
    """True if the quotation is nearly all of this piece of content."""
    shared = min(piece.end, quotation.outer.end) - max(piece.start, quotation.outer.start)
    return shared >= _WHOLE_SHARE * (piece.end - piece.start)


def _gap(quotation: Quotation, cue: Cue) -> tuple[int, int]:
    """Return the characters between the quotation and the reporting clause, and on which side the
    clause is: 0 after the quotation (preferred), 1 before it.
    """
    start, end = cue.span.start, cue.span.end
    if cue.subject is not None:
        start, end = min(start, cue.subject.start), max(end, cue.subject.end)
    after, before = start - quotation.outer.end, quotation.outer.start - end
    return (after, 0) if after >= 0 else (max(before, 0), 1)
