"""Phrases written for people → patterns: "a/b" is either word, "(a)" may be missing; between words stands one space."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from generator.extract._starts import starting

_TOKEN = re.compile(r"\([^)]*\)|\S+")


def compiled(phrases: Iterable[str]) -> str:
    """Return one pattern for any of `phrases`, none of which starts with a word that may be missing.

    Phrases are grouped by first word, so that a frequent one ("has") is looked at once and not once a phrase.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        head, *rest = _TOKEN.findall(phrase)
        for word in head.split("/"):
            rests[word].append("".join(map(_token, rest)))
    branches = [f"{_literal(head)}(?:{'|'.join(rest)})" for head, rest in rests.items()]
    return rf"\b{starting(rests)}(?:{'|'.join(branches)})\b"


def _token(token: str) -> str:
    words = "|".join(map(_literal, token.strip("()").split("/")))
    return f"(?: (?:{words}))?" if token[0] == "(" else f" (?:{words})"


def _literal(word: str) -> str:
    return re.escape(word).replace("'", "[’']")
