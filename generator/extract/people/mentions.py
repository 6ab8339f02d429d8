"""Article → cast: the people whom it names, where it names them, and the roles and pronouns it
gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from generator.extract.people.cast import Cast, CastMember, slug
from generator.extract.people.descriptions import pronoun_of, roles_of
from generator.extract.people.name_candidates import NameCandidate, find_name_candidates
from generator.extract.people.name_clusters import NameTokens, cluster_names
from generator.extract.people.name_words import NameWords, name_words
from generator.extract.people.roles import without_complement
from generator.extract.people.shared_surnames import with_shared_surnames
from generator.letters import without_accents
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.readings import Attribution, Cue, How, Person, SpeakerKind, Statement
from generator.model.spans import Span
from generator.settings import PersonSettings

_WORD_SEPARATOR = re.compile(r"[\s-]+")
_BY_OFFSET = attrgetter("start", "end")


def find_cast(
    article: Article, cues: Sequence[Cue], settings: Sequence[PersonSettings], lexicon: Lexicon
) -> Cast:
    """Return the people named in the body of `article`. `settings` (from briefing.yml) give names,
    aliases and pronouns.
    """
    text, words = article.text, name_words(lexicon)
    heads = sorted({cue.head for cue in cues if cue.head is not None}, key=_BY_OFFSET)
    curated = {
        tuple(without_accents(name.lower()).split()): person
        for person in settings
        for name in (person.name, *person.aliases)
        if name
    }
    printed = list(find_name_candidates(article, heads, words))
    candidates = with_shared_surnames(text, printed, words)
    clusters = cluster_names(text, candidates, words, curated)
    found = (clusters.candidates_of[person] for person in clusters.people)
    return Cast(
        tuple(_member(text, each, curated, words) for each in found),
        tuple(candidate.name for candidate, _ in clusters.mentions),
        tuple(person for _, person in clusters.mentions),
        words.owned,
        words.persons,
    )


def _member(
    text: str,
    candidates: Sequence[NameCandidate],
    curated: Mapping[NameTokens, PersonSettings],
    words: NameWords,
) -> CastMember:
    """Return the person whom the candidates name: by the name in briefing.yml, else by the first
    of more than one word.
    """
    named = [each for each in candidates if each.size > 1] or candidates[:1]
    full = next((each for each in named if each.shared is None), named[0])
    if full.size == 1:
        full = next((each for each in named if each.noble), full)
    roles = roles_of(text, candidates, words)
    known = (curated[each.tokens] for each in (full, *candidates) if each.tokens in curated)
    person = next(known, None)
    pronoun, hint = pronoun_of(text, candidates, roles, words)
    name = (person and person.name) or full.printed(text)
    return CastMember(
        person.id if person else slug(name),
        name,
        (person and person.pronouns) or pronoun,
        hint,
        roles,
        _words(role.text for role in roles),
        _words(without_complement(role.text) for role in roles),
    )


def _words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(
        word.lower().strip(".,’'") for phrase in phrases for word in _WORD_SEPARATOR.split(phrase)
    )


def people_of(cast: Cast, statements: Sequence[Statement]) -> tuple[Person, ...]:
    """Return the cast as the reading holds it: each person with every mention by name or, as a
    speaker, by role.
    """
    epithets: dict[str, list[Span]] = {}
    for statement in statements:
        speaker = statement.speaker
        if speaker is not None and speaker.how is How.EPITHET and speaker.span is not None:
            epithets.setdefault(speaker.id, []).append(speaker.span)
    names: dict[int, list[Span]] = {}
    for name, person in zip(cast.names, cast.person_of, strict=True):
        names.setdefault(person, []).append(name)
    return tuple(
        Person(
            member.id,
            member.name,
            member.roles,
            _mentions(names.get(person, []), epithets.get(member.id, [])),
        )
        for person, member in enumerate(cast.people)
    )


def _mentions(names: Sequence[Span], epithets: Sequence[Span]) -> tuple[Span, ...]:
    """Return names and epithets in the order of the text, each once; names are in order
    already.
    """
    return tuple(sorted({*names, *epithets}, key=_BY_OFFSET) if epithets else names)


def speaker_named(name: str) -> Attribution | None:
    """Return the attribution that a correction asks for: this person, or nobody if the name is
    empty.
    """
    if not name:
        return None
    return Attribution(slug(name), name, SpeakerKind.PERSON, None, How.CURATED, 1.0)
