"""Regular expressions that several desks share, made from words and phrases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

WORD_REACH = 40  # characters beside an offset in which the one word next to it stands
_TOKEN = re.compile(r"\([^)]*\)|\S+")


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of `words` as printed, longer ones first. Each word is in it once: a
    second way to match it would only cost time.
    """
    return (
        "(?:"
        + "|".join(sorted(map(re.escape, set(words)), key=lambda word: (-len(word), word)))
        + ")"
    )


def lookahead(words: Iterable[str], *, signs: str = "") -> str:
    """Return a look-ahead that fails unless one of `words`, or a character of the class `signs`,
    may start here.

    It compares only four code points, or the first of a second word if that comes sooner, so that a
    long pattern after it is tried at few offsets.
    """
    heads: dict[str, set[str]] = defaultdict(set)
    for word in words:
        short = word.find(" ") + 2 if " " in word[1:4] else 4
        for first in (word[0], word[0].upper()):
            heads[first].add(re.escape(word[1:short]))
    branches = [
        f"{re.escape(first)}(?:{'|'.join(sorted(rest))})" for first, rest in sorted(heads.items())
    ]
    return "(?=" + "|".join([f"[{signs}]", *branches] if signs else branches) + ")"


def followed_by(first: Iterable[str], second: Iterable[str]) -> Iterator[str]:
    """Yield each word of `first` with each letter that may begin a word of `second`, small or a
    capital: two words for a `lookahead`.
    """
    letters = sorted({letter for word in second for letter in (word[0], word[0].upper())})
    return (f"{word} {letter}" for word in first for letter in letters)


def phrase_pattern(phrases: Iterable[str]) -> str:
    """Return one pattern for any of `phrases`, none of which starts with an optional word.

    Phrases are grouped by first word, so that a frequent one ("has") is matched once, not once per
    phrase.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        head, *rest = _TOKEN.findall(phrase)
        for word in head.split("/"):
            rests[word].append("".join(map(_token, rest)))
    branches = [f"{_literal(head)}(?:{'|'.join(rest)})" for head, rest in rests.items()]
    return rf"\b{lookahead(rests)}(?:{'|'.join(branches)})\b"


def _token(token: str) -> str:
    words = "|".join(map(_literal, token.strip("()").split("/")))
    return f"(?: (?:{words}))?" if token[0] == "(" else f" (?:{words})"


def _literal(word: str) -> str:
    return re.escape(word).replace("'", "[’']")
