"""Topics found in the texts, for a folder of articles that nobody has named topics for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from generator.join._phrases import Phrase, held, index
from generator.join._words import Stems, fold
from generator.lexicon import Lexicon
from generator.model import Reading
from generator.settings import TopicSettings

_MOST = 12  # topics
_WORDS = 20  # phrases of one topic
_PARAGRAPHS = 3  # that must hold a phrase before it opens a topic, if two articles print it
_ONE_ARTICLE = 5  # the same, if one article prints it
_UMBRELLA = 0.25  # share of all paragraphs from which a phrase is what the whole collection is about
_TOGETHER = 0.5  # share of a phrase's paragraphs from which it belongs to the topic that stands there too
_NOT_ID = re.compile(r"[^a-z0-9]+")

Place = tuple[str, int]  # Article.id and number of the paragraph


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A key phrase over all articles: as most often printed, its summed weight, and the paragraphs that hold it."""

    stems: Phrase
    text: str
    weight: float
    places: frozenset[Place]

    @property
    def articles(self) -> int:
        """How many articles hold it."""
        return len({article for article, _ in self.places})

    @property
    def strength(self) -> float:
        """How well it would open a topic: by weight and spread, phrases before single words."""
        return self.weight * log(1 + len(self.places)) * sqrt(self.articles) * (1 if len(self.stems) == 1 else 2)


def suggest_topics(readings: Sequence[Reading], lexicon: Lexicon) -> tuple[TopicSettings, ...]:
    """Return at most twelve topics found from the articles' key phrases, as they could stand in briefing.yml, the widest first.

    A phrase opens a topic if several paragraphs of two articles print it, or many of one. What the whole collection is about,
    and names of persons and publishers, open none. A phrase that mostly stands in the paragraphs of an earlier topic joins it.
    """
    paragraphs = sum(block.number > 0 for reading in readings for block in reading.article.blocks)
    topics: list[list[_Found]] = []
    for phrase in sorted(_phrases(readings, Stems(lexicon)), key=lambda each: (-each.strength, each.stems)):
        if len(phrase.places) > max(_ONE_ARTICLE, _UMBRELLA * paragraphs):
            continue
        home = next((topic for topic in topics if _belongs(phrase, topic[0])), None)
        if home:
            home.append(phrase)
        elif _opens(phrase) and len(topics) < _MOST:
            topics.append([phrase])
    return tuple(_topic(phrases) for phrases in topics)


def _opens(phrase: _Found) -> bool:
    return len(phrase.places) >= (_PARAGRAPHS if phrase.articles > 1 else _ONE_ARTICLE)


def _belongs(phrase: _Found, first: _Found) -> bool:
    """Say whether a phrase is part of the topic that `first` opened: it holds its words, or mostly stands where it stands."""
    together = len(phrase.places & first.places)
    return set(phrase.stems) >= set(first.stems) or together >= max(2, _TOGETHER * len(phrase.places))


def _topic(phrases: Sequence[_Found]) -> TopicSettings:
    name = phrases[0].text[:1].upper() + phrases[0].text[1:]
    id = _NOT_ID.sub("-", fold(name)).strip("-")
    return TopicSettings(id, line=0, name=name, words=tuple(phrase.text for phrase in phrases[:_WORDS]))


def _phrases(readings: Sequence[Reading], stems: Stems) -> list[_Found]:
    """Return the key phrases of all articles, without names of persons, publishers and datelines, roles and units."""
    prints: dict[Phrase, Counter[str]] = defaultdict(Counter)
    weights: dict[Phrase, float] = defaultdict(float)
    names = {stem for reading in readings for name in _names(reading) for stem in stems.phrase(name)}
    empty = {stems.content(text) for reading in readings for text in _roles_and_units(reading)}
    for reading in readings:
        for keyword in reading.keywords:
            phrase = stems.phrase(keyword.text)
            if phrase and not names.issuperset(phrase) and frozenset(phrase) not in empty:
                prints[phrase][keyword.text] += 1
                weights[phrase] += keyword.weight
    places = _places(readings, prints, stems)
    return [
        _Found(phrase, min(texts, key=lambda text: (-texts[text], text)), weights[phrase], frozenset(places[phrase]))
        for phrase, texts in prints.items()
    ]


def _names(reading: Reading) -> Iterable[str]:
    yield from (reading.article.publisher.text, reading.article.place.text)
    yield from (author.text for author in reading.article.authors)
    yield from (person.name for person in reading.people)


def _roles_and_units(reading: Reading) -> Iterable[str]:
    yield from (role.text for person in reading.people for role in person.roles)
    yield from (figure.unit for figure in reading.figures)


def _places(readings: Sequence[Reading], phrases: Iterable[Phrase], stems: Stems) -> Mapping[Phrase, set[Place]]:
    """Return the paragraphs that hold each phrase."""
    by_word = index(phrases)
    places: dict[Phrase, set[Place]] = defaultdict(set)
    for reading in readings:
        for block in reading.article.blocks:
            if block.number:
                words = [token.stem for token in stems.tokens(reading.article.text, block.span.start, block.span.end)]
                for phrase in held(words, by_word):
                    places[phrase].add((reading.article.id, block.number))
    return places
