"""Key phrases: repeated, early, names and compounds; no persons, no verbs."""

from typing import Any

import pytest
from hypothesis import given

from generator.extract.findings.keyphrases import find_keywords
from generator.extract.text.sentences import body_of
from generator.model.readings import Person
from tests.extract.made import cases
from tests.extract.texts import LEXICON, in_paragraphs, made, odd_texts


@pytest.mark.parametrize("case", cases("keywords"), ids=lambda case: case["name"])
def test_key_phrases_are_what_an_editor_would_list(case: dict[str, Any]) -> None:
    article, sentences = made(case["text"])
    people = [Person(name, name, (), ()) for name in case.get("people", ())]
    assert [
        keyword.text for keyword in find_keywords(body_of(article, sentences), people, LEXICON)
    ] == case["keywords"]


@given(odd_texts)
def test_weights_fall_from_one_and_places_hold_the_words(text: str) -> None:
    article, sentences = made(text)
    found = find_keywords(body_of(article, sentences), (), LEXICON)
    weights = [keyword.weight for keyword in found]
    assert (
        weights == sorted(weights, reverse=True) and weights[:1] in ([], [1.0]) and len(found) <= 12
    )
    assert all(keyword.span.of(article.text) == keyword.text for keyword in found)
    assert in_paragraphs(article, [keyword.span for keyword in found])
