"""What a quotation is, by itself: a clause of its own or words in somebody else's sentence, a title, a scare quote, a sentence."""

from __future__ import annotations

import re
from functools import cache

from generator.extract._places import Places
from generator.lexicon import Lexicon
from generator.model import Quotation, StatementKind

_LETTERS = re.compile(r"[^\W\d_][\w’'.-]*")
_LONG = 6  # words from which quoted words that no cue introduces are somebody's sentence
_TITLE = 4  # words that all have capitals make a title, whatever stands before
_LONGEST_TITLE = 14
_FULL_MARKS = frozenset(".!?…")
_CLOSING = "’'”\")]"


class Standing:
    """How the quotations of one article stand."""

    def __init__(self, places: Places, lexicon: Lexicon) -> None:
        self._places, self._text = places, places.text
        self._before_title = _before_title(lexicon)
        self._named = frozenset(lexicon.words("people.organisations"))
        self._doubles = any(self._text[quotation.outer.start] not in "‘'" for quotation in places.quotations)

    def kind(self, quotation: Quotation) -> StatementKind:
        """Say whether the quotation stands as a clause of its own: it opens a sentence, or follows a mark with a capital."""
        words, start = quotation.span.of(self._text), quotation.outer.start
        before = self._text[max(0, start - 3) : start].rstrip()[-1:]
        capital = words[0].isupper() or words[0].isdigit() or words[0] in "‘'[…"
        stands = self._places.opens_sentence(quotation) or before in {",", ":"} or (capital and _count(words) > 3)
        return StatementKind.QUOTED if stands else StatementKind.PARTIAL

    def is_nobodys(self, quotation: Quotation) -> bool:
        """Say whether the marks hold a name, a title, a stage direction or a headline's odd words."""
        words = quotation.span.of(self._text)
        return (words[0] == "(" and words.find(")") >= len(words) - 2) or self._is_title(quotation) or self._is_minor(quotation)

    def is_sentence(self, quotation: Quotation) -> bool:
        """Say whether the quotation is a sentence by itself: it opens one, and a final mark ends it."""
        return (
            self._places.opens_sentence(quotation)
            and self._text[quotation.span.start : quotation.span.end].rstrip(_CLOSING)[-1:] in _FULL_MARKS
        )

    def is_long(self, quotation: Quotation) -> bool:
        """Say whether the quotation has more words than a name or an odd word."""
        return self.words(quotation) >= _LONG

    def words(self, quotation: Quotation) -> int:
        """Count the words between the marks."""
        return _count(quotation.span.of(self._text))

    def _is_title(self, quotation: Quotation) -> bool:
        """Say whether all words have capitals and there are many, or a word like "book" or an article stands before."""
        if quotation.span.end - quotation.span.start > 200:
            return False
        words = [word for word in _LETTERS.findall(quotation.span.of(self._text)) if len(word) > 3 or word[0].isupper()]
        if not 1 <= len(words) <= _LONGEST_TITLE or not all(word[0].isupper() for word in words):
            return False
        start = quotation.outer.start
        named = len(words) > 1 and words[-1].lower().strip(".") in self._named  # a “Fair Harbour Act”
        return named or len(words) >= _TITLE or bool(self._before_title.search(self._text, max(0, start - 24), start))

    def _is_minor(self, quotation: Quotation) -> bool:
        """Say whether the marks are single in an article that quotes with double ones, and hold but a few words."""
        start = quotation.outer.start
        single = self._text[start] in "‘'" and self._text[start + 1] not in "‘'"
        return single and self._doubles and self.kind(quotation) is StatementKind.PARTIAL


@cache
def _before_title(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?:{'|'.join(lexicon.words('quotations.before_title'))}),?|[’']s)\s+\Z")


def _count(words: str) -> int:
    return len(words.split())
