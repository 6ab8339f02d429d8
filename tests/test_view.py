"""What pages look up: which passage stands at a place, and what others said that names somebody."""

import pytest

from generator.build import build
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.settings import Settings
from generator.view import View

LETTERS = "abcdefghijklmnopqrstu"


def view_of(*paragraphs: str) -> View:
    text = "\n\n".join(("Harbour to close", *paragraphs)) + "\n"
    return View.of(
        build([SeedFile("a.txt", text.encode())], Settings(), load()).briefing, Settings(), load()
    )


def test_the_passage_at_a_place_is_the_first_that_meets_it() -> None:
    view = view_of(
        "Ines Corvo said the harbour would close, and Leo Arent said it would not.",
        "The quay is shut.",
    )
    (reading,) = view.briefing.readings
    for sentence in reading.sentences:
        meeting = sorted(
            (each.span, each.speaker)
            for each in view.briefing.passages
            if each.span.meets(sentence.span)
        )
        found = view.passage_at(reading, sentence.span)
        assert (found.span if found else None) == (meeting[0][0] if meeting else None)
    assert view.passage_at(reading, reading.sentences[1].span)
    assert view.passage_at(reading, reading.sentences[-1].span) is None


@pytest.mark.parametrize(("count", "told"), [(19, True), (20, False)])
def test_what_names_more_than_twenty_speakers_is_shown_at_none_of_them(
    count: int, told: bool
) -> None:
    names = [f"Ka{letter}ar Ta{letter}os" for letter in LETTERS[:count]]
    said = [f"{name} said the harbour would close." for name in names]
    view = view_of(*said, f"Ines Corvo said that {', '.join(names)} and the mayor were wrong.")
    named = [
        speaker
        for speaker, passages in view.naming.items()
        for each in passages
        if each.speaker == "ines-corvo"
    ]
    assert bool(named) == told
