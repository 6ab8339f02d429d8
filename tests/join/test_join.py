"""Every case in tests/cases/join/: what is joined over the articles it describes, whatever their
order.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.briefing import brief
from generator.briefing_yml import load_settings
from generator.lexicon import load
from generator.model.briefings import Briefing, Passage, Wording
from generator.model.readings import Reading
from generator.model.spans import Span
from tests.join.hand import write

CASES = Path(__file__).parents[1] / "cases" / "join"


def words(reading: Reading, span: Span) -> str:
    return span.of(reading.article.text)


def said(passage: Passage) -> str:
    return words(passage.reading, passage.span)


def worded(wording: Wording) -> str:
    """Return the articles that have a wording, and its words, those that differ in brackets."""
    first, shown = wording.passages[0], ""
    place = first.span.start
    for differing in wording.differing:
        before = words(first.reading, Span(place, differing.start))
        shown += f"{before}[{words(first.reading, differing)}]"
        place = differing.end
    articles = " ".join(each.reading.article.id for each in wording.passages)
    return f"{articles}: {shown}{words(first.reading, Span(place, first.span.end))}"


# What a case may expect, and how a briefing shows it.
SHOWN: dict[str, Callable[[Briefing], Any]] = {
    "speakers": lambda made: {each.name: " ".join(each.articles) for each in made.speakers},
    "speaking": lambda made: [each.name for each in made.speakers if each.speaks],
    "ids": lambda made: [each.id for each in made.speakers],
    "aliases": lambda made: {each.name: list(each.aliases) for each in made.speakers},
    "roles": lambda made: {
        each.name: [f"{role.text} ({role.article.id})" for role in each.roles]
        for each in made.speakers
    },
    "role": lambda made: {
        each.name: f"{each.role.text} ({each.role.basis})" for each in made.speakers
    },
    "passages": lambda made: [
        f"{each.speaker or 'nobody'}, {each.kind}: {said(each)}" for each in made.passages
    ],
    "when": lambda made: {
        said(each): f"{each.date.edtf} ({each.date.basis})" for each in made.passages
    },
    "where": lambda made: {
        said(each): f"{each.occasion.text} ({each.occasion.basis})" for each in made.passages
    },
    "filed": lambda made: {said(each): list(each.topics) for each in made.passages},
    "topics": lambda made: {each.id: " ".join(each.articles) for each in made.topics},
    "only named": lambda made: {
        each.id: " ".join(each.named) for each in made.topics if each.named
    },
    "topic words": lambda made: {each.name: list(each.words) for each in made.topics},
    "events": lambda made: [
        f"{each.date.edtf or 'undated'}{' ahead' if each.ahead else ''}: {words(each.reading, each.span)}"
        for each in made.events
    ],
    "also": lambda made: {
        words(each.reading, each.span): [reading.article.id for reading, _ in each.also]
        for each in made.events
        if each.also
    },
    "flags": lambda made: {
        words(each.reading, each.figure.span): [*map(str, each.flags)] for each in made.numbers
    },
    "figures filed": lambda made: {
        words(each.reading, each.figure.span): list(each.topics) for each in made.numbers
    },
    "same": lambda made: {each.figure.id: list(each.same) for each in made.numbers},
    "of what": lambda made: {
        each.figure.id: each.of_figure for each in made.numbers if each.of_figure
    },
    "changes": lambda made: [
        [each.about, said(each.then), said(each.now)] for each in made.changes
    ],
    "edition changes": lambda made: {
        edition.id: [[each.about, said(each.then), said(each.now)] for each in edition.changes]
        for edition in made.editions
    },
    "repeats": lambda made: [
        [f"{each.reading.article.id}: {said(each)}" for each in group] for group in made.repeats
    ],
    "wordings": lambda made: [
        [worded(each) for each in wordings]
        for key, wordings in made.wordings.items()
        if wordings[0].passages[0].id == key
    ],
    "editions": lambda made: {each.id: " ".join(each.articles) for each in made.editions},
    "heard": lambda made: {each.id: list(each.heard) for each in made.editions},
    "moved": lambda made: {
        each.id: [f"{moved.topic} {moved.before}+{moved.new}" for moved in each.moved]
        for each in made.editions
    },
    "edition lines": lambda made: {
        each.id: [said(line) for line in each.bottom_line] for each in made.editions
    },
    "pushed back": lambda made: [said(each.passage) for each in made.pushbacks],
    "adds": lambda made: {
        f"{article} {each.other}": [said(passage) for passage in each.adds]
        for article, others in made.also.items()
        for each in others
    },
    "bottom line": lambda made: [said(each) for each in made.bottom_line],
}


def cases() -> list[Any]:
    found = []
    for file in sorted(CASES.glob("*.yaml")):
        for case in yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader):
            found.append(pytest.param(case, id=f"{file.stem}: {case['name']}"))
    return found


@pytest.mark.parametrize("case", cases())
def test_articles_are_joined_as_the_case_says_in_any_order(case: dict[str, Any]) -> None:
    readings = [write(id, entry) for id, entry in case["articles"].items()]
    settings = load_settings(case.get("briefing", "").encode())
    made = brief(readings, settings, load())
    assert case["expect"] == {name: SHOWN[name](made) for name in case["expect"]}
    assert brief(readings[::-1], settings, load()) == made
