"""Topics found in the texts, for a folder of articles that nobody has named topics for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from generator.join._phrases import Phrase, held, index
from generator.join._words import Stems, fold
from generator.lexicon import Lexicon
from generator.model import Reading
from generator.settings import TopicSettings

_MOST = 12  # topics that are found
_WORDS = 20  # phrases of one of them
_PARAGRAPHS = 3  # that must hold a phrase before it opens or joins a topic
_TOGETHER = 0.5  # share of a phrase's paragraphs from which it belongs to the topic that stands there too
_NOT_ID = re.compile(r"[^a-z0-9]+")


def suggest_topics(readings: Sequence[Reading], lexicon: Lexicon) -> tuple[TopicSettings, ...]:
    """Return topics found from the key phrases of all articles, the widest first, as they could stand in briefing.yml.

    A phrase opens a topic if two articles print it, or enough paragraphs of one where there is only one; a phrase that mostly
    stands in the same paragraphs as an earlier one joins it. Names of persons and publishers open none.
    """
    stems = Stems(lexicon)
    phrases = _phrases(readings, stems)
    places = _places(readings, phrases, stems)
    articles = {phrase: {article for article, _ in found} for phrase, found in places.items()}
    enough = 2 if len(readings) > 1 else 1
    ranked = sorted(
        (phrase for phrase in phrases if len(articles[phrase]) >= enough and len(places[phrase]) >= _PARAGRAPHS),
        key=lambda phrase: (-phrases[phrase].weight * log(1 + len(places[phrase])) * len(phrase) ** 0.5, phrase),
    )
    topics: list[list[Phrase]] = []
    for phrase in ranked:
        home = next((topic for topic in topics if _belongs(phrase, topic[0], places)), None)
        if home is not None:
            home.append(phrase)
        elif len(topics) < _MOST:
            topics.append([phrase])
    return tuple(_topic(topic, phrases) for topic in topics)


@dataclass(frozen=True, slots=True)
class _Printed:
    """How a phrase is printed most often, and its weight over all articles."""

    text: str
    weight: float


def _phrases(readings: Sequence[Reading], stems: Stems) -> Mapping[Phrase, _Printed]:
    """Return the key phrases of all articles by their stems, without those made of the names of persons and publishers."""
    prints: dict[Phrase, Counter[str]] = defaultdict(Counter)
    weights: dict[Phrase, float] = defaultdict(float)
    names = {
        stem
        for reading in readings
        for name in (reading.article.publisher.text, *(person.name for person in reading.people), *_authors(reading))
        for stem in stems.phrase(name)
    }
    for reading in readings:
        for keyword in reading.keywords:
            phrase = stems.phrase(keyword.text)
            if phrase and not names.issuperset(phrase):
                prints[phrase][keyword.text] += 1
                weights[phrase] += keyword.weight
    return {
        phrase: _Printed(min(texts, key=lambda text: (-texts[text], text)), weights[phrase])
        for phrase, texts in sorted(prints.items())
    }


def _authors(reading: Reading) -> Iterable[str]:
    return (author.text for author in reading.article.authors)


def _places(readings: Sequence[Reading], phrases: Iterable[Phrase], stems: Stems) -> Mapping[Phrase, set[tuple[str, int]]]:
    """Return the paragraphs (Article.id, number) that hold each phrase."""
    by_word = index(phrases)
    places: dict[Phrase, set[tuple[str, int]]] = {phrase: set() for phrase in phrases}
    for reading in readings:
        for block in reading.article.blocks:
            if block.number:
                words = [token.stem for token in stems.tokens(reading.article.text, block.span.start, block.span.end)]
                for phrase in held(words, by_word):
                    places[phrase].add((reading.article.id, block.number))
    return places


def _belongs(phrase: Phrase, first: Phrase, places: Mapping[Phrase, set[tuple[str, int]]]) -> bool:
    """Say whether a phrase is part of the topic that `first` opened."""
    return set(phrase) >= set(first) or len(places[phrase] & places[first]) >= _TOGETHER * len(places[phrase])


def _topic(phrases: Sequence[Phrase], printed: Mapping[Phrase, _Printed]) -> TopicSettings:
    texts = [printed[phrase].text for phrase in phrases[:_WORDS]]
    name = texts[0][:1].upper() + texts[0][1:]
    return TopicSettings(id=_NOT_ID.sub("-", fold(name)).strip("-"), line=0, name=name, words=tuple(texts))
