"""Stories: which articles tell one, on each side of each threshold; what a story is called."""

import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from generator.join import _clusters as clusters
from generator.join import stories as module
from generator.join.order import in_order
from generator.join.stories import find_stories
from generator.lexicon import load
from generator.model.briefings import Story
from generator.model.readings import Reading
from tests.join.hand import write

# Articles of one paragraph each; the first of each pair tells the same story as the second.
FERRY = (
    "The ferry Albatross ran aground off Holm on a reef, and divers looked for cracks in its hull.",
    "Divers found cracks in the hull of the Albatross, the ferry that hit a reef off Holm.",
)
ORCHARD = (
    "A fungus has spread through the walnut orchards of Selwyn, and growers burn infected trees.",
    "Growers in Selwyn burn infected trees as the fungus moves from one walnut orchard to the next.",
)
ALONE = (
    "The violin school in Tarn will get a new roof, paid by a lottery.",
    "Beavers have built a dam under the motorway, and engineers do not know how to move them.",
    "A granite quarry near Ashby wants to blast at night, which its neighbours oppose.",
)


def told(*texts: str, **published: str) -> list[Reading]:
    """Return articles with these texts, called a, b, c …"""
    return [
        write(id, {"text": text, "published": published.get(id, "")})
        for id, text in zip("abcdefghij", texts, strict=False)
    ]


def found(readings: Iterable[Reading]) -> tuple[Story, ...]:
    return find_stories(in_order(readings), load())


def articles(readings: Iterable[Reading]) -> list[str]:
    return sorted(" ".join(sorted(story.articles)) for story in found(readings))


# -- which articles tell one story -----------------------------------------------------------------


def test_articles_on_different_things_tell_no_story() -> None:
    assert articles(told(FERRY[0], ORCHARD[0], *ALONE)) == []


def test_no_article_tells_no_story() -> None:
    assert found([]) == ()
    assert found(told(FERRY[0])) == ()


def test_articles_that_share_their_words_tell_a_story() -> None:
    assert articles(told(FERRY[0], ORCHARD[0], *ALONE, FERRY[1], ORCHARD[1])) == ["a f", "b g"]


def test_two_articles_alone_can_tell_a_story() -> None:
    assert articles(told(*FERRY)) == ["a b"]


def test_the_order_of_the_articles_changes_nothing() -> None:
    readings = told(*FERRY, *ORCHARD, *ALONE)
    expected = found(readings)
    for seed in range(5):
        assert found(random.Random(seed).sample(readings, len(readings))) == expected


def test_an_article_in_another_language_is_in_no_story() -> None:
    one, other = told(*FERRY)
    french = replace(other, article=replace(other.article, language="fr"))
    assert articles([one, french]) == []


@pytest.mark.parametrize("day, together", [("2031-05-31", True), ("2031-06-01", False)])
def test_articles_more_than_thirty_days_apart_tell_two_stories(day: str, together: bool) -> None:
    readings = told(*FERRY, *ALONE, a="2031-05-01", b=day)
    assert articles(readings) == (["a b"] if together else [])


def test_an_article_without_a_date_goes_with_any() -> None:
    assert articles(told(*FERRY, *ALONE, a="2031-05-01")) == ["a b"]


@pytest.mark.parametrize(
    "day, others, together",
    [
        ("2031-05-08", 1, True),  # a week, and most articles
        ("2031-05-09", 1, False),  # more than a week
        ("2031-05-09", 2, True),  # no more than half of the articles
        ("2031-05-09", 0, True),  # too few articles for a subject
    ],
)
def test_what_most_articles_are_about_for_weeks_is_no_story(
    day: str, others: int, together: bool
) -> None:
    third = (FERRY[0].replace("looked", "search"),) if others == 1 else ()
    readings = told(*FERRY, *third, *ALONE[:others], a="2031-05-01", b=day)
    assert bool(articles(readings)) == together


NAMES = ("Albatross", "Tarn", "Ashby", "Selwyn", "Brantholm", "Ostvik", "Merrow")


@pytest.mark.parametrize("shared, together", [(5, False), (6, True)])
def test_fewer_than_six_shared_words_make_no_story(shared: int, together: bool) -> None:
    words = ", ".join(NAMES[:shared])
    readings = told(f"{words}: granite, lanterns.", f"Mustard, kilns: {words}.", *ALONE)
    assert articles(readings) == (["a b"] if together else [])


def test_one_name_that_all_print_often_makes_no_story() -> None:
    readings = told(
        "Netflix. Netflix. Netflix pays parents who stay at home, and Netflix trusts its staff.",
        "Netflix. Netflix. Netflix lost a season to thieves, who asked Netflix for a ransom.",
        *ALONE,
    )
    assert articles(readings) == []


# -- groups ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("share, together", [(0.19, False), (0.2, True)])
def test_a_third_joins_two_where_it_is_like_both_on_average(share: float, together: bool) -> None:
    alike = {(0, 1): 0.9, (0, 2): 0.2, (1, 2): share}
    assert clusters.groups(3, alike, 0.2) == ([[0, 1, 2]] if together else [[0, 1]])


def test_a_chain_of_likeness_is_no_group() -> None:
    assert clusters.groups(4, {(0, 1): 0.5, (1, 2): 0.4, (2, 3): 0.5}, 0.3) == [[0, 1], [2, 3]]


def test_nothing_alike_makes_no_group() -> None:
    assert clusters.groups(3, {(0, 2): 0.1}, 0.2) == []


# -- what a story is called ------------------------------------------------------------------------


def names(*texts: str) -> list[str]:
    return [story.name for story in found(told(*texts, *ALONE))]


def test_a_story_is_named_as_one_of_its_articles_prints_it() -> None:
    (story,) = found(told(*FERRY, *ALONE))
    printed = story.span.of(story.source.text)
    assert story.name.casefold() == printed.casefold()
    assert story.source.id in story.articles
    assert set(story.words) >= {"Albatross", "hull", "reef"}


@pytest.mark.parametrize(
    "one, other, name",
    [
        # a place, a role and a publisher name no story
        (
            "In Selwyn the rent freeze divides tenants, landlords and the council, which met in Selwyn.",
            "The council in Selwyn votes on the rent freeze; tenants and landlords wait in Selwyn.",
            "Rent freeze",
        ),
        # nothing cut off: “Brant Valley” goes on
        (
            "The Brant Valley Railway stops trains after the bridge burned, passengers walk.",
            "Passengers walk: the Brant Valley Railway burned bridge stops all trains.",
            "Brant Valley Railway",
        ),
        # a name and what it is about before the name alone
        (
            "Jets cheerleaders sue over wages; Jets cheerleaders earn little, the suit says.",
            "A suit over wages: Jets cheerleaders want what players earn, little as it is.",
            "Jets cheerleaders",
        ),
    ],
)
def test_the_name_tells_the_story(one: str, other: str, name: str) -> None:
    assert names(one, other) == [name]


# -- growth ----------------------------------------------------------------------------------------


def _many(count: int) -> list[Reading]:
    """Return articles of which every second tells the story of the one before it."""
    dice, readings, own = random.Random(7), list[Reading](), list[str]()
    letters = "bdfgklmnprstvz"

    def word() -> str:
        return "".join(dice.choice(letters) + dice.choice("aeiou") for _ in range(4))

    for number in range(count):
        own = [word() for _ in range(30)] if number % 2 == 0 else own
        text = " ".join(dice.sample(own, 20) + [f"common{dice.randrange(40)}" for _ in range(20)])
        readings.append(write(f"a{number:05}", {"text": f"The {text}."}))
    return readings


def _seconds(readings: Sequence[Reading]) -> float:
    begun = time.process_time()
    assert len(find_stories(readings, load())) >= len(readings) * 0.4
    return time.process_time() - begun


def test_time_grows_with_the_number_of_articles_and_not_its_square() -> None:
    few, many = in_order(_many(300)), in_order(_many(1200))
    once = min(_seconds(few) for _ in range(3))
    assert _seconds(many) < 8 * once + 0.05


def test_no_word_that_many_articles_hold_brings_them_together_one_by_one() -> None:
    texts = [f"Fog closed the harbour of Ostvik on day {number}." for number in range(200)]
    readings = [write(f"a{number:03}", {"text": text}) for number, text in enumerate(texts)]
    weights = module.tell([each.article for each in readings], load())
    assert len(list(module._candidates(weights, [0.0] * 200))) < 200
