"""Stories: which articles tell one, on each side of each threshold; what a story is called."""

import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from generator.join import _clusters as clusters
from generator.join import stories as module
from generator.join._words import Stems
from generator.join.order import in_order
from generator.join.stories import find_stories
from generator.lexicon import load
from generator.model.briefings import Story
from generator.model.readings import Reading
from generator.model.spans import Basis, Noted, Span
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


def coined(letter: str, count: int) -> list[str]:
    """Return words that nobody prints but one article."""
    return [f"{letter}{'bdfgklm'[place % 7]}a{'nprstvzx'[place // 7]}ol" for place in range(count)]


@pytest.mark.parametrize("own, together", [(51, True), (52, False)])
def test_eight_shared_words_of_fifty_nine_make_a_story_and_of_sixty_none(
    own: int, together: bool
) -> None:
    shared = ["granite", "lantern", "mustard", "kettle", "beaver", "orchard", "violin", "ferry"]
    texts = [f"The {' '.join(shared + coined(letter, own))}." for letter in "py"]
    assert articles(told(*texts, *ALONE)) == (["a b"] if together else [])


def test_the_two_words_that_articles_share_most_strongly_count_half() -> None:
    weights = dict.fromkeys(["a", "b", "c", "d"], 0.3) | {"e": 0.5, "f": 0.6}
    assert round(module._alike(weights, weights), 3) == 4 * 0.09 + 0.5 * (0.25 + 0.36)


@pytest.mark.parametrize("holders, pairs", [(50, 1225), (51, 0)])
def test_articles_are_looked_up_by_words_that_at_most_fifty_hold(holders: int, pairs: int) -> None:
    weights = [{"fog": 0.5, "harbour": 0.5}] * holders
    assert len(list(module._candidates(weights, [0.0] * holders))) == pairs


@pytest.mark.parametrize("shared, compared", [(1, False), (2, True)])
def test_articles_are_compared_that_share_two_heavy_words(shared: int, compared: bool) -> None:
    one = {"fog": 0.5, "harbour": 0.5}
    other = {word: 0.5 for word, _ in zip(one, range(shared), strict=False)} | {"kettle": 0.5}
    assert bool(list(module._candidates([one, other], [0.0, 0.0]))) is compared


@pytest.mark.parametrize("heavier, compared", [(23, True), (24, False)])
def test_only_the_twenty_five_heaviest_words_count_as_heavy(heavier: int, compared: bool) -> None:
    shared = {"fog": 0.1, "harbour": 0.1}
    weights = [shared | dict.fromkeys(coined(letter, heavier), 0.2) for letter in "py"]
    assert bool(list(module._candidates(weights, [0.0, 0.0]))) is compared


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


def test_eight_words_at_most_are_shown_of_a_story() -> None:
    text = f"The {' '.join(coined('p', 9))}."
    (story,) = found(told(text, text, *ALONE))
    assert len(story.words) == 8


def headlined(*titles: str) -> list[str]:
    """Return the headlines that may name the story of articles under these titles."""
    story = []
    for id, title in zip("abc", titles, strict=False):
        reading = write(id, {"text": f"{title}\nThe ferry hit a reef."})
        titled = replace(reading.article, title=Noted(title, Basis.STATED, Span(0, len(title))))
        story.append(replace(reading, article=titled))
    weights = [{"ferry": 0.5, "reef": 0.5}] * len(story)
    found = module._headlines(story, weights, Stems(load()))
    return [name.span.of(name.reading.article.text) for name in found]


def test_the_shortest_headline_that_holds_two_words_of_a_story_names_it() -> None:
    titles = ["Divers look at a ferry on its reef", "Ferry hits reef", "Ferry stops"]
    assert headlined(*titles) == ["Ferry hits reef", "Divers look at a ferry on its reef"]
    assert headlined("Ferry hits reef (Port/Lind)", "Ferry reef") == ["Ferry reef"]


@pytest.mark.parametrize("words, names_it", [(14, True), (15, False)])
def test_a_headline_of_more_than_fourteen_words_names_no_story(words: int, names_it: bool) -> None:
    title = " ".join(["Ferry reef", *["late"] * (words - 2)])
    assert bool(headlined(title, title)) is names_it


@pytest.mark.parametrize("holders, told_by", [(2, {"fog"}), (1, set())])
def test_a_word_tells_a_story_that_half_of_its_articles_hold_and_two_at_least(
    holders: int, told_by: set[str]
) -> None:
    weights = [{"fog": 0.5}] * holders + [{}] * (4 - holders)
    assert set(module._strongest(weights)) == told_by
    assert module._strongest([*weights, {}]) == []


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
        # the police of a place act in many stories; the office of a body may be one
        (
            "Orvane Mills police searched a quarry for an organ that vanished from a choir.",
            "A choir misses an organ. It vanished from a quarry, said Orvane Mills police.",
            "Organ",
        ),
        (
            "The EU patent office moves to Tarn. The EU patent office has no room for its files.",
            "Files fill the EU patent office, which moves to Tarn for want of room for its files.",
            "EU patent office",
        ),
        # a channel's own desk; what a channel is in the news for is none
        (
            "CTV Selwyn is shocked: an anchor robbed and cheated to pay for walnut trees.",
            "To pay for walnut trees an anchor robbed and cheated, and CTV Selwyn is shocked.",
            "Walnut trees",
        ),
        (
            "The BBC licence fee rises to pay for choirs and organ pipes, and listeners grumble.",
            "Listeners grumble at choirs and organ pipes, for which the BBC licence fee must pay.",
            "BBC licence fee",
        ),
        # what is called a state is a place, and what is not may be a firm
        (
            "Thieves drained a pipeline and were shot at a market. Orvane state mourns them.",
            "At a market of Orvane, thieves were shot who drained a pipeline. Why, asks Orvane.",
            "Pipeline",
        ),
        (
            "Thieves drained a pipeline and were shot at a market. Orvane mourns them.",
            "At a market of Orvane, thieves were shot who drained a pipeline. Why, asks Orvane.",
            "Orvane",
        ),
        # who took the picture; a slash behind another word credits nobody
        (
            "A beaver dam floods the rail yard. (AP Photo/Brant Lovell) Trains wait at the rail yard.",
            "Trains wait at the rail yard, where a beaver dam holds water. (AP Photo/Brant Lovell)",
            "Rail yard",
        ),
        (
            "A beaver dam floods the rail yard. (Pilot/Brant Lovell) Trains wait at the rail yard.",
            "Trains wait at the rail yard, where a beaver dam holds water. (Pilot/Brant Lovell)",
            "Brant Lovell",
        ),
    ],
)
def test_the_name_tells_the_story(one: str, other: str, name: str) -> None:
    assert names(one, other) == [name]


def spoken(people: Iterable[str], said: Iterable[dict[str, str]], *texts: str) -> list[str]:
    """Return the names of the stories of articles that each name these people and statements."""
    own = {"people": {name: [] for name in people}, "said": list(said)}
    readings = [write(id, {"text": text, **own}) for id, text in zip("ab", texts, strict=True)]
    return [story.name for story in found([*readings, *told("", "", *ALONE)[2:]])]


@pytest.mark.parametrize("people, name", [([], "Cape"), (["Isolde Winter"], "Isolde Winter")])
def test_a_season_ends_the_name_of_a_person_and_of_nothing_else(
    people: list[str], name: str
) -> None:
    texts = (
        "Isolde Winter sings at the quarry. Isolde Winter wore a cape, and Winter was cheered.",
        "A cape at the quarry: Isolde Winter sings, and the crowd cheered for Isolde Winter.",
    )
    assert spoken(people, [], *texts) == [name]


@pytest.mark.parametrize("said, name", [(True, "Wavepad"), (False, "Brantsoft")])
def test_a_firm_that_speaks_in_the_articles_is_rather_a_witness_than_the_story(
    said: bool, name: str
) -> None:
    texts = (
        "Brantsoft said gloves would steer games. Brantsoft calls the gloves Wavepad, for players.",
        "Brantsoft said gloves would steer games. Wavepad, for players, is by Brantsoft.",
    )
    statement = {"by": "Brantsoft", "as": "organisation", "words": "gloves would steer games"}
    assert spoken([], [statement] * said, *texts) == [name]


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


# -- what a story is known by ----------------------------------------------------------------------


def test_a_newer_article_may_bring_another_name_and_changes_no_id() -> None:
    days = {"a": "2031-03-01", "b": "2031-03-02", "f": "2031-03-03"}
    third = f"{FERRY[1]} The hull of the Albatross is scrap, say divers."
    first = found(told(*FERRY, *ALONE, **days))
    more = found(told(*FERRY, *ALONE, third, **days))
    assert [story.id for story in first] == [story.id for story in more] == ["story-a"]
    assert len(more[0].articles) == 3


def test_a_story_without_a_day_is_known_by_the_first_of_its_articles_by_id() -> None:
    assert [story.id for story in found(told(*FERRY))] == ["story-a"]
