"""What an article says about a person beside the name: printed roles, and the pronoun that titles,
first name or usage tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.extract.people.name_candidates import NameCandidate
from generator.extract.people.name_words import NameWords
from generator.extract.people.roles import role_before, role_in, without_complement
from generator.extract.people.titles import LEAD_REACH, roles_in_apposition
from generator.letters import CAPITAL
from generator.model.readings import Role
from generator.model.spans import Span

_POINTED = rf"(?:[{CAPITAL}][a-z]{{0,3}}\.)+"  # U.S., Sen., an initial
_ROLE_AFTER_NAME = re.compile(
    r",[ \u00a0]+(?!(?:who(?! is)|whose|whom|which)\b)"
    rf"((?:(?:{_POINTED}|[\w’'&-]+)[ \u00a0]+){{0,10}}?[\w’'&-]+)"
    # no point of "Sen." or an initial
    r"(?=[,;:\n]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.(?!\w)|\Z"
    r"|[ \u00a0](?:who|which|said|says|and|at|in|from|on)\b)"
)
_OFFICE_OF_PLACE = re.compile(  # Lund’s ambassador to Norland (Ann Lee)
    rf"\b(?P<role>(?:[\w’'-]+\s){{1,4}}(?:to|of|for|in)\s(?:[{CAPITAL}]\w*\s)?"
    rf"[{CAPITAL}]\w*)\s\Z"
)
_LETTERS = re.compile(r"\s([A-Z]{2,3})\b")
_PRONOUN = re.compile(r"\b(?:he|his|him|she|her)\b")
# somebody else: "Berg backed her", "Berg later met him"
_OBJECT_AT_ONCE = re.compile(r"(?:\s\w+){1,2}\s(?:him|her)\b")
_OTHER_NAME_OR_SENTENCE = re.compile(rf"[.!?\n{CAPITAL}“\"]")


def roles_of(text: str, candidates: Sequence[NameCandidate], words: NameWords) -> tuple[Role, ...]:
    """Return the roles printed before the name or in apposition to it, each wording once."""
    found: dict[str, Role] = {}
    for candidate in candidates:
        for span in _printed_with(text, candidate, words):
            found.setdefault(span.of(text).lower(), Role(span, span.of(text)))
    return tuple(found.values())


def _printed_with(text: str, candidate: NameCandidate, words: NameWords) -> Iterator[Span]:
    """Yield the roles before the name ("Mayor Ann Lee"), behind it ("Ann Lee, the mayor,", "Ann Lee
    MP") and before it with a comma ("the mayor, Ann Lee").
    """
    name = candidate.name
    if candidate.role and (before := role_before(text, candidate.role, words)):
        yield before
    lead = max(0, name.start - LEAD_REACH)
    behind = text[lead : name.start].rsplit(maxsplit=1)[-1:]
    if not words.places.isdisjoint(map(str.lower, behind)) and (
        abroad := _OFFICE_OF_PLACE.search(text, lead, name.start)
    ):
        yield from filter(None, [role_before(text, Span(*abroad.span("role")), words)])
    if (letters := _LETTERS.match(text, name.end)) and letters[1].lower() in words.in_roles.nouns:
        yield Span(*letters.span(1))
    if text[name.end : name.end + 1] == "," and (after := _ROLE_AFTER_NAME.match(text, name.end)):
        yield from filter(None, [role_in(text, Span(*after.span(1)), words)])
    for apposed in roles_in_apposition(text, lead, name.start):
        role = role_in(text, apposed, words)
        if role is not None and role.end == apposed.end:
            yield role
            break


def pronoun_of(
    text: str, candidates: Sequence[NameCandidate], roles: Sequence[Role], words: NameWords
) -> tuple[str, str]:
    """Return the pronoun of a person ("he", "she", or "" if unknown) and, if it is unknown, the one
    that usage makes likely.

    A title, a role or the first name tells it, or else the pronoun that usually follows the name;
    one that follows it only once may be somebody else's.
    """
    by_title = next((candidate.pronoun for candidate in candidates if candidate.pronoun), "")
    told = by_title or _by_roles(roles, words) or _by_first_name(candidates, words)
    usual, times = ("", 0) if told else _by_usage(text, candidates)
    return (told or usual, "") if times != 1 else ("", usual)


def _by_roles(roles: Sequence[Role], words: NameWords) -> str:
    every = (word for role in roles for word in without_complement(role.text).lower().split())
    return next((words.titles[word] for word in every if word in words.titles), "")


def _by_first_name(candidates: Sequence[NameCandidate], words: NameWords) -> str:
    first = next((candidate.tokens[0] for candidate in candidates if candidate.size > 1), "")
    return words.first.pronoun(first)


def _by_usage(text: str, candidates: Sequence[NameCandidate]) -> tuple[str, int]:
    """Return the pronoun that follows the name more than twice as often as the other, within the
    sentence and before any other name, and how often.
    """
    votes = Counter(pronoun_after(text, candidate.name.end) for candidate in candidates)
    he, she = votes["he"], votes["she"]
    return ("he", he) if he > 2 * she else ("she", she) if she > 2 * he else ("", 0)


def pronoun_after(text: str, end: int) -> str:
    """Return "he" or "she" by the pronoun that follows `end` within the sentence and before any
    other name, else "".
    """
    stop = _OTHER_NAME_OR_SENTENCE.search(text, end)
    at_once = _OBJECT_AT_ONCE.match(text, end)
    start = at_once.end() if at_once else end
    pronoun = _PRONOUN.search(text, start, stop.start() if stop else len(text))
    if pronoun is None:
        return ""
    return "he" if pronoun[0] in {"he", "his", "him"} else "she"
