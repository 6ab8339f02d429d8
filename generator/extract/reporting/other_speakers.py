"""Who speaks where the subject does not: who is heard or quoted, who tells in a passive, who is
made to say something.
"""

from __future__ import annotations

from generator.extract.grammar.appositions import phrase_within
from generator.extract.grammar.noun_phrases import REACH, NounPhrase, phrase_after
from generator.extract.grammar.subjects import phrase_before, verb_group
from generator.extract.grammar.tag_patterns import AUX, COMMA, PREP, THAT, tag_pattern, tag_set
from generator.extract.grammar.tagger import Tokens
from generator.extract.reporting.verbs import Verb

# (a letter) to the board of the port (saying)
_RECEIVER = tag_pattern("(prep SPECIFIER* <noun/name/stop>+){1,3} end")
# (the crew were told) by the mayor, Ina Berg, (that)
_BY_SOMEBODY = tag_pattern(
    "prep teller=(not<CLAUSE_SIGN/comma/colon/semi>{1,20} (comma name+ comma)?) followed_by(that)"
)
_IN_WRITING = tag_pattern("conj? prep not<comma/colon/semi/quote/pron>*")  # In an email by Berg
_VERB = tag_set("VERB")
_FINITE_OR_AUX = tag_set("finite/aux")
_ACCOMPANYING = tag_set("SPECIFIER/adv/noun/name/stop")
_SPECIFIER = tag_set("SPECIFIER")
_TIME_OR_PREP = tag_set("time/prep")


def teller(tokens: Tokens, group: int, verb: int, last: int, entry: Verb) -> NounPhrase | None:
    """Return who tells in a passive: "the crew were told by the mayor that …"; "in an email sent by
    the mayor, the crew were told that …".
    """
    auxiliary = tokens.tags.rfind(AUX, group, verb)
    told = auxiliary >= 0 and tokens.lower[auxiliary] in tokens.lists.being
    if not told or entry.ing or "person" not in entry.takes:
        return None
    if tokens.lower[last : last + 1] == ["by"]:
        by = _BY_SOMEBODY.match(tokens.tags, last)
        return phrase_within(tokens, *by.span("teller")) if by is not None else None
    return _writer(tokens, group) if tokens.tags[last : last + 1] == THAT else None


def _writer(tokens: Tokens, group: int) -> NounPhrase | None:
    """Return who wrote what the sentence opens with, else the writing itself: "in an email sent by
    the mayor, the crew".
    """
    receiver = phrase_before(tokens, group)
    end = receiver.first - 1 if receiver is not None else 0
    opening = _IN_WRITING.match(tokens.tags, 0, end)
    if opening is None or tokens.tags[end] != COMMA:
        return None
    words = tokens.lower[: opening.end()]
    if tokens.lists.means.isdisjoint(words):
        return None
    writers = (index + 1 for index, word in enumerate(words) if word in tokens.lists.written)
    first = next(writers, tokens.tags.index(PREP) + 1)
    return phrase_within(tokens, first, end) if first < end else None


def person_prompted(tokens: Tokens, group: int, last: int) -> NounPhrase | None:
    """Return who is made to say what follows: "prompted some users to argue that"."""
    if tokens.lower[group - 1 : group] != ["to"] or tokens.tags[last : last + 1] != THAT:
        return None
    prompted = phrase_before(tokens, group - 1)
    if prompted is None or not prompted.first:
        return None
    return prompted if tokens.lower[prompted.first - 1] in tokens.lists.prompting else None


def person_heard(tokens: Tokens, group: int) -> NounPhrase | None:
    """Return the person who is heard or quoted: "was heard saying", "quoted her as saying"."""
    before = tokens.lower[group - 1] if group else ""
    if before == "as":
        return _person_quoted(tokens, group - 1)
    return (
        phrase_before(tokens, verb_group(tokens, group - 1))
        if before in tokens.lists.hearing
        else None
    )


def _person_quoted(tokens: Tokens, end: int) -> NounPhrase | None:
    """Return the person between the verb of quoting and "as", at token `end`: "quoted the mayor,
    Ada Flint, as saying".
    """
    near = range(end - 2, max(-1, end - REACH), -1)
    verb = next((index for index in near if tokens.lower[index] in tokens.lists.quoting), None)
    if verb is None or not _FINITE_OR_AUX.isdisjoint(tokens.tags[verb + 1 : end]):
        return None
    if tokens.tags[verb + 1] == PREP:
        return None  # "was quoted by a paper as saying"
    return phrase_within(tokens, verb + 1, end - (tokens.tags[end - 1] == COMMA))


def carries_words(tokens: Tokens, group: int) -> bool:
    """True if somebody makes a statement or letter right before token `group`: "issued a
    statement saying". Its receiver may come in between: "a letter to the board of the port saying",
    or be all that is named: "emailed the board saying", "spoke before the board defending".
    """
    tags = tokens.tags
    receiver = _RECEIVER.search(tags, max(0, group - REACH), group)
    ends = [group]
    if receiver:
        lower, receiving = tokens.lower, tokens.lists.receiving
        ends += [index for index in range(receiver.start(), group) if lower[index] in receiving]
    for index in ends:
        before = index - 1
        while before > 0 and tags[before] in _TIME_OR_PREP:
            before -= 1
        if tokens.lower[before] in tokens.lists.means:
            return not _VERB.isdisjoint(tags[max(0, before - REACH) : before])
    named = phrase_before(tokens, group)
    if named is None or named.first < 2:
        return False
    verb, to = tokens.lower[named.first - 2 : named.first]
    return to in tokens.lists.sending or (
        to in tokens.lists.audience and verb in tokens.lists.addressing
    )


def accompanying(tokens: Tokens, group: int) -> NounPhrase | None:
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
        and (tags[first] in _SPECIFIER or tags[index - 1] == COMMA)
    )
    return (
        phrase_after(tokens, first) or NounPhrase(first, group, first, group)
        if recorded or accompanies
        else None
    )
