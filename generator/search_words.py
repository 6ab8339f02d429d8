"""Text → the words by which search finds it. docs/assets/search.js splits and folds what a reader
types by the same rules; tests/cases/search/words.yaml holds both to them.
"""

from __future__ import annotations

import re
import unicodedata

from generator.memory import Pieces

_LONGEST = 40  # code points of a word
# letters that Unicode does not take apart, in lower case
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ς": "σ",
        **dict.fromkeys("’‘ʼ′`´", "'"),
    }
)
# dotted letters (U.S.), a number with its points and commas, a word with the apostrophes in it, and
# the marks that tell what a number counts
_WORD = re.compile(
    r"[a-z](?:\.[a-z](?![^\W_])){1,20}|[0-9]{1,40}(?:[.,][0-9]{1,40}){1,20}"
    r"|[^\W_]+(?:'[^\W_]+)*|[%$€£¥]"
)
# how a word of four letters or more ends, behind two or more, and what is left; the first that fits
_ENDINGS = (
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("ies", "y"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
)


def search_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded, in its order."""
    return tuple(_words.of(text))


def _folded(text: str) -> str:
    """Return `text` in lower case and without accents, with straight apostrophes."""
    if text.isascii():
        return text.lower().replace("`", "'")
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    plain = "".join(char for char in parts if unicodedata.category(char) != "Mn")
    return plain.lower().translate(_PLAIN)


def _split(piece: str) -> tuple[str, ...]:
    return tuple(_term(word[0]) for word in _WORD.finditer(_folded(piece)))


def _term(word: str) -> str:
    """Return a word without possessive, apostrophes, plural, dots between letters and commas
    between digits.
    """
    if word[0] in "0123456789" and word[-1] in "0123456789":
        return word.replace(",", "")[:_LONGEST]
    word = word.removesuffix("'s").replace("'", "").replace(".", "")
    return _singular(word)[:_LONGEST]


def _singular(word: str) -> str:
    if len(word) < 4 or word[-1] != "s":
        return word
    for ending, left in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word.removesuffix(ending) + left
    return word


_words = Pieces(_split)
