"""Key phrases: runs of content words that the article repeats, early and as a name or a compound;
never persons or verbs.

Frequency counts less inside longer phrases, as in C-value (Frantzi, Ananiadou and Mima, 2000).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from generator.lexicon import Lexicon
from generator.memory import Memory, Pieces
from generator.model.readings import Body, Keyword, Person, Sentence
from generator.model.spans import Span
from generator.stemming import stem

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
    tokens: Pieces
    stems: Memory[str]  # of each token; empty for one that stands in no phrase
    adjective_endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The tokens of an article's body, and the number of the first token of each sentence."""

    words: list[str]
    starts: list[int]
    sentences: Sequence[Sentence]


@dataclass(frozen=True, slots=True)
class _Phrases:
    """How often each phrase is printed, and the number of the token it first starts at."""

    times: dict[Phrase, int]
    first: dict[Phrase, int]


def find_keywords(body: Body, people: Sequence[Person], lexicon: Lexicon) -> tuple[Keyword, ...]:
    """Return up to twelve key phrases of `body`, by weight (the first has 1), each as first
    printed.

    Words of the names of `people` and of the article's authors are in no phrase.
    """
    rules, article = _rules(lexicon), body.article
    names = [person.name for person in people] + [author.text for author in article.authors]
    tokens = _tokens(body, rules)
    phrases = _phrases(tokens.words, frozenset(" ".join(names).split()), rules)
    weights = _weights(
        phrases,
        tokens.words,
        frozenset(stem(word) for word in _TOKEN.findall(article.title.text)),
        rules,
    )
    best = _distinct(weights)
    spans = (_span(article.text, tokens, phrases.first[phrase], len(phrase)) for phrase in best)
    return tuple(
        Keyword(span, span.of(article.text), round(weights[phrase] / weights[best[0]], 4))
        for phrase, span in zip(best, spans, strict=True)
    )


def _tokens(body: Body, rules: _Rules) -> _Tokens:
    words: list[str] = []
    starts: list[int] = []
    for pieces in body.pieces:
        starts.append(len(words))
        words += rules.tokens.among(pieces)
        words.append("")  # no phrase runs over the end of a sentence
    return _Tokens(words, starts, body.sentences)


def _phrases(words: list[str], persons: frozenset[str], rules: _Rules) -> _Phrases:
    """Return the content words printed twice and every run of two or three content words.

    Punctuation, function words, verbs, and persons stand in none.
    """
    stems = [
        "" if word in persons else found
        for word, found in zip(words, map(rules.stems.__getitem__, words), strict=True)
    ]
    times: dict[Phrase, int] = {}
    first: dict[Phrase, int] = {}
    for length in range(1, _LONGEST + 1):
        windows = zip(*(stems[place:] for place in range(length)), strict=False)
        runs = {token: run for token, run in enumerate(windows) if "" not in run}
        counts = Counter(runs.values())
        times.update(counts if length > 1 else _repeated(counts))
        first.update(zip(reversed(runs.values()), reversed(runs), strict=True))
    return _Phrases(times, first)


def _repeated(counts: Mapping[Phrase, int]) -> dict[Phrase, int]:
    return {phrase: count for phrase, count in counts.items() if count > 1}


def _weights(
    phrases: _Phrases, words: Sequence[str], title: frozenset[str], rules: _Rules
) -> dict[Phrase, float]:
    """Return the weight of each phrase that is worth one."""
    containing: dict[Phrase, int] = {}
    for phrase in sorted(phrases.times, key=phrases.times.__getitem__):
        for part in _parts(phrase):
            containing[part] = phrases.times[phrase]
    weights = {}
    fade = 0.12 * len(words) + 25
    for phrase, times in phrases.times.items():
        own = times - _NESTED * containing.get(phrase, 0)
        first = phrases.first[phrase]
        printed = words[first : first + len(phrase)]
        if own > 0 and _worthy(phrase, printed, phrases.times, rules):
            early = math.exp(-first / fade)
            weights[phrase] = own**_DAMP * (1 + _EARLY * early) * _shape(phrase, printed, title)
    return weights


def _parts(phrase: Phrase) -> tuple[Phrase, ...]:
    """Return the phrases inside `phrase` that are one word shorter; theirs, in turn, are in no
    fewer places than it is.
    """
    return (phrase[:-1], phrase[1:]) if len(phrase) > 1 else ()


def _worthy(
    phrase: Phrase, printed: Sequence[str], times: Mapping[Phrase, int], rules: _Rules
) -> bool:
    """Say whether a phrase may be a key phrase: printed twice, or a longer name, or made of words
    that occur elsewhere too.

    A single word that only says of what country or kind something is ("Ruritanian") is none, nor is
    a name behind another word.
    """
    if len(phrase) == 1:
        return not printed[0].endswith(rules.adjective_endings)
    if printed[-1][0].isupper():
        return all(word[0].isupper() for word in printed)
    return times[phrase] > 1 or all((word,) in times for word in phrase)


def _shape(phrase: Phrase, printed: Sequence[str], title: frozenset[str]) -> float:
    """Return the factor of a phrase's own look: its length, whether it is a name, words it shares
    with the headline.
    """
    shared = (
        0.0 if title.isdisjoint(phrase) else sum(word in title for word in phrase) / len(phrase)
    )
    name = printed[0][0].isupper()
    length = 1 + _COMPOUND * (len(phrase) - 2) if len(phrase) > 1 else _SINGLE if name else _PLAIN
    return length * (1 + _NAME * name) * (1 + _TITLE * shared)


def _distinct(weights: Mapping[Phrase, float]) -> list[Phrase]:
    """Return the best phrases, none of which holds or lies inside a better one."""
    chosen: dict[Phrase, frozenset[str]] = {}
    for phrase in sorted(sorted(weights), key=weights.__getitem__, reverse=True):
        words = frozenset(phrase)
        if not any(words <= other or words >= other for other in chosen.values()):
            chosen[phrase] = words
        if len(chosen) == _MOST:
            break
    return list(chosen)


def _span(text: str, tokens: _Tokens, first: int, length: int) -> Span:
    """Return the span of `length` tokens from token index `first`."""
    number = bisect_right(tokens.starts, first) - 1
    sentence = tokens.sentences[number].span
    start = first - tokens.starts[number]
    printed = list(
        islice(_TOKEN.finditer(text, sentence.start, sentence.end), start, start + length)
    )
    return Span(printed[0].start(), printed[-1].end())


@cache
def _rules(lexicon: Lexicon) -> _Rules:
    """Make the word lists of a language ready once."""
    is_empty = _empty_words(lexicon)
    return _Rules(
        Pieces(lambda piece: (piece,) if piece.isalpha() else tuple(_TOKEN.findall(piece))),
        Memory(lambda token: "" if is_empty(token) else stem(token)),
        lexicon.words("keywords.adjective_endings"),
    )


def _empty_words(lexicon: Lexicon) -> Callable[[str], bool]:
    """Return what tells whether a token stands in no phrase: a function word, a number, a verb."""
    breaks = lexicon.union("stop_words", "keywords.breaks").union(
        lexicon.numbers("numbers.words"), lexicon.numbers("numbers.scales")
    )
    nouns, name_words = lexicon.union("keywords.nouns"), lexicon.union("keywords.name_words")
    endings = lexicon.words("keywords.verb_endings")

    def is_empty(token: str) -> bool:
        word = token.lower().replace("’", "'")
        if token in name_words:
            return False
        if len(word) < 2 or word in breaks:
            return True
        return token.islower() and len(word) > 4 and word.endswith(endings) and word not in nouns

    return is_empty
