"""Who is who: gives everybody that any article names a key; whoever has the same key is the same
speaker.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.first_names import first_names
from generator.join._words import stems_of
from generator.lexicon import Lexicon
from generator.model.readings import Attribution, Person, Reading, SpeakerKind
from generator.settings import PersonSettings
from generator.stemming import fold
from generator.surnames import size, surname

_TITLE = 12  # characters in which a title before a mention ends
Name = tuple[str, ...]  # the words of a name, folded, without titles and articles
Key = tuple[str, ...]  # first the rule that made it, then what it goes by


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """Somebody as one article has them. `says` counts statements."""

    reading: Reading
    person: Person
    kind: SpeakerKind
    says: int
    name: Name
    role_words: frozenset[str] = field(repr=False)
    pronoun: str = ""  # "he" or "she" if titles or the first name tell

    @property
    def full(self) -> bool:
        """Whether the name has more than a surname and initials."""
        return size(self.name) > 1 and len(self.name[0]) > 1

    @property
    def surname(self) -> str:
        """The last word of the name, "Jr." not counted."""
        return surname(self.name)

    @property
    def alone(self) -> Key:
        """The key that nobody else has."""
        return ("alone", self.person.id, self.reading.article.id)


@dataclass(slots=True)
class _Bearer:
    """Who bears a surname with a first name: the words of their roles, and their pronouns."""

    role_words: set[str] = field(default_factory=set)
    pronouns: set[str] = field(default_factory=set)

    def add(self, each: Seen) -> None:
        """Learn what one article says."""
        self.role_words.update(each.role_words)
        self.pronouns.update({each.pronoun} - {""})

    def may_be(self, each: Seen) -> bool:
        """Return whether a surname in another article may mean the bearer."""
        roles_agree = self.role_words & each.role_words
        if self.role_words and each.role_words and not roles_agree:
            return False
        return not each.pronoun or not self.pronouns or each.pronoun in self.pronouns


class Identities:
    """Tells who is who by briefing.yml, then by names, then by roles."""

    def __init__(self, people: Iterable[PersonSettings], lexicon: Lexicon) -> None:
        self._stems = stems_of(lexicon)
        self._skip = frozenset(
            (*lexicon.words("sentences.titles"), *lexicon.words("join.articles"))
        )
        self._first = first_names(lexicon)
        self._titles = {
            title: pronoun
            for pronoun in ("he", "she")
            for title in lexicon.words(f"people.{pronoun}")
        }
        self._generic = frozenset(lexicon.words("join.generic_organisations"))
        self._people = {person.id: person for person in people}
        self._curated = {
            self._name(text): person.id
            for person in self._people.values()
            for text in (person.name, *person.aliases)
            if text
        }
        self._apart = {
            (person.id, self._name(text))
            for person in self._people.values()
            for text in person.apart
        }

    def everybody(self, reading: Reading) -> list[Seen]:
        """Return the people of one article, except its authors, and whatever else speaks or keeps
        silent in it.
        """
        says = Counter(
            statement.speaker.id for statement in reading.statements if statement.speaker
        )
        authors = {self._name(author.text) for author in reading.article.authors}
        people = {
            person.id: person
            for person in reading.people
            if says[person.id] or self._name(person.name) not in authors
        }
        voices = {voice.id: voice for voice in _voices(reading) if voice.id not in people}
        found = [(person, SpeakerKind.PERSON) for person in people.values()] + [
            (Person(voice.id, voice.name, (), (voice.span,) if voice.span else ()), voice.kind)
            for voice in voices.values()
        ]
        return [self._seen(reading, person, kind, says[person.id]) for person, kind in found]

    def _seen(self, reading: Reading, person: Person, kind: SpeakerKind, says: int) -> Seen:
        name, role_words = self._name(person.name), self._role_words(person)
        return Seen(reading, person, kind, says, name, role_words, self._pronoun(reading, person))

    def keys(self, seen: Sequence[Seen]) -> list[Key]:
        """Return the key of each."""
        people = [each for each in seen if each.kind is SpeakerKind.PERSON]
        # surname → who is called so in full
        full: dict[str, dict[Key, _Bearer]] = defaultdict(dict)
        for each in people:
            if each.full:
                key = self._known(each) or _by_name(each)
                full[each.surname].setdefault(key, _Bearer()).add(each)
        shared = Counter(
            (each.name, word) for each in people if not each.full for word in each.role_words
        )
        return [self._known(each) or self._key(each, full, shared) for each in seen]

    def _key(
        self,
        each: Seen,
        full: Mapping[str, Mapping[Key, _Bearer]],
        shared: Mapping[tuple[Name, str], int],
    ) -> Key:
        if each.kind is SpeakerKind.ORGANISATION and self._specific(each):
            return ("organisation", *each.name)
        if each.kind is not SpeakerKind.PERSON or not each.name:
            return each.alone
        if each.full:
            return _by_name(each)
        candidates = full.get(each.surname, {})
        return self._by_surname(each, candidates) if candidates else _by_role(each, shared)

    def _by_surname(self, each: Seen, candidates: Mapping[Key, _Bearer]) -> Key:
        """Return the key of the one full name that fits: by its initial, by roles and pronouns, and
        if briefing.yml does not keep them apart.
        """
        fitting = {
            key: bool(bearer.role_words & each.role_words)
            for key, bearer in candidates.items()
            if (key[1], each.name) not in self._apart
            and (len(each.name) == 1 or key[0] != "name" or key[1].startswith(each.name[0]))
            and bearer.may_be(each)
        }
        choice = (
            list(fitting)
            if len(candidates) == 1
            else [key for key, same_role in fitting.items() if same_role]
        )
        return choice[0] if len(choice) == 1 else each.alone

    def _specific(self, each: Seen) -> bool:
        """Say whether an organisation's name is one: capitalised behind "the", and not only of
        words like "Ministry".
        """
        name = " ".join(word for word in each.person.name.split() if word.lower() not in self._skip)
        return name != name.lower() and not self._generic.issuperset(each.name)

    def _known(self, each: Seen) -> Key:
        """Return the key of the entry in briefing.yml that means somebody, empty if none does."""
        id = self._curated.get(each.name, each.person.id)
        return ("curated", id) if id in self._people and (id, each.name) not in self._apart else ()

    def _name(self, text: str) -> Name:
        return tuple(
            word for word in fold(text).replace("-", " ").split() if word not in self._skip
        )

    def _pronoun(self, reading: Reading, person: Person) -> str:
        """Return "he" or "she" if a title right before a mention tells, or else the first name."""
        text = reading.article.text
        before = (text[max(0, each.start - _TITLE) : each.start] for each in person.mentions)
        titles = (words.lower().split()[-1].rstrip(".") for words in before if words.strip())
        told = (self._titles[title] for title in titles if title in self._titles)
        return next(told, "") or self._first.pronoun(person.name.split()[0] if person.name else "")

    def _role_words(self, person: Person) -> frozenset[str]:
        return frozenset(word for role in person.roles for word in self._stems.content(role.text))


def _voices(reading: Reading) -> Iterable[Attribution]:
    """Yield every attribution of a reading, the first of each speaker last."""
    found = [statement.speaker for statement in reading.statements] + [
        silence.speaker for silence in reading.silences
    ]
    return (speaker for speaker in reversed(found) if speaker)


def _by_name(each: Seen) -> Key:
    """Return the key that first name and surname make, with a "Jr." behind it; names between them
    differ from print to print.
    """
    return ("name", each.name[0], *each.name[size(each.name) - 1 :])


def _by_role(each: Seen, shared: Mapping[tuple[Name, str], int]) -> Key:
    """Return a key for a surname that nobody's full name fits: the same surname in the same role
    is one person.
    """
    words = sorted(
        (-shared[each.name, word], word) for word in each.role_words if shared[each.name, word] > 1
    )
    return ("role", *each.name, words[0][1]) if words else each.alone
