"""Dates: what is one, which day it means and how we know."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from generator.extract.dates.dates import find_dates
from generator.extract.text.quotation_marks import find_quotations
from generator.extract.text.sentences import body_of
from generator.model.spans import Basis, Dated
from tests.extract.made import cases
from tests.extract.texts import LEXICON, in_paragraphs, made, odd_texts


@pytest.mark.parametrize("case", cases("dates"), ids=lambda case: case["text"][:60])
def test_dates_are_resolved_against_the_day_of_publication(case: dict[str, Any]) -> None:
    article, sentences = made(case["text"], case.get("published", ""))
    if "updated" in case:
        article = replace(article, updated=Dated(case["updated"], Basis.STATED))
    found = find_dates(body_of(article, sentences), find_quotations(article, LEXICON), LEXICON)
    assert [
        [mention.span.of(article.text), mention.date.edtf, mention.date.basis] for mention in found
    ] == case["dates"]


@pytest.mark.parametrize(
    ("text", "why"),
    {
        "They met on Thursday.": "the last Thursday on or before publication on 13 Feb 2026",
        "They met last Saturday.": "the last Saturday on or before publication on 13 Feb 2026",
        "They will meet next Thursday.": "the first Thursday from publication on 13 Feb 2026",
        "They met yesterday.": "counted from publication on 13 Feb 2026",
    }.items(),
)
def test_an_inferred_date_says_from_what_in_words(text: str, why: str) -> None:
    article, sentences = made(text, "2026-02-13")
    (mention,) = find_dates(body_of(article, sentences), find_quotations(article, LEXICON), LEXICON)
    assert mention.date.basis is Basis.INFERRED
    assert mention.date.why == why


@given(odd_texts)
def test_every_place_is_inside_a_paragraph(text: str) -> None:
    article, sentences = made(text)
    assert in_paragraphs(
        article,
        [
            mention.span
            for mention in find_dates(
                body_of(article, sentences), find_quotations(article, LEXICON), LEXICON
            )
        ],
    )


@pytest.mark.parametrize(
    "published",
    ["0001-01-01", "9999-12-31", "2026", "2026-02", "2026-02-12/2026-02-13", "2024-02-29", "soon"],
)
def test_any_date_of_publication_will_do(published: str) -> None:
    article, sentences = made(
        "On Thursday, last week, in May, on 29 February, ’27, 99 years ago, last decade and tomorrow.",
        published,
    )
    assert (
        len(find_dates(body_of(article, sentences), find_quotations(article, LEXICON), LEXICON))
        == 8
    )
