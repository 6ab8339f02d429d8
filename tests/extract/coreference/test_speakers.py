"""Who speaks and how we know: names, roles, pronouns, continuations, turns, and where nobody is
named.
"""

from typing import Any

import pytest

from generator.lexicon import load
from generator.model.readings import Reading
from generator.reading import read
from generator.settings import Settings
from tests.extract.made import article, cases


def reading(text: str) -> Reading:
    return read(article(text), Settings(), load())


@pytest.mark.parametrize("case", cases("speakers"), ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    """Each statement of the case has the expected speaker, found in the expected way; "" means
    nobody.
    """
    found = {
        each.span.of(case["text"]).removeprefix("that "): (
            each.speaker.name,
            each.speaker.how.value,
        )
        if each.speaker
        else ("", "")
        for each in reading(case["text"]).statements
    }
    assert {words: found.get(words) for words, _, _ in case["speakers"]} == {
        words: (name, how) for words, name, how in case["speakers"]
    }


def test_confidence() -> None:
    """A name beside the verb is surer than a pronoun, and a pronoun that fits one person is surer
    than one that fits two.
    """
    (named,) = reading("“We will dig,” Anna Berg said.").statements
    texts = (
        "Anna Berg left.\n“We will dig,” she said.",
        "Anna Berg and Clara Holm left.\n“We will dig,” she said.",
    )
    one, two = (reading(text).statements[0] for text in texts)
    assert named.speaker and one.speaker
    assert (
        named.speaker.confidence
        > one.speaker.confidence
        > (two.speaker.confidence if two.speaker else 0)
    )


@pytest.mark.parametrize(("other", "shared"), [("Peter Holm", False), ("Peter Berg", True)])
def test_a_surname_of_two_people_is_less_sure(other: str, shared: bool) -> None:
    (said,) = reading(f"Anna Berg met {other}.\nBerg said the ice was thick.").statements
    (whole,) = reading("Anna Berg said the ice was thick.").statements
    assert said.speaker and whole.speaker
    assert (said.speaker.confidence < whole.speaker.confidence) is shared


def test_reasons() -> None:
    """The reasons for a speaker are listed, strongest first."""
    (statement,) = reading("“We will dig,” Anna Berg said.").statements
    assert statement.speaker
    weights = [abs(weight) for _, weight in statement.speaker.reasons]
    assert weights == sorted(weights, reverse=True)
    assert "name" in dict(statement.speaker.reasons)


def test_they_who_keep_silent_are_not_whoever_speaks_later() -> None:
    text = "The towns were asked. They did not respond to queries. A judge said the list was old."
    (silence,) = reading(text).silences
    assert silence.speaker is not None
    assert silence.speaker.name == "The towns"
