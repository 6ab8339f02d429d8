"""A name begins with a capital of any script that an English article writes names in."""

import re

import pytest

from generator.letters import CAPITAL

NAME = re.compile(rf"[{CAPITAL}]\w+")


@pytest.mark.parametrize(
    "name",
    ["Anna", "Čapek", "Élodie", "Øystein", "Ćirić", "Żukowska", "Ơn", "Ωραία", "Жанна", "Ґуля"],
)
def test_a_capital_begins_a_name(name: str) -> None:
    assert NAME.match(name)


@pytest.mark.parametrize(
    "word", ["anna", "čapek", "élan", "ßeta", "ωραία", "жанна", "7th", "_x", "×2", "÷2", "’s", "[a"]
)
def test_nothing_else_does(word: str) -> None:
    assert not NAME.match(word)
