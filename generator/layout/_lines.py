"""A line with what every rule asks of it: how many words, whether it reads as prose, and what its wording gives away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.model import BlockKind, Reason, Span

Verdict = BlockKind | Reason
Verdicts = Mapping[int, Verdict]  # by the line's place in the tuple of lines


class Sign(StrEnum):
    """What the wording of a line gives away; each is a list of phrases in the lexicon."""

    COMMENTS = "comments"  # a heading over readers' comments
    FORM = "form"
    SHARE = "share"
    COOKIE = "cookie"
    RELATED_LIST = "related_list"  # a heading over links to other articles
    RELATED = "related"
    ADVERTISEMENT = "advertisement"
    NOTICE = "notice"
    SECTION = "section"
    CAPTION = "caption"
    COMMENT_SIGN = "comment_signs"  # what stands around a reader's comment


REASONS: Mapping[Sign, Reason] = {
    Sign.COMMENTS: Reason.READER_COMMENT,
    Sign.FORM: Reason.FORM,
    Sign.SHARE: Reason.SHARE,
    Sign.COOKIE: Reason.COOKIE_NOTICE,
    Sign.RELATED_LIST: Reason.RELATED,
    Sign.RELATED: Reason.RELATED,
    Sign.ADVERTISEMENT: Reason.ADVERTISEMENT,
    Sign.NOTICE: Reason.BOILERPLATE,
    Sign.SECTION: Reason.SECTION,
    Sign.CAPTION: Reason.CAPTION,
    Sign.COMMENT_SIGN: Reason.READER_COMMENT,
}


@dataclass(frozen=True, slots=True)
class Measured:
    """A line of the text and its measures. `grammar` is the share of words that only join others; prose has many."""

    span: Span
    number: int
    gap: int
    kind: Verdict | None
    text: str = field(repr=False)
    words: int
    grammar: float
    ends: bool  # as a sentence ends
    sign: Sign | None

    @property
    def prose(self) -> bool:
        """Say whether the line is a paragraph by itself, wherever it stands."""
        return self.sign is None and self.grammar >= 0.15 and (self.words >= 25 or (self.words >= 8 and self.ends))

    @property
    def sentence(self) -> bool:
        """Say whether the line may be a paragraph among others."""
        return self.sign is None and self.words >= 2 and self.ends


def plain(text: str) -> str:
    """Return `text` in lower case, a space for whatever is no letter or digit, # for a number: as phrases are compared."""
    return " ".join("#" if word[0].isdigit() else word for word in re.findall(r"[^\W_]+|[©#…]", text.lower()))


def prose_words(lines: Iterable[Measured]) -> int:
    """Count the words of the lines that are prose."""
    return sum(line.words for line in lines if line.prose)
