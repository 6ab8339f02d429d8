"""The noun phrase that appositions and relative clauses between commas describe."""

from __future__ import annotations

from generator.extract.grammar.noun_phrases import REACH, NounPhrase, adjacent, with_head
from generator.extract.grammar.tag_patterns import (
    COMMA,
    CONJ,
    DASH,
    NAME,
    NUMBER,
    PREP,
    PRON,
    RELATIVE,
    SUB,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens

_NAME_BESIDE = tag_pattern(  # (its director), Ina Kirsch, (said)
    """comma <det/noun/stop>{0,4}
    name=(name <name/stop>+) (open name close)? comma"""
)
_OWNED_BESIDE = tag_pattern(  # (her brother), Ola, (said)
    """comma <det/noun/stop>{0,4}
    name=(name <name/stop>*) (open name close)? comma"""
)
# But at the port(, the mayor, Ina Berg, said)
_OPENING_ASIDE = tag_pattern("start <conj/adv>* prep not<comma/semi/colon/VERB/dash>* end")
# A finite verb before any relative pronoun: what stands between the commas is a clause, not an
# apposition.
_CLAUSE_INSIDE = tag_pattern(  # (Lund,) he says(, left)
    """quote
    | not<relative/sub/that>*
      (<finite/aux/pron/semi/colon> | <noun/name> past followed_by(<det/name/pron/otherpron>))"""
)
_COMMA_OR_DASH = tag_set("comma/dash")
_NOUN_OR_NAME = tag_set("noun/name")
_PARTICIPLE = tag_set("ing/past")
_SPECIFIER_OR_ADV = tag_set("SPECIFIER/adv")
_BEFORE_NO_SUBJECT = tag_set("prep/VERB/relative")


def before_apposition(tokens: Tokens, comma: int) -> NounPhrase | None:
    """Return the phrase before the appositions that end at `comma`: the leftmost one that is not
    itself an apposition.
    """
    tags, index = tokens.tags, comma - 1
    best: NounPhrase | None = None
    for _ in range(REACH):
        index = _mark_before(tags, index, comma, best)
        if _is_out_of_reach(tags, index, comma):
            break
        found = _ending_at(tokens, index)
        if found is None:
            continue
        # "Lund, whose firm, Paradata, sells maps, said"
        if _tag_before(tags, found) == RELATIVE:
            best = None
        elif best is not None and _belongs_elsewhere(tags, found):
            break
        elif _may_be_described(tags, found, best):
            best = found
            if found.first == 0 or _tag_before(tags, found) not in _COMMA_OR_DASH:
                break
            index = found.first
    return (
        NounPhrase(best.first, comma, *_naming(tokens, best, comma)) if best is not None else None
    )


def phrase_within(tokens: Tokens, first: int, last: int) -> NounPhrase:
    """Return the noun phrase that is all the tokens from `first` up to, but without, `last`: its
    head is a name in apposition, if there is one.
    """
    phrase = with_head(tokens, first, last)
    if COMMA not in tokens.tags[first:last]:
        return phrase
    opening = NounPhrase(first, phrase.head_last, phrase.head_first, phrase.head_last)
    return NounPhrase(first, last, *_naming(tokens, opening, last))


def _mark_before(tags: str, index: int, comma: int, best: NounPhrase | None) -> int:
    """Return the comma or dash before `index`: the dash, if the appositions end at one."""
    dash = tags.rfind(DASH, 0, index)
    if tags[comma] == DASH and best is None and dash > 0:
        return dash
    return max(tags.rfind(COMMA, 0, index), dash)


def _is_out_of_reach(tags: str, index: int, comma: int) -> bool:
    """True if no apposition can begin at the mark `index` and end at `comma`."""
    return (
        index <= 0
        or comma - index > REACH
        or _CLAUSE_INSIDE.match(tags, index + 1, comma) is not None
        or tags[index] == DASH != tags[comma]  # "LUND — The mayor, Ina Berg, said"
    )


def _ending_at(tokens: Tokens, mark: int) -> NounPhrase | None:
    if tokens.tags[mark - 1] == PRON:
        return NounPhrase(mark - 1, mark, mark - 1, mark)
    return adjacent(tokens, mark)


def _tag_before(tags: str, phrase: NounPhrase) -> str:
    return tags[phrase.first - 1 : phrase.first]


def _belongs_elsewhere(tags: str, found: NounPhrase) -> bool:
    """True if `found`, to the left of a phrase that may be described, is not described by it: "At
    the port, the mayor, Ina Berg, said".
    """
    if _OPENING_ASIDE.search(tags[: found.first]) is not None:
        return True
    before = _tag_before(tags, found)
    if before == PREP or _is_number(tags, found):
        return False
    return not _opens(tags, found.first) or before == SUB


def _may_be_described(tags: str, found: NounPhrase, best: NounPhrase | None) -> bool:
    """True if `found` may be what the appositions describe: not "54" in "Ina Berg, 54, who lives in
    Lund, said", nor "Lund" in "Ina Berg, of Lund, Md., said".
    """
    if _is_number(tags, found):
        return False
    return _opens(tags, found.first) if best is None else _tag_before(tags, found) != PREP


def _is_number(tags: str, phrase: NounPhrase) -> bool:
    return tags[phrase.first : phrase.last] == NUMBER


def _opens(tags: str, first: int) -> bool:
    """True if a clause may open with the phrase at `first`: it is no object, no part of a
    relative clause or an enumeration.
    """
    # "Speaking in the hall, …", "Reached by phone, …"
    if tags[first] in _PARTICIPLE and tags[first + 1 : first + 2] not in _NOUN_OR_NAME:
        return False
    while first > 0 and tags[first - 1] in _SPECIFIER_OR_ADV:
        first -= 1
    if first == 0:
        return True
    before = tags[first - 1]
    return before not in _BEFORE_NO_SUBJECT and not (
        before == CONJ and first > 1 and tags[first - 2] != COMMA
    )


def _naming(tokens: Tokens, phrase: NounPhrase, comma: int) -> tuple[int, int]:
    """Return the head of the phrase: its own name, else the name in apposition ("its director, Ina
    Kirsch,").
    """
    if tokens.tags[phrase.head_last - 1] == NAME:
        return phrase.head_first, phrase.head_last
    beside = _OWNED_BESIDE if _is_owned(tokens, phrase.first) else _NAME_BESIDE
    named = beside.match(tokens.tags, phrase.last, comma + 1)
    if (
        named is None or "&" in tokens.lower[named.start() : named.end()]
    ):  # "a spokesman for the operator, Reed & Sons,"
        return phrase.head_first, phrase.head_last
    return named.span("name")


def _is_owned(tokens: Tokens, first: int) -> bool:
    """True if the phrase at `first` begins with its owner: "her brother", "Berg's brother",
    "the Holms’ brother".
    """
    first += tokens.lower[first] == "the"
    owner, mark = tokens.lower[first], "".join(tokens.lower[first + 1 : first + 2])
    return (
        owner in tokens.lists.owners
        or owner.endswith("'s")
        or (owner.endswith("s") and mark in {"'", "’"})
    )
