"""Numerals: the words beside a number, and when four digits are a year."""

import pytest

from generator.extract.text.numerals import is_year, labels, word_after, word_before
from tests.extract.texts import LEXICON


@pytest.mark.parametrize(
    ("before", "word"),
    {
        "": "",
        ", ": "",
        "two  ": "",
        "Article ": "Article",
        "Article\N{NO-BREAK SPACE}": "Article",
        "ship No. ": "No",
        "the Čapek ": "Čapek",
    }.items(),
)
def test_the_word_before_a_number_is_the_one_that_touches_it(before: str, word: str) -> None:
    assert word_before(f"{before}2025 ships", len(before)) == word


@pytest.mark.parametrize(
    ("after", "word"),
    {
        "": "",
        ", ships": "",
        "  ships": "",
        "%": "%",
        "ships": "ships",
        " a.m.": "a.m",
        "\N{NO-BREAK SPACE}ships": "ships",
        " ships.": "ships",
    }.items(),
)
def test_the_word_after_a_number_is_the_one_that_touches_it(after: str, word: str) -> None:
    assert word_after(f"2025{after}", 4) == word


def test_a_label_names_what_the_number_behind_it_does_not_count() -> None:
    assert {"article", "resolution", "flight"} <= labels(LEXICON)
    assert "ships" not in labels(LEXICON)


@pytest.mark.parametrize(
    "text",
    [
        "in 1499 it fell",
        "in 2100 it fell",
        "1600 people came",
        "1600 million litres",
        "1600 euros",
        "1600 GMT",
        "1600% more",
        "1600 per day",
        "Article 1600 is short",
        "the $1600 bill",
        "the #1600 tag",
    ],
)
def test_four_digits_that_count_or_label_are_no_year(text: str) -> None:
    start = next(place for place, sign in enumerate(text) if sign.isdecimal())
    assert not is_year(text, start, start + 4, LEXICON)


@pytest.mark.parametrize("text", ["in 1500 it fell", "in 2099 it fell", "1600, the year", "1600"])
def test_four_other_digits_from_1500_to_2099_are_a_year(text: str) -> None:
    start = next(place for place, sign in enumerate(text) if sign.isdecimal())
    assert is_year(text, start, start + 4, LEXICON)


def test_three_and_five_digits_are_no_year() -> None:
    assert not is_year("in 190", 3, 6, LEXICON)
    assert not is_year("in 19000", 3, 8, LEXICON)
