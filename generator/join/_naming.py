"""Names a story by a phrase that its articles share and others do not: "Jets cheerleaders"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

from generator.join._printed import (
    HYPHEN,
    Edges,
    Phrase,
    Printed,
    Seen,
    edges,
    fewest,
    low,
    read_printed,
)
from generator.join._telling import Weights
from generator.lexicon import Lexicon
from generator.model.readings import Reading
from generator.model.spans import Span

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


@dataclass(frozen=True, slots=True)
class Name:
    """Words that may name a story, where one of its articles prints them, and how well they do."""

    reading: Reading
    span: Span
    worth: float


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    edges: Edges
    small: frozenset[str]  # words that go on with no name
    adjective_endings: tuple[str, ...]
    peoples: frozenset[str]
    before_places: frozenset[str]
    before_speakers: frozenset[str]
    roles: frozenset[str]
    places: frozenset[str]
    grounds: frozenset[str]  # nouns of places: "street", "county"
    regions: frozenset[str]  # nouns behind the name of a place: "Ohio state"
    scenes: frozenset[str]  # who acts or where it happens in many stories: "police"
    outlets: frozenset[str]  # channels, as reporters call them


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
    printed = read_printed(story, rules.edges)
    least = fewest(story)
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


def _worth(phrase: Phrase, seen: Seen, share: int, weights: Sequence[Weights]) -> float:
    """Return how well a phrase tells the story: by its words' weights, how many articles print it,
    how often, and how early.
    """
    count = len(weights)
    core: float = sum(own.get(word, 0.0) for own in weights for word in phrase) / count
    early = _LATE + (1 - _LATE) * len(seen.early) / count
    often = 1 + _TIMES * min(len(seen.places) / count, _OFTEN)
    headline = _HEADLINE if seen.headlined else 1.0
    return core / sqrt(len(phrase)) * share / count * early * often * headline


def _place(seen: Seen, story: Sequence[Reading]) -> tuple[int, Span]:
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


def _form(phrase: Phrase, text: str, seen: Seen, printed: Printed, rules: _Rules) -> float:
    """Return the factor of a phrase's form, 0 for one that is no name."""
    words = text.replace(HYPHEN, " ").split()
    last = low(words[-1])
    name = [word[0].isupper() for word in words]
    if low(text) in printed.publishers or _names_none(words, seen, rules):
        return 0.0
    form = _WORDS if len(words) > 1 else _PART if text in printed.people else _WORD
    if len(words) > 1 and any(name) and not name[-1]:
        form = _SCENE if last in rules.scenes else _MIXED
    if not (name[-1] or phrase[-1] in printed.nouns or _of(seen.before, rules.edges.before_nouns)):
        form *= _HARDLY
    if last in rules.places or (all(name) and _is_place(last, seen, rules)):
        form *= _PLACE_ALONE
    elif text in printed.speakers:
        form *= _SPEAKER
    return form


def _names_none(words: Sequence[str], seen: Seen, rules: _Rules) -> bool:
    """Say whether words are a fragment, a channel, a role, whom a reporter speaks to, or only say
    of what kind something is.
    """
    name = [word[0].isupper() for word in words]
    lows = [low(word) for word in words]
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


def _is_place(last: str, seen: Seen, rules: _Rules) -> bool:
    told = max(_of(seen.before, rules.before_places), _of(seen.behind, rules.regions))
    return last in rules.grounds or told >= _PLACE * len(seen.places)


def _modifies(words: Sequence[str], seen: Seen, rules: _Rules) -> bool:
    """Say whether words only say of what kind something is: "Libyan", "Democratic presidential"."""
    nouns = sum(
        times
        for other, times in seen.behind.items()
        if other and not other[0].isupper() and rules.edges.may_be(other)
    )
    if len(words) > 1:
        return not words[-1][0].isupper() and nouns >= _CUT_NAME * len(seen.places)
    return (
        low(words[0]) in rules.peoples
        or words[0].endswith(rules.adjective_endings)
        or nouns >= _HALF * len(seen.places)
    )


def _cut(beside: Counter[str], edge: str, allowed: frozenset[str], rules: _Rules) -> bool:
    """Say whether a phrase mostly goes on with one word, or, where its edge has a capital, with
    another capitalised one.
    """
    places, capitals = beside.total(), 0
    for word, times in beside.items():
        if word and low(word) not in rules.small and low(word) not in allowed:
            if times >= _CUT * places:
                return True
            capitals += times * (word[0].isupper() or word == HYPHEN)
    return edge[0].isupper() and capitals >= _CUT_NAME * places


@cache
def _rules(lexicon: Lexicon) -> _Rules:
    """Make the word lists of a language ready once."""
    numbers = frozenset((*lexicon.numbers("numbers.words"), *lexicon.numbers("numbers.scales")))
    stop = lexicon.union("stop_words")
    parts = frozenset(map(low, lexicon.words("keywords.name_words")))  # "New"
    return _Rules(
        edges=edges(lexicon),
        small=(stop - numbers - parts) | lexicon.union("classes.finite", "classes.auxiliary"),
        adjective_endings=lexicon.words("keywords.adjective_endings"),
        peoples=lexicon.union("people.leading"),
        before_places=lexicon.union("join.naming.before_places"),
        before_speakers=lexicon.union("join.naming.before_speakers"),
        roles=lexicon.union("people.roles", "sentences.titles", "join.naming.roles"),
        places=lexicon.union("people.places"),
        grounds=lexicon.union("join.naming.grounds"),
        regions=lexicon.union("join.naming.regions"),
        scenes=lexicon.union("join.naming.scenes"),
        outlets=lexicon.union("join.naming.outlets"),
    )
