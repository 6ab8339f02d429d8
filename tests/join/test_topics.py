"""When found topics are stories, and when they are recurring phrases."""

import pytest

from generator.join.topics import part, topics_of_stories
from generator.model.briefings import Story
from generator.model.readings import Reading
from tests.pages import port


def stories(sizes: tuple[int, ...]) -> list[Story]:
    """Return stories of so many articles."""
    article = port.harbour().article
    return [
        Story(
            id=f"story-{number}",
            name="Harbour",
            source=article,
            span=article.blocks[0].span,
            words=("harbour",),
            articles=tuple(map(str, range(size))),
        )
        for number, size in enumerate(sizes)
    ]


@pytest.mark.parametrize(
    ("sizes", "articles", "parted"),
    [
        ((), 40, False),
        ((6,), 40, False),
        ((2, 2), 11, False),
        ((2, 2), 12, True),
        ((6, 2), 12, True),
        ((7, 2), 12, False),
    ],
)
def test_stories_part_an_archive_of_several_affairs(
    sizes: tuple[int, ...], articles: int, parted: bool
) -> None:
    readings: list[Reading] = [port.harbour()] * articles
    assert part(stories(sizes), readings) == parted


def test_a_story_as_a_topic_of_briefing_yml_has_an_id_of_its_name_and_its_former_address() -> None:
    topics = topics_of_stories(stories((2, 2)))
    assert [(each.id, each.was) for each in topics] == [
        ("harbour-minister-wants-a-deeper-port", ("story-0",)),
        ("harbour-minister-wants-a-deeper-port-2", ("story-1",)),
    ]
