"""Runs of capitalised words → who is who: which runs are full names, who bears which surname, whom
a shorter run means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.extract.people.name_candidates import NameCandidate, NameWords, surname

_CONTRACTION = re.compile(r"[’'](?:m|ve|re|ll|d|t)\Z")


class NameClusters:
    """The people whom an article's runs name. `names` holds one name a person; `places` the runs
    that mean somebody, with whom.
    """

    def __init__(
        self, runs: Sequence[NameCandidate], words: NameWords, known: Iterable[tuple[str, ...]] = ()
    ) -> None:
        self._words = words
        self._full = _without_surnames(_full_names(runs, words) | set(known), words)
        self.names: list[tuple[str, ...]] = []
        self.bearers: dict[str, list[int]] = {}
        self._called_so: dict[
            str, list[int]
        ] = {}  # word that may stand for a name → whose names begin so
        self.runs_of: dict[int, list[NameCandidate]] = {}
        self.places: list[tuple[NameCandidate, int]] = []
        for tokens in dict.fromkeys(run.tokens for run in runs if run.tokens in self._full):
            if self._known(tokens) is None:
                self._add(tokens)
        singles = self._single_names(runs)
        for run in runs:
            person = self._meant(run)
            if person is None and run.tokens in singles:
                person = self._add(run.tokens)
            if person is not None:
                self.places.append((run, person))
                self.runs_of.setdefault(person, []).append(run)

    def _add(self, tokens: tuple[str, ...]) -> int:
        person = len(self.names)
        self.names.append(tokens)
        self.bearers.setdefault(surname(tokens), []).append(person)
        for word in {*_leading(tokens)}:
            self._called_so.setdefault(word, []).append(person)
        return person

    def _single_names(self, runs: Sequence[NameCandidate]) -> set[tuple[str, ...]]:
        """Return single words that stand for a person whose full name is printed nowhere: titled,
        or speaking and nothing else.
        """
        words, least = self._words, self._words.weights["single"]
        barred = (
            words.places,
            words.organisations,
            words.leading,
            words.roles,
            words.nouns,
            self.bearers,
        )
        return {
            run.tokens
            for run in runs
            if run.evidence >= least
            and len(run.tokens) == 1 < len(run.tokens[0])
            and not _CONTRACTION.search(run.tokens[0])
            and not any(
                run.tokens[0] in each or run.tokens[0].removesuffix("s") in each for each in barred
            )
        }

    def _meant(self, run: NameCandidate) -> int | None:
        """Return whom the run names: by full name or surname, or somebody new if its title goes
        with nobody of that surname.
        """
        if run.tokens in self._full:
            return self._known(run.tokens)
        among: Sequence[int] = self.bearers.get(run.surname, ())
        if not among and run.size == 1:
            return self._called(run)
        if run.size > 1:
            among = [
                person
                for person in among
                if run.titled or self.names[person][-len(run.tokens) :] == run.tokens
            ]
        if not among:
            return None
        return self._bearer(
            [person for person in among if self._agrees(run, person)] or [self._add(run.tokens)]
        )

    def _called(self, run: NameCandidate) -> int | None:
        """Return the one person whose name begins so: "Luc" of Luc Tremblay, "Lau" of Carmen Lau
        Wing-yan.
        """
        first = run.tokens[0]
        called = [person for person in self._called_so.get(first, ()) if self._agrees(run, person)]
        if len(called) != 1:
            return None
        words = self._words
        other = (
            words.places,
            words.organisations,
            words.leading,
            words.roles,
            words.nouns,
            words.common,
        )
        return None if any(first in each for each in other) else called[0]

    def _known(self, tokens: tuple[str, ...]) -> int | None:
        """Return who of the same surname this is: first names that are equal, or one of them an
        initial, a middle name left out.
        """
        for person in self.bearers.get(surname(tokens), ()):
            name = self.names[person]
            initial = len(tokens[0]) == 1 or len(name[0]) == 1
            if name[0] == tokens[0] or len(name) == 1 or (initial and name[0][0] == tokens[0][0]):
                return person
        return None

    def _agrees(self, run: NameCandidate, person: int) -> bool:
        """Say whether the title of `run` ("Mrs.") goes with the first name of the person."""
        known = self._words.first.pronoun(self.names[person][0])
        return not run.pronoun or not known or run.pronoun == known

    def _bearer(self, among: Sequence[int]) -> int:
        """Return which of the people of one surname is meant: one named before, the most often or,
        as often, the last.
        """
        if len(among) == 1:
            return among[0]
        named = [person for person in among if person in self.runs_of] or among
        return max(named, key=self._prominence)

    def _prominence(self, person: int) -> tuple[int, int]:
        """Return how often the person was named with the surname, and where last."""
        runs = [
            run
            for run in self.runs_of.get(person, ())
            if run.surname == surname(self.names[person])
        ]
        return len(runs), runs[-1].name.start if runs else 0


def _leading(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name, before its last, that may stand for it: a first name or a
    surname printed first.
    """
    return name[:2] if len(name) == 3 and "-" in name[-1] else name[: len(name) > 1]


def _full_names(runs: Sequence[NameCandidate], words: NameWords) -> set[tuple[str, ...]]:
    """Return the names of two words and more that stand for a person: enough evidence at one of
    their places.
    """
    alone = {
        run.tokens[0]
        for run in runs
        if len(run.tokens) == 1 and run.evidence >= words.weights["alone"]
    }
    best: dict[tuple[str, ...], float] = {}
    for run in runs:
        if run.size > 1:
            recurs = words.weights["recurs"] * (run.surname in alone)
            best[run.tokens] = max(run.evidence + recurs, best.get(run.tokens, -9.0))
    return {tokens for tokens, evidence in best.items() if evidence >= words.weights["threshold"]}


def _without_surnames(names: set[tuple[str, ...]], words: NameWords) -> set[tuple[str, ...]]:
    """Return `names` without those that are the surname of another: "Al Nuaimi" beside "Khalid Al
    Nuaimi".
    """
    ends = {
        name[place:]
        for name in names
        for place in range(1, len(name) - 1)
        if name[place] in words.particles
    }
    return names - ends
