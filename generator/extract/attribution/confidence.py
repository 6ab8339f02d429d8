"""Confidence in the speaker of a statement: a logistic regression over named features.

`tests/tools/train_confidence.py` learns the weights from annotated articles and writes them into
the language file.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

from generator.extract.attribution.drafts import Draft
from generator.lexicon import Lexicon
from generator.model.readings import Attribution, How
from generator.model.spans import Span

_LEAST_CONFIDENCE = 0.5  # below it no speaker is named
# The speaker's own confidence and that of the statement are not independent: both are low where an
# article is hard. Of products between 0.3 and 0.5, 14 of 16 were right; so they are 0.5 to 0.64.
_SHARED = 2 / 7
_ADJACENT_GAP = 2  # characters: a subject nearer to its verb than this stands beside it
_FAR_GAP = 60  # characters


def weigh(draft: Draft, lexicon: Lexicon) -> Attribution | None:
    """Return the speaker of `draft` with a confidence and the reasons for it; `None` if it is too
    low.

    The confidence that the speaker already has (that a pronoun or role means this person) is one
    of its factors; what both factors share is counted once.
    """
    speaker = draft.speaker
    if speaker is None:
        return None
    divisor, reasons = _divisor(tuple(features(draft, speaker)), lexicon)
    confidence = _SHARED + (1 - _SHARED) * speaker.confidence / divisor
    if confidence < _LEAST_CONFIDENCE:
        return None
    reasons += tuple((name, weight) for name, weight in speaker.reasons if weight)
    return Attribution(
        speaker.id,
        speaker.name,
        speaker.kind,
        speaker.span,
        speaker.how,
        round(confidence, 3),
        reasons,
        rule=draft.rule,
        antecedent=speaker.antecedent,
        continues=speaker.continues,
    )


@cache
def _divisor(
    names: tuple[str, ...], lexicon: Lexicon
) -> tuple[float, tuple[tuple[str, float], ...]]:
    """Return what these features divide the confidence by, and the features with their weights,
    strongest first.
    """
    weights = lexicon.weights("confidence")
    reasons = [(name, round(weights.get(name, 0.0), 3)) for name in names]
    ordered = sorted(reasons, key=lambda reason: (-abs(reason[1]), reason[0]))
    return 1 + math.exp(-sum(weight for _, weight in reasons)), tuple(ordered)


def features(draft: Draft, speaker: Attribution) -> Iterator[str]:
    """Yield the features of `draft`: the rule that found the speaker, the kind of statement, how
    the speaker is named, and how near to the verb.
    """
    yield "all"
    yield draft.rule
    yield draft.kind
    if speaker.confidence == 1 and speaker.how is not How.CONTINUATION:
        yield from (name for name, _ in speaker.reasons[:1])
    if draft.cue is not None:
        yield _nearness(draft.cue.span, draft.cue.head)


def _nearness(verb: Span, head: Span | None) -> str:
    if head is None:
        return "subject elsewhere"
    gap = max(verb.start - head.end, head.start - verb.end)
    return (
        "beside the verb"
        if gap < _ADJACENT_GAP
        else "far from the verb"
        if gap > _FAR_GAP
        else "near the verb"
    )
