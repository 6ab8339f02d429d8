"""A sentence that hangs on the one before it is known by its first words."""

import pytest

from generator.hanging import hangs
from generator.lexicon import load


@pytest.mark.parametrize(
    "sentence",
    [
        "Brink said the port is deep enough.",
        "Brink said she would dig.",
        "“We have to keep the harbour open,” Brink said.",
        "Asked about the cranes, Brink said they were old.",
        "Thistle growers met in Lund.",
        "“Yesterday we met the pilots, and I also thanked them,” she said.",
    ],
)
def test_what_stands_alone(sentence: str) -> None:
    assert not hangs(sentence, load())


@pytest.mark.parametrize(
    "sentence",
    [
        "Later, during joint remarks with the mayor, Brink praised the pilots.",
        "Meanwhile the ferry waits.",
        "However, Brink said no.",
        "In addition, Brink promised cranes.",
        "Brink also stressed the depth of the port.",
        "“But we have to dig,” Brink said.",
        "“I am sure it holds the ships,” Brink said.",
        "She said no.",
    ],
)
def test_what_hangs(sentence: str) -> None:
    assert hangs(sentence, load())


def test_a_long_sentence_is_read_in_no_time() -> None:
    assert not hangs("word " * 200_000, load())
