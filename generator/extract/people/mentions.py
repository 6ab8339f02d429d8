"""Article → cast: the people it names, the places that name them, the roles and pronouns it gives
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from generator.extract.people.cast import Cast, CastMember, slug
from generator.extract.people.descriptions import pronoun_of, roles_of
from generator.extract.people.name_candidates import (
    NameCandidate,
    NameWords,
    find_name_candidates,
    name_words,
)
from generator.extract.people.name_clusters import NameClusters
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.readings import Attribution, Cue, How, Person, SpeakerKind, Statement
from generator.model.spans import Span
from generator.settings import PersonSettings

_WORD_ENDS = re.compile(r"[\s-]+")
_IN_ORDER = attrgetter("start", "end")
_LINK = re.compile(r"\s(?:of|for|to|from|in|at|with)\s")


def find_cast(
    article: Article, cues: Sequence[Cue], settings: Sequence[PersonSettings], lexicon: Lexicon
) -> Cast:
    """Return who is who in the body of `article`. `settings` (from briefing.yml) give names,
    aliases and pronouns.
    """
    words = name_words(lexicon)
    heads = sorted({cue.head for cue in cues if cue.head is not None}, key=_IN_ORDER)
    curated = {
        tuple(name.lower().split()): person
        for person in settings
        for name in (person.name, *person.aliases)
        if name
    }
    people = NameClusters(
        list(find_name_candidates(article, heads, words)),
        words,
        (tokens for tokens in curated if len(tokens) > 1),
    )
    return Cast(
        tuple(
            _character(article.text, people.runs_of[person], curated, words)
            for person in range(len(people.names))
        ),
        tuple(run.name for run, _ in people.places),
        tuple(person for _, person in people.places),
    )


def _character(
    text: str,
    runs: Sequence[NameCandidate],
    curated: Mapping[tuple[str, ...], PersonSettings],
    words: NameWords,
) -> CastMember:
    longest = next((run for run in runs if run.size > 1), runs[0])
    roles = roles_of(text, runs, words)
    role_words, nouns = (
        _words(role.text for role in roles),
        _words(_LINK.split(role.text)[0] for role in roles),
    )
    person = next((curated[run.tokens] for run in (longest, *runs) if run.tokens in curated), None)
    name = (person and person.name) or longest.name.of(text)
    pronoun = (person and person.pronouns) or pronoun_of(text, runs, roles, words)
    return CastMember(person.id if person else slug(name), name, pronoun, roles, role_words, nouns)


def _words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(
        word.lower().strip(".,’'") for phrase in phrases for word in _WORD_ENDS.split(phrase)
    )


def people_of(cast: Cast, statements: Sequence[Statement]) -> tuple[Person, ...]:
    """Return the cast as the reading holds it: each person with every place that names them or
    means them by role.
    """
    epithets: dict[str, list[Span]] = {}
    for statement in statements:
        speaker = statement.speaker
        if speaker is not None and speaker.how is How.EPITHET and speaker.span is not None:
            epithets.setdefault(speaker.id, []).append(speaker.span)
    places: dict[int, list[Span]] = {}
    for name, person in zip(cast.names, cast.person_of, strict=True):
        places.setdefault(person, []).append(name)
    return tuple(
        Person(
            each.id,
            each.name,
            each.roles,
            _mentions(places.get(number, []), epithets.get(each.id, [])),
        )
        for number, each in enumerate(cast.people)
    )


def _mentions(names: Sequence[Span], epithets: Sequence[Span]) -> tuple[Span, ...]:
    """Return the places in the order of the text, as names are; an epithet may hold a name."""
    return tuple(sorted({*names, *epithets}, key=_IN_ORDER) if epithets else names)


def speaker_named(name: str) -> Attribution | None:
    """Return the attribution that a correction asks for: this person, or nobody for an empty
    name.
    """
    return (
        Attribution(slug(name), name, SpeakerKind.PERSON, None, How.CURATED, 1.0) if name else None
    )
