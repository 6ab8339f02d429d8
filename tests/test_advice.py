"""Advice is what a person could look at; it is no problem and leaves the exit code alone."""

from dataclasses import replace

import pytest

from generator.advice import advise
from generator.briefing import brief
from generator.build import read_all
from generator.lexicon import load
from generator.model.briefings import Briefing, Speaker
from generator.model.readings import SpeakerKind
from generator.model.seeds import SeedFile
from generator.model.spans import Basis, Noted
from generator.settings import PersonSettings, Settings, TopicSettings
from tests.samples import briefing

TODO = "if they are one person, enter one under people in briefing.yml with the other as alias"


def said(made: Briefing, settings: Settings) -> list[str]:
    return [str(each) for each in advise(made, settings, load())]


def speaker(name: str, speaks: bool = True) -> Speaker:
    return Speaker(name.lower().replace(" ", "-"), name, SpeakerKind.PERSON, speaks, (), (), ("a",))


def test_a_briefing_without_namesakes_and_with_its_topics_needs_none() -> None:
    topics = (TopicSettings("harbour", 8, "Harbour", words=("harbour",)),)
    assert (
        said(
            replace(briefing(), speakers=(speaker("Ines Corvo"), speaker("Leo Arent"))),
            Settings(topics=topics),
        )
        == []
    )


def test_two_first_names_with_one_surname_are_pointed_out() -> None:
    pair = replace(briefing(), speakers=(speaker("Leo Corvo"), speaker("Ines Corvo")))
    assert said(pair, Settings()) == [
        f"a.txt:1: “Ines Corvo” and “Leo Corvo” share the surname Corvo; {TODO}"
    ]
    assert said(pair, Settings(people=(PersonSettings("ines-corvo", 3),))) == []


@pytest.mark.parametrize(
    "publisher, asks",
    [
        ("The Coast Gazette", False),
        ("Gazette", False),
        ("", False),
        ("coastgazette", True),
        ("coast-gazette.example", True),
    ],
)
def test_a_publisher_named_like_an_address_is_pointed_out(publisher: str, asks: bool) -> None:
    (one,) = briefing().readings
    noted = Noted(publisher, Basis.STATED) if publisher else Noted()
    made = replace(
        briefing(), readings=(replace(one, article=replace(one.article, publisher=noted)),)
    )
    assert any("looks like an address" in each for each in said(made, Settings())) is asks


def test_what_an_editor_entered_is_no_address() -> None:
    (one,) = briefing().readings
    noted = Noted("coastgazette", Basis.CURATED, why="the masthead")
    made = replace(
        briefing(), readings=(replace(one, article=replace(one.article, publisher=noted)),)
    )
    assert not any("looks like an address" in each for each in said(made, Settings()))


def test_letters_behind_a_name_are_no_surname() -> None:
    others = replace(briefing(), speakers=(speaker("Leo Arent Jr."), speaker("Ines Corvo Jr.")))
    assert said(others, Settings()) == []
    pair = replace(briefing(), speakers=(speaker("Leo Corvo, Jr."), speaker("Ines Corvo")))
    assert "share the surname Corvo" in said(pair, Settings())[0]


def test_namesakes_of_whom_none_speaks_are_left_alone() -> None:
    assert (
        said(
            replace(
                briefing(), speakers=(speaker("Leo Corvo", False), speaker("Ines Corvo", False))
            ),
            Settings(),
        )
        == []
    )


ARTICLES = {
    "a.txt": """The rent freeze divides the council, Mayor Ines Corvo said on Monday.

The harbour was calm, and nine boats came back from the sea before noon.

Tenants in the old town want the rent freeze, she said.""",
    "b.txt": """Schools will open in May, the minister Leo Arent told reporters.

A rent freeze helps nobody who builds houses, he said.

Teachers had asked him for June, when the new roofs are dry.""",
}


def test_a_phrase_of_several_articles_that_no_topic_holds_is_pointed_out() -> None:
    def of(*words: str) -> list[str]:
        settings = Settings(topics=(TopicSettings("t", 1, "T", words=words),))
        seeds = (SeedFile(name, text.encode()) for name, text in ARTICLES.items())
        return said(brief(read_all(seeds, settings, load())[0], settings, load()), settings)

    assert of("harbour") == [
        "a.txt:1: “rent freeze” might be a topic: 2 articles print it; add it under topics in briefing.yml"
    ]
    assert of("rent freeze") == []
