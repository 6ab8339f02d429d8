"""What a page says that a number counts: words behind it, else the clause that it stands in, word for word."""

import pytest

from generator.model import Span
from generator.pages._figures import clause
from tests.pages.port import place

CLAUSES = [
    # the sentence, the number in it, the clause
    ("Nobody spoke of the 7 cranes in the port.", "7", "Nobody spoke of the 7 cranes in the port"),
    ("“The towns now, all, and the county, on 4%, and we agreed to go on.”", "4%", "The towns now, all, and the county, on 4%"),
    ("She said that towns like Aske - which want to spend 9% by then - lead.", "9%", "which want to spend 9% by then"),
    ("It cost 1,200.50 crowns, he said.", "1,200.50", "It cost 1,200.50 crowns, he said"),
    ("They came… and we promised to reach the 6%.” He left.", "6%", "and we promised to reach the 6%"),
    ("6%.", "6%", "6%"),
]


@pytest.mark.parametrize(("sentence", "number", "expected"), CLAUSES)
def test_the_clause_of_a_number_is_long_enough_to_be_understood(sentence: str, number: str, expected: str) -> None:
    assert clause(sentence, Span(0, len(sentence)), place(sentence, number)).of(sentence) == expected


def test_a_sentence_that_never_ends_is_not_read() -> None:
    endless = "a " * 1000
    assert clause(endless, Span(0, len(endless)), Span(10, 11)) == Span(10, 11)
