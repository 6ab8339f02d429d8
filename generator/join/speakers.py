"""Speakers over all articles: one a person, what they are called, in which roles, and where they speak."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.join._dates import newest_first
from generator.join._identity import Identities, Key, Seen
from generator.join._words import fold
from generator.lexicon import Lexicon
from generator.model import Basis, Noted, Reading, RoleSeen, Span, Speaker, SpeakerKind
from generator.settings import PersonSettings, Settings


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody, and who is meant by an id of one reading: `ids` maps (Article.id, Person.id or Attribution.id) to Speaker.id."""

    speakers: tuple[Speaker, ...]
    ids: Mapping[tuple[str, str], str]


def join_speakers(readings: Sequence[Reading], settings: Settings, lexicon: Lexicon) -> Cast:
    """Return one speaker per person, organisation and unnamed source, by how much they say, then by name.

    Full names join; a surname joins the one full name that it fits, unless roles or an initial speak against it. Sources that
    are not named, and organisations with a generic name ("the ministry"), never join. What briefing.yml says goes before.
    """
    identities = Identities(settings.people, lexicon)
    seen = [each for reading in readings for each in identities.everybody(reading)]
    groups: dict[Key, list[Seen]] = defaultdict(list)
    for each, key in zip(seen, identities.keys(seen), strict=True):
        groups[key].append(each)
    curated = {("curated", person.id): person for person in settings.people}
    names = {key: _name(group) for key, group in groups.items()}
    used = Counter(curated[key].id if key in curated else id for key, (_, id) in names.items())
    articles = frozenset(lexicon.words("join.articles"))
    ids: dict[tuple[str, str], str] = {}
    speakers: list[tuple[int, Speaker]] = []
    for key, group in groups.items():
        name, id = names[key]
        if used[id] > 1:
            id = min(f"{each.person.id}-{each.reading.article.id}" for each in group)
        speaker = _speaker(id, name, group, articles)
        if key in curated:
            speaker = _corrected(speaker, curated[key])
        ids |= {(each.reading.article.id, each.person.id): speaker.id for each in group}
        speakers.append((sum(each.says for each in group), speaker))
    speakers.sort(key=lambda pair: (-pair[0], pair[1].name, pair[1].id))
    return Cast(tuple(speaker for _, speaker in speakers), ids)


def _name(group: Sequence[Seen]) -> tuple[str, str]:
    """Return the name, and the id made of it, that most articles use: a full name if there is one."""
    names = Counter((each.person.name, each.person.id, each.full) for each in group)
    text, id, _ = min(names, key=lambda name: (not name[2], -names[name], name))
    return text, id


def _speaker(id: str, name: str, group: Sequence[Seen], articles: frozenset[str]) -> Speaker:
    newest = sorted(
        group, key=lambda each: (newest_first(each.reading.article.published.edtf), each.reading.article.id, each.person.id)
    )
    roles = tuple(role for each in newest for role in _roles(each, articles))
    return Speaker(
        id=id,
        name=name,
        kind=newest[0].kind,
        speaks=any(each.says for each in group),
        roles=roles,
        aliases=tuple(sorted({alias for each in group for alias in _aliases(each)} - {name})),
        articles=tuple(dict.fromkeys(each.reading.article.id for each in newest)),
        role=Noted(roles[0].text, Basis.STATED, roles[0].span) if roles else Noted(),
    )


def _corrected(speaker: Speaker, person: PersonSettings) -> Speaker:
    """Return a speaker as briefing.yml has them."""
    role = Noted(person.role.value, Basis.CURATED, why=person.role.why) if person.role else speaker.role
    name = person.name or speaker.name
    aliases = tuple(alias for alias in speaker.aliases if alias != name)
    return Speaker(person.id, name, SpeakerKind.PERSON, speaker.speaks, speaker.roles, aliases, speaker.articles, role)


def _roles(each: Seen, articles: frozenset[str]) -> list[RoleSeen]:
    """Return the roles that one article prints, without "the"; titles ("NATO Secretary General") before epithets ("NATO chief")."""
    roles: dict[str, RoleSeen] = {}
    for role in each.person.roles:
        first, _, rest = role.text.partition(" ")
        text = rest if rest and first.lower() in articles else role.text
        roles.setdefault(fold(text), RoleSeen(text, each.reading.article, Span(role.span.end - len(text), role.span.end)))
    return sorted(roles.values(), key=lambda role: role.text.split()[-1].islower())


def _aliases(each: Seen) -> set[str]:
    """Return every name and epithet that one article uses for somebody."""
    text = each.reading.article.text
    return {each.person.name, *(span.of(text).removesuffix("'s").removesuffix("’s") for span in each.person.mentions)}
