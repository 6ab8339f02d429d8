"""Quotations, cues and speakers → statements: which words are somebody's, of what kind, and whose."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple

from generator.model import Article, Attribution, BlockKind, Cue, How, Parsed, Quotation, Sentence, Span, Statement, StatementKind

_SIGNATURE = re.compile(r"\s*(?:[―—–]|--?)\s*(?=[^\W\d_a-z])")
_LETTERS = re.compile(r"[^\W\d_][\w’'.-]*")
_BEFORE_TITLE = re.compile(
    r"(?:\b(?:on|of|in|titled|entitled|during|book|show|film|movie|song|album|series|podcast|magazine|newspaper|the|a|an|his|her|their)|[’']s)\s+\Z"
)
_FEW_WORDS = 3  # fewer quoted words without a cue are a name or an odd word
_LONG = 6  # words from which quoted words without a cue are somebody's sentence
_SUBJECT = 0.7  # how sure it is that they are the subject's
_CONTINUATION = 0.93  # how sure "B." is X's in "A," X said. "B."
_NEXT_PARAGRAPH = 0.75  # … and in the paragraph after


@dataclass(frozen=True, slots=True)
class _Draft:
    """A statement without its id. `joins` is the start of the statement whose utterance it goes on with, -1 for none."""

    kind: StatementKind
    span: Span
    sentence: Span
    cue: Span | None
    speaker: Attribution | None
    repair: str = ""
    joins: int = -1


class _Link(NamedTuple):
    """How a quotation hangs together with a cue: the cue's place and what kind of statement follows from it."""

    cue: int
    kind: StatementKind


def find_statements(
    parsed: Parsed,
    speakers: Sequence[Attribution | None],
    subject_of: Callable[[Span], Attribution | None],
    speaker_at: Callable[[Span], Attribution | None],
) -> tuple[Statement, ...]:
    """Return what the body's quotations and reporting clauses say, in the order of the text.

    `speakers` has one entry a cue; `subject_of` says who is the subject in a stretch of text, for quotations that no cue introduces.
    """
    scene = _Scene(parsed, speakers, subject_of, speaker_at)
    drafts = sorted((*scene.quoted(), *scene.reported()), key=lambda draft: (draft.span, draft.kind.value))
    return _with_ids(parsed.article, drafts)


class _Scene:
    """One article's findings, with the ways to look from a quotation to the cues around it."""

    def __init__(
        self,
        parsed: Parsed,
        speakers: Sequence[Attribution | None],
        subject_of: Callable[[Span], Attribution | None],
        speaker_at: Callable[[Span], Attribution | None],
    ) -> None:
        article = parsed.article
        sentences = parsed.sentences
        quotations = parsed.quotations
        cues = parsed.cues
        self._text, self._blocks = article.text, article.blocks
        self._sentences, self._quotations, self._cues, self._speakers = sentences, quotations, cues, speakers
        self._subject_of, self._speaker_at = subject_of, speaker_at
        self._starts = [sentence.span.start for sentence in sentences]
        self._outer_starts = [quotation.outer.start for quotation in quotations]
        self._doubles = sum(self._text[start] not in "‘'" for start in self._outer_starts)
        self._cue_sentences = [cue.sentence.start for cue in cues]

    def quoted(self) -> list[_Draft]:
        """Return a statement for each quotation that somebody says, in the order of the text."""
        drafts: dict[int, _Draft] = {}  # by place of the quotation
        for place, quotation in enumerate(self._quotations):
            if self._blocks[quotation.block].kind is BlockKind.PARAGRAPH:
                draft = None if self._is_title(quotation) or self._is_minor(quotation) else self._by_rule(place, drafts)
                if draft is not None:
                    drafts[place] = draft
        return list(drafts.values())

    def _by_rule(self, place: int, drafts: dict[int, _Draft]) -> _Draft | None:
        for rule in (self._by_cue, self._by_signature, self._by_continuation, self._by_subject):
            draft = rule(place, drafts)
            if draft is not None:
                return draft
        return None

    def reported(self) -> Iterator[_Draft]:
        """Yield a statement for each piece of reported content that is more than a quotation."""
        for place, cue in enumerate(self._cues):
            block = self._sentence_at(cue.sentence.start).block
            if self._blocks[block].kind is not BlockKind.PARAGRAPH:
                continue
            first = -1
            for piece in cue.content:
                if self._is_quotation(piece):
                    continue
                yield _Draft(StatementKind.REPORTED, piece, cue.sentence, cue.span, self._speakers[place], "", first)
                first = piece.start if first < 0 else first

    # -- a quotation and its cue --

    def _by_cue(self, place: int, drafts: dict[int, _Draft]) -> _Draft | None:
        quotation = self._quotations[place]
        link = self._link(quotation)
        if link is None:
            return None
        cue = self._cues[link.cue]
        before = drafts.get(place - 1)
        joins = (
            before.span.start
            if before and before.cue == cue.span and link.kind is before.kind is StatementKind.QUOTED
            else self._chained(place, drafts)
        )
        return _Draft(
            link.kind,
            quotation.span,
            self._sentence_at(quotation.span.start).span,
            cue.span,
            self._speakers[link.cue],
            quotation.repair,
            joins,
        )

    def _link(self, quotation: Quotation) -> _Link | None:
        """Return the cue whose content holds the quotation, else the nearest one in the sentences it touches."""
        near = list(self._cues_around(quotation))
        holding = [place for place in near if any(piece.holds(quotation.span) for piece in self._cues[place].content)]
        if holding:
            place = min(holding, key=lambda each: sum(piece.end - piece.start for piece in self._cues[each].content))
            whole = any(self._covers(quotation, piece) for piece in self._cues[place].content)
            return _Link(place, self._kind(quotation) if whole else StatementKind.PARTIAL)
        best = min(near, key=lambda each: self._gap(quotation, self._cues[each]), default=None)
        if best is None:
            return None
        return _Link(best, self._kind(quotation))

    def _cues_around(self, quotation: Quotation) -> Iterator[int]:
        """Yield the cues of the sentences that the quotation touches, and of the sentence before if that ends in a colon."""
        first = max(0, bisect_right(self._starts, quotation.outer.start) - 1)
        if first > 0 and self._text[self._sentences[first - 1].span.end - 1] == ":":
            first -= 1
        start = self._starts[first]
        end = bisect_left(self._cue_sentences, max(quotation.outer.end, quotation.outer.start + 1))
        for place in range(end - 1, bisect_left(self._cue_sentences, start) - 1, -1):
            yield place

    def _covers(self, quotation: Quotation, piece: Span) -> bool:
        inside = min(piece.end, quotation.outer.end) - max(piece.start, quotation.outer.start)
        return inside >= 0.9 * (piece.end - piece.start)

    def _gap(self, quotation: Quotation, cue: Cue) -> tuple[int, int]:
        places = [span for span in (cue.span, cue.subject) if span is not None]
        after = min(span.start for span in places) - quotation.outer.end
        before = quotation.outer.start - max(span.end for span in places)
        gap = after if after >= 0 else before if before >= 0 else 0
        return (gap, 0 if after >= 0 else 1)

    def _kind(self, quotation: Quotation) -> StatementKind:
        """Say whether the quotation stands as a clause of its own: it opens a sentence, or follows a mark with a capital."""
        text, start = self._text, quotation.outer.start
        number = max(0, bisect_right(self._starts, start) - 1)
        opens = not text[self._starts[number] : start].strip("“”\"' ‘(")
        before = text[max(0, start - 3) : start].rstrip()[-1:]
        first = text[quotation.span.start]
        capital = first.isupper() or first.isdigit() or text[quotation.span.start : quotation.span.start + 1] in "‘'[…"
        stands = opens or before in {",", ":"} or (capital and len(quotation.span.of(text).split()) > 3)
        return StatementKind.QUOTED if stands else StatementKind.PARTIAL

    # -- a quotation without a cue of its own --

    def _by_signature(self, place: int, drafts: dict[int, _Draft]) -> _Draft | None:
        """“…” — Ann Lee: the name stands behind a dash, at the end of the paragraph."""
        quotation = self._quotations[place]
        end = self._blocks[quotation.block].span.end
        dash = _SIGNATURE.match(self._text, quotation.outer.end, min(end, quotation.outer.end + 120))
        if dash is None:
            return None
        name = self._text[dash.end() : end].split("\n")[0].rstrip(" .")
        speaker = self._speaker_at(Span(dash.end(), dash.end() + len(name))) if len(name.split()) <= _LONG else None
        return self._quoted_draft(place, StatementKind.QUOTED, speaker) if speaker else None

    def _by_continuation(self, place: int, drafts: dict[int, _Draft]) -> _Draft | None:
        """“A,” X said. “B.” — and the paragraph after, if it is all quotation."""
        quotation = self._quotations[place]
        chained = quotation.chain != place
        before = drafts.get(quotation.chain if chained else place - 1)
        if before is None or self._kind(quotation) is not StatementKind.QUOTED:
            return None
        last = self._quotations[place - 1]
        same = last.block == quotation.block and before.kind is StatementKind.QUOTED
        opens = not self._text[self._blocks[quotation.block].span.start : quotation.outer.start].strip()
        if not (
            chained
            or (same and self._is_sentence(quotation))
            or (opens and 0 < quotation.block - last.block <= 1 and self._is_long(quotation))
        ):
            return None
        confidence = _CONTINUATION if same or chained else _NEXT_PARAGRAPH
        speaker = before.speaker and replace(
            before.speaker, span=None, how=How.CONTINUATION, confidence=min(before.speaker.confidence, confidence)
        )
        return self._quoted_draft(place, StatementKind.QUOTED, speaker, before.span.start if chained else -1)

    def _by_subject(self, place: int, drafts: dict[int, _Draft]) -> _Draft | None:
        """Quoted words that no cue introduces are the subject's: of the sentence, or of the one before that ends in a colon."""
        quotation = self._quotations[place]
        number = max(0, bisect_right(self._starts, quotation.outer.start) - 1)
        first = self._sentences[number].span
        if number > 0 and self._text[self._sentences[number - 1].span.end - 1] == ":":
            first = self._sentences[number - 1].span
        speaker = self._subject_of(Span(first.start, quotation.outer.start))
        stands = self._kind(quotation) is StatementKind.QUOTED and self._is_sentence(quotation)
        if speaker is None:
            return self._quoted_draft(place, StatementKind.QUOTED, None) if stands and self._is_long(quotation) else None
        if not stands and len(quotation.span.of(self._text).split()) < _FEW_WORDS:
            return None
        return self._quoted_draft(
            place,
            StatementKind.QUOTED if stands else StatementKind.PARTIAL,
            replace(speaker, confidence=min(speaker.confidence, _SUBJECT)),
        )

    def _quoted_draft(self, place: int, kind: StatementKind, speaker: Attribution | None, joins: int = -1) -> _Draft:
        quotation = self._quotations[place]
        return _Draft(kind, quotation.span, self._sentence_at(quotation.span.start).span, None, speaker, quotation.repair, joins)

    def _is_title(self, quotation: Quotation) -> bool:
        """Say whether the quotation marks hold a name or title: all its words have capitals and an article or "on" stands before."""
        words = [word for word in _LETTERS.findall(quotation.span.of(self._text)) if len(word) > 3 or word[0].isupper()]
        if len(words) < 2 or len(words) > 10 or not all(word[0].isupper() for word in words):
            return False
        return bool(_BEFORE_TITLE.search(self._text, max(0, quotation.outer.start - 20), quotation.outer.start))

    def _is_minor(self, quotation: Quotation) -> bool:
        """Say whether the marks are single in an article that quotes with double ones, and hold but a few words: a headline's or a scare quote."""
        single = self._text[quotation.outer.start] in "‘'" and self._text[quotation.outer.start + 1] not in "‘'"
        return single and self._doubles > 0 and self._kind(quotation) is StatementKind.PARTIAL

    def _is_sentence(self, quotation: Quotation) -> bool:
        """Say whether the quotation is a sentence by itself: it opens one, and a final mark or nothing ends it."""
        start = self._starts[max(0, bisect_right(self._starts, quotation.outer.start) - 1)]
        return quotation.outer.start - start < 2 and quotation.span.of(self._text)[-1:] in ".!?…"

    def _is_long(self, quotation: Quotation) -> bool:
        return len(quotation.span.of(self._text).split()) >= _LONG

    def _chained(self, place: int, drafts: dict[int, _Draft]) -> int:
        chain = self._quotations[place].chain
        return drafts[chain].span.start if chain != place and chain in drafts else -1

    # -- places --

    def _sentence_at(self, place: int) -> Sentence:
        return self._sentences[max(0, bisect_right(self._starts, place) - 1)]

    def _is_quotation(self, piece: Span) -> bool:
        """Say whether nearly all of `piece` stands between quotation marks."""
        first = max(0, bisect_right(self._outer_starts, piece.start) - 1)
        last = bisect_left(self._outer_starts, piece.end)
        inside = sum(
            max(0, min(piece.end, quotation.outer.end) - max(piece.start, quotation.outer.start))
            for quotation in self._quotations[first:last]
        )
        return inside >= 0.9 * (piece.end - piece.start)


def _with_ids(article: Article, drafts: Sequence[_Draft]) -> tuple[Statement, ...]:
    """Give each draft an id made of the article's id and its own words; a repeated one gets a number."""
    used: dict[str, int] = {}
    by_start: dict[int, str] = {}
    statements = []
    for draft in drafts:
        words = " ".join(draft.span.of(article.text).split())
        ident = f"{article.id}-{sha256(words.encode()).hexdigest()[:8]}"
        used[ident] = used.get(ident, 0) + 1
        if used[ident] > 1:
            ident = f"{ident}-{used[ident]}"
        utterance = by_start.get(draft.joins, ident)
        by_start[draft.span.start] = utterance
        statements.append(
            Statement(ident, draft.kind, draft.span, draft.sentence, draft.cue, draft.speaker, utterance, draft.repair)
        )
    return tuple(statements)
