"""Quotations: marks of every kind, mended where they are wrong; apostrophes are left alone."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.text.quotation_marks import MISSING_CLOSING, find_quotations
from generator.lexicon import load
from tests.extract.made import article, cases


@pytest.mark.parametrize("case", cases("quotations"), ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    """The words between the marks, their repair and their chain are those of the case."""
    found = find_quotations(article(case["text"]), load())
    assert [quotation.span.of(case["text"]) for quotation in found] == case["quotations"]
    assert {quotation.repair for quotation in found} - {""} == (
        {case["repair"]} if "repair" in case else set()
    )
    if "chains" in case:
        assert [str(quotation.chain) for quotation in found] == case["chains"]


@given(st.text(alphabet="ab S.,!?“”„\"'‘’«»`\n—5", max_size=80))
def test_any_marks(text: str) -> None:
    """Whatever marks a text holds, quotations lie in its order, inside their blocks, and never
    overlap.
    """
    made = article(text)
    found = find_quotations(made, load())
    for quotation in found:
        assert made.blocks[quotation.block].span.holds(quotation.outer)
        assert quotation.outer.holds(quotation.span)
        assert quotation.span.of(text) == quotation.span.of(text).strip()
    assert all(one.outer.end <= other.outer.start for one, other in itertools.pairwise(found))
    assert all(quotation.chain <= place for place, quotation in enumerate(found))


@pytest.mark.parametrize(("opening", "repair"), [(399, ""), (400, MISSING_CLOSING)])
def test_a_closing_mark_is_looked_for_among_four_hundred(opening: int, repair: str) -> None:
    made = article(opening * "“a " + "b” c")
    assert find_quotations(made, load())[0].repair == repair
