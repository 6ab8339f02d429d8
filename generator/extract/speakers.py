"""Cues and cast → speakers: what a subject's words, pronouns and roles say about who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.extract._cast import Cast, slug
from generator.extract._pronouns import Pronouns
from generator.lexicon import Lexicon
from generator.model import Article, Attribution, Cue, How, Quotation, Sentence, Span, SpeakerKind

_OPENING = 6  # cues that an article which opens with a role has to name who holds it
_WORDS = re.compile(r"[\w’'.&-]+")
_PHRASE_ENDS = re.compile(
    r"\s*(?:[,(–—:;]|\b(?:of|for|from|in|at|on|with|who|which|that|to|by|close|familiar|speaking|involved|near)\b)"
)


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    pronouns: frozenset[str]
    plural: frozenset[str]
    thing: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    groups: frozenset[str]
    roles: frozenset[str]
    leading: frozenset[str]
    same: Mapping[str, frozenset[str]]


@cache
def _words(lexicon: Lexicon) -> _Words:
    section = {
        name: frozenset(lexicon.words(f"speakers.{name}"))
        for name in ("he", "she", "plural", "thing", "determiners", "definite", "groups")
    }
    same = {noun: frozenset(others.split()) | {noun} for noun, others in lexicon.table("speakers.same_role").items()}
    roles = frozenset(lexicon.words("people.roles"))
    return _Words(
        section["he"] | section["she"], section["plural"], section["thing"], section["determiners"], section["definite"], section["groups"],
        roles, frozenset(lexicon.words("people.leading")), same,
    )  # fmt: skip


class Speakers:
    """Who speaks, at any place of one article. Made once of the article's findings; never changed after."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
        cues: Sequence[Cue],
        cast: Cast,
        lexicon: Lexicon,
    ) -> None:
        self._text, self._id, self._cast, self._cues = article.text, article.id, cast, cues
        self._words = _words(lexicon)
        self._pronouns = Pronouns(article, sentences, quotations, cues, cast, lexicon)
        self._of_cues: list[Attribution | None] = []
        for cue in cues:
            self._of_cues.append(self._of_cue(cue))

    @property
    def of_cues(self) -> tuple[Attribution | None, ...]:
        """Who speaks in each cue; a cue without a subject of its own shares its governor's."""
        return tuple(self._of_cues)

    def at(self, span: Span) -> Attribution | None:
        """Return whom the noun phrase at `span` means, `None` if that is not known."""
        name = self._cast.name_in(self._text, span)
        return self._of_name(name, span) if name is not None else self._resolve(span, len(self._of_cues))

    def subject_in(self, stretch: Span) -> Attribution | None:
        """Return the first person whom `stretch` names or means by a pronoun, outside quotation marks and not as a possessor."""
        candidates = [(start, Span(start, end), person) for start, end, person in self._pronouns.meant_in(stretch)]
        if not candidates:
            return None
        _, span, person = min(candidates)
        return self._person(person, span, How.NAMED if person_named(self._cast, span) else How.PRONOUN, 0.7, (("subject", 1.0),))

    def _of_cue(self, cue: Cue) -> Attribution | None:
        if cue.head is not None:
            name = self._cast.speaker_of(self._text, cue)
            return self._of_name(name, cue.head) if name is not None else self._resolve(cue.head, len(self._of_cues))
        if cue.governor is not None and cue.governor < len(self._of_cues):
            return self._of_cues[cue.governor]
        return None

    def _resolve(self, head: Span, before: int) -> Attribution | None:
        """Try in order: a pronoun, a capitalised phrase, a role that the article ties to somebody, a phrase that names nobody."""
        words = [word.lower() for word in _WORDS.findall(head.of(self._text))]
        if not words:
            return None
        if len(words) == 1 and words[0] in self._words.pronouns:
            guess = self._pronouns.at(head.start)
            return self._person(guess.person, head, How.PRONOUN, guess.confidence, guess.reasons) if guess else None
        if len(words) == 1 and words[0] in self._words.plural | self._words.thing:
            return self._other_before(before, head, words[0] in self._words.plural)
        return self._described(head, words)

    def _of_name(self, name: int, head: Span) -> Attribution:
        return self._person(self._cast.who[name], head, How.NAMED, 0.97, (("name", 1.0),))

    def _described(self, head: Span, words: Sequence[str]) -> Attribution | None:
        cut = _PHRASE_ENDS.search(self._text, head.start + 1, head.end)
        head = Span(head.start, cut.start()) if cut and cut.start() > head.start else head
        core = _WORDS.findall(head.of(self._text))
        noun = core[-1].lower().strip(".") if core else words[-1]
        capitals = [word for word in core if word[0].isupper() and word.lower() not in self._words.determiners]
        if len(core) > 0 and core[-1][0].isupper() and (capitals != core[:1] or len(core) == 1 or head.start > 0):
            return self._proper(head, core, noun)
        if words[0] in self._words.definite or noun in self._words.roles:
            person = self._by_role(core, noun, head.start) if words[0] in self._words.definite else None
            if person is not None:
                return self._person(person, head, How.EPITHET, 0.85, (("role", 1.0),))
        plural = noun in self._words.groups or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))
        kind = (
            SpeakerKind.GROUP
            if plural
            else SpeakerKind.UNNAMED
            if noun in self._words.roles or noun in {"official", "source"}
            else SpeakerKind.ORGANISATION
        )
        how = {SpeakerKind.GROUP: How.GROUP, SpeakerKind.UNNAMED: How.UNNAMED, SpeakerKind.ORGANISATION: How.ORGANISATION}[kind]
        return self._phrase(head, kind, how, 0.9)

    def _proper(self, head: Span, core: Sequence[str], noun: str) -> Attribution | None:
        plural = noun in self._words.groups or (noun.endswith("s") and core[-1][-1] == "s" and noun[:-1] in self._words.leading)
        kind, how = (SpeakerKind.GROUP, How.GROUP) if plural else (SpeakerKind.ORGANISATION, How.ORGANISATION)
        return self._phrase(head, kind, how, 0.95)

    def _phrase(self, head: Span, kind: SpeakerKind, how: How, confidence: float) -> Attribution:
        name = head.of(self._text)
        own = kind is SpeakerKind.ORGANISATION and name.split()[-1][0].isupper()
        short = re.sub(r"^[Tt]he\s+", "", name) if own else name
        return Attribution(
            slug(short) if own else f"unnamed-{self._id}-{slug(name)}", short, kind, head, how, confidence, (("printed", 1.0),)
        )

    def _by_role(self, core: Sequence[str], noun: str, place: int) -> int | None:
        """Return the person whose printed role fits "the NATO chief": the same noun or one that stands for it, named last."""
        nouns = self._words.same.get(noun, frozenset({noun}))
        wanted = {word.lower() for word in core[1:-1]}
        fits = []
        for person, character in enumerate(self._cast.people):
            if nouns & character.words:
                before = self._cast.last_before(person, place)
                if before >= 0:
                    fits.append((len(wanted & character.words), noun in character.words, before, person))
        return max(fits)[3] if fits else self._first_speaker(place)

    def _first_speaker(self, place: int) -> int | None:
        """Return who is named first, as a speaker, after an article that opens with a role alone ("The minister has …")."""
        if self._cast.names and self._cast.names[0].start < place:
            return None
        heads = (cue.head for cue in self._cues[:_OPENING] if cue.head is not None and cue.head.start > place)
        return next((self._cast.who[name] for head in heads if (name := self._cast.name_in(self._text, head)) is not None), None)

    def _other_before(self, before: int, head: Span, plural: bool) -> Attribution | None:
        """Return the group or organisation that spoke last, for "they" and "it"."""
        for number in range(before - 1, max(-1, before - 6), -1):
            last = self._of_cues[number]
            if (
                last is not None
                and ((last.kind is SpeakerKind.GROUP) == plural)
                and last.kind is not SpeakerKind.PERSON
                and last.kind is not SpeakerKind.UNNAMED
            ):
                return Attribution(last.id, last.name, last.kind, head, How.PRONOUN, 0.7, (("spoke_last", 1.0),))
        return None

    def _person(
        self, person: int, span: Span | None, how: How, confidence: float, reasons: tuple[tuple[str, float], ...]
    ) -> Attribution:
        character = self._cast.people[person]
        return Attribution(character.id, character.name, SpeakerKind.PERSON, span, how, confidence, reasons)


def person_named(cast: Cast, span: Span) -> bool:
    """Say whether a name of the cast stands exactly at `span`."""
    place = bisect_left(cast.names, span)
    return place < len(cast.names) and cast.names[place] == span
