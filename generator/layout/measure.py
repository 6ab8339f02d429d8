"""Measures every line once: words, grammar, sentence end, and the phrases that give away what is
no article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from generator.layout._dates import find_dates
from generator.layout._lines import (
    LONGEST_WORDS,
    QUOTES,
    Measured,
    Sign,
    has_reported_speech,
    plain,
    plain_words,
    word_set,
)
from generator.lexicon import Lexicon
from generator.memory import Pieces
from generator.model.articles import BlockKind, Line, Source

__all__ = ["Measured", "measure", "unreadable"]

_SHORT = 25  # words; a longer line that opens with a phrase of few words is prose
_LONG = 120  # words; in a longer line no phrase is looked for
_TAIL = 40  # code points in which a line's end is looked for
_DATE = 24  # code points in which a date in full stands
_TELLING = 4  # words; a phrase so long tells at the beginning of longer lines too
_ENDS = (".", "!", "?", "…", ":", ";", "。", "！", "？", "؟", "।")
_OPENERS = "(["
_CLOSERS = "\"'”’»)]*_ ♦◆■□▪●"

# share of words about the site that no report has: with words to its reader, and without
_APPEALS, _NOTES = 0.14, 0.21
_ARROW = re.compile("[»›>]")
# Home » News » …
_PATH = re.compile(
    r"[^»›>]{1,40}(?:\s[»›>]\s[^»›>]{1,200}){1,6}(?:(?:\s[»›>]\s[^»›>]{1,200})|\s[»›>])$"
)
_SLASHES = re.compile(r"[^/.]{1,40}(?:\s/\s[^/.]{1,80}){2,4}$")  # Home / News / …

Found = Mapping[str, tuple[tuple[str, Sign], ...]]  # phrases by one of their words


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases of the lexicon by how they are looked up: as the whole line, its beginning, or a
    part of it.
    """

    whole: Mapping[str, Sign]
    opening: Found  # by first word
    inside: Found  # by longest word, as are the hints
    hints: Found
    plain: Pieces
    site: frozenset[str]  # words about the site, with the punctuation after them
    telling: frozenset[str]  # words by which phrases inside are looked up, in punctuation


@cache
def _phrases(lexicon: Lexicon) -> _Phrases:
    signs = [sign for sign in Sign if sign is not Sign.NO_WORDS]
    listed = list(_listed("signs", signs, lexicon))
    anywhere = [(phrase, sign) for phrase, sign in listed if phrase.startswith("…")]
    leading = [(phrase, sign) for phrase, sign in listed if not phrase.startswith("…")]
    inside = _by_word(anywhere, _longest)
    hints = _by_word(_listed("hints", lexicon.parts("layout.hints"), lexicon), _longest)
    return _Phrases(
        whole={key: sign for phrase, sign in reversed(leading) for key in (phrase, _bare(phrase))},
        opening=_by_word(
            ((phrase, sign) for phrase, sign in leading if phrase.endswith("…")), _first
        ),
        inside=inside,
        hints=hints,
        plain=Pieces(plain_words),
        site=_between_marks(word_set("site", lexicon), after=".,:;)!?"),
        telling=_between_marks((*inside, *hints), before="([", after=".,:;)!"),
    )


def _listed(name: str, signs: Iterable[str], lexicon: Lexicon) -> Iterator[tuple[str, Sign]]:
    """Yield the phrases of a section, each with the sign that it is."""
    for sign in signs:
        for phrase in lexicon.words(f"layout.{name}.{sign}"):
            yield phrase, Sign(sign)


def _between_marks(words: Iterable[str], after: str, before: str = "") -> frozenset[str]:
    """Return words as they are printed, alone and with a mark before or after them."""
    return frozenset(
        f"{mark}{word}{stop}" for word in words for mark in ("", *before) for stop in ("", *after)
    )


def _bare(phrase: str) -> str:
    return plain(phrase).strip("… ")


def _first(phrase: str) -> str:
    return phrase.split(None, 1)[0]


def _longest(phrase: str) -> str:
    return max(phrase.split(), key=len)


def _by_word(phrases: Iterable[tuple[str, Sign]], key: Callable[[str], str]) -> Found:
    found: dict[str, list[tuple[str, Sign]]] = defaultdict(list)
    for phrase, sign in phrases:
        found[key(_bare(phrase))].append((f" {_bare(phrase)} ", sign))
    return {word: tuple(rows) for word, rows in found.items()}


def measure(source: Source, lexicon: Lexicon) -> tuple[Measured, ...]:
    """Return the lines of `source` with their measures, in the order of the text."""
    phrases = _phrases(lexicon)
    return tuple(_measured(line, source.text, phrases, lexicon) for line in source.lines)


def unreadable(line: Measured) -> Measured:
    """Return a line in a language whose function words are not known: length and end alone tell
    prose. A script that puts no spaces between words has one every few letters.
    """
    return replace(line, grammar=1.0, words=max(line.words, len(line.text) // LONGEST_WORDS))


def _measured(line: Line, text: str, phrases: _Phrases, lexicon: Lexicon) -> Measured:
    own = line.span.of(text)
    words = own.lower().split()
    joining = word_set("function_words", lexicon)
    grammar = sum(map(joining.__contains__, words)) / len(words)
    ends = own[-_TAIL:].rstrip(_CLOSERS).endswith(_ENDS)
    sign, hint = _signs(own, words, phrases)
    appeals = len(words) <= _LONG and not phrases.site.isdisjoint(words) and _appeals(own, lexicon)
    return Measured(
        line.span,
        line.number,
        line.gap,
        None if line.kind is BlockKind.STANDFIRST and (sign or _dated(own, lexicon)) else line.kind,
        own,
        len(words),
        grammar,
        ends,
        sign,
        hint,
        appeals,
        line.inside,
        line.linked,
    )


def _dated(own: str, lexicon: Lexicon) -> bool:
    """Say whether a line opens with a date in full: it tells when and by whom, whatever its markup
    calls it.
    """
    return any(printed.start == 0 for printed in find_dates(own[:_DATE], lexicon))


def _appeals(own: str, lexicon: Lexicon) -> bool:
    """Say whether the site addresses its reader: the line is full of words about the site and to
    the reader, and reports nobody’s words.
    """
    words = re.findall(r"[\w'’]+", own.lower())
    site = sum(map(word_set("site", lexicon).__contains__, words))
    asked = sum(map(word_set("asked", lexicon).__contains__, words)) + (
        words[0] in word_set("invitations", lexicon)
    )
    dense = site + asked > 1 and site + asked >= (_APPEALS if asked else _NOTES) * len(words)
    return dense and not has_reported_speech(own, lexicon)


def _signs(own: str, words: list[str], phrases: _Phrases) -> tuple[Sign | None, Sign | None]:
    """Return what the wording surely gives away, and what it only hints at; words in quotation
    marks are somebody's.
    """
    held = not phrases.telling.isdisjoint(words)
    long = len(words) > _SHORT and not held and words[0].strip(_OPENERS) not in phrases.opening
    if long or len(words) > _LONG or own[0] in QUOTES:
        return None, None
    bare = [*phrases.plain.among(words)]
    said = " ".join(bare)
    around = f" {said} "
    if (_ARROW.search(own) and _PATH.match(own)) or (" / " in own and _SLASHES.match(own)):
        return Sign.SECTION, None
    sign = (
        phrases.whole.get(own)
        or _wordless(own, said)
        or phrases.whole.get(said)
        or _opening(around, len(words), phrases.opening)
    )
    if sign or not held:
        return sign, None
    sign = _inside(around, bare, phrases.inside)
    credited = sign is Sign.CREDIT and len(words) > _SHORT  # at the end of a paragraph
    return None if credited else sign, _inside(around, bare, phrases.hints)


def _wordless(own: str, said: str) -> Sign | None:
    """Give away numbers, marks, and a lone address."""
    return (
        Sign.NO_WORDS
        if not any(map(str.isalpha, said)) or (" " not in own and ("://" in own or "@" in own))
        else None
    )


def _opening(around: str, words: int, phrases: Found) -> Sign | None:
    for phrase, sign in phrases.get(_first(around), ()):
        if around.startswith(phrase) and (words <= _SHORT or phrase.count(" ") > _TELLING):
            return sign
    return None


def _inside(around: str, words: Iterable[str], phrases: Found) -> Sign | None:
    for word in filter(phrases.__contains__, words):
        for phrase, sign in phrases[word]:
            if phrase in around:
                return sign
    return None
