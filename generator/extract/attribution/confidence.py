"""How sure it is that a statement is the speaker's: a logistic regression over named features,
fitted on annotated articles.

The weights stand in the language file and are learnt by `tests/tools/train_confidence.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

from generator.extract.attribution.drafts import Draft
from generator.lexicon import Lexicon
from generator.model.readings import Attribution, How
from generator.model.spans import Span

_LEAST = 0.3  # a speaker who is less sure than that is not named
_NEAR = 2  # characters between a subject and a verb that stand side by side


def weigh(draft: Draft, lexicon: Lexicon) -> Attribution | None:
    """Return the speaker of `draft` with a confidence and the reasons for it, `None` if nobody is
    sure enough.

    The confidence that the speaker comes with (how sure it is whom a pronoun or role means) is a
    factor of it.
    """
    speaker = draft.speaker
    if speaker is None:
        return None
    share, reasons = _share(tuple(features(draft, speaker)), lexicon)
    confidence = speaker.confidence / share
    if confidence < _LEAST:
        return None
    reasons += tuple(each for each in speaker.reasons if each[1])
    return Attribution(
        speaker.id,
        speaker.name,
        speaker.kind,
        speaker.span,
        speaker.how,
        round(confidence, 3),
        reasons,
    )


@cache
def _share(names: tuple[str, ...], lexicon: Lexicon) -> tuple[float, tuple[tuple[str, float], ...]]:
    """Return what the confidence is divided by where these features are given, and the reasons,
    strongest first.
    """
    weights = lexicon.weights("confidence")
    reasons = [(name, round(weights.get(name, 0.0), 3)) for name in names]
    ordered = sorted(reasons, key=lambda reason: (-abs(reason[1]), reason[0]))
    return 1 + math.exp(-sum(weight for _, weight in reasons)), tuple(ordered)


def features(draft: Draft, speaker: Attribution) -> Iterator[str]:
    """Yield what speaks for and against the speaker of `draft`: the rule that found the speaker,
    and what names whom how.
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
        "beside the verb" if gap < _NEAR else "far from the verb" if gap > 60 else "near the verb"
    )
