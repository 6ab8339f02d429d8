"""The reporting clause around a verb: who its subject is, on which side, and whether the verb
reports at all.
"""

from __future__ import annotations

from generator.extract.grammar.noun_phrases import NounPhrase, phrase_after, possessor
from generator.extract.grammar.subjects import (
    leading_phrase,
    opening_phrase,
    phrase_before,
    verb_group,
)
from generator.extract.grammar.tag_patterns import (
    AUX,
    COMMA,
    CONJ,
    DASH,
    NUMBER,
    PREP,
    QUOTE,
    STOP,
    THAT,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens
from generator.extract.reporting.non_reports import reports_nothing
from generator.extract.reporting.verbs import Verb
from generator.frozen import frozen

_LONGEST_RECEIVER = 15  # tokens of "to the board of the port" after "a letter"
_LONGEST_OBJECT = 9  # tokens of "the speech to" after "used"
_VERB_REACH = 12  # tokens before "letter" in which its verb stands
# (a letter) to the board of the port (saying)
_RECEIVER = tag_pattern("(prep SPECIFIER* <noun/name/stop>+){1,3} end")
_AFTER_SOURCE = tag_pattern(  # (according to) the mayor of Lund
    """<SPECIFIER/adv/time/ing>* (quote noun | <noun/name/number/past/time>)
      (<noun/name/number/stop/past/prep/det/conj/time/ing>* <noun/name/number/past/ing>)?
    | ing prep <det/name/stop>* <noun/name>+
    | pron | otherpron | det followed_by(<comma/stop>)"""
)
_VERB = tag_set("VERB")
_OBJECT = tag_set("SPECIFIER/adv/noun/name/pron/prep/time/stop")  # what "used the speech" may hold
_ACCOMPANYING = tag_set("SPECIFIER/adv/noun/name/stop")
_NAMES = tag_set("name/noun/close/number")
_SETS_OFF = tag_set("comma/quote/conj/dash/sub/prep")
_BEFORE_INVERTED = tag_set("comma/quote/stop/dash")
_SPECIFIER = tag_set("SPECIFIER")
_TIME_OR_PREP = tag_set("time/prep")


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
    if (used := _using(tokens, group)) is not None:
        return Clause(tokens, used, verb, last, entry, leading_phrase(tokens, used), governed=True)
    if reports_nothing(tokens, group, verb, last, entry):
        return None
    return (_participle(tokens, group, verb, last, entry) if entry.ing else None) or _finite(
        tokens, group, verb, last, entry
    )


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
    if (heard := _person_heard(tokens, group)) is not None:
        return Clause(tokens, group, verb, last, entry, heard)
    if _carries_words(tokens, group) and (leading := leading_phrase(tokens, group)) is not None:
        return Clause(tokens, group, verb, last, entry, leading, governed=True)
    if (
        mark in _NAMES
        and (noun := _accompanying(tokens, group) or phrase_before(tokens, group)) is not None
    ):
        # "postings, among them one saying that": nobody
        is_number = tokens.tags[noun.first : noun.last] == NUMBER
        return Clause(tokens, group, verb, last, entry, None if is_number else noun)
    if not mark or mark in _SETS_OFF:
        return Clause(
            tokens, group, verb, last, entry, leading_phrase(tokens, group), governed=True
        )
    return None


def _person_heard(tokens: Tokens, group: int) -> NounPhrase | None:
    """Return the person who is heard or quoted: "was heard saying", "quoted her as saying"."""
    before = tokens.lower[group - 1] if group else ""
    if before == "as" and (quoted := phrase_before(tokens, group - 1)) is not None:
        return quoted if tokens.lower[quoted.first - 1] in tokens.lists.quoting else None
    return (
        phrase_before(tokens, verb_group(tokens, group - 1))
        if before in tokens.lists.hearing
        else None
    )


def _carries_words(tokens: Tokens, group: int) -> bool:
    """True if somebody makes a statement or letter right before token `group`: "issued a
    statement saying". Its receiver may come in between: "a letter to the board of the port saying",
    or be all that is named: "emailed the board saying".
    """
    tags = tokens.tags
    receiver = _RECEIVER.search(tags, max(0, group - _LONGEST_RECEIVER), group)
    ends = [group]
    if receiver:
        lower, receiving = tokens.lower, tokens.lists.receiving
        ends += [index for index in range(receiver.start(), group) if lower[index] in receiving]
    for index in ends:
        before = index - 1
        while before > 0 and tags[before] in _TIME_OR_PREP:
            before -= 1
        if tokens.lower[before] in tokens.lists.means:
            return not _VERB.isdisjoint(tags[max(0, before - _VERB_REACH) : before])
    recipient = phrase_before(tokens, group)
    sent = tokens.lower[recipient.first - 1] if recipient is not None and recipient.first else ""
    return sent in tokens.lists.sending


def _accompanying(tokens: Tokens, group: int) -> NounPhrase | None:
    """Return the speaker of a participle at token `group` that is not the main subject: "with one
    of her ads asking", "footage of her saying".
    """
    lower, tags = tokens.lower, tokens.tags
    index = group - 1
    while index > 0 and tags[index] in _ACCOMPANYING:
        index -= 1
    recorded = lower[index] == "of" and lower[index - 1] in tokens.lists.recordings
    if lower[index] == "of" and not recorded:
        index = max(tags.rfind(PREP, 0, index), 0)  # the "with" of "with one of her ads asking"
    first = index + 1
    accompanies = (
        lower[index] in tokens.lists.beside
        and lower[index - 1] not in tokens.lists.means
        and tags[first] in _SPECIFIER
    )
    return (
        phrase_after(tokens, first) or NounPhrase(first, group, first, group)
        if recorded or accompanies
        else None
    )


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
    if before is None and mark == COMMA:
        before = opening_phrase(tokens)
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
    follows_quotation = tags[max(0, group - 2) : group] == QUOTE + COMMA
    if follows_quotation and _may_invert(tokens, group, entry) and phrase_after(tokens, last):
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
    """According to X."""
    found = _AFTER_SOURCE.match(tokens.tags, last)
    if found is None:
        return None
    first, stop = found.span()
    if not tokens.lists.measures.isdisjoint(
        tokens.lower[first : first + 3]
    ):  # "according to the size of its economy"
        return None
    return Clause(
        tokens, verb, verb, last, entry, NounPhrase(first, stop, first, stop), inverted=True
    )
