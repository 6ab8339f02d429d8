"""The nouns, one group a stage: seed, article, reading, briefing, plan. Frozen once made; a place in a text, never a copy.

Every `Span` counts Unicode code points into `Article.text`, end exclusive. A later noun holds the earlier one and
never repeats its fields; no noun points back. Nouns are compared by `id`, not by value: hashing an article is hashing its text.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from generator.frozen import frozen

# -- everywhere ------------------------------------------------------------------------------------------------------


class Basis(StrEnum):
    """How we know a value that the reader is shown."""

    STATED = "stated"  # the text prints it
    INFERRED = "inferred"  # it follows from what the text prints; `why` says how
    CURATED = "curated"  # briefing.yml says so; `why` gives its reason
    NONE = "none"  # not known


@frozen
class Span:
    """A place in a text: `text[start:end]`, in Unicode code points."""

    start: int
    end: int

    def __lt__(self, other: Span) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def of(self, text: str) -> str:
        """Return the words that stand at this place of `text`."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this place."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether the two places share at least one code point."""
        return self.start < other.end and other.start < self.end


@frozen
class Noted:
    """A value, how we know it, and where it stands if the text prints it. An unknown value is empty with basis none."""

    text: str = ""
    basis: Basis = Basis.NONE
    span: Span | None = None
    why: str = ""


@frozen
class Dated:
    """A date in EDTF (ISO 8601-2, level 0 and 1: `2026-02-12`, `2026-02`, `2029`, `2026-02-12/2026-02-13`); empty if not known."""

    edtf: str = ""
    basis: Basis = Basis.NONE
    span: Span | None = None
    why: str = ""


# -- seed: bytes as they lie in seeds/ -------------------------------------------------------------------------------

LARGEST_SEED = 10_000_000  # bytes; a saved page with its pictures fits, a film does not


@frozen
class SeedFile:
    """One file of the seeds folder. `name` is its path below the folder, with forward slashes.

    `id` is given where the name alone would make the id of another seed's article, else empty.
    """

    name: str
    data: bytes
    id: str = ""


# -- article: what the file says -------------------------------------------------------------------------------------


class BlockKind(StrEnum):
    """What a kept line or paragraph of the article is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    CROSSHEAD = "crosshead"
    PARAGRAPH = "paragraph"


@frozen
class Block:
    """A kept piece of the article. `number` counts body paragraphs from 1 and is 0 for any other kind; `line` is 1-based."""

    kind: BlockKind
    span: Span
    line: int
    number: int = 0


class Reason(StrEnum):
    """Why a line is left out of the article."""

    HEADER = "header"  # the YAML header of a seed
    SECTION = "section"  # names of the site's sections, menus, tags
    REPEAT = "repeat"  # a line printed before
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE = "date"  # a line that only gives the date of publication
    CAPTION = "caption"  # picture captions and credits
    AUTHOR_BIO = "author-bio"
    READER_COMMENT = "reader-comment"
    FORM = "form"  # reply, sign-up and search forms
    SHARE = "share"  # share bars
    RELATED = "related"  # links to other articles
    COOKIE_NOTICE = "cookie-notice"
    ADVERTISEMENT = "advertisement"
    TABLE = "table"
    AMENDMENT = "amendment"  # notes on how the article was changed
    BOILERPLATE = "boilerplate"  # agency, copyright and subscription notices


@frozen
class LeftOut:
    """One line of the seed that is in no page, and why. `line` is 1-based."""

    span: Span
    reason: Reason
    line: int


class DoubtKind(StrEnum):
    """What of the statements about an article a person should look at."""

    OTHER_DATE = "other-date"  # another date of publication than the one used
    OTHER_AUTHOR = "other-author"  # the byline names others than the file's header
    AMBIGUOUS = "ambiguous"  # a date whose day and month cannot be told apart
    NO_YEAR = "no-year"  # a date without a year
    AGO = "ago"  # how long ago, which is no date
    UNREADABLE = "unreadable"  # what should be a date is none


@frozen
class Doubt:
    """A printed place that contradicts what is used, or does not say enough to be used."""

    kind: DoubtKind
    span: Span


@frozen
class Line:
    """One line that is not blank, without the white space around it, or a paragraph wrapped over several.

    `number` is 1-based, of its first line; `gap` counts the blank lines before it; `kind` is what its markup says
    it is, if anything.
    """

    span: Span
    number: int
    gap: int = 0
    kind: BlockKind | Reason | None = None


@frozen
class Source:
    """What a format reads out of a seed: the text, its lines, and what the file says of the article outside its own words."""

    text: str = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)
    language: str = ""
    title: Noted = Noted()
    authors: tuple[Noted, ...] = ()
    publisher: Noted = Noted()
    published: Noted = Noted()  # as given
    address: Noted = Noted()


@frozen
class Article:
    """What one seed says. `blocks` and `left_out` together cover every line that is not blank, in the order of the text.

    `id` is made of the seed's name, so that an edited text keeps its address. `text` is the decoded file without a
    byte order mark, with its own line ends; of Markdown without the marks inside its lines; of a saved page what was extracted.
    """

    seed: str
    sha256: str
    id: str
    language: str
    text: str = field(repr=False)
    title: Noted
    authors: tuple[Noted, ...]
    publisher: Noted
    published: Dated
    place: Noted  # the dateline's place
    address: Noted  # where the publisher has it
    blocks: tuple[Block, ...] = field(repr=False)
    left_out: tuple[LeftOut, ...] = field(repr=False)
    doubts: tuple[Doubt, ...] = ()  # of the values that no setting overrules


# -- reading: what we concluded from one article ---------------------------------------------------------------------


@frozen
class Sentence:
    """A sentence of one block; `block` is the block's place in `Article.blocks`."""

    span: Span
    block: int


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


@frozen
class Role:
    """A role or epithet as printed ("Harbour Commissioner", "the harbour chief")."""

    span: Span
    text: str


@frozen
class Person:
    """One person within one article, with every place that names or means them by name or epithet."""

    id: str
    name: str
    roles: tuple[Role, ...]
    mentions: tuple[Span, ...]


@frozen
class Attribution:
    """Who a statement is ascribed to, and why.

    `span` is where the article names the speaker (a name, "he", "the harbour chief"); `None` for a continuation that prints none.
    `confidence` is calibrated: of those above 0.9, at least 97 % are right. `reasons` are (feature, weight) pairs, strongest first.
    """

    id: str
    name: str
    kind: SpeakerKind
    span: Span | None
    how: How
    confidence: float
    reasons: tuple[tuple[str, float], ...] = ()


@frozen
class Quotation:
    """Words between quotation marks in one block, marks left out. `outer` includes the marks that are printed.

    `chain` is the place, in the tuple of quotations, of the first paragraph of a quotation that runs over several; its own
    place if it does not. `repair` says what was mended in the printed marks, empty if nothing was.
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

    `span` is the verb or phrase ("said", "according to"); `subject` the noun phrase that speaks, head and appositions, `head`
    the part of it that names ("Ilse Brandt", "she", "the ministry"); both `None` where the clause prints none, then `governor` is
    the place, in the tuple of cues, of the cue whose speaker it shares. `content` are the places of what is reported; those of
    it that are no doubtful report are `reported`, the others only tell which quotations the cue introduces.
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
    """One article with what stands in it, from which we conclude who says what. Every tuple is in the order of the text."""

    article: Article
    sentences: tuple[Sentence, ...] = field(repr=False)
    quotations: tuple[Quotation, ...] = field(repr=False)
    cues: tuple[Cue, ...] = field(repr=False)


@frozen
class Body:
    """The sentences of an article that stand in body paragraphs, and `pieces`: what of each stands between white space."""

    article: Article
    sentences: tuple[Sentence, ...] = field(repr=False)
    pieces: tuple[list[str], ...] = field(repr=False)


class StatementKind(StrEnum):
    """How much of the wording is the speaker's."""

    QUOTED = "quoted"  # a direct quotation that stands as a clause or sentence of its own
    PARTIAL = "partial"  # quoted words inside somebody else's sentence
    REPORTED = "reported"  # indirect speech: the content, without the reporting clause


@frozen
class Statement:
    """What one speaker is said to have said, in one place. `span` leaves the quotation marks out.

    `id` is made of the article's id and the statement's own words. Parts of one quotation around "he said" and paragraphs of
    one quotation share `utterance`, the id of the first part. `speaker` is `None` where it is not known, never a guess.
    `repair` says what was mended in the printed quotation marks, empty if nothing was.
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
    """A number as printed, with what it counts. `of` is the place of the words that say of what; `statement` the id it stands in."""

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
    """A date or period the text mentions, resolved against the date of publication where it is relative."""

    span: Span
    sentence: Span
    date: Dated


@frozen
class Silence:
    """Somebody declined to comment, or did not answer. `subject` says who, `about` on what, both as printed."""

    span: Span
    sentence: Span
    subject: Span | None
    about: Span | None
    speaker: Attribution | None = None


@frozen
class Occasion:
    """Where or at what event the article's statements were made, as printed ("the Munich Security Conference")."""

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
    """What we concluded from one article. Every tuple is in the order of the text, but `keywords`: by weight."""

    article: Article
    sentences: tuple[Sentence, ...]
    people: tuple[Person, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]
    silences: tuple[Silence, ...]
    occasions: tuple[Occasion, ...]
    keywords: tuple[Keyword, ...]
    summary: tuple[Span, ...]  # sentences that stand for the article, in the order of the text
    corrected: tuple[int, ...] = ()  # the lines of briefing.yml whose corrections found a statement to put right


# -- briefing: what spans articles -----------------------------------------------------------------------------------


@frozen
class Passage:
    """What a page shows for one utterance: whole sentences of one paragraph, one speaker, cited as one.

    `span` runs from the first to the last sentence. `kind` is the strongest of its statements (quoted, partial, reported).
    `date` is when it was said (the occasion's date, else the article's); `occasion` is shown as printed or as curated.
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
    """A person, organisation or unnamed source over all articles; also people who are only mentioned (`speaks` false)."""

    id: str
    name: str
    kind: SpeakerKind
    speaks: bool
    roles: tuple[RoleSeen, ...]  # newest first
    aliases: tuple[str, ...]  # every name and epithet used, sorted
    articles: tuple[str, ...]  # Article.id, where they speak or are mentioned, newest first
    role: Noted = Noted()  # the role to print: curated, else the newest


@frozen
class Topic:
    """A topic and how it came about: curated in briefing.yml, or inferred from the texts (`words` say from which)."""

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
    """One entry of the timeline: a sentence of a seed and the date it is about. `ahead` is measured from the newest article."""

    id: str
    date: Dated
    reading: Reading = field(repr=False)
    span: Span  # the sentence, or the part of it that the date is about
    ahead: bool
    also: tuple[tuple[Reading, Span], ...] = ()  # the same event elsewhere


@frozen
class Number:
    """A figure over all articles. `same` are the ids of at most ten figures of the same `measure` elsewhere.

    `topics` are those of the figure's own statement, which may be fewer than those of the passage around it.
    """

    figure: Figure
    reading: Reading = field(repr=False)
    date: Dated
    flags: tuple[Flag, ...]
    same: tuple[str, ...]
    topics: tuple[str, ...] = ()  # Topic.id, most fitting first
    measure: str = ""  # an id that all figures of one measure have, empty where no words say of what they are


@frozen
class Change:
    """Then and now: one speaker on one measure or subject, at two dates."""

    id: str
    speaker: str
    about: str  # the shared words, as printed, or a curated label
    basis: Basis
    then: Passage
    now: Passage


@frozen
class Briefing:
    """Everything the pages show. Articles newest first, undated last."""

    name: str
    description: str
    readings: tuple[Reading, ...]
    passages: tuple[Passage, ...]  # newest first, then in the order of the text
    speakers: tuple[Speaker, ...]  # by how much they say, then by name
    topics: tuple[Topic, ...]  # in the order of briefing.yml, else by weight
    events: tuple[Event, ...]  # newest first, undated last
    numbers: tuple[Number, ...]
    changes: tuple[Change, ...]
    bottom_line: tuple[Passage, ...]  # three to five, most telling first
    repeats: tuple[tuple[Passage, ...], ...] = ()  # passages that say the same; the first of each group stands for it


# -- plan: what shall lie in docs/ -----------------------------------------------------------------------------------


@frozen
class PlannedFile:
    """A file that docs/ shall hold. `path` is relative to docs/, with forward slashes."""

    path: str
    content: bytes = field(repr=False)


@frozen
class Plan:
    """All generated files, sorted by path. What an earlier run wrote and this plan does not hold is deleted."""

    files: tuple[PlannedFile, ...]
