"""Topics that nobody has named: how often a phrase must be printed, and how many topics there are."""

from collections.abc import Mapping, Sequence

import pytest

from generator.join.suggestions import suggest_topics
from generator.lexicon import load
from generator.model.readings import Reading
from tests.join.hand import write

SUBJECTS = (
    "granite quarry",
    "orchard fungus",
    "tram depot",
    "velvet curtain",
    "salmon ladder",
    "copper gutter",
    "winter marathon",
    "pottery kiln",
    "lantern festival",
    "beaver colony",
    "violin school",
    "asphalt plant",
    "mustard mill",
    "walnut harvest",
)
FILLER = "Nobody came before noon."


def articles(count: int, printed: Mapping[str, Sequence[int]], filler: int = 0) -> list[Reading]:
    """Return articles in which each subject is the one thing in a paragraph of each article named;
    the first article has `filler` paragraphs more.
    """
    paragraphs: list[list[str]] = [[] for _ in range(count)]
    for subject, places in printed.items():
        for number, article in enumerate(places):
            paragraphs[article].append(f"Talk {number} was of the {subject}.")
    paragraphs[0] += [FILLER] * filler
    return [_article(f"a{number}", lines or [FILLER]) for number, lines in enumerate(paragraphs)]


def _article(id: str, paragraphs: Sequence[str]) -> Reading:
    text = "\n".join(paragraphs)
    keywords = {subject: 1.0 for subject in SUBJECTS if subject in text}
    return write(id, {"text": text, "keywords": keywords})


def names(readings: Sequence[Reading]) -> list[str]:
    return sorted(topic.name.lower() for topic in suggest_topics(readings, load()))


@pytest.mark.parametrize("printed, opens", [([0, 1], False), ([0, 0, 1], True)])
def test_a_phrase_of_two_articles_opens_a_topic_from_three_paragraphs_on(
    printed: list[int], opens: bool
) -> None:
    readings = articles(2, {SUBJECTS[0]: printed}, filler=20)
    assert names(readings) == ([SUBJECTS[0]] if opens else [])


@pytest.mark.parametrize("paragraphs, opens", [(4, False), (5, True)])
def test_a_phrase_of_one_article_opens_a_topic_from_five_paragraphs_on(
    paragraphs: int, opens: bool
) -> None:
    readings = articles(2, {SUBJECTS[0]: [0] * paragraphs}, filler=20)
    assert names(readings) == ([SUBJECTS[0]] if opens else [])


@pytest.mark.parametrize("filler, opens", [(16, True), (15, False)])
def test_what_more_than_a_quarter_of_all_paragraphs_are_about_is_no_topic(
    filler: int, opens: bool
) -> None:
    readings = articles(2, {SUBJECTS[0]: [0, 0, 0, 1, 1, 1]}, filler=filler + 2)
    assert names(readings) == ([SUBJECTS[0]] if opens else [])


@pytest.mark.parametrize("count, most", [(2, 7), (7, 12), (9, 12)])
def test_there_are_five_topics_more_than_articles_and_twelve_at_most(count: int, most: int) -> None:
    readings = articles(count, dict.fromkeys(SUBJECTS, (0, 1, 1)))
    assert len(names(readings)) == most
