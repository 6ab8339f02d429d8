"""Sentence → tokens, each with a tag that names its word class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache

from generator.extract.grammar.tag_patterns import (
    ADV,
    AUX,
    CLOSE,
    COLON,
    COMMA,
    CONJ,
    DASH,
    DET,
    FINITE,
    ING,
    NAME,
    NOUN,
    NUMBER,
    OPEN,
    OTHERPRON,
    PAST,
    PREP,
    PRON,
    QUOTE,
    RELATIVE,
    SEMI,
    STOP,
    SUB,
    THAT,
    TIME,
    tag_pattern,
    tag_set,
)
from generator.frozen import frozen
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.memory import Memory
from generator.model.spans import Span

# The tag of each list under `classes` in grammar.yaml; a word in two lists has the later tag.
CLASSES = {
    "number": NUMBER,
    "other_pronoun": OTHERPRON,
    "determiner": DET,
    "preposition": PREP,
    "subordinator": SUB,
    "adverb": ADV,
    "finite": FINITE,
    "participle": PAST,
    "time": TIME,
    "auxiliary": AUX,
    "conjunction": CONJ,
    "relative": RELATIVE,
    "pronoun": PRON,
    "noun": NOUN,
}
ENDINGS = {"ed": PAST, "ing": ING, "ly": ADV}
MARKS = {
    ",": COMMA,
    ":": COLON,
    ";": SEMI,
    "(": OPEN,
    ")": CLOSE,
    "—": DASH,
    "–": DASH,
    "-": DASH,
    "―": DASH,
    "--": DASH,
    "!": STOP,
    "?": STOP,
    ".": STOP,
}
_NO_CAPITAL = tag_set("finite/aux")  # with a capital they are names: "Theresa May", "Will Berg"
_NOUN_PLACE = tag_pattern("det <adv/number>? finite followed_by(prep)")  # the first set (of)
# (Lund) rips (the plan); a pattern that begins with one tag is tried at few words
_VERB_PLACE = tag_pattern(
    """noun (preceded_by(<noun/name> noun) followed_by(<det/pron>)
    | preceded_by(<pron/relative> noun))"""
)
_SURNAME_PLACE = tag_pattern("pron name followed_by(<comma/VERB>)")  # He Lifeng (said)
_NAME_OR_PRON = tag_set("name/pron")
_AFTER_ADVERB = tag_set("comma/det/otherpron/number")  # "Nearly all …"
_VERB = tag_set("VERB")
_AFTER_PARTICIPLE = tag_set("prep/det/that/otherpron/pron/sub/ing/noun/adv")  # "Speaking in …"

_CONTRACTED = r"['’](?:s|d|ll|ve|re|m)\b"  # "he’s" is two words, "Ann’s" one
# A word or mark, and the space behind it, at which no other would begin.
_WORD = re.compile(
    r"([a-z]{1,40}(?=[ ,])"  # most words, found sooner than by what follows
    rf"|(?=[HSTIWhstiw])\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|[Ww]ho|I)(?={_CONTRACTED})"
    rf"|[$€£¥₹₦]\d+(?:[.,]\d+)*"
    rf"|A\.(?=[ ][{CAPITAL}])"  # an initial, not the article
    rf"|[^\W\d_][^\W_]*(?:(?:\.-|[-.'’&/])[^\W_]+)*|{_CONTRACTED}"
    r"|\d{1,99}(?:[.,]\d+)+|[^\W_]+(?:[-.'’&/][^\W_]+)*|--|[^\w\s]) ?"
)


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """Closed lists of the lexicon that rules ask for by word, not by class."""

    negations: frozenset[str]
    being: frozenset[str]
    modals: frozenset[str]
    owners: frozenset[str]
    contrasts: frozenset[str]
    links: frozenset[str]
    leads: frozenset[str]
    opening: frozenset[str]
    unreal: frozenset[str]
    means: frozenset[str]
    receiving: frozenset[str]
    sending: frozenset[str]
    addressing: frozenset[str]
    audience: frozenset[str]
    written: frozenset[str]
    prompting: frozenset[str]
    questions: frozenset[str]
    beside: frozenset[str]
    using: frozenset[str]
    pointing: frozenset[str]
    refusing: frozenset[str]
    hearing: frozenset[str]
    quoting: frozenset[str]
    recordings: frozenset[str]
    middle: frozenset[str]
    binding: frozenset[str]
    bound: frozenset[str]
    equating: frozenset[str]
    naming: frozenset[str]
    wording: frozenset[str]
    clausal: frozenset[str]
    audiences: frozenset[str]
    particles: frozenset[str]
    pleas: frozenset[str]
    telling: frozenset[str]
    summing: frozenset[str]
    percent: frozenset[str]
    units: frozenset[str]
    counting: frozenset[str]
    deeds: frozenset[str]
    graded: frozenset[str]
    uncounted: frozenset[str]
    worth: frozenset[str]
    nothing: frozenset[str]
    continuing: frozenset[str]
    measures: frozenset[str]
    measured: frozenset[str]
    rates: frozenset[str]
    said_before: frozenset[str]
    roles: frozenset[str]
    indefinite: frozenset[str]


def lists(lexicon: Lexicon) -> Lists:
    """Return the lists of `lexicon`."""
    others = {"roles": "people.roles", "indefinite": "speakers.indefinite"}
    sections = (others.get(field.name, f"cues.{field.name}") for field in fields(Lists))
    return Lists(*(frozenset(lexicon.words(section)) for section in sections))


@frozen
class Tokens:
    """The tokens of one sentence: their offsets, lower-case forms and `tags`, one character each.

    `tag_patterns.py` defines the characters of `tags`. A quotation is one token, with the tag
    `QUOTE`, however long it is.
    """

    span: Span
    starts: Sequence[int]
    ends: Sequence[int]
    lower: Sequence[str]
    tags: str
    lists: Lists

    def at(self, first: int, last: int) -> Span:
        """Return the span of the tokens from index `first` up to, but without, `last`."""
        return Span(self.starts[first], self.ends[last - 1])


# Where a token starts and ends, its lower-case form and its tag.
_Token = tuple[int, int, str, str]


class Tagger:
    """Splits sentences into tokens and tags each by the word lists of a lexicon, else by its
    shape.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._classes = {
            word: letter
            for name, letter in CLASSES.items()
            for word in lexicon.words(f"classes.{name}")
        }
        self._classes["that"] = THAT
        self._lists = lists(lexicon)
        self._acronyms = frozenset(lexicon.words("classes.acronyms"))
        self._openers = frozenset(lexicon.words("sentences.starters"))
        self._before_by = frozenset(lexicon.words("classes.before_by"))
        self._before_to = frozenset(lexicon.words("classes.before_to"))
        self._surnames = lexicon.union("people.surnames") - lexicon.union("people.calendar")
        self._pronoun_surnames = lexicon.union("people.pronoun_surnames")
        self._seen = Memory(self._tagged)

    def tokens(self, text: str, span: Span, quotations: Sequence[Span]) -> Tokens:
        """Return the tokens of the sentence at `span`. `quotations` are the spans, marks included,
        of the quotations that meet it, in order.
        """
        found: list[_Token] = []
        position = span.start
        for quotation in quotations:
            found += self._words(text, position, quotation.start)
            found += _quotation(text, quotation, span.start)
            position = max(position, min(quotation.end, span.end))
        found += self._words(text, position, span.end)
        columns = [list(column) for column in zip(*found, strict=True)]
        starts, ends, lower, tags = columns or [[], [], [], []]
        if len(tags) > 1:
            tags[0] = self._opening_tag(lower, tags)
            if lower[0] in self._before_to and lower[1] == "to":
                tags[:2] = PREP, ADV  # one preposition: "Prior to the vote"
        for index, following in enumerate(lower[1:]):
            if following == "by" and lower[index] in self._before_by:
                tags[index] = PAST  # "a panel led by Lund"
        named = self._with_surnames(text, starts, lower, "".join(tags))
        known = _with_nouns(_with_verbs(named, lower), lower)
        return Tokens(span, starts, ends, lower, known, self._lists)

    def _words(self, text: str, start: int, end: int) -> list[_Token]:
        """Return the words and marks between two offsets, none if `end` comes before `start`."""
        return [word.span(1) + self._seen[word[1]] for word in _WORD.finditer(text, start, end)]

    def _with_surnames(
        self, text: str, starts: Sequence[int], lower: Sequence[str], tags: str
    ) -> str:
        """Return `tags` in which the pronouns that are the surname of the name behind them are
        names: "He Lifeng".
        """
        for found in _SURNAME_PLACE.finditer(tags):
            index = found.start()
            if lower[index] in self._pronoun_surnames and text[starts[index]].isupper():
                tags = f"{tags[:index]}{NAME}{tags[index + 1 :]}"
        return tags

    def _opening_tag(self, lower: Sequence[str], tags: Sequence[str]) -> str:
        """Return the tag of the first token, which has a capital whatever it is."""
        opening = lower[0]
        # "Early polls show", not "Early said"
        if opening in self._surnames and opening in self._classes and tags[1] not in _VERB:
            return self._classes[opening]
        if tags[0] == NAME and (
            _is_no_name(opening, "".join(tags[1:3]))
            or (opening in self._openers and tags[1] == COMMA)
        ):
            return _shape(opening, opening)
        # "Will he go?", not "May said"
        if self._classes.get(opening) == AUX and tags[1] not in _NO_CAPITAL:
            return AUX
        return tags[0]

    def _tagged(self, word: str) -> tuple[str, str]:
        """Return the word's lower-case form and its class."""
        lower = word.lower().replace("’", "'")
        tag = self._classes.get(lower)
        if word in self._acronyms:
            return lower, NAME
        is_name = tag in _NO_CAPITAL or lower in self._surnames
        if tag is not None and not (is_name and word[0].isupper()):
            return lower, tag
        return lower, MARKS.get(word) or _shape(word, lower)


def _quotation(text: str, quotation: Span, start: int) -> list[_Token]:
    """Return the token of a quotation in the sentence that begins at `start`, however long it is
    and even if the sentence ends inside it, and a token for the mark at its end.
    """
    end = quotation.end
    token = (max(start, quotation.start), end, "", QUOTE)
    mark = _closing_mark(text, quotation)
    return [token] if mark is None else [token, (end, end, "", mark)]


def _closing_mark(text: str, quotation: Span) -> str | None:
    """Return the tag of the mark at the end of a quotation: the comma of “…,” he said counts as if
    it stood outside.
    """
    ending = text[max(quotation.start, quotation.end - 4) : quotation.end]
    return MARKS.get(ending.rstrip(" \u00a0\"'”’»")[-1:])


def _is_no_name(opening: str, following: str) -> bool:
    """True if the capitalised word that opens a sentence is not a name: "Speaking in …", "Asked
    about …", "Nearly all …".
    """
    if opening.endswith("ly"):
        # "Kelly also said"
        return following[0] in _AFTER_ADVERB or (following[0] == ADV and following[1:] not in _VERB)
    return following[0] in _AFTER_PARTICIPLE and opening.endswith(("ing", "ed"))


@cache
def tagger(lexicon: Lexicon) -> Tagger:
    """Return the one tagger of `lexicon`."""
    return Tagger(lexicon)


def _with_verbs(tags: str, lower: Sequence[str]) -> str:
    """Return `tags` in which nouns that can only be verbs are verbs: "Lund rips the plan", "the
    job marks his return".
    """
    pieces, position = [], 0
    for found in _VERB_PLACE.finditer(tags):
        index = found.start()
        before, tag = lower[index - 1], tags[index - 1]
        plural, verb_of_one = before.endswith("s"), lower[index].endswith("s")
        agrees = tag == NOUN and plural != verb_of_one and (verb_of_one or tags[index + 1] == DET)
        if (tag in _NAME_OR_PRON or before == "who" or agrees) and not before.endswith("'s"):
            pieces += [tags[position:index], FINITE]
            position = index + 1
    return "".join([*pieces, tags[position:]])


def _with_nouns(tags: str, lower: Sequence[str]) -> str:
    """Return `tags` in which verbs that can only be nouns are nouns: "the first set of polls"."""
    for found in _NOUN_PLACE.finditer(tags):
        index = found.end() - 1
        if lower[index + 1] == "of":
            tags = f"{tags[:index]}{NOUN}{tags[index + 1 :]}"
    return tags


def _shape(word: str, lower: str) -> str:
    """Return the class of a word that no list holds: by its first character, else by its ending."""
    if not word[0].isalpha():
        return (
            NOUN
            if lower.endswith("-old")
            else NUMBER
            if word[0].isdigit() or word[-1].isdigit()
            else STOP
        )
    if word[0].isupper():
        return NAME
    return next((tag for ending, tag in ENDINGS.items() if lower.endswith(ending)), NOUN)
