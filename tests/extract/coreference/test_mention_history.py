"""How far away somebody was last mentioned: counted up to three sentences and paragraphs."""

import pytest

from generator.extract.coreference.antecedents import Manner
from generator.extract.coreference.mention_history import LastMention, Place

MANNER = Manner("subject", ())


@pytest.mark.parametrize(
    ("sentences", "paragraphs", "told"),
    [
        (0, 0, (1, 1)),
        (1, 1, (1, 1)),
        (2, 1, (2, 1)),
        (3, 2, (3, 2)),
        (4, 3, (3, 3)),
        (9, 9, (3, 3)),
    ],
)
def test_what_is_farther_than_three_is_far(
    sentences: int, paragraphs: int, told: tuple[int, int]
) -> None:
    """At least one lies between where the mention is not in the same sentence or paragraph."""
    last = LastMention(0, 4, 1, 1, MANNER, False, 1, "he", "", False, False, 0)
    place = Place(1 + sentences, 1 + paragraphs, 100, 50)
    assert place.distance(last) == told


def test_in_its_own_sentence_a_mention_is_at_no_distance() -> None:
    last = LastMention(100, 104, 1, 1, MANNER, False, 1, "he", "", False, False, 100)
    assert Place(1, 1, 100, 50).distance(last) == (0, 0)
