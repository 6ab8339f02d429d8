"""Noun phrases that are subjects: before their verb, or at the start of their clause."""

from __future__ import annotations

from generator.extract.grammar.appositions import before_apposition
from generator.extract.grammar.noun_phrases import REACH, NounPhrase, adjacent, with_head
from generator.extract.grammar.tag_patterns import (
    AUX,
    COMMA,
    CONJ,
    NAME,
    NUMBER,
    PRON,
    RELATIVE,
    SUB,
    THAT,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens

_LONGEST_VERB_GROUP = 12  # tokens: auxiliaries, adverbs and days before a verb
_GROUP = tag_pattern(  # (Lund) has on Tuesday also (said); (who) in 2010 (said)
    "(<aux/adv> | preceded_by(aux) comma adv comma | WHEN | preceded_by(relative) prep number)* end"
)
_ENDS_GROUP = tag_set("aux/adv/comma/time/number")
_SUBJECT = """(pron
    | (prep number)? <SPECIFIER/adv>*
      ((past followed_by(<noun/name>) | <noun/name/stop/ing>) <noun/name/number/stop/ing>*)?
      <noun/name/otherpron> (<prep/conj> <SPECIFIER/adv>* NOUNS)*)"""
_ASIDE = """(comma not<comma>* comma | open not<close>* close | dash not<dash>* dash)?
    (adv | prep? det? number? time)*"""
# A subject with its verb opens a clause: it stands first, or after a mark, not after a verb or a
# preposition.
_LEADING = tag_pattern(  # Berg, the mayor, later met (Holm and said)
    f"""(start <conj/sub/adv>*
      | preceded_by(<comma/semi/colon/open/close/quote/time/dash>) conj? sub?)
    subject=({_SUBJECT}) {_ASIDE} VERB"""
)
# (It grew so loud that) the mayor (issued a letter saying); (a deal when) Berg (left, citing rain)
_NESTED = tag_pattern(
    f"""(preceded_by(<sub/that>) | preceded_by(comma) conj) subject=({_SUBJECT}) {_ASIDE} VERB"""
)
_FIRST = tag_pattern(  # But the mayor
    """<conj/adv>* subject=(
    pron | <SPECIFIER/adv>+ <noun/number/stop/ing>* <name/stop>* noun? | name <name/stop>*)"""
)
_OPENING_WHEN = tag_pattern("<conj/adv/SPECIFIER>+ time")  # Earlier this year (Lund)
_OPENING = tag_pattern(  # The head of the port,
    """<conj/adv>* subject=(SPECIFIER* NOUNS (prep SPECIFIER* NOUNS)*)
    (open not<close>* close)? comma"""
)
# A guard who left because it was late (said)
_RELATED_OPENING = tag_pattern(
    """<conj/adv>* subject=(SPECIFIER+ NOUNS) relative
    not<comma/semi/colon/quote/dash>{1,30} end"""
)
# (After noting it), the mayor later left
_FOLLOWING = tag_pattern(f"comma adv* subject=({_SUBJECT}) {_ASIDE} VERB")
# A list of places or the like that ends right before the verb.
_LISTED = tag_pattern(  # voters in Lund, Holm and Vik (said)
    """(start | preceded_by(<comma/semi/colon/open/that/conj/quote/dash>))
    people=(<SPECIFIER/adv>* (<noun/name/stop/past> <noun/name/number/stop/past>*)? <noun/name>)
    prep <det/name/stop>* name (comma <name/stop>+)* comma <name/stop>+
    comma? conj <name/stop>+ end"""
)
_FROM_SOMEWHERE = tag_pattern(  # Dr Berg, of the Lund Town Museum(, who left)
    "not_preceded_by(name) who=(name+) comma prep <det/noun/name/stop/conj>+ end"
)
_BEFORE_WHO = frozenset({"by", "like"})
_NAMED = tag_set("name")
_COMMA_OR_DASH = tag_set("comma/dash")
_NOUN_OR_NAME = tag_set("noun/name")
_DET_OR_NOUN = tag_set("det/noun")


def verb_group(tokens: Tokens, verb: int) -> int:
    """Return the index of the first token of the verb group of `verb`: the auxiliaries, adverbs and
    days before it ("has on Tuesday also").
    """
    floor = max(0, verb - _LONGEST_VERB_GROUP)
    first = verb
    if tokens.tags[verb - 1 : verb] in _ENDS_GROUP:
        found = _GROUP.search(tokens.tags[floor:verb])
        first = floor + found.start() if found is not None else verb
    # "have long said"
    split = (
        first > 1
        and tokens.lower[first - 1] in tokens.lists.middle
        and tokens.tags[first - 2] == AUX
    )
    return verb_group(tokens, first - 1) if split else first


def phrase_before(tokens: Tokens, end: int) -> NounPhrase | None:
    """Return the noun phrase that ends before token `end`, appositions and relative clauses between
    commas included.
    """
    if end <= 0:
        return None
    tag = tokens.tags[end - 1]
    if tag == PRON:
        return NounPhrase(end - 1, end, end - 1, end)
    if tag == RELATIVE:
        return _before_relative(tokens, end - 1)
    if tag in _COMMA_OR_DASH:
        return before_apposition(tokens, end - 1)
    listed = _LISTED.search(tokens.tags, max(0, end - REACH), end) if tag == NAME else None
    return (
        NounPhrase(*listed.span("people"), *listed.span("people"))
        if listed is not None
        else adjacent(tokens, end)
    )


def _before_relative(tokens: Tokens, relative: int) -> NounPhrase:
    """Return what the relative pronoun is about; the pronoun itself if nothing tells."""
    set_off = tokens.tags[relative - 1 : relative] in _COMMA_OR_DASH
    stop = relative - 1 if set_off else relative
    one = _named_from(tokens, relative) if set_off else somebody_new(tokens, relative)
    if one is not None:
        return one
    aged = tokens.tags[stop - 2 : stop] == COMMA + NUMBER  # "Berg, 34, who"
    found = phrase_before(tokens, stop - 2 if aged else stop)
    if found is not None:
        return _related(tokens, found)
    return NounPhrase(relative, relative + 1, relative, relative + 1)


def _named_from(tokens: Tokens, relative: int) -> NounPhrase | None:
    """Return the name that "who" is about if where they are from stands between: "Dr Berg" of "Dr
    Berg, of the Lund Town Museum, who left".
    """
    if tokens.lower[relative] != "who":
        return None
    found = _FROM_SOMEWHERE.search(tokens.tags, max(0, relative - REACH), relative - 1)
    return NounPhrase(*found.span("who"), *found.span("who")) if found is not None else None


def somebody_new(tokens: Tokens, end: int) -> NounPhrase | None:
    """Return the phrase right before token `end` that brings in one new person or thing: "the story
    of a woman (who)".
    """
    first = end - 1
    while first > 0 and tokens.tags[first] in _NOUN_OR_NAME:
        first -= 1
    is_new = first < end - 1 and tokens.lower[first] in tokens.lists.indefinite
    return NounPhrase(first, end, first, end) if is_new else None


def _related(tokens: Tokens, phrase: NounPhrase) -> NounPhrase:
    """Return the person that a relative clause after `phrase` is about: the one an apposition
    describes, the agent after "by", or the example after "like".
    """
    tags = tokens.tags
    # "Ina Berg, head of Lund, who joked"
    if phrase.first > 1 and tags[phrase.first] in _DET_OR_NOUN and tags[phrase.first - 1] == COMMA:
        named = adjacent(tokens, phrase.first - 1)
        if (
            named is not None
            and tags[named.head_last - 1] == NAME
            and CONJ not in tags[named.first : named.last]
        ):
            return named
    inside = range(phrase.last - 1, phrase.first, -1)
    before = next((index for index in inside if tokens.lower[index] in _BEFORE_WHO), None)
    if before is not None:  # "a protest by the opposition, which joked"
        return with_head(tokens, before + 1, phrase.last)
    return _last_of_several(tokens, phrase)


def _last_of_several(tokens: Tokens, phrase: NounPhrase) -> NounPhrase:
    """Return the last member of a list, to whom "who" refers: "Berg, Holm and Vik, who joked …"."""
    joint = tokens.tags.rfind(CONJ, phrase.first, phrase.last)
    if joint < 0 or tokens.tags[phrase.first - 1 : phrase.first] != COMMA:
        return phrase
    return NounPhrase(joint + 1, phrase.last, joint + 1, phrase.last)


def leading_phrase(tokens: Tokens, end: int) -> NounPhrase | None:
    """Return the subject of the clause that stands before token `end`: the last phrase that opens a
    clause and has a finite verb.

    Where no verb is known, it is the name or pronoun that opens the sentence.
    """
    best = None if _OPENING_WHEN.match(tokens.tags) else _FIRST.match(tokens.tags, 0, end)
    aside = True
    for found in _LEADING.finditer(tokens.tags, max(0, end - REACH), end):
        if aside or tokens.tags[found.start()] != SUB:
            best, aside = found, tokens.tags[found.start()] == SUB
    return with_head(tokens, *best.span("subject")) if best is not None else None


def nearest_phrase(tokens: Tokens, end: int, past_that: bool = False) -> NounPhrase | None:
    """Return the subject of the clause nearest to token `end`, a side clause or one behind "and"
    too, if it has a name; else that of the leading clause. A clause with "that" counts if
    `past_that`.
    """
    tags, leading = tokens.tags, leading_phrase(tokens, end)
    found = [
        nested
        for nested in _NESTED.finditer(tags, max(0, end - REACH), end)
        if past_that or tags[nested.start() - 1] != THAT
    ]
    if not found or _NAMED.isdisjoint(found[-1]["subject"]):
        return leading
    nearest = with_head(tokens, *found[-1].span("subject"))
    return leading if leading is not None and leading.first > nearest.first else nearest


def following_phrase(tokens: Tokens, start: int) -> NounPhrase | None:
    """Return the subject of the main clause after a side clause that stands before token `start`
    ("After noting …, Lund left").
    """
    found = _FOLLOWING.search(tokens.tags, start, start + REACH)
    return with_head(tokens, *found.span("subject")) if found is not None else None


def opening_phrase(tokens: Tokens) -> NounPhrase | None:
    """Return the noun phrase the sentence begins with, if a comma follows it: a subject whose
    appositions are too complex to follow.
    """
    found = _OPENING.match(tokens.tags)
    return with_head(tokens, *found.span("subject")) if found is not None else None


def related_phrase(tokens: Tokens, end: int) -> NounPhrase | None:
    """Return the noun phrase the sentence begins with, if a relative clause without commas fills
    the rest up to token `end`: "A guard who left because it was late (said)".
    """
    found = _RELATED_OPENING.match(tokens.tags, 0, end)
    return with_head(tokens, *found.span("subject")) if found is not None else None
