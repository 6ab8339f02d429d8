"""Name candidates → people: which candidates are full names, who bears which surname, and whom a
shorter name means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.extract.people.descriptions import pronoun_after, roles_of
from generator.extract.people.name_candidates import NameCandidate
from generator.extract.people.name_words import NameWords
from generator.extract.people.roles import without_complement
from generator.extract.people.titles import LEAD_REACH
from generator.extract.text.patterns import WORD_REACH
from generator.surnames import surname

_MENTIONS_WITH_ROLES = 20  # of somebody, the first so many tell the roles
_LONG_SURNAME = 7  # letters, from which one letter makes no other name
_OPENING_LETTERS = 2  # letters that a misspelt surname has right
_RELATIVE_OF = re.compile(r"\b([a-z]+)\sof\s(?:[\w-]+\.?\s){0,4}\Z")
_CONTRACTION = re.compile(r"[’'](?:m|ve|re|ll|d|t)\Z")

NameTokens = tuple[str, ...]  # the words of a name, as in `NameCandidate.tokens`


@dataclass(frozen=True, slots=True)
class NameClusters:
    """The people named by an article's candidates. A person is a number from 0 up.

    `mentions` are the candidates that mean somebody, with that person, in the order of the text;
    `candidates_of` are the candidates of each person.
    """

    mentions: Sequence[tuple[NameCandidate, int]]
    candidates_of: Mapping[int, Sequence[NameCandidate]]

    @property
    def people(self) -> range:
        """Every person; each has a candidate at least."""
        return range(len(self.candidates_of))


def cluster_names(
    text: str,
    candidates: Sequence[NameCandidate],
    words: NameWords,
    known: Iterable[NameTokens] = (),
) -> NameClusters:
    """Return whom the candidates in `text` mean. `known` are names that need no evidence."""
    known = {*known}
    full_names = _full_names(candidates, words) | {name for name in known if len(name) > 1}
    full_names = _without_surnames(full_names, words)
    clustering = _Clustering(text, words, full_names)
    for tokens in dict.fromkeys(each.tokens for each in candidates if each.tokens in full_names):
        if clustering.known_as(tokens) is None:
            clustering.add(tokens)
    single_names = clustering.single_names(candidates) | known
    for candidate in candidates:
        clustering.read(candidate, single_names)
    return NameClusters(clustering.mentions, clustering.candidates_of)


class _Clustering:
    """The people found so far, while candidates are read in the order of the text."""

    def __init__(self, text: str, words: NameWords, full_names: set[NameTokens]) -> None:
        self.mentions: list[tuple[NameCandidate, int]] = []
        self.candidates_of: dict[int, list[NameCandidate]] = {}
        self._text, self._words, self._full_names = text, words, full_names
        self._names: list[NameTokens] = []  # of each person
        self._bearers: dict[str, list[int]] = {}  # surname → people
        self._openings: dict[str, list[str]] = {}  # first letters → surnames
        # word that may stand for a whole name → people whose names begin with it
        self._called: dict[str, list[int]] = {}

    def add(self, tokens: NameTokens) -> int:
        """Return a new person of this name."""
        person = len(self._names)
        self._names.append(tokens)
        name = surname(tokens)
        if name not in self._bearers:
            self._openings.setdefault(name[:_OPENING_LETTERS], []).append(name)
        self._bearers.setdefault(name, []).append(person)
        for word in {*_leading(tokens)}:
            self._called.setdefault(word, []).append(person)
        return person

    def read(self, candidate: NameCandidate, single_names: set[NameTokens]) -> None:
        """Remember whom the candidate means, if it means anybody."""
        person = self._meant(candidate)
        if person is None and candidate.tokens in single_names:
            person = self.add(candidate.tokens)
        if person is not None:
            self.mentions.append((candidate, person))
            self.candidates_of.setdefault(person, []).append(candidate)

    def single_names(self, candidates: Sequence[NameCandidate]) -> set[NameTokens]:
        """Return surnames that occur without any full name, but with a title or as a speaker."""
        least = self._words.weights["single"]
        return {
            candidate.tokens
            for candidate in candidates
            if candidate.evidence >= least
            and len(candidate.tokens) == 1 < len(candidate.tokens[0])
            and not _CONTRACTION.search(candidate.tokens[0])
            and not self._is_no_name(candidate)
        }

    def _is_no_name(self, candidate: NameCandidate) -> bool:
        """Return whether the single word names nobody by itself, or a person who has a full
        name.
        """
        words, token = self._words, candidate.tokens[0]
        barred = (
            (words.roles, words.nouns) if candidate.honorific else _not_names(words),
            (self._bearers,),
        )
        return any(
            word in listed
            for lists in barred
            for listed in lists
            for word in (token, token.removesuffix("s"))
        )

    def known_as(self, tokens: NameTokens) -> int | None:
        """Return the person of the same surname and first name; an initial matches, and middle
        names do not count.
        """
        for person in self._bearers.get(surname(tokens), ()):
            name = self._names[person]
            initial = len(tokens[0]) == 1 or len(name[0]) == 1
            if name[0] == tokens[0] or len(name) == 1 or (initial and name[0][0] == tokens[0][0]):
                return person
        return None

    def _meant(self, candidate: NameCandidate) -> int | None:
        """Return whom the candidate means, by full name or surname; a new person if its title does
        not agree with anybody of that surname.
        """
        tokens = candidate.tokens
        if tokens in self._full_names:
            return self.known_as(tokens)
        bearers: Sequence[int] = self._bearers.get(candidate.surname, ())
        if not bearers and candidate.size == 1:
            person = self._called_by(candidate)
            return self._misspelt(candidate) if person is None else person
        if candidate.size > 1 and not candidate.titled:
            bearers = [
                person for person in bearers if self._names[person][-len(tokens) :] == tokens
            ]
        if not bearers:
            return None
        agreeing = [person for person in bearers if self._agrees(candidate, person)]
        told = [person for person in agreeing if self._pronoun(person) == candidate.pronoun]
        if agreeing:
            return self._chosen(candidate, (candidate.pronoun and told) or agreeing)
        called = self._called_by(candidate) if candidate.size == 1 else None
        return self.add(tokens) if called is None else called

    def _called_by(self, candidate: NameCandidate) -> int | None:
        """Return the only person whose name begins like this: "Luc" for Luc Tremblay, "Lau" for
        Carmen Lau Wing-yan.
        """
        first = candidate.tokens[0]
        called = [
            person for person in self._called.get(first, ()) if self._agrees(candidate, person)
        ]
        if len(called) != 1:
            return None
        barred = (*_not_names(self._words), self._words.common)
        return None if any(first in each for each in barred) else called[0]

    def _misspelt(self, candidate: NameCandidate) -> int | None:
        """Return the only person whose long surname is the candidate but for one letter."""
        token = candidate.tokens[0]
        if len(token) < _LONG_SURNAME or candidate.evidence <= 0:
            return None
        alike = [
            person
            for name in self._openings.get(token[:_OPENING_LETTERS], ())
            if _is_alike(name, token)
            for person in self._bearers[name]
        ]
        return alike[0] if len(alike) == 1 and self._agrees(candidate, alike[0]) else None

    def _agrees(self, candidate: NameCandidate, person: int) -> bool:
        """Return whether the candidate's title ("Mrs.") agrees with the person's pronoun."""
        return not candidate.pronoun or self._pronoun(person) in {"", candidate.pronoun}

    def _pronoun(self, person: int) -> str:
        """Return the pronoun that the first name tells, or titles and roles printed so far."""
        told = self._words.first.pronoun(self._names[person][0])
        so_far = self.candidates_of.get(person, ())
        told = told or next((each.pronoun for each in so_far if each.pronoun), "")
        titles = self._words.titles
        return told or next((titles[word] for word in self._roles(person) if word in titles), "")

    def _chosen(self, candidate: NameCandidate, among: Sequence[int]) -> int | None:
        """Return which of the people of one surname is meant: by role, by the pronoun that follows,
        or else by prominence.
        """
        if len(among) == 1:
            return among[0]
        of_role = self._of_role(candidate, among)
        if not self._is_set_apart(candidate):
            among = [person for person in among if not self._is_relative(person)] or among
        return self._most_prominent(of_role or self._followed_by(candidate, among))

    def _of_role(self, candidate: NameCandidate, among: Sequence[int]) -> Sequence[int]:
        """Return those who hold the role that is printed before the candidate."""
        role = candidate.role.of(self._text).lower().split() if candidate.role is not None else ()
        nouns = (self._words.roles - self._words.honorifics).intersection(role) if role else ()
        if not nouns:
            return ()
        return [person for person in among if nouns.intersection(self._roles(person))]

    def _roles(self, person: int) -> Iterator[str]:
        """Yield the words of the roles printed so far, in the order of the text."""
        so_far = self.candidates_of.get(person, ())[:_MENTIONS_WITH_ROLES]
        for role in roles_of(self._text, so_far, self._words):
            yield from without_complement(role.text).lower().split()

    def _is_set_apart(self, candidate: NameCandidate) -> bool:
        """Return whether the candidate is told from a relative: "the younger Berg"."""
        start = candidate.name.start
        before = self._text[max(0, start - WORD_REACH) : start].split()[-1:]
        return not self._words.generations.isdisjoint(before)

    def _is_relative(self, person: int) -> bool:
        """Return whether the person is only told of as somebody's relative ("Ole Berg, her
        husband"), or to say whose relative somebody is ("the son of Ole Berg"). No surname alone
        means them.
        """
        so_far = self.candidates_of.get(person, ())[:_MENTIONS_WITH_ROLES]
        roles = [
            without_complement(role.text).lower().split()
            for role in roles_of(self._text, so_far, self._words)
        ]
        if roles and all(role[-1] in self._words.relatives for role in roles):
            return True
        return bool(so_far) and all(map(self._has_relative, so_far))

    def _has_relative(self, candidate: NameCandidate) -> bool:
        """Return whether the candidate says whose relative somebody is: "son of speaker Berg"."""
        start = candidate.name.start
        before = _RELATIVE_OF.search(self._text, max(0, start - LEAD_REACH), start)
        return before is not None and before[1] in self._words.relatives

    def _followed_by(self, candidate: NameCandidate, among: Sequence[int]) -> Sequence[int]:
        """Return those whose pronoun follows in the sentence, or all: "Holm said she"."""
        pronoun = pronoun_after(self._text, candidate.name.end)
        fitting = [person for person in among if self._pronoun(person) in {"", pronoun}]
        return fitting if pronoun and fitting else among

    def _most_prominent(self, among: Sequence[int]) -> int | None:
        """Return which of the people of one surname is meant: of those named before, the one named
        most often by it or, if equal, last; nobody of those who were only named together.
        """
        named = [person for person in among if person in self.candidates_of] or among
        prominence = {person: self._prominence(person) for person in named}
        best = max(named, key=prominence.__getitem__)
        equal = [person for person in named if prominence[person][0] == prominence[best][0]]
        return None if len(equal) > 1 and any(map(self._shares, equal)) else best

    def _shares(self, person: int) -> bool:
        return any(each.shared is not None for each in self.candidates_of.get(person, ()))

    def _prominence(self, person: int) -> tuple[int, int]:
        """Return how often the person was named with the surname, and at which offset last."""
        candidates = [
            candidate
            for candidate in self.candidates_of.get(person, ())
            if candidate.surname == surname(self._names[person])
        ]
        return len(candidates), candidates[-1].name.start if candidates else 0


def _is_alike(one: str, other: str) -> bool:
    """Return whether two words differ by one letter, which one has more or has otherwise."""
    if abs(len(one) - len(other)) > 1:
        return False
    pairs = enumerate(zip(one, other, strict=False))
    same = next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))
    rest, other_rest = one[same:], other[same:]
    return rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]


def _not_names(words: NameWords) -> tuple[frozenset[str], ...]:
    """Return the word lists whose words are no names by themselves."""
    return words.places, words.organisations, words.leading, words.roles, words.nouns


def _leading(name: NameTokens) -> NameTokens:
    """Return the words before the last that may stand for the whole name: a first name, or a
    surname printed first.
    """
    return name[:2] if len(name) == 3 and "-" in name[-1] else name[: len(name) > 1]


def _full_names(candidates: Sequence[NameCandidate], words: NameWords) -> set[NameTokens]:
    """Return the names of two words or more with enough evidence, at one of their mentions, that
    they are a person's.
    """
    alone = {
        candidate.tokens[0]
        for candidate in candidates
        if len(candidate.tokens) == 1 and candidate.evidence >= words.weights["alone"]
    }
    best: dict[NameTokens, float] = {}
    for candidate in candidates:
        if candidate.size > 1:
            recurs = words.weights["recurs"] * (candidate.surname in alone)
            evidence = candidate.evidence + recurs
            best[candidate.tokens] = max(evidence, best.get(candidate.tokens, evidence))
    bodies = {each.tokens for each in candidates if each.body and not each.titled}
    threshold = words.weights["threshold"]
    return {name for name, evidence in best.items() if evidence >= threshold} - bodies


def _without_surnames(names: set[NameTokens], words: NameWords) -> set[NameTokens]:
    """Return `names` without those that are the surname of another: "Al Nuaimi" beside "Khalid Al
    Nuaimi", "Hawk Sawyer" beside "Kathleen Hawk Sawyer".
    """
    surnames = {
        name[index:]
        for name in names
        for index in range(1, len(name) - 1)
        if name[index] in words.particles
        or (name[0] in words.first and _are_last(name[index:], words))
    }
    return names - surnames


def _are_last(name: NameTokens, words: NameWords) -> bool:
    return len(name) == 2 and name[0] not in words.first
