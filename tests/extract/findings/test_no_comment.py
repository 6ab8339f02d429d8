"""Silences: who said nothing, and on what."""

from typing import Any

import pytest
from hypothesis import given

from generator.extract.findings.no_comment import find_silences
from generator.extract.text.sentences import body_of
from tests.extract.made import cases
from tests.extract.texts import LEXICON, in_paragraphs, made, odd_texts


@pytest.mark.parametrize("case", cases("silences"), ids=lambda case: case["text"][:60])
def test_a_silence_has_a_subject_and_a_subject_matter(case: dict[str, Any]) -> None:
    article, sentences = made(case["text"])

    found = [
        [
            silence.span.of(article.text),
            silence.subject.of(article.text) if silence.subject else "",
            silence.about.of(article.text) if silence.about else "",
        ]
        for silence in find_silences(body_of(article, sentences), LEXICON)
    ]
    assert found == case["silences"]


@given(odd_texts)
def test_every_place_is_inside_a_paragraph(text: str) -> None:
    article, sentences = made(text)
    found = find_silences(body_of(article, sentences), LEXICON)
    assert in_paragraphs(
        article,
        [
            span
            for silence in found
            for span in (silence.span, silence.subject, silence.about)
            if span
        ],
    )
