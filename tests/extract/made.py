"""Articles for tests of extractors: every line is a paragraph, nothing is a headline."""

from pathlib import Path
from typing import Any

import yaml

from generator.model.articles import Article, Block, BlockKind
from generator.model.spans import Dated, Noted, Span

CASES = Path(__file__).parent.parent / "cases"


def article(text: str) -> Article:
    """Return an article whose every line that is not blank is a body paragraph."""
    blocks, start = [], 0
    for line, words in enumerate(text.split("\n"), start=1):
        if words.strip():
            blocks.append(
                Block(BlockKind.PARAGRAPH, Span(start, start + len(words)), line, len(blocks) + 1)
            )
        start += len(words) + 1
    return Article(
        "made.txt",
        "",
        "made",
        "en",
        text,
        Noted(),
        (),
        Noted(),
        Dated(),
        Noted(),
        Noted(),
        tuple(blocks),
        (),
    )


def cases(folder: str) -> list[Any]:
    """Return the cases of `tests/cases/<folder>`, those that must be left alone first."""
    paths = sorted(
        (CASES / folder).glob("*.yaml"), key=lambda path: (path.stem != "left_alone", path.name)
    )
    return [
        case
        for path in paths
        for case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    ]
