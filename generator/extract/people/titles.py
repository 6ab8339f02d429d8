"""The role before a name: which of the words before it, and of the candidate itself, say what
somebody is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from generator.extract.people.name_words import NameWords
from generator.letters import CAPITAL
from generator.model.spans import Span

LEAD_REACH = 140  # characters before a name in which its role may start
# the words before a name, read backwards so that one match suffices
_WORDS_BACKWARDS = re.compile(r"(?:\s+[\w’'.-]+){1,5}")
_ROLE_START = re.compile(
    r"\b(?:the|a|an|his|her|its|their|whose|and|or|but|with|by|for|to|from|that|as|said|says|told|while|when|in|on|at)\s+"
    r"|[.!?:;’'”\"]\s+|(?P<of>\w+)\s+of\s+",
    re.IGNORECASE,
)
_WORD = rf"[{CAPITAL}][\w’'-]*"
_OFFICE = re.compile(
    rf"(?:{_WORD}\s){{0,4}}?(?P<noun>[{CAPITAL}][\w-]+)\s(?:for|of)\s(?:the\s)?"
    rf"(?P<field>(?:{_WORD}\s(?:(?:and|in\sthe|of\sthe)\s)?){{0,7}})\Z"
)
_ROLE_WORDS = r"(?:(?!(?:the|of|for|said|told)\b)[\w’'&-]+\s+){0,5}[\w’'&-]+"
_ABBREVIATED_TITLES = rf"(?:[{CAPITAL}][a-z]{{1,5}}\.\s|\([{CAPITAL}][a-z]{{1,4}}\.\)\s){{0,3}}"
_ROLE = rf"{_ROLE_WORDS}(?:\s+(?:of|for)\s+(?:the\s+)?{_ROLE_WORDS}){{0,2}}"
_ROLE_IN_APPOSITION = re.compile(
    rf"\b(?i:the|its|his|her|their)\s+({_ROLE}),\s{_ABBREVIATED_TITLES}\Z"
)
_OWNED_ROLE = re.compile(  # Carl’s attorney, (Ann Lee)
    rf"\b((?:{_WORD}\s){{0,3}}[{CAPITAL}][\w’'-]*[’']s\s{_ROLE}),\s{_ABBREVIATED_TITLES}\Z"
)
# a name with a comma, but not the place in "In Lund, the mayor, Ann Lee"
_NAME_BEFORE = re.compile(
    rf"(?<!\b[Tt]he\s)(?<!\b[IiOo]n\s)(?<!\b[Aa]t\s)\b[{CAPITAL}][\w’-]+,\s\Z"
)
# an office ends in one of these or in a capitalised word
_LAST_WORDS_OF_OFFICE = frozenset({"for", "of", "the", "and"})


def office_in(text: str, lead: Span, printed: Sequence[str], titled: Set[str]) -> int:
    """Return how many characters at the start of a candidate belong to the office before it:
    "Minister for Urban Works Lim Siew Hoon", if there is a "Ms Lim".

    `lead` is what comes before the candidate, `printed` are its words, `titled` the surnames that
    the article prints with a title.
    """
    index = next((index for index, token in enumerate(printed) if token in titled), 0)
    if index == 0 or not _OFFICE.search(text, lead.start, lead.end):
        return 0
    is_last = index == len(printed) - 1
    first = index - is_last  # a first name comes before a surname at the end
    return sum(len(token) + 1 for token in printed[:first])


def office_before(before: str, last: str, titled: bool, roles: Set[str]) -> int | None:
    """Return the index in `before`, the text before a name, at which an office that ends it starts
    ("Minister for Urban Works"), `None` if there is none. `last` is the last word of `before`.

    "Minister for" alone is an office only if the name is `titled`; otherwise the "name" is the
    field of the office.
    """
    if not (last[:1].isupper() or last in _LAST_WORDS_OF_OFFICE):
        return None
    found = _OFFICE.search(before) if " for " in before or " of " in before else None
    if found is None or not (titled or found["field"]):
        return None
    return found.start() if found["noun"].lower() in roles else None


def role_at(
    text: str, lead: Span, printed: Span, office: int | None, words: NameWords
) -> Span | None:
    """Return the role before a name: its words in the `lead` before the candidate, and those
    `printed` in the candidate itself. `office` is what `office_before` returned for the lead.
    """
    before = (
        _role_before(text, lead, words)
        if office is None
        else Span(lead.start + office, lead.end - 1)
    )
    if printed.start == printed.end:
        return before
    last = text[lead.start : lead.end].split()[-1:]
    joined = office is not None or (last != [] and last[0].lower() in words.roles)
    return Span(before.start, printed.end) if before is not None and joined else printed


def _role_before(text: str, lead: Span, words: NameWords) -> Span | None:
    """Return the lower-case role that ends the `lead` of a name: the words after its last
    determiner or preposition. "Widow of" is no part of the role of whose widow it is.
    """
    end = lead.end
    backwards = _WORDS_BACKWARDS.match(text[lead.start : end][::-1])
    if backwards is None:
        return None
    start = end - backwards.end()
    for found in _ROLE_START.finditer(text, start, end - 1):
        of = (found["of"] or "").lower()
        if of not in words.roles or of in words.owned:
            start = found.end()
    return Span(start, end - 1) if start < end - 1 else None


def roles_in_apposition(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what may be the role before a name at `end` that a comma separates from it ("the
    minister for health, Ann Lee", "Berg’s aide, Ann Lee"), if it starts at `start` or after.

    A role after another name belongs to that one: "with Ann Lee, the mayor, Berg praised".
    """
    if text[end - 2 : end - 1] not in {",", ".", ")"}:  # a comma, or the end of a title after one
        return
    comma = text.rfind(",", start, end)
    if comma < 0:
        return
    last_mark = max(text.rfind(",", start, comma), text.rfind(".", start, comma))
    for pattern in (_ROLE_IN_APPOSITION, _OWNED_ROLE):
        found = pattern.search(text, max(start, last_mark + 1), end)
        if found is not None and not _NAME_BEFORE.search(text, start, found.start()):
            yield Span(*found.span(1))


def names_role(printed: str, roles: Set[str]) -> bool:
    """Return whether a word of what is printed is a role."""
    return any(word.lower().strip(".,’'") in roles for word in printed.split())
