"""What reporting clauses report: the places of the content, frame by frame."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.cue_cases import cases, cues


@pytest.mark.parametrize(("text", "expected"), cases("reported"))
def test_what_is_reported_is_the_content_without_the_clause(
    text: str, expected: list[list[str]]
) -> None:
    """Each cue's content is, to the character, what the case lists; empty where only words in
    quotation marks follow.
    """
    assert [[piece.of(text) for piece in cue.content] for cue in cues(text)] == expected


WORDS = [
    "He",
    "said",
    "that",
    "Ana Ruiz",
    ",",
    "“yes,”",
    "and",
    "adding",
    "the",
    "plan",
    "was",
    "according to",
    "told",
    "-",
    ".",
    "\n",
    "'s",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_content_stands_in_the_text_and_beside_its_verb(text: str) -> None:
    """Whatever the order of words, every content is a place in the text, not empty, and never
    holds its own verb.
    """
    for cue in cues(text):
        assert all(piece.of(text).strip() for piece in cue.content)
        assert not any(piece.meets(cue.span) for piece in cue.content)
