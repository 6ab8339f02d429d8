"""The body of an article for those who look for findings in it: the sentences of its paragraphs, cut into pieces once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import Article, BlockKind, Sentence


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The sentences of `article` that stand in body paragraphs, and what of each stands between white space."""

    article: Article
    sentences: Sequence[Sentence]
    pieces: Sequence[Sequence[str]]

    @classmethod
    def of(cls, article: Article, sentences: Iterable[Sentence]) -> Body:
        """Return the body of an article whose sentences these are."""
        own = [sentence for sentence in sentences if article.blocks[sentence.block].kind is BlockKind.PARAGRAPH]
        return cls(article, own, [sentence.span.of(article.text).split() for sentence in own])
