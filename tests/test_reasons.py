"""Why a statement is its speaker's is told in words: every step has a phrase, and the sentence that
decides.
"""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from generator.lexicon import load
from generator.model.readings import Reading, Rule, Statement
from generator.model.spans import Span
from generator.reading import read
from generator.reasons import BESIDES, ROLES, WHERE, Means, Step, Steps
from generator.settings import Correction, Settings
from tests.extract.made import article, cases

VALUES = dict.fromkeys(("mention", "cue", "clause", "name", "role"), "Berg")


def last(text: str, settings: Settings | None = None) -> tuple[Reading, Statement]:
    reading = read(article(text), settings or Settings(), load())
    return reading, reading.statements[-1]


@pytest.mark.parametrize("case", cases("why"), ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    """The steps to the speaker of the last statement are told in these words."""
    reading, statement = last(case["text"])
    told = " ".join(step.in_words(load()) for step in Steps(reading).of(statement))
    assert told.replace("\N{NO-BREAK SPACE}", " ") == case["why"]


@pytest.mark.parametrize("key", [*Rule, *Means])
def test_every_kind_of_step_has_a_phrase(key: Rule | Means) -> None:
    """But for the rule that finds nobody, who is no speaker."""
    step = Step(key, VALUES, Span(0, 1), 1, (("subject", "same"),))
    if key is Rule.NOBODY:
        with pytest.raises(KeyError):
            step.in_words(load())
    else:
        words = step.in_words(load())
        assert words.endswith(".")
        assert "{" not in words


@pytest.mark.parametrize(("role", "where"), [*product((*ROLES, "mentioned"), WHERE)])
def test_all_that_may_speak_for_a_person_before_has_a_phrase(role: str, where: str) -> None:
    because = ((role.replace(" ", "_"), where),)
    assert Step(Means.PRONOUN, VALUES, Span(0, 1), 1, because).in_words(load())


@pytest.mark.parametrize("beside", BESIDES)
def test_all_that_may_speak_for_a_person_beside_has_a_phrase(beside: str) -> None:
    because = (("besides", beside.partition(",")[0]),)
    assert Step(Means.PRONOUN, VALUES, Span(0, 1), 1, because).in_words(load())


def test_the_sentence_that_decides_is_the_one_of_the_words_before() -> None:
    reading, statement = last("The ice came. Anna Berg runs the port.\n“We will dig,” she said.")
    rule, means = Steps(reading).of(statement)
    text = reading.article.text
    assert rule.sentence.of(text) == "“We will dig,” she said."
    assert (means.sentence.of(text), means.paragraph) == ("Anna Berg runs the port.", 1)


def test_a_name_in_the_headline_stands_in_a_heading() -> None:
    reading, statement = last("“We will dig,” Anna Berg said.")
    (step,) = Steps(reading).of(statement)
    assert replace(step, paragraph=0).place(load()) == "a heading"


def test_a_speaker_from_a_correction_is_an_editors() -> None:
    words = "We will dig"
    correction = Correction("made.txt", 1, words, why="the caption", speaker="Ole Vik")
    reading, statement = last(f"“{words},” Anna Berg said.", Settings(statements=(correction,)))
    (step,) = Steps(reading).of(statement)
    assert step.key is Means.EDITOR


def test_words_of_the_article_go_through_what_shows_them() -> None:
    reading, statement = last("“We will dig,” Anna Berg said.")
    (step,) = Steps(reading).of(statement)
    assert step.in_words(load(), shown=str.upper) == "The text says “ANNA BERG SAID”."
