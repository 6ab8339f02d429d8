"""Topics: files passages under them by the words they hold."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.join._phrases import Phrase, held, index
from generator.join._words import stems_of
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.briefings import Passage, Story, Topic
from generator.model.readings import Reading
from generator.model.spans import Basis, Span
from generator.settings import Settings, TopicSettings
from generator.stemming import fold

_NOT_ID = re.compile(r"[^a-z0-9]+")
_SEVERAL = 12  # articles

TopicsOf = Callable[[Article, Span], tuple[str, ...]]


class Filing:
    """Tells which topics a piece of an article belongs to: those of which it holds a word or
    phrase, inflected or not.

    What stands behind an aside (", as ministers gather …") tells the circumstances, and counts only
    where nothing before it does.
    """

    def __init__(
        self, topics: Sequence[TopicSettings], settings: Settings, lexicon: Lexicon
    ) -> None:
        self._stems = stems_of(lexicon)
        self._settings = settings
        self._order = {topic.id: rank for rank, topic in enumerate(topics)}
        self._parents = {topic.id: topic.parent for topic in topics if topic.parent in self._order}
        self._topics: dict[Phrase, set[str]] = defaultdict(set)
        for topic in topics:
            for phrase in filter(None, map(self._stems.phrase, topic.words)):
                self._topics[phrase].add(topic.id)
        self._index = index(self._topics)
        self._asides = tuple(f", {word} " for word in lexicon.words("join.asides"))

    def topics_of(self, article: Article, span: Span) -> tuple[str, ...]:
        """Return the ids of the topics of `span`, the most fitting first: that of which it holds
        the most words.

        Topics that briefing.yml adds to the article or removes from it count for each of its
        pieces.
        """
        curated = self._settings.of_article(article.seed)
        weights = self._weights(article, span)
        found = sorted(weights, key=lambda id: (-weights[id], self._order[id]))
        parents = (self._parents[id] for id in found if id in self._parents)
        return tuple(
            id
            for id in dict.fromkeys((*found, *parents, *curated.topics_add))
            if id not in curated.topics_remove
        )

    def _weights(self, article: Article, span: Span) -> Mapping[str, int]:
        """Return the topics of `span`, each with how many of its words stand there."""
        text = span.of(article.text)
        aside = min(
            (start for word in self._asides if (start := text.find(word)) > 0), default=len(text)
        )
        found = self._held(text[:aside]) or (self._held(text[aside:]) if aside < len(text) else {})
        return {id: len(words) for id, words in found.items()}

    def _held(self, text: str) -> Mapping[str, set[str]]:
        """Return the topics of which `text` holds words, each with their stems."""
        found: dict[str, set[str]] = defaultdict(set)
        for phrase in held(self._stems.phrase(text), self._index):
            for id in self._topics[phrase]:
                found[id].update(phrase)
        return found


def topics_by_reading(settings: Settings, lexicon: Lexicon) -> Callable[[Reading], tuple[str, ...]]:
    """Return a function that gives the curated topics of a reading: those that its statements
    belong to, in their own order.
    """
    filing = Filing(settings.topics, settings, lexicon)

    def topics_of(reading: Reading) -> tuple[str, ...]:
        sentences = {
            statement.sentence.start: statement.sentence for statement in reading.statements
        }
        found = {
            id
            for sentence in sentences.values()
            for id in filing.topics_of(reading.article, sentence)
        }
        return tuple(topic.id for topic in settings.topics if topic.id in found)

    return topics_of


def files_any(topics: Iterable[TopicSettings], texts: Iterable[str], lexicon: Lexicon) -> bool:
    """Say whether one of the texts holds a word of one of the topics, or one of their words holds
    it.
    """
    stems = stems_of(lexicon)
    known = [frozenset(stems.phrase(word)) for topic in topics for word in topic.words]
    own = [stems.content(text) for text in texts]
    return any(
        words and (words <= text or text <= words) for text in own if text for words in known
    )


def _naming(readings: Iterable[Reading], filing: Filing) -> Mapping[str, Mapping[str, None]]:
    """Return the articles whose text has words of a topic, by the topic's id."""
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for article in (reading.article for reading in readings):
        for block in article.blocks:
            for topic in filing.topics_of(article, block.span):
                named[topic][article.id] = None
    return named


def list_topics(
    topics: Iterable[TopicSettings],
    basis: Basis,
    passages: Sequence[Passage],
    readings: Sequence[Reading],
    filing: Filing,
) -> tuple[Topic, ...]:
    """Return the topics that have a passage, in their own order, with their articles in the order
    of the passages.
    """
    named = _naming(readings, filing)
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
            named=tuple(id for id in named[topic.id] if id not in articles[topic.id]),
        )
        for topic in topics
        if topic.id in articles
    )


def story_filing(stories: Sequence[Story], settings: Settings) -> TopicsOf:
    """Return what tells the topic of any piece of an article where each story opens one: its
    article's.
    """
    by_article = {article: story.id for story in stories for article in story.articles}

    def topics_of(article: Article, span: Span) -> tuple[str, ...]:
        topic = by_article.get(article.id)
        removed = settings.of_article(article.seed).topics_remove
        return (topic,) if topic and topic not in removed else ()

    return topics_of


def story_topics(stories: Iterable[Story]) -> tuple[Topic, ...]:
    """Return the topic that each story opens."""
    return tuple(
        Topic(
            id=story.id,
            name=story.name,
            description="",
            basis=Basis.INFERRED,
            words=story.words,
            parent="",
            related=(),
            articles=story.articles,
        )
        for story in stories
    )


def part(stories: Sequence[Story], readings: Sequence[Reading]) -> bool:
    """Return whether stories tell the articles apart: there are several, and none holds more than
    half of the articles. They do not where all articles are about one affair, and of a few
    articles recurring phrases tell more.
    """
    several = len(readings) >= _SEVERAL and len(stories) > 1
    return several and all(2 * len(each.articles) <= len(readings) for each in stories)


def topics_of_stories(stories: Iterable[Story]) -> tuple[TopicSettings, ...]:
    """Return the topics that stories open, as they could stand in briefing.yml: with ids made of
    their names, and the addresses that the stories had.
    """
    taken = Counter[str]()
    return tuple(
        TopicSettings(
            _id(_printed(story), taken),
            line=0,
            name=story.name,
            words=tuple(dict.fromkeys((_printed(story), *story.words))),
            was=(story.id,),
        )
        for story in stories
    )


def _id(name: str, taken: Counter[str]) -> str:
    """Return an id made of a name that no earlier topic has."""
    id = _NOT_ID.sub("-", fold(name)).strip("-") or "story"
    taken[id] += 1
    return id if taken[id] == 1 else f"{id}-{taken[id]}"


def _printed(story: Story) -> str:
    return story.span.of(story.source.text)
