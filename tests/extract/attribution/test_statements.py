"""Statements and their speakers, end to end on small invented articles, and on the five seeds."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles import read_article
from generator.lexicon import load
from generator.model.articles import Article
from generator.model.readings import Reading, Rule, Statement, StatementKind
from generator.model.seeds import SeedFile
from generator.reading import read
from generator.settings import Correction, Settings
from tests.extract.made import article, cases
from tests.project import SEEDS

# quotations in the bodies, counted by hand
COUNTS = {
    "000": 6,
    "001": 22,
    "002": 7,
    "003": 8,
    "004": 8,
}


def found(made: Article, settings: Settings | None = None) -> tuple[Statement, ...]:
    return read(made, settings or Settings(), load()).statements


def rows(made: Article) -> list[tuple[str, str, str]]:
    return [
        (each.kind.value, each.speaker.name if each.speaker else "", each.span.of(made.text))
        for each in found(made)
    ]


@pytest.mark.parametrize("case", cases("statements"), ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    """Every statement of the case is found, of its kind and with its speaker; where it says "only"
    or has none, no other is.
    """
    made = article(case["text"])
    got = rows(made)
    wanted = [tuple(row) for row in case["statements"]]
    missing = [
        row
        for row in wanted
        if not any(
            row[:2] == each[:2] and (row[2] == each[2] or row[2] == f"that {each[2]}")
            for each in got
        )
    ]
    assert not missing, got
    if not wanted or "only" in case:
        assert len(got) == len(wanted), got


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_seeds(path: Path) -> None:
    """All 51 direct quotations of the seeds are found, and only the one about a serious alliance
    is not Mark Rutte's.
    """
    made = read_article(SeedFile(path.name, path.read_bytes()), Settings(), load())
    quoted = [each for each in found(made) if each.kind is not StatementKind.REPORTED]
    assert len(quoted) == COUNTS[path.stem[:3]]
    for each in quoted:
        words = each.span.of(made.text)
        assert each.speaker is not None
        assert each.speaker.name == (
            "Elbridge Colby" if words.startswith("serious alliance") else "Mark Rutte"
        ), words


def test_identity() -> None:
    """A paragraph inserted above changes no statement's id."""
    text = "“We will dig,” Anna Berg said."
    assert [each.id for each in found(article(text))] == [
        each.id for each in found(article(f"It rained in Lund.\n{text}"))
    ]


def test_the_clerk_whom_nobody_is_known_to_be_is_less_sure_than_a_clerk() -> None:
    new, named, body = (
        speaker.confidence
        for subject in ("A clerk", "The clerk", "The council")
        for statement in found(article(f"“We will dig,” {subject.lower()} said."))
        if (speaker := statement.speaker) is not None
    )
    assert named < 0.9 < min(new, body)


def test_utterance() -> None:
    """The parts around the reporting clause share an utterance, the id of the first."""
    one, other = found(article("“We will dig,” Anna Berg said, “until May.”"))
    assert one.utterance == other.utterance == one.id != other.id


def test_utterance_goes_on_after_the_sentence_that_says_who() -> None:
    """“A,” X said. “B.” in one paragraph is one utterance; the next paragraph's quotation is
    another.
    """
    text = "Anna Berg runs the port.\n“We will dig,” Berg said. “It takes a year.”\n“We begin in May,” she added."
    one, other, apart = found(article(text))
    assert one.utterance == other.utterance == one.id
    assert apart.utterance == apart.id


def test_utterance_ends_where_another_speaks_though_its_closing_mark_is_missing() -> None:
    """“A,” X said. “B. / “C,” said Y. / “D. / “E,” said Y. are three utterances."""
    text = (
        "“We will dig,” Ole Vik said. “It takes a year.\n“It takes two,” said Anna Berg.\n"
        "“The sand came back in May this year.\n“It always does,” said Anna Berg."
    )
    first, same, other, apart, joined = found(article(text))
    assert first.utterance == same.utterance == first.id
    assert other.utterance == other.id
    assert joined.utterance == apart.utterance == apart.id


@pytest.mark.parametrize(
    ("speaker", "drop", "expected"), [("Clara Holm", False, ["Clara Holm"]), ("", True, [])]
)
def test_corrections(speaker: str, drop: bool, expected: list[str]) -> None:
    """A correction gives a statement another speaker, or drops it."""
    settings = Settings(
        statements=(
            Correction("made.txt", 1, "We will dig", "as the recording shows", speaker, drop),
        )
    )
    statements = found(article("“We will dig,” Anna Berg said."), settings)
    assert [each.speaker.name for each in statements if each.speaker] == expected


@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "Anna Berg",
                "he",
                "said",
                "that",
                ",",
                ".",
                " ",
                "\n",
                ":",
                "’s",
                "the port chief",
                "a nurse",
                "We dig",
            ]
        )
    )
)
def test_places(pieces: list[str]) -> None:
    """Whatever a text holds, statements lie inside it in order, and nobody speaks whom it does not
    name.
    """
    made = article("".join(pieces))
    reading: Reading = read(made, Settings(), load())
    assert all(
        0 <= each.span.start < each.span.end <= len(made.text) for each in reading.statements
    )
    assert [each.span.start for each in reading.statements] == sorted(
        each.span.start for each in reading.statements
    )
    assert len({each.id for each in reading.statements}) == len(reading.statements)


@pytest.mark.parametrize(("length", "said"), [(200, True), (201, False)])
def test_a_heading_behind_a_name_has_up_to_two_hundred_characters(length: int, said: bool) -> None:
    heading = f"Anna Berg: The harbour closes for the winter and {'o' * 200}"[:length]
    made = article(f"Anna Berg opened the harbour.\n{heading}\nThe boats left.")
    assert bool(found(made)) is said


@pytest.mark.parametrize(("length", "told"), [(200, True), (201, False)])
def test_a_sentence_that_points_back_has_up_to_two_hundred_characters(
    length: int, told: bool
) -> None:
    pointing = f"That was how Anna Berg put it when she spoke to {'o' * 200}"[: length - 1]
    ((_, speaker, _),) = rows(article(f"“We dig until the ice has gone.” {pointing}."))
    assert speaker == ("Anna Berg" if told else "")


@pytest.mark.parametrize(("turns", "kind"), [(2, "reported"), (3, "quoted")])
def test_three_labels_in_capitals_make_a_transcript(turns: int, kind: str) -> None:
    labels = ["BERG", "HOLM", "BERG"][:turns]
    lines = "".join(f"{label}: It was late in the town\n" for label in labels)
    made = article(f"Anna Berg met Peter Holm.\n{lines}The boats left.")
    assert [row[0] for row in rows(made)] == [kind] * turns


@pytest.mark.parametrize("unit", ["“", '" ', "said ", "’ ", "A ", "he said, "])
def test_linear(unit: str) -> None:
    """A hostile quarter of a megabyte is read to its end."""
    text = unit * (250_000 // len(unit))
    assert read(article(text), Settings(), load()).article.text == text


@pytest.mark.parametrize(
    ("text", "rule", "before"),
    [
        ("“We will dig,” Anna Berg said.", Rule.CUE_QUOTATION, ""),
        (
            "Clara Holm praised Anna Berg's plan.\n“We will dig,” she said.",
            Rule.CUE_QUOTATION,
            "Clara Holm",
        ),
        (
            "Lund Port Director Anna Berg opened the meeting.\n“We will dig,” the port chief said.",
            Rule.CUE_QUOTATION,
            "Lund Port Director",
        ),
        (
            "A doctor said the ward was full. The ferry came.\n“We will dig,” the doctor said.",
            Rule.CUE_QUOTATION,
            "A doctor",
        ),
        (
            "Residents were angry. They said the port would close.",
            Rule.REPORTED_CLAUSE,
            "Residents",
        ),
        ("“We will dig,” Anna Berg said. “It takes a year.”", Rule.GOES_ON, ""),
    ],
    ids=["name", "pronoun", "role", "nobody's name", "they", "goes on"],
)
def test_a_speaker_is_kept_with_its_rule_and_the_words_before_that_it_stands_for(
    text: str, rule: Rule, before: str
) -> None:
    made = article(text)
    speaker = found(made)[-1].speaker
    assert speaker is not None
    assert speaker.rule is rule
    assert (speaker.antecedent.of(made.text) if speaker.antecedent else "") == before


def test_a_quotation_that_goes_on_keeps_the_words_that_name_its_speaker() -> None:
    made = article(
        "Anna Berg runs the port. “We will dig,” she said. “It takes a year.”\n"
        "“Then the ice comes, and nobody can dig in ice for a whole winter.”"
    )
    for statement in found(made)[1:]:
        assert statement.speaker is not None
        first = statement.speaker.continues
        assert first is not None
        assert first.span is not None
        assert (first.span.of(made.text), first.continues) == ("she", None)
