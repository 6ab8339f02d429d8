"""Trains the weights of `generator/extract/reporting/content_ends.py`: python
tests/tools/train_content_ends.py ARTICLES.jsonl

ARTICLES holds one annotated article a line: `text` and `quotes`, each with `fragments` (the places
of what is reported), `kind` and `cue_type`. For each content whose beginning is marked, every
comma, dash and conjunction is an example: does it end there? A logistic regression learns from
them, and `generator/weights/en/content_ends.yaml` is written anew.
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.extract.grammar.tag_patterns import tag_set
from generator.extract.reporting import pieces
from generator.extract.reporting.content_ends import Content, candidates, end_of_content, features
from tests.extract.cue_cases import cues
from tests.tools.learning import Example, logistic, write

SEEN, DECAY = 12, 0.02
CLOSING = tag_set("stop/comma/semi/dash/conj")  # tags that no content ends in
LEAN = 0.1  # a missed end costs a little more than a false one


def contents(text: str) -> list[Content]:
    """Return every content of `text` whose end was asked for."""
    asked: list[Content] = []

    def ask(content: Content, weights: Mapping[str, float]) -> int:
        asked.append(content)
        return end_of_content(content, weights)

    with patch.object(pieces, "end_of_content", ask):
        cues(text)
    return asked


def examples(line: str) -> Iterator[Example]:
    """Yield the examples of one annotated article."""
    article = json.loads(line)
    quotes = [
        quote
        for quote in article["quotes"]
        if quote["kind"] != "direct" and quote["cue_type"] == "speech"
    ]
    ends = {start: end for quote in quotes for start, end in quote["fragments"]}
    asked = [content for content in contents(article["text"]) if content.start < content.stop]
    for content in {content.tokens.starts[content.start]: content for content in asked}.values():
        place = content.tokens.starts[content.start]
        marked = next((end for start, end in ends.items() if -6 <= start - place <= 1), None)
        if marked is not None:
            yield from _examples(content, marked)


def _examples(content: Content, marked: int) -> Iterator[Example]:
    tags = content.tokens.tags
    end = _before_marks(tags, content.start, bisect_left(content.tokens.starts, marked))
    whole = _before_marks(tags, content.start, content.stop)
    for place, after in candidates(content) if end <= whole else ():
        matters = 1.0 if whole - content.start > 1.6 * (place - content.start) else 0.4
        yield Example(tuple(features(content, place, after)), place >= end, matters)
        if place >= end:
            break


def _before_marks(tags: str, start: int, end: int) -> int:
    while end > start and tags[end - 1] in CLOSING:
        end -= 1
    return end


if __name__ == "__main__":
    annotated = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    weights = logistic(
        [example for line in annotated for example in examples(line)], seen=SEEN, decay=DECAY
    )
    write("content_ends", weights | {"threshold": weights["threshold"] - LEAN})
