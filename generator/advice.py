"""What a maintainer could look at when there is time: nothing here is wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from generator.articles import line_of
from generator.briefing import unfiled_topics
from generator.errors import Problem
from generator.extract.people.name_words import SUFFIXES
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.briefings import Briefing, Speaker
from generator.model.readings import SpeakerKind
from generator.model.spans import Basis
from generator.settings import SETTINGS_NAME, Settings, TopicSettings

_HOST = re.compile(r"[a-z0-9-]+|(?:[A-Za-z0-9-]+\.)+[a-z]{2,}")  # detroitnews, example.com
MOST = 5  # phrases that might be a topic


def advise(briefing: Briefing, settings: Settings, lexicon: Lexicon) -> tuple[Problem, ...]:
    """Return what might be better, by file and line: articles that cannot be read, publishers named
    like addresses, people of one surname, and phrases that might be a topic.
    """
    found = (
        *_other_languages(briefing, lexicon),
        *_hosts(briefing),
        *_namesakes(briefing, settings),
        *_topics(briefing, settings, lexicon),
    )
    return tuple(sorted(set(found)))


def _other_languages(briefing: Briefing, lexicon: Lexicon) -> Iterator[Problem]:
    """Yield the articles of which only the headline, publisher and date are used."""
    for article in (reading.article for reading in briefing.readings):
        if not lexicon.reads(article.language):
            yield Problem(
                article.seed,
                0,
                f"{lexicon.text('labels.other_language')}, so nothing is read out of it",
                "add a translation as a seed of its own, or leave it listed without statements",
            )


def _hosts(briefing: Briefing) -> Iterator[Problem]:
    """Yield the publishers that a page calls like its address, each at its first article."""
    told = set[str]()
    for article in (reading.article for reading in briefing.readings):
        name = article.publisher.text
        if name in told or article.publisher.basis is Basis.CURATED or not _HOST.fullmatch(name):
            continue
        told.add(name)
        yield Problem(
            article.seed,
            0,
            f"its publisher is given as “{name}”, which looks like an address",
            f"if it has another name, add publisher under articles in {SETTINGS_NAME}",
        )


def _namesakes(briefing: Briefing, settings: Settings) -> Iterator[Problem]:
    """Yield those who speak and have another first name than somebody of the same surname, unless
    briefing.yml names either.
    """
    named = {name for person in settings.people for name in (person.id, person.name)}
    surnames: dict[str, list[Speaker]] = defaultdict(list)
    for speaker in briefing.speakers:
        if (
            speaker.kind is SpeakerKind.PERSON
            and " " in speaker.name
            and not {speaker.id, speaker.name} & named
        ):
            surnames[_surname(speaker.name)].append(speaker)
    articles = {reading.article.id: reading.article for reading in briefing.readings}
    for surname, people in sorted(surnames.items()):
        for one, other in combinations(sorted(people, key=lambda each: each.name), 2):
            if (one.speaks or other.speaks) and one.name[0] != other.name[0]:
                article = articles.get(other.articles[0]) if other.articles else None
                what = f"“{one.name}” and “{other.name}” share the surname {surname}"
                todo = (
                    f"if they are one person, enter one under people in {SETTINGS_NAME} with the "
                    "other as alias"
                )
                yield _at(article, other.name, what, todo)


def _surname(name: str) -> str:
    """Return the last word of a name that is not "Jr." or one of its kind."""
    words = name.split()
    kept = [word for word in words if word.casefold().rstrip(".") not in SUFFIXES]
    return (kept or words)[-1].rstrip(",")


def _topics(briefing: Briefing, settings: Settings, lexicon: Lexicon) -> Iterator[Problem]:
    """Yield the phrases that would open a topic and belong to none of briefing.yml."""
    found: tuple[TopicSettings, ...] = (
        unfiled_topics(briefing.readings, settings, lexicon) if settings.topics else ()
    )
    for topic in found[:MOST]:
        words = topic.words[0]
        holders = [
            reading.article
            for reading in briefing.readings
            if words.casefold() in reading.article.text.casefold()
        ]
        what = (
            f"“{words}” might be a topic: {len(holders)} articles print it"
            if len(holders) > 1
            else f"“{words}” might be a topic"
        )
        yield _at(
            min(holders, key=lambda each: each.seed, default=None),
            words,
            what,
            f"add it under topics in {SETTINGS_NAME}",
        )


def _at(article: Article | None, words: str, what: str, todo: str) -> Problem:
    if article is None:
        return Problem(SETTINGS_NAME, 0, what, todo)
    offset = max(article.text.casefold().find(words.casefold()), 0)
    return Problem(article.seed, line_of(article, offset), what, todo)
