"""Silences: who said nothing, and on what."""

from typing import Any

import pytest
from hypothesis import given

from generator.extract.sentences import body_of
from generator.extract.silences import find_silences
from generator.model import Attribution, How, Span, SpeakerKind
from tests.extract.findings import LEXICON, LONG, in_paragraphs, made, odd_texts
from tests.extract.made import cases


@pytest.mark.parametrize("case", cases("silences"), ids=lambda case: case["text"][:60])
def test_a_silence_has_a_subject_and_a_subject_matter(case: dict[str, Any]) -> None:
    article, sentences = made(case["text"])

    def as_printed(subject: Span) -> Attribution:
        return Attribution("id", subject.of(article.text), SpeakerKind.PERSON, subject, How.NAMED, 1.0)

    found = [
        [
            silence.span.of(article.text),
            silence.speaker.name if silence.speaker else "",
            silence.about.of(article.text) if silence.about else "",
        ]
        for silence in find_silences(body_of(article, sentences), as_printed, LEXICON)
    ]
    assert found == case["silences"]


def test_a_subject_nobody_knows_stays_unknown() -> None:
    article, sentences = made("The ministry declined to comment.")
    (silence,) = find_silences(body_of(article, sentences), lambda subject: None, LEXICON)
    assert silence.speaker is None


@given(odd_texts)
def test_every_place_is_inside_a_paragraph(text: str) -> None:
    article, sentences = made(text)
    asked: list[Span] = []
    found = find_silences(body_of(article, sentences), asked.append, LEXICON)
    assert in_paragraphs(article, asked + [span for silence in found for span in (silence.span, silence.about) if span])


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:12])
def test_a_megabyte_of_anything_comes_to_an_end(text: str) -> None:
    article, sentences = made(text)
    assert in_paragraphs(
        article, [silence.span for silence in find_silences(body_of(article, sentences), lambda subject: None, LEXICON)]
    )
