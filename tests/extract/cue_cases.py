"""Cues of a text that is one paragraph a line: what the cases under tests/cases/cues and
tests/cases/reported are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.extract.reporting.cues import find_cues
from generator.extract.text.quotation_marks import find_quotations
from generator.extract.text.sentences import find_sentences
from generator.lexicon import load
from generator.model.articles import Article, Block, BlockKind
from generator.model.readings import Cue
from generator.model.spans import Dated, Noted, Span

CASES = Path(__file__).parent.parent / "cases"


def cases(folder: str) -> list[object]:
    """Return the cases of `folder` as pytest parameters, those of what must be left alone first."""
    return list(_cases(folder))


def _cases(folder: str) -> Iterator[object]:
    for path in sorted((CASES / folder).glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case["text"], case["cues"], id=f"{path.stem}: {case['text'][:60]}")


def article(text: str) -> Article:
    """Return `text` as an article of body paragraphs, one a line."""
    spans = [Span(*found.span()) for found in re.finditer(r"[^\n]+", text)]
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, span, number, number) for number, span in enumerate(spans, 1)
    )
    none = Noted()
    return Article("a.txt", "", "a", "en", text, none, (), none, Dated(), none, none, blocks, ())


def cues(text: str) -> tuple[Cue, ...]:
    """Return the cues of `text`."""
    whole, lexicon = article(text), load()
    quotations = find_quotations(whole, lexicon)
    return find_cues(whole, find_sentences(whole, quotations, lexicon), quotations, lexicon)
