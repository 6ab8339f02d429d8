"""Occasions: at what event the statements were made, and when."""

from typing import Any

import pytest
from hypothesis import given

from generator.extract.dates.dates import find_dates
from generator.extract.findings.occasions import find_occasions
from generator.extract.text.quotation_marks import find_quotations
from generator.extract.text.sentences import body_of
from tests.extract.made import cases
from tests.extract.texts import LEXICON, in_paragraphs, made, odd_texts


@pytest.mark.parametrize("case", cases("occasions"), ids=lambda case: case["text"][:60])
def test_an_occasion_is_named_as_printed_with_its_day(case: dict[str, Any]) -> None:
    article, sentences = made(case["text"], case.get("published", ""))
    found = find_occasions(
        body_of(article, sentences),
        find_dates(body_of(article, sentences), find_quotations(article, LEXICON), LEXICON),
        LEXICON,
    )
    assert [[occasion.span.of(article.text), occasion.date.edtf] for occasion in found] == case[
        "occasions"
    ]


@given(odd_texts)
def test_every_place_is_inside_a_paragraph(text: str) -> None:
    article, sentences = made(text)
    found = find_occasions(
        body_of(article, sentences),
        find_dates(body_of(article, sentences), find_quotations(article, LEXICON), LEXICON),
        LEXICON,
    )
    assert in_paragraphs(article, [occasion.span for occasion in found])
