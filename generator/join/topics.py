"""Topics: files passages under them by their words, and finds them in the texts where briefing.yml names none."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from generator.join._words import Stems
from generator.lexicon import Lexicon
from generator.model import Article, Basis, Passage, Reading, Span, Topic
from generator.settings import ArticleSettings, TopicSettings

Phrase = tuple[str, ...]  # stems

_MOST = 12  # topics that are found
_WORDS = 20  # phrases of one of them
_PARAGRAPHS = 3  # that must hold a phrase before it opens or joins one
_TOGETHER = 0.5  # share of a phrase's paragraphs from which it belongs to the topic that stands there too
_NOT_ID = re.compile(r"[^a-z0-9]+")
_NOTHING = ArticleSettings(seed="", line=0)


class Filing:
    """Tells which topics a piece of an article belongs to: those of which it holds a word or phrase, inflected or not."""

    def __init__(self, topics: Sequence[TopicSettings], articles: Mapping[str, ArticleSettings], lexicon: Lexicon) -> None:
        self._stems = Stems(lexicon)
        self._articles = articles
        self._order = {topic.id: place for place, topic in enumerate(topics)}
        self._parents = {topic.id: topic.parent for topic in topics if topic.parent in self._order}
        self._topics: dict[Phrase, set[str]] = defaultdict(set)
        for topic in topics:
            for phrase in filter(None, map(self._stems.phrase, topic.words)):
                self._topics[phrase].add(topic.id)
        self._index = _index(self._topics)

    def topics_of(self, article: Article, span: Span) -> tuple[str, ...]:
        """Return the ids of the topics of `span`, the most fitting first; a longer phrase tells more than a shorter one.

        Topics that briefing.yml adds to the article or removes from it count for each of its pieces.
        """
        curated = self._articles.get(article.seed, _NOTHING)
        weights = self._weights(article, span)
        found = sorted(weights, key=lambda id: (-weights[id], self._order[id]))
        parents = (self._parents[id] for id in found if id in self._parents)
        return tuple(id for id in dict.fromkeys((*found, *parents, *curated.topics_add)) if id not in curated.topics_remove)

    def _weights(self, article: Article, span: Span) -> Mapping[str, int]:
        words = [token.stem for token in self._stems.tokens(article.text, span.start, span.end)]
        weights: dict[str, int] = defaultdict(int)
        for phrase in _held(words, self._index):
            for id in self._topics[phrase]:
                weights[id] += len(phrase)
        return weights


def _index(phrases: Iterable[Phrase]) -> Mapping[str, Sequence[Phrase]]:
    """Return phrases by their first word."""
    index: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        index[phrase[0]].append(phrase)
    return index


def _held(words: Sequence[str], index: Mapping[str, Sequence[Phrase]]) -> set[Phrase]:
    """Return the phrases that stand in `words`."""
    return {
        phrase
        for place, word in enumerate(words)
        for phrase in index.get(word, ())
        if tuple(words[place : place + len(phrase)]) == phrase
    }


def suggest_topics(readings: Sequence[Reading], lexicon: Lexicon) -> tuple[TopicSettings, ...]:
    """Return topics found from the key phrases of all articles, the widest first, as they could stand in briefing.yml.

    A phrase opens a topic if two articles print it, or enough paragraphs of one where there is only one; a phrase that mostly
    stands in the same paragraphs as an earlier one joins it. Names of persons and publishers open none.
    """
    stems = Stems(lexicon)
    phrases = _phrases(readings, stems)
    places = _places(readings, phrases, stems)
    articles = {phrase: {article for article, _ in held} for phrase, held in places.items()}
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
    index = _index(phrases)
    places: dict[Phrase, set[tuple[str, int]]] = {phrase: set() for phrase in phrases}
    for reading in readings:
        for block in reading.article.blocks:
            if block.number:
                words = [token.stem for token in stems.tokens(reading.article.text, block.span.start, block.span.end)]
                for phrase in _held(words, index):
                    places[phrase].add((reading.article.id, block.number))
    return places


def _belongs(phrase: Phrase, first: Phrase, places: Mapping[Phrase, set[tuple[str, int]]]) -> bool:
    """Say whether a phrase is part of the topic that `first` opened."""
    return set(phrase) >= set(first) or len(places[phrase] & places[first]) >= _TOGETHER * len(places[phrase])


def _topic(phrases: Sequence[Phrase], printed: Mapping[Phrase, _Printed]) -> TopicSettings:
    texts = [printed[phrase].text for phrase in phrases[:_WORDS]]
    name = texts[0][:1].upper() + texts[0][1:]
    return TopicSettings(id="-".join(_NOT_ID.sub("", stem) for stem in phrases[0]), line=0, name=name, words=tuple(texts))


def list_topics(topics: Iterable[TopicSettings], basis: Basis, passages: Sequence[Passage]) -> tuple[Topic, ...]:
    """Return the topics that have a passage, in their own order, with their articles in the order of the passages."""
    articles: dict[str, dict[str, None]] = defaultdict(dict)
    for passage in passages:
        for id in passage.topics:
            articles[id][passage.reading.article.id] = None
    return tuple(
        Topic(
            id=topic.id,
            name=topic.name,
            description=topic.description,
            basis=basis,
            words=topic.words,
            parent=topic.parent if topic.parent in articles else "",
            related=tuple(id for id in topic.related if id in articles),
            articles=tuple(articles[topic.id]),
        )
        for topic in topics
        if topic.id in articles
    )
