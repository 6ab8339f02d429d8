"""Rows of capitalised words: which part of each may be a name, the role words before it, and what
speaks for a person there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from generator.extract.people.titles import (
    LEAD_REACH,
    names_role,
    office_before,
    office_in,
    role_at,
    role_in_apposition,
)
from generator.first_names import FirstNames, first_names
from generator.frozen import frozen
from generator.lexicon import Lexicon
from generator.memory import Memory
from generator.model.articles import Article, BlockKind
from generator.model.spans import Span

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŜŞŠŢŤŪŮŰŲŴŶŹŻŽȘȚ"
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_BEHIND = re.compile(
    r"(?P<who>,?\s+who(?:se)?\b)|(?P<which>,?\s+which\b)"
    r"|(?P<age>,\s+[0-9]{1,2}\b)"  # Ada Lind, 45
)
_PLAIN = re.compile(r"(?<![\w’'-])[a-z]+(?![\w’'-])")
_PREPOSITIONS = frozenset({"in", "at", "near", "across", "to", "from"})


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """What is made once of a lexicon."""

    run: re.Pattern[str]
    titled: re.Pattern[str]  # a title and the one word that is its name
    first: FirstNames
    roles: frozenset[str]
    titles: Mapping[str, str]  # title → pronoun
    openers: frozenset[
        str
    ]  # words that open a sentence, days and months: no part of a name or role
    leading: frozenset[str]  # those, and nations and other words that are no part of a name
    organisations: frozenset[str]
    places: frozenset[str]
    posts: frozenset[str]
    particles: frozenset[str]
    common: frozenset[str]  # words of no subject: "Maybe Berg" names nobody Maybe
    nouns: frozenset[str]  # for groups and people without a name, which a capital makes no name
    weights: Mapping[str, float]


@frozen
class NameCandidate:
    """A row of capitalised words: the tokens that may be a name, where they stand, and the role
    words before them.
    """

    tokens: tuple[str, ...]  # lower case, without final points
    size: int  # how many words the name has, "Jr." not counted
    surname: str  # the last of them
    name: Span
    role: Span | None
    titled: bool
    pronoun: str
    evidence: float


def size(tokens: Sequence[str]) -> int:
    """Return how many words a name has, "Jr." not counted."""
    return len(tokens) - (tokens[-1] in SUFFIXES)


def surname(tokens: Sequence[str]) -> str:
    """Return the last word of a name, "Jr." not counted."""
    return tokens[size(tokens) - 1]


@cache
def name_words(lexicon: Lexicon) -> NameWords:
    """Return the words that names are told by."""
    title_words = [title.capitalize() for title in lexicon.words("sentences.titles")]
    titles, initials = "|".join(title_words), "".join(sorted({title[0] for title in title_words}))
    particles = "|".join(lexicon.words("people.particles"))
    word = rf"(?:(?:{titles})\.|(?:[{_UPPER}]\.)+|[{_UPPER}][^\W_]*(?:[’'-](?!s\b)[^\W_]+)*)"
    nickname = rf"[“\"‘'][{_UPPER}][\w’-]*(?: [{_UPPER}][\w’-]*)?[”\"’'][ ](?=[{_UPPER}])"
    openers = frozenset(
        word for name in ("people.calendar", "sentences.starters") for word in lexicon.words(name)
    )
    return NameWords(
        run=re.compile(
            rf"(?=[{_UPPER}])\b{word}(?:[ \u00a0](?:(?:{particles})[ \u00a0])"
            rf"{{0,3}}(?:{nickname})?{word})*(?:,?[ ](?:Jr|Sr)\b\.?)?"
        ),
        titled=re.compile(
            rf"(?=[{initials}])\b(?:{titles})\.?\s([{_UPPER}][\w’-]+)(?!\s[{_UPPER}])"
        ),
        first=first_names(lexicon),
        roles=frozenset(lexicon.words("people.roles"))
        | frozenset(lexicon.words("sentences.titles")),
        titles={
            word: pronoun
            for pronoun in ("he", "she")
            for word in lexicon.words(f"people.{pronoun}")
        },
        openers=openers,
        leading=openers
        | {
            word
            for name in ("people.leading", "sentences.abbreviations")
            for word in lexicon.words(name)
        },
        organisations=frozenset(lexicon.words("people.organisations")),
        places=frozenset(lexicon.words("people.places")),
        posts=frozenset(lexicon.words("people.posts")),
        particles=frozenset(lexicon.words("people.particles")),
        common=frozenset(lexicon.words("stop_words")),
        nouns=frozenset(
            word
            for name in ("groups", "individuals", "things")
            for word in lexicon.words(f"speakers.{name}")
        ),
        weights=lexicon.weights("names"),
    )


@frozen
class _Parts:
    """What a run is by itself, wherever it is printed. Offsets count from its first letter."""

    start: int  # of what is left without the words that only open a sentence
    role: int  # where the role words in it end, 0 if it has none
    name: int
    end: int
    names: tuple[str, ...]  # lower case, without final points
    size: int
    surname: str
    pronoun: str
    evidence: float  # what speaks for and against a person


def find_name_candidates(
    article: Article, heads: Sequence[Span], words: NameWords
) -> Iterator[NameCandidate]:
    """Yield the runs of the body that may be names; `heads` are the subjects of reporting clauses,
    both in the order of the text.
    """
    text, parts_of = article.text, _known_parts(words)
    titled = frozenset(words.titled.findall(text))
    plain = cache(lambda: frozenset(_PLAIN.findall(text)))  # seldom asked for
    ends = [head.end for head in heads]
    for block in article.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for match in words.run.finditer(text, block.span.start, block.span.end):
            start, end = match.span()
            place = bisect_right(ends, start)
            head = heads[place] if place < len(heads) else None
            if head is not None and start <= head.start:
                end = min(end, head.end)  # "Berg Says The Harbour Will Close"
            printed = text[start:end]
            pieces = printed.split(" ") if titled else []
            if not titled.isdisjoint(pieces) and words.roles.isdisjoint(
                piece.lower() for piece in pieces
            ):
                start += office_in(
                    text, Span(max(block.span.start, start - LEAD_REACH), start), pieces, titled
                )
                printed = text[start:end]
            parts = parts_of[printed]
            opens = (
                parts is not None
                and _is_opener(parts, words)
                and _opens(text, block.span.start, start)
            )
            if parts is not None and opens and parts.names[0] in plain():
                start += printed.find(" ") + 1
                parts = parts_of[text[start:end]]
            if parts is not None:
                speaks = head is not None and head.start <= end == head.end
                first = start + parts.start
                yield _run(
                    text, (max(block.span.start, first - LEAD_REACH), first), parts, speaks, words
                )


def _is_opener(parts: _Parts, words: NameWords) -> bool:
    """Say whether the first word hardly belongs to the name, where it is a plain word of the
    article: "Classic Berg, they say".
    """
    return (
        len(parts.names) > 1
        and parts.role == parts.start == 0
        and parts.names[0] not in words.first
    )


def _opens(text: str, block: int, start: int) -> bool:
    """Say whether a sentence begins at `start` of the paragraph that starts at `block`."""
    before = text[max(block, start - 4) : start].rstrip(" \u00a0“\"‘'(")
    return start - block < 3 or before[-1:] in {".", "!", "?", ":", "\n"}


def _run(
    text: str, lead: tuple[int, int], parts: _Parts, speaks: bool, words: NameWords
) -> NameCandidate:
    """Return the run of `parts` behind what leads to it, from the one place up to the other."""
    reach, first = lead
    before = text[reach:first]
    pieces = before.rsplit(maxsplit=1) if before[-1:].isspace() else ()
    last = pieces[-1] if pieces else ""
    previous = last.lower()
    office = office_before(before, last, parts.role > 0, words.roles)
    titled = parts.role > 0 or office is not None or previous.rpartition("-")[2] in words.roles
    start = first - parts.start
    role = (
        role_at(text, Span(reach, first), Span(first, start + parts.role), office, words.roles)
        if titled
        else None
    )
    place = Span(start + parts.name, start + parts.end)
    evidence = parts.evidence
    beside = None if titled else role_in_apposition(text, reach, first)
    told = titled or (beside is not None and names_role(beside.of(text), words.roles))
    for feature in _around(text, place.end, told, speaks, previous):
        evidence += words.weights[feature]
    pronoun = parts.pronoun or words.titles.get(previous, "")
    return NameCandidate(
        parts.names, parts.size, parts.surname, place, role, titled, pronoun, evidence
    )


@cache
def _known_parts(words: NameWords) -> Memory[_Parts | None]:
    """Return what gives the parts of a run: an article prints its names again and again, and
    others print them too.
    """
    return Memory(lambda printed: _parts(printed, words))


def _parts(printed: str, words: NameWords) -> _Parts | None:
    """Return what a run is by itself, `None` where no word of it may be a name."""
    if printed.lower() in words.openers:
        return None
    pieces = printed.split()  # between them stands one character
    tokens = [piece.rstrip(".,").lower() for piece in pieces]
    start = _past(tokens, 0, words.openers, words)
    first = _name_start(tokens, start, words)
    if first == start:
        start = first = _past(tokens, start, words.leading, words)
    if start == len(tokens):
        return None
    starts = [*accumulate((len(piece) + 1 for piece in pieces), initial=0)]
    name, names = starts[first], tuple(tokens[first:])
    pronoun = next(
        (words.titles[token] for token in tokens[start:first] if token in words.titles), ""
    )
    role = name - 1 if first > start else 0
    evidence = sum(words.weights[feature] for feature in _of_name(printed[name:], names, words))
    return _Parts(
        starts[start],
        role,
        name,
        len(printed),
        names,
        size(names),
        surname(names),
        pronoun,
        evidence,
    )


def _past(tokens: Sequence[str], place: int, leading: frozenset[str], words: NameWords) -> int:
    """Return the first place from `place` on whose word is not `leading`; a first name before a
    surname stays.
    """
    last = len(tokens) - 1
    while (
        place <= last
        and tokens[place] in leading
        and not (place < last and tokens[place] in words.first)
    ):
        place += 1
    return place


def _name_start(tokens: Sequence[str], start: int, words: NameWords) -> int:
    """Return where the name begins, behind the last word from `start` on that is a title or role
    and that a name follows.
    """
    stop = len(tokens) - 1 - (tokens[-1] in SUFFIXES)
    return next(
        (
            place + 1
            for place in range(stop - 1, start - 1, -1)
            if tokens[place].rpartition("-")[2] in words.roles
        ),
        start,
    )


def _around(text: str, end: int, titled: bool, speaks: bool, previous: str) -> list[str]:
    """Return what speaks for and against a person around a name that ends at `end`. The weights
    stand in the language file.
    """
    behind = _BEHIND.match(text, end)
    features = [behind.lastgroup] if behind is not None and behind.lastgroup else []
    if titled:
        features.append("titled")
    elif previous == "the":
        features.append("article")
    elif previous in _PREPOSITIONS:
        features.append("preposition")
    if speaks:
        features.append("speaks")
    return features


def _of_name(printed: str, names: Sequence[str], words: NameWords) -> Iterator[str]:
    """Yield what speaks for and against a person in a name."""
    length, last = size(names), names[-1]
    if length > 1 and names[0] in words.first:
        yield "first_name"
    if length > 2 and len(names[1]) == 1:
        yield "initial"
    if length > 4:
        yield "long"
    if not words.organisations.isdisjoint(names):
        yield "organisation"
    if last in words.places:
        yield "place"
    if last in words.posts:
        yield "post"
    if len(last) > 2 and printed[-len(last) :].isupper():
        yield "capitals"
