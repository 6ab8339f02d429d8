"""Quotations, cues and speakers → statements: which words are somebody's, and whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from generator.extract.attribution.confidence import weigh
from generator.extract.attribution.drafts import Draft
from generator.extract.attribution.headings import labelled
from generator.extract.attribution.quoted_speech import find_quoted
from generator.extract.attribution.transcripts import turns
from generator.extract.coreference.speakers import Speakers
from generator.extract.text.layout_index import LayoutIndex
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.readings import Attribution, Parsed, Rule, Statement, StatementKind
from generator.model.spans import Span

_QUOTED_SHARE = 0.9  # a piece of content quoted to this share is a quotation, not a report


def find_statements(parsed: Parsed, speakers: Speakers, lexicon: Lexicon) -> tuple[Statement, ...]:
    """Return the statements of the body, in the order of the text: its quotations, reporting
    clauses and turns of a conversation.
    """
    layout = LayoutIndex(parsed)
    spoken = list(_turns(layout, speakers, lexicon))
    spoken_blocks = {layout.sentence(draft.span.start).block for draft in spoken}
    drafts = (
        *find_quoted(parsed, layout, speakers, lexicon),
        *_reported(parsed, speakers.of_cues, layout),
        *labelled(layout, speakers),
    )
    others = (
        draft for draft in drafts if layout.sentence(draft.span.start).block not in spoken_blocks
    )
    ordered = sorted(
        (*spoken, *others), key=lambda draft: (draft.span.start, draft.span.end, draft.kind)
    )
    return _with_ids(parsed.article, [(draft, weigh(draft, lexicon)) for draft in ordered])


def _turns(layout: LayoutIndex, speakers: Speakers, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the paragraphs that open with the name of the speaker and a colon."""
    for span, speaker in turns(layout, speakers, lexicon).values():
        sentence = layout.sentence(span.start).span
        yield Draft(StatementKind.QUOTED, span, sentence, None, speaker, Rule.TURN)


def _reported(
    parsed: Parsed, cue_speakers: Sequence[Attribution | None], layout: LayoutIndex
) -> Iterator[Draft]:
    """Yield what each cue reports, unless it is all quotation. Content on both sides of "she said"
    is one statement, with those words in it.
    """
    for cue, speaker in zip(parsed.cues, cue_speakers, strict=True):
        is_report = any(layout.quoted_share(piece) < _QUOTED_SHARE for piece in cue.reported)
        if is_report and layout.in_body(layout.sentence(cue.sentence.start).block):
            whole = Span(cue.reported[0].start, cue.reported[-1].end)
            rule = Rule(f"reported {cue.frame}")
            yield Draft(StatementKind.REPORTED, whole, cue.sentence, cue, speaker, rule)


def _with_ids(
    article: Article, weighed: Sequence[tuple[Draft, Attribution | None]]
) -> tuple[Statement, ...]:
    """Turn drafts into statements. An id is made of the article's id and the statement's own words;
    a repeated one gets a number.
    """
    used: dict[str, int] = {}
    utterances: dict[int, str] = {}  # by the start of the statement
    statements = []
    for draft, speaker in weighed:
        words = " ".join(draft.span.of(article.text).split())
        ident = f"{article.id}-{sha256(words.encode()).hexdigest()[:8]}"
        used[ident] = used.get(ident, 0) + 1
        if used[ident] > 1:
            ident = f"{ident}-{used[ident]}"
        utterance = utterances.get(draft.joins, ident)
        utterances[draft.span.start] = utterance
        cue = draft.cue.span if draft.cue else None
        statements.append(
            Statement(
                ident, draft.kind, draft.span, draft.sentence, cue, speaker, utterance, draft.repair
            )
        )
    return tuple(statements)
