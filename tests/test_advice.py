"""Advice is what a person could look at; it is no problem and leaves the exit code alone."""

from dataclasses import replace

import pytest

from generator.advice import WEAK, advise
from generator.briefing import brief
from generator.briefing_yml import load_settings
from generator.build import read_all
from generator.lexicon import load
from generator.model.briefings import Briefing, Speaker
from generator.model.readings import SpeakerKind
from generator.model.seeds import SeedFile
from generator.model.spans import Basis, Noted
from generator.settings import PersonSettings, Settings, TopicSettings
from tests.samples import QUOTED, briefing, reading

TODO = (
    "enter one under people in briefing.yml, with the other under aliases if they are one person, "
    "else under apart"
)


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
    "b.txt": """The rent freeze helps nobody who builds houses, the tenants of the old town were told.

The council will vote on the rent freeze on Friday, the minister Leo Arent said.

Teachers had asked for June, when the new roofs are dry.""",
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


# -- who follows it is not told again --------------------------------------------------------------

SEEDS = {
    "a.txt": """---
published: 2030-06-01
publisher: coastgazette
---
Harbour to close

Veltra Solvo said on Monday that the quay would close.

Mayor Ines Corvo said the sand was to blame, and Leo Arent, the harbour chief, agreed.

The fair was held on 14 May 2031 on the quay.
""",
    "b.txt": """Hafen wird geschlossen

Der Hafen von Lund wird wegen des Sandes für zwei Wochen geschlossen, sagte die Bürgermeisterin am Montag.

Die Boote der Fischer liegen seit Tagen im Sand, und niemand weiß, wann sie wieder auslaufen können.
""",
}


def advice(yaml: str = "", seeds: dict[str, str] = SEEDS) -> list[str]:
    """Return the advice on some seeds with a briefing.yml."""
    settings = load_settings(yaml.encode())
    files = (SeedFile(name, text.encode()) for name, text in seeds.items())
    return said(brief(read_all(files, settings, load())[0], settings, load()), settings)


FOLLOWED = {
    "a.txt:7: “Veltra Solvo” is taken for a person, and nothing shows that it is one; enter it under "
    "people in briefing.yml, with its kind": "people: {veltra-solvo: {kind: organisation}}",
    "a.txt:11: “14 May 2031” is after the newest article, though its sentence does not look ahead; "
    "add published under articles in briefing.yml, with a reason": "articles: {a.txt: {published: "
    "{value: 2031-06-01, why: the imprint}}}",
    "a.txt: its publisher is given as “coastgazette”, which looks like an address; add publisher under "
    "articles in briefing.yml, with the name pages should print": "articles: {a.txt: {publisher: "
    "{value: Coast Gazette, why: the imprint}}}",
    "b.txt: not in English, so nothing is read out of it; replace it with a translation, or enter it "
    "under articles in briefing.yml to list it as it is": "articles: {b.txt: {address: "
    "'https://example.com/b'}}",
}


@pytest.mark.parametrize("line", FOLLOWED)
def test_advice_that_is_followed_is_not_given_again(line: str) -> None:
    assert line in advice()
    assert not any(line.partition(":")[2] in each for each in advice(FOLLOWED[line]))


@pytest.mark.parametrize("confidence, asks", [(WEAK, False), (WEAK - 0.01, True)])
def test_a_speaker_who_is_a_guess_is_pointed_out_until_a_correction_says_who(
    confidence: float, asks: bool
) -> None:
    assert QUOTED.speaker
    guess = replace(QUOTED, speaker=replace(QUOTED.speaker, confidence=confidence))
    made = briefing(reading(statements=(guess,)))
    found = [each for each in said(made, Settings()) if "it is not certain that" in each]
    assert len(found) == asks
    assert all(
        each.startswith("a.txt:")
        and each.endswith("under statements in briefing.yml, with its speaker, or drop it")
        for each in found
    )


def test_a_day_to_come_that_its_sentence_puts_ahead_is_in_order() -> None:
    seeds = {"a.txt": SEEDS["a.txt"].replace("was held", "will be held")}
    assert not any("14 May 2031" in each for each in advice(seeds=seeds))
