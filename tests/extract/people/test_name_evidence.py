"""What tells that a run of capitalised words names a person: its words, and those beside it."""

import pytest

from generator.extract.people.name_evidence import (
    features_after,
    features_before,
    features_of,
    speaks_after,
    usage,
)
from generator.extract.people.name_words import name_words
from generator.lexicon import load
from generator.model.spans import Span
from tests.extract.made import cases


@pytest.mark.parametrize(("marked", "expected"), cases("evidence"))
def test_the_evidence_beside_a_name_is_found(marked: str, expected: list[str]) -> None:
    """The text is told with the name in square brackets."""
    before, _, rest = marked.partition("[")
    name, _, after = rest.partition("]")
    text, words = before + name + after, name_words(load())
    lead, end = Span(0, len(before)), len(before + name)
    previous = before.split()[-1].lower() if before else ""
    told = [
        *features_of(name, name.lower().split(), False, words),
        *features_before(text, lead, previous, False, words),
        *features_after(text, end, words),
        *usage(text, end),
    ]
    assert told + ["speaks"] * speaks_after(text, lead, end, words) == expected
