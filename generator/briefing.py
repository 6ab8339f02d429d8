"""Readings → Briefing: people, topics, timeline, numbers and changes over all articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from generator.join.also import find_also
from generator.join.bottom_line import choose_bottom_lines
from generator.join.changes import changes_by_edition, find_changes
from generator.join.editions import find_editions, told
from generator.join.events import find_events
from generator.join.numbers import join_numbers
from generator.join.of_what import say_of_what
from generator.join.order import in_order
from generator.join.passages import find_passages
from generator.join.pushbacks import find_pushbacks, one_a_topic
from generator.join.repeats import find_repeats
from generator.join.speakers import Cast, join_speakers
from generator.join.stories import find_stories
from generator.join.suggestions import suggest_topics
from generator.join.topics import (
    Filing,
    TopicsOf,
    files_any,
    list_topics,
    part,
    story_filing,
    story_topics,
    topics_of_stories,
)
from generator.join.wordings import find_wordings
from generator.lexicon import Lexicon
from generator.model.briefings import (
    Briefing,
    Edition,
    Number,
    Passage,
    Pushback,
    Speaker,
    Story,
    Topic,
)
from generator.model.readings import Reading
from generator.model.spans import Basis
from generator.settings import Settings, TopicSettings

Listed = Callable[[Sequence[Passage]], tuple[Topic, ...]]


def brief(readings: Sequence[Reading], settings: Settings, lexicon: Lexicon) -> Briefing:
    """Return everything that pages show. The order of `readings` changes nothing."""
    readings = in_order(readings)
    cast, stories = join_speakers(readings, settings, lexicon), find_stories(readings, lexicon)
    topics_of, listed = _filed(readings, stories, settings, lexicon)
    passages = find_passages(readings, cast.ids, settings, topics_of, lexicon)
    topics, repeats = listed(passages), find_repeats(passages, lexicon)
    found = told(find_editions(readings, settings.editions), passages)
    bottom_line, pushbacks, editions = _edited(found, passages, cast.speakers, topics, lexicon)
    return Briefing(
        name=settings.name,
        description=settings.description,
        readings=readings,
        passages=passages,
        speakers=cast.speakers,
        topics=topics,
        events=find_events(readings, passages, lexicon),
        numbers=_numbers(readings, passages, cast, topics_of, lexicon),
        changes=find_changes(passages, cast.speakers, topics, lexicon),
        bottom_line=bottom_line,
        editions=editions,
        pushbacks=pushbacks,
        repeats=repeats,
        wordings=find_wordings(repeats, lexicon),
        stories=stories,
        also=find_also(stories, passages, repeats, lexicon),
    )


def _numbers(
    readings: Sequence[Reading],
    passages: Sequence[Passage],
    cast: Cast,
    topics_of: TopicsOf,
    lexicon: Lexicon,
) -> tuple[Number, ...]:
    numbers = join_numbers(readings, passages, cast.ids, topics_of, lexicon)
    return say_of_what(numbers, cast.ids, lexicon)


def _edited(
    editions: Sequence[Edition],
    passages: Sequence[Passage],
    speakers: Sequence[Speaker],
    topics: Sequence[Topic],
    lexicon: Lexicon,
) -> tuple[tuple[Passage, ...], tuple[Pushback, ...], tuple[Edition, ...]]:
    """Return the bottom line and the pushbacks of all articles, and the editions, each with its
    own.
    """
    lines = choose_bottom_lines(passages, speakers, editions, lexicon)
    pushbacks = find_pushbacks(passages, speakers, lexicon)
    place = {article: each.id for each in editions for article in each.articles}
    said: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        said[place.get(passage.reading.article.id, "")].append(passage)
    pushed: dict[str, list[Pushback]] = defaultdict(list)
    for each in pushbacks:
        pushed[place.get(each.passage.reading.article.id, "")].append(each)
    oldest_first = [said[each.id] for each in reversed(editions)]
    changes = changes_by_edition(oldest_first, speakers, topics, lexicon)
    own = (
        replace(
            edition,
            bottom_line=lines.of_edition[edition.id],
            pushbacks=one_a_topic(pushed[edition.id]),
            changes=changed,
        )
        for edition, changed in zip(editions, reversed(changes), strict=True)
    )
    return lines.front, one_a_topic(pushbacks), tuple(own)


def _filed(
    readings: Sequence[Reading], stories: Sequence[Story], settings: Settings, lexicon: Lexicon
) -> tuple[TopicsOf, Listed]:
    """Return what tells the topics of a piece of an article, and what lists those that have a
    passage: the topics of briefing.yml, else one a story, else those of recurring phrases.
    """
    if not settings.topics and part(stories, readings):
        return story_filing(stories, settings), lambda _: story_topics(stories)
    filed_under = settings.topics or suggest_topics(readings, lexicon)
    # The rank of a found topic may change with every article; no old page does for that.
    ordered = settings.topics or sorted(filed_under, key=lambda topic: topic.id)
    filing = Filing(ordered, settings, lexicon)
    basis = Basis.CURATED if settings.topics else Basis.INFERRED
    return filing.topics_of, partial(
        list_topics, filed_under, basis, readings=readings, filing=filing
    )


def topics_in_use(
    readings: Sequence[Reading], settings: Settings, lexicon: Lexicon
) -> tuple[TopicSettings, ...]:
    """Return what pages are filed under: the topics of briefing.yml, else those found in the
    texts.
    """
    return settings.topics or _found_topics(in_order(readings), lexicon)


def _found_topics(readings: Sequence[Reading], lexicon: Lexicon) -> tuple[TopicSettings, ...]:
    stories = find_stories(readings, lexicon)
    if part(stories, readings):
        return topics_of_stories(stories)
    return suggest_topics(readings, lexicon)


def unfiled_topics(
    readings: Sequence[Reading], settings: Settings, lexicon: Lexicon
) -> tuple[TopicSettings, ...]:
    """Return the topics found in the texts of which no phrase belongs to a topic of
    briefing.yml.
    """
    return tuple(
        topic
        for topic in _found_topics(in_order(readings), lexicon)
        if not files_any(settings.topics, topic.words, lexicon)
    )
