"""What previews show: a passage with the nearest sentences of its paragraph."""

import json

import pytest

from generator.build import build
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.settings import Settings, TextMode

SAID = "Mayor Ines Corvo said the harbour would close."


def previews(*sentences: str) -> list[dict[str, str]]:
    """Return the previews of an article of one paragraph."""
    text = f"Harbour to close\n\n{' '.join(sentences)}\n"
    (file,) = (
        each
        for each in build(
            [SeedFile("a.txt", text.encode())], Settings(text=TextMode.FULL), load()
        ).plan.files
        if each.path == "data/passages/a.js"
    )
    script = file.content.decode()
    return list(json.loads(script[script.index("{") : script.rindex("}") + 1])["passages"].values())


def quays(count: int) -> list[str]:
    return [f"The quay called {chr(97 + number) * 3} stays open." for number in range(count)]


@pytest.mark.parametrize("count", [1, 4])
def test_up_to_four_sentences_on_each_side_are_shown_whole(count: int) -> None:
    (shown,) = (
        each for each in previews(*quays(count), SAID, *quays(count)) if each["text"] == SAID
    )
    assert shown["before"] == shown["after"] == " ".join(quays(count))


def test_of_more_the_nearest_four_are_shown_and_a_bracket() -> None:
    (shown,) = (each for each in previews(*quays(5), SAID, *quays(5)) if each["text"] == SAID)
    assert shown["before"] == f"[…] {' '.join(quays(5)[1:])}"
    assert shown["after"] == f"{' '.join(quays(4))} […]"
