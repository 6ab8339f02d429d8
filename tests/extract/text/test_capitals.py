"""Capitals: which words are printed as a heading is."""

import pytest

from generator.extract.text.capitals import has_capitals


@pytest.mark.parametrize(
    ("text", "is_heading"),
    {
        "Mayor Berg": False,  # a name, and no more
        "Berg Leaves Lund": True,
        "Berg Leaves Lund Today": True,
        "Berg Leaves Lund 2025": True,  # a number has no capital to lack
        "Berg leaves for Lund": False,
        "Berg Says the Harbour Will Close by Three Today": True,  # 7 of 9
        "Berg Says the Harbour Will Close by three Today, Lund": False,  # 7 of 10
        31 * "Lund " + "Lund": True,  # 159 characters
        31 * "Lund " + "Lunds": False,
    }.items(),
)
def test_a_heading_has_capitals(text: str, is_heading: bool) -> None:
    assert has_capitals(text) == is_heading
