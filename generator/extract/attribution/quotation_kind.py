"""What kind of quotation this is, whoever said it: a clause of its own, words in a sentence, a
title or a scare quote.
"""

from __future__ import annotations

import re
from functools import cache

from generator.extract.reporting.verbs import verbs
from generator.extract.text.capitals import has_capitals
from generator.extract.text.layout_index import LayoutIndex
from generator.extract.text.patterns import either, phrase_pattern
from generator.lexicon import Lexicon
from generator.model.readings import Quotation, StatementKind

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_FEWEST_WORDS_OF_SENTENCE = 6  # without a cue, fewer may be a name or an odd word
_FEWEST_WORDS_OF_CLAUSE = 4  # with a capital, they need no mark before them
_FEWEST_WORDS_OF_SURE_TITLE = 4  # all with capitals: a title, whatever stands before
_MOST_WORDS_OF_TITLE = 14
_LONGEST_SMALL_WORD = 3  # letters of a word that needs no capital in a title
_LONGEST_BEFORE_TITLE = 36  # characters
_LONGEST_NAMING = 80  # characters from a verb of naming ("calls himself") to what it names
_FINAL_MARKS = frozenset(".!?…")
_CLOSING_MARKS = "’'”\")]"


class QuotationKinds:
    """The kinds of the quotations of one article."""

    def __init__(self, layout: LayoutIndex, lexicon: Lexicon) -> None:
        self._layout, self._text = layout, layout.text
        self._before_title, self._joining = _before_title(lexicon), _joining(lexicon)
        self._verbs, self._naming = _verbs(lexicon)
        self._organisation_nouns = frozenset(lexicon.words("people.organisations"))
        self._has_double_marks = any(
            self._text[quotation.outer.start] not in "‘'" for quotation in layout.quotations
        )

    def kind(self, quotation: Quotation) -> StatementKind:
        """Return QUOTED for a clause of its own: one that opens a sentence, follows a comma or
        colon, or begins with a capital and is not short.
        """
        words, start = quotation.span.of(self._text), quotation.outer.start
        before = self._text[max(0, start - 3) : start].rstrip()[-1:]
        capital = words[0].isupper() or words[0].isdigit() or words[0] in "‘'[…"
        is_clause = (
            self._layout.opens_sentence(quotation)
            or before in {",", ":"}
            or (capital and _count(words) >= _FEWEST_WORDS_OF_CLAUSE)
        )
        return StatementKind.QUOTED if is_clause else StatementKind.PARTIAL

    def is_not_speech(self, quotation: Quotation) -> bool:
        """True if the marks hold a title, a stage direction or the odd words of a headline."""
        words = quotation.span.of(self._text)
        return (
            (words[0] == "(" and words.find(")") >= len(words) - 2)
            or self._is_title(quotation)
            or self._is_scare_quote(quotation)
        )

    def is_sentence(self, quotation: Quotation) -> bool:
        """True if the quotation is a whole sentence: it opens one, and a final mark ends it, inside
        or after its quotation marks.
        """
        return self._layout.opens_sentence(quotation) and self._is_ended(quotation)

    def _is_ended(self, quotation: Quotation) -> bool:
        last = quotation.span.of(self._text).rstrip(_CLOSING_MARKS)[-1:]
        after = self._text[quotation.outer.end : quotation.outer.end + 1] or " "
        return last in _FINAL_MARKS or after in _FINAL_MARKS

    def is_announced(self, quotation: Quotation) -> bool:
        """True if the quotation follows a colon or comma and ends with a mark of its own: a few
        words that are said, as in "He shook his head: “Never again.”"
        """
        start = quotation.outer.start
        last = quotation.span.of(self._text).rstrip(_CLOSING_MARKS)[-1:]
        follows = self._text[max(0, start - 2) : start].rstrip() in {":", ","}
        return follows and last in _FINAL_MARKS and self.word_count(quotation) > 1

    def continues_sentence(self, quotation: Quotation) -> bool:
        """True if a long quotation begins a sentence that it does not end, or ends one that begins
        with only a word like "but".
        """
        if self._layout.opens_sentence(quotation):
            return self.is_long(quotation)
        start = self._layout.sentence(quotation.outer.start).span.start
        joined = self._joining.fullmatch(self._text, start, quotation.outer.start) is not None
        return joined and self._is_ended(quotation) and self.is_long(quotation)

    def is_long(self, quotation: Quotation) -> bool:
        """True if the quotation has more words than a name or an odd word."""
        return self.word_count(quotation) >= _FEWEST_WORDS_OF_SENTENCE

    def word_count(self, quotation: Quotation) -> int:
        """Count the words between the marks."""
        return _count(quotation.span.of(self._text))

    def _is_title(self, quotation: Quotation) -> bool:
        """True if all words have capitals, and there are many or what stands before suggests a
        title.
        """
        words = []
        for found in _WORD.finditer(self._text, quotation.span.start, quotation.span.end):
            if found[0][0].isupper():
                words.append(found[0])
            elif len(found[0]) > _LONGEST_SMALL_WORD:
                return False
        if not 1 <= len(words) <= _MOST_WORDS_OF_TITLE:
            return False
        return (
            len(words) >= _FEWEST_WORDS_OF_SURE_TITLE
            or self._follows_title_word(quotation)
            or (len(words) > 1 and self._is_short_title(quotation, words))
        )

    def _follows_title_word(self, quotation: Quotation) -> bool:
        """True if a word like "book" or a possessive stands right before the quotation."""
        start = quotation.outer.start
        reach = max(0, start - _LONGEST_BEFORE_TITLE)
        return self._before_title.search(self._text, reach, start) is not None

    def _is_short_title(self, quotation: Quotation, words: list[str]) -> bool:
        """True if these words end in a noun for an organisation or law (a “Fair Harbour Act”), or
        are neither an exclamation nor said.
        """
        if words[-1].lower().strip(".") in self._organisation_nouns:
            return True
        exclaimed = not {"!", "?"}.isdisjoint(quotation.span.of(self._text))
        return (
            not exclaimed
            and not self._layout.opens_sentence(quotation)
            and not self._may_be_said(quotation.outer.start)
        )

    def _may_be_said(self, start: int) -> bool:
        """True if words with capitals at offset `start` may still be speech: after a reporting verb
        or a verb of naming, or in a heading.
        """
        sentence = self._layout.sentence(start).span
        before = self._text[max(sentence.start, start - _LONGEST_NAMING) : start]
        words = [word.lower() for word in _WORD.findall(before.rsplit(". ")[-1])]
        return (
            has_capitals(sentence.of(self._text))
            or not self._verbs.isdisjoint({"".join(words[-1:]), " ".join(words[-2:])})
            or not self._naming.isdisjoint(words)
        )

    def _is_scare_quote(self, quotation: Quotation) -> bool:
        """True if the marks are single in an article that quotes with double ones, and hold no
        clause.
        """
        start = quotation.outer.start
        single = self._text[start] in "‘'" and self._text[start + 1] not in "‘'"
        return single and self._has_double_marks and self.kind(quotation) is StatementKind.PARTIAL


@cache
def _verbs(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Return the forms of all reporting verbs, and of those that name somebody ("called")."""
    known, naming = verbs(lexicon), frozenset(lexicon.words("cues.naming"))
    return frozenset(known), frozenset(form for form, verb in known.items() if verb.lemma in naming)


@cache
def _before_title(lexicon: Lexicon) -> re.Pattern[str]:
    before = either(lexicon.words("quotations.before_title"))
    known_as = phrase_pattern(lexicon.words("quotations.known_as"))
    return re.compile(rf"(?:\b{before},?|{known_as}|[’']s)\s+\Z")


@cache
def _joining(lexicon: Lexicon) -> re.Pattern[str]:
    """Return a pattern for the words that may stand before quoted words that continue earlier
    ones: "And", "But".
    """
    return re.compile(
        rf"(?:{'|'.join(word.capitalize() for word in lexicon.words('quotations.joining'))}),?\s+"
    )


def _count(words: str) -> int:
    return len(words.split())
