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
        "Responding to a demand for cranes, Brink said they were old.",
        "“Yesterday we met the pilots, and I also thanked them,” she said.",
        "“When it comes to the harbour, we dig together,” Brink said.",
        "Brink said this week the harbour would open.",
        "Brink said the idea is to dig deeper.",
        "Brink praised the shift in mindset of the pilots.",
        "Brink said that changes in the harbour take years.",
        "“We promise to dig in the spring, but this promise has a price,” Brink said.",
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
        "Brink said the shift was not only about cranes.",
        "Brink suggested this would help the pilots.",
        "Brink cited the new cranes, among others, as evidence of that shift.",
        "In her earlier remarks, Brink warned of storms.",
        "“We have seen, for example, Aske building cranes,” Brink said.",
    ],
)
def test_what_hangs(sentence: str) -> None:
    assert hangs(sentence, load())


def test_a_long_sentence_is_read_in_no_time() -> None:
    assert not hangs("word " * 200_000, load())
