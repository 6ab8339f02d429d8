"""Sentences: where they end, with abbreviations, initials and quotation marks."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.text.quotation_marks import find_quotations
from generator.extract.text.sentences import find_sentences
from generator.lexicon import load
from generator.model.articles import Article
from generator.model.readings import Sentence
from tests.extract.made import article, cases


def sentences(made: Article) -> tuple[Sentence, ...]:
    return find_sentences(made, find_quotations(made, load()), load())


@pytest.mark.parametrize("case", cases("sentences"), ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    """The sentences are those of the case."""
    made = article(case["text"])
    assert [sentence.span.of(made.text) for sentence in sentences(made)] == case["sentences"]


@given(st.text(alphabet="ab SMr.!?…“”\"' \n5", max_size=80))
def test_nothing_lost(text: str) -> None:
    """Every character that is not white space stands in exactly one sentence of its block."""
    made = article(text)
    held = "".join(sentence.span.of(text) for sentence in sentences(made))
    assert "".join(held.split()) == "".join(text.split())


def longest(words: str) -> list[str]:
    made = article(words)
    return [sentence.span.of(made.text) for sentence in sentences(made)]


def test_a_run_of_words_longer_than_any_sentence_is_parted_between_two_words() -> None:
    assert longest("a " * 1_249 + "b.") == ["a " * 1_249 + "b."]
    assert longest("a " * 1_249 + "bc.") == ["a " * 1_248 + "a", "bc."]


def test_a_run_without_a_space_is_parted_where_it_is_too_long() -> None:
    assert longest("a" * 5_500) == ["a" * 2_500, "a" * 2_500, "a" * 500]
