"""Verbs that only the quotation before them makes reporting: “…,” he surmised; “…,” scoffed Ina Berg."""

from __future__ import annotations

import re

from generator.extract._clauses import Clause
from generator.extract._subjects import Phrase, phrase_after
from generator.extract._verbs import Verb
from generator.extract._words import Words

_NAMED = r"P|[dob#]*[nN#.eg]*N"
_NOUN = r"[dob#]+[nN#.eg]*n(?:p[dob#]*[nN#.]*[nN])*"
# What may follow lets no other verb stand beside this one: “Lost,” a series released in May, won …
_BEHIND = re.compile(rf"Q[,.](?P<subject>{_NAMED}|{_NOUN})b*(?P<verb>[ev])(?=[^TvaPQ]*(?:[.,;:-]?$|[,;:-]Q|[sw]))")
_BEFORE = re.compile(r"Q[,.]b*(?P<verb>e)(?=[dob#]*[nN#.]*N)")
TAKES = frozenset({"silent", "inverted"})


def quoting_clause(words: Words) -> Clause | None:
    """Return the clause behind the quotation that opens a sentence, whatever its verb means, or `None`."""
    behind = _BEHIND.match(words.tags)
    if behind is not None:
        first, last = behind.span("subject")
        return _clause(words, behind.start("verb"), Phrase(first, last, first, last), inverted=False)
    before = _BEFORE.match(words.tags)
    subject = phrase_after(words, before.end()) if before is not None else None
    return _clause(words, before.start("verb"), subject, inverted=True) if before is not None and subject is not None else None


def _clause(words: Words, verb: int, subject: Phrase, *, inverted: bool) -> Clause:
    return Clause(words, verb, verb, verb + 1, Verb(words.lower[verb], TAKES), subject, inverted)
