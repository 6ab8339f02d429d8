"""A subject and any verb right after a quotation: “A,” Lund fumed; “A!” scoffed Mayor Ann Lee."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.extract.text.patterns import either
from generator.frozen import frozen
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.spans import Span

_CONTINUING_MARKS = ",?!…—–-"  # at the end of a quotation, its sentence may go on after them
_CLOSING_MARKS = " ’'”\"»"
_WORD_PATTERN = rf"(?:[\w’'&-]+|(?:[{CAPITAL}][a-z]{{0,3}}\.)+)[ ]"
_NAME_PATTERN = rf"(?:{_WORD_PATTERN}){{0,7}}?[{CAPITAL}][\w’'-]+"
_NOUN_PATTERN = rf"(?:{_WORD_PATTERN}){{1,7}}?[a-z][\w’'-]+"
_APPOSITION_PATTERN = (
    r"(?:[ ]\([^)\n]{1,20}\))?(?:,[^,.;:“”\"\n]{1,120},)?[ ](?:(?:\w+ly|also|then|later)[ ])?"
)


@frozen
class FollowingClause:
    """The subject and the verb after a quotation. `reports`: the verb is one of reporting;
    `is_past`: it is in the past tense.
    """

    subject: Span
    verb: Span
    reports: bool
    is_past: bool


def following_clause(text: str, outer: Span, end: int, lexicon: Lexicon) -> FollowingClause | None:
    """Return the clause after the quotation that lies, marks included, at `outer`; it ends before
    offset `end`. `None` if there is none.
    """
    if text[outer.start : outer.end].rstrip(_CLOSING_MARKS)[-1:] not in _CONTINUING_MARKS:
        return None
    patterns = _patterns(lexicon)
    found = patterns.clause.match(text, outer.end, end)
    if found is None:
        return None
    subject = next(name for name in ("after", "name", "noun") if found[name])
    verb = next(name for name in ("first", "any", "past") if found[name])
    if found[verb] in patterns.quoting:  # “…,” the paper quoted Ann Lee as saying
        return None
    return FollowingClause(
        Span(*found.span(subject)),
        Span(*found.span(verb)),
        found[verb] in patterns.reporting,
        not found[verb].endswith("s"),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    clause: re.Pattern[str]
    reporting: frozenset[str]
    quoting: frozenset[str]


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    past = rf"{either(lexicon.words('quotations.past'))}|[a-z]{{2,}}ed"
    someone = either((*lexicon.words("speakers.he")[:1], *lexicon.words("speakers.she")[:1]))
    after = r"\w[^,.;:“”\"\n]{2,120}(?:,[ ][^,.;:“”\"\n]{2,120})?"
    owner = either(word.capitalize() for word in lexicon.words("cues.owners"))
    clause = (
        rf"\s+(?!{owner}[ ])(?:(?P<first>{past}|[a-z]+[^\W\ds]s)[ ](?P<after>{after})"
        rf"|(?P<name>{someone}|{_NAME_PATTERN}){_APPOSITION_PATTERN}"
        rf"(?P<any>{past}|[a-z]+[^\W\ds]s)\b"
        rf"|(?P<noun>{_NOUN_PATTERN}){_APPOSITION_PATTERN}(?P<past>{past})\b)"
    )
    return _Patterns(
        re.compile(clause),
        frozenset(lexicon.words("sentences.reporting")),
        frozenset(lexicon.words("cues.quoting")),
    )
