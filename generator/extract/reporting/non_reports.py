"""Uses of a reporting verb that report nothing: negated, passive, an infinitive, an adjective, a
noun, in a relative clause.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.extract.grammar.noun_phrases import REACH
from generator.extract.grammar.subjects import somebody_new
from generator.extract.grammar.tag_patterns import (
    ADV,
    AUX,
    DET,
    NAME,
    NUMBER,
    OTHERPRON,
    PAST,
    PREP,
    QUOTE,
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
_PLAIN_OBJECT = tag_pattern(  # (defended) her title (in May)
    """SPECIFIER{0,2} <noun/name/adv/past>{0,4} noun
    (followed_by(<comma/stop/prep/conj/relative/that/sub/adv/time/dash>) | end)"""
)
_NO_CLAUSE = tag_pattern(  # (said) nothing as he left, nothing about it; not "nothing was wrong"
    """any adv* (end | <comma/stop/semi/dash/sub/time/conj>
      | prep not<VERB/comma/stop/semi/dash/sub/conj>* (end | <comma/stop/semi/dash/sub/conj>))"""
)
_NOUN_OR_NAME = tag_set("noun/name")
_SOMEBODY = tag_set("noun/name/otherpron")
_DESCRIBED = tag_set("noun/name/number/ing")  # after an adjective
_BEFORE_ADJECTIVE = tag_set("det/prep/number")
_OFFERED = tag_set("noun/name/SPECIFIER")
_ENDS = tag_set("comma/stop")
_BEFORE_NOUN = tag_set("det/prep/number/ing")
_WARNED = tag_pattern("comma not<CLAUSE_BREAK>{1,6} comma that")  # (Lund warns), however, that
# Critics (stress) that it is old; officials (caution) against haste
_PLURAL = tag_pattern("(start | preceded_by(<comma/semi/colon/conj/that>)) name any <that/prep>")
_AFTER_NOUN = tag_set("VERB/prep/comma/stop/conj")
_GOVERNS = tag_set("VERB/prep")
_BEFORE_WARNING = tag_set("comma/name")
_PRONOUN = tag_set("pron/otherpron")

_TAKES_CLAUSE = frozenset({"clause", "that", "person"})

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
    """Those who say: it says which people, not what was said; but "a woman who says" reports."""
    if group < 2 or tokens.tags[group - 1] != RELATIVE or tokens.tags[group - 2] not in _SOMEBODY:
        return False
    return not entry.takes & _TAKES_CLAUSE or somebody_new(tokens, group - 1) is None


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


def _told_to_do(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """Add Lund to your list; ask Berg: the reader is told to."""
    return verb == 0 and tokens.lower[verb] == entry.lemma and tokens.tags[last : last + 1] == NAME


def _passive(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """Was told that: the subject does not speak."""
    if _agent_follows(tokens, group, last, entry):
        return True
    auxiliary = tokens.tags.rfind(AUX, group, verb)
    being = (
        auxiliary >= 0
        and tokens.lower[auxiliary] in tokens.lists.being
        and "to" not in tokens.lower[auxiliary:verb]
    )
    return being and not (entry.ing or entry.passive)


def _agent_follows(tokens: Tokens, group: int, last: int, entry: Verb) -> bool:
    """A guard accused of theft; a minister described as calm."""
    if "phrase" not in entry.takes or "clause" in entry.takes:
        return False
    follows = tokens.lower[last : last + 1]
    if follows == ["as"]:
        alone = group == 0 or tokens.tags[group - 1] in _ENDS
        return alone and tokens.tags[last - 1] == PAST
    return follows == ["by"] or (follows == ["of"] and entry.takes == {"phrase"})


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
    """His alleged part, 20 pledged delegates, an estimated 40 ferries, a newly revealed call."""
    if verb == 0 or tokens.tags[last : last + 1] not in _DESCRIBED:
        return False
    before = tokens.tags[verb - 1]
    if tokens.tags[verb] == PAST and before != DET and _is_graded(tokens, verb - 1):
        return True
    if before == PREP and entry.ing and "person" in entry.takes:  # "by telling Lund that …"
        return False
    # "One says the quay is safe"
    if before == NUMBER and not tokens.lower[verb].endswith(("ed", "ing")):
        return False
    return before in _BEFORE_ADJECTIVE or _possessive(tokens.lower[verb - 1])


def _is_graded(tokens: Tokens, index: int) -> bool:
    """True if the word at `index` opens an adjective after a determiner: the highest reported rate,
    a newly revealed call.
    """
    graded = tokens.tags[index] == ADV or tokens.lower[index] in tokens.lists.graded
    return graded and tokens.tags[index - 1 : index] == DET


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
    """Capable of defending itself: something done, not said; but "by calling it “a shame”"."""
    done = entry.ing and group > 0 and tokens.tags[group - 1] == PREP and entry.takes == {"phrase"}
    named = entry.lemma in tokens.lists.naming and QUOTE in tokens.tags[last : last + REACH]
    return done and not named


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
    if group == 0 or before in _BEFORE_NOUN or not after:
        return True
    if _WARNED.match(tokens.tags, last) or _warns(tokens, verb, last, entry):
        return _is_possessed(tokens, group, verb, entry)
    return after in _AFTER_NOUN or (not entry.ing and _is_possessed(tokens, group, verb, entry))


def _warns(tokens: Tokens, verb: int, last: int, entry: Verb) -> bool:
    """Officials caution against haste."""
    return tokens.lower[verb] == entry.lemma and tokens.lower[last] in tokens.lists.links


def _is_possessed(tokens: Tokens, group: int, verb: int, entry: Verb) -> bool:
    """True if what stands before a form that is a noun as often cannot be its subject: "Reuters
    reports" reports, "voters reports" does not.
    """
    before, owner = tokens.tags[group - 1], tokens.lower[group - 1]
    possessive = _possessive(owner)
    plural = owner.endswith("s") and not possessive
    if _is_third_person(tokens, verb, entry):
        return possessive or (plural and before != NAME)
    if plural and (before != NAME or _PLURAL.match(tokens.tags, group - 1)):
        return False
    return group == verb and before not in _PRONOUN


def _counted(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """Rose six points to 30 percent, twenty basis points to 3 percent."""
    before = tokens.lower[group - 1] if group else ""
    counted = tokens.tags[group - 1 : group] == NUMBER or before in tokens.lists.counting
    return counted and tokens.lower[verb] in tokens.lists.units


def _object(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """Has some say in it, have some credit card debt: a noun that a verb or preposition takes."""
    takes_pronoun = group > 1 and tokens.tags[group - 2] in _GOVERNS
    return (
        takes_pronoun
        and tokens.tags[group - 1] == OTHERPRON
        and tokens.lower[group - 1] in tokens.lists.uncounted
        and tokens.lower[verb] == entry.lemma
    )


def _deed(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """Defended her title, dismissed the case: done, not said."""
    found = _PLAIN_OBJECT.match(tokens.tags, last)
    return found is not None and f"{entry.lemma} {tokens.lower[found.end() - 1]}" in (
        tokens.lists.deeds
    )


def _worth(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """It is worth noting that: nobody says it but the reporter."""
    return entry.ing and group > 0 and tokens.lower[group - 1] in tokens.lists.worth


def _silent(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> bool:
    """Said nothing as he left, said little about it."""
    return (
        any(word in tokens.lists.nothing for word in tokens.lower[last : last + 1])
        and _NO_CLAUSE.match(tokens.tags, last) is not None
    )


def _is_third_person(tokens: Tokens, verb: int, entry: Verb) -> bool:
    """True for "stresses", not for "stress"."""
    return tokens.lower[verb].endswith("s") and tokens.lower[verb] != entry.lemma


def _warns_of(tokens: Tokens, group: int, last: int) -> bool:
    """…, warning of delays; with Berg warning of delays."""
    return tokens.tags[group - 1 : group] in _BEFORE_WARNING and any(
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
    _told_to_do,
    _passive,
    _reduced,
    _adjective,
    _infinitive,
    _offered,
    _means,
    _noun,
    _counted,
    _object,
    _deed,
    _worth,
    _silent,
)
