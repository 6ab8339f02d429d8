"""Speakers over all articles: one a person, what they are called, in which roles, and where they
speak.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.join._dates import newest_first
from generator.join._identity import Identities, Key, Seen
from generator.lexicon import Lexicon
from generator.model.briefings import RoleSeen, Speaker
from generator.model.readings import Reading, SpeakerKind
from generator.model.spans import Basis, Noted, Span
from generator.settings import PersonSettings, Settings
from generator.stemming import fold


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody, and who is meant by an id of one reading: `ids` maps (Article.id, Person.id or
    Attribution.id) to Speaker.id.
    """

    speakers: tuple[Speaker, ...]
    ids: Mapping[tuple[str, str], str]


def join_speakers(readings: Sequence[Reading], settings: Settings, lexicon: Lexicon) -> Cast:
    """Return one speaker per person, organisation and unnamed source, by how much they say, then
    by name.

    Full names join; a surname joins the one full name that it fits, unless roles or an initial
    speak against it. Sources that are not named, and organisations with a generic name ("the
    ministry"), never join. What briefing.yml says goes before.
    """
    groups = _groups(readings, settings, lexicon)
    curated: Mapping[Key, PersonSettings] = {
        ("curated", person.id): person for person in settings.people
    }
    names = _names(groups, curated)
    articles = frozenset(lexicon.words("join.articles"))
    said = {names[key][1]: sum(each.says for each in group) for key, group in groups.items()}
    speakers = [
        _speaker(*names[key], group, curated.get(key), articles) for key, group in groups.items()
    ]
    speakers.sort(key=lambda speaker: (-said[speaker.id], speaker.name, speaker.id))
    ids = {
        (each.reading.article.id, each.person.id): names[key][1]
        for key, group in groups.items()
        for each in group
    }
    return Cast(tuple(speakers), ids)


def _groups(
    readings: Sequence[Reading], settings: Settings, lexicon: Lexicon
) -> Mapping[Key, list[Seen]]:
    """Return everybody in groups of one speaker; the newest article's first."""
    identities = Identities(settings.people, lexicon)
    seen = [each for reading in readings for each in identities.everybody(reading)]
    seen.sort(
        key=lambda each: (
            newest_first(each.reading.article.published.edtf),
            each.reading.article.id,
            each.person.id,
        )
    )
    groups: dict[Key, list[Seen]] = defaultdict(list)
    for each, key in zip(seen, identities.keys(seen), strict=True):
        groups[key].append(each)
    return groups


def _names(
    groups: Mapping[Key, list[Seen]], curated: Mapping[Key, PersonSettings]
) -> Mapping[Key, tuple[str, str]]:
    """Return the name and id of each group: the full name that most articles use, and the id made
    of it.

    Where two groups would have one id, as two ministries have, the article's id is added.
    """
    names: dict[Key, tuple[str, str]] = {}
    for key, group in groups.items():
        counted = Counter((each.person.name, each.person.id, each.full) for each in group)
        name, id, _ = min(counted, key=lambda name: (not name[2], -counted[name], name))
        names[key] = (curated[key].name or name, curated[key].id) if key in curated else (name, id)
    used = Counter(id for _, id in names.values())
    for key, (name, id) in names.items():
        if used[id] > 1 and key not in curated:
            names[key] = (
                name,
                min(f"{each.person.id}-{each.reading.article.id}" for each in groups[key]),
            )
    return names


def _speaker(
    name: str,
    id: str,
    group: Sequence[Seen],
    curated: PersonSettings | None,
    articles: frozenset[str],
) -> Speaker:
    roles = tuple(role for each in group for role in _roles(each, articles))
    role = Noted(roles[0].text, Basis.STATED, roles[0].span) if roles else Noted()
    if curated and curated.role:
        role = Noted(curated.role.value, Basis.CURATED, why=curated.role.why)
    return Speaker(
        id=id,
        name=name,
        kind=SpeakerKind(curated.kind or SpeakerKind.PERSON) if curated else group[0].kind,
        speaks=any(each.says for each in group),
        roles=roles,
        aliases=tuple(
            sorted({alias for each in group for alias in _aliases(each, articles)} - {name})
        ),
        articles=tuple(dict.fromkeys(each.reading.article.id for each in group)),
        role=role,
    )


def _roles(each: Seen, articles: frozenset[str]) -> list[RoleSeen]:
    """Return the roles that one article prints, without "the"; titles ("Harbour Commissioner")
    before epithets ("harbour chief").
    """
    roles: dict[str, RoleSeen] = {}
    for role in each.person.roles:
        first, _, rest = role.text.partition(" ")
        text = rest if rest and first.lower() in articles else role.text
        roles.setdefault(
            fold(text),
            RoleSeen(text, each.reading.article, Span(role.span.end - len(text), role.span.end)),
        )
    return sorted(roles.values(), key=lambda role: role.text.split()[-1].islower())


def _aliases(each: Seen, articles: frozenset[str]) -> set[str]:
    """Return every name and epithet that one article uses for somebody, a "the" that opens a
    sentence in small letters.
    """
    text = each.reading.article.text
    printed = {
        each.person.name,
        *(span.of(text).removesuffix("'s").removesuffix("’s") for span in each.person.mentions),
    }
    return {
        alias[0].lower() + alias[1:] if alias.partition(" ")[0].lower() in articles else alias
        for alias in printed
        if alias
    }
