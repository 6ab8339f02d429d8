"""How sure a speaker is: how far from the verb the subject stands, and below what nobody is named."""

from dataclasses import replace

import pytest

from generator.extract.attribution.confidence import features, weigh
from generator.extract.attribution.drafts import Draft
from generator.lexicon import load
from generator.model.readings import Cue, Frame, Rule, StatementKind
from generator.model.spans import Span
from tests.samples import MAYOR

VERB = Span(100, 104)


def draft(head: Span | None) -> Draft:
    cue = Cue(VERB, "say", Frame.QUOTATION, Span(0, 200), head, head, None, (), ())
    return Draft(StatementKind.QUOTED, Span(0, 20), Span(0, 200), cue, MAYOR, Rule.CUE_QUOTATION)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (None, "subject elsewhere"),
        (Span(95, 99), "beside the verb"),
        (Span(105, 109), "beside the verb"),
        (Span(94, 98), "near the verb"),
        (Span(36, 40), "near the verb"),
        (Span(164, 168), "near the verb"),
        (Span(35, 39), "far from the verb"),
    ],
)
def test_how_far_from_its_verb_a_subject_stands_is_told(head: Span | None, told: str) -> None:
    assert list(features(draft(head), MAYOR))[-1] == told


def test_somebody_is_named_from_a_half_on() -> None:
    speakers = (replace(MAYOR, confidence=each / 1_000) for each in range(1, 1_000))
    weighed = [weigh(replace(draft(None), speaker=each), load()) for each in speakers]
    named = [each.confidence for each in weighed if each]
    assert named == sorted(named)
    assert 0.5 <= named[0] <= 0.501
    assert 0 < len(named) < len(weighed)
