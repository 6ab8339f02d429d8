"""Topics found in the texts, for a folder of articles that nobody has named topics for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

from generator.join._phrases import Phrase, held, index
from generator.join._words import Stems, stems_of
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.articles import BlockKind
from generator.model.readings import Reading, SpeakerKind
from generator.settings import TopicSettings
from generator.stemming import fold

_MOST = 12  # topics
_FEW = 5  # topics more than articles, where there are few articles
_WORDS = 20  # phrases of one topic
_PAIR = 0.2  # weight of two neighbouring words; that of key phrases is 1 at most
_PARAGRAPHS = (
    3  # that must hold a phrase before it opens a topic, if two articles print it, or a headline
)
_ONE_ARTICLE = 5  # the same, if one article prints it, and not in its headline
_UMBRELLA = (
    0.25  # share of all paragraphs from which a phrase is what the whole collection is about
)
_TOGETHER = (
    0.5  # share of a phrase's paragraphs from which it belongs to the topic that stands there too
)
_ALWAYS = 0.75  # the same for a phrase that could open a topic of its own
_NAME_PART = (
    0.8  # share of paragraphs from which a word next to other capitalised words is part of a name
)
_CAPITALISED = re.compile(rf"[\d_a-z]*[{CAPITAL}]\w+")  # "iPhone" too
# two words with nothing else between them but an apostrophe
_LETTERS = re.compile(r"[^\W\d_]+(?:['’]s?)?[ -][^\W\d_]+")
_NOT_ID = re.compile(r"[^a-z0-9]+")

_BODIES = (SpeakerKind.ORGANISATION, SpeakerKind.GROUP)

ParagraphId = tuple[str, int]  # Article.id and number of the paragraph


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A key phrase over all articles: as most often printed, its summed weight, and the paragraphs
    that hold it.
    """

    stems: Phrase
    text: str
    weight: float
    paragraph_ids: frozenset[ParagraphId]
    headlined: bool  # a headline holds it

    @property
    def articles(self) -> int:
        """How many articles hold it."""
        return len({article for article, _ in self.paragraph_ids})

    @property
    def strength(self) -> float:
        """How well it would open a topic: by weight and spread, phrases before names before other
        single words.
        """
        form = 1.0 if len(self.stems) > 1 else 0.75 if self.text[0].isupper() else 0.25
        return self.weight * log(1 + len(self.paragraph_ids)) * sqrt(self.articles) * form

    @property
    def opens(self) -> bool:
        """Whether it could open a topic."""
        return len(self.paragraph_ids) >= (
            _PARAGRAPHS if self.articles > 1 or self.headlined else _ONE_ARTICLE
        )


def suggest_topics(readings: Sequence[Reading], lexicon: Lexicon) -> tuple[TopicSettings, ...]:
    """Return at most twelve topics, as they could stand in briefing.yml, from key phrases and
    recurring pairs of words.

    A phrase opens a topic if several paragraphs of two articles print it, or many of one. What the
    whole collection is about, and names of persons and publishers, open none. A phrase that mostly
    stands in the paragraphs of an earlier topic joins it.
    """
    paragraphs = sum(block.number > 0 for reading in readings for block in reading.article.blocks)
    most = min(_MOST, len(readings) + _FEW)
    topics: list[list[_Found]] = []
    for phrase in sorted(
        _phrases(readings, lexicon), key=lambda each: (-each.strength, each.stems)
    ):
        if not 2 <= len(phrase.paragraph_ids) <= max(_ONE_ARTICLE, _UMBRELLA * paragraphs):
            continue
        home = next((topic for topic in topics if _belongs(phrase, topic[0])), None)
        if home:
            home.append(phrase)
        elif phrase.opens and len(topics) < most:
            topics.append([phrase])
    return tuple({topic.id: topic for topic in map(_topic, topics) if topic.id}.values())


def _belongs(phrase: _Found, first: _Found) -> bool:
    """Say whether a phrase is part of the topic that `first` opened: it holds its words, or mostly
    stands where it stands.
    """
    together, share = (
        len(phrase.paragraph_ids & first.paragraph_ids),
        _ALWAYS if phrase.opens else _TOGETHER,
    )
    return set(phrase.stems) >= set(first.stems) or together >= max(
        2, share * len(phrase.paragraph_ids)
    )


def _topic(phrases: Sequence[_Found]) -> TopicSettings:
    name = phrases[0].text[:1].upper() + phrases[0].text[1:]
    id = _NOT_ID.sub("-", fold(name)).strip("-")
    return TopicSettings(
        id, line=0, name=name, words=tuple(phrase.text for phrase in phrases[:_WORDS])
    )


def _phrases(readings: Sequence[Reading], lexicon: Lexicon) -> list[_Found]:
    """Return the phrases of all articles, without those that hold a person's name and those that
    are no subject.
    """
    stems = stems_of(lexicon)
    prints, weights = _prints(readings, stems, lexicon)
    # more than one article's pair of words
    shared = [phrase for phrase, weight in weights.items() if weight > _PAIR]
    paragraph_ids = _paragraph_ids(readings, shared, stems)
    found = (
        _found(phrase, _usual(prints[phrase]), weights[phrase], paragraph_ids[phrase])
        for phrase in shared
    )
    paragraphs = {
        (reading.article.id, block.number): block.span.of(reading.article.text)
        for reading in readings
        for block in reading.article.blocks
    }
    return [each for each in found if not _part_of_name(each, paragraphs)]


def _prints(
    readings: Sequence[Reading], stems: Stems, lexicon: Lexicon
) -> tuple[Mapping[Phrase, Counter[str]], Mapping[Phrase, float]]:
    """Return how often each phrase that may be a topic is printed in which way, and its weight over
    all articles.
    """
    nothing, out = _no_topics(lexicon, stems), _names_and_units(readings, stems, lexicon)
    empty = {stems.content(text) for reading in readings for text in _no_subjects(reading)}
    no_subjects = empty | _speaking(readings, stems)
    prints: dict[Phrase, Counter[str]] = defaultdict(Counter)
    weights: dict[Phrase, float] = defaultdict(float)
    for reading in readings:
        keywords = ((stems.phrase(each.text), each.text, each.weight) for each in reading.keywords)
        pairs = ((phrase, text, _PAIR) for phrase, text in _pairs(reading, stems).items())
        for phrase, text, weight in (*keywords, *pairs):
            if (
                phrase
                and out.isdisjoint(phrase)
                and not nothing[len(phrase) > 1].issuperset(phrase)
                and frozenset(phrase) not in no_subjects
            ):
                prints[phrase][text] += 1
                weights[phrase] += weight
    return prints, weights


def _names_and_units(readings: Sequence[Reading], stems: Stems, lexicon: Lexicon) -> frozenset[str]:
    """Return the stems that stand in no topic: of people's names, months and scales of numbers."""
    names = (person.name for reading in readings for person in reading.people)
    tables = ("numbers.scales", "dates.months", "dates.short_months")
    units = (word for table in tables for word in lexicon.numbers(table))
    return frozenset(stem for text in (*names, *units) for stem in stems.phrase(text))


def _speaking(readings: Sequence[Reading], stems: Stems) -> frozenset[frozenset[str]]:
    """Return the words of the organisations and groups that speak, and those of longer names two
    by two.

    They are found under speakers: "the volcano observatory" is no subject, nor is "protection
    agency".
    """
    speakers = {
        each.speaker.name
        for reading in readings
        for each in reading.statements
        if each.speaker and each.speaker.kind in _BODIES
    }
    names = map(stems.phrase, sorted(speakers))
    return frozenset(frozenset(part) for words in names for part in (words, *pairwise(words)))


def _found(phrase: Phrase, text: str, weight: float, paragraph_ids: set[ParagraphId]) -> _Found:
    paragraphs = frozenset(paragraph_id for paragraph_id in paragraph_ids if paragraph_id[1])
    return _Found(phrase, text, weight, paragraphs, headlined=len(paragraphs) < len(paragraph_ids))


def _no_topics(lexicon: Lexicon, stems: Stems) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of words that alone are no topic, and of those that together with each
    other are none either.
    """
    bodies = [
        word
        for name in ("join.generic_organisations", "join.no_topics")
        for word in lexicon.words(name)
    ]
    return frozenset(map(stems.stem, (*bodies, *lexicon.words("people.roles")))), frozenset(
        map(stems.stem, bodies)
    )


def _part_of_name(found: _Found, paragraphs: Mapping[ParagraphId, str]) -> bool:
    """Say whether a single capitalised word mostly stands next to another: "United" is part of
    "Castle United".
    """
    if len(found.stems) > 1 or not found.text[0].isupper():
        return False
    word = re.escape(found.text)
    beside = re.compile(rf"\b(?:(\w+) )?{word}\b(?: (\w+))?")
    in_name = [
        any(
            _CAPITALISED.fullmatch(neighbour or "")
            for match in beside.finditer(paragraphs[paragraph_id])
            for neighbour in match.groups()
        )
        for paragraph_id in found.paragraph_ids
    ]
    return sum(in_name) >= _NAME_PART * len(in_name)


def _usual(texts: Counter[str]) -> str:
    return min(texts, key=lambda text: (-texts[text], text))


def _pairs(reading: Reading, stems: Stems) -> Mapping[Phrase, str]:
    """Return the pairs of neighbouring words that carry a subject, as first printed: a pair that
    articles share is a phrase.
    """
    text, found = reading.article.text, dict[Phrase, str]()
    for block in reading.article.blocks:
        if block.number:
            for one, other in pairwise(stems.tokens(text, block.span.start, block.span.end)):
                if one.stem == other.stem or stems.is_stop(one.stem) or stems.is_stop(other.stem):
                    continue
                pair = text[one.start : other.end]
                if _LETTERS.fullmatch(pair):
                    found.setdefault((one.stem, other.stem), pair)
    return found


def _no_subjects(reading: Reading) -> Iterable[str]:
    """Yield what is often printed and no subject: the names of publisher, authors and dateline,
    roles and units.
    """
    yield from (reading.article.publisher.text, reading.article.place.text)
    yield from (author.text for author in reading.article.authors)
    yield from (role.text for person in reading.people for role in person.roles)
    yield from (figure.unit for figure in reading.figures)


def _paragraph_ids(
    readings: Sequence[Reading], phrases: Iterable[Phrase], stems: Stems
) -> Mapping[Phrase, set[ParagraphId]]:
    """Return the paragraphs that hold each phrase, and with the number 0 the headlines."""
    by_word = index(phrases)
    paragraph_ids: dict[Phrase, set[ParagraphId]] = defaultdict(set)
    for reading in readings:
        for block in reading.article.blocks:
            if block.number or block.kind is BlockKind.HEADLINE:
                words = stems.stems(reading.article.text, block.span.start, block.span.end)
                for phrase in held(words, by_word):
                    paragraph_ids[phrase].add((reading.article.id, block.number))
    return paragraph_ids
