"""Firms, agencies and other bodies that an article names once and then means by their noun: "CBP …
the agency", "the Xinhua News Agency … the news agency".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.extract.coreference.nominals import Nominals
from generator.extract.people.cast import Cast, slug
from generator.extract.text.layout_index import LayoutIndex
from generator.extract.text.patterns import either
from generator.lexicon import Lexicon
from generator.model.readings import Attribution, Cue, HeadNoun, How, SpeakerKind
from generator.model.spans import Span

_SENTENCES_BACK = 2  # in which the subject is looked for that "the company" means
_LONGEST_WAY_BACK = 6000  # characters in which a name that holds the noun is looked for
_BY_NOUN = 0.85  # confidence that a noun means the one body that was named
_NO_BODIES = (
    "speakers.indexes",
    "people.places",
    "people.calendar",
    "sentences.starters",
    "classes.determiner",
    "classes.pronoun",
    "classes.relative",
)
_NAME = r"[A-ZÀ-Þ][\w’'&.-]*(?:[ ](?:(?:of|for|and)[ ](?:the[ ])?)?[A-ZÀ-Þ][\w’'&.-]*){0,6}"
_OWNER = re.compile(rf"(?<!& )(?<![\w’'&.-])({_NAME})[’']s\b")
# In May, (CBP) announced; (Lund Foods), a grocer, has; Shares in (Lund Foods) fell
_BEFORE_SUBJECT = r"(?:[A-Z][^,;:“”\"\n]{1,40},[ ])?"
_SUBJECT = (
    rf"(?:[Tt]he[ ])?({_NAME})(?:[ ]\([^)\n]{{1,12}}\))?"
    rf"(?:,[^,;:“”\"\n]{{1,90}},)?[ ](?:\w+ly[ ])?"
)


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words and patterns of a language."""

    again: frozenset[str]  # nouns for a body just named
    alike: frozenset[str]  # nouns that are part of the name of the body they mean
    no_bodies: frozenset[str]  # words that name no body
    storms: frozenset[str]  # words before the name of a storm: "Hurricane Ella"
    subject: re.Pattern[str]


@cache
def _words(lexicon: Lexicon) -> _Words:
    being = lexicon.words("cues.being")
    helping = (word for word in lexicon.words("classes.auxiliary") if word not in being)
    verb = either(
        (*helping, *lexicon.words("sentences.reporting"), *lexicon.words("classes.finite"))
    )
    stakes = either(map(str.capitalize, lexicon.words("speakers.stakes")))
    stake = rf"(?:{stakes}[ ](?:in|of)[ ])?"
    return _Words(
        frozenset(lexicon.words("speakers.bodies_again")),
        frozenset(lexicon.words("speakers.bodies_alike")),
        frozenset(word for section in _NO_BODIES for word in lexicon.words(section)),
        lexicon.union("speakers.storms"),
        re.compile(rf"{_BEFORE_SUBJECT}{stake}{_SUBJECT}(?:{verb}|[a-z]{{2,}}ed)\b(?![ ]by\b)"),
    )


@dataclass(frozen=True, slots=True)
class Bodies:
    """Resolves the nouns of one article that mean a body it has named."""

    layout: LayoutIndex
    cast: Cast
    cues: Sequence[Cue]
    nominals: Nominals
    words: _Words

    @classmethod
    def of(
        cls,
        layout: LayoutIndex,
        cast: Cast,
        cues: Sequence[Cue],
        nominals: Nominals,
        lexicon: Lexicon,
    ) -> Bodies:
        """Return the bodies of an article in the language of `lexicon`."""
        return cls(layout, cast, cues, nominals, _words(lexicon))

    def meant(self, head: Span, earlier: Sequence[Attribution | None]) -> Attribution | None:
        """Return the body that `head` ("the agency") means: the only one whose name holds the noun
        or, if the noun stands alone, the only one that acts or speaks just before.
        """
        *modifiers, noun = self.nominals.common(head) or [""]
        if noun in self.words.alike or (modifiers and noun in self.words.again):
            found = self._named_by(noun, modifiers, head.start) or self._named_after(
                modifiers, head
            )
        elif noun in self.words.again:
            found = [*self._just_before(head.start, earlier)]
        else:
            return None
        only = {each.id: each for each in found}
        if len(only) != 1:
            return None
        (body,) = only.values()
        return replace(
            body,
            span=head,
            how=How.EPITHET,
            confidence=_BY_NOUN,
            reasons=(("role", 0.0),),
            antecedent=body.span,
        )

    def _named_by(self, noun: str, modifiers: Sequence[str], end: int) -> list[Attribution]:
        """Return the bodies named before offset `end` by a name with `noun` and the modifiers."""
        text = self.layout.text
        start = max(0, end - _LONGEST_WAY_BACK)
        if text.find(noun.capitalize(), start, end) < 0:
            return []
        spans = (Span(*found.span()) for found in _name_with(noun).finditer(text, start, end))
        wanted = {noun, *modifiers}
        return [
            body
            for span in spans
            if wanted <= set(span.of(text).lower().split()) and (body := self._body(span))
        ]

    def _named_after(self, modifiers: Sequence[str], head: Span) -> list[Attribution]:
        """Return the bodies named before `head` by the plural of its last modifier: "Lund
        Productions" of "the production company".
        """
        plural = f"{modifiers[-1]}s" if modifiers else ""
        known = plural and f" {plural.capitalize()}" in self.layout.text
        return self._named_by(plural, (), head.start) if known else []

    def _just_before(
        self, end: int, earlier: Sequence[Attribution | None]
    ) -> Iterator[Attribution]:
        """Yield the bodies that are the subject of a sentence, own something or speak, just before
        `end`.
        """
        index = self.layout.sentence_index(end)
        first = max(0, index - _SENTENCES_BACK)
        start = self.layout.sentences[first].span.start
        for cue, speaker in zip(self.cues[: len(earlier)], earlier, strict=True):
            if cue.sentence.start >= start and speaker is not None and _is_body(speaker):
                yield speaker
        for owner in _OWNER.finditer(self.layout.text, start, end):
            if (body := self._body(Span(*owner.span(1)))) is not None:
                yield body
        for sentence in self.layout.sentences[first : index + 1]:
            found = self.words.subject.match(
                self.layout.text, sentence.span.start, min(end, sentence.span.end)
            )
            if found is not None and (body := self._body(Span(*found.span(1)))) is not None:
                yield body

    def _body(self, name: Span) -> Attribution | None:
        """Return the body of that name; `None` if it is a person's, a place, or hardly a name."""
        text = self.layout.text
        words = name.of(text).split()
        lower = [word.lower() for word in words]
        if lower[0] in self.words.storms or self.words.no_bodies.issuperset(lower):
            return None
        is_again = len(words) > 1 or words[0].isupper() or f" {words[0]}" in text
        if not is_again or self.layout.is_quoted(name.start) or self._is_person(name):
            return None
        body = self.nominals.described(name, name)
        return body if body is not None and _is_body(body) else None

    def _is_person(self, name: Span) -> bool:
        """Return whether the name is, or holds, that of somebody in the cast."""
        text = self.layout.text
        printed = name.of(text)
        return self.cast.name_in(text, name) is not None or any(
            person.name in printed or printed in person.name for person in self.cast.people
        )


def _is_body(speaker: Attribution) -> bool:
    named = speaker.id == slug(speaker.name) and speaker.head_noun is HeadNoun.NONE
    return named and speaker.kind is SpeakerKind.ORGANISATION


@cache
def _name_with(noun: str) -> re.Pattern[str]:
    """Return the pattern of names that hold `noun`: "Xinhua News Agency", "Bank of England"."""
    word = rf"{noun.capitalize()}\b(?!['’])"
    tail = r"(?:[ ](?:of|for)[ ](?:the[ ])?[A-ZÀ-Þ][\w’'-]*(?:[ ][A-ZÀ-Þ][\w’'-]*){0,4})"
    opens = r"(?<![\w’'&.-])"
    return re.compile(rf"{opens}(?:[A-ZÀ-Þ][\w’'&.-]*[ ]){{1,6}}{word}{tail}?|{opens}{word}{tail}")
