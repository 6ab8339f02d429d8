"""What a quotation is, by itself: a clause of its own or words in somebody else's sentence, a
title, a scare quote, a sentence.
"""

from __future__ import annotations

import re
from functools import cache

from generator.extract.reporting.verbs import verbs
from generator.extract.text.capitals import has_capitals
from generator.extract.text.layout_index import LayoutIndex
from generator.extract.text.patterns import either
from generator.lexicon import Lexicon
from generator.model.readings import Quotation, StatementKind

_LETTERS = re.compile(r"[^\W\d_][\w’'.-]*")
_LONG = 6  # words from which quoted words that no cue introduces are somebody's sentence
_TITLE = 4  # words that all have capitals make a title, whatever stands before
_LONGEST_TITLE = 14
_NEAR = 80  # characters before quoted words in which a verb says that somebody is called so
_FULL_MARKS = frozenset(".!?…")
_CLOSING = "’'”\")]"


class QuotationKinds:
    """How the quotations of one article stand."""

    def __init__(self, layout: LayoutIndex, lexicon: Lexicon) -> None:
        self._layout, self._text = layout, layout.text
        self._before_title, self._joining = _before_title(lexicon), _joining(lexicon)
        self._verbs, self._naming = _verbs(lexicon)
        self._named = frozenset(lexicon.words("people.organisations"))
        self._doubles = any(
            self._text[quotation.outer.start] not in "‘'" for quotation in layout.quotations
        )

    def kind(self, quotation: Quotation) -> StatementKind:
        """Say whether the quotation stands as a clause of its own: it opens a sentence, or follows
        a mark with a capital.
        """
        words, start = quotation.span.of(self._text), quotation.outer.start
        before = self._text[max(0, start - 3) : start].rstrip()[-1:]
        capital = words[0].isupper() or words[0].isdigit() or words[0] in "‘'[…"
        stands = (
            self._layout.opens_sentence(quotation)
            or before in {",", ":"}
            or (capital and _count(words) > 3)
        )
        return StatementKind.QUOTED if stands else StatementKind.PARTIAL

    def is_nobodys(self, quotation: Quotation) -> bool:
        """Say whether the marks hold a name, a title, a stage direction or a headline's odd
        words.
        """
        words = quotation.span.of(self._text)
        return (
            (words[0] == "(" and words.find(")") >= len(words) - 2)
            or self._is_title(quotation)
            or self._is_minor(quotation)
        )

    def is_sentence(self, quotation: Quotation) -> bool:
        """Say whether the quotation is a sentence by itself: it opens one, and a final mark ends
        it, before or behind its own.
        """
        return self._layout.opens_sentence(quotation) and self._is_ended(quotation)

    def _is_ended(self, quotation: Quotation) -> bool:
        last = quotation.span.of(self._text).rstrip(_CLOSING)[-1:]
        behind = self._text[quotation.outer.end : quotation.outer.end + 1] or " "
        return last in _FULL_MARKS or behind in _FULL_MARKS

    def goes_on(self, quotation: Quotation) -> bool:
        """Say whether the quotation begins a sentence that it does not end, or ends one that only
        a word like "but" begins.
        """
        if self._layout.opens_sentence(quotation):
            return self.is_long(quotation)
        start = self._layout.sentence(quotation.outer.start).span.start
        joined = self._joining.fullmatch(self._text, start, quotation.outer.start) is not None
        return joined and self._is_ended(quotation) and self.is_long(quotation)

    def is_long(self, quotation: Quotation) -> bool:
        """Say whether the quotation has more words than a name or an odd word."""
        return self.words(quotation) >= _LONG

    def words(self, quotation: Quotation) -> int:
        """Count the words between the marks."""
        return _count(quotation.span.of(self._text))

    def _is_title(self, quotation: Quotation) -> bool:
        """Say whether all words have capitals and there are many, or a word like "book" or an
        article stands before.
        """
        if quotation.span.end - quotation.span.start > 200:
            return False
        words = [
            word
            for word in _LETTERS.findall(quotation.span.of(self._text))
            if len(word) > 3 or word[0].isupper()
        ]
        if not 1 <= len(words) <= _LONGEST_TITLE or not all(word[0].isupper() for word in words):
            return False
        start = quotation.outer.start
        named = (
            len(words) > 1 and words[-1].lower().strip(".") in self._named
        )  # a “Fair Harbour Act”
        if (
            named
            or len(words) >= _TITLE
            or self._before_title.search(self._text, max(0, start - 24), start)
        ):
            return True
        exclaimed = not {"!", "?"}.isdisjoint(quotation.span.of(self._text))
        return (
            len(words) > 1
            and not exclaimed
            and not self._layout.opens_sentence(quotation)
            and not self._is_said(start)
        )

    def _is_said(self, start: int) -> bool:
        """Say whether what has capitals at `start` is said all the same: behind a verb, as what
        one is called, in a heading.
        """
        sentence = self._layout.sentence(start).span
        before = self._text[max(sentence.start, start - _NEAR) : start]
        words = [word.lower() for word in _LETTERS.findall(before.rsplit(". ")[-1])]
        return (
            has_capitals(sentence.of(self._text))
            or (words and words[-1] in self._verbs)
            or not self._naming.isdisjoint(words)
        )

    def _is_minor(self, quotation: Quotation) -> bool:
        """Say whether the marks are single in an article that quotes with double ones, and hold
        but a few words.
        """
        start = quotation.outer.start
        single = self._text[start] in "‘'" and self._text[start + 1] not in "‘'"
        return single and self._doubles and self.kind(quotation) is StatementKind.PARTIAL


@cache
def _verbs(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Return every form of a verb of reporting, and those of the verbs that say what somebody is
    called.
    """
    known, naming = verbs(lexicon), frozenset(lexicon.words("cues.naming"))
    return frozenset(known), frozenset(form for form, verb in known.items() if verb.lemma in naming)


@cache
def _before_title(lexicon: Lexicon) -> re.Pattern[str]:
    before = either(
        (*lexicon.words("quotations.before_title"), *lexicon.words("quotations.known_as"))
    )
    return re.compile(rf"(?:\b{before},?|[’']s)\s+\Z")


@cache
def _joining(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what may stand before quoted words that go on with those of the sentence before: a
    word that joins sentences.
    """
    return re.compile(
        rf"(?:{'|'.join(word.capitalize() for word in lexicon.words('quotations.joining'))}),?\s+"
    )


def _count(words: str) -> int:
    return len(words.split())
