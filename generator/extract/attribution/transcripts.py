"""Interviews and transcripts: paragraphs that open with a speaker's label ("BERG: …", "Q: …")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from generator.extract.coreference.speakers import Speakers
from generator.extract.text.layout_index import LayoutIndex
from generator.letters import CAPITAL
from generator.model.readings import Attribution, How
from generator.model.spans import Span

_WORD = rf"[{CAPITAL}][{CAPITAL}.’'-]+"
_TURN_LABEL = re.compile(rf"[\"“]?(?P<name>(?:{_WORD}(?:\s+{_WORD}){{0,3}}|[QA])):\s+(?=\S)")
_FEWEST_TURNS = 3  # that make a transcript
_FEWEST_LABELS = 2


def turns(layout: LayoutIndex, speakers: Speakers) -> Mapping[int, tuple[Span, Attribution | None]]:
    """Return the paragraphs that are turns, by block index: the words without label and quotation
    marks, and their speaker.
    """
    found = {
        block_index: match
        for block_index, block in enumerate(layout.blocks)
        if layout.in_body(block_index)
        and (match := _TURN_LABEL.match(layout.text, block.span.start, block.span.end))
    }
    labels = {match["name"] for match in found.values()}
    if len(found) < _FEWEST_TURNS or len(labels) < _FEWEST_LABELS:
        return {}
    return {
        block_index: (
            _words(layout.text, match.end(), layout.blocks[block_index].span.end),
            _speaker(match, speakers),
        )
        for block_index, match in found.items()
    }


def _words(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip(' "”')))


def _speaker(match: re.Match[str], speakers: Speakers) -> Attribution | None:
    if len(match["name"]) == 1:
        return None
    speaker = speakers.at(Span(*match.span("name")))
    return speaker and replace(speaker, how=How.TURN)
