"""Which sentences may hold what a pattern finds."""

from __future__ import annotations

import pytest

from generator.extract.text.needed import Needed, needed_by, words_among


@pytest.mark.parametrize(
    ("piece", "held"),
    [
        ("mayor", False),
        ("", False),
        ("daylight", False),
        ("5pm", False),
        ("Day", True),
        ("(day’s", True),
        ("day-long", True),
    ],
)
def test_a_piece_holds_a_word_whatever_stands_around_it(piece: str, held: bool) -> None:
    assert Needed(["day"]).meets(words_among([piece])) is held


def test_digits_count_where_they_are_asked_for() -> None:
    assert Needed(["day"], digits=True).meets(words_among(["($40m)"]))


def test_of_several_words_the_longest_is_needed() -> None:
    needed = Needed(["a dozen"])
    assert not needed.meets(words_among(["a"]))
    assert needed.meets(words_among(["dozen"]))


def test_a_phrase_needs_its_longest_words() -> None:
    phrases = ["did/has not (publicly) respond/comment", "was unavailable for"]
    assert [*needed_by(phrases)] == ["respond", "comment", "unavailable"]
