"""What an article says of a person beside the name: printed roles, and the pronoun that titles,
first name or use tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.extract.people.name_candidates import NameCandidate, NameWords
from generator.extract.people.titles import REACH, names_role, role_beside
from generator.model.readings import Role
from generator.model.spans import Span

_REACH = 120  # characters after a name in which an apposition or a pronoun is looked for
_APPOSITION = re.compile(
    r",\s+(?!(?:who(?! is)|whose|whom|which)\b)((?:(?:the|a|an|his|her|its|their|who is)\s+)"
    r"?(?:[\w’'.&-]+\s+){0,7}?[\w’'.&-]+)"
    r"(?=[,.;:]|\s(?:who|which|said|says|and|at|in|from|on)\b)"
)
_PRONOUN = re.compile(r"\b(?:he|his|him|she|her)\b")
_STOPS = re.compile(r"[.!?\nA-Z“\"]")


def roles_of(text: str, runs: Sequence[NameCandidate], words: NameWords) -> tuple[Role, ...]:
    """Return the roles printed before the name and between commas beside it, each wording once."""
    found: dict[str, Role] = {}
    for run in runs:
        for span in [run.role] if run.role else []:
            found.setdefault(span.of(text).lower(), Role(span, span.of(text)))
        for span in _beside(text, run.name):
            if names_role(span.of(text), words.roles):
                found.setdefault(span.of(text).lower(), Role(span, span.of(text)))
    return tuple(found.values())


def _beside(text: str, name: Span) -> Iterator[Span]:
    """Yield what stands between commas behind a name ("Ann Lee, the mayor,") and before one ("the
    mayor, Ann Lee").
    """
    if text[name.end : name.end + 1] == "," and (
        after := _APPOSITION.match(text, name.end, name.end + _REACH)
    ):
        yield Span(*after.span(1))
    if (before := role_beside(text, max(0, name.start - REACH), name.start)) is not None:
        yield before


def pronoun_of(
    text: str, runs: Sequence[NameCandidate], roles: Sequence[Role], words: NameWords
) -> str:
    """Return he, she, or nothing where nothing tells: a title, a role, the first name, else what
    mostly follows the name.
    """
    told = (
        words.titles[word]
        for role in roles
        for word in role.text.lower().split()
        if word in words.titles
    )
    title = next((run.pronoun for run in runs if run.pronoun), "") or next(told, "")
    if title:
        return title
    first = next((run.tokens[0] for run in runs if run.size > 1), "")
    return words.first.pronoun(first) or _by_use(text, runs)


def _by_use(text: str, runs: Sequence[NameCandidate]) -> str:
    """Return the pronoun that mostly follows the name in its own sentence, if no other name stands
    between.
    """
    follows = (_pronoun_behind(text, run.name.end) for run in runs)
    votes = Counter(
        "he" if pronoun in {"he", "his", "him"} else "she" for pronoun in follows if pronoun
    )
    return next(
        (
            pronoun
            for pronoun in ("he", "she")
            if votes[pronoun] > 2 * (votes.total() - votes[pronoun])
        ),
        "",
    )


def _pronoun_behind(text: str, end: int) -> str:
    stop = _STOPS.search(text, end, end + _REACH)
    pronoun = _PRONOUN.search(text, end, stop.start() if stop else end + _REACH)
    return pronoun[0] if pronoun else ""
