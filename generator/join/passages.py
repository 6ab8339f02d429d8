"""Passages: the whole sentences of one paragraph in which one speaker says one thing, with when,
where and on what topics.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.join._dates import newest_first
from generator.join._ids import made_of
from generator.join._when import When
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.briefings import Passage
from generator.model.readings import Reading, Sentence, Statement, StatementKind
from generator.model.spans import Span
from generator.settings import Settings

TopicsOf = Callable[[Article, Span], tuple[str, ...]]

_BACK = 3  # pieces in which the one is looked for that a statement goes on with
_STRONGEST = (StatementKind.QUOTED, StatementKind.PARTIAL, StatementKind.REPORTED)


def find_passages(
    readings: Iterable[Reading],
    speakers: Mapping[tuple[str, str], str],
    settings: Settings,
    topics_of: TopicsOf,
    lexicon: Lexicon,
) -> tuple[Passage, ...]:
    """Return what pages show of each utterance, newest first, then by article, in the order of the
    text.

    `speakers` maps (Article.id, Attribution.id) to Speaker.id.
    """
    whens = (
        (reading, When(reading, settings.of_article(reading.article.seed), lexicon))
        for reading in readings
    )
    found = [
        passage
        for reading, when in whens
        for passage in _of_reading(reading, when, speakers, topics_of)
    ]
    return tuple(
        sorted(
            found,
            key=lambda each: (
                newest_first(each.date.edtf),
                each.reading.article.id,
                each.span.start,
                each.speaker,
                each.id,
            ),
        )
    )


def _of_reading(
    reading: Reading, when: When, speakers: Mapping[tuple[str, str], str], topics_of: TopicsOf
) -> Iterator[Passage]:
    article = reading.article
    prints: Counter[tuple[str, ...]] = Counter()
    for piece in _pieces(reading, speakers):
        block = article.blocks[piece.block].span
        # of its own words alone: who speaks may be put right, or be called by another id tomorrow
        words = (article.id, piece.span.of(article.text))
        prints[words] += 1
        # a second passage with the same words gets an id of its own
        copy = [str(prints[words])] if prints[words] > 1 else []
        yield Passage(
            id=made_of("p", *words, *copy),
            reading=reading,
            span=piece.span,
            kind=min((statement.kind for statement in piece.statements), key=_STRONGEST.index),
            speaker=piece.speaker,
            statements=piece.statements,
            topics=topics_of(article, piece.span),
            date=when.date(piece.span, block),
            occasion=when.occasion(piece.span, block),
        )


# -- which sentences belong together ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """Sentences `first` to `last` (indices into Reading.sentences) of one block, in which one
    speaker makes these statements.
    """

    span: Span
    first: int
    last: int
    block: int
    speaker: str
    statements: tuple[Statement, ...]

    def goes_on(self, other: _Piece) -> bool:
        """Say whether `other` is more of the same: the same sentence, or the next with more of one
        utterance.
        """
        if (self.block, self.speaker) != (other.block, other.speaker):
            return False
        utterances = {statement.utterance for statement in self.statements}
        same = any(statement.utterance in utterances for statement in other.statements)
        return other.first <= self.last or (same and other.first == self.last + 1)


def _pieces(reading: Reading, speakers: Mapping[tuple[str, str], str]) -> list[_Piece]:
    """Return the pieces of one reading, by where they begin."""
    starts = [sentence.span.start for sentence in reading.sentences]
    pieces: list[_Piece] = []
    for statement in sorted(reading.statements, key=lambda each: (each.span, each.id)):
        first = bisect_right(starts, min(statement.span.start, statement.sentence.start)) - 1
        last = bisect_right(starts, max(statement.span.end, statement.sentence.end) - 1) - 1
        speaker = (
            speakers.get((reading.article.id, statement.speaker.id), "")
            if statement.speaker
            else ""
        )
        new = _piece(reading.sentences, first, last, speaker, (statement,))
        back = range(len(pieces) - 1, max(len(pieces) - 1 - _BACK, -1), -1)
        index = next((index for index in back if pieces[index].goes_on(new)), None)
        if index is None:
            pieces.append(new)
        else:
            pieces[index] = _joined(reading.sentences, pieces[index], new)
    return sorted(pieces, key=lambda piece: (piece.span, piece.statements[0].span))


def _joined(sentences: Sequence[Sentence], old: _Piece, new: _Piece) -> _Piece:
    first, last = min(old.first, new.first), max(old.last, new.last)
    return _piece(sentences, first, last, new.speaker, (*old.statements, *new.statements))


def _piece(
    sentences: Sequence[Sentence],
    first: int,
    last: int,
    speaker: str,
    statements: tuple[Statement, ...],
) -> _Piece:
    span = Span(sentences[first].span.start, sentences[last].span.end)
    return _Piece(span, first, last, sentences[first].block, speaker, statements)
