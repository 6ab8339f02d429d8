"""Readings → Briefing: people, topics, timeline, numbers and changes over all articles."""

from __future__ import annotations

from collections.abc import Sequence

from generator.join.bottom_line import choose_bottom_line
from generator.join.changes import find_changes
from generator.join.events import find_events
from generator.join.numbers import join_numbers
from generator.join.of_what import say_of_what
from generator.join.order import in_order
from generator.join.passages import find_passages
from generator.join.repeats import find_repeats
from generator.join.speakers import join_speakers
from generator.join.stories import find_stories
from generator.join.topics import (
    Filing,
    TopicsOf,
    files_any,
    list_topics,
    story_filing,
    story_topics,
    suggest_topics,
)
from generator.lexicon import Lexicon
from generator.model.briefings import Briefing
from generator.model.readings import Reading
from generator.settings import Settings, TopicSettings


def brief(readings: Sequence[Reading], settings: Settings, lexicon: Lexicon) -> Briefing:
    """Return everything that pages show. The order of `readings` changes nothing."""
    readings = in_order(readings)
    cast = join_speakers(readings, settings, lexicon)
    stories = find_stories(readings, lexicon)
    filing = Filing(settings.topics, settings, lexicon)
    topics_of: TopicsOf = filing.topics_of if settings.topics else story_filing(stories, settings)
    passages = find_passages(readings, cast.ids, settings, topics_of, lexicon)
    numbers = join_numbers(readings, passages, cast.ids, topics_of, lexicon)
    topics = (
        list_topics(settings.topics, passages, readings, filing)
        if settings.topics
        else story_topics(stories)
    )
    return Briefing(
        name=settings.name,
        description=settings.description,
        readings=readings,
        passages=passages,
        speakers=cast.speakers,
        topics=topics,
        events=find_events(readings, passages, lexicon),
        numbers=say_of_what(numbers, cast.ids, lexicon),
        changes=find_changes(passages, cast.speakers, topics, lexicon),
        bottom_line=choose_bottom_line(passages, cast.speakers, lexicon),
        repeats=find_repeats(passages, lexicon),
        stories=stories,
    )


def topics_in_use(
    readings: Sequence[Reading], settings: Settings, lexicon: Lexicon
) -> tuple[TopicSettings, ...]:
    """Return what pages are filed under: the topics of briefing.yml, else those found in the
    texts.
    """
    return settings.topics or suggest_topics(find_stories(in_order(readings), lexicon))


def unfiled_topics(
    readings: Sequence[Reading], settings: Settings, lexicon: Lexicon
) -> tuple[TopicSettings, ...]:
    """Return the topics found in the texts of which no phrase belongs to a topic of
    briefing.yml.
    """
    return tuple(
        topic
        for topic in suggest_topics(find_stories(in_order(readings), lexicon))
        if not files_any(settings.topics, topic.words, lexicon)
    )
