"""Headings that put who speaks before a colon: “Berg: The port will close in May”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extract.attribution.drafts import Draft
from generator.extract.coreference.speakers import Speakers
from generator.extract.text.layout_index import LayoutIndex
from generator.model.readings import SpeakerKind, StatementKind
from generator.model.spans import Span

_LABEL = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w.’'-]*\s+){0,4}[A-ZÀ-Þ][\w’'-]+):\s+(?=[^\W\d_]|[“‘\"'])"
)
_LONGEST = 200  # characters of a heading
_MOSTLY = 0.9  # quoted as far as that it is a quotation, which is found as such


def labelled(layout: LayoutIndex, speakers: Speakers) -> Iterator[Draft]:
    """Yield what the headings among the paragraphs report, whose label names a person of the
    article, marks at its end left out.
    """
    for number, block in enumerate(layout.blocks):
        start, end = block.span.start, block.span.end
        if (
            end - start > _LONGEST
            or not layout.in_body(number)
            or (label := _LABEL.match(layout.text, start, end)) is None
        ):
            continue
        said = layout.text[label.end() : layout.sentence(label.end()).span.end].rstrip(" .")
        span = Span(label.end(), label.end() + len(said))
        speaker = speakers.at(Span(*label.span("name")))
        if (
            said
            and speaker is not None
            and speaker.kind is SpeakerKind.PERSON
            and layout.quoted_share(span) < _MOSTLY
        ):
            yield Draft(
                StatementKind.REPORTED, span, layout.sentence(start).span, None, speaker, "label"
            )
