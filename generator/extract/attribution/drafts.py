"""A statement before it has an id."""

from __future__ import annotations

from generator.frozen import frozen
from generator.model.readings import Attribution, Cue, StatementKind
from generator.model.spans import Span


@frozen
class Draft:
    """A statement without its id. `joins` is the start of the statement whose utterance it goes on
    with, -1 for none.

    `rule` names what told the speaker, for the calibration of confidence.
    """

    kind: StatementKind
    span: Span
    sentence: Span
    cue: Cue | None
    speaker: Attribution | None
    rule: str
    repair: str = ""
    joins: int = -1
