"""The reporting clause around a verb: who its subject is, on which side, and whether the verb
reports at all.
"""

from __future__ import annotations

from generator.extract.grammar.noun_phrases import (
    Phrase,
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
from generator.extract.grammar.tagger import Words
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

    words: Words
    group: int
    verb: int
    last: int
    takes: Verb
    subject: Phrase | None
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


def clause(words: Words, verb: int, last: int, entry: Verb) -> Clause | None:
    """Return the clause of the form that stands at words `verb` to `last`, or `None` where it
    reports nothing.
    """
    if entry.lemma == "accord":
        return _source(words, verb, last, entry)
    if (
        entry.noun
        and words.tags[last : last + 1] == THAT
        and (owner := possessor(words, verb)) is not None
    ):
        return Clause(words, verb, verb, last, entry, owner)
    group = verb_group(words, verb)
    if group > 2 and words.lower[group - 1] == "to" and words.lower[group - 2] in words.lists.leads:
        group = verb_group(words, _lead(words, group))
    if (used := _using(words, group)) is not None:
        return Clause(words, used, verb, last, entry, leading_phrase(words, used), governed=True)
    if reports_nothing(words, group, verb, last, entry):
        return None
    return (_participle(words, group, verb, last, entry) if entry.ing else None) or _finite(
        words, group, verb, last, entry
    )


def _using(words: Words, group: int) -> int | None:
    """Return the verb of "used the speech to warn", where a reporting infinitive at word `group`
    tells what somebody said there.
    """
    if words.lower[group - 1 : group] != ["to"]:
        return None
    place = group - 2
    while place > max(0, group - 9) and words.tags[place] in _OBJECT:
        place -= 1
    return (
        place if words.lower[place] in words.lists.using and place < group - 2 else None
    )  # "used to warn" is a habit


def _lead(words: Words, group: int) -> int:
    """Return where the words that lead to a reporting infinitive begin: "went on to", "was quick
    to".
    """
    return group - 3 if words.lower[group - 2] == "on" else group - 2


def _participle(words: Words, group: int, verb: int, last: int, entry: Verb) -> Clause | None:
    """…, adding that …; "is warning that" is left to `_finite`."""
    if AUX in words.tags[group:verb]:
        return None
    mark = words.tags[group - 1] if group else ""
    if (heard := _heard(words, group)) is not None:
        return Clause(words, group, verb, last, entry, heard)
    if _carries_words(words, group) and (leading := leading_phrase(words, group)) is not None:
        return Clause(words, group, verb, last, entry, leading, governed=True)
    if (
        mark in _NAMES
        and (noun := _accompanying(words, group) or phrase_before(words, group)) is not None
    ):
        # "postings, among them one saying that": nobody
        number = words.tags[noun.first : noun.last] == NUMBER
        return Clause(words, group, verb, last, entry, None if number else noun)
    if not mark or mark in _SETS_OFF:
        return Clause(words, group, verb, last, entry, leading_phrase(words, group), governed=True)
    return None


def _heard(words: Words, group: int) -> Phrase | None:
    """Return whom somebody hears or quotes: "was heard saying", "quoted her as saying"."""
    before = words.lower[group - 1] if group else ""
    if before == "as" and (quoted := phrase_before(words, group - 1)) is not None:
        return quoted if words.lower[quoted.first - 1] in words.lists.quoting else None
    return (
        phrase_before(words, verb_group(words, group - 1))
        if before in words.lists.hearing
        else None
    )


def _carries_words(words: Words, group: int) -> bool:
    """Say whether what stands before word `group` is a statement or letter that somebody makes
    ("issued a statement saying").

    To whom or where may stand between them: "a letter to the board of the port saying".
    """
    tags = words.tags
    hung = _HUNG.search(tags, max(0, group - _HUNG_REACH), group)
    receivers = (
        (
            place
            for place in range(hung.start(), group)
            if words.lower[place] in words.lists.receiving
        )
        if hung
        else ()
    )
    for place in (group, *receivers):
        before = place - 1
        while before > 0 and tags[before] in _TIME_OR_PREP:
            before -= 1
        if words.lower[before] in words.lists.means:
            return not _VERB.isdisjoint(tags[max(0, before - 12) : before])
    return False


def _accompanying(words: Words, group: int) -> Phrase | None:
    """Return who speaks beside the main clause, right before word `group`: "with one of her ads
    asking", "footage of her saying".
    """
    lower, tags = words.lower, words.tags
    place = group - 1
    while place > 0 and tags[place] in _ACCOMPANYING:
        place -= 1
    recorded = lower[place] == "of" and lower[place - 1] in words.lists.recordings
    if lower[place] == "of" and not recorded:
        place = max(tags.rfind(PREP, 0, place), 0)  # the "with" of "with one of her ads asking"
    first = place + 1
    accompanies = (
        lower[place] in words.lists.beside
        and lower[place - 1] not in words.lists.means
        and tags[first] in _SPECIFIER
    )
    return (
        phrase_after(words, first) or Phrase(first, group, first, group)
        if recorded or accompanies
        else None
    )


def _finite(words: Words, group: int, verb: int, last: int, entry: Verb) -> Clause | None:
    """X said; said X; X, a minister, said; X … and said."""
    tags = words.tags
    mark = tags[group - 1] if group else ""
    if (entry.ing and AUX not in tags[group:verb]) or mark == THAT:
        return None
    quoted_before = tags[max(0, group - 2) : group] == QUOTE + COMMA
    quoted = mark == QUOTE or (
        quoted_before and "inverted" in entry.takes and phrase_after(words, last)
    )
    before = phrase_before(words, group) if not quoted else None
    if before is None and "inverted" in entry.takes and (not mark or mark in _BEFORE_INVERTED):
        after = phrase_after(words, last)
        if after is not None:
            return Clause(words, group, verb, last, entry, after, inverted=True)
    if (
        mark == CONJ and words.lower[verb] == entry.lemma and "clause" not in entry.takes
    ):  # "to speak up and defend …": no finite verb
        return None
    if before is None and mark == COMMA:
        before = opening_phrase(words)
    if before is None and (
        CONJ in tags[max(0, group - 8) : group] or (mark == COMMA and group < verb)
    ):
        return Clause(words, group, verb, last, entry, leading_phrase(words, group), governed=True)
    return Clause(words, group, verb, last, entry, before) if before is not None else None


def _source(words: Words, verb: int, last: int, entry: Verb) -> Clause | None:
    """According to X."""
    found = _AFTER_SOURCE.match(words.tags, last)
    if found is None:
        return None
    first, stop = found.span()
    if not words.lists.measures.isdisjoint(
        words.lower[first : first + 3]
    ):  # "according to the size of its economy"
        return None
    return Clause(words, verb, verb, last, entry, Phrase(first, stop, first, stop), inverted=True)
