"""Reporting expressions of the lexicon: every form with what it takes, and one pattern for all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting expression: its lemma, and what may stand around it."""

    lemma: str
    takes: frozenset[str]  # some of `KINDS`
    ing: bool = False
    noun_alike: bool = False
    noun: bool = False
    passive: bool = False  # "quoted as saying"


KINDS = (
    "clause",
    "that",
    "person",
    "phrase",
    "inverted",
    "voiced",
    "question",
    "request",
    "wording",
    "classing",
)


def forms(lemma: str) -> tuple[str, ...]:
    """Return the regular forms of an English verb, itself first: say, says, sayed, saying."""
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith(("s", "sh", "ch", "x")):
        return lemma, lemma + "es", lemma + "ed", lemma + "ing"
    doubled = lemma + lemma[-1]
    return lemma, lemma + "s", lemma + "ed", lemma + "ing", doubled + "ed", doubled + "ing"


@cache
def verbs(lexicon: Lexicon) -> Mapping[str, Verb]:
    """Return every form (lower case, one or more words) with its verb."""
    takes = {kind: frozenset(lexicon.words(f"cues.{kind}")) for kind in KINDS}
    noun_alike = frozenset(lexicon.words("cues.noun_alike"))
    nouns = frozenset(lexicon.words("cues.nouns"))
    lemmas = {
        lemma: frozenset(kind for kind in KINDS if lemma in takes[kind])
        for lemma in sorted({lemma for group in takes.values() for lemma in group})
    }
    return {
        form: Verb(
            lemma,
            lemmas.get(lemma, frozenset()),
            form.split()[0].endswith("ing"),
            form.split()[0] in noun_alike,
            form in nouns,
            " as " in form,
        )
        for form, lemma in _lemmas_by_form(lemmas, lexicon).items()
    }


def _lemmas_by_form(lemmas: Mapping[str, frozenset[str]], lexicon: Lexicon) -> dict[str, str]:
    """Return the forms of all reporting expressions, each with its lemma. `lemmas` says what each
    takes: those that only introduce quotations have no form but the past.
    """
    never = frozenset(lexicon.words("cues.never"))
    found = {
        form: lemma
        for lemma, takes in lemmas.items()
        for form in forms(lemma)
        if form not in never and (takes != {"voiced"} or form.endswith("ed"))
    }
    found |= lexicon.table("cues.irregular")
    found |= lexicon.table("cues.phrases")
    return {noun: noun for noun in lexicon.words("cues.nouns") if noun not in found} | found


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern for all `words`, to search lower-case text: words that begin alike share a
    branch, which keeps the search fast.
    """
    return re.compile(rf"\b(?:{_branches(sorted(set(words)))})\b")


def small(text: str) -> str:
    """Return `text` in lower case with the same offsets: the few letters that would become two stay
    as they are.
    """
    lower = text.lower()
    return (
        lower
        if len(lower) == len(text)
        else "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    )


def _branches(words: list[str], depth: int = 0) -> str:
    if len(words) == 1:
        return re.escape(words[0][depth:])
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[depth : depth + 1], []).append(word)
    ends = groups.pop("", None)
    branches = [
        re.escape(letter) + _branches(group, depth + 1) for letter, group in sorted(groups.items())
    ]
    joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{joined})?" if ends else joined
