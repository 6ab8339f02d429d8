"""Article: what a file says."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from generator.frozen import frozen
from generator.model.spans import Dated, Noted, Span


class BlockKind(StrEnum):
    """What a kept line or paragraph of the article is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    CROSSHEAD = "crosshead"
    PARAGRAPH = "paragraph"


@frozen
class Block:
    """A kept piece of the article. `number` counts body paragraphs from 1 and is 0 for any other
    kind; `line` is 1-based.
    """

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
    """One line that is not blank, without the white space around it, or a paragraph wrapped over
    several.

    `number` is 1-based, of its first line; `gap` counts the blank lines before it; `kind` is what
    its markup says it is, if anything; `inside` says whether markup puts it inside the article, and
    `linked` whether it is mostly a link.
    """

    span: Span
    number: int
    gap: int = 0
    kind: BlockKind | Reason | None = None
    inside: bool = False
    linked: bool = False


@frozen
class Source:
    """What a format reads out of a seed: the text, its lines, and what the file says of the
    article outside its own words.
    """

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
    """What one seed says. `blocks` and `left_out` together cover every line that is not blank, in
    the order of the text.

    `id` is made of the seed's name, so that an edited text keeps its address. `text` is the decoded
    file without a byte order mark, with its own line ends; of Markdown without the marks inside its
    lines; of a saved page all its words, a block a line. `language` is a BCP 47 tag, "und" for a
    language that is not known.
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
    updated: Dated = Dated()  # the printed day of its last change, where that is a later one
