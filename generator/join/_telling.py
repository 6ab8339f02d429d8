"""Which words tell an article's story: rare ones, names, and those of its headline and first
paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from heapq import nlargest
from itertools import islice
from math import log, sqrt

from generator.join._words import Stems, stems_of
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.articles import Article, BlockKind

_COMMON = 0.1  # share of all articles above which a word tells no story
_ALWAYS = 8  # articles that a word may stand in, whatever their share
_MOST = 120  # words of one article
OPENING = 3  # blocks: the headline and the first paragraphs
_EARLY = 1.5  # factor of a word that stands there
_NAME = 1.5  # factor of a name
_CAPITAL = 0.7  # share of its places with a capital from which a word is a name
_ALONE = 0.7  # factor of a word that no other article holds
_EVEN_SO = 0.5  # rarity of a word that all articles hold

KINDS = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.PARAGRAPH)
_CAPITALISED = re.compile(rf"(?<![^\W_])[{CAPITAL}][^\W_]*")

Weights = Mapping[str, float]  # by stem


def tell(articles: Sequence[Article], lexicon: Lexicon) -> list[Weights]:
    """Return the words of each article that other articles hold too, each with its weight; the
    squares of all weights of an article, with those of its other words, add up to one.

    A weight grows with how often an article prints a word and how few other articles do (tf-idf).
    """
    stems, kept = stems_of(lexicon), dict[str, str]()
    found = [tuple(_own(article, stems, kept)) for article in articles]
    holders = Counter(word for own in found for word, _ in own)
    most = max(_ALWAYS, _COMMON * len(articles))
    rarity = {
        word: log((1 + len(articles)) / (1 + count)) + _EVEN_SO
        for word, count in holders.items()
        if count <= most
    }
    return [_shared(own, rarity, holders) for own in found]


def _shared(
    own: Sequence[tuple[str, float]], rarity: Mapping[str, float], holders: Mapping[str, int]
) -> Weights:
    """Return the weights of the words that another article holds as well."""
    weights = {
        word: weight * rarity[word] * (1.0 if holders[word] > 1 else _ALONE)
        for word, weight in own
        if word in rarity
    }
    length = sqrt(sum(weight * weight for weight in weights.values()))
    shared = ((word, weight / length) for word, weight in weights.items() if holders[word] > 1)
    return dict(nlargest(_MOST, shared, key=lambda each: (each[1], each[0])))


def _own(article: Article, stems: Stems, kept: dict[str, str]) -> Iterator[tuple[str, float]]:
    """Yield each word that carries a subject with its weight in the article alone; `kept` holds
    each word once for all articles.
    """
    blocks = [block for block in article.blocks if block.kind in KINDS]
    texts = [block.span.of(article.text) for block in blocks]
    times = Counter(word for text in texts for word in stems.phrase(text))
    capitals = Counter(stems.stem(word) for text in texts for word in _CAPITALISED.findall(text))
    early = {word for text in islice(texts, OPENING) for word in stems.phrase(text)}
    for word, number in times.items():
        if not stems.is_stop(word):
            name = capitals[word] >= _CAPITAL * number
            yield kept.setdefault(word, word), _weight(number, name, word in early)


@cache
def _weight(times: int, name: bool, early: bool) -> float:
    return (1 + log(times)) * (_NAME if name else 1.0) * (_EARLY if early else 1.0)
