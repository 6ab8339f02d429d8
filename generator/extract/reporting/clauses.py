"""The reporting clause around a verb: who its subject is, on which side, and whether the verb
reports at all.
"""

from __future__ import annotations

from generator.extract.grammar.noun_phrases import (
    NounPhrase,
    leading_phrase,
    opening_phrase,
    phrase_after,
    phrase_before,
    possessor,
    verb_group,
)
from generator.extract.grammar.tag_patterns import (
    AUX,
    COMMA,
    CONJ,
    NUMBER,
    PREP,
    QUOTE,
    THAT,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens
from generator.extract.reporting.non_reports import reports_nothing
from generator.extract.reporting.verbs import Verb
from generator.frozen import frozen

_HUNG_REACH = 15  # words of "to the board of the port" behind a letter
# (a letter) to the board of the port (saying)
_HUNG = tag_pattern("(prep SPECIFIER* <noun/name/stop>+){1,3} end")
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
    """A reporting verb in its sentence. `group` is where its verb group begins, `last` the word
    after the verb.
    """

    words: Tokens
    group: int
    verb: int
    last: int
    takes: Verb
    subject: NounPhrase | None
    inverted: bool = False
    governed: bool = False  # shares the speaker of an earlier clause

    @property
    def first(self) -> int:
        """The first word of the clause, subject included."""
        return (
            self.subject.first
            if self.subject is not None and not self.inverted and not self.governed
            else self.group
        )

    @property
    def end(self) -> int:
        """The word after the clause, an inverted subject included."""
        return self.subject.last if self.subject is not None and self.inverted else self.last


def clause(tokens: Tokens, verb: int, last: int, entry: Verb) -> Clause | None:
    """Return the clause of the form that stands at words `verb` to `last`, or `None` where it
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
    group = verb_group(tokens, verb)
    if (
        group > 2
        and tokens.lower[group - 1] == "to"
        and tokens.lower[group - 2] in tokens.lists.leads
    ):
        group = verb_group(tokens, _lead(tokens, group))
    if (used := _using(tokens, group)) is not None:
        return Clause(tokens, used, verb, last, entry, leading_phrase(tokens, used), governed=True)
    if reports_nothing(tokens, group, verb, last, entry):
        return None
    return (_participle(tokens, group, verb, last, entry) if entry.ing else None) or _finite(
        tokens, group, verb, last, entry
    )


def _using(tokens: Tokens, group: int) -> int | None:
    """Return the verb of "used the speech to warn", where a reporting infinitive at word `group`
    tells what somebody said there.
    """
    if tokens.lower[group - 1 : group] != ["to"]:
        return None
    place = group - 2
    while place > max(0, group - 9) and tokens.tags[place] in _OBJECT:
        place -= 1
    return (
        place if tokens.lower[place] in tokens.lists.using and place < group - 2 else None
    )  # "used to warn" is a habit


def _lead(tokens: Tokens, group: int) -> int:
    """Return where the words that lead to a reporting infinitive begin: "went on to", "was quick
    to".
    """
    return group - 3 if tokens.lower[group - 2] == "on" else group - 2


def _participle(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> Clause | None:
    """…, adding that …; "is warning that" is left to `_finite`."""
    if AUX in tokens.tags[group:verb]:
        return None
    mark = tokens.tags[group - 1] if group else ""
    if (heard := _heard(tokens, group)) is not None:
        return Clause(tokens, group, verb, last, entry, heard)
    if _carries_words(tokens, group) and (leading := leading_phrase(tokens, group)) is not None:
        return Clause(tokens, group, verb, last, entry, leading, governed=True)
    if (
        mark in _NAMES
        and (noun := _accompanying(tokens, group) or phrase_before(tokens, group)) is not None
    ):
        # "postings, among them one saying that": nobody
        number = tokens.tags[noun.first : noun.last] == NUMBER
        return Clause(tokens, group, verb, last, entry, None if number else noun)
    if not mark or mark in _SETS_OFF:
        return Clause(
            tokens, group, verb, last, entry, leading_phrase(tokens, group), governed=True
        )
    return None


def _heard(tokens: Tokens, group: int) -> NounPhrase | None:
    """Return whom somebody hears or quotes: "was heard saying", "quoted her as saying"."""
    before = tokens.lower[group - 1] if group else ""
    if before == "as" and (quoted := phrase_before(tokens, group - 1)) is not None:
        return quoted if tokens.lower[quoted.first - 1] in tokens.lists.quoting else None
    return (
        phrase_before(tokens, verb_group(tokens, group - 1))
        if before in tokens.lists.hearing
        else None
    )


def _carries_words(tokens: Tokens, group: int) -> bool:
    """Say whether what stands before word `group` is a statement or letter that somebody makes
    ("issued a statement saying").

    To whom or where may stand between them: "a letter to the board of the port saying".
    """
    tags = tokens.tags
    hung = _HUNG.search(tags, max(0, group - _HUNG_REACH), group)
    receivers = (
        (
            place
            for place in range(hung.start(), group)
            if tokens.lower[place] in tokens.lists.receiving
        )
        if hung
        else ()
    )
    for place in (group, *receivers):
        before = place - 1
        while before > 0 and tags[before] in _TIME_OR_PREP:
            before -= 1
        if tokens.lower[before] in tokens.lists.means:
            return not _VERB.isdisjoint(tags[max(0, before - 12) : before])
    return False


def _accompanying(tokens: Tokens, group: int) -> NounPhrase | None:
    """Return who speaks beside the main clause, right before word `group`: "with one of her ads
    asking", "footage of her saying".
    """
    lower, tags = tokens.lower, tokens.tags
    place = group - 1
    while place > 0 and tags[place] in _ACCOMPANYING:
        place -= 1
    recorded = lower[place] == "of" and lower[place - 1] in tokens.lists.recordings
    if lower[place] == "of" and not recorded:
        place = max(tags.rfind(PREP, 0, place), 0)  # the "with" of "with one of her ads asking"
    first = place + 1
    accompanies = (
        lower[place] in tokens.lists.beside
        and lower[place - 1] not in tokens.lists.means
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
    quoted_before = tags[max(0, group - 2) : group] == QUOTE + COMMA
    quoted = mark == QUOTE or (
        quoted_before and "inverted" in entry.takes and phrase_after(tokens, last)
    )
    before = phrase_before(tokens, group) if not quoted else None
    if before is None and "inverted" in entry.takes and (not mark or mark in _BEFORE_INVERTED):
        after = phrase_after(tokens, last)
        if after is not None:
            return Clause(tokens, group, verb, last, entry, after, inverted=True)
    if (
        mark == CONJ and tokens.lower[verb] == entry.lemma and "clause" not in entry.takes
    ):  # "to speak up and defend …": no finite verb
        return None
    if before is None and mark == COMMA:
        before = opening_phrase(tokens)
    if before is None and (
        CONJ in tags[max(0, group - 8) : group] or (mark == COMMA and group < verb)
    ):
        return Clause(
            tokens, group, verb, last, entry, leading_phrase(tokens, group), governed=True
        )
    return Clause(tokens, group, verb, last, entry, before) if before is not None else None


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
