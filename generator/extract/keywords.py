"""Key phrases: runs of content words that the article repeats, early and as a name or a compound; never persons or verbs.

Frequency counts less inside longer phrases, as in C-value (Frantzi, Ananiadou and Mima, 2000).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from generator.extract._body import body
from generator.lexicon import Lexicon
from generator.model import Article, Keyword, Person, Sentence, Span
from generator.rank import Stems, stem

_TOKEN = re.compile(r"[^\W\d_][\w&-]*(?:[’'](?![sS]\b)[\w-]+)*|[^\w\s]")
_MOST = 12
_LONGEST = 3  # words
_DAMP = 0.6  # the power of the frequency
_SINGLE = 0.6  # the factor of a name of one word
_PLAIN = 0.4  # the factor of any other single word
_COMPOUND = 0.15  # more for each word beyond the second
_NAME = 0.35  # more for a name
_EARLY = 1.0  # more for the first words of the article
_TITLE = 0.6  # more for words of the headline
_NESTED = 0.7  # of a containing phrase's count is taken away

Phrase = tuple[str, ...]  # stems


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    stems: Stems
    adjective_endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The tokens of an article's body, and the number of the first token of each sentence."""

    words: list[str]
    starts: list[int]
    sentences: list[Sentence]


class _Found(NamedTuple):
    """How often a phrase is printed, and the token it first starts at."""

    times: int
    first: int


def find_keywords(
    article: Article, sentences: Sequence[Sentence], people: Sequence[Person], lexicon: Lexicon
) -> tuple[Keyword, ...]:
    """Return up to twelve key phrases of the body of `article`, by weight (the first has 1), each as first printed.

    Words of the names of `people` and of the article's authors are in no phrase.
    """
    rules = _rules(lexicon)
    names = [person.name for person in people] + [author.text for author in article.authors]
    tokens = _tokens(article, body(article, sentences))
    phrases = _phrases(tokens.words, frozenset(word for name in names for word in name.split()), rules)
    weights = _weights(phrases, tokens.words, frozenset(stem(word) for word in _TOKEN.findall(article.title.text)), rules)
    best = _distinct(weights)
    places = (_place(article.text, tokens, phrases[phrase].first, len(phrase)) for phrase in best)
    return tuple(
        Keyword(span, span.of(article.text), round(weights[phrase] / weights[best[0]], 4))
        for phrase, span in zip(best, places, strict=True)
    )


def _tokens(article: Article, sentences: list[Sentence]) -> _Tokens:
    words: list[str] = []
    starts: list[int] = []
    for sentence in sentences:
        starts.append(len(words))
        words += _TOKEN.findall(sentence.span.of(article.text))
        words.append("")  # no phrase runs over the end of a sentence
    return _Tokens(words, starts, sentences)


def _phrases(words: list[str], persons: frozenset[str], rules: _Rules) -> dict[Phrase, _Found]:
    """Return the content words printed twice and every run of two or three content words.

    Punctuation, function words, verbs, and persons stand in none.
    """
    stems = ["" if word in persons else found for word, found in zip(words, map(rules.stems.__getitem__, words), strict=True)]
    first = dict(zip(reversed(stems), range(len(stems) - 1, -1, -1), strict=True))
    phrases: dict[Phrase, _Found] = {
        (stem,): _Found(times, first[stem]) for stem, times in Counter(stems).items() if times > 1 and stem
    }
    starts: Sequence[int] = [place for place, (one, other) in enumerate(pairwise(stems)) if one and other]
    for length in range(2, _LONGEST + 1):
        times = Counter(tuple(stems[start : start + length]) for start in starts)
        where = {tuple(stems[start : start + length]): start for start in reversed(starts)}
        phrases.update((phrase, _Found(count, where[phrase])) for phrase, count in times.items())
        pairs = frozenset(starts)
        starts = [start for start in starts if start + 1 in pairs]
    return phrases


def _weights(phrases: Mapping[Phrase, _Found], words: Sequence[str], title: frozenset[str], rules: _Rules) -> dict[Phrase, float]:
    """Return the weight of each phrase that is worth one."""
    containing: dict[Phrase, int] = {}
    for phrase, found in sorted(phrases.items(), key=lambda item: item[1].times):
        for part in _parts(phrase):
            containing[part] = found.times
    weights = {}
    for phrase, found in phrases.items():
        own = found.times - _NESTED * containing.get(phrase, 0)
        printed = words[found.first : found.first + len(phrase)]
        if own > 0 and _worthy(phrase, printed, phrases, rules):
            early = math.exp(-found.first / (0.12 * len(words) + 25))
            weights[phrase] = own**_DAMP * (1 + _EARLY * early) * _shape(phrase, printed, title)
    return weights


def _parts(phrase: Phrase) -> tuple[Phrase, ...]:
    """Return the shorter phrases inside `phrase`."""
    if len(phrase) == 1:
        return ()
    shorter = (phrase[:-1], phrase[1:])
    return shorter if len(phrase) == 2 else (*shorter, *((word,) for word in phrase))


def _worthy(phrase: Phrase, printed: Sequence[str], phrases: Mapping[Phrase, _Found], rules: _Rules) -> bool:
    """Say whether a phrase may be a key phrase: printed twice, or a longer name, or made of words that occur elsewhere too.

    A single word that only says of what country or kind something is ("Ruritanian") is none, nor is a name behind another word.
    """
    if len(phrase) == 1:
        return not printed[0].endswith(rules.adjective_endings)
    if printed[-1][0].isupper():
        return all(word[0].isupper() for word in printed)
    return phrases[phrase].times > 1 or all((word,) in phrases for word in phrase)


def _shape(phrase: Phrase, printed: Sequence[str], title: frozenset[str]) -> float:
    """Return the factor of a phrase's own look: its length, whether it is a name, words it shares with the headline."""
    shared = sum(word in title for word in phrase) / len(phrase)
    name = printed[0][0].isupper()
    length = 1 + _COMPOUND * (len(phrase) - 2) if len(phrase) > 1 else _SINGLE if name else _PLAIN
    return length * (1 + _NAME * name) * (1 + _TITLE * shared)


def _distinct(weights: Mapping[Phrase, float]) -> list[Phrase]:
    """Return the best phrases, none of which holds or lies inside a better one."""
    chosen: list[Phrase] = []
    for phrase in sorted(weights, key=lambda phrase: (-weights[phrase], phrase)):
        words = set(phrase)
        if not any(words <= set(other) or words >= set(other) for other in chosen):
            chosen.append(phrase)
        if len(chosen) == _MOST:
            break
    return chosen


def _place(text: str, tokens: _Tokens, first: int, length: int) -> Span:
    """Return the place of `length` tokens from the token number `first`."""
    number = bisect_right(tokens.starts, first) - 1
    sentence = tokens.sentences[number].span
    printed = list(_TOKEN.finditer(text, sentence.start, sentence.end))[first - tokens.starts[number] :]
    return Span(printed[0].start(), printed[length - 1].end())


@cache
def _rules(lexicon: Lexicon) -> _Rules:
    """Make the word lists of a language ready once."""
    breaks = frozenset(
        (
            *lexicon.words("stop_words"),
            *lexicon.words("keywords.breaks"),
            *lexicon.table("numbers.words"),
            *lexicon.table("numbers.scales"),
        )
    )
    nouns, name_words = (frozenset(lexicon.words(f"keywords.{name}")) for name in ("nouns", "name_words"))
    endings = lexicon.words("keywords.verb_endings")

    def empty(token: str) -> bool:
        word = token.lower().replace("’", "'")
        if token in name_words:
            return False
        if len(word) < 2 or word in breaks:
            return True
        return token.islower() and len(word) > 4 and word.endswith(endings) and word not in nouns

    return _Rules(Stems(empty), lexicon.words("keywords.adjective_endings"))
