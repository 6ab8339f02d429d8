"""What a maintainer should look at next, each as a problem with its place and what to do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches
from itertools import combinations, islice

from generator import disguises
from generator.articles import line_of
from generator.errors import Problem
from generator.letters import without_accents
from generator.model.articles import Article, DoubtKind, Reason
from generator.model.briefings import Briefing, Speaker
from generator.model.readings import SpeakerKind, Statement
from generator.model.spans import Basis
from generator.settings import SETTINGS_NAME, PersonSettings, Settings
from generator.wording import runs

ALIKE = 0.9  # of the runs of words of the shorter of two articles, how many make them one text
SPELLED_ALIKE = 0.85  # of two names, how alike their letters are
_SEVERAL = 3  # entries; fewer that fit nothing are each a slip
_WEB = ("http://", "https://")
COMMON = 20  # a run of words in more articles than this is a notice


def check(briefing: Briefing, settings: Settings) -> tuple[Problem, ...]:
    """Return every problem of a briefing and its settings, by file and line; before all others that
    the settings are of other articles.
    """
    other = tuple(_of_other_articles(briefing, settings))
    found = (
        *(() if other else unused_settings(briefing, settings)),
        *_old_addresses(briefing, settings),
        *_not_known(briefing),
        *_doubtful(briefing),
        *_no_addresses(briefing),
        *_not_attributed(briefing),
        *_disguised(briefing),
        *_maybe_one(briefing, settings),
        *_twice(briefing),
    )
    return (*other, *sorted(set(found)))


# -- settings that do nothing ----------------------------------------------------------------------


def _of_other_articles(briefing: Briefing, settings: Settings) -> Iterator[Problem]:
    """Yield the one problem of a briefing.yml that has entries and fits nothing in the seeds."""
    entries = len(settings.articles) + len(settings.people) + len(settings.topics)
    unused = {each.line for each in unused_settings(briefing, settings)}
    lines = (
        *(each.line for each in settings.articles.values()),
        *(each.line for each in settings.people),
        *(each.line for each in settings.topics),
    )
    if briefing.readings and entries >= _SEVERAL and unused.issuperset(lines):
        what = f"is of other articles: none of its {entries} entries fits anything in these"
        todo = "empty it; its name and description would stand on these articles’ pages"
        yield Problem(SETTINGS_NAME, 0, what, todo)


def unused_settings(briefing: Briefing, settings: Settings) -> Iterator[Problem]:
    """Yield what briefing.yml holds for nothing: articles, people and words that are not there,
    topics of no passage.
    """
    readings = {reading.article.seed: reading for reading in briefing.readings}
    for seed, article in settings.articles.items():
        if seed not in readings:
            yield _no_seed(article.line, seed, readings)
    yield from _unknown_people(briefing, settings.people)
    for correction in settings.statements:
        if correction.seed not in readings:
            yield _no_seed(correction.line, correction.seed, readings)
        elif correction.line not in readings[correction.seed].corrected:
            what = f"no statement of {correction.seed} holds “{correction.words}”"
            todo = "copy the words from the article, or remove the correction"
            yield Problem(SETTINGS_NAME, correction.line, what, todo)
    used = {topic for passage in briefing.passages for topic in passage.topics}
    for topic in settings.topics:
        if topic.id not in used:
            what = f"no passage belongs to the topic “{topic.name}”"
            yield Problem(SETTINGS_NAME, topic.line, what, "add words that articles print")


def _unknown_people(briefing: Briefing, people: Sequence[PersonSettings]) -> Iterator[Problem]:
    known = {
        name: speaker
        for speaker in briefing.speakers
        for name in (speaker.id, speaker.name, *speaker.aliases)
    }
    for person in people:
        if known.keys().isdisjoint((person.id, person.name, *person.aliases)):
            what = f"nobody in the seeds is “{person.name or person.id}”"
            yield _matches_nothing(person.line, what, person.id, known)


def _no_seed(line: int, seed: str, known: Iterable[str]) -> Problem:
    return _matches_nothing(line, f"there is no seed “{seed}”", seed, known)


def _matches_nothing(line: int, what: str, word: str, known: Iterable[str]) -> Problem:
    near = get_close_matches(word, known, n=1)
    meant = f"did you mean “{near[0]}”?" if near else "remove it, or add the article it is for"
    return Problem(SETTINGS_NAME, line, what, meant)


def _old_addresses(briefing: Briefing, settings: Settings) -> Iterator[Problem]:
    """Yield the ids under `was` that are still in use, or that two entries claim: they lead
    nowhere else.
    """
    speakers = {each.id for each in briefing.speakers if each.speaks}
    topics = {each.id for each in briefing.topics}
    articles = {reading.article.id for reading in briefing.readings}
    for used, entries in (
        (speakers, settings.people),
        (topics, settings.topics),
        (articles, settings.articles.values()),
    ):
        claimed: set[str] = set()
        for entry in entries:
            for old in entry.was:
                if old in used or old in claimed:
                    what = (
                        f"“{old}” is still in use"
                        if old in used
                        else f"two entries were “{old}” before"
                    )
                    yield Problem(
                        SETTINGS_NAME, entry.line, what, "remove it from this entry's was"
                    )
                claimed.add(old)


# -- what the texts do not say ---------------------------------------------------------------------


def _not_known(briefing: Briefing) -> Iterator[Problem]:
    for reading in briefing.readings:
        article = reading.article
        for key, value in (("published", article.published), ("publisher", article.publisher)):
            if value.basis is Basis.NONE and not (key == "published" and article.doubts):
                what = (
                    "does not say when it was published"
                    if key == "published"
                    else "does not say who published it"
                )
                yield Problem(
                    article.seed,
                    0,
                    what,
                    f"add {key} under articles in {SETTINGS_NAME}, with a reason",
                )


DOUBTS = {
    DoubtKind.OTHER_DATE: (
        "“{words}” is another date than {published}, which is used",
        "add published",
    ),
    DoubtKind.OTHER_AUTHOR: (
        "the byline names “{words}”, the header somebody else",
        "mend the header, or add authors",
    ),
    DoubtKind.AMBIGUOUS: (
        "the day and the month of “{words}” cannot be told apart",
        "add published",
    ),
    DoubtKind.NO_YEAR: ("“{words}” has no year", "add published"),
    DoubtKind.AGO: ("“{words}” is no date", "add published"),
    DoubtKind.UNREADABLE: (
        "“{words}” cannot be read as a date",
        "write it as 2026-02-12, or add published",
    ),
}


def _doubtful(briefing: Briefing) -> Iterator[Problem]:
    """Yield what contradicts the values that are used, or is too little to be one."""
    for article in (reading.article for reading in briefing.readings):
        for doubt in article.doubts:
            what, todo = DOUBTS[doubt.kind]
            words = " ".join(doubt.span.of(article.text).split())
            yield _at(
                article,
                doubt.span.start,
                what.format(words=words, published=article.published.edtf),
                f"{todo} under articles in {SETTINGS_NAME}, with a reason",
            )


def _no_addresses(briefing: Briefing) -> Iterator[Problem]:
    """Yield what the header of a seed gives for its address, and no page can link to."""
    for article in (reading.article for reading in briefing.readings):
        address = article.address
        if address.span and not address.text.lower().startswith(_WEB):
            what = f"“{_cut(address.text)}” is no web address, so nothing links to it"
            yield _at(article, address.span.start, what, "write it in full, https:// first")


def _not_attributed(briefing: Briefing) -> Iterator[Problem]:
    for reading in briefing.readings:
        for statement in reading.statements:
            if statement.speaker is None:
                what = f"nobody was found who says “{_short(statement, reading.article)}”"
                yield _at(
                    reading.article,
                    statement.span.start,
                    what,
                    f"add it under statements in {SETTINGS_NAME}, with its speaker",
                )


def _short(statement: Statement, article: Article) -> str:
    return _cut(" ".join(statement.span.of(article.text).split()))


def _cut(words: str) -> str:
    return words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0] + "…"


def _at(article: Article, offset: int, what: str, todo: str) -> Problem:
    return Problem(article.seed, line_of(article, offset), what, todo)


# -- what looks other than it is -------------------------------------------------------------------

# Left out of the text, but pages show the values that stand there.
_SHOWN = frozenset({Reason.HEADER, Reason.BYLINE, Reason.DATELINE})


def _disguised(briefing: Briefing) -> Iterator[Problem]:
    """Yield, at most once a paragraph, needless direction marks and words that mix alphabets."""
    for article in (reading.article for reading in briefing.readings):
        spans = [(each.span, each.line) for each in article.blocks]
        spans += [(each.span, each.line) for each in article.left_out if each.reason in _SHOWN]
        numbered = line_of(article, 0) > 0
        for span, line in spans:
            for what, todo in _disguises(span.of(article.text)):
                yield Problem(article.seed, line if numbered else 0, what, todo)


def _disguises(text: str) -> Iterator[tuple[str, str]]:
    found = sorted({f"U+{ord(text[offset]):04X}" for offset in disguises.marks(text)})
    if found:
        listed = ", ".join(found)
        yield (
            f"holds invisible marks that can change the order of its words ({listed})",
            "remove them",
        )
    for word, letter in islice(disguises.mixed(text), 1):
        alphabet = disguises.alphabet(letter).title()
        what = f"“{_cut(word)}” mixes alphabets: its “{letter}” is {alphabet}"
        yield what, "write it in one alphabet, or it counts as another word than it looks like"


# -- people, topics, articles that may be one or none ----------------------------------------------


def _maybe_one(briefing: Briefing, settings: Settings) -> Iterator[Problem]:
    """Yield pairs of people whose names are spelled nearly alike, or of whom one's name is part of
    the other's.
    """
    apart = {
        frozenset({person.name or person.id, other})
        for person in settings.people
        for other in person.apart
    }
    people = sorted(
        (each for each in briefing.speakers if each.kind is SpeakerKind.PERSON),
        key=lambda each: each.name,
    )
    surnames = defaultdict(list)
    for person in people:
        surnames[_letters(person.name)[-1][:3]].append(person)
    for group in surnames.values():
        for one, other in combinations(group, 2):
            if _alike(one.name, other.name) and frozenset({one.name, other.name}) not in apart:
                todo = f"add one to the other's aliases in {SETTINGS_NAME}, or to apart"
                yield Problem(
                    _seed_of(one, briefing),
                    0,
                    f"“{one.name}” and “{other.name}” may be one person",
                    todo,
                )


def _alike(one: str, other: str) -> bool:
    words, others = _letters(one), _letters(other)
    if (
        set(words) <= set(others)
        or set(others) <= set(words)
        or _spelled_alike(" ".join(words), " ".join(others))
    ):
        return True
    first, another = ("" if len(name) == 1 else name[0] for name in (words, others))
    return (first.startswith(another) or another.startswith(first)) and _spelled_alike(
        words[-1], others[-1]
    )


def _letters(name: str) -> list[str]:
    """Return the words of a name without case, accents and dots."""
    return without_accents(name.casefold()).replace(".", "").split() or [name]


def _spelled_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= SPELLED_ALIKE


def _seed_of(speaker: Speaker, briefing: Briefing) -> str:
    return next(
        (
            reading.article.seed
            for reading in briefing.readings
            if reading.article.id in speaker.articles
        ),
        SETTINGS_NAME,
    )


def _twice(briefing: Briefing) -> Iterator[Problem]:
    """Yield pairs of articles that are nearly one text, by the runs of words they share."""
    runs_of = {reading.article.seed: runs(reading.article) for reading in briefing.readings}
    holders: dict[int, list[str]] = defaultdict(list)
    for seed in sorted(runs_of):
        for run in runs_of[seed]:
            holders[run].append(seed)
    shared: Counter[tuple[str, str]] = Counter()
    for seeds in holders.values():
        if len(seeds) <= COMMON:
            shared.update(combinations(seeds, 2))
    for (one, other), count in shared.items():
        if count >= ALIKE * min(len(runs_of[one]), len(runs_of[other])):
            yield Problem(other, 0, f"is nearly the same text as {one}", "remove one of them")
