"""How far reported content may reach before another clause of the sentence begins beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.extract.grammar.tag_patterns import (
    ADV,
    CLOSE,
    COMMA,
    CONJ,
    OPEN,
    RELATIVE,
    SUB,
    THAT,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens
from generator.extract.reporting.clauses import Clause

# and when Berg left (and said)
_ASIDE = tag_pattern("<conj/adv>* sub not<comma/colon/semi/quote>* end")
_VERB = tag_pattern("VERB")
# (noting that it is safe), Lund has (left)
_MAIN = tag_pattern("comma adv* (pron | SPECIFIER* MODIFIERS <noun/name>) adv* VERB")
# (who says that) the quay is (safe)
_SAID = tag_pattern("preceded_by(that) not<VERB>* VERB | not_preceded_by(that)")
_RESUMED = tag_pattern("comma adv* <finite/aux>")  # (who says the quay is safe), has (left)
_FALSE = tag_pattern(  # (Lund's claim that) the quay is rotten was (false)
    """not<VERB>* VERB+ not<CLAUSE_SIGN/relative/sub/conj/comma/semi/dash>*
    preceded_by(<noun/name/number/past/time>) verb=(adv* <finite/aux>)"""
)
# (it is shut), but the port did not (say when)
_BUT_NOT = tag_pattern("comma conj <pron/SPECIFIER/noun/name/stop>{1,6} denied=(aux adv?) any")
# (it is safe), a claim that (angered Holm)
_SUMMED_UP = tag_pattern("comma adv? det? noun=(noun{1,2}) <that/relative>")
_CLAUSE_SIGN = tag_set("CLAUSE_SIGN")
_SETS_OFF = tag_set("comma/conj/dash/semi")
_FINITE_OR_AUX = tag_set("finite/aux")
_ONLY_WITH_THAT = frozenset({"that", "voiced"})  # what verbs take that report no bare clause
_LENDS_SUBJECT = tag_set("relative/that/sub")


def limit(clause: Clause, start: int, later: Sequence[Clause]) -> int:
    """Return the index of the token where content from `start` ends at the latest: the end of the
    sentence, or an earlier one that a rule of `LIMITS` finds. Each rule looks no farther than the
    end that those before it found.
    """
    stop = len(clause.tokens.tags)
    for rule in LIMITS:
        stop = rule(clause, start, stop, later)
    return stop


def _bracket(clause: Clause, start: int, stop: int, later: Sequence[Clause]) -> int:
    """(Lund called it small|) and the town rose."""
    tags, opened = clause.tokens.tags, 0
    if CLOSE not in tags[start:stop]:
        return stop
    for index in range(start, stop):
        opened += (tags[index] == OPEN) - (tags[index] == CLOSE)
        if opened < 0:
            return index
    return stop


def _noun_clause(clause: Clause, start: int, stop: int, later: Sequence[Clause]) -> int:
    """Lund's claim that the quay is rotten | was false."""
    tags = clause.tokens.tags
    if not clause.entry.noun or _VERB.search(tags, 0, clause.first):
        return stop
    ended = _FALSE.match(tags, start, stop)
    return ended.start("verb") if ended is not None else stop


def _next_report(clause: Clause, start: int, stop: int, later: Sequence[Clause]) -> int:
    """Lund said the quay was safe, | adding that …; "Noting that …, | he said"."""
    tags = clause.tokens.tags
    for other in later:
        opening = clause.entry.ing and clause.first == 0 and tags[other.first - 1] == COMMA
        if other.first > clause.end + 1 and (opening or _is_beside(other)):
            return other.first - 1
    return stop


def _resumed(clause: Clause, start: int, stop: int, later: Sequence[Clause]) -> int:
    """Lund, who says the quay is safe, | has left."""
    tags = clause.tokens.tags
    said = (
        _SAID.match(tags, start, stop)
        if clause.group > 0 and tags[clause.group - 1] == RELATIVE
        else None
    )
    resumed = _RESUMED.search(tags, said.end(), stop) if said is not None else None
    return resumed.start() if resumed is not None else stop


def _main_clause(clause: Clause, start: int, stop: int, later: Sequence[Clause]) -> int:
    """Since noting that the quay is safe, | Lund has left."""
    tags = clause.tokens.tags
    if not clause.entry.ing or _VERB.search(tags, 0, clause.group):
        return stop
    if (
        "clause" not in clause.entry.takes and tags[start - 1] != THAT
    ):  # "In a letter calling for a vote, | Lund said it was late"
        main = _MAIN.search(tags, start, stop)
        return main.start() if main is not None else stop
    finite = _VERB.search(tags, start, stop) if clause.governed else None
    main = _MAIN.search(tags, finite.end(), stop) if finite is not None else None
    return main.start() if main is not None else stop


def _refusal(clause: Clause, start: int, stop: int, later: Sequence[Clause]) -> int:
    """Lund confirmed there was an offer | but declined to name the sum."""
    tokens = clause.tokens
    if tokens.lists.refusing.isdisjoint(tokens.lower[start + 1 : stop + 1]):
        return stop
    ends = (
        index
        for index in range(start, min(stop, len(tokens.lower) - 1))
        if tokens.tags[index] == CONJ
    )
    return next((index for index in ends if tokens.lower[index + 1] in tokens.lists.refusing), stop)


def _silence(clause: Clause, start: int, stop: int, later: Sequence[Clause]) -> int:
    """Lund said the quay was shut, | but the port did not say for how long."""
    tokens = clause.tokens
    for found in _BUT_NOT.finditer(tokens.tags, start, stop):
        verb = found.end() - 1
        if _keeps_silent(tokens, found.start("denied"), verb):
            return found.start()
    return stop


def _keeps_silent(tokens: Tokens, first: int, verb: int) -> bool:
    """True if the tokens from `first` deny the verb, and it is one of telling: "did not say"."""
    denied = any(
        word in tokens.lists.negations or word.endswith("n't") for word in tokens.lower[first:verb]
    )
    return denied and tokens.lower[verb] in tokens.lists.telling


def _summed_up(clause: Clause, start: int, stop: int, later: Sequence[Clause]) -> int:
    """Lund said the quay was safe, | a claim that angered the town."""
    tokens = clause.tokens
    ends = (
        found.start()
        for found in _SUMMED_UP.finditer(tokens.tags, start, stop)
        if tokens.lower[found.end("noun") - 1] in tokens.lists.summing
    )
    return next(ends, stop)


def _side_clause(clause: Clause, start: int, stop: int, later: Sequence[Clause]) -> int:
    """When Berg left and said he was glad, | a man yelled; "the quay, which Lund says is safe, |
    was closed".
    """
    tags = clause.tokens.tags
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
    _bracket,
    _noun_clause,
    _next_report,
    _resumed,
    _main_clause,
    _refusal,
    _silence,
    _summed_up,
    _side_clause,
)


def _is_beside(other: Clause) -> bool:
    """True if the other reporting clause is beside the content, not part of it: set off by a mark,
    with nothing of its own to report after it.
    """
    tags = other.tokens.tags
    mark = tags[other.first - 1]
    after_comma = tags[other.first - 2 : other.first - 1] == COMMA
    if mark == SUB:
        return after_comma and other.tokens.lower[other.first - 1] in other.tokens.lists.contrasts
    needs_that = "that" in other.entry.takes and other.entry.takes <= _ONLY_WITH_THAT
    related = tags[other.group - 1] == RELATIVE  # "…, and who hopes to win"
    if needs_that and not related and tags[other.last : other.last + 1] != THAT:
        return False
    if mark == CONJ and after_comma and not other.governed:
        return True  # "Lund promised a quay, but Vik says there is no money"
    if mark not in _SETS_OFF:
        return False
    if other.entry.ing or other.governed or other.entry.lemma == "accord":
        return True
    return _CLAUSE_SIGN.isdisjoint(tags[other.end :])


def is_gapped(clause: Clause) -> bool:
    """True if the clause interrupts a relative one, whose pronoun is the subject of the content:
    "which officials say will …".
    """
    before = clause.tokens.tags[: clause.first].rstrip(ADV)[-1:]
    return before in _LENDS_SUBJECT
