"""Frames whose content is a phrase: “rejected suggestions that …”, “described it as …”."""

from __future__ import annotations

import re

from generator.extract.grammar.noun_phrases import REACH
from generator.extract.grammar.tag_patterns import QUOTE, tag_pattern
from generator.extract.grammar.tagger import Tokens
from generator.extract.reporting.clauses import Clause
from generator.extract.reporting.deeds import is_particle
from generator.extract.reporting.pieces import FrameContext, Report, end_of_piece, in_one_piece
from generator.model.readings import Frame

# (the space promised) since 2018: what is reported does not follow
_SINCE = tag_pattern("<prep/adv> <number/time>")
# (what Berg called) a “mess”; (what Berg dismissed) as “a mess”
_SO_CALLED = tag_pattern("<adv/det>{0,2} <prep/sub>? det? quote")
_WORDED = tag_pattern(  # (Berg refers) to it as “messy” and “old”
    """not<comma/semi/colon/stop/relative/that/quote>{0,25} quote
    (comma? not<comma/semi/colon/stop/relative/that/quote/pron>{0,12} quote)*"""
)
_CLASSED = tag_pattern(  # (Berg rated) the claim as “false” or “a lie”
    """not<comma/semi/colon/relative/that/quote/sub>{0,15} equals=(sub) <det/adv>{0,2} quote
    (conj det? quote)*"""
)
_NAMES = tag_pattern(  # (Berg called) him (a liar): who is called, and what
    """not_followed_by(otherpron? (name stop)? name{1,4}
      (<comma/conj/relative/sub/prep/close> | stop not_followed_by(name) | end))
    (otherpron not_followed_by(prep)
    | <quote/pron/name/prep>
    | not<comma/semi/colon/stop>* quote
    | not<comma/semi/colon/stop/conj/det>* det
      not<comma/semi/colon/stop/conj>* not_preceded_by(prep) det
    | <det/number/noun>+ name* <ing/aux>)"""
)
_NOTHING = tag_pattern("<pron/det/otherpron> <stop/comma/semi/conj>")  # (Berg denied) this.


def phrase(clause: Clause, context: FrameContext) -> Report | None:
    """X urged allies to …; X rejected suggestions that …; X described it as …"""
    if "phrase" not in clause.entry.takes:
        return None
    start = clause.end + (
        any(
            word in clause.tokens.lists.links
            for word in clause.tokens.lower[clause.end : clause.end + 1]
        )
    )
    if clause.entry.lemma in clause.tokens.lists.naming and not _names(clause.tokens, start):
        return None
    if only_points(clause.tokens, start) or is_particle(clause.tokens, start):
        return None
    if start == clause.end and _SINCE.match(clause.tokens.tags, start):
        return None
    return in_one_piece(Frame.PHRASE, start, end_of_piece(clause, start, context))


def only_points(tokens: Tokens, start: int) -> bool:
    """True if the content only refers to something said elsewhere: "denied this"."""
    return (
        _NOTHING.match(tokens.tags, start) is not None
        and tokens.lower[start] in tokens.lists.pointing
    )


def _names(tokens: Tokens, start: int) -> bool:
    """True if the verb gives a name to somebody or something; it does not in "she called the fire
    brigade" or "a man calling himself Paul".
    """
    return _NAMES.match(tokens.tags, start) is not None and not tokens.lower[start].endswith(
        ("self", "selves")
    )


def worded(clause: Clause, context: FrameContext) -> Report | None:
    """What X called “…”; X refers to Y as “…”; X rated Y as “…”: the quoted words alone."""
    found = is_so_called(clause) or _classed(clause)
    if found is None and clause.entry.lemma in clause.tokens.lists.wording:
        found = _WORDED.match(clause.tokens.tags, clause.end, clause.end + REACH)
    if found is None:
        return None
    tags = clause.tokens.tags
    quoted = (index for index in range(*found.span()) if tags[index] == QUOTE)
    return Report(Frame.PHRASE, tuple((index, index + 1) for index in quoted))


def _classed(clause: Clause) -> re.Match[str] | None:
    """Return the tokens after the verb in "X rated Y as “…”"; `None` for any other clause."""
    if "classing" not in clause.entry.takes:
        return None
    found = _CLASSED.match(clause.tokens.tags, clause.end, clause.end + REACH)
    equates = clause.tokens.lists.equating
    if found is None or clause.tokens.lower[found.start("equals")] not in equates:
        return None
    return found


def is_so_called(clause: Clause) -> re.Match[str] | None:
    """Return the tokens after the verb in "what X called “…”"; `None` for any other clause, and for
    "what we call".
    """
    before = clause.tokens.lower[max(0, clause.first - 1) : clause.first + 1]
    if "phrase" not in clause.entry.takes or before[:1] != ["what"] or before[1:] == ["we"]:
        return None
    return _SO_CALLED.match(clause.tokens.tags, clause.end)
