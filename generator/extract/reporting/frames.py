"""What a reporting clause reports: one rule per frame, tried in the order of the table `FRAMES`.
All positions are token indices.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

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
    SUB,
    THAT,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens
from generator.extract.reporting.clauses import Clause
from generator.extract.reporting.content_ends import Content, end_of_content
from generator.extract.reporting.content_limits import is_gapped, limit
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


_ADJUNCT = tag_pattern(  # (Berg said) later in a speech in Lund
    """adv* (<prep/otherpron/time>
      (not<CLAUSE_BREAK> | preceded_by(prep) <aux/finite>)*)?"""
)
_ADDRESSED = tag_pattern("not<CLAUSE_BREAK>*")  # (Berg told) the crowd in Lund
_SENTENCE = tag_pattern(  # In May, the quay was
    """(<prep/sub/past/ing> not<comma>* comma | <prep/conj> number)?
    (not<prep/sub/past/ing> any*)? <VERB/pron/quote>"""
)
_DATE = "WHEN (number not_followed_by(time))?"  # on Tuesday, May 4
_ADVERBIALS = f"(adv | {_DATE})*"
_AT_ONCE = tag_pattern(_ADVERBIALS + "(<stop/semi> | end)")  # (Berg said) later on Tuesday.
# (the quay, Berg said) later on Tuesday,
_ASIDE = tag_pattern(_ADVERBIALS + "<comma/dash>")
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
_SET_OFF = tag_pattern(  # (he said), even on Friday, (the quay was safe)
    """comma (adv prep | <adv/prep/time>) not<CLAUSE_SIGN/comma>* comma
    followed_by(<noun/name/pron/SPECIFIER>)"""
)
# (Berg denied it before).
_NO_CLAUSE = tag_pattern("<sub/stop/comma/semi> | prep not_followed_by(any* <finite/aux>)")
# (Berg said) and went (inside); (Berg testified) after being (sworn in)
_GOES_ON = tag_pattern("conj VERB | <prep/sub> ing")
_VERB_AT_ONCE = tag_pattern("conj adv* aux | adv* <aux/finite>")  # (the quay, she said,) is (safe)
_REMARKED = tag_pattern(  # (“…,” she said) when (asked); (“…,” he said), (smiling)
    """not_followed_by(comma? (that not_followed_by(<finite/aux>) | conj) | conj that) any"""
)
# The quotation, or a colon with the quotation in the next paragraph.
_QUOTATION_FOLLOWS = """(<comma/colon>* that? quote <stop/comma>* end
    | <comma/colon> that? quote <stop/comma>* sub
    | colon end)"""
_OPENED = tag_pattern(  # (Berg said) later on Tuesday: “…”
    """adv* (<prep/time> not<CLAUSE_SIGN/comma/colon>{0,20}
      (comma prep not<CLAUSE_SIGN/comma/colon>{0,20})?)?"""
    + _QUOTATION_FOLLOWS
)
_INTRODUCED = tag_pattern(  # (Berg told) the crowd: “…”
    """adv* (not<CLAUSE_SIGN/comma/colon>{0,20} followed_by(<comma/colon>)
      | otherpron | pron | SPECIFIER* <noun/name>{1,4})?"""
    + _QUOTATION_FOLLOWS
)
_THAT = tag_pattern(  # (Berg said) on Tuesday in Lund that
    """comma not<CLAUSE_SIGN/comma>{1,12} comma that
    | <adv/comma>*
      ((prep | <det/otherpron>? number? time)
       not<finite/aux/pron/that/relative/colon/semi/dash/open/close>*?)?
      not_preceded_by(<sub/conj>) that"""
)
_THAT_TO_PERSON = tag_pattern(  # (Berg told) reporters in Lund that
    """not<finite/aux/pron/that/relative/colon/semi/dash>*
    not_preceded_by(<sub/conj>) that"""
)
# (Berg told them after a session that) ran (late)
_RELATIVE = tag_pattern("adv* (<finite/aux> | past not<noun/name/ing>)")
_THAT_AT_ONCE = tag_pattern("adv* that")
_PERSON = tag_pattern(  # (Berg told) the mayor of Lund (it was safe)
    """adv* (pron | otherpron
      | SPECIFIER* <noun/name/number/stop/past/ing>+ (prep <det/noun/number>* <noun/name/stop>+)*)
    time*"""
)
_REST_OF_SUBJECT = """<SPECIFIER/prep/conj/adv/noun/name/past/ing/stop>*
    <noun/name/past/ing/stop>"""
_SUBJECT = f"""<SPECIFIER/adv/ing/time>*
    ( <ing/number/time> (<det/otherpron/adv>* <prep/conj> {_REST_OF_SUBJECT})?
    | <noun/name/past/stop/quote> <noun/name/past/ing/number/stop/quote/time>*
      (<prep/det/conj/adv/otherpron> {_REST_OF_SUBJECT})?)"""
_SUBJECT_AND_VERB = tag_pattern(  # (warning) the quay in Lund was (shut)
    f"""sub | not<comma/semi/colon/quote>{{1,20}} quote | pron
    | {_SUBJECT} (comma not<comma>* comma)? adv* <VERB/pron>
    | not<comma>* <finite/aux>"""
)
# (the space promised) since 2018: what is reported does not follow
_SINCE = tag_pattern("<prep/adv> <number/time>")
_SO_CALLED = tag_pattern("<adv/det>{0,2} prep? det? quote")  # (what Berg called) a “mess”
_WORDED = tag_pattern(  # (Berg refers) to it as “messy” and “old”
    """not<comma/semi/colon/stop/relative/that/quote>{0,25} quote
    (comma? conj? det? quote)*"""
)
_NAMES = tag_pattern(  # (Berg called) him (a liar): who is called, and what
    """otherpron not_followed_by(prep)
    | <quote/pron/name/prep>
    | not<comma/semi/colon/stop>* quote
    | not<comma/semi/colon/stop/conj/det>* det
      not<comma/semi/colon/stop/conj>* not_preceded_by(prep) det
    | <det/number/noun>+ name* <ing/aux>"""
)
_NOTHING = tag_pattern("<pron/det> <stop/comma/semi/conj>")  # (Berg denied) this.
# and “…,”
_QUOTATION_ONLY = tag_pattern("<stop/comma/conj/adv>* quote <quote/stop/comma/conj/adv>*")
_NO_MORE_VERB = tag_pattern("quote not<VERB>* end")  # “…” in Lund
_AND_CLAUSE = tag_pattern(  # (It is safe, she said,) and the quay was (closed)
    """conj not_followed_by(adv* finite) not<quote>* <finite/aux/pron>
    | conj adv? quote | conj adv"""
)
# (It is safe, she said,) the quay was (closed)
_CLAUSE_AHEAD = tag_pattern("not<ing/relative/sub/quote/that>* <finite/aux/pron>")
_CLAUSE_IN_PART = tag_pattern("not<comma/conj>* <finite/aux/pron>")  # in June the quay was (closed)
_OF_SOMETHING = "(prep <det/noun/number>* (noun | <name/stop> <noun/name/stop>*))"
_ASKED_TO = tag_pattern(  # (Berg asked) the mayor (to leave)
    f"""(pron | otherpron
      | SPECIFIER* (number | <noun/name/stop> <noun/name/number/stop>*) {_OF_SOMETHING}*?)
    followed_by(prep <noun/finite/aux/adv>)"""
)
_ASKED = tag_pattern(  # (Berg asked) Holm on Tuesday (whether)
    f"""adv* (pron | otherpron
      | SPECIFIER* (number | <noun/name/stop/past/ing> <noun/name/number/stop/past/ing>*)
        {_OF_SOMETHING}*)?
    (adv | WHEN)* followed_by(<sub/relative>)"""
)
_WHEN = tag_pattern(f"adv* ({_DATE})* adv*")  # (Berg said) on Tuesday (the quay was safe)

# tokens
_LONGEST_BEFORE_THAT = 25
_LONGEST_ASKED = 12
_LONGEST_ASKED_TO = 16

_VERB = tag_set("VERB")
_FINITE_OR_AUX = tag_set("finite/aux")
_FINITE_AUX_OR_PRON = tag_set("finite/aux/pron")
_CLAUSE_OR_QUOTE = tag_set("VERB/pron/quote")
_CONTENT = tag_set("VERB/pron/noun/name")
_NO_WORDS = tag_set("quote/stop/comma")
_SETS_OFF = tag_set("comma/dash/quote/stop")
_CUT_OFF = tag_set("comma/dash/stop")
_AFTER_REMARK = tag_set("comma/semi/colon/dash/sub/prep/time/ing")
_AFTER_CLAUSE = tag_set("comma/stop/semi/dash/colon/sub")
_OPENS_ASIDE = tag_set("prep/sub/past")
_BEFORE_SOURCE = tag_set("open/colon/semi/conj/sub/that")
_REMARK = tag_set("relative/ing/conj/past/quote")
_UNFINISHED = tag_set("aux/finite/prep/det")
_NO_CONTINUATION = tag_set("conj/ing/relative/sub/quote")
_COMMA_OR_COLON = tag_set("comma/colon")
_BEFORE_QUOTE = frozenset({COMMA + QUOTE, COLON + QUOTE})
_PREP_OR_QUOTE = tag_set("prep/quote")
_PREP_OR_SUB = tag_set("prep/sub")
_CLOSING = tag_set("comma/semi/stop/dash/conj")


def report(clause: Clause, context: FrameContext) -> Report | None:
    """Return what `clause` reports, by the first frame that fits; `None` if it reports nothing."""
    for rule in FRAMES:
        found = rule(clause, context)
        if found is not None:
            return found
    return None


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
    end -= tags[end - 1] in _CUT_OFF
    start = max(tags.rfind(COLON + QUOTE, 0, end), tags.rfind(DASH + QUOTE, 0, end)) + 1
    return (start, end) if start < end else None


def _after_content(clause: Clause, context: FrameContext) -> Report | None:
    """…, X said. …, said X."""
    before = _before(clause)
    if before is None:
        return None
    tags = clause.tokens.tags
    adjunct = (_ADDRESSED if "person" in clause.entry.takes else _ADJUNCT).match(
        tags, clause.end, clause.end + REACH
    )
    follows = tags[adjunct.end() : adjunct.end() + 2] if adjunct is not None else ""
    only_quotation = _quotation_only(tags, before)
    # “A.” X said as he left
    ended = tags[clause.first - 1] == STOP and clause.tokens.lower[clause.end : clause.end + 1] != [
        "as"
    ]
    if only_quotation and _REMARKED.match(follows) and (not ended or follows[0] in _AFTER_REMARK):
        return Report(Frame.QUOTATION, ())
    if not (clause.inverted or not follows or follows[0] in _AFTER_CLAUSE) or not _stands_alone(
        clause, before, follows
    ):
        return None
    return Report(Frame.QUOTATION, ()) if only_quotation else Report(Frame.AFTER, (before,))


def _stands_alone(clause: Clause, before: Piece, follows: str) -> bool:
    """True if the clause reports the words before it: they end in a quotation, or are a sentence of
    their own.
    """
    left = clause.tokens.tags[before[0] : before[1]]
    if left.endswith(QUOTE) or (follows not in _BEFORE_QUOTE and _is_sentence(left)):
        return True
    at_once = follows in {"", STOP} or _AT_ONCE.match(clause.tokens.tags, clause.end) is not None
    opening = left.lstrip(ADV + CONJ + COMMA)[:1]
    plain = (opening and opening not in _OPENS_ASIDE) or not _VERB.isdisjoint(left)
    return at_once and bool(plain) and "clause" in clause.entry.takes


def _source(clause: Clause, context: FrameContext) -> Report | None:
    """According to X, …; …, according to X"""
    if clause.entry.lemma != "accord":
        return None
    tags = clause.tokens.tags
    size = len(tags) - (1 if tags.endswith(STOP) else 0)
    opens = clause.verb - (tags[clause.verb - 1 : clause.verb] == COMMA)
    if opens == 0 or tags[opens - 1] in _BEFORE_SOURCE:
        start = clause.end + (tags[clause.end : clause.end + 1] == COMMA)
        return Report(Frame.SOURCE, ((start, size),)) if start < size else None
    stop = clause.verb - (tags[clause.verb - 1] == COMMA)
    pieces = ((0, stop),)
    if _NO_WORDS.issuperset(tags[:stop]):
        return Report(Frame.QUOTATION, ())
    after = (clause.end + 1, size)
    if tags[clause.end : clause.end + 1] == COMMA and _carries_on(
        tags[:stop], tags[after[0] : size]
    ):
        return Report(Frame.SOURCE, (*pieces, after))
    return Report(Frame.SOURCE, pieces)


def _carries_on(left: str, right: str) -> bool:
    """True if `right` continues what `left` begins, and is no remark on the source between them."""
    return (
        not _FINITE_OR_AUX.isdisjoint(right) and right[0] not in _REMARK and not _is_sentence(left)
    )


def _as_said(clause: Clause, context: FrameContext) -> Report | None:
    """As X said, …"""
    tokens = clause.tokens
    if clause.first == 0 or tokens.lower[clause.first - 1] != "as":
        return None
    if tokens.tags[clause.end : clause.end + 1] == THAT:
        return None
    found = _ASIDE.match(tokens.tags, clause.end, clause.end + REACH)
    if found is not None:
        return _pieces(Frame.CLAUSE, found.end(), _end(clause, found.end(), context))
    before = (0, clause.first - 2)
    return (
        Report(Frame.AFTER, (before,))
        if before[1] > 2 and tokens.tags[before[1]] == COMMA
        else None
    )


def _middle(clause: Clause, context: FrameContext) -> Report | None:
    """…, X said, …"""
    before, tags = _before(clause), clause.tokens.tags
    resumes = _aside_end(clause, before) if before is not None else None
    if before is None or resumes is None:
        return None
    start = resumes + (tags[resumes : resumes + 1] == CONJ)
    after = (start, _end(clause, start, context))
    left, right = tags[before[0] : before[1]], tags[resumes : after[1]]
    if not right or (clause.inverted and _CLAUSE_OR_QUOTE.isdisjoint(right)):
        return None
    if _is_sentence(left) or left.endswith(QUOTE):
        if not _goes_on(clause, left, right, clause.tokens.lower[resumes]):
            return None
    elif _quotation_only(tags, after):
        return Report(Frame.QUOTATION, ())
    leads_on = _LEADS_ON.fullmatch(left) is not None
    pieces = (after,) if leads_on or _quotation_only(tags, before) else (before, after)
    kept = (piece for piece in pieces if piece[0] < piece[1] and not _quotation_only(tags, piece))
    return Report(Frame.MIDDLE, tuple(kept))


def _aside_end(clause: Clause, before: Piece) -> int | None:
    """Return the index of the token at which the content before the clause may go on after it:
    "The toll, Lund said in a letter to Holm, was high".
    """
    tags, end = clause.tokens.tags, clause.end
    found = _ASIDE.match(tags, end, end + REACH)
    if found is None and not _is_sentence(tags[before[0] : before[1]]):
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


def _is_sentence(tags: str) -> bool:
    """True if words before a comma are a sentence of their own, not an opening phrase or side
    clause.
    """
    return _SENTENCE.match(tags) is not None


def _quotation(clause: Clause, context: FrameContext) -> Report | None:
    """X said: “…”"""
    pattern = _INTRODUCED if "person" in clause.entry.takes else _OPENED
    return Report(Frame.QUOTATION, ()) if pattern.match(clause.tokens.tags, clause.end) else None


def _that(clause: Clause, context: FrameContext) -> Report | None:
    """X said (on Tuesday, in a statement) that …; X told reporters that …"""
    found = _that_of(clause).match(
        clause.tokens.tags,
        clause.end,
        min(clause.end + _LONGEST_BEFORE_THAT, limit(clause, clause.end, context.later)),
    )
    if found is None:
        return None
    start = found.end()
    if _RELATIVE.match(clause.tokens.tags, start) and not clause.tokens.lower[start].endswith(
        "ing"
    ):  # but "that being late is"
        return None  # "told reporters after a session that ran late"
    return _clause(clause, start + (clause.tokens.tags[start : start + 1] == COMMA), context)


def _that_of(clause: Clause) -> re.Pattern[str]:
    """Return the pattern of what may stand between the verb and "that": the person addressed, place
    and time, or nothing.
    """
    takes = clause.entry.takes
    if "person" in takes:
        return _THAT_TO_PERSON
    return _THAT if takes & {"clause", "that"} else _THAT_AT_ONCE


def _question(clause: Clause, context: FrameContext) -> Report | None:
    """X asked (Y) whether …"""
    tokens = clause.tokens
    asked = (
        _ASKED.match(tokens.tags, clause.end, clause.end + _LONGEST_ASKED)
        if "question" in clause.entry.takes
        else None
    )
    if asked is None or tokens.lower[asked.end()] not in tokens.lists.questions:
        return None
    return _clause(clause, asked.end(), context)


def _request(clause: Clause, context: FrameContext) -> Report | None:
    """X asked Y to …"""
    tokens = clause.tokens
    request = (
        _ASKED_TO.match(tokens.tags, clause.end, clause.end + _LONGEST_ASKED_TO)
        if "request" in clause.entry.takes
        else None
    )
    if request is None or tokens.lower[request.end()] != "to":
        return None
    return _pieces(Frame.PHRASE, clause.end, _end(clause, clause.end, context))


def _bare(clause: Clause, context: FrameContext) -> Report | None:
    """X said (on Tuesday) …; X told reporters …"""
    if not clause.entry.takes & {"clause", "person"}:
        return None
    start = _content_start(clause)
    stop = limit(clause, start, context.later)
    if start >= stop or not _may_be_content(clause, start, stop):
        return None
    return _clause(clause, start, context)


def _content_start(clause: Clause) -> int:
    """Return the index of the token after the person addressed, the day, and a comma or colon."""
    takes, tags, start = clause.entry.takes, clause.tokens.tags, clause.end
    if (
        "person" in takes
        and "clause" not in takes
        and (person := _PERSON.match(tags, start)) is not None
    ):
        start = person.end()
    when = _WHEN.match(tags, start)
    start = when.end() if when is not None else start
    aside = _SET_OFF.match(tags, start, start + REACH)
    if aside is not None:
        return aside.end()
    return start + (tags[start : start + 1] in _COMMA_OR_COLON)


def _may_be_content(clause: Clause, start: int, stop: int) -> bool:
    """True if the tokens from `start` to `stop` look like content: a clause, or after plain verbs a
    noun phrase.
    """
    tags = clause.tokens.tags
    if _opens_nothing(clause, start, stop) or _only_points(clause.tokens, start):
        return False
    if clause.entry.ing and not _SUBJECT_AND_VERB.match(tags, start, stop):
        return False
    only_clause = clause.entry.noun_alike or clause.entry.lemma in clause.tokens.lists.clausal
    if (
        only_clause
        and tags[start] in _PREP_OR_QUOTE
        and not _CLAUSE_IN_PART.match(tags, start, stop)
    ):
        return False  # "agreed in June to go"
    needed = (
        _FINITE_AUX_OR_PRON if tags[start] == PREP else _FINITE_OR_AUX if only_clause else _CONTENT
    )
    return tags[start] != STOP and not needed.isdisjoint(tags[start:stop])


def _opens_nothing(clause: Clause, start: int, stop: int) -> bool:
    """True if no content can begin at `start`: another verb follows, or the time of speaking."""
    tokens, tags = clause.tokens, clause.tokens.tags
    if tags[start] in _FINITE_OR_AUX and not is_gapped(clause):
        return True
    if _GOES_ON.match(tags, start) or (
        tags[start] in _PREP_OR_SUB and tokens.lower[start + 1 : start + 2] == ["being"]
    ):
        return True  # "Lund said and went inside"; "Lund testified after being sworn in"
    if tokens.lower[start] in tokens.lists.said_before and _NO_CLAUSE.match(tags, start + 1, stop):
        return True
    # "After she testified, …"
    return tags[start - 1] == COMMA and tags[clause.first - 1 : clause.first] == SUB


def _phrase(clause: Clause, context: FrameContext) -> Report | None:
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
    if _only_points(clause.tokens, start):
        return None
    if start == clause.end and _SINCE.match(clause.tokens.tags, start):
        return None
    return _pieces(Frame.PHRASE, start, _end(clause, start, context))


def _only_points(tokens: Tokens, start: int) -> bool:
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


def _worded(clause: Clause, context: FrameContext) -> Report | None:
    """What X called “…”; X refers to Y as “…”: the quoted words alone."""
    found = is_so_called(clause)
    if found is None and clause.entry.lemma in clause.tokens.lists.wording:
        found = _WORDED.match(clause.tokens.tags, clause.end, clause.end + REACH)
    if found is None:
        return None
    tags = clause.tokens.tags
    quoted = (index for index in range(*found.span()) if tags[index] == QUOTE)
    return Report(Frame.PHRASE, tuple((index, index + 1) for index in quoted))


def is_so_called(clause: Clause) -> re.Match[str] | None:
    """Return the tokens after the verb in "what X called “…”"; `None` for any other clause, and for
    "what we call".
    """
    before = clause.tokens.lower[max(0, clause.first - 1) : clause.first + 1]
    if "phrase" not in clause.entry.takes or before[:1] != ["what"] or before[1:] == ["we"]:
        return None
    return _SO_CALLED.match(clause.tokens.tags, clause.end)


def _clause(clause: Clause, start: int, context: FrameContext) -> Report | None:
    frame = (
        Frame.SUBJECTLESS
        if clause.entry.ing and clause.governed
        else Frame.PASSIVE
        if clause.entry.passive
        else Frame.CLAUSE
    )
    stop = _end(clause, start, context)
    tags = clause.tokens.tags[start:stop]
    if _NO_WORDS.issuperset(tags) or _NO_MORE_VERB.match(tags):
        return Report(Frame.QUOTATION, ())
    return _pieces(frame, start, stop)


def _pieces(frame: Frame, start: int, stop: int) -> Report | None:
    return Report(frame, ((start, stop),)) if stop > start else None


def _quotation_only(tags: str, piece: Piece) -> bool:
    return _QUOTATION_ONLY.fullmatch(tags, *piece) is not None


def _end(clause: Clause, start: int, context: FrameContext) -> int:
    """Return the index of the token before which content from `start` ends, without the marks at
    its end.
    """
    content = Content(
        clause.tokens, start, limit(clause, start, context.later), _introduced(clause, start)
    )
    stop = end_of_content(content, context.weights)
    while stop > start and clause.tokens.tags[stop - 1] in _CLOSING:
        stop -= 1
    return stop


def _introduced(clause: Clause, start: int) -> str:
    """Return how the clause introduces its content, a feature of where that ends."""
    if clause.entry.ing:
        return "participle"
    return "that" if clause.tokens.tags[start - 1] == THAT else "bare"


FRAMES: tuple[Callable[[Clause, FrameContext], Report | None], ...] = (
    _worded,
    _source,
    _as_said,
    _middle,
    _after_content,
    _quotation,
    _that,
    _question,
    _request,
    _bare,
    _phrase,
)
