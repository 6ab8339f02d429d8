"""Measures every line once: words, grammar, sentence end, and the phrases that give away what is no article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.layout._lines import Measured, Sign, plain
from generator.lexicon import Lexicon
from generator.model import Line, Source

_SHORT = 25  # words; a longer line that opens with a phrase of few words is prose
_LONG = 120  # words; in a longer line no phrase is looked for
_TELLING = 4  # words; a phrase so long tells at the beginning of longer lines too
_ENDS = (".", "!", "?", "…", ":", ";")
_CLOSERS = "\"'”’»)]*_ "

Found = Mapping[str, tuple[tuple[str, Sign], ...]]  # phrases by their first word


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases of the lexicon by how they are looked up: as the whole line, its beginning, or a part of it."""

    whole: Mapping[str, Sign]
    opening: Found
    inside: Found
    hints: Found


@cache
def _phrases(lexicon: Lexicon) -> _Phrases:
    listed = [(phrase, sign) for sign in Sign if sign is not Sign.NO_WORDS for phrase in lexicon.words(f"layout.signs.{sign}")]
    hints = [(phrase, Sign(sign)) for sign in lexicon.table("layout.hints") for phrase in lexicon.words(f"layout.hints.{sign}")]
    opening = [(phrase, sign) for phrase, sign in listed if phrase.endswith("…") and not phrase.startswith("…")]
    return _Phrases(
        whole={_bare(phrase): sign for phrase, sign in reversed(listed) if not phrase.startswith("…")},
        opening=_by_first_word(opening),
        inside=_by_first_word((phrase, sign) for phrase, sign in listed if phrase.startswith("…")),
        hints=_by_first_word(hints),
    )


def _bare(phrase: str) -> str:
    return plain(phrase).strip("… ")


def _by_first_word(phrases: Iterable[tuple[str, Sign]]) -> Found:
    found: dict[str, list[tuple[str, Sign]]] = defaultdict(list)
    for phrase, sign in phrases:
        found[_bare(phrase).split(" ", 1)[0]].append((f" {_bare(phrase)} ", sign))
    return {word: tuple(rows) for word, rows in found.items()}


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
    sign, hint = _signs(own, words, phrases)
    return Measured(line.span, line.number, line.gap, line.kind, own, len(words), grammar, ends, sign, hint)


def _signs(own: str, words: list[str], phrases: _Phrases) -> tuple[Sign | None, Sign | None]:
    if len(words) > _LONG:
        return None, None
    said = plain(own)
    if not any(map(str.isalpha, said)) or (len(words) == 1 and ("://" in own or "@" in own)):
        return Sign.NO_WORDS, None
    around = f" {said} "
    sign = phrases.whole.get(said) or _opening(around, len(words), phrases.opening) or _inside(around, words, phrases.inside)
    return sign, None if sign else _inside(around, words, phrases.hints)


def _opening(around: str, words: int, phrases: Found) -> Sign | None:
    for phrase, sign in phrases.get(around.split(None, 1)[0], ()):
        if around.startswith(phrase) and (words <= _SHORT or phrase.count(" ") > _TELLING):
            return sign
    return None


def _inside(around: str, words: list[str], phrases: Found) -> Sign | None:
    if phrases.keys().isdisjoint(around.split()):
        return None
    for word in around.split():
        for phrase, sign in phrases.get(word, ()):
            if phrase in around:
                return sign
    return None
