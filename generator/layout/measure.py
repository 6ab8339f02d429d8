"""Measures every line once: words, grammar, sentence end, and the phrases that give away what is no article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.layout._lines import Measured, Sign, plain
from generator.lexicon import Lexicon
from generator.model import Line, Source

_LONGEST_PREFIXED = 25  # words; longer lines that open with a phrase are prose
_LONGEST_HOLDING = 70
_HEAD = 120  # code points of a long line that are compared with phrases
_ENDS = (".", "!", "?", "…", ":")
_CLOSERS = "\"'”’»)]*_ "


@dataclass(frozen=True, slots=True)
class _Phrases:
    """All phrases of the lexicon by how they are looked up: the whole line, its beginning, a part of it."""

    whole: Mapping[str, Sign]
    opening: Mapping[str, tuple[tuple[str, Sign], ...]]  # by first word
    inside: Mapping[str, tuple[tuple[str, Sign], ...]]  # by first word


@cache
def _phrases(lexicon: Lexicon) -> _Phrases:
    whole: dict[str, Sign] = {}
    opening: dict[str, list[tuple[str, Sign]]] = defaultdict(list)
    inside: dict[str, list[tuple[str, Sign]]] = defaultdict(list)
    for sign in Sign:
        for phrase in lexicon.words(f"layout.signs.{sign}"):
            words = plain(phrase).strip("… ")
            first = words.split(" ", 1)[0]
            if phrase.startswith("…"):
                inside[first].append((words, sign))
            elif phrase.endswith("…"):
                opening[first].append((words + " ", sign))
                whole.setdefault(words, sign)
            else:
                whole.setdefault(words, sign)
    return _Phrases(whole, {k: tuple(v) for k, v in opening.items()}, {k: tuple(v) for k, v in inside.items()})


def measure(source: Source, lexicon: Lexicon) -> tuple[Measured, ...]:
    """Return the lines of `source` with their measures, in the order of the text."""
    phrases = _phrases(lexicon)
    joining = frozenset(lexicon.words("layout.function_words"))
    return tuple(_measured(line, source.text, phrases, joining) for line in source.lines)


def _measured(line: Line, text: str, phrases: _Phrases, joining: frozenset[str]) -> Measured:
    own = line.span.of(text)
    words = own.lower().split()
    grammar = sum(map(joining.__contains__, words)) / len(words)
    ends = own.rstrip(_CLOSERS).endswith(_ENDS)
    return Measured(line.span, line.number, line.gap, line.kind, own, len(words), grammar, ends, _sign(own, words, phrases))


def _sign(own: str, words: list[str], phrases: _Phrases) -> Sign | None:
    if len(words) > _LONGEST_HOLDING:
        return None
    held = not phrases.inside.keys().isdisjoint(words)
    if len(words) > _LONGEST_PREFIXED and not held:
        return None
    said = plain(own if held else own[:_HEAD])
    if found := phrases.whole.get(said):
        return found
    first = said.split(" ", 1)[0]
    if len(words) <= _LONGEST_PREFIXED:
        for phrase, sign in phrases.opening.get(first, ()):
            if said.startswith(phrase):
                return sign
    return _inside(said, phrases) if held else None


def _inside(said: str, phrases: _Phrases) -> Sign | None:
    for word in said.split():
        for phrase, sign in phrases.inside.get(word, ()):
            if f" {phrase} " in f" {said} ":
                return sign
    return None
