"""Where a name begins and ends in a run of capitalised words: behind what only opens a sentence,
titles, roles and where somebody is from, and before the letters that may stand behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.extract.people.name_words import NameWords
from generator.surnames import size

_AGE = "-year-old"
_LONG_ADVERB = 5  # letters: "Sadly", but not "Ally"
_CHILDREN = "-of-"  # mother-of-two
_DOCTOR = frozenset({"Ph"})  # what the pattern of names sees of "Ph.D."
_FEWEST_SHOUTED = 3  # letters; "MC" and "DJ" are part of a name


def starts(pieces: Sequence[str], tokens: Sequence[str], words: NameWords) -> tuple[int, int]:
    """Return the indices at which a run begins and its name does, after words that only open a
    sentence, and after titles and roles.
    """
    if is_he(tokens, words):
        return 0, 0
    start = _skip(tokens, 0, words.openers, words)
    start += _is_compound(pieces[start:], words) or _is_shouted(pieces[start:], words)
    first = _name_start(tokens, start, words)
    if first == start:
        start = first = _skip(tokens, start, words.leading, words)
    return start, first


def _skip(tokens: Sequence[str], index: int, leading: frozenset[str], words: NameWords) -> int:
    """Return the first index from `index` on whose token is not `leading`; a first name before
    another word is kept, and a surname at the end.
    """
    last = len(tokens) - 1
    stop = last - (tokens[last] in words.surnames)
    while (
        index <= stop
        and tokens[index] in leading
        and not (index < last and tokens[index] in words.first)
    ):
        index += 1
    return index


def _name_start(tokens: Sequence[str], start: int, words: NameWords) -> int:
    """Return the index at which the name begins: after the last title or role from `start` on that
    has a name after it, else after a trade, else `start`.
    """
    last = size(tokens) - 1
    titles = (i + 1 for i in range(last - 1, start - 1, -1) if _is_title(tokens, i, words))
    first = next(titles, start)
    is_trade = first == start and _is_trade(tokens[first:], words)
    return first + (is_trade or is_national(tokens[first:], first > start, words))


def _is_title(tokens: Sequence[str], index: int, words: NameWords) -> bool:
    """Return whether the token is a title or a role, or goes on with the one before it: "Con" in
    "Det Con Ina Berg". "Dean" before the last word is a first name.
    """
    token = tokens[index]
    if token in words.first_roles and index == len(tokens) - 2:
        return False
    if token in words.roles or token.rpartition("-")[2] in words.roles:
        return True
    return index > 0 and token in words.title_ends and tokens[index - 1] in words.roles


def _is_trade(tokens: Sequence[str], words: NameWords) -> bool:
    """Return whether the first of these words is what somebody works as, before a whole name:
    "Plasterer Kit Hulme".
    """
    return (
        len(tokens) > 2
        and tokens[0].endswith(words.trades)
        and tokens[0] not in words.first
        and tokens[1] in words.first
    )


def is_national(tokens: Sequence[str], titled: bool, words: NameWords) -> bool:
    """Return whether the first of these words is where somebody is from, before a whole name:
    "Spaniard Kit Hulme". If it is a first name too it is so only if `titled`: "Fellow Scot Kit
    Hulme".
    """
    return (
        len(tokens) > 2
        and tokens[0] in words.nationals
        and tokens[1] in words.first
        and (titled or tokens[0] not in words.first)
    )


def is_he(tokens: Sequence[str], words: NameWords) -> bool:
    """Return whether the first of two words is a surname that is a pronoun too: "He Lifeng"."""
    if len(tokens) != 2 or tokens[0] not in words.pronoun_surnames:
        return False
    return not (tokens[1] in words.ordinary or tokens[1] in words.common)


def _is_compound(pieces: Sequence[str], words: NameWords) -> bool:
    """Return whether the first of these words is an adjective before a name ("Lund-born",
    "Nine-year-old"), says how many children somebody has ("Mother-of-two"), or is an adverb
    ("Fortunately").
    """
    first = pieces[0] if len(pieces) > 1 else ""
    is_adverb = (
        first.endswith("ly")
        and len(first) >= _LONG_ADVERB
        and first not in words.first
        and pieces[1] in words.first
    )
    is_adjective = first.rpartition("-")[2] in words.compounds or first.endswith(_AGE)
    return is_adjective or is_adverb or _CHILDREN in first


def _is_shouted(pieces: Sequence[str], words: NameWords) -> bool:
    """Return whether the first of these words is a paper's capitals before a whole name: "FURIOUS
    Kit Hulme".
    """
    return (
        len(pieces) > 2
        and len(pieces[0]) >= _FEWEST_SHOUTED
        and pieces[0].isupper()
        and not pieces[1].isupper()
        and pieces[0] not in words.first
        and pieces[1] in words.first
    )


def title_pronoun(tokens: Sequence[str], words: NameWords) -> str:
    """Return "he" or "she" if one of the titles among `tokens` tells, else ""."""
    return next((words.titles[token] for token in tokens if token in words.titles), "")


def without_letters(pieces: Sequence[str], words: NameWords) -> Sequence[str]:
    """Return the words of a run without the letters behind a name: "Ada Lind MP"."""
    end = len(pieces)
    while end > 1 and _is_letters(pieces[end - 1].replace(".", ""), words):
        end -= 1
    return pieces[:end]


def _is_letters(piece: str, words: NameWords) -> bool:
    return piece in _DOCTOR or (piece.lower() in words.letters and piece[-1].isupper())


def without_article(token: str, words: NameWords) -> str:
    """Return the token without what may be left out before its hyphen: "Nuri" of "al-Nuri"."""
    return token.partition("-")[2] if token.startswith(words.hyphened) else token
