"""Reading: what we concluded from one article."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from generator.frozen import frozen
from generator.model.articles import Article
from generator.model.spans import Dated, Span


@frozen
class Sentence:
    """A sentence of one block; `block` is the block's index in `Article.blocks`."""

    span: Span
    block: int


UNNAMED = "unnamed-"  # how the id of whoever is known in one article only begins


class SpeakerKind(StrEnum):
    """What speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"  # the ministry, Moscow, the White House
    GROUP = "group"  # allies, lawmakers
    UNNAMED = "unnamed"  # an official who is not named; never merged with anybody


class How(StrEnum):
    """What told us who the speaker is."""

    NAMED = "named"  # a name stands at the cue
    EPITHET = "epithet"  # a role or description the article ties to a person
    PRONOUN = "pronoun"
    CONTINUATION = "continuation"  # "A," X said. "B."
    TURN = "turn"  # interviews: question and answer, NAME:
    ORGANISATION = "organisation"
    GROUP = "group"
    UNNAMED = "unnamed"
    CURATED = "curated"  # a correction in briefing.yml


class Rule(StrEnum):
    """What told us whose words a statement is. Of a cue, the second word is its frame."""

    CUE_CLAUSE = "cue clause"
    CUE_AFTER = "cue after"
    CUE_MIDDLE = "cue middle"
    CUE_SUBJECTLESS = "cue subjectless"
    CUE_PASSIVE = "cue passive"
    CUE_SOURCE = "cue source"
    CUE_PHRASE = "cue phrase"
    CUE_QUOTATION = "cue quotation"
    REPORTED_CLAUSE = "reported clause"
    REPORTED_AFTER = "reported after"
    REPORTED_MIDDLE = "reported middle"
    REPORTED_SUBJECTLESS = "reported subjectless"
    REPORTED_PASSIVE = "reported passive"
    REPORTED_SOURCE = "reported source"
    REPORTED_PHRASE = "reported phrase"
    REPORTED_QUOTATION = "reported quotation"
    NEIGHBOUR = "neighbour"  # “A,” Lund fumed: no cue, but a speaker right behind the quotation
    SIGNATURE = "signature"  # “A.” — Ann Lee
    SENTENCE_AFTER = "sentence after"  # “A.” / That was how X put it.
    ANSWER = "answer"  # “A?” X asked Y. / “B.”
    GOES_ON = "goes on"  # “A,” X said. “B.”
    CHAIN = "chain"  # one quotation over several paragraphs
    NEXT_PARAGRAPH = "next paragraph"  # a paragraph that is all quotation
    OWNER = "owner"  # in X's words, “A”
    SENTENCE_BEFORE = "sentence before"  # who speaks there
    SUBJECT_OF_SENTENCE_BEFORE = "subject of sentence before"
    SUBJECT = "subject"
    PARAGRAPH_BEFORE = "paragraph before"
    SUBJECT_OF_PARAGRAPH_BEFORE = "subject of paragraph before"
    NOBODY = "nobody"  # nothing tells
    TURN = "turn"  # BERG: A
    LABEL = "label"  # Berg: A, as a heading


class HeadNoun(StrEnum):
    """Whether the common noun that describes a speaker is one for people, groups, organisations or
    texts, which may speak.
    """

    NONE = "none"  # a name or pronoun
    SPEAKING = "speaking"  # "the ministry", "a nurse"
    OTHER = "other"  # "the boat": unlikely to speak


@frozen
class Role:
    """A role or epithet as printed ("Harbour Commissioner", "the harbour chief")."""

    span: Span
    text: str


@frozen
class Person:
    """One person within one article, with every place that names or means them by name or
    epithet.
    """

    id: str
    name: str
    roles: tuple[Role, ...]
    mentions: tuple[Span, ...]


@frozen
class Attribution:
    """Who a statement is ascribed to, and why.

    `span` is where the article names the speaker (a name, "he", "the harbour chief"); `None` for a
    continuation that prints none. `confidence` is calibrated: of those above 0.9, at least 97 % are
    right. `reasons` are (feature, weight) pairs, strongest first. `rule` tells why the statement is
    the speaker's, `antecedent` is the place before that tells who `span` means, `continues` the
    attribution that a continuation goes on from. `head_noun` is only known until statements are
    given their confidence, and `rule` only from then on.
    """

    id: str
    name: str
    kind: SpeakerKind
    span: Span | None
    how: How
    confidence: float
    reasons: tuple[tuple[str, float], ...] = ()
    head_noun: HeadNoun = HeadNoun.NONE
    rule: Rule | None = None
    antecedent: Span | None = None
    continues: Attribution | None = None


@frozen
class Quotation:
    """Words between quotation marks in one block, marks left out. `outer` includes the marks that
    are printed.

    `chain` is the index, in the tuple of quotations, of the first paragraph of a quotation that
    runs over several; its own index if it does not. `repair` says what was mended in the printed
    marks, empty if nothing was.
    """

    span: Span
    outer: Span
    block: int
    chain: int
    repair: str = ""


class Frame(StrEnum):
    """How a reporting clause and what it reports stand to each other."""

    CLAUSE = "clause"  # X said (that) …
    AFTER = "after"  # …, X said / said X
    MIDDLE = "middle"  # …, X said, …
    SUBJECTLESS = "subjectless"  # …, adding that …
    PASSIVE = "passive"  # X was quoted as saying …
    SOURCE = "source"  # according to X, …
    PHRASE = "phrase"  # X urged allies to …, rejected suggestions that …, described it as …
    QUOTATION = "quotation"  # the cue only introduces words in quotation marks


@frozen
class Cue:
    """A reporting expression and what hangs on it.

    `span` is the verb or phrase ("said", "according to"); `subject` the noun phrase that speaks,
    head and appositions, `head` the part of it that names ("Ilse Brandt", "she", "the ministry");
    both `None` where the clause prints none, then `governor` is the index, in the tuple of cues, of
    the cue whose speaker it shares. `content` are the spans of what is reported; those of it that
    are no doubtful report are `reported`, the others only tell which quotations the cue introduces.
    """

    span: Span
    lemma: str
    frame: Frame
    sentence: Span
    subject: Span | None
    head: Span | None
    governor: int | None
    content: tuple[Span, ...]
    reported: tuple[Span, ...]


@frozen
class Parsed:
    """One article with what stands in it, from which we conclude who says what. Every tuple is in
    the order of the text.
    """

    article: Article
    sentences: tuple[Sentence, ...] = field(repr=False)
    quotations: tuple[Quotation, ...] = field(repr=False)
    cues: tuple[Cue, ...] = field(repr=False)


@frozen
class Body:
    """The sentences of an article that stand in body paragraphs. `pieces` are what of each stands
    between white space, `words` what is left of that without marks, in small letters.
    """

    article: Article
    sentences: tuple[Sentence, ...] = field(repr=False)
    pieces: tuple[list[str], ...] = field(repr=False)
    words: tuple[frozenset[str], ...] = field(repr=False)


class StatementKind(StrEnum):
    """How much of the wording is the speaker's."""

    QUOTED = "quoted"  # a direct quotation that stands as a clause or sentence of its own
    PARTIAL = "partial"  # quoted words inside somebody else's sentence
    REPORTED = "reported"  # indirect speech: the content, without the reporting clause


@frozen
class Statement:
    """What one speaker is said to have said, in one place. `span` leaves the quotation marks out.

    `id` is made of the article's id and the statement's own words. Parts of one quotation around
    "he said" and paragraphs of one quotation share `utterance`, the id of the first part. `speaker`
    is `None` where it is not known, never a guess. `repair` says what was mended in the printed
    quotation marks, empty if nothing was.
    """

    id: str
    kind: StatementKind
    span: Span
    sentence: Span
    cue: Span | None
    speaker: Attribution | None
    utterance: str
    repair: str = ""


class Flag(StrEnum):
    """What a reader should know before using a figure."""

    NO_CURRENCY = "no-currency"
    UNIT_IMPLIED = "unit-implied"
    CLAIM = "claim"  # a speaker says so; nobody else in the seeds does
    YEAR_NOT_STATED = "year-not-stated"
    OTHER_VALUE = "other-value"  # the same measure stands elsewhere with another value


@frozen
class Figure:
    """A number as printed, with what it counts. `of` is the span of the words that say of what;
    `statement` the id it stands in.
    """

    id: str
    span: Span
    sentence: Span
    value: float | int | None
    unit: str
    of: Span | None
    speaker: str  # Attribution.id, or empty
    statement: str  # Statement.id, or empty
    flags: tuple[Flag, ...] = ()


@frozen
class DateMention:
    """A date or period the text mentions, resolved against the date of publication where it is
    relative.
    """

    span: Span
    sentence: Span
    date: Dated


@frozen
class Silence:
    """Somebody declined to comment, or did not answer. `subject` says who, `about` on what, both
    as printed.
    """

    span: Span
    sentence: Span
    subject: Span | None
    about: Span | None
    speaker: Attribution | None = None


@frozen
class Occasion:
    """Where or at what event the article's statements were made, as printed ("the Munich Security
    Conference").
    """

    span: Span
    sentence: Span
    date: Dated


@frozen
class Keyword:
    """A key phrase of the article, as first printed, with its weight (0 to 1)."""

    span: Span
    text: str
    weight: float


@frozen
class Reading:
    """What we concluded from one article. Every tuple is in the order of the text, but `keywords`:
    by weight. All but `sentences` are empty for an article in another language than ours.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    people: tuple[Person, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    silences: tuple[Silence, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    # sentences that stand for the article, in the order of the text
    summary: tuple[Span, ...] = ()
    # the lines of briefing.yml whose corrections found a statement to put right
    corrected: tuple[int, ...] = ()
