"""The sentences that findings may come from: those of body paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Article, BlockKind, Sentence


def body(article: Article, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences of `article` that stand in a body paragraph, in the order given."""
    return [sentence for sentence in sentences if article.blocks[sentence.block].kind is BlockKind.PARAGRAPH]
