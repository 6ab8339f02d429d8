"""First names that share a surname: "Dan and Ruth Calloway" are Dan Calloway and Ruth Calloway."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.extract.people.name_candidates import NameCandidate
from generator.extract.people.name_words import NameWords
from generator.extract.text.patterns import WORD_REACH
from generator.model.spans import Span

_PLACE_BEFORE = re.compile(r",\sof\s\Z|\b(?:in|near|at)\s\Z")  # 31, of Hope (and Ann Lee)
_JOINERS = frozenset({" and ", " & "})


def with_shared_surnames(
    text: str, candidates: Sequence[NameCandidate], words: NameWords
) -> Sequence[NameCandidate]:
    """Return the candidates, of which first names joined to a full name bear its surname too, if
    the article names neither before: "Clinton and Ruth Calloway" share nothing.
    """
    found = list(candidates)
    others = _known_otherwise(candidates)
    first_at: dict[str, int] = {}
    for index, candidate in enumerate(candidates):
        first_at.setdefault(candidate.tokens[0], index)
    for index in range(len(found) - 2, -1, -1):
        one, next_one = found[index], found[index + 1]
        if (
            one.size == 1
            and not one.titled
            and _is_first_name(one.tokens[0], words)
            and one.tokens[0] not in others
            and first_at[one.tokens[0]] == index
            and first_at[next_one.tokens[0]] == index + 1
            and _is_joined(text, one, next_one, words)
        ):
            found[index] = _sharing(one, next_one)
    return found


def _known_otherwise(candidates: Sequence[NameCandidate]) -> frozenset[str]:
    """Return the words that stand behind a title or at the end of a name."""
    return frozenset(each.surname for each in candidates if each.titled or each.size > 1)


def _is_first_name(word: str, words: NameWords) -> bool:
    no_first = (words.rather_surnames, words.places, words.leading)
    return word in words.first and not any(word in each for each in no_first)


def _is_joined(text: str, one: NameCandidate, next_one: NameCandidate, words: NameWords) -> bool:
    """Return whether a full name follows right after "and", or a comma where that shares its
    surname as well.
    """
    start = one.name.start
    if _PLACE_BEFORE.search(text, max(0, start - WORD_REACH), start) is not None:
        return False
    between = text[one.name.end : next_one.name.start]
    joins = between in _JOINERS or (between == ", " and next_one.shared is not None)
    return joins and next_one.size > 1 and _is_first_name(next_one.tokens[0], words)


def _sharing(one: NameCandidate, other: NameCandidate) -> NameCandidate:
    """Return the candidate with the surname of the other."""
    end = other.name.end
    return replace(
        one,
        tokens=(*one.tokens, other.surname),
        size=2,
        surname=other.surname,
        evidence=other.evidence,
        shared=other.shared or Span(end - len(other.surname), end),
    )
