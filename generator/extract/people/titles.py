"""The role before a name: which of the words that lead to it, and of its own, say what somebody
is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from generator.model.spans import Span

REACH = 140  # characters: where a role before a name starts at most
_BACKWARDS = re.compile(r"(?:\s+[\w’'.-]+){1,5}")  # read so, the words before a place take one look
_CUTS = re.compile(
    r"\b(?:the|a|an|his|her|its|their|whose|and|or|but|with|by|for|to|from|that|as|said|says|told|while|when|in|on|at)\s+"
    r"|[.!?:;’'”\"]\s+|(?P<of>\w+)\s+of\s+",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:[A-Z][\w’'-]*\s){0,4}?(?P<noun>[A-Z][\w-]+)\s(?:for|of)\s(?:the\s)?(?P<field>(?:[A-Z][\w’'-]*\s(?:(?:and|in\sthe|of\sthe)\s)?){0,7})\Z"
)
_WORDS = r"(?:(?!(?:the|of|for|said|told)\b)[\w’'&-]+\s+){0,5}[\w’'&-]+"
_TITLE = r"(?:[A-Z][a-z]{1,5}\.\s|\([A-Z][a-z]{1,4}\.\)\s){0,3}"
_BESIDE = re.compile(
    rf"\b(?:the|its|his|her|their)\s+({_WORDS}(?:\s+(?:of|for)\s+(?:the\s+)?{_WORDS}){{0,2}}),\s{_TITLE}\Z",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<!\b[Tt]he\s)(?<!\b[IiOo]n\s)(?<!\b[Aa]t\s)\b[A-Z][\w’-]+,\s\Z"
)  # but "In Lund, the mayor, Ann Lee"
_TITLES = 20  # characters of titles before a name
_OPENS_FIELD = frozenset(
    {"for", "of", "the", "and"}
)  # with a capitalised word, all that an office ends in


def office_in(text: str, lead: Span, printed: Sequence[str], titled: Set[str]) -> int:
    """Return how much of a run belongs to the office before it: "Minister for Urban Works Lim Siew
    Hoon", if there is a "Ms Lim".
    """
    place = next((place for place, token in enumerate(printed) if token in titled), 0)
    if place == 0 or not _OFFICE.search(text, lead.start, lead.end):
        return 0
    first = place - (
        place == len(printed) - 1
    )  # a surname that stands last has a first name before it
    return sum(len(token) + 1 for token in printed[:first])


def office_before(before: str, last: str, titled: bool, roles: Set[str]) -> int | None:
    """Return where an office that ends what stands before a name, whose `last` word it is, begins:
    "Minister for Urban Works".

    A bare "Minister for" is one only where the name is `titled`: else what follows is what the
    minister is for.
    """
    if not (last[:1].isupper() or last in _OPENS_FIELD):
        return None
    found = _OFFICE.search(before) if " for " in before or " of " in before else None
    if found is None or not (titled or found["field"]):
        return None
    return found.start() if found["noun"].lower() in roles else None


def role_at(
    text: str, lead: Span, printed: Span, office: int | None, roles: Set[str]
) -> Span | None:
    """Return the role before a name: the words that lead to the run, and what is `printed` of it
    in the run itself.
    """
    before = (
        _role_before(text, lead, roles)
        if office is None
        else Span(lead.start + office, lead.end - 1)
    )
    if printed.start == printed.end:
        return before
    last = text[lead.start : lead.end].split()[-1:]
    joined = office is not None or (last != [] and last[0].lower() in roles)
    return Span(before.start, printed.end) if before is not None and joined else printed


def _role_before(text: str, lead: Span, roles: Set[str]) -> Span | None:
    """Return the lower-case role that ends what leads to a name: the words behind its last
    determiner or preposition.
    """
    end = lead.end
    backwards = _BACKWARDS.match(text[lead.start : end][::-1])
    if backwards is None:
        return None
    start = end - backwards.end()
    for cut in _CUTS.finditer(text, start, end - 1):
        if cut["of"] is None or cut["of"].lower() not in roles:
            start = cut.end()
    return Span(start, end - 1) if start < end - 1 else None


def role_beside(text: str, start: int, end: int) -> Span | None:
    """Return what stands with a comma behind it before a name at `end`, from `start` on: "the
    minister for health, Ann Lee".

    Behind another name it is that one's: "with Ann Lee, the mayor, Berg praised".
    """
    if text[end - 2 : end - 1] not in {
        ",",
        ".",
        ")",
    }:  # the comma, or what closes a title behind it
        return None
    comma = text.rfind(",", max(start, end - _TITLES), end)
    if comma < 0:
        return None
    first = max(
        start, text.rfind(",", start, comma) + 1, text.rfind(".", start, comma) + 1
    )  # it has no mark in it
    found = _BESIDE.search(text, first, end)
    return (
        Span(*found.span(1))
        if found is not None and not _NAMED.search(text, start, found.start())
        else None
    )


def names_role(printed: str, roles: Set[str]) -> bool:
    """Say whether a word of what is printed is a role."""
    return any(word.lower().strip(".,’'") in roles for word in printed.split())
