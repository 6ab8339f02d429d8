"""Interviews and transcripts: paragraphs that open with who speaks and a colon ("BERG: …", "Q:
…").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from generator.extract.coreference.speakers import Speakers
from generator.extract.text.layout_index import LayoutIndex
from generator.model.readings import Attribution, How
from generator.model.spans import Span

_LABEL = re.compile(
    r"[\"“]?(?P<name>(?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:\s+[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3}|[QA])):\s+(?=\S)"
)
_FEWEST = 3  # turns that make a transcript


def turns(layout: LayoutIndex, speakers: Speakers) -> Mapping[int, tuple[Span, Attribution | None]]:
    """Return the paragraphs, by place in `blocks`, that are turns: where their words stand,
    without label and marks, and whose.
    """
    found = {
        number: match
        for number, block in enumerate(layout.blocks)
        if layout.in_body(number)
        and (match := _LABEL.match(layout.text, block.span.start, block.span.end))
    }
    if len(found) < _FEWEST or len(Counter(match["name"] for match in found.values())) < 2:
        return {}
    return {
        number: (
            _words(layout.text, match.end(), layout.blocks[number].span.end),
            _speaker(match, speakers),
        )
        for number, match in found.items()
    }


def _words(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip(' "”')))


def _speaker(match: re.Match[str], speakers: Speakers) -> Attribution | None:
    if len(match["name"]) == 1:
        return None
    speaker = speakers.at(Span(*match.span("name")))
    return speaker and replace(speaker, how=How.TURN)
