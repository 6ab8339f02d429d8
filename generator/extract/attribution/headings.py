"""Headings that open with the name of a speaker: “Berg: The port will close in May”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extract.attribution.drafts import Draft
from generator.extract.coreference.speakers import Speakers
from generator.extract.text.capitals import has_capitals
from generator.extract.text.layout_index import LayoutIndex
from generator.letters import CAPITAL
from generator.model.readings import Attribution, Rule, SpeakerKind, StatementKind
from generator.model.spans import Span

_NAME_LABEL = re.compile(
    rf"(?P<name>(?:[{CAPITAL}][\w.’'-]*\s+){{0,4}}[{CAPITAL}][\w’'-]+):\s+(?=[^\W\d_]|[“‘\"'])"
)
_LONGEST_HEADING = 200  # characters
_FINAL_MARKS = frozenset(".!?…")  # at the end of prose; whether that is speech, `transcripts` says
_QUOTED_SHARE = 0.9  # quoted to this share it is a quotation, which other rules find


def labelled(layout: LayoutIndex, speakers: Speakers) -> Iterator[Draft]:
    """Yield a report for each heading among the paragraphs whose label names a person of the
    article, or an organisation that speaks in it, without the marks at its end.
    """
    for block_index, block in enumerate(layout.blocks):
        label = _label(layout, block_index)
        if label is None:
            continue
        words = layout.text[label.end() : block.span.end].rstrip(" .")
        span = Span(label.end(), label.end() + len(words))
        speaker = speakers.at(Span(*label.span("name")))
        if (
            speaker is not None
            and (speaker.kind is SpeakerKind.PERSON or _speaks(speaker, speakers))
            and _is_heading(layout, block_index, span)
            and layout.quoted_share(span) < _QUOTED_SHARE
        ):
            sentence = layout.sentence(block.span.start).span
            yield Draft(StatementKind.REPORTED, span, sentence, None, speaker, Rule.LABEL)


def _speaks(speaker: Attribution, speakers: Speakers) -> bool:
    """Return whether `speaker` is an organisation that speaks in a sentence of the article too."""
    return speaker.kind is SpeakerKind.ORGANISATION and any(
        each is not None and each.id == speaker.id for each in speakers.of_cues
    )


def _label(layout: LayoutIndex, block_index: int) -> re.Match[str] | None:
    """Return the label before a colon with which a short paragraph opens."""
    block = layout.blocks[block_index].span
    if block.end - block.start > _LONGEST_HEADING or not layout.in_body(block_index):
        return None
    return _NAME_LABEL.match(layout.text, block.start, block.end)


def _is_heading(layout: LayoutIndex, block_index: int, words: Span) -> bool:
    """True if these words behind a label are no prose: without a final mark, or in capitals. The
    first sentence of the body may be its headline.
    """
    block = layout.blocks[block_index].span
    if layout.text[block.end - 1] not in _FINAL_MARKS or has_capitals(words.of(layout.text)):
        return True
    is_first = not any(map(layout.in_body, range(block_index)))
    return is_first and layout.sentence(block.start) == layout.sentence(words.end)
