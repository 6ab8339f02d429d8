"""Who stands right behind a quotation with a verb, whatever the verb is: “A,” Lund fumed; “A!”
scoffed the mayor, Ann Lee.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.extract.text.patterns import either
from generator.lexicon import Lexicon
from generator.model.spans import Span

_GOES_ON = ",?!…—–-"  # marks at the end of a quotation after which its sentence may go on
_CLOSING = " ’'”\"»"
_WORD = r"(?:[\w’'&-]+|(?:[A-Z][a-z]{0,3}\.)+)[ ]"
_NAME = rf"(?:{_WORD}){{0,7}}?[A-ZÀ-Þ][\w’'-]+"
_NOUN = rf"(?:{_WORD}){{1,7}}?[a-z][\w’'-]+"
_ASIDE = r"(?:[ ]\([^)\n]{1,20}\))?(?:,[^,.;:“”\"\n]{1,120},)?[ ](?:(?:\w+ly|also|then|later)[ ])?"
_REACH = 400  # characters behind a quotation in which the verb is looked for


@dataclass(frozen=True, slots=True)
class FollowingClause:
    """The subject and the verb behind a quotation. `speaks` if the verb only reports, `acted` if
    it is no plural by form.
    """

    subject: Span
    verb: Span
    speaks: bool
    acted: bool


def following_clause(text: str, outer: Span, end: int, lexicon: Lexicon) -> FollowingClause | None:
    """Return the clause behind the quotation with its marks at `outer`, not beyond `end`; `None`
    where there is none.
    """
    if text[outer.start : outer.end].rstrip(_CLOSING)[-1:] not in _GOES_ON:
        return None
    words = _words(lexicon)
    found = words.clause.match(text, outer.end, min(end, outer.end + _REACH))
    if found is None:
        return None
    group = next(name for name in ("after", "name", "noun") if found[name])
    verb = next(name for name in ("first", "any", "past") if found[name])
    return FollowingClause(
        Span(*found.span(group)),
        Span(*found.span(verb)),
        found[verb] in words.speaking,
        not found[verb].endswith("s"),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    clause: re.Pattern[str]
    speaking: frozenset[str]


@cache
def _words(lexicon: Lexicon) -> _Words:
    past = rf"{either(lexicon.words('quotations.past'))}|[a-z]{{2,}}ed"
    someone = either((*lexicon.words("speakers.he")[:1], *lexicon.words("speakers.she")[:1]))
    after = r"\w[^,.;:“”\"\n]{2,120}(?:,[ ][^,.;:“”\"\n]{2,120})?"
    owner = either(word.capitalize() for word in lexicon.words("cues.owners"))
    clause = (
        rf"\s+(?!{owner}[ ])(?:(?P<first>{past}|[a-z]+[^\W\ds]s)[ ](?P<after>{after})"
        rf"|(?P<name>{someone}|{_NAME}){_ASIDE}(?P<any>{past}|[a-z]+[^\W\ds]s)\b"
        rf"|(?P<noun>{_NOUN}){_ASIDE}(?P<past>{past})\b)"
    )
    return _Words(re.compile(clause), frozenset(lexicon.words("sentences.reporting")))
