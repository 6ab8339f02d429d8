"""The pieces of a sentence that a clause reports: what a rule for a frame sees and gives, and where
content ends. All positions are token indices.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.extract.grammar.tag_patterns import THAT, tag_pattern, tag_set
from generator.extract.grammar.tagger import Tokens
from generator.extract.reporting.clauses import Clause
from generator.extract.reporting.content_ends import Content, end_of_content
from generator.extract.reporting.content_limits import limit
from generator.frozen import frozen
from generator.model.readings import Frame

Piece = tuple[int, int]  # the indices of the first token, and of the one after the last


@frozen
class FrameContext:
    """What a rule may look at besides its clause: the later clauses of the sentence, and the
    weights for content ends.
    """

    later: Sequence[Clause]
    weights: Mapping[str, float]


@frozen
class Report:
    """The frame of a clause, and the pieces of the sentence that it reports."""

    frame: Frame
    pieces: tuple[Piece, ...]


# NEW YORK, Nov. 18 (Reuters) — (The quay was shut)
_DATELINE = tag_pattern("(name <name/comma/stop/time/number>{0,12})? open name{1,3} close dash")
# (the quay, Berg said) later on Tuesday,
ASIDE = tag_pattern("(adv | DATE)* <comma/dash>")
_SENTENCE = tag_pattern(  # In May, the quay was
    """(<prep/sub/past/ing> not<comma>* comma | <prep/conj> number)?
    (not<prep/sub/past/ing> any*)? <VERB/pron/quote>"""
)
# and “…,”
_QUOTATION_ONLY = tag_pattern("<stop/comma/conj/adv>* quote <quote/stop/comma/conj/adv>*")
_NO_MORE_VERB = tag_pattern("quote not<VERB>* end")  # “…” in Lund

_NO_WORDS = tag_set("quote/stop/comma")
_CLOSING = tag_set("comma/semi/stop/dash/conj")


def sentence_start(tags: str) -> int:
    """Return the index of the token at which a sentence begins behind its dateline, if it has
    one.
    """
    dateline = _DATELINE.match(tags)
    return dateline.end() if dateline is not None else 0


def in_one_piece(frame: Frame, start: int, stop: int) -> Report | None:
    """Return the report of the tokens from `start` to `stop`; `None` if there are none."""
    return Report(frame, ((start, stop),)) if stop > start else None


def clause_report(clause: Clause, start: int, context: FrameContext) -> Report | None:
    """Return the report of a clause that begins at `start`: its words, or the quotation that is all
    of it.
    """
    frame = (
        Frame.SUBJECTLESS
        if clause.entry.ing and clause.governed
        else Frame.PASSIVE
        if clause.entry.passive
        else Frame.CLAUSE
    )
    stop = end_of_piece(clause, start, context)
    tags = clause.tokens.tags[start:stop]
    if _NO_WORDS.issuperset(tags) or _NO_MORE_VERB.match(tags):
        return Report(Frame.QUOTATION, ())
    return in_one_piece(frame, start, stop)


def end_of_piece(clause: Clause, start: int, context: FrameContext) -> int:
    """Return the index of the token before which content from `start` ends, without the marks at
    its end.
    """
    content = Content(
        clause.tokens, start, limit(clause, start, context.later), _introduced(clause, start)
    )
    stop = end_of_content(content, context.weights)
    while stop > start and _closes(clause.tokens, stop - 1):
        stop -= 1
    return stop


def _closes(tokens: Tokens, index: int) -> bool:
    """True if the token is a mark that belongs to no content; but "3.5 %" ends in one that does."""
    return tokens.tags[index] in _CLOSING and tokens.lower[index] not in tokens.lists.percent


def _introduced(clause: Clause, start: int) -> str:
    """Return how the clause introduces its content, a feature of where that ends."""
    if clause.entry.ing:
        return "participle"
    return "that" if clause.tokens.tags[start - 1] == THAT else "bare"


def is_sentence(tags: str) -> bool:
    """True if words before a comma are a sentence of their own, not an opening phrase or side
    clause.
    """
    return _SENTENCE.match(tags) is not None


def is_quotation_only(tags: str, piece: Piece) -> bool:
    """True if the piece holds quotations and little else."""
    return _QUOTATION_ONLY.fullmatch(tags, *piece) is not None
