"""Uses of a reporting verb that report nothing: negated, passive, an infinitive, an adjective, a
noun, in a relative clause.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.extract.grammar.tag_patterns import (
    AUX,
    COMMA,
    NAME,
    NUMBER,
    PAST,
    PREP,
    RELATIVE,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens
from generator.extract.reporting.verbs import Verb

# Berg, a former official (confirmed in May)
_APPOSED = tag_pattern("<noun/name> comma det <SPECIFIER/adv>* MODIFIERS noun end")
# (the quay is shut), the Herald (reports)
_SET_OFF = tag_pattern("<comma/quote> det? name{1,4} end")
_NOUN_OR_NAME = tag_set("noun/name")
_SOMEBODY = tag_set("noun/name/otherpron")
_DESCRIBED = tag_set("noun/name/ing")  # after an adjective
_BEFORE_ADJECTIVE = tag_set("det/prep/number")
_OFFERED = tag_set("noun/name/SPECIFIER")
_ENDS = tag_set("comma/stop")
_BEFORE_NOUN = tag_set("det/prep/number/ing")
_AFTER_NOUN = tag_set("VERB/prep/comma/stop")
_PRONOUN = tag_set("pron/otherpron")

Test = Callable[[Tokens, int, int, int, Verb], bool]


def reports_nothing(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """True if the form at tokens `verb` to `last`, whose verb group begins at token `group`, is any
    of the look-alikes.
    """
    return any(test(tokens, group, verb, last, entry) for test in LOOKALIKES)


def _only_noun(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """A bare reporting noun ("the assertion"); possessed ones are handled in `clauses.clause`."""
    return not entry.takes


def _negated(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """Did not say whether; nor denied."""
    return any(
        word in tokens.lists.negations or word.endswith("n't")
        for word in tokens.lower[max(0, group - 1) : verb]
    )


def _restrictive(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """Those who say: it says which people, not what was said."""
    return group > 1 and tokens.tags[group - 1] == RELATIVE and tokens.tags[group - 2] in _SOMEBODY


def _nobody(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """No official said."""
    noun = group - 1
    while noun > 0 and tokens.tags[noun] in _NOUN_OR_NAME:
        noun -= 1
    return 0 <= noun < group - 1 and tokens.lower[noun] == "no"


def _inverted(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """Should Lund say no; did he say: a condition or a question."""
    opens = tokens.tags[0] == AUX and group > 1
    return opens and tokens.lower[verb] == entry.lemma and AUX not in tokens.tags[group:verb]


def _passive(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """Was told that: the subject does not speak."""
    if entry.takes == {"phrase"} and tokens.lower[last : last + 1] in (
        ["of"],
        ["by"],
    ):  # "a guard accused of theft"
        return True
    auxiliary = tokens.tags.rfind(AUX, group, verb)
    being = (
        auxiliary >= 0
        and tokens.lower[auxiliary] in tokens.lists.being
        and "to" not in tokens.lower[auxiliary:verb]
    )
    return being and not (entry.ing or entry.passive)


def _reduced(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """A former official confirmed in 2023: an apposition describes somebody."""
    tags = tokens.tags
    return (
        group == verb
        and tags[verb] == PAST
        and tags[last : last + 1] == PREP
        and _APPOSED.search(tags[:verb]) is not None
    )


def _adjective(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """His alleged part, 20 pledged delegates."""
    if verb == 0 or tokens.tags[last : last + 1] not in _DESCRIBED:
        return False
    before = tokens.tags[verb - 1]
    if before == PREP and entry.ing and "person" in entry.takes:  # "by telling Lund that …"
        return False
    # "One says the quay is safe"
    if before == NUMBER and not tokens.lower[verb].endswith(("ed", "ing")):
        return False
    return before in _BEFORE_ADJECTIVE or _possessive(tokens.lower[verb - 1])


def _infinitive(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """Wants to say; but "went on to say" and "was quick to say" report."""
    return (
        group > 1
        and tokens.lower[group - 1] == "to"
        and tokens.lower[group - 2] not in tokens.lists.leads
    )


def _offered(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """Would add complexity, could threaten to leave: after a modal only a clause with "that"
    counts.
    """
    modal = tokens.tags[group:verb].startswith(AUX) and tokens.lower[group] in tokens.lists.modals
    offers = tokens.tags[last : last + 1] in _OFFERED or tokens.lower[last : last + 1] == ["to"]
    return modal and tokens.lower[verb] == entry.lemma and offers


def _means(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """Capable of defending itself: something done, not said."""
    return entry.ing and group > 0 and tokens.tags[group - 1] == PREP and entry.takes == {"phrase"}


def _noun(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """The claims, a report."""
    if not entry.noun_alike or (entry.ing and _warns_of(tokens, group, last)):
        return False
    before, after = tokens.tags[group - 1 : group], tokens.tags[last : last + 1]
    if (
        (not after or after in _ENDS)
        and _SET_OFF.search(tokens.tags, 0, group)
        and not _possessive(tokens.lower[group - 1])
    ):
        return not tokens.lower[verb].endswith("s")  # "…, the Herald reports."
    if group == 0 or before in _BEFORE_NOUN or not after or after in _AFTER_NOUN:
        return True
    if entry.ing:
        return False
    owner = tokens.lower[group - 1]
    # "Reuters reports" reports, "voters reports" does not
    plural = before != NAME and owner.endswith("s") and not _possessive(owner)
    if tokens.lower[verb].endswith("s"):
        return plural or _possessive(owner)
    return group == verb and not plural and before not in _PRONOUN


def _warns_of(tokens: Tokens, group: int, last: int) -> bool:
    """…, warning of delays."""
    return tokens.tags[group - 1 : group] == COMMA and any(
        word in tokens.lists.links for word in tokens.lower[last : last + 1]
    )


def _possessive(word: str) -> bool:
    return word.endswith(("'s", "s'")) and word != "'s"  # "he's" is two words


LOOKALIKES: tuple[Test, ...] = (
    _only_noun,
    _negated,
    _restrictive,
    _nobody,
    _inverted,
    _passive,
    _reduced,
    _adjective,
    _infinitive,
    _offered,
    _means,
    _noun,
)
