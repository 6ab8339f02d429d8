"""What surrounds an offset: whether only marks stand before a quotation."""

import pytest

from generator.extract.text.layout_index import LayoutIndex
from generator.extract.text.quotation_marks import find_quotations
from generator.extract.text.sentences import find_sentences
from generator.lexicon import load
from generator.model.readings import Parsed
from tests.extract.made import article


@pytest.mark.parametrize(
    ("before", "opens"), {"": True, "(": True, "A ": False, 7 * "(": True, 8 * "(": False}.items()
)
def test_a_quotation_opens_its_paragraph_behind_a_few_marks(before: str, opens: bool) -> None:
    made = article(before + "“We will dig,” Anna Berg said.")
    quotations = find_quotations(made, load())
    index = LayoutIndex(Parsed(made, find_sentences(made, quotations, load()), quotations, ()))
    assert index.opens_block(quotations[0]) == opens
    assert index.opens_sentence(quotations[0]) == opens
