"""The reporting clause around a verb: who its subject is, on which side, and whether the verb
reports at all.
"""

from __future__ import annotations

from generator.extract.grammar.noun_phrases import NounPhrase, phrase_after, possessor
from generator.extract.grammar.subjects import (
    leading_phrase,
    nearest_phrase,
    opening_phrase,
    phrase_before,
    related_phrase,
    verb_group,
)
from generator.extract.grammar.tag_patterns import (
    AUX,
    COMMA,
    CONJ,
    DASH,
    NUMBER,
    QUOTE,
    STOP,
    THAT,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens
from generator.extract.reporting.non_reports import reports_nothing
from generator.extract.reporting.other_speakers import (
    accompanying,
    carries_words,
    person_heard,
    person_prompted,
    teller,
)
from generator.extract.reporting.verbs import Verb
from generator.frozen import frozen

_LONGEST_OBJECT = 9  # tokens of "the speech to" after "used"
_AFTER_SOURCE = tag_pattern(  # (according to) the mayor of Lund
    """<SPECIFIER/adv/time/ing>* (quote noun | <noun/name/number/past/time>)
      (<noun/name/number/stop/past/prep/det/conj/time/ing>* <noun/name/number/past/ing>)?
    | ing prep <det/name/stop>* <noun/name>+
    | pron | otherpron | det followed_by(<comma/stop>)"""
)
_OBJECT = tag_set("SPECIFIER/adv/noun/name/pron/prep/time/stop")  # what "used the speech" may hold
_NAMES = tag_set("name/noun/close/number")
_SETS_OFF = tag_set("comma/quote/conj/dash/sub/prep")
_BEFORE_INVERTED = tag_set("comma/quote/stop/dash")
# (…, said) Lt. Ada Lind, a port police spokeswoman; (said) Ada Lind, a pilot who left
_NAMED_AT_END = tag_pattern(
    """name (stop? name)+ (comma not<VERB/comma/pron/that/sub/quote>+ (followed_by(relative) | end)
    | stop? end)"""
)
_BEFORE_PER = tag_set("comma/open/dash/stop")


@frozen
class Clause:
    """A reporting verb in its sentence. `group` is the index of the first token of its verb group,
    `verb` that of the verb, `last` that of the token after the verb.
    """

    tokens: Tokens
    group: int
    verb: int
    last: int
    entry: Verb
    subject: NounPhrase | None
    inverted: bool = False
    governed: bool = False  # shares the speaker of an earlier clause

    @property
    def first(self) -> int:
        """The index of the first token of the clause, subject included."""
        return (
            self.subject.first
            if self.subject is not None and not self.inverted and not self.governed
            else self.group
        )

    @property
    def end(self) -> int:
        """The index of the token after the clause, an inverted subject included."""
        return self.subject.last if self.subject is not None and self.inverted else self.last


def clause(tokens: Tokens, verb: int, last: int, entry: Verb) -> Clause | None:
    """Return the clause around the form at tokens `verb` to `last` (exclusive); `None` if it
    reports nothing.
    """
    if entry.lemma == "accord":
        return _source(tokens, verb, last, entry)
    if (
        entry.noun
        and tokens.tags[last : last + 1] == THAT
        and (owner := possessor(tokens, verb)) is not None
    ):
        return Clause(tokens, verb, verb, last, entry, owner)
    group = _verb_group(tokens, verb)
    other = _other_speaker(tokens, group, verb, last, entry)
    if other is not None or reports_nothing(tokens, group, verb, last, entry):
        return other
    return (_participle(tokens, group, verb, last, entry) if entry.ing else None) or _finite(
        tokens, group, verb, last, entry
    )


def _other_speaker(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> Clause | None:
    """Used the speech to warn; were told by the mayor that; prompted users to argue that."""
    if (used := _using(tokens, group)) is not None:
        return Clause(tokens, used, verb, last, entry, leading_phrase(tokens, used), governed=True)
    if (said_by := teller(tokens, group, verb, last, entry)) is not None:
        return Clause(tokens, group, verb, last, entry, said_by, inverted=said_by.first > last)
    prompted = person_prompted(tokens, group, last)
    return Clause(tokens, group, verb, last, entry, prompted) if prompted is not None else None


def _using(tokens: Tokens, group: int) -> int | None:
    """Return the index of "used" in "used the speech to warn", where the infinitive at
    token `group` reports what was said; else `None`.
    """
    if tokens.lower[group - 1 : group] != ["to"]:
        return None
    index = group - 2
    while index > max(0, group - _LONGEST_OBJECT) and tokens.tags[index] in _OBJECT:
        index -= 1
    has_object = index < group - 2  # "used to warn" is a habit
    return index if has_object and tokens.lower[index] in tokens.lists.using else None


def _verb_group(tokens: Tokens, verb: int) -> int:
    """Return where the verb group of `verb` begins, with what leads to an infinitive: "went on to
    say", "was quick to say".
    """
    group = verb_group(tokens, verb)
    leads = tokens.lists.leads
    if group <= 2 or tokens.lower[group - 1] != "to" or tokens.lower[group - 2] not in leads:
        return group
    return verb_group(tokens, group - 3 if tokens.lower[group - 2] == "on" else group - 2)


def _participle(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> Clause | None:
    """…, adding that …; "is warning that" is left to `_finite`."""
    if AUX in tokens.tags[group:verb]:
        return None
    mark = tokens.tags[group - 1] if group else ""
    if (heard := person_heard(tokens, group)) is not None:
        return Clause(tokens, group, verb, last, entry, heard)
    if (
        carries_words(tokens, group)
        and (maker := nearest_phrase(tokens, group, past_that=True)) is not None
    ):
        return Clause(tokens, group, verb, last, entry, maker, governed=True)
    if (
        mark in _NAMES
        and (noun := accompanying(tokens, group) or phrase_before(tokens, group)) is not None
    ):
        # "postings, among them one saying that": nobody
        is_number = tokens.tags[noun.first : noun.last] == NUMBER
        return Clause(tokens, group, verb, last, entry, None if is_number else noun)
    if not mark or mark in _SETS_OFF:
        return Clause(
            tokens, group, verb, last, entry, nearest_phrase(tokens, group), governed=True
        )
    return None


def _finite(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> Clause | None:
    """X said; said X; X, a minister, said; X … and said."""
    tags = tokens.tags
    mark = tags[group - 1] if group else ""
    if (entry.ing and AUX not in tags[group:verb]) or mark == THAT:
        return None
    before = _subject_before(tokens, group, last, entry)
    if before is None and _may_invert(tokens, group, entry):
        after = phrase_after(tokens, last)
        if after is not None:
            return Clause(tokens, group, verb, last, entry, after, inverted=True)
    # "to speak up and defend …": no finite verb
    if mark == CONJ and tokens.lower[verb] == entry.lemma and "clause" not in entry.takes:
        return None
    if before is None:
        before = opening_phrase(tokens) if mark == COMMA else related_phrase(tokens, group)
    if before is not None:
        return Clause(tokens, group, verb, last, entry, before)
    shares = CONJ in tags[max(0, group - 8) : group] or (mark == COMMA and group < verb)
    leading = leading_phrase(tokens, group) if shares else None
    return Clause(tokens, group, verb, last, entry, leading, governed=True) if shares else None


def _subject_before(tokens: Tokens, group: int, last: int, entry: Verb) -> NounPhrase | None:
    """Return the subject before the verb group; `None` if a quotation stands there."""
    tags = tokens.tags
    if tags[group - 1 : group] == QUOTE:
        return None
    if tags[group - 1 : group] == COMMA and _may_invert(tokens, group, entry):
        follows_quotation = tags[max(0, group - 2) : group - 1] == QUOTE
        if follows_quotation and phrase_after(tokens, last):
            return None
        if _NAMED_AT_END.match(tags, last):
            return None
    return phrase_before(tokens, group)


def _may_invert(tokens: Tokens, group: int, entry: Verb) -> bool:
    """True if the verb at token `group` may stand before its subject: one of speaking behind any
    words ("…, said Berg"), others behind a quotation alone ("“…,” sighed Berg").
    """
    mark = tokens.tags[group - 1] if group else ""
    if "inverted" in entry.takes and (not mark or mark in _BEFORE_INVERTED):
        return True
    behind = tokens.tags[max(0, group - 2) : group].rstrip(COMMA + STOP + DASH)
    return "voiced" in entry.takes and behind.endswith(QUOTE)


def _source(tokens: Tokens, verb: int, last: int, entry: Verb) -> Clause | None:
    """According to X; per X."""
    found = _AFTER_SOURCE.match(tokens.tags, last)
    if found is None or _is_measure(tokens, verb, last):
        return None
    first, stop = found.span()
    return Clause(
        tokens, verb, verb, last, entry, NounPhrase(first, stop, first, stop), inverted=True
    )


def _is_measure(tokens: Tokens, verb: int, first: int) -> bool:
    """True if the words at token `first` are what something goes by, not who says it: "according
    to the size of its economy", "ranked according to their results", "4 per cent".
    """
    lists, lower, tags = tokens.lists, tokens.lower, tokens.tags
    if not lists.measures.isdisjoint(lower[first : first + 3]):
        return True
    if verb and lower[verb - 1] in lists.measured:
        return True
    if lower[verb] != "per":
        return False
    set_off = verb == 0 or tags[verb - 1] in _BEFORE_PER
    return not set_off or lower[first] in lists.rates
