"""The evidence that a run of capitalised words names a person: features, with weights in a data
file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.extract.people.name_words import NameWords
from generator.extract.people.titles import names_role, roles_in_apposition
from generator.extract.text.patterns import WORD_REACH
from generator.letters import CAPITAL
from generator.model.spans import Span
from generator.surnames import size

_AFTER_NAME = re.compile(
    r"(?P<who>,?\s+who(?:se)?\b)|(?P<which>,?\s+which\b)"
    r"|(?P<age>,\s+[0-9]{1,2}\b)"  # Ada Lind, 45
    r"|(?P<number>\s[0-9]{1,4}[A-Z]?(?=\s[a-z]))"  # Falcon Block 5 flew, but not Lind 12, 38
    r"|,\s(?:the|an?|his|her|its|their)\s(?:[\w’'.&-]+\s){0,6}?(?P<described>[\w’'-]+)"
    r"(?=[,.;:]|\s(?:of|for|at|in|on|to|with|who|from|and|behind)\b)"  # Ada Lind, the mayor of
)
_USAGE = re.compile(  # Lind said he …; Northwind said it …
    rf"[^.!?\n“\"{CAPITAL}]{{0,100}}?\b"
    r"(?:(?P<someone>he|his|him|she|her)|(?P<something>its|it\s(?:ha[sd]|would|will|did|could)))\b"
)
_NEXT_SENTENCE = re.compile(  # Lind said it was late. “Very late,” she
    r"[^.!?\n“\"]{0,200}[.!?]\s{1,2}(?:[“\"][^“”\"\n]{1,400}[,?!][”\"]\s)?(?:[Ss]?[Hh]e)\b"
)
_AFTER_QUOTATION = re.compile(r"[,!?…—–-][”\"’']\s(?P<verb>[a-z]+)\s\Z")  # “…,” sighed (Ada Lind)
_NAME_END = re.compile(
    r"\Z|[,.;:\n—–]|\s(?:of|from|in|at|on|who|as|after|before|when|while|with|and)\b"
)
# Park Soo-jin
_SURNAME_FIRST = re.compile(rf"[{CAPITAL}][a-z]{{1,5}} ([{CAPITAL}][a-z]{{1,5}})-([a-z]{{1,6}})")
# (Blue Harbour)’s Ada Lind; (Blue Harbour), which
_BODY = re.compile(rf",?\s+which\b|[’']s\s(?P<first>[{CAPITAL}][\w-]+)\s[{CAPITAL}]")
_BEHIND_BODY = re.compile(r"[,.’']")
_LONGEST_ACRONYM = 5  # letters
_LONG_PARTICIPLE = 6  # letters: "Rolling", but not "Ming"
_PREPOSITIONS = frozenset({"in", "at", "near", "across", "to", "from"})


def total(evidence: float, features: Iterable[str], words: NameWords) -> float:
    """Return `evidence` plus the weights of `features`, always added in the same order."""
    for feature in features:
        evidence += words.weights[feature]
    return evidence


def features_of(
    printed: str, names: Sequence[str], honorific: bool, words: NameWords
) -> Iterator[str]:
    """Yield the features of a name by itself, `printed` after an honorific or not."""
    length, last = size(names), names[-1]
    surname_first = _is_surname_first(printed, words)
    named = length > 1 and (names[0] in words.first or surname_first)
    if named:
        yield "first_name"
    elif length == 1 and last in words.first:
        yield "first_name_alone"
    elif length == 1 and last in words.family_names:
        yield "family_name"
    if length > 2 and len(names[1]) == 1:
        yield "initial"
    if length > 4:
        yield "long"
    yield from _of_last_word(names, named, honorific, surname_first, words)
    if last in words.posts:
        yield "post"
    if len(last) > 2 and printed[-len(last) :].isupper():
        yield "capitals"
    elif length > 1 and not named:
        yield from _of_first_word(printed[: len(names[0])])


def _of_last_word(
    names: Sequence[str], named: bool, honorific: bool, surname_first: bool, words: NameWords
) -> Iterator[str]:
    """Yield what the last word says, of a name that begins with a first name (`named`) or not."""
    last = names[-1]
    is_surname = last in words.surnames and (named or size(names) == 1)
    if is_surname and not honorific and (last in words.organisations or last in words.places):
        yield "word"
    may_be_words = names[:-1] if is_surname else names
    if not (surname_first or words.organisations.isdisjoint(may_be_words)):
        yield "organisation"
    is_place = last in words.places and not is_surname
    is_firm = is_surname and last in words.organisations and names[0] in words.places
    if is_place or is_firm or (not named and not words.places.isdisjoint(names[1:-1])):
        yield "place"  # "Georgia Power", "New Zealand Apples"


def _is_surname_first(printed: str, words: NameWords) -> bool:
    """Return whether a surname comes before a first name in two parts: "Park Soo-jin"."""
    found = _SURNAME_FIRST.fullmatch(printed)
    if found is None:
        return False
    first, second = found[1].lower(), found[2]
    return not (first in words.common or first in words.prefixes or second in words.compounds)


def _of_first_word(printed: str) -> Iterator[str]:
    """Yield what the first of several words says, which is no first name that is known."""
    if 2 < len(printed) <= _LONGEST_ACRONYM and printed.isupper():
        yield "acronym"  # SLS Block, but not "RAGING Ada Lind", as some papers begin
    elif printed.endswith("ing") and len(printed) >= _LONG_PARTICIPLE:
        yield "participle"  # Rolling Stone


def features_before(
    text: str, lead: Span, previous: str, titled: bool, words: NameWords
) -> Iterator[str]:
    """Yield the features of the `lead` right before a name, whether `titled` or not; `previous` is
    its last word, in small letters.
    """
    if titled or _has_role_in_apposition(text, lead, words):
        yield "titled"
    elif previous == "the":
        yield "article"
    elif previous in _PREPOSITIONS:
        yield "preposition"


def features_after(text: str, end: int, words: NameWords) -> Iterator[str]:
    """Yield the features of the words right after a name that ends at `end`."""
    after = _AFTER_NAME.match(text, end)
    if after is None or after.lastgroup is None:
        return
    is_role = after["described"] in words.roles and after["described"] not in words.for_firms
    if after.lastgroup != "described" or is_role:
        yield after.lastgroup


def speaks_after(text: str, lead: Span, end: int, words: NameWords) -> bool:
    """Return whether the `lead` before a name that ends at `end` ends in a quotation and any verb
    in the past: “…,” sighed Ada Lind.
    """
    start = max(lead.start, lead.end - WORD_REACH)
    found = _AFTER_QUOTATION.search(text, start, lead.end)
    if found is None or _NAME_END.match(text, end) is None:
        return False
    return found["verb"].endswith("ed") or found["verb"] in words.past


def is_body(text: str, before: str, name: Span, words: NameWords) -> bool:
    """Return whether a name behind the word `before` is printed as that of a company: "Blue
    Harbour’s Ada Lind" or, without a known first name, "water company Blue Harbour, …" and "Blue
    Harbour, which".
    """
    found = _BODY.match(text, name.end)
    if found is not None and found["first"] is not None:
        return found["first"] in words.first
    if name.of(text).split()[0] in words.first:
        return False
    return found is not None or (
        before in words.bodies and _BEHIND_BODY.match(text, name.end) is not None
    )


def usage(text: str, end: int) -> Iterator[str]:
    """Yield whether the pronoun after a single word that speaks is that of somebody or of a
    thing.
    """
    found = _USAGE.match(text, end)
    if found is not None and found.lastgroup is not None:
        yield found.lastgroup
    elif _NEXT_SENTENCE.match(text, end) is not None:
        yield "someone"


def _has_role_in_apposition(text: str, lead: Span, words: NameWords) -> bool:
    return any(
        names_role(role.of(text), words.roles)
        for role in roles_in_apposition(text, lead.start, lead.end)
    )
