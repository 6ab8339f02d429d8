"""Who is who: names, what only looks like one, people of one surname, aliases of briefing.yml."""

from typing import Any

import pytest

from generator.lexicon import load
from generator.reading import read
from generator.settings import PersonSettings, Settings
from tests.extract.made import article, cases


def settings(case: dict[str, Any]) -> Settings:
    told = case.get("settings")
    person = told and PersonSettings(
        "person", 1, told["name"], tuple(told["aliases"]), pronouns=told["pronouns"]
    )
    return Settings(people=(person,) if person else ())


@pytest.mark.parametrize("case", cases("mentions"), ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    """The people of the case and no others are found, with every place that names them."""
    made = article(case["text"])
    people = read(made, settings(case), load()).people
    assert {
        person.name: [place.of(made.text) for place in person.mentions] for person in people
    } == case["people"]


def test_a_role_stays_in_its_paragraph() -> None:
    """Words that end the paragraph before are no part of the role that opens the next."""
    people = read(
        article("The number is known.\nUnion leader Maria Poe left."), Settings(), load()
    ).people
    assert [role.text for person in people for role in person.roles] == ["Union leader"]
