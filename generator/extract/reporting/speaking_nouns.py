"""Nouns for whoever or whatever can speak: people, bodies, texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.lexicon import Lexicon
from generator.memory import Memory

_SECTIONS = (
    "speakers.people",
    "speakers.collectives",
    "speakers.bodies",
    "speakers.texts",
    "speakers.things",
    "speakers.groups",
    "speakers.individuals",
    "speakers.offices",
    "speakers.persons",
    "speakers.players",
    "people.roles",
)
_AGE_ENDING = "-year-old"
_COUNTED = "-of-"  # "a father-of-three"
_PLURALS = (("men", "man"), ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("s", ""))


@dataclass(frozen=True, slots=True, eq=False)
class SpeakingNouns:
    """The nouns of a language for whoever or whatever can speak."""

    speaking: Memory[bool]  # whether a noun, in small letters and singular or plural, can
    agents: tuple[str, ...]  # endings of nouns for whoever does something
    mute: frozenset[str]  # nouns with such an ending that cannot speak
    quantities: frozenset[str]  # nouns that say how many of those behind "of"
    trailing: frozenset[str]  # adjectives behind a noun
    telling: frozenset[str]  # verbs that only somebody who speaks is the subject of
    findings: frozenset[str]  # verbs that report only what `finders` find: "the court found that"
    finders: frozenset[str]

    def may_speak(self, noun: str) -> bool:
        """Return whether `noun`, in small letters and singular or plural, can speak."""
        return self.speaking[noun]

    def finds(self, noun: str) -> bool:
        """Return whether `noun`, singular or plural, means somebody who is asked to find out."""
        return not self.finders.isdisjoint(forms(noun))

    def is_agent(self, noun: str) -> bool:
        """Return whether `noun` ends like one for whoever does something ("a bidder")."""
        return _is_agent(noun, self.agents, self.mute)


def _is_agent(noun: str, agents: tuple[str, ...], mute: frozenset[str]) -> bool:
    return noun.endswith(agents) and noun not in mute


def forms(noun: str) -> Iterator[str]:
    """Yield the noun and what it may be the plural of."""
    yield noun
    for plural, singular in _PLURALS:
        if noun.endswith(plural):
            yield noun.removesuffix(plural) + singular


@cache
def speaking_nouns(lexicon: Lexicon) -> SpeakingNouns:
    """Return the speaking nouns of `lexicon`."""
    nouns = lexicon.union(*_SECTIONS)
    agents, mute = lexicon.words("speakers.agents"), lexicon.union("speakers.mute")

    def may_speak(noun: str) -> bool:
        return any(
            form in nouns
            or form.endswith(_AGE_ENDING)
            or form.partition(_COUNTED)[0] in nouns
            or _is_agent(form, agents, mute)
            for form in (*forms(noun), *forms(noun.rpartition("-")[2]))
        )

    return SpeakingNouns(
        Memory(may_speak),
        agents,
        mute,
        frozenset(lexicon.words("speakers.quantities")),
        frozenset(lexicon.words("speakers.trailing")),
        frozenset(lexicon.words("speakers.telling")),
        frozenset(lexicon.words("speakers.findings")),
        frozenset(lexicon.words("speakers.finders")),
    )
