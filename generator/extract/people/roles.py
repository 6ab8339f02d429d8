"""Which of the words around a name are a role: cut where a role cannot go on, nothing where none is
left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.extract.people.name_words import NameWords
from generator.extract.text.patterns import WORD_REACH
from generator.model.spans import Span

_WORD = re.compile(r"\S+")
_COMPLEMENT = re.compile(r"\s(?:of|for|to|from|in|at|with)\s")  # "head | of the port"
_BEFORE_VERB = re.compile(r"\b(?:to|will|would|can|could|should|may|might|must|not)\s\Z")
_INDEFINITE = re.compile(r"\b[Aa]n?\s\Z")
_OPENING = re.compile(r"(?:(?:who|now|then)\s(?:is\s|was\s)?)?")


class _Word(NamedTuple):
    """A word of a role: its place, lower case without marks, whether it opens with a capital or is
    nothing but capitals ("US").
    """

    start: int
    end: int
    plain: str
    capital: bool
    letters: bool


def without_complement(role: str) -> str:
    """Return the words of a role without what it is a role in: "head" of "head of the port"."""
    return _COMPLEMENT.split(role, maxsplit=1)[0]


def role_before(text: str, printed: Span, words: NameWords) -> Span | None:
    """Return the end of what is `printed` before a name that is a role: "campaign manager" in "to
    fire campaign manager".
    """
    complement = _COMPLEMENT.search(text, printed.start, printed.end)
    if complement is not None:
        before = _kept(_words(text, Span(printed.start, complement.start())), words)
        if not before or before[-1].plain not in words.in_roles.nouns:
            return role_before(text, Span(complement.end(), printed.end), words)
        return Span(before[0].start, printed.end)
    kept = _kept(_words(text, printed), words)
    lead = max(0, printed.start - WORD_REACH)
    if len(kept) > 1 and _BEFORE_VERB.search(text, lead, kept[0].start) and not kept[0].capital:
        kept = kept[1:]
    while len(kept) > 1 and kept[-1].plain in words.in_roles.courtesy:
        kept = kept[:-1]  # "study author Dr"
    if not any(_is_role(word.plain, words) for word in kept):
        return None
    # "a hotelier Berg asked"
    article = _INDEFINITE.search(text, lead, kept[0].start) is not None
    return None if article and not kept[-1].capital else Span(kept[0].start, kept[-1].end)


def role_in(text: str, apposition: Span, words: NameWords) -> Span | None:
    """Return the role that an apposition begins with, `None` if it is none: "a hotelier" in "a
    hotelier Berg asked to come".
    """
    opening = _OPENING.match(text, apposition.start, apposition.end)
    start = opening.end() if opening is not None else apposition.start
    complement = _COMPLEMENT.search(text, start, apposition.end)
    head = _words(text, Span(start, complement.start() if complement else apposition.end))
    first = bool(head) and head[0].plain in words.in_roles.determiners
    breaks = (
        index
        for index in range(first, len(head))
        if _breaks(head[index], words) and not _joins(head, index, words)
    )
    stop = next(breaks, None)
    if stop is None:
        whole = head if head and _is_role(head[-1].plain, words) else _words(text, apposition)
        in_time = complement is not None and _is_time(text, complement.end(), words)
        is_role = bool(head) and _is_role(whole[-1].plain, words) and not in_time
        return Span(start, apposition.end) if is_role else None
    if _is_plural(head[stop]):
        return None
    kept = head[: stop - head[stop - 1].capital]  # "a hotelier Berg" before "asked"
    return Span(start, kept[-1].end) if kept and _is_role(kept[-1].plain, words) else None


def _words(text: str, span: Span) -> list[_Word]:
    return [
        _Word(
            found.start(),
            found.end(),
            found[0].lower().strip(".,’'"),
            found[0][0].isupper(),
            len(found[0]) > 1 and found[0].isupper(),
        )
        for found in _WORD.finditer(text, span.start, span.end)
    ]


def _kept(found: Sequence[_Word], words: NameWords) -> Sequence[_Word]:
    """Return the words after the last that is no part of a role before a name."""
    last = len(found) - 1
    cut = (
        index + 1
        for index in range(last, -1, -1)
        if _breaks(found[index], words) or (index < last and _is_verb(found, index, words))
    )
    return found[next(cut, 0) :]


def _is_verb(found: Sequence[_Word], index: int, words: NameWords) -> bool:
    """Return whether the word is what somebody does rather than part of a role: "accused" in "union
    leader accused minister Berg", "fired" in "has fired coach Berg".
    """
    word, before = found[index], found[index - 1] if index > 0 else None
    if word.capital or not word.plain.endswith("ed") or before is None:
        return False
    return before.plain in words.in_roles.having or _is_role(before.plain, words)


def _breaks(word: _Word, words: NameWords) -> bool:
    """Return whether no role goes on over this word: a verb, a preposition, a number, a plural."""
    if _is_role(word.plain, words) or word.plain in words.in_roles.modifiers:
        return False
    if word.capital or "-" in word.plain:
        return word.plain in words.in_roles.others and not word.letters
    if word.plain in words.in_roles.others or word.plain[:1].isdigit():
        return True
    return _is_plural(word) or word.plain.endswith(("ed", "ing"))


def _joins(head: Sequence[_Word], index: int, words: NameWords) -> bool:
    """Return whether the word joins two roles: "chairman and chief executive"."""
    joins = 0 < index < len(head) - 1 and head[index].plain in words.in_roles.joiners
    return joins and _is_role(head[index - 1].plain, words)


def _is_plural(word: _Word) -> bool:
    singular = word.plain.endswith(("ss", "us", "is", "'s", "’s"))
    return word.plain.endswith("s") and not singular and not word.capital


def _is_role(word: str, words: NameWords) -> bool:
    return word in words.in_roles.nouns or word.rpartition("-")[2] in words.in_roles.nouns


def _is_time(text: str, start: int, words: NameWords) -> bool:
    found = _WORD.match(text, start)
    return found is not None and found[0].lower().strip(".,") in words.in_roles.calendar
