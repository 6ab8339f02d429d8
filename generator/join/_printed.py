"""What the articles of one story print: each phrase whose words they share, where it stands, and
which words stand beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from generator.join._telling import KINDS, OPENING
from generator.join._words import Stems, Token, stems_of
from generator.lexicon import Lexicon
from generator.model.articles import BlockKind
from generator.model.readings import Reading
from generator.model.spans import Span

HYPHEN = "-"  # stands for a word that a hyphen joins
_LONGEST = 5  # words
_SHARE = 0.5  # of the articles that must hold a phrase, two at least
_HALF = 0.5  # of the articles from which somebody is one of the story's speakers

# The sections whose words begin and end no name.
_EMPTY = (
    *("stop_words", "keywords.breaks", "classes.adverb", "classes.auxiliary", "classes.finite"),
    *("people.calendar", "join.naming.empty"),
)

Phrase = tuple[str, ...]  # stems


@dataclass(slots=True)
class Seen:
    """Where the articles of a story print a phrase, and which words stand beside it there."""

    places: list[tuple[int, Span]] = field(default_factory=list)  # with the article's index
    early: set[int] = field(default_factory=set)
    headlined: bool = False
    before: Counter[str] = field(default_factory=Counter)
    behind: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """The words of a language that tell where a name may begin and end."""

    stems: Stems
    empty: frozenset[str]  # words with which no name begins or ends
    calendar: frozenset[str]  # those of them that people are called too: "Winter"
    inside: frozenset[str]  # those of them that may stand inside one
    nouns: frozenset[str]  # words that end like verbs, and are none
    verb_endings: tuple[str, ...]
    before_nouns: frozenset[str]

    def may_be(self, word: str) -> bool:
        """Say whether a name may begin or end with a word."""
        small = low(word)
        if len(small) < 2 or not small[0].isalpha() or small in self.empty:
            return False
        verb = word.islower() and len(small) > 4 and small.endswith(self.verb_endings)
        return not verb or small in self.nouns


@cache
def edges(lexicon: Lexicon) -> Edges:
    """Make the word lists of a language ready once."""
    numbers = (*lexicon.numbers("numbers.words"), *lexicon.numbers("numbers.scales"))
    return Edges(
        stems=stems_of(lexicon),
        empty=(lexicon.union(*_EMPTY) | {*numbers}) - lexicon.union("join.naming.telling"),
        calendar=frozenset((*lexicon.numbers("dates.months"), *lexicon.numbers("dates.seasons"))),
        inside=lexicon.union("join.naming.inside"),
        nouns=lexicon.union("keywords.nouns"),
        verb_endings=lexicon.words("keywords.verb_endings"),
        before_nouns=lexicon.union("classes.determiner", "join.naming.before_nouns"),
    )


def low(word: str) -> str:
    """Return a word without case, possessive and final points."""
    return word.casefold().replace("’", "'").removesuffix("'s").rstrip(".")


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """What the articles of one story print."""

    publishers: frozenset[str]  # as `low` has them
    held: list[set[str]]  # the stems of each article
    phrases: Mapping[Phrase, Seen]
    nouns: frozenset[str]  # stems seen behind "the", "of" …
    people: frozenset[str]  # words of people's names
    speakers: frozenset[str]  # names of those who speak in half of the articles

    def holders(self, phrase: Phrase, seen: Seen) -> int:
        """Return how many articles print a phrase; of a headline's, how many hold its words."""
        if seen.headlined:
            return sum(held.issuperset(phrase) for held in self.held)
        return len({article for article, _ in seen.places})


@dataclass(frozen=True, slots=True)
class _Line:
    """A block of an article: its words as printed, and what stands between each and the next."""

    article: int
    opening: bool
    headline: bool
    tokens: list[Token]
    words: list[str]
    gaps: list[str]

    def beside(self, index: int, step: int) -> str:
        """Return the word next to that at `index`, "" where a mark parts them; of a name, the one
        behind an "of" or "and".
        """
        gap, other = index + min(step, 0), index + step
        if not 0 <= other < len(self.words):
            return ""
        if self.gaps[gap] == HYPHEN or "&" in self.gaps[gap]:
            return HYPHEN
        if self.gaps[gap] != " ":
            return ""
        further = other + step
        if (
            self.words[other].lower() in {"of", "and"}
            and self.words[index][0].isupper()
            and 0 <= further < len(self.words)
            and self.words[further][0].isupper()
        ):
            return self.words[further]
        return self.words[other]


def fewest(story: Sequence[Reading]) -> float:
    """Return how many articles of a story at least must hold a phrase that names it."""
    return max(2.0, _SHARE * len(story))


def read_printed(story: Sequence[Reading], rules: Edges) -> Printed:
    """Return what the articles of a story print."""
    lines = [line for index, each in enumerate(story) for line in _lines(each, index, rules)]
    held: list[set[str]] = [set() for _ in story]
    for line in lines:
        held[line.article].update(token.stem for token in line.tokens)
    times = Counter(word for words in held for word in words)
    least = fewest(story)
    shared = frozenset(word for word, count in times.items() if count >= least)
    phrases: dict[Phrase, Seen] = defaultdict(Seen)
    called = [person.name.split() for each in story for person in each.people]
    pairs = frozenset(pair for words in called for pair in pairwise(words))
    for line in lines:
        for start, end in _runs(line, shared, pairs, rules):
            _note(phrases[tuple(token.stem for token in line.tokens[start:end])], line, start, end)
    people = frozenset(word for words in called for word in words)
    publishers = frozenset(low(each.article.publisher.text) for each in story)
    return Printed(publishers, held, phrases, _nouns(lines, rules), people, _speakers(story))


def _nouns(lines: Sequence[_Line], rules: Edges) -> frozenset[str]:
    """Return the stems that stand behind a word before nouns: "the", "of"."""
    return frozenset(
        line.tokens[index].stem
        for line in lines
        for index in range(1, len(line.words))
        if line.gaps[index - 1] == " " and low(line.words[index - 1]) in rules.before_nouns
    )


def _speakers(story: Sequence[Reading]) -> frozenset[str]:
    """Return the names of those who speak in half of the articles."""
    speaking = Counter[str]()
    for reading in story:
        speaking.update({each.speaker.name for each in reading.statements if each.speaker})
    return frozenset(name for name, count in speaking.items() if count >= _HALF * len(story))


def _lines(reading: Reading, index: int, rules: Edges) -> Iterator[_Line]:
    text = reading.article.text
    blocks = [block for block in reading.article.blocks if block.kind in KINDS]
    for number, block in enumerate(blocks):
        tokens = list(rules.stems.tokens(text, block.span.start, block.span.end))
        words = [text[token.start : token.end] for token in tokens]
        gaps = [text[one.end : other.start] for one, other in pairwise(tokens)]
        headline = block.kind is BlockKind.HEADLINE
        yield _Line(index, number < OPENING, headline, tokens, words, gaps)


def _runs(
    line: _Line, shared: frozenset[str], pairs: frozenset[tuple[str, str]], rules: Edges
) -> Iterator[tuple[int, int]]:
    """Yield where the phrases of a line begin and end, all of whose words articles share.

    `pairs` are neighbours in people's names: "Winter" ends one behind "Ariel".
    """
    named = {
        index
        for first, pair in enumerate(pairwise(line.words))
        if pair in pairs
        for index in (first, first + 1)
    }
    may_end = [
        token.stem in shared
        and (rules.may_be(word) or (index in named and low(word) in rules.calendar))
        for index, (token, word) in enumerate(zip(line.tokens, line.words, strict=True))
    ]
    for start in range(len(line.words)):
        if not may_end[start] or _credited(line, start, rules):
            continue
        for end in range(start, min(start + _LONGEST, len(line.words))):
            if end > start and line.gaps[end - 1] not in {" ", HYPHEN}:
                break
            if may_end[end]:
                yield start, end + 1
            elif line.words[end] not in rules.inside:
                break


def _credited(line: _Line, index: int, rules: Edges) -> bool:
    """Say whether a picture is credited to whom a word names: "AP Photo/Eva Holm"."""
    return index > 0 and line.gaps[index - 1] == "/" and low(line.words[index - 1]) in rules.empty


def _note(seen: Seen, line: _Line, start: int, end: int) -> None:
    span = Span(line.tokens[start].start, line.tokens[end - 1].end)
    seen.places.append((line.article, span))
    if line.opening:
        seen.early.add(line.article)
    seen.headlined |= line.headline
    seen.before[line.beside(start, -1)] += 1
    seen.behind[line.beside(end - 1, 1)] += 1
