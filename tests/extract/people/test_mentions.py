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
    """Exactly the people of the case are found, with every mention of them."""
    made = article(case["text"])
    people = read(made, settings(case), load()).people
    assert {
        person.name: [mention.of(made.text) for mention in person.mentions] for person in people
    } == case["people"]


@pytest.mark.parametrize("case", cases("roles"), ids=lambda case: str(case["name"]))
def test_role(case: dict[str, Any]) -> None:
    """Exactly the roles of the case are found, of everybody who is named."""
    people = read(article(case["text"]), Settings(), load()).people
    assert {person.name: [role.text for role in person.roles] for person in people} == case["roles"]


@pytest.mark.parametrize(("before", "mayor"), [(19, "Peter Holm"), (20, "Clara Holm")])
def test_the_first_twenty_mentions_tell_the_roles_of_somebody(before: int, mayor: str) -> None:
    """Who is named most often is meant by the surname where nobody's role is known to fit."""
    text = 30 * "Clara Holm left. " + before * "Peter Holm left. " + "Mayor Peter Holm left. "
    people = read(article(text + "Mayor Holm was late."), Settings(), load()).people
    last = max(people, key=lambda person: person.mentions[-1].start)
    assert last.name == mayor
