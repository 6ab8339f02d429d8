"""diff says what changed between two exports in words a reviewer wants, and nothing where nothing
did.
"""

from dataclasses import replace

import pytest

from generator.diff import as_markdown, as_text, diff
from generator.export import exported
from generator.model.briefings import Briefing, Story, Topic
from generator.model.spans import Basis, Dated, Noted
from tests.samples import MAYOR, NO_FINDINGS, QUOTED, REPORTED, article, briefing, reading, span

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
        "Another speaker: 1 changed",
        "  ~ Ines Corvo → Leo Arent, reported, in a: “the harbour would close for 12 weeks”",
        "",
        "Statements: 1 added, 1 gone",
        "  + not attributed, quoted, in a: “=We’ll, reopen; it,”",
        "  - Ines Corvo, quoted, in a: “=We’ll, reopen; it,”",
    ]


def test_a_statement_that_lost_its_speaker_is_nobodys_now() -> None:
    unknown = replace(REPORTED, speaker=None)
    made = lines(replace(OLD, readings=(reading(statements=(unknown, QUOTED)),)))
    assert made[1].startswith("  ~ Ines Corvo → not attributed, reported, in a: “")


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Leo Corvo", False),
        ("Ines Corva", False),
        ("Corvo", True),
        ("I. Corvo", True),
        ("Ines Maria Corvo", True),
        ("Ines Corvo Jr.", True),
    ],
)
def test_a_new_speaker_of_the_same_surname_may_be_one_with_another(name: str, asked: bool) -> None:
    (mayor,) = OLD.speakers
    made = lines(replace(OLD, speakers=(mayor, replace(mayor, id="new", name=name))))
    line = (
        f"  ? Ines Corvo and {name}: if they are one, enter one under people in briefing.yml, "
        "with the other under aliases"
    )
    assert (line in made) is asked
    assert ("Perhaps one speaker: 1 to look at" in made) is asked


def test_two_speakers_whom_the_old_export_knows_are_asked_about_no_more() -> None:
    (mayor,) = OLD.speakers
    both = replace(OLD, speakers=(mayor, replace(mayor, id="other", name="Corvo")))
    assert lines(both, both) == ["Nothing changed."]


def test_a_sentence_of_the_bottom_line_that_came_and_went() -> None:
    first, second = OLD.passages[:2]
    old, new = (replace(OLD, bottom_line=(each,)) for each in (first, second))
    made = lines(new, old)
    assert made[0] == "The bottom line: 1 added, 1 gone"
    assert [line[:5] for line in made[1:]] == ["  + “", "  - “"]


def test_a_story_that_got_another_name_is_the_same_story() -> None:
    told = Story("ferry", "The ferry", article(), span("harbour"), ("a",), ())
    renamed = replace(told, name="The harbour")
    assert lines(replace(OLD, stories=(renamed,)), replace(OLD, stories=(told,))) == [
        "Stories: 1 changed",
        "  ~ The harbour: name: The ferry → The harbour",
    ]


def test_a_summary_with_other_sentences_is_told_by_how_they_open() -> None:
    longer = reading(summary=(REPORTED.sentence, QUOTED.sentence))
    made = lines(replace(OLD, readings=(longer,)))
    assert made[0] == "Articles: 1 changed"
    assert "summary: " in made[1]


def test_a_long_list_is_cut_in_markdown_alone() -> None:
    titles = [reading(article(f"{each:03}.txt", "T\n"), **NO_FINDINGS) for each in range(130)]
    sections = diff(exported(OLD), exported(replace(OLD, readings=(*OLD.readings, *titles))))
    assert as_markdown(sections).count("\n- ") == 101
    assert as_markdown(sections).endswith("- and 30 more")
    assert as_text(sections).count("\n  + ") == 130


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


def test_of_a_list_only_what_came_and_went_is_told() -> None:
    (mayor,) = OLD.speakers
    old, new = (
        replace(OLD, speakers=(replace(mayor, aliases=names),))
        for names in (("Corvo", "Ines"), ("Corvo", "the mayor"))
    )
    assert lines(new, old)[1] == "  ~ Ines Corvo (speaks): also called: + the mayor, - Ines"
    turned = replace(OLD, speakers=(replace(mayor, aliases=("Ines", "Corvo")),))
    assert lines(turned, old) == ["Nothing changed."]


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
