"""Frames whose content stands behind the verb: a clause, a question, a request or a quotation."""

from __future__ import annotations

import re

from generator.extract.grammar.noun_phrases import REACH
from generator.extract.grammar.tag_patterns import (
    COMMA,
    PREP,
    STOP,
    SUB,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens
from generator.extract.reporting.clauses import Clause
from generator.extract.reporting.content_limits import is_gapped, limit
from generator.extract.reporting.content_phrases import only_points
from generator.extract.reporting.deeds import is_object, is_particle
from generator.extract.reporting.pieces import (
    FrameContext,
    Report,
    clause_report,
    end_of_piece,
    in_one_piece,
)
from generator.model.readings import Frame

_SET_OFF = tag_pattern(  # (he said), even on Friday, (the quay was safe)
    """comma (adv prep | <adv/prep/time>) not<CLAUSE_SIGN/comma>* comma
    followed_by(<noun/name/pron/SPECIFIER>)"""
)
# (Berg denied it before).
_NO_CLAUSE = tag_pattern("<sub/stop/comma/semi> | prep not_followed_by(any* <finite/aux>)")
# (Berg said) and went (inside); (Berg testified) after being (sworn in)
_COUNT = tag_pattern("prep (adv | noun)? number")  # (Berg said) at least 40 (people came)
_ASKED_ABOUT = tag_pattern("sub conj sub")  # (she noted) if and how (people smoke)
_GOES_ON = tag_pattern("conj VERB | <prep/sub> ing")
# The quotation, alone or with what the speaker did besides, or a colon with the quotation in the
# next paragraph.
_QUOTATION_FOLLOWS = """(<comma/colon>* that? quote <stop/comma>* end
    | <comma/colon> that? quote <stop/comma>* (<sub/prep/ing> | conj <quote/VERB/ing>)
    | colon end)"""
# (he said), “…,” (the police reported)
_CONFIRMED = tag_pattern("<comma/colon> quote comma end")
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
       (not<finite/aux/pron/that/relative/colon/semi/dash/open/close>
        | preceded_by(prep) that)*? not_preceded_by(prep))?
      not_preceded_by(<sub/conj>) that"""
)
_THAT_TO_PERSON = tag_pattern(  # (Berg told) reporters who had come to Lund that
    """(not<finite/aux/pron/that/relative/colon/semi/dash>+
      (relative not<that/relative/comma/colon/semi/dash>*)? not_preceded_by(<sub/conj/prep>))?
    that"""
)
# (Berg told them after a session that) ran (late); (Berg ruled that) out on Monday.
_RELATIVE = tag_pattern(
    """adv* (<finite/aux> | past not<noun/name/ing>) | <prep/adv> (<stop/comma> | end)
    | <prep/adv> prep time stop? end"""
)
_THAT_AT_ONCE = tag_pattern("adv* that")
_PERSON = tag_pattern(  # (Berg told) the mayor of Lund (it was safe)
    """adv* (pron | otherpron
      | SPECIFIER* <noun/name/number/stop/past/ing>+ (prep <det/noun/number>* <noun/name/stop>+)*)
    time*"""
)
# (Berg told the Herald's) “Good Morning” show (the quay was shut)
_SHOW = tag_pattern("quote (noun followed_by(<det/pron/name/time>))?")
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
_WHEN = tag_pattern(  # (Berg said) on Tuesday (the quay was safe)
    """(adv not_followed_by(adv? sub? number)
      | not_followed_by(prep? det time stop? number <noun/name>) DATE)*"""
)
# Lund (told); the mayor (told); but not "the tale Lund (told)"
_OPENS_SENTENCE = tag_pattern("(<noun/name>+ | pron | SPECIFIER noun{1,4}) <adv/aux>{0,2} VERB")

_FINITE_OR_AUX = tag_set("finite/aux")
_FINITE_AUX_OR_PRON = tag_set("finite/aux/pron")
_CLAUSE = tag_set("VERB/pron")
_CONTENT = tag_set("VERB/pron/noun/name")
_COMMA_OR_COLON = tag_set("comma/colon")
_PREP_OR_QUOTE = tag_set("prep/quote")
_PREP_OR_SUB = tag_set("prep/sub")


def quotation(clause: Clause, context: FrameContext) -> Report | None:
    """X said: “…”"""
    pattern = _INTRODUCED if "person" in clause.entry.takes else _OPENED
    found = pattern.match(clause.tokens.tags, clause.end) or _CONFIRMED.match(
        clause.tokens.tags, clause.end, _next_first(clause, context)
    )
    return Report(Frame.QUOTATION, ()) if found is not None else None


def _next_first(clause: Clause, context: FrameContext) -> int:
    """Return the index of the first token of the next reporting clause, else `clause.end`."""
    return next((later.first for later in context.later), clause.end)


def that_clause(clause: Clause, context: FrameContext) -> Report | None:
    """X said (on Tuesday, in a statement) that …; X told reporters that …"""
    found = _that_of(clause).match(
        clause.tokens.tags,
        clause.end,
        min(clause.end + REACH, limit(clause, clause.end, context.later)),
    )
    if found is None:
        return None
    start = found.end()
    if _RELATIVE.match(clause.tokens.tags, start) and not clause.tokens.lower[start].endswith(
        "ing"
    ):  # but "that being late is"
        return None  # "told reporters after a session that ran late"
    return clause_report(clause, start + (clause.tokens.tags[start : start + 1] == COMMA), context)


def _that_of(clause: Clause) -> re.Pattern[str]:
    """Return the pattern of what may stand between the verb and "that": the person addressed, place
    and time, or nothing.
    """
    takes = clause.entry.takes
    if "person" in takes:
        return _THAT_TO_PERSON
    return _THAT if takes & {"clause", "that"} else _THAT_AT_ONCE


def question(clause: Clause, context: FrameContext) -> Report | None:
    """X asked (Y) whether …"""
    tokens = clause.tokens
    asked = (
        _ASKED.match(tokens.tags, clause.end, clause.end + REACH)
        if "question" in clause.entry.takes
        else None
    )
    if asked is None or tokens.lower[asked.end()] not in tokens.lists.questions:
        return None
    return clause_report(clause, asked.end(), context)


def request(clause: Clause, context: FrameContext) -> Report | None:
    """X asked Y to …"""
    tokens = clause.tokens
    asked = (
        _ASKED_TO.match(tokens.tags, clause.end, clause.end + REACH)
        if "request" in clause.entry.takes
        else None
    )
    if asked is None or tokens.lower[asked.end()] != "to":
        return None
    return in_one_piece(Frame.PHRASE, clause.end, end_of_piece(clause, clause.end, context))


def bare(clause: Clause, context: FrameContext) -> Report | None:
    """X said (on Tuesday) …; X told reporters …"""
    if not clause.entry.takes & {"clause", "person"}:
        return None
    start = _content_start(clause)
    stop = limit(clause, start, context.later)
    if start >= stop or not _may_be_content(clause, start, stop):
        return None
    return clause_report(clause, start, context)


def _content_start(clause: Clause) -> int:
    """Return the index of the token after the person addressed, the day, and a comma or colon."""
    takes, tags, start = clause.entry.takes, clause.tokens.tags, clause.end
    if (
        "person" in takes
        and "clause" not in takes
        and (person := _PERSON.match(tags, start)) is not None
    ):
        start = _audience_end(clause, person.end())
        show = _SHOW.match(tags, start)
        if show is not None and clause.tokens.lower[start - 1].endswith("'s"):
            start = show.end()
    when = _WHEN.match(tags, start)
    start = when.end() if when is not None else start
    aside = _SET_OFF.match(tags, start, start + REACH)
    if aside is not None:
        return aside.end()
    return start + (tags[start : start + 1] in _COMMA_OR_COLON)


def _audience_end(clause: Clause, end: int) -> int:
    """Return where the person addressed ends, `end` or before: a verb behind it needs a subject,
    which follows the audience ("told investors" sales in Lund fell).

    The verb is of another clause in "the tale Berg told the court officers was long".
    """
    tokens = clause.tokens
    opens = _OPENS_SENTENCE.match(tokens.tags, 0, clause.end) is not None
    if not opens or tokens.tags[end : end + 1] not in _FINITE_OR_AUX:
        return end
    heads = (index for index in range(end - 2, clause.end - 1, -1) if _is_audience(tokens, index))
    return next(heads, end - 1) + 1


def _is_audience(tokens: Tokens, index: int) -> bool:
    """True if the token at `index` is whom one tells, and not those in or of something."""
    return tokens.lower[index] in tokens.lists.audiences and tokens.tags[index + 1] != PREP


def _may_be_content(clause: Clause, start: int, stop: int) -> bool:
    """True if the tokens from `start` to `stop` look like content: a clause, or after plain verbs a
    noun phrase.
    """
    tags, lemma = clause.tokens.tags, clause.entry.lemma
    if _opens_nothing(clause, start, stop) or only_points(clause.tokens, start):
        return False
    if is_object(clause.tokens, lemma, start, stop) or is_particle(clause.tokens, start):
        return False
    if clause.entry.ing and not _SUBJECT_AND_VERB.match(tags, start, stop):
        return False
    only_clause = clause.entry.noun_alike or lemma in clause.tokens.lists.clausal
    if (
        only_clause
        and tags[start] in _PREP_OR_QUOTE
        and not _CLAUSE_IN_PART.match(tags, start, stop)
    ):
        return False  # "agreed in June to go"
    needed = _CONTENT
    if _COUNT.match(tags, start, stop):
        needed = _CLAUSE
    elif tags[start] == PREP:
        needed = _FINITE_AUX_OR_PRON
    elif clause.entry.noun_alike:
        needed = _FINITE_OR_AUX
    return tags[start] != STOP and not needed.isdisjoint(tags[start:stop])


def _opens_nothing(clause: Clause, start: int, stop: int) -> bool:
    """True if no content can begin at `start`: another verb follows, or the time of speaking."""
    tokens, tags = clause.tokens, clause.tokens.tags
    if tags[start] in _FINITE_OR_AUX and not is_gapped(clause):
        return True
    if (
        _ASKED_ABOUT.match(tags, start)
        or _GOES_ON.match(tags, start)
        or (tags[start] in _PREP_OR_SUB and tokens.lower[start + 1 : start + 2] == ["being"])
    ):
        return True  # "Lund said and went inside"; "Lund testified after being sworn in"
    if tokens.lower[start] in tokens.lists.said_before and _NO_CLAUSE.match(tags, start + 1, stop):
        return True
    # "After she testified, …"
    return tags[start - 1] == COMMA and tags[clause.first - 1 : clause.first] == SUB
