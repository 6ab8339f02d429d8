"""Summaries: few sentences, each of which can be read alone."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from generator.extract.findings.summary import summarise
from generator.extract.text.sentences import body_of
from generator.model.articles import BlockKind
from generator.model.readings import (
    Attribution,
    How,
    Sentence,
    SpeakerKind,
    Statement,
    StatementKind,
)
from generator.model.spans import Noted, Span
from tests.extract.made import cases
from tests.extract.texts import LEXICON, made, odd_texts


@pytest.mark.parametrize("case", cases("summary"), ids=lambda case: case["name"])
def test_a_summary_stands_alone(case: dict[str, Any]) -> None:
    plain, sentences = made(case["text"])
    kinds = case.get("blocks") or [block.kind for block in plain.blocks]
    blocks = tuple(
        replace(block, kind=BlockKind(kind))
        for block, kind in zip(plain.blocks, kinds, strict=True)
    )
    article = replace(plain, title=Noted(case.get("title", "")), blocks=blocks)
    said = [_said(sentences[int(index)], **how) for index, how in case.get("said", {}).items()]
    body = body_of(article, sentences)
    assert [span.of(article.text) for span in summarise(body, said, LEXICON)] == case["summary"]


def _said(sentence: Sentence, kind: str, how: str = "named") -> Statement:
    """Return what stands in a sentence: said by somebody whom its first word names, or by
    nobody.
    """
    place = sentence.span
    start = Span(place.start, place.start + 2)
    speaker = (
        None
        if how == "nobody"
        else Attribution("roth", "Roth", SpeakerKind.PERSON, start, How(how), 0.9)
    )
    return Statement("id", StatementKind(kind), place, place, None, speaker, "id")


@pytest.mark.parametrize(("sentences", "chosen"), [(12, 2), (13, 3), (18, 3), (19, 4)])
def test_a_longer_article_has_a_longer_summary(sentences: int, chosen: int) -> None:
    syllables = [first + second for first in "bdfgklmnprtv" for second in ("ar", "el", "in", "or")]
    lines = [
        f"Captain {one.title()}bot sailed the {one}mast to {one.title()}holm with {one}corn in May."
        for one in syllables[:sentences]
    ]
    body = body_of(*made("\n".join(lines)))
    assert len(summarise(body, (), LEXICON)) == chosen


def test_an_article_without_a_body_has_no_summary() -> None:
    assert summarise(body_of(*made("\n\n")), (), LEXICON) == ()


@given(odd_texts)
def test_a_summary_is_up_to_four_sentences_in_the_order_of_the_text(text: str) -> None:
    article, sentences = made(text)
    summary = summarise(body_of(article, sentences), (), LEXICON)
    assert list(summary) == sorted(summary) and len(summary) <= 4
    assert {sentence.span for sentence in sentences} >= set(summary)
