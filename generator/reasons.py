"""Why a statement is its speaker's, step by step: whose words they are, and whom those words mean;
each step a fixed phrase around words of the article, with the sentence that decides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.lexicon import Lexicon
from generator.model.readings import Attribution, How, Reading, Rule, Statement
from generator.model.spans import Span
from generator.surnames import surname

_BETWEEN = 40  # characters between a speaker and the reporting words that are shown with them
_OMITTED = " […] "
_SPEAKS = ", speaks"  # behind a feature of a pronoun that speaks; it is the same reason without it
# What may speak for an antecedent: how it is mentioned, how far back, and what it is beside that.
ROLES = ("main subject", "subject", "object", "opens its sentence")
WHERE = ("same", "before", "earlier")  # sentence
BESIDES = ("spoke last", "spoke last, others acted", "nearest", "last subject", "often")


class Means(StrEnum):
    """How the words for a speaker mean this one; or why there is no rule to tell."""

    NAMED = "named"  # "Berg", of Ole Berg
    SHARED = "shared"  # "Berg", of several
    ROLE = "role"  # "the mayor", as somebody is called elsewhere
    BEFORE = "before"  # "the firm", "they": whoever was named there
    PRONOUN = "pronoun"  # "he", or a role without a holder
    NAMELESS = "nameless"  # "a nurse"
    LAST_NAMED = "last named"  # where a pronoun means whom another means
    EDITOR = "editor"  # a correction says so
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way to a speaker. `key` names its phrase, `values` are words of the article
    that stand in it, `because` are (section, phrase) names of what speaks for it. `sentence`
    decides; `paragraph` is its number, 0 outside the body.
    """

    key: Rule | Means
    values: Mapping[str, str]
    sentence: Span
    paragraph: int
    because: tuple[tuple[str, str], ...] = ()

    def place(self, lexicon: Lexicon) -> str:
        """Say where the sentence stands."""
        name = "paragraph" if self.paragraph else "heading"
        return lexicon.text(f"why.places.{name}").format(n=self.paragraph)

    def in_words(
        self, lexicon: Lexicon, place: str = "", shown: Callable[[str], str] = lambda words: words
    ) -> str:
        """Return the step in words. `place` says where the sentence stands, if not in plain words;
        the words of the article go through `shown`.
        """
        values = {name: shown(words) for name, words in self.values.items()}
        behind = (lexicon.text(f"why.{section}.{name}") for section, name in self.because)
        phrase = lexicon.text(f"why.{_phrase(self.key)}")
        place = place or self.place(lexicon)
        return phrase.format(**values, place=place, because=", ".join(behind))


def _phrase(key: Rule | Means) -> str:
    """Return the name of the phrase: of a cue its frame, whether it is reported or quoted."""
    if isinstance(key, Rule):
        return f"rules.{key.removeprefix('cue ').removeprefix('reported ')}"
    return f"means.{key}"


class Steps:
    """Tells why, of each statement of one article."""

    def __init__(self, reading: Reading) -> None:
        self._text, self._sentences = reading.article.text, reading.sentences
        self._blocks = reading.article.blocks
        self._starts = [sentence.span.start for sentence in reading.sentences]
        self._named = {person.id: person.mentions for person in reading.people}
        self._surnames = Counter(surname(person.name.split()) for person in reading.people)

    def of(self, statement: Statement) -> tuple[Step, ...]:
        """Return why a statement is its speaker's, or nobody's."""
        speaker = statement.speaker
        if speaker is None or speaker.rule is None:
            key = Means.UNKNOWN if speaker is None else Means.EDITOR
            return (self._step(key, {}, statement.sentence),)
        first = speaker.continues or speaker
        return (self._whose(statement, speaker.rule, first), *self._meant(first))

    def _whose(self, statement: Statement, rule: Rule, first: Attribution) -> Step:
        """Return why the words are those of whoever is meant by the words of `first`."""
        mention, cue = first.span, statement.cue
        words = self._words(mention) if mention else first.name
        values = {"mention": words, "name": first.name, "cue": "", "clause": words}
        if cue is not None:
            values |= {"cue": self._words(cue), "clause": self._clause(cue, mention)}
        return self._step(rule, values, mention or statement.sentence)

    def _clause(self, cue: Span, mention: Span | None) -> str:
        """Return the speaker and the reporting words as printed, without what is long between."""
        if mention is None or mention.meets(cue):
            return self._words(cue)
        one, other = sorted((cue, mention))
        if other.start - one.end <= _BETWEEN:
            return self._words(Span(one.start, other.end))
        return f"{self._words(one)}{_OMITTED}{self._words(other)}"

    def _meant(self, speaker: Attribution) -> Iterator[Step]:
        """Yield why the words for the speaker mean this one; nothing where they say so."""
        if speaker.span is None:
            return
        values = {"mention": self._words(speaker.span), "name": speaker.name}
        if speaker.how is How.UNNAMED:
            yield self._step(Means.NAMELESS, values, speaker.span)
        elif speaker.antecedent is not None:
            yield from self._by_antecedent(speaker, speaker.span, speaker.antecedent, values)
        elif speaker.how in {How.NAMED, How.TURN}:
            yield from self._by_name(speaker, speaker.span, values)

    def _by_name(
        self, speaker: Attribution, span: Span, values: Mapping[str, str]
    ) -> Iterator[Step]:
        full, words, own = (
            self._full_name(speaker),
            self._words(span),
            surname(speaker.name.split()),
        )
        if speaker.name not in words and full is not None:
            shared = own in words and self._surnames[own] > 1
            yield self._step(Means.SHARED if shared else Means.NAMED, values, full)

    def _full_name(self, speaker: Attribution) -> Span | None:
        mentions = self._named.get(speaker.id, ())
        return next((each for each in mentions if speaker.name in self._words(each)), None)

    def _by_antecedent(
        self, speaker: Attribution, span: Span, before: Span, values: Mapping[str, str]
    ) -> Iterator[Step]:
        because = tuple(_because(speaker, self._where(before, span)))
        if because:
            yield self._step(Means.PRONOUN, values, before, because)
            yield from self._last_named(speaker, before, values)
            return
        role = self._words(before)
        is_role = speaker.how is How.EPITHET and speaker.name not in role
        key = Means.ROLE if is_role and before != span else Means.BEFORE
        yield self._step(key, {**values, "role": role}, before)

    def _last_named(
        self, speaker: Attribution, before: Span, values: Mapping[str, str]
    ) -> Iterator[Step]:
        """Yield where the speaker was last named before `before`, if in an earlier paragraph."""
        named = self._named.get(speaker.id, ())
        last = named[index - 1] if (index := bisect_right(named, before)) else before
        if self._paragraph(last) != self._paragraph(before):
            yield self._step(Means.LAST_NAMED, values, last)

    def _where(self, before: Span, span: Span) -> str:
        """Return how far the sentence of `before` is from that of `span`."""
        first, last = self._index(before), self._index(span)
        return WHERE[min(max(last - first, 0), len(WHERE) - 1)]

    def _index(self, span: Span) -> int:
        return bisect_right(self._starts, span.start) - 1

    def _step(
        self,
        key: Rule | Means,
        values: Mapping[str, str],
        decides: Span,
        because: tuple[tuple[str, str], ...] = (),
    ) -> Step:
        """Return a step that the sentence around `decides` decides."""
        index = self._index(decides)
        sentence = self._sentences[index].span if index >= 0 else decides
        if not sentence.meets(decides):
            sentence = decides
        return Step(key, values, sentence, self._paragraph(decides), because)

    def _paragraph(self, span: Span) -> int:
        """Return the number of the paragraph that `span` starts in, 0 for another kind of block."""
        index = bisect_right(self._blocks, span.start, key=lambda each: each.span.start) - 1
        return self._blocks[index].number if index >= 0 else 0

    def _words(self, span: Span) -> str:
        return " ".join(span.of(self._text).split())


def _because(speaker: Attribution, where: str) -> Iterator[tuple[str, str]]:
    """Yield the phrases for what spoke for an antecedent: the first of how it is mentioned, and the
    strongest of what it is beside that. Nothing where no feature of an antecedent is known.
    """
    weights: dict[str, float] = {}
    for feature, weight in speaker.reasons:
        name = feature.removesuffix(_SPEAKS)
        role = next((role for role in ROLES if name.startswith(role)), name)
        weights[role] = weights.get(role, 0.0) + weight
    if not any(" paragraphs back" in name for name in weights):
        return
    role = next((role for role in ROLES if weights.get(role, 0.0) > 0), "mentioned")
    yield (role.replace(" ", "_"), where)
    beside = max(BESIDES, key=lambda name: weights.get(name, 0.0))
    if weights.get(beside, 0.0) > 0:
        yield ("besides", beside.partition(",")[0])
