"""Which pieces of a sentence are one word: what the tagger splits and what it leaves whole."""

import pytest

from generator.extract.grammar.tagger import tagger
from generator.lexicon import load
from generator.model.spans import Span


@pytest.mark.parametrize(
    "printed",
    [
        "vice-mayor",
        "Berg-Holm",
        "57-year-old",
        "9-to-5",
        "3rd-placed",
        "O’Neill",
        "Ann’s",
        "AT&T",
        "and/or",
        "$4.5",
        "1,200.50",
        "U.S.-led",
        "--",
    ],
)
def test_a_word_with_marks_inside_is_one(printed: str) -> None:
    assert words(f"The {printed} quay") == ["The", printed, "quay"]


@pytest.mark.parametrize(
    ("printed", "pieces"),
    [
        ("he’s", ["he", "’s"]),
        ("they'll", ["they", "'ll"]),
        ("quay,", ["quay", ","]),
        ("(Lund)", ["(", "Lund", ")"]),
        ("quay—Lund", ["quay", "—", "Lund"]),
    ],
)
def test_contractions_and_marks_at_an_end_are_words_of_their_own(
    printed: str, pieces: list[str]
) -> None:
    assert words(printed) == pieces


def test_a_quotation_is_one_word_however_long_it_is() -> None:
    text = "Lund said “the quay is safe” again"
    start, end = text.index("“"), text.index("”") + 1
    assert words(text, Span(start, end)) == ["Lund", "said", text[start:end], "again"]


def words(text: str, *quotations: Span) -> list[str]:
    """Return the words of a sentence as printed."""
    found = tagger(load()).tokens(text, Span(0, len(text)), quotations)
    return [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
