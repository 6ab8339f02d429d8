"""Amounts: the print of a number, its kind and what it is worth."""

import pytest

from generator.extract.figures.amounts import AmountKind, find_amounts
from generator.model.spans import Span
from tests.extract.texts import LEXICON


def amounts(text: str) -> list[tuple[str, AmountKind, float | int | None, str, bool]]:
    return [
        (amount.span.of(text), amount.kind, amount.value, amount.unit, amount.scaled)
        for amount in find_amounts(text, Span(0, len(text)), LEXICON)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "no number",
        "the F-35",
        "10:15",
        "v1.2.3",
        "@12",
        "1,23",
        "seventyish",
        "800m",
        "a 5k",
        "12th",
        "12345678901234567",
    ],
)
def test_what_is_no_amount_is_left_alone(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "value", "scaled"),
    [
        ("12", 12, False),
        ("1,200", 1200, False),
        ("12,345,678", 12_345_678, False),
        ("1.25", 1.25, False),
        ("1.5 million", 1_500_000, True),
        ("5bn", 5_000_000_000, True),
        ("3-million", 3_000_000, True),
        ("999 thousand", 999_000, True),
        ("5 hundred", 500, False),
        ("10 to 20", None, False),
        ("10–20", None, False),
    ],
)
def test_digits_are_worth_what_they_and_their_scale_say(
    text: str, value: float | None, scaled: bool
) -> None:
    assert amounts(text) == [(text, AmountKind.PLAIN, value, "", scaled)]


@pytest.mark.parametrize(
    ("text", "value", "scaled"),
    [
        ("twelve", 12, False),
        ("Twenty-five", 25, False),
        ("a dozen", 12, False),
        ("half a dozen", 6, False),
        ("two hundred", 200, False),
        ("a million", 1_000_000, True),
        ("half a trillion", 500_000_000_000, True),
        ("forty-two thousand", 42_000, True),
        ("three hundred thousand", 300_000, True),
        ("one hundred and twenty", 120, False),
        ("a quarter of a million", 250_000, True),
    ],
)
def test_number_words_are_worth_what_they_say(text: str, value: int, scaled: bool) -> None:
    assert amounts(text) == [(text, AmountKind.WORD, value, "", scaled)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("£1.5bn", 1_500_000_000, "pounds"),
        ("€20k", 20_000, "euros"),
        ("US$3m", 3_000_000, "US dollars"),
        ("£ 20", 20, "pounds"),
        ("40 million euros", 40_000_000, "euros"),
        ("ten pence", 10, "pence"),
    ],
)
def test_a_sum_has_its_currency_on_either_side(text: str, value: int, unit: str) -> None:
    ((printed, kind, worth, currency, _),) = amounts(text)
    assert (printed, kind, worth, currency) == (text, AmountKind.MONEY, value, unit)


@pytest.mark.parametrize("text", ["7%", "7 %", "7 per cent", "seven percent", "7 pc"])
def test_a_share_is_of_a_hundred(text: str) -> None:
    assert amounts(text) == [(text, AmountKind.PERCENT, 7, "%", False)]


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("half of them", "half", 0.5),
        ("a quarter of it", "a quarter", 0.25),
        ("three-quarters of it", "three-quarters", 0.75),
        ("two fifths of it", "two fifths", 0.4),
    ],
)
def test_a_fraction_is_one_only_before_of(text: str, printed: str, value: float) -> None:
    assert amounts(text) == [(printed, AmountKind.FRACTION, value, "", False)]
    assert amounts(text.partition(" of")[0] + " past ten") != amounts(text)


def test_an_amount_without_a_value_needs_what_it_counts() -> None:
    assert amounts("tens of thousands of crews") == [
        ("tens of thousands", AmountKind.VAGUE, None, "", False)
    ]
    assert amounts("Thousands came") == []


@pytest.mark.parametrize(
    "text", ["about 40", "More than 40", "at least 40", "an estimated 40", "well over 40"]
)
def test_the_words_that_say_how_exact_it_is_belong_to_it(text: str) -> None:
    assert [printed for printed, *_ in amounts(f"Lund has {text}")] == [text]


@pytest.mark.parametrize("text", ["roundabout 40", "about, 40", "Lund 40"])
def test_other_words_before_it_do_not(text: str) -> None:
    assert [printed for printed, *_ in amounts(text)] == ["40"]


def test_only_what_lies_inside_the_sentence_is_looked_at() -> None:
    text = "More than 40 ships. 50 boats."
    found = [amount.span.of(text) for amount in find_amounts(text, Span(10, 19), LEXICON)]
    assert found == ["40"]
