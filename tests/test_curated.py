"""Every key of briefing.yml does what it says, from the file to the pages."""

import pytest

from generator.briefing_yml import load_settings
from generator.build import Built, build
from generator.check import check
from generator.lexicon import load
from generator.model.briefings import Speaker
from generator.model.readings import SpeakerKind, Statement
from generator.model.seeds import SeedFile
from generator.model.spans import Basis

HARBOUR = """Harbour to close

The harbour of Lund will close for two weeks in May because of the sand, Mayor Ines Corvo said on Monday.

“We will open it again in June,” she said, and left the room.

Corvo's deputy, Leo Arent, said that nobody would lose money. The sand is a matter of taste, Arent said.
"""
STORM = """Storm passes

The storm did less harm than was feared, Inez Corvoe told reporters in Sundby on Tuesday.

“The boats are dry,” Kim Vane said. Vane would not say when he had counted them.

Snow lay on the roofs of the town.
"""
SEEDS = (SeedFile("harbour.txt", HARBOUR.encode()), SeedFile("storm.txt", STORM.encode()))


def made(yaml: str = "") -> Built:
    return build(SEEDS, load_settings(yaml.encode()), load())


def page(built: Built, path: str) -> str:
    return next(file.content.decode() for file in built.plan.files if file.path == path)


def named(built: Built, name: str) -> Speaker | None:
    return next((speaker for speaker in built.briefing.speakers if speaker.name == name), None)


def statements(built: Built, seed: str) -> dict[str, Statement]:
    reading = next(reading for reading in built.briefing.readings if reading.article.seed == seed)
    return {statement.span.of(reading.article.text): statement for statement in reading.statements}


def test_name_and_description() -> None:
    front = page(made("name: Coast briefing\ndescription: What the coast says."), "index.md")
    assert "Coast briefing" in front or "What the coast says" in front


def test_an_articles_values_and_their_reasons_are_printed() -> None:
    yaml = """
articles:
  harbour.txt:
    publisher: {value: The Coast Gazette, why: the footer of the page}
    published: {value: "2026-05-04", why: the printed paper}
    occasion: {value: Council of Lund, why: its minutes}
    spoken: {value: "2026-05-03", why: the minutes again}
    address: https://coast.example/harbour
  storm.txt:
    title: {value: The storm of Sundby, why: as the paper printed it}
"""
    built = made(yaml)
    method, article = page(built, "method.md"), page(built, "articles/harbour.md")
    for value in (
        "Coast Gazette",
        "the footer of the page",
        "the printed paper",
        "Council of Lund",
        "the minutes again",
    ):
        assert value in method
    assert "The Coast Gazette" in article
    assert "https://coast.example/harbour" in article
    assert "The storm of Sundby" in page(built, "articles/storm.md")
    assert {
        passage.date.edtf
        for passage in built.briefing.passages
        if passage.reading.article.seed == "harbour.txt"
    } == {"2026-05-03"}


@pytest.mark.parametrize(("mode", "whole"), [("full", True), ("excerpt", False), ("none", False)])
def test_how_much_of_a_text_is_shown(mode: str, whole: bool) -> None:
    for yaml in (f"text: {mode}\n", f"articles:\n  storm.txt:\n    text: {mode}\n"):
        assert ("Snow lay on the roofs" in page(made(yaml), "articles/storm.md")) is whole


def test_topics_of_the_file_with_what_is_added_and_removed() -> None:
    yaml = """
topics:
  port: {name: The port, description: Ships., words: [harbour, boats], parent: coast, related: [sand]}
  coast: {name: The coast, words: [seaside]}
  sand: {name: Sand and silt, words: [sand]}
articles:
  storm.txt: {topics: {add: [sand], remove: [port]}}
"""
    topics = {topic.id: topic for topic in made(yaml).briefing.topics}
    assert (topics["port"].name, topics["port"].description, topics["port"].related) == (
        "The port",
        "Ships.",
        ("sand",),
    )
    assert topics["port"].articles == ("harbour",)
    assert topics["port"].parent == "coast"
    assert set(topics["sand"].articles) == {"harbour", "storm"}


def test_people_are_joined_renamed_and_given_a_role() -> None:
    assert named(made(), "Inez Corvoe")
    joined = made(
        "people:\n  ines-corvo: {name: Dr Ines Corvo, aliases: [Inez Corvoe], role: {value: Mayor of Lund, why: the town's page}}\n"
    )
    mayor = named(joined, "Dr Ines Corvo")
    assert mayor and set(mayor.articles) == {"harbour", "storm"}
    assert (mayor.role.text, mayor.role.basis) == ("Mayor of Lund", Basis.CURATED)
    assert not named(joined, "Inez Corvoe")


def test_people_of_one_name_are_kept_apart() -> None:
    other = SeedFile("sand.txt", STORM.replace("Inez Corvoe", "Ms. Corvo").encode())
    both = build((SEEDS[0], other), load_settings(b""), load())
    apart = build(
        (SEEDS[0], other),
        load_settings(b"people:\n  ines-corvo: {name: Ines Corvo, apart: [Corvo]}\n"),
        load(),
    )
    assert [
        speaker.articles for speaker in both.briefing.speakers if speaker.name == "Ines Corvo"
    ] == [("harbour", "sand")]
    assert [
        speaker.articles for speaker in apart.briefing.speakers if speaker.name == "Ines Corvo"
    ] == [("harbour",)]


def test_pronouns_decide_who_she_is() -> None:
    text = "Kim Vane met Robin Arent in Lund on Monday, and they looked at the sand.\n\n“We saw enough,” she said, and went home.\n"
    seed = SeedFile("walk.txt", text.encode())
    yaml = "people:\n  kim-vane: {{name: Kim Vane, pronouns: {}}}\n  robin-arent: {{name: Robin Arent, pronouns: {}}}\n"
    for kim, robin, who in (("she", "he", "kim-vane"), ("he", "she", "robin-arent")):
        built = build([seed], load_settings(yaml.format(kim, robin).encode()), load())
        (statement,) = [
            each
            for each in built.briefing.readings[0].statements
            if each.span.of(text) == "We saw enough,"
        ]
        assert statement.speaker and statement.speaker.id == who


CORRECTIONS = """
statements:
  - {seed: storm.txt, words: the boats ARE dry, speaker: Kim Vane-Holm, why: the paper named him wrongly}
  - {seed: harbour.txt, words: matter of taste, drop: true, why: nobody says this}
"""


def test_corrections_are_applied_and_printed_with_their_reasons() -> None:
    built = made(CORRECTIONS)
    (dry,) = [
        each for words, each in statements(built, "storm.txt").items() if "boats are dry" in words
    ]
    assert dry.speaker and dry.speaker.name == "Kim Vane-Holm"
    assert any("matter of taste" in words for words in statements(made(), "harbour.txt"))
    assert not any("matter of taste" in words for words in statements(built, "harbour.txt"))
    method = page(built, "method.md")
    for words in (
        "the boats ARE dry",
        "Kim Vane-Holm",
        "the paper named him wrongly",
        "matter of taste",
        "nobody says this",
    ):
        assert words in method


def test_a_correction_that_matches_nothing_any_more_is_named_with_its_line_and_still_printed() -> (
    None
):
    yaml = CORRECTIONS.replace("the boats ARE dry", "the boats are wet").replace(
        "matter of taste", "two weeks in May because of the sea"
    )
    settings = load_settings(yaml.encode())
    built = build(SEEDS, settings, load())
    found = [
        str(problem)
        for problem in check(built.briefing, settings)
        if problem.file == "briefing.yml"
    ]
    assert [problem.split(";")[0] for problem in found] == [
        "briefing.yml:3: no statement of storm.txt holds “the boats are wet”",
        "briefing.yml:4: no statement of harbour.txt holds “two weeks in May because of the sea”",
    ]
    assert "the boats are wet" in page(built, "method.md")


SIGNED = """---
author: Tom Lund
---
Storm passes

By Kim Vane

The storm did less harm than was feared, Ines Corvo told reporters in Sundby on Tuesday.

The boats are dry, and nobody was hurt.
"""


def test_authors_that_an_editor_enters_are_those_of_the_article_with_their_reason() -> None:
    def doubts(yaml: str) -> tuple[Built, list[str]]:
        settings = load_settings(yaml.encode())
        built = build([SeedFile("storm.txt", SIGNED.encode())], settings, load())
        found = [str(each) for each in check(built.briefing, settings)]
        return built, [each for each in found if "byline" in each]

    assert doubts("")[1] == [
        "storm.txt:6: the byline names “Kim Vane”, the header somebody else; mend the header, or "
        "add authors under articles in briefing.yml, with a reason"
    ]
    entered = "articles: {storm.txt: {authors: {value: [Kim Vane, Ada Roth], why: the paper}}}"
    built, left = doubts(entered)
    assert left == []
    (reading,) = built.briefing.readings
    assert [author.text for author in reading.article.authors] == ["Kim Vane", "Ada Roth"]
    assert "Kim Vane, Ada Roth" in page(built, "articles/storm.md")
    assert "the paper" in page(built, "articles/storm.md")
    assert "Kim Vane, Ada Roth" in page(built, "method.md")


def test_what_is_taken_for_a_person_is_of_the_kind_that_an_editor_enters() -> None:
    built = made("people: {kim-vane: {kind: organisation}}")
    vane = named(built, "Kim Vane")
    assert vane and vane.kind is SpeakerKind.ORGANISATION
