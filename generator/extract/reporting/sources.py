"""Frames whose clause names a source beside the sentence: “according to X, …”, “as X said, …”."""

from __future__ import annotations

from generator.extract.grammar.noun_phrases import REACH
from generator.extract.grammar.subjects import phrase_before, verb_group
from generator.extract.grammar.tag_patterns import COMMA, STOP, THAT, tag_pattern, tag_set
from generator.extract.reporting.clauses import Clause
from generator.extract.reporting.pieces import (
    ASIDE,
    FrameContext,
    Report,
    end_of_piece,
    in_one_piece,
    is_quotation_only,
    is_sentence,
    sentence_start,
)
from generator.model.readings import Frame

# (According to Berg), who had seen it, (the quay was shut)
_RELATIVE = tag_pattern("comma? <that/relative> not<comma>* comma")
_VERB = tag_set("VERB")
_NO_WORDS = tag_set("quote/stop/comma")
_BEFORE_SOURCE = tag_set("open/colon/semi/conj/sub/that")
# what is said follows "as saying"
_REPORTED = tag_set("that/quote/colon")
_NOTHING_MORE = tag_set("stop/prep/time")
_REMARK = tag_set("relative/ing/conj/past/quote")


def source(clause: Clause, context: FrameContext) -> Report | None:
    """According to X, …; …, according to X"""
    if clause.entry.lemma != "accord":
        return None
    tags = clause.tokens.tags
    size = len(tags) - (1 if tags.endswith(STOP) else 0)
    opens = clause.verb - (tags[clause.verb - 1 : clause.verb] == COMMA)
    if opens == 0 or tags[opens - 1] in _BEFORE_SOURCE:
        aside = _RELATIVE.match(tags, clause.end, size) or ASIDE.match(tags, clause.end, size)
        start = aside.end() if aside is not None else clause.end
        return Report(Frame.SOURCE, ((start, size),)) if start < size else None
    stop = clause.verb - (tags[clause.verb - 1] == COMMA)
    begin = sentence_start(tags)
    pieces = ((begin, stop),)
    if begin == stop or _NO_WORDS.issuperset(tags[begin:stop]):
        return Report(Frame.QUOTATION, ())
    if clause.verb == 1:
        return None  # "That's according to Lund"
    after = (clause.end + 1, size)
    if tags[clause.end : clause.end + 1] == COMMA and _carries_on(
        tags[:stop], tags[after[0] : size]
    ):
        return Report(Frame.SOURCE, (*pieces, after))
    return Report(Frame.SOURCE, pieces)


def quoted_as(clause: Clause, context: FrameContext) -> Report | None:
    """“…,” the paper quoted X as saying."""
    tags, subject = clause.tokens.tags, clause.subject
    if subject is None or clause.tokens.lower[clause.group - 1 : clause.group] != ["as"]:
        return None
    paper = phrase_before(clause.tokens, verb_group(clause.tokens, subject.first - 1))
    end = paper.first - 1 if paper is not None else 0
    follows = tags[clause.end : clause.end + 1]
    if end < 1 or tags[end] != COMMA or follows in _REPORTED:
        return None
    if is_quotation_only(tags, (0, end)):
        return Report(Frame.QUOTATION, ())
    ends = follows in _NOTHING_MORE and is_sentence(tags[:end])
    return Report(Frame.AFTER, ((0, end),)) if ends else None


def _carries_on(left: str, right: str) -> bool:
    """True if `right` continues what `left` begins, and is no remark on the source between them."""
    return not _VERB.isdisjoint(right) and right[0] not in _REMARK and not is_sentence(left)


def as_said(clause: Clause, context: FrameContext) -> Report | None:
    """As X said, …"""
    tokens = clause.tokens
    if clause.first == 0 or tokens.lower[clause.first - 1] != "as":
        return None
    if tokens.tags[clause.end : clause.end + 1] == THAT:
        return None
    found = ASIDE.match(tokens.tags, clause.end, clause.end + REACH)
    if found is not None:
        return in_one_piece(Frame.CLAUSE, found.end(), end_of_piece(clause, found.end(), context))
    before = (0, clause.first - 2)
    return (
        Report(Frame.AFTER, (before,))
        if before[1] > 2 and tokens.tags[before[1]] == COMMA
        else None
    )
