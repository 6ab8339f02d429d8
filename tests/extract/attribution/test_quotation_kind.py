"""What kind of quotation it is, whoever said it."""

import pytest

from generator.extract.attribution.quotation_kind import QuotationKinds
from generator.extract.text.layout_index import LayoutIndex
from generator.extract.text.quotation_marks import find_quotations
from generator.extract.text.sentences import find_sentences
from generator.lexicon import load
from generator.model.readings import Parsed
from tests.extract.made import article, cases

LEXICON = load()


@pytest.mark.parametrize(("text", "expected"), cases("quotation_kinds"))
def test_the_last_quotation_of_a_text_is_told(text: str, expected: list[str]) -> None:
    made = article(text)
    quotations = find_quotations(made, LEXICON)
    sentences = find_sentences(made, quotations, LEXICON)
    kinds = QuotationKinds(LayoutIndex(Parsed(made, sentences, quotations, ())), LEXICON)
    told = {
        "no speech": kinds.is_not_speech,
        "sentence": kinds.is_sentence,
        "announced": kinds.is_announced,
        "goes on": kinds.continues_sentence,
        "long": kinds.is_long,
    }
    last = quotations[-1]
    holding = [name for name, holds in told.items() if holds(last)]
    assert [kinds.kind(last).value, *holding] == expected
