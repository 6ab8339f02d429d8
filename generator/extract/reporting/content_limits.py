"""How far the content of one reporting clause may reach before another clause of the sentence
stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.extract.grammar.tag_patterns import (
    ADV,
    COMMA,
    CONJ,
    RELATIVE,
    SUB,
    THAT,
    tag_pattern,
    tag_set,
)
from generator.extract.reporting.clauses import Clause

# and when Berg left (and said)
_ASIDE = tag_pattern("<conj/adv>* sub not<comma/colon/semi/quote>* end")
_VERB = tag_pattern("VERB")
# (noting that it is safe), Lund has (left)
_MAIN = tag_pattern("comma adv* (pron | SPECIFIER* MODIFIERS <noun/name>) adv* VERB")
# (who says that) the quay is (safe)
_SAID = tag_pattern("preceded_by(that) not<VERB>* VERB | not_preceded_by(that)")
_RESUMED = tag_pattern("comma adv* <finite/aux>")  # (who says the quay is safe), has (left)
_CLAUSE_SIGN = tag_set("CLAUSE_SIGN")
_SETS_OFF = tag_set("comma/conj/dash/semi")
_FINITE_OR_AUX = tag_set("finite/aux")
_LENDS_SUBJECT = tag_set("relative/that/sub")


def limit(clause: Clause, start: int, later: Sequence[Clause]) -> int:
    """Return the word where content from `start` ends at the latest: the sentence's end, or what
    the first of `LIMITS` finds.

    Each of them looks no farther than where the one before it found an end.
    """
    stop = len(clause.words.tags)
    for rule in LIMITS:
        stop = rule(clause, start, stop, later)
    return stop


def _next_report(clause: Clause, start: int, stop: int, later: Sequence[Clause]) -> int:
    """Lund said the quay was safe, | adding that …; "Noting that …, | he said"."""
    tags = clause.words.tags
    for other in later:
        opening = clause.takes.ing and clause.first == 0 and tags[other.first - 1] == COMMA
        if other.first > clause.end + 1 and (opening or _beside(other)):
            return other.first - 1
    return stop


def _resumed(clause: Clause, start: int, stop: int, later: Sequence[Clause]) -> int:
    """Lund, who says the quay is safe, | has left."""
    tags = clause.words.tags
    said = (
        _SAID.match(tags, start, stop)
        if clause.group > 0 and tags[clause.group - 1] == RELATIVE
        else None
    )
    resumed = _RESUMED.search(tags, said.end(), stop) if said is not None else None
    return resumed.start() if resumed is not None else stop


def _main_clause(clause: Clause, start: int, stop: int, later: Sequence[Clause]) -> int:
    """Since noting that the quay is safe, | Lund has left."""
    tags = clause.words.tags
    if not clause.takes.ing or not clause.governed or _VERB.search(tags, 0, clause.group):
        return stop
    finite = _VERB.search(tags, start, stop)
    main = _MAIN.search(tags, finite.end(), stop) if finite is not None else None
    return main.start() if main is not None else stop


def _refusal(clause: Clause, start: int, stop: int, later: Sequence[Clause]) -> int:
    """Lund confirmed there was an offer | but declined to name the sum."""
    words = clause.words
    ends = (
        place
        for place in range(start, min(stop, len(words.lower) - 1))
        if words.tags[place] == CONJ
    )
    return next((place for place in ends if words.lower[place + 1] in words.lists.refusing), stop)


def _side_clause(clause: Clause, start: int, stop: int, later: Sequence[Clause]) -> int:
    """When Berg left and said he was glad, | a man yelled; "the quay, which Lund says is safe, |
    was closed".
    """
    tags = clause.words.tags
    aside = _ASIDE.match(tags, 0, clause.group) is not None
    under = tags[clause.first - 1] == SUB
    if not aside and not (
        is_gapped(clause) and (under or tags[start : start + 1] in _FINITE_OR_AUX)
    ):
        return stop
    main = _MAIN.search(tags, start, stop) if under else None
    comma = main.start() if main is not None else tags.find(COMMA, start, stop)
    return comma if comma > 0 else stop


LIMITS: tuple[Callable[[Clause, int, int, Sequence[Clause]], int], ...] = (
    _next_report,
    _resumed,
    _main_clause,
    _refusal,
    _side_clause,
)


def _beside(other: Clause) -> bool:
    """Say whether another reporting clause stands beside the content, not inside it: set off, with
    nothing after it to report.
    """
    tags = other.words.tags
    mark = tags[other.first - 1]
    after_comma = tags[other.first - 2 : other.first - 1] == COMMA
    if mark == SUB:
        return after_comma and other.words.lower[other.first - 1] in other.words.lists.contrasts
    if mark == CONJ and after_comma and not other.governed:
        return True  # "Lund promised a quay, but Vik says there is no money"
    if mark not in _SETS_OFF or (
        other.takes.takes == {"that"} and tags[other.last : other.last + 1] != THAT
    ):
        return False
    if other.takes.ing or other.governed or other.takes.lemma == "accord":
        return True
    return _CLAUSE_SIGN.isdisjoint(tags[other.end :])


def is_gapped(clause: Clause) -> bool:
    """Say whether the clause stands inside a relative one that lends the content its subject
    ("which officials say will …").
    """
    before = clause.words.tags[: clause.first].rstrip(ADV)[-1:]
    return before in _LENDS_SUBJECT
