"""Headings that open with the name of a speaker: “Berg: The port will close in May”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extract.attribution.drafts import Draft
from generator.extract.coreference.speakers import Speakers
from generator.extract.text.layout_index import LayoutIndex
from generator.letters import CAPITAL
from generator.model.readings import Attribution, SpeakerKind, StatementKind
from generator.model.spans import Span

_NAME_LABEL = re.compile(
    rf"(?P<name>(?:[{CAPITAL}][\w.’'-]*\s+){{0,4}}[{CAPITAL}][\w’'-]+):\s+(?=[^\W\d_]|[“‘\"'])"
)
_LONGEST_HEADING = 200  # characters
_QUOTED_SHARE = 0.9  # quoted to this share it is a quotation, which other rules find


def labelled(layout: LayoutIndex, speakers: Speakers) -> Iterator[Draft]:
    """Yield a report for each heading among the paragraphs whose label names a person of the
    article, or an organisation that speaks in it, without the marks at its end.
    """
    for block_index, block in enumerate(layout.blocks):
        start, end = block.span.start, block.span.end
        if (
            end - start > _LONGEST_HEADING
            or not layout.in_body(block_index)
            or (label := _NAME_LABEL.match(layout.text, start, end)) is None
        ):
            continue
        said = layout.text[label.end() : layout.sentence(label.end()).span.end].rstrip(" .")
        span = Span(label.end(), label.end() + len(said))
        speaker = speakers.at(Span(*label.span("name")))
        if (
            said
            and speaker is not None
            and (speaker.kind is SpeakerKind.PERSON or _speaks(speaker, speakers))
            and layout.quoted_share(span) < _QUOTED_SHARE
        ):
            yield Draft(
                StatementKind.REPORTED, span, layout.sentence(start).span, None, speaker, "label"
            )


def _speaks(speaker: Attribution, speakers: Speakers) -> bool:
    """Return whether `speaker` is an organisation that speaks in a sentence of the article too."""
    return speaker.kind is SpeakerKind.ORGANISATION and any(
        each is not None and each.id == speaker.id for each in speakers.of_cues
    )
