"""Numerals: the words beside a number, and when four digits are a year."""

import re

import pytest

from generator.extract.text.numerals import (
    below_hundred,
    is_year,
    labels,
    number_words,
    value_of,
    word_after,
    word_before,
)
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


@pytest.mark.parametrize(("length", "read"), [(39, 39), (40, 39)])
def test_of_a_longer_word_than_anybody_writes_only_the_end_is_read(length: int, read: int) -> None:
    assert len(word_before(length * "e" + " 5", length + 1)) == read


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


@pytest.mark.parametrize(
    "words",
    ["twentyfive", "five-six", "twenty-ten", "ten-five", "hundred", "Twenty", "sixth", "and five"],
)
def test_what_is_no_number_below_a_hundred(words: str) -> None:
    assert not re.fullmatch(below_hundred(LEXICON), words)


@pytest.mark.parametrize("words", ["one", "nine", "ten", "nineteen", "twenty", "ninety-nine"])
def test_what_is_a_number_below_a_hundred(words: str) -> None:
    assert re.fullmatch(below_hundred(LEXICON), words)


@pytest.mark.parametrize(
    "words",
    [
        "a",
        "half",
        "a quarter",
        "half a ship",
        "a quarter of a ship",
        "five and twenty",
        "two and a half",
        "hundreds",
        "two hundreds",
        "three hundred and",
        "two hundred and three hundred",
        "two thousand and three thousand",
        "two hundred thousand and six hundred thousand",
    ],
)
def test_what_is_no_number_in_words(words: str) -> None:
    assert not re.fullmatch(number_words(LEXICON), words)


@pytest.mark.parametrize(
    ("words", "value"),
    {
        "seven": 7,
        "Twenty-five": 25,
        "a dozen": 12,
        "half a dozen": 6,
        "Half a million": 500_000,
        "two hundred": 200,
        "two hundred and five": 205,
        "two hundred five": 205,
        "a hundred million": 100_000_000,
        "three hundred thousand": 300_000,
        "two hundred and twenty thousand": 220_000,
        "one thousand two hundred and three": 1203,
        "a thousand and one": 1001,
        "a quarter of a million": 250_000,
        "three quarters of a billion": 750_000_000,
        "two and a half million": 2_500_000,
    }.items(),
)
def test_a_number_in_words_is_worth_what_it_says(words: str, value: float) -> None:
    assert re.fullmatch(number_words(LEXICON), words)
    assert value_of(words, LEXICON) == value


@pytest.mark.parametrize(
    ("words", "value"), {"half": 0.5, "three-quarters": 0.75, "two fifths": 0.4, "a": 0}.items()
)
def test_a_fraction_is_worth_what_it_says(words: str, value: float) -> None:
    assert value_of(words, LEXICON) == value
