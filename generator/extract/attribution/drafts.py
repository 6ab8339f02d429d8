"""A statement before it has an id."""

from __future__ import annotations

from generator.frozen import frozen
from generator.model.readings import Attribution, Cue, Rule, StatementKind
from generator.model.spans import Span


@frozen
class Draft:
    """A statement without an id. `rule` names the rule that found the speaker, from which its
    confidence is calculated. `joins` is the start of an earlier statement of the same utterance,
    -1 if there is none.
    """

    kind: StatementKind
    span: Span
    sentence: Span
    cue: Cue | None
    speaker: Attribution | None
    rule: Rule
    repair: str = ""
    joins: int = -1
