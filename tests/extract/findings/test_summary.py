"""Summaries: few sentences, each of which can be read alone."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from generator.extract.findings.summary import summarise
from generator.extract.text.sentences import body_of
from generator.model.readings import Attribution, How, SpeakerKind, Statement, StatementKind
from generator.model.spans import Noted
from tests.extract.made import cases
from tests.extract.texts import LEXICON, LONG, made, odd_texts


@pytest.mark.parametrize("case", cases("summary"), ids=lambda case: case["name"])
def test_a_summary_stands_alone(case: dict[str, Any]) -> None:
    untitled, sentences = made(case["text"])
    article = replace(untitled, title=Noted(case.get("title", "")))
    assert [
        span.of(article.text) for span in summarise(body_of(article, sentences), (), LEXICON)
    ] == case["summary"]


@pytest.mark.parametrize(("sentences", "chosen"), [(8, 2), (9, 3), (40, 3), (41, 4)])
def test_a_longer_article_has_a_longer_summary(sentences: int, chosen: int) -> None:
    syllables = [first + second for first in "bdfgklmnprtv" for second in ("ar", "el", "in", "or")]
    lines = [
        f"Captain {one.title()}bot sailed the {one}mast to {one.title()}holm with {one}corn in May."
        for one in syllables[:sentences]
    ]
    body = body_of(*made("\n".join(lines)))
    assert len(summarise(body, (), LEXICON)) == chosen


def test_a_sentence_that_says_only_he_said_is_not_chosen() -> None:
    article, sentences = made(
        "The harbour of Borg is safe, ready and open, he said.\nThe council of Borg pays for the harbour and for two ferries."
    )
    he = Attribution("roth", "Roth", SpeakerKind.PERSON, None, How.PRONOUN, 0.9)
    reported = Statement(
        "id", StatementKind.REPORTED, sentences[0].span, sentences[0].span, None, he, "id"
    )
    assert summarise(body_of(article, sentences), (reported,), LEXICON) == (sentences[1].span,)


def test_an_article_without_a_body_has_no_summary() -> None:
    assert summarise(body_of(*made("\n\n")), (), LEXICON) == ()


@given(odd_texts)
def test_a_summary_is_up_to_four_sentences_in_the_order_of_the_text(text: str) -> None:
    article, sentences = made(text)
    summary = summarise(body_of(article, sentences), (), LEXICON)
    assert list(summary) == sorted(summary) and len(summary) <= 4
    assert {sentence.span for sentence in sentences} >= set(summary)


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:12])
def test_a_megabyte_of_anything_comes_to_an_end(text: str) -> None:
    assert len(summarise(body_of(*made(text)), (), LEXICON)) <= 4
