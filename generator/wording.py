"""The runs of words of an article, by which two articles are seen to be one text."""

from __future__ import annotations

import re

from generator.model.articles import Article, BlockKind

_RUN = 5  # words
_WORD = re.compile(r"\w+")


def runs(article: Article) -> frozenset[int]:
    """Return the runs of five words in the article's paragraphs, whatever their case, as numbers
    that only this process knows.
    """
    texts = (
        block.span.of(article.text) for block in article.blocks if block.kind is BlockKind.PARAGRAPH
    )
    words = _WORD.findall(" ".join(texts).casefold())
    return frozenset(
        hash(tuple(words[first : first + _RUN])) for first in range(max(len(words) - _RUN, 0) + 1)
    )
