"""Quotations, cues and speakers → statements: which words are somebody's, of what kind, and
whose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from generator.extract.attribution.confidence import weigh
from generator.extract.attribution.drafts import Draft
from generator.extract.attribution.headings import labelled
from generator.extract.attribution.quoted_speech import QuotedSpeech
from generator.extract.attribution.transcripts import turns
from generator.extract.coreference.speakers import Speakers
from generator.extract.text.layout_index import LayoutIndex
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.readings import Attribution, Parsed, Statement, StatementKind
from generator.model.spans import Span


def find_statements(parsed: Parsed, speakers: Speakers, lexicon: Lexicon) -> tuple[Statement, ...]:
    """Return what the body's quotations, reporting clauses and turns of a conversation say, in the
    order of the text.
    """
    layout = LayoutIndex(parsed)
    spoken = list(_turns(layout, speakers))
    blocks = {layout.sentence(draft.span.start).block for draft in spoken}
    quoted = QuotedSpeech(parsed, speakers, lexicon).drafts
    drafts = (*quoted, *_reported(parsed, speakers.of_cues, layout), *labelled(layout, speakers))
    others = (draft for draft in drafts if layout.sentence(draft.span.start).block not in blocks)
    ordered = sorted(
        (*spoken, *others), key=lambda draft: (draft.span.start, draft.span.end, draft.kind)
    )
    return _with_ids(parsed.article, [(draft, weigh(draft, lexicon)) for draft in ordered])


def _turns(layout: LayoutIndex, speakers: Speakers) -> Iterator[Draft]:
    """Yield the paragraphs that open with who speaks and a colon."""
    for span, speaker in turns(layout, speakers).values():
        yield Draft(
            StatementKind.QUOTED, span, layout.sentence(span.start).span, None, speaker, "turn"
        )


def _reported(
    parsed: Parsed, speakers: Sequence[Attribution | None], layout: LayoutIndex
) -> Iterator[Draft]:
    """Yield the reported content of each cue that is more than a quotation; where it goes on
    behind "she said", with that in it.
    """
    for cue, speaker in zip(parsed.cues, speakers, strict=True):
        more = any(layout.quoted_share(piece) < 0.9 for piece in cue.reported)
        if more and layout.in_body(layout.sentence(cue.sentence.start).block):
            whole = Span(cue.reported[0].start, cue.reported[-1].end)
            yield Draft(
                StatementKind.REPORTED,
                whole,
                cue.sentence,
                cue,
                speaker,
                f"reported {cue.frame.value}",
            )


def _with_ids(
    article: Article, weighed: Sequence[tuple[Draft, Attribution | None]]
) -> tuple[Statement, ...]:
    """Give each draft an id made of the article's id and its own words; a repeated one gets a
    number.
    """
    used: dict[str, int] = {}
    by_start: dict[int, str] = {}
    statements = []
    for draft, speaker in weighed:
        words = " ".join(draft.span.of(article.text).split())
        ident = f"{article.id}-{sha256(words.encode()).hexdigest()[:8]}"
        used[ident] = used.get(ident, 0) + 1
        if used[ident] > 1:
            ident = f"{ident}-{used[ident]}"
        utterance = by_start.get(draft.joins, ident)
        by_start[draft.span.start] = utterance
        cue = draft.cue.span if draft.cue else None
        statements.append(
            Statement(
                ident, draft.kind, draft.span, draft.sentence, cue, speaker, utterance, draft.repair
            )
        )
    return tuple(statements)
