"""diff says what changed between two exports in words a reviewer wants, and nothing where nothing
did.
"""

from dataclasses import replace

from generator.diff import as_markdown, as_text, diff
from generator.export import exported
from generator.model.briefings import Briefing, Topic
from generator.model.spans import Basis, Dated, Noted
from tests.samples import MAYOR, NO_FINDINGS, QUOTED, REPORTED, article, briefing, reading

OLD = briefing()


def lines(new: Briefing, old: Briefing = OLD) -> list[str]:
    return as_text(diff(exported(old), exported(new))).splitlines()


def test_the_same_export_twice_has_no_difference() -> None:
    assert diff(exported(OLD), exported(briefing())) == ()
    assert as_text(()) == as_markdown(()) == "Nothing changed."


def test_an_article_that_came_and_one_that_went() -> None:
    other = reading(article("b.txt", "Another title\n"), **NO_FINDINGS)
    both = replace(OLD, readings=(*OLD.readings, other))
    assert lines(both) == ["Articles: 1 added", "  + b.txt “Another title”"]
    assert lines(OLD, both) == ["Articles: 1 gone", "  - b.txt “Another title”"]


def test_an_article_whose_facts_changed() -> None:
    known = article(
        published=Dated("2026-03-04", Basis.STATED),
        publisher=Noted("The Inland Post", Basis.STATED),
    )
    assert lines(replace(OLD, readings=(reading(known),))) == [
        "Articles: 1 changed",
        "  ~ a.txt “Harbour to close”: publisher: The Coast Gazette → The Inland Post; published: 2026-03-02 → 2026-03-04",
    ]


def test_a_statement_that_came_one_that_went_and_one_with_another_speaker() -> None:
    spoken = replace(REPORTED, speaker=replace(MAYOR, id="leo-arent", name="Leo Arent"))
    fresh = replace(QUOTED, id="s-3", speaker=None)
    assert lines(replace(OLD, readings=(reading(statements=(spoken, fresh)),))) == [
        "Statements: 1 added, 1 gone, 1 changed",
        "  + not attributed, quoted, in a: “=We’ll, reopen; it,”",
        "  - Ines Corvo, quoted, in a: “=We’ll, reopen; it,”",
        "  ~ Leo Arent, reported, in a: “the harbour would close for 12 weeks”: speaker: Ines Corvo → Leo Arent",
    ]


def test_people_and_topics() -> None:
    (mayor,) = OLD.speakers
    minister = replace(mayor, role=Noted("Minister", Basis.STATED))
    weather = Topic("weather", "Weather", "", Basis.CURATED, ("storm",), "", (), ())
    assert lines(replace(OLD, speakers=(minister,), topics=(*OLD.topics, weather))) == [
        "People: 1 changed",
        "  ~ Ines Corvo (speaks): role: Mayor → Minister",
        "",
        "Topics: 1 added",
        "  + Weather",
    ]


def test_a_value_that_was_not_known_is_said_to_be_none() -> None:
    undated = replace(OLD, readings=(reading(article(published=Dated())),))
    assert lines(undated)[1].endswith("published: 2026-03-02 → none")


def test_in_markdown_the_words_of_an_article_are_inert() -> None:
    loud = Noted("<img src=x> [a](javascript:b) @all **c**\n\n# d", Basis.STATED)
    text = as_markdown(
        diff(exported(OLD), exported(replace(OLD, readings=(reading(article(title=loud)),))))
    )
    assert text.startswith("### Articles: 1 changed\n\n**Changed**\n\n- a.txt “")
    assert not set("<>[]@") & set(text)
    assert "\n\n#" not in text.removeprefix("###").replace("\n\n**Changed**\n\n", "")
