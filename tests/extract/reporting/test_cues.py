"""Reporting expressions: which verbs count, in which frame, and who their clause says speaks."""

import pytest

from generator.model.readings import Cue
from tests.extract.cue_cases import cases, cues


@pytest.mark.parametrize(("text", "expected"), cases("cues"))
def test_a_reporting_clause_is_found_with_its_frame_and_head(
    text: str, expected: list[list[str | None]]
) -> None:
    """Each cue has the verb, frame and head that the case lists, in the order of the text;
    look-alikes are left alone.
    """
    assert [
        [cue.span.of(text), cue.frame.value, _head(text, cue, cues(text))] for cue in cues(text)
    ] == expected


def _head(text: str, cue: Cue, found: tuple[Cue, ...]) -> str | None:
    """Return the words that name the speaker; a clause without a subject takes those of the cue
    that governs it.
    """
    if cue.head is None and cue.governor is not None:
        return _head(text, found[cue.governor], found)
    return cue.head.of(text) if cue.head else None


@pytest.mark.parametrize(
    "unit",
    [
        "said ",
        "he said, ",
        ", said X",
        "- said ",
        "that ",
        "“said ",
        "x",
        "and added ",
        "according to ",
    ],
)
def test_a_sentence_without_end_is_read_in_one_pass(unit: str) -> None:
    """Whatever fills half a megabyte without a full stop comes back, and every place found lies in
    the text.
    """
    text = unit * (500_000 // len(unit))
    assert all(0 <= cue.span.start < cue.span.end <= len(text) for cue in cues(text))


# A rule looks as far as anybody writes, so that its time does not grow with the sentence:
ENDLESS = [  # before, a word that may come again and again, after; how often; who speaks
    ("Lund has ", "later ", "said that the quay was shut.", 11, "Lund"),
    ("The ", "big ", "mayor said that the quay was shut.", 58, "The big"),
    ("In Lund, Berg and the ", "big ", "mayor said that the quay was shut.", 56, "Berg"),
    ("In Lund, the ", "old ", "men and Berg said that the quay was shut.", 9, "the old"),
    ("The paper quoted the ", "big ", "mayor as saying that it was shut.", 56, "the big"),
    ("Lund wrote a letter to the ", "big ", "board saying that it was shut.", 57, "Lund"),
    ("Lund made a statement on a ", "big ", "Monday saying that it was shut.", 58, "Lund"),
    ("Lund did harm by calling the ", "big ", "quay “a shame.”", 57, "Lund"),
]


def speakers(text: str) -> list[str | None]:
    """Return the first two words of who speaks at each cue, `None` where another cue tells it."""
    heads = (cue.head for cue in cues(text))
    return [head and " ".join(head.of(text).split()[:2]) for head in heads]


@pytest.mark.parametrize(("before", "word", "after", "most", "speaker"), ENDLESS)
def test_a_rule_looks_as_far_as_this_and_no_farther(
    before: str, word: str, after: str, most: int, speaker: str | None
) -> None:
    assert speakers(before + most * word + after) == [speaker]
    assert speakers(before + (most + 1) * word + after) != [speaker]


@pytest.mark.parametrize(("most", "frame_ends"), [(59, True), (60, False)])
def test_what_stands_between_a_verb_and_that_is_no_part_of_what_is_said(
    most: int, frame_ends: bool
) -> None:
    text = "Lund said " + most * "later " + "that the quay was shut."
    assert [part.of(text) for part in cues(text)[0].content] == [
        "the quay was shut" if frame_ends else "that the quay was shut"
    ]


@pytest.mark.parametrize(("length", "found"), [(2_000, 1), (2_001, 0)])
def test_a_sentence_longer_than_anybody_writes_reports_nothing(length: int, found: int) -> None:
    end = " said that the quay was shut."
    assert len(cues("L" + (length - len(end) - 1) * "u" + end)) == found
