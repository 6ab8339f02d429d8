"""A line with what every rule asks of it: how many words, whether it reads as prose, and what its
wording gives away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from functools import cache

from generator.frozen import frozen
from generator.lexicon import Lexicon
from generator.model.articles import BlockKind, Reason
from generator.model.spans import Span

QUOTES = '"“‘„«'
Verdict = BlockKind | Reason
Verdicts = Mapping[int, Verdict]  # by the index of the line


class Sign(StrEnum):
    """What the wording of a line gives away. Each but the last is a list of phrases in the
    lexicon.
    """

    COMMENTS = "comments"  # a heading over readers' comments
    COMMENT_PART = "comment_part"  # what stands around a reader's comment
    END = "end"  # the mark under the last paragraph
    FORM = "form"
    SHARE = "share"
    COOKIE = "cookie"
    RELATED_LIST = "related_list"  # a heading over links to other articles
    RELATED = "related"
    ADVERTISEMENT = "advertisement"
    NOTICE = "notice"
    SECTION = "section"
    CAPTION = "caption"
    CREDIT = "credit"  # who else worked on the article
    NO_WORDS = "no_words"


REASONS: Mapping[Sign, Reason] = {
    Sign.COMMENTS: Reason.READER_COMMENT,
    Sign.COMMENT_PART: Reason.READER_COMMENT,
    Sign.END: Reason.BOILERPLATE,
    Sign.FORM: Reason.FORM,
    Sign.SHARE: Reason.SHARE,
    Sign.COOKIE: Reason.COOKIE_NOTICE,
    Sign.RELATED_LIST: Reason.RELATED,
    Sign.RELATED: Reason.RELATED,
    Sign.ADVERTISEMENT: Reason.ADVERTISEMENT,
    Sign.NOTICE: Reason.BOILERPLATE,
    Sign.SECTION: Reason.SECTION,
    Sign.CAPTION: Reason.CAPTION,
    Sign.CREDIT: Reason.BYLINE,
    Sign.NO_WORDS: Reason.BOILERPLATE,
}


@frozen
class Measured:
    """A line of the text and its measures.

    `grammar` is the share of words that only join others: prose has many. `sign` is what the
    wording surely gives away, `hint` what it gives away among lines that are left out; a sentence
    of the article may say the same.
    """

    span: Span
    number: int
    gap: int
    kind: Verdict | None
    text: str = field(repr=False)
    words: int
    grammar: float
    ends: bool  # as a sentence ends
    sign: Sign | None
    hint: Sign | None
    appeals: bool  # the site speaks for itself ("Sign up to our newsletter")
    inside: bool = False  # markup puts it inside the article
    linked: bool = False  # mostly a link

    @property
    def prose(self) -> bool:
        """Say whether the line is a paragraph by itself, wherever it stands."""
        if self.sign or self.kind:
            return False
        return self.grammar >= 0.15 and (self.words >= 25 or (self.words >= 8 and self.ends))

    @property
    def sentence(self) -> bool:
        """Say whether the line may be a paragraph among others."""
        return (
            self.sign is None
            and self.kind is None
            and self.ends
            and (self.words >= 2 or self.text[0] in QUOTES)
        )


LONGEST_CROSSHEAD = 14  # words
LONGEST_APPEAL = 40  # words of a line in which a site speaks for itself
# code points; where words are longer on average, the script puts no spaces between them
LONGEST_WORDS = 12

_WORD = re.compile(r"[^\W\d_]+|\d+\w*|[©#…]")


def plain(text: str) -> str:
    """Return `text` in lower case, a space for whatever is no letter or digit, # for a number: as
    phrases are compared.
    """
    return " ".join(plain_words(text.lower()))


def plain_words(piece: str) -> tuple[str, ...]:
    """Return the words of a piece of text in small letters, # for a number."""
    return (
        (piece,)
        if piece.isalpha()
        else tuple(["#" if word[0] <= "9" else word for word in _WORD.findall(piece)])
    )


@cache
def word_set(name: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the words of a section of the lexicon, to look words up in."""
    return frozenset(lexicon.words(f"layout.{name}"))


@cache
def date_labels(lexicon: Lexicon) -> frozenset[str]:
    """Return the words before a date that say whether it is of the first publication or of an
    update.
    """
    return word_set("published.first", lexicon) | word_set("published.updated", lexicon)


_MARKS = '"“„«'
_CLOSING = '"”’»“'
_QUOTED = re.compile(r"[“\"][^“”\"]{0,600}[”\"]")


def outside_quotations(text: str) -> str:
    """Return the first words of a text without what stands between quotation marks, in lower
    case.
    """
    return _QUOTED.sub(" ", text[:2000]).replace("’", "'").lower()


def addresses_reader(text: str, lexicon: Lexicon) -> bool:
    """Say whether a text speaks to its reader, as notices and offers do and reports do not."""
    return not word_set("address", lexicon).isdisjoint(
        re.findall(r"[\w']+", outside_quotations(text))
    )


def reports(text: str, lexicon: Lexicon) -> bool:
    """Say whether a text holds a word of reporting."""
    return not word_set("reporting", lexicon).isdisjoint(re.findall(r"\w+", text[:2000].lower()))


def has_reported_speech(text: str, lexicon: Lexicon) -> bool:
    """Say whether a text has reported speech: a word of reporting, or quotation marks."""
    return any(mark in text for mark in _MARKS) or reports(text, lexicon)


def speaks(text: str, lexicon: Lexicon) -> bool:
    """Say whether a text says who says what; a heading may quote a few words without."""
    quoted = text[0] in QUOTES and text[-1] in _CLOSING
    return reports(text, lexicon) or (not quoted and any(mark in text for mark in _MARKS))


_LONGEST_LABEL = 33  # code points
_LABEL = re.compile(r"([^\W\d_][^:|\n]{1,30})[:|](?=\s|$)")


@cache
def _labels(lexicon: Lexicon) -> Mapping[str, Reason]:
    return {
        label: Reason(reason)
        for reason in lexicon.parts("layout.labels")
        for label in lexicon.words(f"layout.labels.{reason}")
    }


def labelled(text: str, lexicon: Lexicon) -> Reason | None:
    """Return why a line below the headline is left out by the label it opens with ("Citation:"),
    if it opens with one.
    """
    label = (
        _LABEL.match(text) if ":" in text[:_LONGEST_LABEL] or "|" in text[:_LONGEST_LABEL] else None
    )
    return _labels(lexicon).get(plain(label[1])) if label else None


def is_cut_off(text: str) -> bool:
    """Say whether a text breaks off, as a teaser does that goes on elsewhere."""
    return text.rstrip(")] ").endswith(("...", "…"))


def first_paragraph(verdicts: Verdicts, default: int) -> int:
    """Return the line index of the article's first paragraph, or `default` if it has none."""
    return min(
        (index for index, verdict in verdicts.items() if verdict is BlockKind.PARAGRAPH),
        default=default,
    )


def last_paragraph(verdicts: Verdicts) -> int:
    """Return the line index of the article's last paragraph, or -1 if it has none."""
    return max(
        (index for index, verdict in verdicts.items() if verdict is BlockKind.PARAGRAPH), default=-1
    )


def like_neighbour(known: Verdicts, index: int) -> Reason:
    """Return the reason why the lines around a line without a sign of its own are left out."""
    for other in (known.get(index - 1), known.get(index + 1)):
        if isinstance(other, Reason) and other not in (
            Reason.REPEAT,
            Reason.HEADER,
            Reason.DATELINE,
        ):
            return other
    return Reason.RELATED
