"""Briefing: what spans articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from generator.frozen import frozen
from generator.model.articles import Article
from generator.model.readings import (
    UNNAMED,
    Figure,
    Flag,
    Reading,
    SpeakerKind,
    Statement,
    StatementKind,
)
from generator.model.spans import Basis, Dated, Noted, Span


@frozen
class Passage:
    """What a page shows for one utterance: whole sentences of one paragraph, one speaker, cited as
    one.

    `span` runs from the first to the last sentence. `kind` is the strongest of its statements
    (quoted, partial, reported). `date` is when it was said (the occasion's date, else the
    article's); `occasion` is shown as printed or as curated.
    """

    id: str
    reading: Reading = field(repr=False)
    span: Span
    kind: StatementKind
    speaker: str  # Speaker.id, or empty: not attributed
    statements: tuple[Statement, ...]
    topics: tuple[str, ...]  # Topic.id, most fitting first
    date: Dated
    occasion: Noted


@frozen
class RoleSeen:
    """A role as one article prints it."""

    text: str
    article: Article = field(repr=False)
    span: Span


@frozen
class Speaker:
    """A person, organisation or unnamed source over all articles; also people who are only
    mentioned (`speaks` false).
    """

    id: str
    name: str
    kind: SpeakerKind
    speaks: bool
    roles: tuple[RoleSeen, ...]  # newest first
    aliases: tuple[str, ...]  # every name and epithet used, sorted
    articles: tuple[str, ...]  # Article.id, where they speak or are mentioned, newest first
    role: Noted = Noted()  # the role to print: curated, else the newest

    @property
    def is_named(self) -> bool:
        """Whether it has a name that other articles can know it by: "the company", "officials" and
        "a nurse" have none.
        """
        return self.kind is not SpeakerKind.UNNAMED and not self.id.startswith(UNNAMED)


@frozen
class Story:
    """The articles that report one event or one running affair: two at least, newest first.

    `id` is made of that of its oldest article, so that a newer one, which may bring another name,
    changes no address.
    `name` is printed at `span` of `source`, one of its articles; `words` are those that its
    articles share and others hardly print, as printed, the most telling first.
    """

    id: str
    name: str
    source: Article = field(repr=False)
    span: Span
    articles: tuple[str, ...]  # Article.id
    words: tuple[str, ...]


def story_id(article: str) -> str:
    """Return the id of the story that an article, by its id, was the first to tell. What a story is
    called may change with every article.
    """
    return f"story-{article}"


@frozen
class Also:
    """Another article of an article's story, and what was said there of which that has nothing."""

    other: str  # Article.id
    adds: tuple[Passage, ...]


@frozen
class Wording:
    """The words in which some articles print a quotation that others print in other words.

    `differing` are those of the first passage's words that others do not have, in order.
    """

    passages: tuple[Passage, ...]
    differing: tuple[Span, ...]


@frozen
class Topic:
    """A topic and how it came about: curated in briefing.yml, or inferred: then it is the story of
    the same id, whose articles share the `words`, or a phrase that recurs.
    """

    id: str
    name: str
    description: str
    basis: Basis
    words: tuple[str, ...]
    parent: str
    related: tuple[str, ...]  # Topic.id
    articles: tuple[str, ...]  # Article.id, newest first
    named: tuple[str, ...] = ()  # Article.id of those that print its words, but no statement on it


@frozen
class Event:
    """One entry of the timeline: a sentence of a seed and the date it is about. `ahead` is
    measured from the newest article.
    """

    id: str
    date: Dated
    reading: Reading = field(repr=False)
    span: Span  # the sentence, or the part of it that the date is about
    ahead: bool
    also: tuple[tuple[Reading, Span], ...] = ()  # the same event elsewhere


@frozen
class Number:
    """A figure over all articles. `same` are the ids of at most ten figures of the same `measure`
    elsewhere.

    `topics` are those of the figure's own statement, which may be fewer than those of the passage
    around it. `of_figure` is the Figure.id of one that says of what this is, where its own
    sentence does not.
    """

    figure: Figure
    reading: Reading = field(repr=False)
    date: Dated
    flags: tuple[Flag, ...]
    same: tuple[str, ...]
    topics: tuple[str, ...] = ()  # Topic.id, most fitting first
    measure: str = (
        ""  # an id that all figures of one measure have, empty where no words say of what they are
    )
    of_figure: str = ""


class FindingRule(StrEnum):
    """Which rule made a finding that spans articles."""

    SAME_MEASURE = "same-measure"  # the same value of one unit, at least four weeks apart
    SHARED_WORDS = "shared-words"  # words that the speaker seldom uses, at least four weeks apart
    REPORTING_VERB = "reporting-verb"  # one that rejects, denies, disputes, dismisses or declines
    NO_COMMENT = "no-comment"  # a phrase for not answering
    AFTER_THE_NEWEST = "after-the-newest-article"  # begins later than that was published


@frozen
class Change:
    """Then and now: one speaker on one measure or subject, at two dates."""

    id: str
    speaker: str
    about: str  # the shared words, as printed, or a curated label
    basis: Basis
    then: Passage
    now: Passage
    rule: FindingRule = FindingRule.SHARED_WORDS


@frozen
class Pushback:
    """A passage in which somebody rejects or declines something, and the words that tell it."""

    passage: Passage
    span: Span
    rule: FindingRule


@frozen
class Edition:
    """The digest of a day, week or month: what was published in it, and what was new then.

    `id` is its place in the archive, which never changes: `2026-02-13`, `2026-w07`, `2026-02`.
    """

    id: str
    dates: str  # EDTF
    articles: tuple[str, ...]  # Article.id, newest first
    bottom_line: tuple[Passage, ...] = ()  # of this edition alone
    heard: tuple[str, ...] = ()  # Speaker.id of those who are heard for the first time
    moved: tuple[Moved, ...] = ()
    pushbacks: tuple[Pushback, ...] = ()  # of this edition alone
    changes: tuple[Change, ...] = ()  # whose newer side is of this edition


@frozen
class Moved:
    """A topic that an edition adds to."""

    topic: str  # Topic.id
    new: int  # passages of the edition
    before: int  # passages of all editions before it


@frozen
class Briefing:
    """Everything the pages show. Articles newest first, undated last."""

    name: str
    description: str
    readings: tuple[Reading, ...]
    passages: tuple[Passage, ...]  # newest first, then in the order of the text
    speakers: tuple[Speaker, ...]  # by how much they say, then by name
    topics: tuple[Topic, ...]  # in the order of briefing.yml, else of the stories
    events: tuple[Event, ...]  # newest first, undated last
    numbers: tuple[Number, ...]
    changes: tuple[Change, ...]
    bottom_line: tuple[Passage, ...]  # at most five, the newest edition's first
    stories: tuple[Story, ...] = ()  # by how many articles they have, then newest first
    editions: tuple[Edition, ...] = ()  # newest first
    pushbacks: tuple[Pushback, ...] = ()  # who rejects or declines something, newest first
    also: Mapping[str, tuple[Also, ...]] = field(default_factory=dict)  # by Article.id
    repeats: tuple[
        tuple[Passage, ...], ...
    ] = ()  # passages that say the same; the first of each group stands for it
    # by Passage.id: the wordings of its quotation, two or more, that of the first repeat first
    wordings: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)
