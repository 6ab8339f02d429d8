"""Reads the people's names out of a byline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.layout._lines import date_labels, word_set
from generator.letters import CAPITAL, UNCASED
from generator.lexicon import Lexicon

_LONGEST = 30  # words of a byline
_WORD = rf"[{CAPITAL}{UNCASED}][\w.'’-]*"  # of a name or a place


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline's names, as (start, end) in its line; what stands before ("By") and after them
    (role, place, date).
    """

    names: tuple[tuple[int, int], ...]
    opening: str
    rest: str


@cache
def _name(lexicon: Lexicon) -> str:
    particles = "|".join(lexicon.words("layout.byline.particles"))
    return rf"{_WORD}(?:\s(?:(?:{particles})\s){{0,2}}{_WORD}){{1,4}}"


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    starts = "|".join(sorted(lexicon.words("layout.byline.starts"), key=len, reverse=True))
    name = _name(lexicon)
    place = rf"(?:\s(?:in|at)\s{_WORD}(?:\s{_WORD})?)?"
    return re.compile(
        rf"(?P<opening>(?i:{starts})\b:?\s+)?(?P<names>{name}{place}(?:(?:\s?,\s|\sand\s|\s&\s|,\sand\s){name}{place}){{0,5}})"
    )


@cache
def _label(lexicon: Lexicon) -> re.Pattern[str]:
    labels = "|".join(sorted(date_labels(lexicon)))
    weekdays = "|".join(lexicon.numbers("dates.weekdays"))
    return re.compile(rf"\s(?:(?:{labels})\b|(?:{weekdays}),\s)", re.IGNORECASE)


def read_byline(line: str, lexicon: Lexicon) -> Byline | None:
    """Return the byline that `line` is or opens with, or `None`; agencies and desks are no
    names.
    """
    if len(line) >= 400 or line.count(" ") >= _LONGEST or _is_labelled(line, lexicon):
        return None
    label = _label(lexicon).search(line)
    match = _pattern(lexicon).match(line[: label.start()] if label else line)
    names = tuple(_split(match, lexicon)) if match else ()
    return (
        Byline(names, match["opening"] or "", line[match.end() :].strip())
        if match and names
        else None
    )


def _is_labelled(line: str, lexicon: Lexicon) -> bool:
    """Say whether a line opens with the label of a date ("Published Tue, Nov 19")."""
    words = line.lower().split(None, 2)[:2]
    return words[0].rstrip(":") in date_labels(lexicon) and words[1:] != ["by"]


def _split(match: re.Match[str], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    nobody = word_set("byline.nobody", lexicon)
    for part in re.finditer(r"(?:(?!,\s|\sand\s|\s&\s|\sin\s|\sat\s).)+", match["names"]):
        name = re.match(rf"\W*(?:and\s|&\s)?({_name(lexicon)})", part[0])
        before = match["names"][: part.start() + 4]
        if (
            name
            and not re.search(r"\s(?:in|at)\s\Z", before)
            and nobody.isdisjoint(name[1].lower().split())
        ):
            start = match.start("names") + part.start() + name.start(1)
            yield start, start + len(name[1])


_ASIDE = re.compile(r"^\s?\([^()]{1,80}\)")  # (name@site.org) after a name
_NOTE_OPENING = 220  # code points of a note in which it says what the author is


def noted_name(text: str, lexicon: Lexicon) -> str:
    """Return the name of the author whom a note is about ("Ana Ruiz covers education for…"), empty
    if it is none.
    """
    byline = read_byline(" ".join(text[:_NOTE_OPENING].split()[:8]), lexicon)
    if not byline or byline.opening or len(byline.names) != 1:
        return ""
    start, end = byline.names[0]
    words = re.findall(r"[\w-]+", _ASIDE.sub("", text[end:_NOTE_OPENING].lower(), count=1))
    opens = bool(words) and words[0] in word_set("bio.verbs", lexicon)
    return text[start:end] if opens and not word_set("bio.nouns", lexicon).isdisjoint(words) else ""


def printed_name(text: str) -> str:
    """Return a name in usual writing: "MOHAMMAD GHAZAL" is "Mohammad Ghazal"."""
    return text.title() if text.isupper() else text
