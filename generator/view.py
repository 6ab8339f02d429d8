"""What every page looks things up in: the briefing, indexed once, the anchors of its sentences,
and the phrases that pages print.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from itertools import accumulate
from typing import Any, TypeVar

from generator.frozen import frozen
from generator.lexicon import Lexicon
from generator.long_lists import Divided
from generator.model.articles import Article, BlockKind
from generator.model.briefings import Briefing, Number, Passage, Speaker, Topic, Wording
from generator.model.plans import Units
from generator.model.readings import Reading, Sentence, Silence, SpeakerKind, StatementKind
from generator.model.spans import Noted, Span
from generator.reasons import Steps
from generator.settings import Settings, TextMode

_MOST_NAMED = 20  # speakers; what names more is a list of them, and says nothing of each

K = TypeVar("K")
T = TypeVar("T")
Asked = TypeVar("Asked", bound=Callable[..., object])
Pages = Iterator[tuple[str, str]]  # paths and contents


@frozen
class Known:
    """A speaker as every page sees them: of what one more article brings, only a newer role."""

    id: str
    name: str
    kind: SpeakerKind
    speaks: bool
    is_named: bool
    role: Noted

    @classmethod
    def of(cls, speaker: Speaker) -> Known:
        """Return a speaker without the articles and what they print."""
        each = speaker
        return cls(each.id, each.name, each.kind, each.speaks, each.is_named, each.role)


class Order:
    """The briefing's order, asked of the very things to be put in order: on them alone hangs which
    comes first.
    """

    def __init__(self, briefing: Briefing) -> None:
        self._readings = places(each.article.id for each in briefing.readings)
        self._passages = places(each.id for each in briefing.passages)
        self._numbers = places(each.figure.id for each in briefing.numbers)

    def of_reading(self, reading: Reading) -> int:
        """Return the index of a reading in the briefing."""
        return self._readings[reading.article.id]

    def of_passage(self, passage: Passage) -> int:
        """Return the index of a passage in the briefing."""
        return self._passages[passage.id]

    def of_number(self, number: Number) -> int:
        """Return the index of a number in the briefing."""
        return self._numbers[number.figure.id]


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A briefing as pages see it. Mappings keep the briefing's order."""

    briefing: Briefing
    settings: Settings
    lexicon: Lexicon
    readings: Mapping[str, Reading]  # by Article.id
    speakers: Mapping[str, Known]
    profiles: Mapping[str, Speaker]  # all that is known of a speaker, for their own page
    topics: Mapping[str, Topic]
    topic_names: Mapping[str, str]
    by_speaker: Mapping[str, Sequence[Passage]]  # newest first, as all that follow
    by_topic: Mapping[str, Sequence[Passage]]
    by_article: Mapping[str, Sequence[Passage]]
    # (Article.id, day) → the occasion of most that the article has of that day
    occasions: Mapping[tuple[str, str], str]
    # by the id of the passage that stands for them: what says the same elsewhere
    repeats: Mapping[str, Sequence[Passage]]
    placed: Mapping[str, Placed]  # by Article.id: the passages by where they stand
    numbers: Mapping[str, Sequence[Number]]  # by Article.id, then by where they stand
    figures: Mapping[str, Number]  # by Figure.id
    order: Order
    ids: Mapping[tuple[str, str], str]  # (Article.id, an id within its reading) → Speaker.id
    silences: Mapping[tuple[str, str], Sequence[Silence]]  # by Article.id and Speaker.id
    # (Article.id, Speaker.id) → what others said there that names this one
    naming: Mapping[tuple[str, str], Sequence[Passage]]
    anchors: Mapping[str, Mapping[int, str]]  # by Article.id, then by where a sentence starts
    # by Article.id: where the sentences start that some page cites
    cited: Mapping[str, frozenset[int]]
    _remembered: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, briefing: Briefing, settings: Settings, lexicon: Lexicon) -> View:
        """Index a briefing."""
        passages, readings, ids = briefing.passages, briefing.readings, identities(briefing)
        by_article = grouped((passage.reading.article.id, passage) for passage in passages)
        given = briefing, settings, lexicon
        return cls(
            *given,
            readings={reading.article.id: reading for reading in readings},
            speakers={speaker.id: Known.of(speaker) for speaker in briefing.speakers},
            profiles={speaker.id: speaker for speaker in briefing.speakers},
            topics={topic.id: topic for topic in briefing.topics},
            topic_names={topic.id: topic.name for topic in briefing.topics},
            by_speaker=grouped((passage.speaker, passage) for passage in passages),
            by_topic=grouped((topic, each) for each in passages for topic in each.topics),
            by_article=by_article,
            occasions=_main_occasions(passages),
            repeats={group[0].id: group[1:] for group in briefing.repeats},
            placed={article: Placed(those) for article, those in by_article.items()},
            numbers=_by_article(sorted(briefing.numbers, key=_start)),
            figures={number.figure.id: number for number in briefing.numbers},
            order=Order(briefing),
            ids=ids,
            silences=grouped(_silences(briefing, ids)),
            naming=grouped(_naming(briefing, by_article, ids)),
            anchors={each.article.id: _sentence_anchors(each) for each in readings},
            cited=_cited(briefing),
        )

    def unit(self, name: str, write: Callable[..., Pages], *given: object) -> Pages:
        """Yield the pages that `write` makes of a view and what it is `given`: nouns of the model,
        texts and numbers. `name` tells them from all others that it makes.

        They stand as long as it would be given the same and would find the same in the view, so it
        takes nothing from elsewhere.
        """
        return write(self, *given)

    def units(self) -> Units:
        """Return what is known of the units since this was last asked: here, nothing."""
        return {}

    def ask(self, question: Callable[..., T], *names: str) -> T:
        """Return what a `question` gives, asked of a view and `names`. A page hangs on that alone,
        and not on all that the answer was found in.
        """
        return self.remember((question, *names), lambda: question(self, *names))

    def remember(self, what: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` makes, made once: several pages ask for the same. `what` names it."""
        if what not in self._remembered:
            self._remembered[what] = make()
        found: T = self._remembered[what]
        return found

    # -- phrases -----------------------------------------------------------------------------------

    def say(self, name: str, /, **values: object) -> str:
        """Return a fixed phrase of `labels:` with values (already Markdown) in its places."""
        phrase = self.lexicon.text(f"labels.{name}")
        return phrase.format(**values) if values else phrase

    def count(self, noun: str, number: int) -> str:
        """Return a number and its noun, "1 article" or "5 articles"; a line does not end between
        them.
        """
        word = self.say(f"nouns.{noun}.one" if number == 1 else f"nouns.{noun}.many")
        return f"{number:,}\N{NO-BREAK SPACE}{word}"

    def kind(self, kind: StatementKind) -> str:
        """Return the word for a kind of statement."""
        return self.say(f"kinds.{kind}")

    # -- what stands where -------------------------------------------------------------------------

    def passage_at(self, reading: Reading, span: Span) -> Passage | None:
        """Return the passage that `span` stands in, of several the first of the text; nothing if
        no statement holds it.
        """
        found = self.placed.get(reading.article.id)
        return found.first_at(span) if found else None

    def occasion(self, passage: Passage) -> str:
        """Return the main occasion of what a passage's article has of that day, which the
        passage's own may be a part of.
        """
        return self.occasions[passage.reading.article.id, passage.date.edtf]

    def once(self, passages: Iterable[Passage]) -> list[Passage]:
        """Return passages in their order, of those that say the same only the one that stands for
        them.
        """
        kept = {passage.id: passage for passage in passages}
        told = {other.id for leader in kept for other in self.repeats.get(leader, ())}
        return [passage for passage in kept.values() if passage.id not in told]

    def divided(self) -> Divided:
        """Return the divided lists that other pages lead into."""
        made = partial(Divided.of, self.briefing, self.by_topic, self.settings.sizes.page)
        return self.remember("divided", made)

    def newest_first(self, passages: Iterable[Passage]) -> list[Passage]:
        """Return passages in the briefing's order."""
        return sorted(passages, key=self.order.of_passage)

    def wordings(self, passage: Passage) -> Sequence[Wording]:
        """Return the wordings of the quotation that a passage stands for; none if all articles
        word it alike, or another passage stands for it.
        """
        found = self.briefing.wordings.get(passage.id, ())
        return found if found and found[0].passages[0].id == passage.id else ()

    def worded(self, article: str) -> Iterable[Passage]:
        """Return what stands for the quotations of an article, by its id, that others word
        differently.
        """
        wordings = self.briefing.wordings
        own = (wordings.get(each.id) for each in self.by_article.get(article, ()))
        first = (found[0].passages[0] for found in own if found)
        return {passage.id: passage for passage in first}.values()

    def numbers_in(self, passages: Iterable[Passage]) -> tuple[Number, ...]:
        """Return the numbers that stand in any of the passages, in the briefing's order."""
        found = {
            number.figure.id: number
            for passage in passages
            for number in self._numbers_near(passage)
            if passage.span.holds(number.figure.span)
        }
        return self._in_order(found.values())

    def numbers_of(self, article: str) -> tuple[Number, ...]:
        """Return the numbers of an article by its id, in the briefing's order."""
        return self._in_order(self.numbers.get(article, ()))

    def _in_order(self, numbers: Iterable[Number]) -> tuple[Number, ...]:
        return tuple(sorted(numbers, key=self.order.of_number))

    def _numbers_near(self, passage: Passage) -> Sequence[Number]:
        """Return the numbers that begin inside the passage."""
        placed = self.numbers.get(passage.reading.article.id, ())
        first = bisect_left(placed, passage.span.start, key=_start)
        return placed[first : bisect_left(placed, passage.span.end, first, key=_start)]

    def named_speakers(self) -> tuple[Speaker, ...]:
        """Return the speakers that have a page of their own."""
        return tuple(each for each in self.briefing.speakers if each.speaks and each.is_named)

    def unnamed_speakers(self) -> tuple[Speaker, ...]:
        """Return the sources that are not named."""
        return tuple(each for each in self.briefing.speakers if each.speaks and not each.is_named)

    # -- an article --------------------------------------------------------------------------------

    def text_mode(self, article: Article) -> TextMode:
        """Return how much of an article's text its page shows."""
        return self.settings.of_article(article.seed).text or self.settings.text

    def publisher(self, article: Article) -> str:
        """Return the publisher's name, or the phrase that it is not stated."""
        return article.publisher.text or self.say("unknown.publisher")

    def anchor(self, reading: Reading, span: Span) -> str:
        """Return the anchor of the sentence that `span` starts in; nothing if it stands outside
        the body.
        """
        index = bisect_right(reading.sentences, span.start, key=lambda each: each.span.start) - 1
        return (
            self.anchors[reading.article.id].get(reading.sentences[index].span.start, "")
            if index >= 0
            else ""
        )

    def sentences_of(self, reading: Reading, span: Span) -> Sequence[Sentence]:
        """Return the sentences that make up `span`; none if it is not whole sentences of one
        paragraph.
        """
        first, end = (
            bisect_left(reading.sentences, offset, key=lambda each: each.span.start)
            for offset in (span.start, span.end)
        )
        found = reading.sentences[first:end]
        whole = found and (found[0].span.start, found[-1].span.end) == (span.start, span.end)
        return found if whole and found[0].block == found[-1].block else ()

    def paragraph(self, reading: Reading, span: Span) -> int:
        """Return the number of the body paragraph that `span` starts in, 0 if there is none."""
        blocks = reading.article.blocks
        index = bisect_right(blocks, span.start, key=lambda each: each.span.start) - 1
        return blocks[index].number if index >= 0 else 0


QUESTIONS: dict[str, Callable[..., object]] = {}  # by module and name


def question(asked: Asked) -> Asked:
    """Mark a function as one for `View.ask`: given a view and names, it returns nouns of the model,
    or texts and numbers, alone or in tuples.
    """
    QUESTIONS[name_of(asked)] = asked
    return asked


def name_of(function: Callable[..., object]) -> str:
    """Return the name of a function, with its module."""
    return f"{function.__module__}.{function.__qualname__}"


@question
def source_in(view: View, speaker: str) -> str:
    """Return the key of the volume that has a source without a name, empty if that has one page."""
    return view.divided().source_in.get(speaker, "")


@question
def said_in(view: View, topic: str, passage: str) -> str:
    """Return the key of the volume that has a passage of a topic, empty if that has one page."""
    return view.divided().said_in.get((topic, passage), "")


def _by_article(numbers: Iterable[Number]) -> Mapping[str, Sequence[Number]]:
    return grouped((number.reading.article.id, number) for number in numbers)


def _start(number: Number) -> int:
    return number.figure.span.start


class Placed:
    """The passages of one article, found by place in logarithmic time."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = sorted(passages, key=lambda each: each.span)
        # Up to where the text is covered by each passage and those before it: it never falls, so it
        # can be searched.
        self._covered = list(accumulate((each.span.end for each in self.passages), max))

    def first_at(self, span: Span) -> Passage | None:
        """Return the first passage that shares a code point with `span`."""
        first = bisect_right(self._covered, span.start)
        found = self.passages[first] if first < len(self.passages) else None
        return found if found and found.span.meets(span) else None


def _main_occasions(passages: Iterable[Passage]) -> Mapping[tuple[str, str], str]:
    """Return the occasion of most passages of each article and day; of several with as many the
    first of the text.
    """
    days = grouped(
        ((each.reading.article.id, each.date.edtf), each.occasion.text) for each in passages
    )
    return {day: Counter(occasions).most_common(1)[0][0] for day, occasions in days.items()}


def identities(briefing: Briefing) -> Mapping[tuple[str, str], str]:
    """Return who is meant by the ids of each reading: by what they say, else by id or name among
    those its article names.
    """
    named = _by_name(briefing.speakers)
    ids: dict[tuple[str, str], str] = {}
    for reading in briefing.readings:
        article = reading.article.id
        found = (
            (person.id, named.get((article, person.id)) or named.get((article, person.name)))
            for person in reading.people
        )
        ids |= {(article, person): speaker for person, speaker in found if speaker}
    for passage in briefing.passages:
        article = passage.reading.article.id
        ids |= {
            (article, each.speaker.id): passage.speaker
            for each in passage.statements
            if each.speaker
        }
    return ids


def _by_name(speakers: Iterable[Speaker]) -> Mapping[tuple[str, str], str]:
    """Return who bears a name, or has an id, in an article that names them; an id comes first."""
    places = [(article, each) for each in speakers for article in each.articles]
    names = {
        (article, name): each.id for article, each in places for name in (*each.aliases, each.name)
    }
    return names | {(article, each.id): each.id for article, each in places}


def _silences(
    briefing: Briefing, ids: Mapping[tuple[str, str], str]
) -> Iterator[tuple[tuple[str, str], Silence]]:
    """Yield the silences of known speakers, with their article and speaker."""
    for reading in briefing.readings:
        article = reading.article.id
        known = (
            (each, ids.get((article, each.speaker.id))) for each in reading.silences if each.speaker
        )
        yield from (((article, speaker), silence) for silence, speaker in known if speaker)


def _naming(
    briefing: Briefing,
    by_article: Mapping[str, Sequence[Passage]],
    ids: Mapping[tuple[str, str], str],
) -> Iterator[tuple[tuple[str, str], Passage]]:
    """Yield what somebody said that names somebody else, with its article and who is named."""
    for reading in briefing.readings:
        article = reading.article.id
        mentions = _mentions(reading, ids)
        starts = [mention.start for mention, _ in mentions]
        for passage in by_article.get(article, ()):
            first, end = (
                bisect_left(starts, offset) for offset in (passage.span.start, passage.span.end)
            )
            near = mentions[first:end]
            named = dict.fromkeys(each for mention, each in near if passage.span.holds(mention))
            if passage.speaker and len(named) <= _MOST_NAMED:
                others = (speaker for speaker in named if speaker != passage.speaker)
                yield from (((article, speaker), passage) for speaker in others)


def _mentions(reading: Reading, ids: Mapping[tuple[str, str], str]) -> Sequence[tuple[Span, str]]:
    """Return where a reading mentions known speakers, in the order of the text."""
    known = ((ids.get((reading.article.id, person.id)), person) for person in reading.people)
    return sorted(
        (mention, speaker) for speaker, person in known if speaker for mention in person.mentions
    )


def short_hash(*parts: str) -> str:
    """Return eight hexadecimal digits that stay the same as long as the parts do."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _sentence_anchors(reading: Reading) -> Mapping[int, str]:
    """Return the anchor of each sentence of the body by where it starts: a hash of the article's
    id and the sentence's own words.

    A paragraph inserted above a sentence does not change it; a sentence printed twice gets a suffix
    the second time.
    """
    article, seen, anchors = reading.article, Counter[str](), dict[int, str]()
    for sentence in reading.sentences:
        if article.blocks[sentence.block].kind is BlockKind.PARAGRAPH:
            anchor = f"s-{short_hash(article.id, ' '.join(sentence.span.of(article.text).split()))}"
            seen[anchor] += 1
            anchors[sentence.span.start] = (
                anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}"
            )
    return anchors


def _citable(briefing: Briefing) -> Iterator[tuple[str, Span]]:
    """Yield, with the article's id, every place that a page may cite. What is not here is not
    shown of an excerpt.
    """
    yield from ((passage.reading.article.id, passage.span) for passage in briefing.passages)
    yield from ((number.reading.article.id, number.figure.sentence) for number in briefing.numbers)
    yield from (
        (role.article.id, role.span)
        for speaker in briefing.speakers
        for role in (speaker.roles if speaker.speaks else speaker.roles[:1])
    )
    for event in briefing.events:
        yield from (
            (reading.article.id, span)
            for reading, span in ((event.reading, event.span), *event.also)
        )
    for reading in briefing.readings:
        yield from ((reading.article.id, span) for span in reading.summary)
        yield from ((reading.article.id, silence.sentence) for silence in reading.silences)
        steps = Steps(reading)
        deciding = (step for each in reading.statements for step in steps.of(each))
        yield from ((reading.article.id, step.sentence) for step in deciding)


def places(ids: Iterable[str]) -> Mapping[str, int]:
    """Return the index of each id."""
    return {id: index for index, id in enumerate(ids)}


def _cited(briefing: Briefing) -> Mapping[str, frozenset[int]]:
    citable = grouped(_citable(briefing))
    return {
        reading.article.id: _sentence_starts(reading, citable.get(reading.article.id, ()))
        for reading in briefing.readings
    }


def _sentence_starts(reading: Reading, spans: Iterable[Span]) -> frozenset[int]:
    """Return where the sentences start that meet any of `spans`."""
    starts = [sentence.span.start for sentence in reading.sentences]
    return frozenset(
        start
        for span in spans
        for start in starts[
            max(bisect_right(starts, span.start) - 1, 0) : bisect_left(starts, span.end)
        ]
    )


def grouped(pairs: Iterable[tuple[K, T]]) -> Mapping[K, Sequence[T]]:
    """Return the values of each key, keys and values in the order they come."""
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def count_kinds(passages: Iterable[Passage]) -> Mapping[StatementKind, int]:
    """Count passages by kind; every kind is there, in its order."""
    counts = dict.fromkeys(StatementKind, 0)
    for passage in passages:
        counts[passage.kind] += 1
    return counts
