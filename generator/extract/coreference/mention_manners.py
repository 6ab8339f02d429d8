"""How somebody is mentioned: in which grammatical role, and in what kind of clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.extract.coreference.antecedents import Manner
from generator.extract.coreference.unnamed_speakers import PersonReference
from generator.extract.text.patterns import either
from generator.frozen import frozen
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.spans import Span

_LEAD = 60  # characters before a mention that tell its role
_OPENING_LEAD = 4  # fewer characters before a mention than that: it opens the sentence
_AND_NAME = re.compile(
    rf"(?:,[^,.;]{{1,80}},)?\s+(?:and|or)\s+(?:[\w’'.&-]+\s+){{0,4}}?[{CAPITAL}]"
)
_NEXT_WORD = re.compile(r"[ ]([a-z]+)")
# the titles before a name, read backwards so that one match suffices
_TITLES_BACKWARDS = re.compile(rf"(?:\s+[\w.]*[{CAPITAL}]){{1,4}}")
# what may stand between a name and its verb: "of Lund", "(Lund)", ", a teacher from Holm,"
_BETWEEN = (
    rf"(?:\s(?:of|from)(?:\s[{CAPITAL}][\w’'.-]*){{1,4}})?"
    r"(?:\s\([^()\n]{1,40}\))?(?:,[^,.;\n]{1,80},)?"
)


@frozen
class PersonMention:
    """A mention of a person. `person` is `None` for a pronoun that is not resolved yet; `pronoun`
    is "he", "she", or "" if unknown, `hint` what usage makes likely where it is.

    `owns` if it only says whose role somebody has ("Berg spokesman Ole Holm"). `likely` are the
    people whom it may mean instead of `person` ("the 74-year-old"). `nameless` if it is no name
    ("a nurse"). `verb` is the reporting verb whose subject it is, or "".
    """

    span: Span
    person: PersonReference | None
    pronoun: str
    speaks: bool
    owns: bool = False
    likely: frozenset[int] = frozenset()
    nameless: bool = False
    verb: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class MannerPatterns:
    """The patterns of a language that tell how somebody is mentioned, made once."""

    preposition: re.Pattern[str]  # at the end of what leads to a mention
    subordinate: re.Pattern[str]  # what leads to a mention in a subordinate clause
    verb: re.Pattern[str]  # the verb whose subject a mention is
    verb_beside: re.Pattern[str]  # the same, behind a name in commas: "the mayor, Berg, left"
    nouns: frozenset[str]  # nouns that a name before them modifies: "Obama spokesman"

    def manner(self, text: str, mention: PersonMention, sentence: Span) -> Manner:
        """Return how `mention`, in `sentence`, is made."""
        start = mention.span.start
        lead = _without_titles(text[max(sentence.start, start - _LEAD) : start])
        return Manner(
            self._role(text, mention, lead, sentence.end), tuple(self._flags(lead, mention))
        )

    def _flags(self, lead: str, mention: PersonMention) -> Iterator[str]:
        if len(lead) < _OPENING_LEAD:
            yield "opens its sentence"
        elif self.subordinate.search(lead):
            yield "in a subordinate clause"

    def _role(self, text: str, mention: PersonMention, lead: str, sentence_end: int) -> str:
        """Return the grammatical role of `mention`, judged by the words before (`lead`) and after
        it.
        """
        end = mention.span.end
        if mention.owns or (not mention.likely and self._owns(text, end)):
            return "possessive"
        if mention.speaks:
            return "subject"
        if _AND_NAME.match(text, end, sentence_end):
            return "one of several"
        if self.preposition.search(lead):
            return "object"
        verb = self.verb_beside if lead.rstrip().endswith(",") else self.verb
        return "subject" if verb.match(text, end) or self.verb.match(text, end) else "other"

    def _owns(self, text: str, end: int) -> bool:
        return text[end : end + 2] in {"’s", "'s"} or self._modifies(text, end)

    def _modifies(self, text: str, end: int) -> bool:
        """Return whether the name that ends at `end` modifies the noun after it: "Obama
        spokesman".
        """
        word = _NEXT_WORD.match(text, end)
        return word is not None and (
            word[1] in self.nouns or word[1].removesuffix("s") in self.nouns
        )


@cache
def manner_patterns(lexicon: Lexicon) -> MannerPatterns:
    """Return the patterns of the language."""
    words = lexicon.words
    noun_sections = ("people.roles", "people.organisations", "speakers.groups")
    prepositions = {*words("classes.preposition"), "than", "and", "before", "after"}
    clauses = {*words("classes.subordinator"), *words("classes.relative"), "that"}
    plural = frozenset(words("speakers.plural_verbs"))
    verbs = either({*words("classes.auxiliary"), *words("classes.finite")} - plural)
    adverbs = either(words("classes.adverb"))
    acts = rf"(?:{adverbs}\s+|\w+ly\s+)?(?:{verbs}|\w+ed|\w+n[’']t|\w+[^s\W]s)\b"
    return MannerPatterns(
        preposition=re.compile(rf"\b{either(prepositions)}\s+\Z"),
        subordinate=re.compile(rf"\b{either(clauses)}(?:\s[\w’'-]+){{0,3}}\s+\Z"),
        verb=re.compile(rf"{_BETWEEN}\s+{acts}"),
        verb_beside=re.compile(rf",\s+{acts}"),
        nouns=frozenset(word for name in noun_sections for word in words(name)),
    )


def _without_titles(lead: str) -> str:
    """Return what leads to a name without the capitalised words right before it."""
    titles = _TITLES_BACKWARDS.match(lead[::-1])
    return lead[: len(lead) - titles.end()] if titles is not None else lead
