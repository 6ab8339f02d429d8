"""check names what a maintainer should look at, where, and what to do; what is in order is not
mentioned.
"""

from dataclasses import replace

import pytest

from generator.check import check
from generator.model.articles import Doubt, DoubtKind
from generator.model.briefings import Briefing, Speaker, Topic
from generator.model.readings import Reading, SpeakerKind
from generator.model.spans import Basis, Dated, Noted
from generator.settings import ArticleSettings, Correction, PersonSettings, Settings, TopicSettings
from tests.samples import NO_FINDINGS, QUOTED, REPORTED, TEXT, article, briefing, reading, span


def said(made: Briefing, settings: Settings | None = None) -> list[str]:
    return [str(problem) for problem in check(made, settings or Settings())]


def speaker(name: str, kind: SpeakerKind = SpeakerKind.PERSON) -> Speaker:
    return Speaker(name.lower().replace(" ", "-"), name, kind, True, (), (name,), ("a",), Noted())


def text_only(seed: str, text: str) -> Reading:
    return reading(article(seed, text), **NO_FINDINGS)


def test_a_briefing_in_order_has_no_problem() -> None:
    settings = Settings(
        articles={"a.txt": ArticleSettings("a.txt", 3)},
        people=(PersonSettings("ines-corvo", 5),),
        topics=(TopicSettings("harbour", 8, "Harbour", words=("harbour",)),),
    )
    assert said(briefing(), settings) == []


# -- settings that do nothing ----------------------------------------------------------------------


def test_an_entry_for_a_seed_that_is_not_there() -> None:
    settings = Settings(
        articles={"A.txt": ArticleSettings("A.txt", 3), "other.md": ArticleSettings("other.md", 9)}
    )
    assert said(briefing(), settings) == [
        "briefing.yml:3: there is no seed “A.txt”; did you mean “a.txt”?",
        "briefing.yml:9: there is no seed “other.md”; remove it, or add the article it is for",
    ]


def test_an_entry_for_somebody_nobody_mentions() -> None:
    settings = Settings(people=(PersonSettings("ines-corva", 5),))
    assert said(briefing(), settings) == [
        "briefing.yml:5: nobody in the seeds is “ines-corva”; did you mean “ines-corvo”?"
    ]


def test_a_correction_of_words_that_no_statement_holds() -> None:
    settings = Settings(
        statements=(
            Correction("a.txt", 7, "the harbour would open", "misread", speaker="ines-corvo"),
        )
    )
    todo = "copy the words from the article, or remove the correction"
    assert said(briefing(), settings) == [
        f"briefing.yml:7: no statement of a.txt holds “the harbour would open”; {todo}"
    ]


def test_a_correction_that_put_something_right_is_in_order() -> None:
    settings = Settings(
        statements=(Correction("a.txt", 7, "12 weeks", "nobody says it", drop=True),)
    )
    assert said(briefing(reading(statements=(QUOTED,), corrected=(7,))), settings) == []


def test_a_topic_that_nothing_belongs_to() -> None:
    settings = Settings(topics=(TopicSettings("weather", 8, "Weather", words=("storm",)),))
    assert said(briefing(), settings) == [
        "briefing.yml:8: no passage belongs to the topic “Weather”; add words that articles print"
    ]


# -- what the texts do not say ---------------------------------------------------------------------


def test_an_article_without_date_and_publisher() -> None:
    unknown = reading(article(published=Dated(), publisher=Noted()))
    assert said(briefing(unknown)) == [
        "a.txt: does not say when it was published; add published under articles in briefing.yml, with a reason",
        "a.txt: does not say who published it; add publisher under articles in briefing.yml, with a reason",
    ]


def test_another_date_than_the_one_used_is_named_with_its_line() -> None:
    doubtful = article(doubts=(Doubt(DoubtKind.OTHER_DATE, span("3 March")),))
    todo = "add published under articles in briefing.yml, with a reason"
    assert said(briefing(reading(doubtful))) == [
        f"a.txt:3: “3 March” is another date than 2026-03-02, which is used; {todo}"
    ]


def test_what_is_printed_instead_of_a_date_is_named_instead_of_its_absence() -> None:
    doubtful = article(published=Dated(), doubts=(Doubt(DoubtKind.NO_YEAR, span("3 March")),))
    assert said(briefing(reading(doubtful))) == [
        "a.txt:3: “3 March” has no year; add published under articles in briefing.yml, with a reason"
    ]


@pytest.mark.parametrize(
    ("given", "named"),
    [("https://gazette.example/harbour", False), ("www.gazette.example/harbour", True)],
)
def test_an_address_in_the_header_that_nothing_can_link_to(given: str, named: bool) -> None:
    address = Noted(given, Basis.STATED, span("3 March"))
    problem = (
        f"a.txt:3: “{given}” is no web address, so nothing links to it; "
        "write it in full, https:// first"
    )
    assert said(briefing(reading(article(address=address)))) == [problem] * named


def test_a_statement_nobody_was_found_for_is_named_with_its_line() -> None:
    assert said(briefing(reading(statements=(REPORTED, replace(QUOTED, speaker=None))))) == [
        "a.txt:3: nobody was found who says “=We’ll, reopen; it,”; add it under statements in briefing.yml, with its speaker"
    ]


# -- what looks other than it is -------------------------------------------------------------------


def test_marks_that_change_the_direction_are_named_with_their_line() -> None:
    marked = TEXT.replace("The ministry", "The \u202eministry\u202c")
    problems = said(briefing(reading(article("b.txt", marked), **NO_FINDINGS)))
    what = "holds invisible marks that can change the order of its words (U+202C, U+202E)"
    assert problems == [f"b.txt:4: {what}; remove them"]


def test_a_word_of_two_alphabets_is_named_once_a_paragraph() -> None:
    mixed = TEXT.replace("Corvo", "C\u043ervo").replace("harbour", "h\u0430rbour")
    todo = "write it in one alphabet, or it counts as another word than it looks like"
    assert said(briefing(reading(article("b.txt", mixed), **NO_FINDINGS))) == [
        f"b.txt:3: “C\u043ervo” mixes alphabets: its “\u043e” is Cyrillic; {todo}",
    ]


def test_ordinary_text_of_another_alphabet_is_in_order() -> None:
    foreign = TEXT.replace("ministry", "ministry (משרד \u200fהנמל, министерство, ΔT, β-carotene)")
    assert said(briefing(reading(article("b.txt", foreign), **NO_FINDINGS))) == []


# -- people, topics, articles that may be one ------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Corvo", "Ines Corvo"),
        ("Ines Corvo", "Ines Corvoe"),
        ("Ines Corvo", "Ines Maria Corvo"),
        ("Corvoe", "Ines Corvo"),
        ("I. Corvó", "Ines Corvo"),
        ("Ines Corvó", "Ines Corvo"),
    ],
)
def test_two_names_that_may_be_one_person(one: str, other: str) -> None:
    pair = briefing(speakers=(speaker(other), speaker(one)))
    todo = "add one to the other's aliases in briefing.yml, or to apart"
    assert said(pair) == [
        f"a.txt: “{min(one, other)}” and “{max(one, other)}” may be one person; {todo}"
    ]
    apart = Settings(people=(PersonSettings(speaker(one).id, 5, one, apart=(other,)),))
    assert said(pair, apart) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ines Corvo", "Leo Corvo"), ("Ines Corvo", "Leo Arent"), ("Ines Corvo", "Ines Halloran")],
)
def test_two_people_are_two(one: str, other: str) -> None:
    assert said(briefing(speakers=(speaker(one), speaker(other)))) == []


def test_organisations_with_like_names_are_not_people() -> None:
    assert (
        said(
            briefing(
                speakers=(
                    speaker("the ministry", SpeakerKind.ORGANISATION),
                    speaker("ministry", SpeakerKind.GROUP),
                )
            )
        )
        == []
    )


def test_the_same_text_twice() -> None:
    again = text_only("b.txt", TEXT + "\n" + "It adds one line of its own here.\n")
    assert said(briefing(reading(), again)) == [
        "b.txt: is nearly the same text as a.txt; remove one of them"
    ]


def test_two_articles_that_share_a_sentence_are_two() -> None:
    other = text_only(
        "b.txt",
        "Storm passes\n\n"
        + "The storm passed north of the islands before noon and boats went out again. " * 3
        + TEXT[-36:],
    )
    assert said(briefing(reading(), other)) == []


def test_problems_come_by_file_and_line() -> None:
    unknown = reading(article(published=Dated()), statements=(replace(REPORTED, speaker=None),))
    settings = Settings(
        topics=(TopicSettings("weather", 8, "Weather"),), articles={"x": ArticleSettings("x", 2)}
    )
    nothing = replace(
        briefing(unknown), topics=(Topic("harbour", "Harbour", "", Basis.CURATED, (), "", (), ()),)
    )
    assert [line.split(": ")[0] for line in said(nothing, settings)] == [
        "a.txt",
        "a.txt:3",
        "briefing.yml:2",
        "briefing.yml:8",
    ]


@pytest.mark.parametrize("entries, other", [(2, False), (3, True)])
def test_settings_of_other_articles_are_the_first_thing_it_says(entries: int, other: bool) -> None:
    topics = tuple(
        TopicSettings(f"t{line}", line, f"T{line}", words=("snow",))
        for line in range(8, 8 + entries)
    )
    first, *more = said(briefing(), Settings(topics=topics))
    assert first.startswith("briefing.yml: is of other articles: none of its 3") is other
    assert len(more) == (0 if other else 1)


def test_settings_that_fit_something_are_not_of_other_articles() -> None:
    topics = tuple(
        TopicSettings(f"t{line}", line, f"T{line}", words=("snow",)) for line in (8, 9, 10)
    )
    settings = Settings(articles={"a.txt": ArticleSettings("a.txt", 3)}, topics=topics)
    assert all("no passage belongs" in each for each in said(briefing(), settings))
