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
