"""What a reporting clause reports: one rule per frame, tried in the order of the table `FRAMES`."""

from __future__ import annotations

from collections.abc import Callable

from generator.extract.grammar.tag_patterns import tag_pattern
from generator.extract.reporting.clauses import Clause
from generator.extract.reporting.content_before import after_content, middle
from generator.extract.reporting.content_behind import (
    bare,
    question,
    quotation,
    request,
    that_clause,
)
from generator.extract.reporting.content_phrases import phrase, worded
from generator.extract.reporting.pieces import FrameContext, Report
from generator.extract.reporting.sources import as_said, quoted_as, source

_ONLY_CLASSES = frozenset({"classing"})  # what verbs take that report no clause of their own
_QUOTATION_AT_ONCE = tag_pattern("<comma/colon> quote | colon end")


def report(clause: Clause, context: FrameContext) -> Report | None:
    """Return what `clause` reports, by the first frame that fits; `None` if it reports nothing."""
    if clause.entry.lemma in clause.tokens.lists.opening and not _opens_quotation(clause):
        return None
    for rule in (worded,) if clause.entry.takes == _ONLY_CLASSES else FRAMES:
        found = rule(clause, context)
        if found is not None:
            return found
    return None


def _opens_quotation(clause: Clause) -> bool:
    """True if nothing but a mark stands between the clause and a quotation, or the end of the
    paragraph: "The letter began: “…”".
    """
    return _QUOTATION_AT_ONCE.match(clause.tokens.tags, clause.end) is not None


FRAMES: tuple[Callable[[Clause, FrameContext], Report | None], ...] = (
    worded,
    source,
    quoted_as,
    as_said,
    middle,
    after_content,
    quotation,
    that_clause,
    question,
    request,
    bare,
    phrase,
)
