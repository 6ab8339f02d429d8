"""briefing.yml is read as it is written, or refused with every problem, its line, its key and the
nearest known key.
"""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.briefing_yml import LARGEST, load_settings
from generator.errors import SettingsError
from generator.settings import EditionSpan, Settings, TextMode
from tests.project import ROOT, SEEDS

CASES = [
    pytest.param(case, id=case["name"])
    for file in sorted((ROOT / "tests/cases/settings").glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


def problems_of(data: bytes) -> list[str]:
    try:
        load_settings(data)
    except SettingsError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize("case", CASES)
def test_every_problem_of_a_case_is_named_and_no_other(case: dict[str, str]) -> None:
    assert problems_of(case["briefing"].encode()) == case["problems"]


def test_what_is_written_is_what_the_program_gets() -> None:
    settings = load_settings(
        b"""
name: Harbour briefing
text: full
articles:
  sub/a.txt:
    label: The harbour closes
    publisher: {value: The Coast Gazette, why: the footer}
    text: none
    topics: {add: [harbour], remove: [coast]}
people:
  ines-corvo: {name: Ines Corvo, aliases: [the mayor], apart: [Ines Corvoz], pronouns: she}
topics:
  harbour: {name: Harbour, words: [quay, "dry dock"], parent: coast}
  coast: {name: Coast, words: [coast]}
statements:
  - {seed: sub/a.txt, words: we stay, speaker: ines-corvo, why: the pronoun}
"""
    )
    article = settings.articles["sub/a.txt"]
    assert (settings.name, settings.text) == ("Harbour briefing", TextMode.FULL)
    assert (article.line, article.label, article.text) == (5, "The harbour closes", TextMode.NONE)
    assert article.publisher and (article.publisher.value, article.publisher.why) == (
        "The Coast Gazette",
        "the footer",
    )
    assert (article.topics_add, article.topics_remove) == (("harbour",), ("coast",))
    assert [(person.id, person.aliases, person.line) for person in settings.people] == [
        ("ines-corvo", ("the mayor",), 11)
    ]
    assert [(topic.id, topic.words) for topic in settings.topics] == [
        ("harbour", ("quay", "dry dock")),
        ("coast", ("coast",)),
    ]
    assert [(each.words, each.speaker, each.drop) for each in settings.statements] == [
        ("we stay", "ines-corvo", False)
    ]


def test_topics_keep_the_order_of_the_file() -> None:
    topics = "".join(
        f"  {name}: {{name: {name}, words: [x]}}\n" for name in ("zinc", "arc", "moon")
    )
    assert [topic.id for topic in load_settings(f"topics:\n{topics}".encode()).topics] == [
        "zinc",
        "arc",
        "moon",
    ]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    text = "name: Harbour\narticles:\n  a.txt:\n    label: x\n"
    assert load_settings(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()) == load_settings(
        text.encode()
    )


def test_bytes_that_are_not_utf_8_are_named_with_their_line() -> None:
    assert problems_of(b"name: a\ndescription: caf\xe9\n") == [
        "briefing.yml:2: is not UTF-8; save it as UTF-8"
    ]


def test_a_huge_file_is_refused_unread() -> None:
    assert problems_of(b"#" * (LARGEST + 1)) == [
        "briefing.yml: has 1,000,001 bytes; keep it under 1,000,000"
    ]


def test_broken_yaml_is_named_with_its_line() -> None:
    (problem,) = problems_of(b"name: a\narticles: {x\n")
    assert problem.startswith("briefing.yml:3: is no YAML (")


def test_ten_thousand_unknown_keys_are_ten_thousand_problems() -> None:
    assert len(problems_of(b"".join(b"k%d: x\n" % number for number in range(10_000)))) == 10_000


@given(
    st.binary(max_size=200)
    | st.text("abn: -[]{}&*#|>\n\t'\"%@`?!\\\0", max_size=120).map(str.encode)
)
def test_any_bytes_give_settings_or_problems_and_nothing_else(data: bytes) -> None:
    try:
        assert isinstance(load_settings(data), Settings)
    except SettingsError as error:
        assert all(
            problem.file == "briefing.yml" and problem.what and problem.todo
            for problem in error.problems
        )


def test_the_projects_own_file_is_in_order() -> None:
    assert not problems_of((SEEDS / "briefing.yml").read_bytes())


@pytest.mark.parametrize(
    ("said", "span"),
    [("", None), ("editions: auto", None), ("editions: week", EditionSpan.WEEK)],
)
def test_an_edition_has_the_span_that_is_said(said: str, span: EditionSpan | None) -> None:
    assert load_settings(said.encode()).editions is span
