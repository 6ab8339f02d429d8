"""Names a story by a phrase that its articles share and others do not: "Jets cheerleaders"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import sqrt

from generator.join._telling import KINDS, OPENING, Weights
from generator.join._words import Stems, Token, stems_of
from generator.lexicon import Lexicon
from generator.model.articles import BlockKind
from generator.model.readings import Reading
from generator.model.spans import Span

_LONGEST = 5  # words
_SHARE = 0.5  # of the articles that must hold a phrase, two at least
_CUT = 0.6  # share of its places from which a phrase that goes on with one word is cut off
_CUT_NAME = 0.8  # the same for a name that goes on with any capitalised word
_HALF = 0.5  # share of its places from which a phrase is what it mostly is
_PLACE = 0.3  # share of a name's places behind "in" … or before "state" … from which it is a place
_LATE = 0.4  # factor of a phrase that no article prints in its opening
_TIMES, _OFTEN = 0.15, 4  # more for each time that an article prints it, so many at most
_HEADLINE = 1.3  # factor of a phrase that a headline prints
# Factors by form: "Jets cheerleaders", "rock shelter" or "Kanye West", a word, a part of a name.
_MIXED, _WORDS, _WORD, _PART = 1.7, 1.0, 0.3, 0.2
_SCENE = 0.3  # of who acts or where it happens in many stories: "San Diego police"
_SPEAKER = 0.4  # factor of who speaks in half of the articles: rather a witness than the story
_HARDLY = 0.2  # factor of a last word that is never seen as a noun
_PLACE_ALONE = 0.05  # factor of a place

_ELSEWHERE = 2.0  # what the same words in as many other articles take away

_HYPHEN = "-"  # stands for a word that a hyphen joins

# The sections whose words begin and end no name.
_EMPTY = (
    *("stop_words", "keywords.breaks", "classes.adverb", "classes.auxiliary", "classes.finite"),
    *("people.calendar", "join.naming.empty"),
)

Phrase = tuple[str, ...]  # stems


@dataclass(frozen=True, slots=True)
class Name:
    """Words that may name a story, where one of its articles prints them, and how well they do."""

    reading: Reading
    span: Span
    worth: float


@dataclass(slots=True)
class _Seen:
    """Where the articles of a story print a phrase, and which words stand beside it there."""

    places: list[tuple[int, Span]] = field(default_factory=list)  # with the article's index
    early: set[int] = field(default_factory=set)
    headlined: bool = False
    before: Counter[str] = field(default_factory=Counter)
    behind: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    stems: Stems
    small: frozenset[str]  # words that go on with no name
    empty: frozenset[str]  # words with which no name begins or ends
    calendar: frozenset[str]  # those of them that people are called too: "Winter"
    inside: frozenset[str]  # those of them that may stand inside one
    nouns: frozenset[str]  # words that end like verbs, and are none
    verb_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    peoples: frozenset[str]
    before_nouns: frozenset[str]
    before_places: frozenset[str]
    before_speakers: frozenset[str]
    roles: frozenset[str]
    places: frozenset[str]
    grounds: frozenset[str]  # nouns of places: "street", "county"
    regions: frozenset[str]  # nouns behind the name of a place: "Ohio state"
    scenes: frozenset[str]  # who acts or where it happens in many stories: "police"
    outlets: frozenset[str]  # channels, as reporters call them


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
        if self.gaps[gap] == _HYPHEN or "&" in self.gaps[gap]:
            return _HYPHEN
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


@dataclass(frozen=True, slots=True, eq=False)
class _Printed:
    """What the articles of one story print."""

    story: Sequence[Reading]
    held: list[set[str]]  # the stems of each article
    phrases: Mapping[Phrase, _Seen]
    nouns: frozenset[str]  # stems seen behind "the", "of" …
    people: frozenset[str]  # words of people's names
    speakers: frozenset[str]  # names of those who speak in half of the articles

    def holders(self, phrase: Phrase, seen: _Seen) -> int:
        """Return how many articles print a phrase; of a headline's, how many hold its words."""
        if seen.headlined:
            return sum(held.issuperset(phrase) for held in self.held)
        return len({article for article, _ in seen.places})


def names(
    story: Sequence[Reading],
    weights: Sequence[Weights],
    holders: Mapping[str, frozenset[int]],
    lexicon: Lexicon,
) -> list[Name]:
    """Return the phrases that may name a story, the best first.

    `weights` are those of its articles; `holders` are the indices of all articles that hold a word.
    """
    rules = _rules(lexicon)
    printed = _read(story, rules)
    least = max(2.0, _SHARE * len(story))
    found = []
    for phrase, seen in printed.phrases.items():
        share = printed.holders(phrase, seen)
        known = [holders[word] for word in phrase if any(word in own for own in weights)]
        if share < least or not known:
            continue
        article, span = _place(seen, story)
        form = _form(phrase, span.of(story[article].article.text), seen, printed, rules)
        if form:
            elsewhere = max(0, len(frozenset.intersection(*known)) - share) / len(story)
            worth = form * _worth(phrase, seen, share, weights) / (1 + _ELSEWHERE * elsewhere)
            found.append(Name(story[article], span, worth))
    return sorted(found, key=lambda each: (-each.worth, each.reading.article.id, each.span))


def _worth(phrase: Phrase, seen: _Seen, share: int, weights: Sequence[Weights]) -> float:
    """Return how well a phrase tells the story: by its words' weights, how many articles print it,
    how often, and how early.
    """
    count = len(weights)
    core: float = sum(own.get(word, 0.0) for own in weights for word in phrase) / count
    early = _LATE + (1 - _LATE) * len(seen.early) / count
    often = 1 + _TIMES * min(len(seen.places) / count, _OFTEN)
    headline = _HEADLINE if seen.headlined else 1.0
    return core / sqrt(len(phrase)) * share / count * early * often * headline


def _place(seen: _Seen, story: Sequence[Reading]) -> tuple[int, Span]:
    """Return the first place where a phrase stands in its usual form: no possessive, and small
    letters before capitals, where it can.
    """
    texts = [span.of(story[article].article.text) for article, span in seen.places]
    times = Counter(texts)
    best = min(texts, key=lambda text: (_possessive(text), -times[text], text.swapcase()))
    return seen.places[texts.index(best)]


def _possessive(text: str) -> bool:
    return text.endswith(("'s", "’s"))


# -- which phrases can be names --------------------------------------------------------------------


def _form(phrase: Phrase, text: str, seen: _Seen, printed: _Printed, rules: _Rules) -> float:
    """Return the factor of a phrase's form, 0 for one that is no name."""
    words = text.replace(_HYPHEN, " ").split()
    last = _low(words[-1])
    name = [word[0].isupper() for word in words]
    if text.casefold() in _publishers(printed) or _names_none(words, seen, rules):
        return 0.0
    form = _WORDS if len(words) > 1 else _PART if text in printed.people else _WORD
    if len(words) > 1 and any(name) and not name[-1]:
        form = _SCENE if last in rules.scenes else _MIXED
    if not (name[-1] or phrase[-1] in printed.nouns or _of(seen.before, rules.before_nouns)):
        form *= _HARDLY
    if last in rules.places or (all(name) and _is_place(last, seen, rules)):
        form *= _PLACE_ALONE
    elif text in printed.speakers:
        form *= _SPEAKER
    return form


def _publishers(printed: _Printed) -> set[str]:
    return {_low(each.article.publisher.text) for each in printed.story}


def _names_none(words: Sequence[str], seen: _Seen, rules: _Rules) -> bool:
    """Say whether words are a fragment, a channel, a role, whom a reporter speaks to, or only say
    of what kind something is.
    """
    name = [word[0].isupper() for word in words]
    lows = [_low(word) for word in words]
    return (
        _cut(seen.before, words[0], rules.roles, rules)
        or _cut(seen.behind, words[-1], frozenset(), rules)
        or (all(name) and lows[0] in rules.outlets)
        or lows[-1] in rules.roles
        or (name[-1] and not rules.roles.isdisjoint(lows))
        or (all(name) and _of(seen.before, rules.before_speakers) >= _HALF * len(seen.places))
        or _modifies(words, seen, rules)
    )


def _of(beside: Counter[str], words: frozenset[str]) -> int:
    """Return at how many places one of `words` stands beside a phrase."""
    return sum(times for word, times in beside.items() if word.lower() in words)


def _is_place(last: str, seen: _Seen, rules: _Rules) -> bool:
    told = max(_of(seen.before, rules.before_places), _of(seen.behind, rules.regions))
    return last in rules.grounds or told >= _PLACE * len(seen.places)


def _modifies(words: Sequence[str], seen: _Seen, rules: _Rules) -> bool:
    """Say whether words only say of what kind something is: "Libyan", "Democratic presidential"."""
    nouns = sum(
        times
        for other, times in seen.behind.items()
        if other and not other[0].isupper() and _ends(other, rules)
    )
    if len(words) > 1:
        return not words[-1][0].isupper() and nouns >= _CUT_NAME * len(seen.places)
    return (
        _low(words[0]) in rules.peoples
        or words[0].endswith(rules.adjective_endings)
        or nouns >= _HALF * len(seen.places)
    )


def _cut(beside: Counter[str], edge: str, allowed: frozenset[str], rules: _Rules) -> bool:
    """Say whether a phrase mostly goes on with one word, or, where its edge has a capital, with
    another capitalised one.
    """
    places, capitals = beside.total(), 0
    for word, times in beside.items():
        if word and _low(word) not in rules.small and _low(word) not in allowed:
            if times >= _CUT * places:
                return True
            capitals += times * (word[0].isupper() or word == _HYPHEN)
    return edge[0].isupper() and capitals >= _CUT_NAME * places


def _low(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s").rstrip(".")


def _ends(word: str, rules: _Rules) -> bool:
    """Say whether a name may begin or end with a word."""
    low = _low(word)
    if len(low) < 2 or not low[0].isalpha() or low in rules.empty:
        return False
    verb = word.islower() and len(low) > 4 and low.endswith(rules.verb_endings)
    return not verb or low in rules.nouns


# -- what is printed -------------------------------------------------------------------------------


def _read(story: Sequence[Reading], rules: _Rules) -> _Printed:
    lines = [line for index, each in enumerate(story) for line in _lines(each, index, rules)]
    held: list[set[str]] = [set() for _ in story]
    for line in lines:
        held[line.article].update(token.stem for token in line.tokens)
    times = Counter(word for words in held for word in words)
    least = max(2.0, _SHARE * len(story))
    shared = frozenset(word for word, count in times.items() if count >= least)
    phrases: dict[Phrase, _Seen] = defaultdict(_Seen)
    called = [person.name.split() for each in story for person in each.people]
    pairs = frozenset(pair for words in called for pair in pairwise(words))
    for line in lines:
        for start, end in _runs(line, shared, pairs, rules):
            _note(phrases[tuple(token.stem for token in line.tokens[start:end])], line, start, end)
    people = frozenset(word for words in called for word in words)
    return _Printed(story, held, phrases, _nouns(lines, rules), people, _speakers(story))


def _nouns(lines: Sequence[_Line], rules: _Rules) -> frozenset[str]:
    """Return the stems that stand behind a word before nouns: "the", "of"."""
    return frozenset(
        line.tokens[index].stem
        for line in lines
        for index in range(1, len(line.words))
        if line.gaps[index - 1] == " " and _low(line.words[index - 1]) in rules.before_nouns
    )


def _speakers(story: Sequence[Reading]) -> frozenset[str]:
    """Return the names of those who speak in half of the articles."""
    speaking = Counter[str]()
    for reading in story:
        speaking.update({each.speaker.name for each in reading.statements if each.speaker})
    return frozenset(name for name, count in speaking.items() if count >= _HALF * len(story))


def _lines(reading: Reading, index: int, rules: _Rules) -> Iterator[_Line]:
    text = reading.article.text
    blocks = [block for block in reading.article.blocks if block.kind in KINDS]
    for number, block in enumerate(blocks):
        tokens = list(rules.stems.tokens(text, block.span.start, block.span.end))
        words = [text[token.start : token.end] for token in tokens]
        gaps = [text[one.end : other.start] for one, other in pairwise(tokens)]
        headline = block.kind is BlockKind.HEADLINE
        yield _Line(index, number < OPENING, headline, tokens, words, gaps)


def _runs(
    line: _Line, shared: frozenset[str], pairs: frozenset[tuple[str, str]], rules: _Rules
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
        and (_ends(word, rules) or (index in named and _low(word) in rules.calendar))
        for index, (token, word) in enumerate(zip(line.tokens, line.words, strict=True))
    ]
    for start in range(len(line.words)):
        if not may_end[start] or _credited(line, start, rules):
            continue
        for end in range(start, min(start + _LONGEST, len(line.words))):
            if end > start and line.gaps[end - 1] not in {" ", _HYPHEN}:
                break
            if may_end[end]:
                yield start, end + 1
            elif line.words[end] not in rules.inside:
                break


def _credited(line: _Line, index: int, rules: _Rules) -> bool:
    """Say whether a picture is credited to whom a word names: "AP Photo/Eva Holm"."""
    return index > 0 and line.gaps[index - 1] == "/" and _low(line.words[index - 1]) in rules.empty


def _note(seen: _Seen, line: _Line, start: int, end: int) -> None:
    span = Span(line.tokens[start].start, line.tokens[end - 1].end)
    seen.places.append((line.article, span))
    if line.opening:
        seen.early.add(line.article)
    seen.headlined |= line.headline
    seen.before[line.beside(start, -1)] += 1
    seen.behind[line.beside(end - 1, 1)] += 1


@cache
def _rules(lexicon: Lexicon) -> _Rules:
    """Make the word lists of a language ready once."""
    numbers = frozenset((*lexicon.numbers("numbers.words"), *lexicon.numbers("numbers.scales")))
    stop = lexicon.union("stop_words")
    parts = frozenset(map(_low, lexicon.words("keywords.name_words")))  # "New"
    return _Rules(
        stems=stems_of(lexicon),
        small=(stop - numbers - parts) | lexicon.union("classes.finite", "classes.auxiliary"),
        empty=(numbers | lexicon.union(*_EMPTY)) - lexicon.union("join.naming.telling"),
        calendar=frozenset((*lexicon.numbers("dates.months"), *lexicon.numbers("dates.seasons"))),
        inside=lexicon.union("join.naming.inside"),
        nouns=lexicon.union("keywords.nouns"),
        verb_endings=lexicon.words("keywords.verb_endings"),
        adjective_endings=lexicon.words("keywords.adjective_endings"),
        peoples=lexicon.union("people.leading"),
        before_nouns=lexicon.union("classes.determiner", "join.naming.before_nouns"),
        before_places=lexicon.union("join.naming.before_places"),
        before_speakers=lexicon.union("join.naming.before_speakers"),
        roles=lexicon.union("people.roles", "sentences.titles", "join.naming.roles"),
        places=lexicon.union("people.places"),
        grounds=lexicon.union("join.naming.grounds"),
        regions=lexicon.union("join.naming.regions"),
        scenes=lexicon.union("join.naming.scenes"),
        outlets=lexicon.union("join.naming.outlets"),
    )
