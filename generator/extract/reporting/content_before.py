"""Frames whose content stands before the verb or on both sides of it: “…, X said”,
“…, X said, …”.
"""

from __future__ import annotations

from generator.extract.grammar.noun_phrases import REACH
from generator.extract.grammar.tag_patterns import (
    ADV,
    COLON,
    COMMA,
    CONJ,
    DASH,
    PREP,
    QUOTE,
    RELATIVE,
    STOP,
    THAT,
    tag_pattern,
    tag_set,
)
from generator.extract.reporting.clauses import Clause
from generator.extract.reporting.pieces import (
    ASIDE,
    FrameContext,
    Piece,
    Report,
    end_of_piece,
    is_quotation_only,
    is_sentence,
    sentence_start,
)
from generator.model.readings import Frame

_ADJUNCT = tag_pattern(  # (Berg said) later in a speech in Lund
    """adv* (<prep/otherpron/time>
      (not<CLAUSE_BREAK> | preceded_by(prep) <aux/finite/that>)*)?"""
)
_ADDRESSED = tag_pattern("not<CLAUSE_BREAK>*")  # (Berg told) the crowd in Lund
_AT_ONCE = tag_pattern("(adv | DATE)* (<stop/semi> | end)")  # (Berg said) later on Tuesday.
_FAR_ASIDE = tag_pattern(  # (the toll, Lund said) in a letter to Holm, (was high)
    """<adv/time>* prep not<CLAUSE_BREAK/conj/dash>* comma
    followed_by(adv* <aux/finite/pron/det/noun/name>)"""
)
_APPOSITION = tag_pattern(  # (the toll, said Lund,) the mayor, (was high)
    """relative not<comma>* comma followed_by(adv* <aux/finite>)
    | not<CLAUSE_SIGN/comma/relative>* comma
      followed_by(adv* <aux/finite> | not<comma/ing/prep/sub/relative>* <finite/aux/pron>)"""
)
# and yet(, she said); he left when(, she said); the park, which(, she said)
_LEADS_ON = tag_pattern("<adv/conj> <adv/conj>+ | any* <conj/sub/relative>")
_VERB_AT_ONCE = tag_pattern("conj adv* aux | adv* <aux/finite>")  # (the quay, she said,) is (safe)
_REMARKED = tag_pattern(  # (“…,” she said) when (asked); (“…,” he said), (smiling)
    """not_followed_by(comma? (that not_followed_by(<finite/aux>) | conj) | conj that) any"""
)
_AND_CLAUSE = tag_pattern(  # (It is safe, she said,) and the quay was (closed)
    """conj not_followed_by(adv* finite) not<quote>* <finite/aux/pron>
    | conj adv? quote | conj adv"""
)
# (It is safe, she said,) the quay was (closed)
_CLAUSE_AHEAD = tag_pattern("not<ing/relative/sub/quote/that>* <finite/aux/pron>")

_VERB = tag_set("VERB")
_CLAUSE_OR_QUOTE = tag_set("VERB/pron/quote")
_SETS_OFF = tag_set("comma/dash/quote/stop")
_CUT_OFF = tag_set("comma/dash/stop")
_AFTER_REMARK = tag_set("comma/semi/colon/dash/sub/prep/time/ing")
_AFTER_CLAUSE = tag_set("comma/stop/semi/dash/colon/sub")
_OPENS_ASIDE = tag_set("prep/sub/past")
_UNFINISHED = tag_set("aux/finite/prep/det")
_NO_CONTINUATION = tag_set("conj/ing/relative/sub/quote")
_BEFORE_QUOTE = frozenset({COMMA + QUOTE, COLON + QUOTE})


def after_content(clause: Clause, context: FrameContext) -> Report | None:
    """…, X said. …, said X."""
    before = _before(clause)
    if before is None:
        return None
    tags = clause.tokens.tags
    adjunct = (_ADDRESSED if "person" in clause.entry.takes else _ADJUNCT).match(
        tags, clause.end, clause.end + REACH
    )
    follows = tags[adjunct.end() : adjunct.end() + 2] if adjunct is not None else ""
    only_quotation = is_quotation_only(tags, before)
    # “A.” X said as he left
    ended = tags[clause.first - 1] == STOP and clause.tokens.lower[clause.end : clause.end + 1] != [
        "as"
    ]
    # “A,” X told the paper in an interview that ran late
    related = adjunct is not None and adjunct.end() > clause.end and follows.startswith(THAT)
    remarked = related or _REMARKED.match(follows) is not None
    if only_quotation and remarked and (not ended or follows[0] in _AFTER_REMARK):
        return Report(Frame.QUOTATION, ())
    if not _ends_there(clause, follows) or not _stands_alone(clause, before, follows):
        return None
    return Report(Frame.QUOTATION, ()) if only_quotation else Report(Frame.AFTER, (before,))


def _ends_there(clause: Clause, follows: str) -> bool:
    """True if nothing behind the clause is its content, as in "was told by Holm that …"."""
    if clause.inverted:
        return not follows.startswith(THAT)
    return not follows or follows[0] in _AFTER_CLAUSE


def _stands_alone(clause: Clause, before: Piece, follows: str) -> bool:
    """True if the clause reports the words before it: they end in a quotation, or are a sentence of
    their own.
    """
    left = clause.tokens.tags[before[0] : before[1]]
    if clause.entry.takes == {"voiced"}:
        return left.endswith(QUOTE)  # "asked whether he feared for the quay, Berg shrugged"
    if left.endswith(QUOTE) or (follows not in _BEFORE_QUOTE and is_sentence(left)):
        return True
    at_once = follows in {"", STOP} or _AT_ONCE.match(clause.tokens.tags, clause.end) is not None
    opening = left.lstrip(ADV + CONJ + COMMA)[:1]
    plain = (opening and opening not in _OPENS_ASIDE) or not _VERB.isdisjoint(left)
    return at_once and bool(plain) and "clause" in clause.entry.takes


def _before(clause: Clause) -> Piece | None:
    """Return the tokens before the clause, up to the mark that sets it off; `None` if there is no
    such mark.
    """
    tags = clause.tokens.tags
    end = clause.first
    # "“…,” said Berg, who once called …"
    relative = tags[clause.group - 1 : clause.group] == RELATIVE
    if end < 1 or clause.governed or clause.entry.ing or relative or tags[end - 1] not in _SETS_OFF:
        return None
    if clause.tokens.lower[clause.group] in clause.tokens.lists.modals:
        return None  # "if it rains, Berg could threaten to leave"
    end -= tags[end - 1] in _CUT_OFF
    mark = max(tags.rfind(COLON + QUOTE, 0, end), tags.rfind(DASH + QUOTE, 0, end))
    start = max(mark + 1, sentence_start(tags))
    return (start, end) if start < end else None


def middle(clause: Clause, context: FrameContext) -> Report | None:
    """…, X said, …"""
    before, tags = _before(clause), clause.tokens.tags
    resumes = _aside_end(clause, before) if before is not None else None
    if before is None or resumes is None:
        return None
    start = resumes + (tags[resumes : resumes + 1] == CONJ)
    after = (start, end_of_piece(clause, start, context))
    left, right = tags[before[0] : before[1]], tags[resumes : after[1]]
    if not right or (clause.inverted and _CLAUSE_OR_QUOTE.isdisjoint(right)):
        return None
    if is_sentence(left) or left.endswith(QUOTE):
        if not _goes_on(clause, left, right, clause.tokens.lower[resumes]):
            return None
    elif is_quotation_only(tags, after):
        return Report(Frame.QUOTATION, ())
    leads_on = _LEADS_ON.fullmatch(left) is not None
    pieces = (after,) if leads_on or is_quotation_only(tags, before) else (before, after)
    kept = (piece for piece in pieces if piece[0] < piece[1] and not is_quotation_only(tags, piece))
    return Report(Frame.MIDDLE, tuple(kept))


def _aside_end(clause: Clause, before: Piece) -> int | None:
    """Return the index of the token at which the content before the clause may go on after it:
    "The toll, Lund said in a letter to Holm, was high".
    """
    tags, end = clause.tokens.tags, clause.end
    found = ASIDE.match(tags, end, end + REACH)
    if found is None and not is_sentence(tags[before[0] : before[1]]):
        found = _FAR_ASIDE.match(tags, end, end + REACH)
    if found is None:
        return None
    return _past_apposition(tags, found.end()) if clause.inverted else found.end()


def _past_apposition(tags: str, start: int) -> int:
    """Return the index of the token after the apposition of an inverted subject: "…, said Lund, the
    mayor, …".
    """
    found = _APPOSITION.match(tags, start, start + REACH)
    return found.end() if found is not None else start


def _goes_on(clause: Clause, left: str, right: str, opening: str) -> bool:
    """True if `right` continues the sentence `left` after a reporting clause, and is not a remark
    by the reporter.
    """
    if right[0] == THAT or left[-1] in _UNFINISHED or _VERB_AT_ONCE.match(right) is not None:
        return True
    if right[0] == CONJ and not left.endswith(QUOTE) and _AND_CLAUSE.match(right) is not None:
        return True
    if left.endswith(QUOTE) or clause.inverted:
        return False
    if opening in clause.tokens.lists.continuing:
        return True
    goes_on = right[0] not in _NO_CONTINUATION and _CLAUSE_AHEAD.match(right) is not None
    return right[0] == PREP or goes_on
