"""Which words tell an article's story, and how much each weighs, on each side of each limit."""

from math import isclose

import pytest

from generator.join._telling import Weights, tell
from generator.lexicon import load
from tests.join.hand import write


def told(*texts: str) -> list[Weights]:
    """Return the weights of the words of articles with these texts, a paragraph a line."""
    articles = [write(f"a{number}", {"text": text}).article for number, text in enumerate(texts)]
    return tell(articles, load())


def ratio(text: str, one: str, other: str) -> float:
    """Return how many times as much one word of a text weighs as another."""
    weights, _ = told(text, text)
    return round(weights[one] / weights[other], 3)


def test_a_word_that_no_other_article_holds_is_not_told() -> None:
    assert told("Granite walls.", "Mustard kilns.") == [{}, {}]


@pytest.mark.parametrize(
    ("holders", "articles", "tells"),
    [
        (8, 20, True),  # a few articles may always hold it
        (9, 20, False),
        (10, 100, True),  # one in ten
        (11, 100, False),
    ],
)
def test_a_common_word_tells_no_story(holders: int, articles: int, tells: bool) -> None:
    texts = ["The granite."] * holders + ["The mustard."] * (articles - holders)
    assert ("granit" in told(*texts)[0]) is tells


@pytest.mark.parametrize(("words", "kept"), [(119, 119), (120, 120), (121, 120)])
def test_an_article_is_told_by_so_many_words(words: int, kept: int) -> None:
    text = " ".join(f"granite{number}" for number in range(words))
    assert len(told(text, text)[0]) == kept


def test_words_of_the_first_three_blocks_weigh_half_as_much_again() -> None:
    text = "The granite.\nThe mustard.\nThe lantern.\nThe kettle.\nThe beaver."
    assert ratio(text, "granit", "kettl") == ratio(text, "lantern", "kettl") == 1.5
    assert ratio(text, "beaver", "kettl") == 1


@pytest.mark.parametrize(("capitals", "times"), [(6, 1.0), (7, 1.5)])
def test_a_word_is_a_name_where_seven_of_ten_have_a_capital(capitals: int, times: float) -> None:
    granite = "the Granite " * capitals + "the granite " * (10 - capitals)
    assert ratio(granite + "the mustard " * 10, "granit", "mustard") == times


def test_a_capital_inside_a_word_makes_no_name() -> None:
    assert ratio("The eGranite, the mustard.", "egranit", "mustard") == 1


def test_a_word_printed_more_often_weighs_more_by_its_logarithm() -> None:
    assert ratio("The granite, the granite, the mustard.", "granit", "mustard") == 1.693


def test_the_words_of_its_own_take_from_the_weight_of_an_articles_other_words() -> None:
    """Of two articles: a word of both is worth 0.5; a word of one, 0.7 times log(3/2) + 0.5."""
    several, one = told("The granite, the mustard.", "The granite.")
    assert isclose(several["granit"], 0.5 / (0.5**2 + (0.7 * 0.90547) ** 2) ** 0.5, rel_tol=1e-4)
    assert one == {"granit": 1.0}
