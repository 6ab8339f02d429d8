"""What may stand before the name of whoever is pointed to."""

import pytest

from generator.extract.attribution.pointing_back import is_lead
from generator.lexicon import load
from generator.model.spans import Span


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("the council under", False),
        ("her very old and dear friend", False),
        ("her very old dear friend", True),
        ("her old friend", True),
    ],
)
def test_up_to_five_words_without_a_preposition_lead_to_a_name(words: str, leads: bool) -> None:
    assert is_lead(words, Span(0, len(words)), load()) is leads
