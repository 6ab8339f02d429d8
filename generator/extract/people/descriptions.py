"""What an article says about a person beside the name: printed roles, and the pronoun that titles,
first name or usage tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.extract.people.name_candidates import NameCandidate
from generator.extract.people.name_words import NameWords
from generator.extract.people.titles import LEAD_REACH, names_role, role_in_apposition
from generator.letters import CAPITAL
from generator.model.readings import Role
from generator.model.spans import Span

_APPOSITION_REACH = 120  # characters after a name in which an apposition ends
_PRONOUN_REACH = 120  # characters after a name in which a pronoun may mean it
_ROLE_AFTER_NAME = re.compile(
    r",\s+(?!(?:who(?! is)|whose|whom|which)\b)((?:(?:the|a|an|his|her|its|their|who is)\s+)"
    r"?(?:[\w’'.&-]+\s+){0,7}?[\w’'.&-]+)"
    r"(?=[,.;:]|\s(?:who|which|said|says|and|at|in|from|on)\b)"
)
_COMPLEMENT = re.compile(r"\s(?:of|for|to|from|in|at|with)\s")  # "head | of the port"
_LETTERS = re.compile(r"\s([A-Z]{2,3})\b")
_PRONOUN = re.compile(r"\b(?:he|his|him|she|her)\b")
_OTHER_NAME_OR_SENTENCE = re.compile(rf"[.!?\n{CAPITAL}“\"]")


def roles_of(text: str, candidates: Sequence[NameCandidate], words: NameWords) -> tuple[Role, ...]:
    """Return the roles printed before the name or in apposition to it, each wording once."""
    found: dict[str, Role] = {}
    for candidate in candidates:
        spans = [candidate.role] if candidate.role else []
        spans += (
            span
            for span in _in_apposition(text, candidate.name)
            if names_role(span.of(text), words.roles)
        )
        for span in spans:
            found.setdefault(span.of(text).lower(), Role(span, span.of(text)))
    return tuple(found.values())


def without_complement(role: str) -> str:
    """Return the words of a role without what it is a role in: "head" of "head of the port"."""
    return _COMPLEMENT.split(role, maxsplit=1)[0]


def _in_apposition(text: str, name: Span) -> Iterator[Span]:
    """Yield what stands in apposition after a name ("Ann Lee, the mayor,", "Ann Lee MP") and before
    it ("the mayor, Ann Lee").
    """
    if letters := _LETTERS.match(text, name.end):
        yield Span(*letters.span(1))
    if text[name.end : name.end + 1] == "," and (
        after := _ROLE_AFTER_NAME.match(text, name.end, name.end + _APPOSITION_REACH)
    ):
        yield Span(*after.span(1))
    before = role_in_apposition(text, max(0, name.start - LEAD_REACH), name.start)
    if before is not None:
        yield before


def pronoun_of(
    text: str, candidates: Sequence[NameCandidate], roles: Sequence[Role], words: NameWords
) -> str:
    """Return "he", "she", or "" if unknown: by a title, a role, the first name, or else by the
    pronoun that usually follows the name.
    """
    by_role = (
        words.titles[word]
        for role in roles
        for word in without_complement(role.text).lower().split()
        if word in words.titles
    )
    by_title = (candidate.pronoun for candidate in candidates if candidate.pronoun)
    told = next(by_title, "") or next(by_role, "")
    if told:
        return told
    first = next((candidate.tokens[0] for candidate in candidates if candidate.size > 1), "")
    return words.first.pronoun(first) or _by_usage(text, candidates)


def _by_usage(text: str, candidates: Sequence[NameCandidate]) -> str:
    """Return the pronoun that follows the name more than twice as often as the other, within the
    sentence and before any other name.
    """
    votes = Counter(pronoun_after(text, candidate.name.end) for candidate in candidates)
    he, she = votes["he"], votes["she"]
    return "he" if he > 2 * she else "she" if she > 2 * he else ""


def pronoun_after(text: str, end: int) -> str:
    """Return "he" or "she" by the pronoun that follows `end` within the sentence and before any
    other name, else "".
    """
    stop = _OTHER_NAME_OR_SENTENCE.search(text, end, end + _PRONOUN_REACH)
    pronoun = _PRONOUN.search(text, end, stop.start() if stop else end + _PRONOUN_REACH)
    if pronoun is None:
        return ""
    return "he" if pronoun[0] in {"he", "his", "him"} else "she"
