"""Figures: what is one, its value, unit and subject, and who says so."""

from typing import Any

import pytest
from hypothesis import given

from generator.extract.figures.figures import find_figures
from generator.extract.text.sentences import body_of
from generator.model.readings import Attribution, How, SpeakerKind, Statement, StatementKind
from generator.model.spans import Span
from tests.extract.made import cases
from tests.extract.texts import LEXICON, in_paragraphs, made, odd_texts


@pytest.mark.parametrize("case", cases("figures"), ids=lambda case: case["text"][:60])
def test_numbers_that_matter_are_found_as_printed(case: dict[str, Any]) -> None:
    article, sentences = made(case["text"])
    found = [
        [
            figure.span.of(article.text),
            "" if figure.value is None else str(figure.value),
            figure.unit,
            figure.of.of(article.text) if figure.of else "",
            *figure.flags,
        ]
        for figure in find_figures(body_of(article, sentences), (), LEXICON)
    ]
    assert found == case["figures"]


def said(text: str, words: str, speaker: str) -> Statement:
    """Return the statement of `words` in the one sentence `text`."""
    start = text.index(words)
    who = Attribution(speaker, speaker, SpeakerKind.PERSON, None, How.NAMED, 1.0)
    return Statement(
        words,
        StatementKind.REPORTED,
        Span(start, start + len(words)),
        Span(0, len(text)),
        None,
        who,
        words,
    )


@pytest.mark.parametrize(("before", "held"), [(7, True), (8, False)])
def test_up_to_seven_statements_may_begin_between_a_figure_and_the_one_around_it(
    before: int, held: bool
) -> None:
    text = "Roth said that the crews of Lund were late for lack of sand and 40 ships."
    words = text.removeprefix("Roth said that ").removesuffix(".").split()
    outer = said(text, " ".join(words), "roth")
    others = [said(text, word, "mills") for word in words[1 : 1 + before]]
    article, sentences = made(text)
    (figure,) = find_figures(body_of(article, sentences), (outer, *others), LEXICON)
    assert (figure.speaker == "roth") is held


def test_a_figure_belongs_to_the_shortest_statement_around_it() -> None:
    text = "Roth said that Mills had spoken of 40 ships and that 12 boats were lost, of 3 crews."
    outer, inner = (
        said(text, "Mills had spoken of 40 ships and that 12 boats were lost", "roth"),
        said(text, "40 ships", "mills"),
    )
    article, sentences = made(text)
    found = find_figures(body_of(article, sentences), (outer, inner), LEXICON)
    assert [(figure.span.of(text), figure.speaker, figure.statement) for figure in found] == [
        ("40", "mills", inner.id),
        ("12", "roth", outer.id),
        ("3", "", ""),
    ]


def test_ids_stay_when_a_paragraph_is_inserted_above_and_differ_within_a_sentence() -> None:
    line = "Lund has 40 ships and Borg has 40 ships."
    below = [
        figure.id for figure in find_figures(body_of(*made(f"A line above.\n{line}")), (), LEXICON)
    ]
    assert [figure.id for figure in find_figures(body_of(*made(line)), (), LEXICON)] == below
    assert len(set(below)) == 2


@given(odd_texts)
def test_every_place_is_inside_a_paragraph(text: str) -> None:
    article, sentences = made(text)
    found = find_figures(body_of(article, sentences), (), LEXICON)
    assert in_paragraphs(
        article, [span for figure in found for span in (figure.span, figure.of) if span]
    )


@pytest.mark.parametrize(("count", "kept"), [(49, 49), (50, 0)])
def test_a_sentence_of_fifty_amounts_is_a_table_and_has_no_figure(count: int, kept: int) -> None:
    article, sentences = made(
        f"The rates were {', '.join(f'{number + 1} percent' for number in range(count))}."
    )
    assert len(find_figures(body_of(article, sentences), (), LEXICON)) == kept
