"""He and she: which person each one means. All mentions of people are read in the order of the
text, since each may be the next one's antecedent.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.extract.coreference.antecedents import (
    Antecedent,
    Candidate,
    Weights,
    choose,
    feature_names,
    fits,
)
from generator.extract.coreference.mention_history import LastMention, MentionHistory, Place
from generator.extract.coreference.mention_manners import (
    MannerPatterns,
    PersonMention,
    manner_patterns,
)
from generator.extract.coreference.own_clauses import Named, OwnClauses
from generator.extract.coreference.unnamed_speakers import PersonReference
from generator.extract.text.layout_index import LayoutIndex
from generator.frozen import frozen
from generator.lexicon import Lexicon
from generator.model.readings import Cue
from generator.model.spans import Span

_SURE_OF_PRONOUN = 0.9  # confidence from which a pronoun tells the pronoun of whom it means
_SURE_ENOUGH = 0.5  # confidence from which a role means somebody mentioned before


@dataclass(frozen=True, slots=True, eq=False)
class _PronounWords:
    """The weights, words and patterns of a language, made once."""

    weights: Weights
    forms: Mapping[str, str]  # word → "he" or "she"
    printed: re.Pattern[str]  # any of the forms
    replies: frozenset[str]  # verbs whose subject is not the one who asked
    manners: MannerPatterns
    aside: re.Pattern[str]  # a phrase or subordinate clause that opens a sentence, with its comma
    participle: re.Pattern[str]  # a participle clause that opens one: "Replying to Berg, "


@cache
def _pronoun_words(lexicon: Lexicon) -> _PronounWords:
    forms = {word: kind for kind in ("he", "she") for word in lexicon.words(f"speakers.{kind}")}
    openers = (*lexicon.words("classes.preposition"), *lexicon.words("classes.subordinator"))
    opening = "|".join(word.capitalize() for word in openers)
    first = "".join(sorted({word[0].upper() + word[0] for word in forms}))
    either_case = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in forms)
    return _PronounWords(
        weights=Weights(lexicon.weights("pronouns")),
        forms=forms,
        printed=re.compile(rf"(?=[{first}])\b(?:{either_case})\b"),
        replies=frozenset(lexicon.words("speakers.replies")),
        manners=manner_patterns(lexicon),
        aside=re.compile(rf"(?:{opening})\b[^,.;:\n]*,\s"),
        participle=re.compile(
            rf"(?:(?:{opening})\s)?[A-Za-z]+(?:ing|ed)\b(?:[^,.;:“”\"\n]{{0,120}},\s){{1,4}}"
        ),
    )


@dataclass(frozen=True, slots=True)
class Pronouns:
    """The resolved pronouns and roles of one article, `antecedents` by start offset, and whom each
    mention outside quotations means, in the order of the text.
    """

    text: str
    aside: re.Pattern[str]
    antecedents: Mapping[int, Antecedent]
    mentions: Sequence[tuple[Span, PersonReference]]

    def at(self, offset: int) -> Antecedent | None:
        """Return whom the pronoun that starts at `offset` means, `None` if that is not known."""
        return self.antecedents.get(offset)

    def first_in(self, stretch: Span) -> tuple[Span, PersonReference] | None:
        """Return the first mention in `stretch` that is neither quoted nor a possessor, and whom it
        means.

        One after an opening phrase goes before those in it: "When Berg died in 1998, Lund released
        a statement".
        """
        aside = self.aside.match(self.text, stretch.start, stretch.end)
        after = self._first_between(aside.end(), stretch.end) if aside is not None else None
        return after or self._first_between(stretch.start, stretch.end)

    def _first_between(self, start: int, end: int) -> tuple[Span, PersonReference] | None:
        index = bisect_left(self.mentions, start, key=lambda mention: mention[0].start)
        if index == len(self.mentions) or self.mentions[index][0].start >= end:
            return None
        return self.mentions[index]


def resolve_pronouns(
    layout: LayoutIndex, named: Sequence[PersonMention], cues: Sequence[Cue], lexicon: Lexicon
) -> Pronouns:
    """Return every he and she of the body with whom it means. `named` are the mentions that are no
    pronouns; those with `likely` people are resolved too.

    The mentions are read in the order of the text, since each may be the next one's antecedent.
    """
    words = _pronoun_words(lexicon)
    verbs = {cue.head.start: cue.lemma for cue in cues if cue.head is not None}
    mentions = [*named, *_printed_pronouns(layout.text, verbs, words)]
    of_heads = {cue.head.start: cue for cue in cues if cue.head is not None}
    resolver = _Resolver(layout, words, OwnClauses(layout, named, of_heads, words.aside), cues)
    for mention in sorted(mentions, key=lambda each: (each.span.start, each.span.end)):
        resolver.read(mention)
    return Pronouns(layout.text, words.aside, resolver.antecedents, resolver.mentions)


def _printed_pronouns(
    text: str, verbs: Mapping[int, str], words: _PronounWords
) -> Iterator[PersonMention]:
    """Yield the pronouns of the text, not resolved yet. `verbs` are the reporting verbs by the
    start offset of their subject.
    """
    for match in words.printed.finditer(text):
        verb, pronoun = verbs.get(match.start(), ""), words.forms[match[0].lower()]
        yield PersonMention(Span(*match.span()), None, pronoun, verb != "", verb=verb)


class _Resolver:
    """Reads mentions in the order of the text, and resolves those that are pronouns or roles."""

    def __init__(
        self, layout: LayoutIndex, words: _PronounWords, clauses: OwnClauses, cues: Sequence[Cue]
    ) -> None:
        self.antecedents: dict[int, Antecedent] = {}
        self.mentions: list[tuple[Span, PersonReference]] = []
        self._layout, self._words, self._clauses = layout, words, clauses
        self._history = MentionHistory(layout, words.manners, cues)

    def read(self, mention: PersonMention) -> None:
        """Resolve `mention` where that is necessary, and remember it."""
        start, person = mention.span.start, mention.person
        pronoun, hint = mention.pronoun, ""
        quoted = self._layout.is_quoted(start)
        unresolved = person is None or mention.likely
        antecedent = self._antecedent(mention) if unresolved and not quoted else None
        if antecedent is not None:
            self.antecedents[start] = antecedent
            person = antecedent.person
            hint = pronoun if antecedent.confidence >= _SURE_OF_PRONOUN else ""
            pronoun = self._history.last[person].pronoun
        if person is None or (quoted and person in self._history.last):
            return  # being named in a quotation does not change how the article last named somebody
        last = self._history.remember(mention, person, pronoun, hint, quoted)
        if not quoted and last.manner.role != "possessive":
            self.mentions.append((mention.span, person))

    def _antecedent(self, mention: PersonMention) -> Antecedent | None:
        """Return whom a pronoun means; whom a role means only if that is one of its likely people
        and sure enough.
        """
        candidates = list(self._candidates(mention))
        antecedent = choose(candidates, mention.pronoun, self._words.weights)
        if antecedent is None:
            return None
        last = self._history.last[antecedent.person]
        antecedent = replace(antecedent, mention=Span(last.at, last.end))
        if not mention.likely:
            return antecedent
        likely = antecedent.person in mention.likely and antecedent.confidence >= _SURE_ENOUGH
        return antecedent if likely else None

    def _candidates(self, mention: PersonMention) -> Iterator[Candidate]:
        history, start = self._history, mention.span.start
        near = history.near()
        spoke = max(
            (person for person in near if person in history.last_spoke),
            key=history.last_spoke.__getitem__,
            default=None,
        )
        acted = next((person for person in near if history.last[person].acts), None)
        stage = _Stage(near[0] if near else None, acted, spoke)
        opening, named = self._opening(start), self._clauses.named(mention)
        place, use = history.place(start), "speaks" if mention.speaks else ""
        since = self._subject_since(mention, acted, place)
        for person in near:
            last = history.last[person]
            if last.at >= since and not self._is_excluded(last, mention, opening, person == spoke):
                spoken = person in history.last_spoke
                flags = (*stage.flags(person, last), *_flags(last, spoken), *_named(person, named))
                features = feature_names(place.distance(last), last.manner, flags, use)
                yield Candidate(person, last.pronoun, features, last.times, last.hint)

    def _subject_since(
        self, mention: PersonMention, acted: PersonReference | None, place: Place
    ) -> int:
        """Return the offset since which whoever is meant was mentioned: the start of the sentence,
        if it has a subject before a pronoun that speaks ("Berg sent a letter in which he said").
        """
        last = self._history.last[acted] if acted is not None and mention.speaks else None
        if last is None or last.at < place.sentence_start or last.quoted:
            return 0
        return place.sentence_start if fits(last.pronoun, mention.pronoun) else 0

    def _opening(self, offset: int) -> int:
        """Return where the sentence of the pronoun at `offset` starts, if only a participle clause
        ("Replying to Berg,") comes before it; else `offset`.
        """
        start = self._layout.sentence(offset).span.start
        opening = self._words.participle.fullmatch(self._layout.text, start, offset)
        return start if opening is not None else offset

    def _is_excluded(
        self, last: LastMention, mention: PersonMention, opening: int, spoke_last: bool
    ) -> bool:
        """Return whether somebody cannot be meant: of another pronoun, named only in quotations, or
        by the clause that opens the sentence ("Replying to Berg, he said"), or who asks, if the
        pronoun answers.
        """
        if not fits(last.pronoun, mention.pronoun):
            return True
        asked = spoke_last and last.asks and mention.verb in self._words.replies
        return asked or last.named_at >= opening or (last.quoted and mention.speaks)


@frozen
class _Stage:
    """Who was mentioned last, who was the subject of a clause last, and who spoke last."""

    nearest: PersonReference | None
    acted: PersonReference | None
    spoke: PersonReference | None

    def flags(self, person: PersonReference, last: LastMention) -> Iterator[str]:
        """Yield the features that compare `person` with the others."""
        if person == self.nearest:
            yield "nearest"
        if person == self.acted:
            yield "last subject"
        if person == self.spoke:
            yield "spoke last" if person == self.acted else "spoke last, others acted"
            if last.asks:
                yield "asked"


def _flags(last: LastMention, spoken: bool) -> Iterator[str]:
    """Yield the features of a person by what the article has told so far."""
    if last.quoted:
        yield "only quoted"
    if last.times == 1:
        yield "new"
    if last.nameless:
        yield "nameless"
    if spoken:
        yield "spoke"
    elif not last.pronoun and not last.hint:
        yield "a name and no more"


def _named(person: PersonReference, named: Named) -> Iterator[str]:
    """Yield the features of a person whom the clause of the pronoun names."""
    if person in named.at_once:
        yield "named at once"
    if person in named.beside:
        yield "named beside"
    if person in named.quoted:
        yield "named in the words"
    if person in named.before:
        yield "named in the clause"
