"""What a maintainer could look at when there is time: nothing here is wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from generator.articles import line_of
from generator.briefing import unfiled_topics
from generator.errors import Problem
from generator.extract.dates.tense import Lean, lean_of, tense_words
from generator.first_names import first_names
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.briefings import Briefing, Event, Speaker
from generator.model.readings import DateMention, How, SpeakerKind
from generator.model.spans import Basis
from generator.settings import SETTINGS_NAME, Settings, TopicSettings
from generator.surnames import surname

_HOST = re.compile(r"[a-z0-9-]+|(?:[A-Za-z0-9-]+\.)+[a-z]{2,}")  # detroitnews, example.com
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST = 5  # phrases that might be a topic
WEAK = 0.68  # confidence below which who speaks is little more than a guess
_SHOWN = 60  # code points of a statement


def advise(briefing: Briefing, settings: Settings, lexicon: Lexicon) -> tuple[Problem, ...]:
    """Return what might be better, by file and line: articles that cannot be read, publishers named
    like addresses, people of one surname or who may be firms, speakers that are a guess, days to
    come that are told like days gone by, and phrases that might be a topic.

    Each says what to do, and who does it is not told again.
    """
    found = (
        *_other_languages(briefing, settings, lexicon),
        *_hosts(briefing),
        *_namesakes(briefing, settings),
        *_firms(briefing, settings, lexicon),
        *_weak(briefing),
        *_not_ahead(briefing, lexicon),
        *_topics(briefing, settings, lexicon),
    )
    return tuple(sorted(set(found)))


def _other_languages(briefing: Briefing, settings: Settings, lexicon: Lexicon) -> Iterator[Problem]:
    """Yield the articles of which only the headline, publisher and date are used, unless
    briefing.yml has an entry for them.
    """
    for article in (reading.article for reading in briefing.readings):
        if not lexicon.reads(article.language) and article.seed not in settings.articles:
            yield Problem(
                article.seed,
                0,
                f"{lexicon.text('labels.other_language')}, so nothing is read out of it",
                "replace it with a translation, or enter it under articles in "
                f"{SETTINGS_NAME} to list it as it is",
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
            f"add publisher under articles in {SETTINGS_NAME}, with the name pages should print",
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
    for shared, people in sorted(surnames.items()):
        for one, other in combinations(sorted(people, key=lambda each: each.name), 2):
            if (one.speaks or other.speaks) and one.name[0] != other.name[0]:
                article = articles.get(other.articles[0]) if other.articles else None
                what = f"“{one.name}” and “{other.name}” share the surname {shared}"
                todo = (
                    f"enter one under people in {SETTINGS_NAME}, with the other under aliases if "
                    "they are one person, else under apart"
                )
                yield _at(article, other.name, what, todo)


def _firms(briefing: Briefing, settings: Settings, lexicon: Lexicon) -> Iterator[Problem]:
    """Yield those who speak and are taken for people, though they have no first name that is known,
    no role, and are no he or she, unless briefing.yml names them.
    """
    known, entered = first_names(lexicon), {each.id for each in settings.people}
    articles = {reading.article.id: reading.article for reading in briefing.readings}
    meant = {
        passage.speaker
        for passage in briefing.passages
        for each in passage.statements
        if each.speaker and each.speaker.how in {How.PRONOUN, How.CURATED}
    }
    for each in briefing.speakers:
        person = each.kind is SpeakerKind.PERSON and each.speaks and each.id not in meant | entered
        first = any(word in known for word in each.name.replace(".", " ").split())
        if person and " " in each.name and not (first or each.roles or each.role.text):
            what = f"“{each.name}” is taken for a person, and nothing shows that it is one"
            todo = f"enter it under people in {SETTINGS_NAME}, with its kind"
            yield _at(
                articles.get(each.articles[0]) if each.articles else None, each.name, what, todo
            )


def _weak(briefing: Briefing) -> Iterator[Problem]:
    """Yield the statements whose speaker is little more than a guess."""
    for reading in briefing.readings:
        article = reading.article
        for each in reading.statements:
            if each.speaker and each.speaker.confidence < WEAK:
                words = " ".join(each.span.of(article.text).split())
                shown = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + "…"
                what = f"it is not certain that {each.speaker.name} says “{shown}”"
                todo = f"enter it under statements in {SETTINGS_NAME}, with its speaker, or drop it"
                yield Problem(article.seed, line_of(article, each.span.start), what, todo)


def _not_ahead(briefing: Briefing, lexicon: Lexicon) -> Iterator[Problem]:
    """Yield the days after the newest article that their sentence does not put ahead: either is
    misprinted, or the article is newer than it seems.
    """
    for event in briefing.events:
        article = event.reading.article
        if event.ahead and article.published.basis is not Basis.CURATED:
            for mention in _stated_days(event):
                before = article.text[mention.sentence.start : mention.span.start]
                after = article.text[mention.span.end : mention.sentence.end]
                if lean_of(before, after, True, tense_words(lexicon)) is not Lean.FORWARD:
                    what = f"“{mention.span.of(article.text)}” is after the newest article, though "
                    yield Problem(
                        article.seed,
                        line_of(article, mention.span.start),
                        f"{what}its sentence does not look ahead",
                        f"add published under articles in {SETTINGS_NAME}, with a reason",
                    )


def _stated_days(event: Event) -> Iterator[DateMention]:
    """Yield the days that an event prints in full."""
    for mention in event.reading.dates:
        stated = mention.date.basis is Basis.STATED and _DAY.fullmatch(mention.date.edtf)
        if stated and event.span.holds(mention.span) and mention.date.edtf == event.date.edtf:
            yield mention


def _surname(name: str) -> str:
    """Return the last word of a name that is not "Jr." or one of its kind."""
    return surname(name.split()).rstrip(",")


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
