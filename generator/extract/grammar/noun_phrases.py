"""The noun phrase that ends or begins at a token: its full extent, and its head."""

from __future__ import annotations

from generator.extract.grammar.tag_patterns import (
    ADV,
    CLOSE,
    COMMA,
    CONJ,
    DET,
    ING,
    NAME,
    NOUN,
    OPEN,
    OTHERPRON,
    PAST,
    PREP,
    QUOTE,
    RELATIVE,
    SUB,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens
from generator.frozen import frozen

REACH = 60  # tokens searched on either side of a verb; keeps the time linear in long sentences
_LONGEST_ASIDE = 12  # tokens of "last Monday" behind a phrase, or of "the young" before "and"
# (the Secretary) of State Ina Brandt
_OF_AND_NAME = tag_pattern("prep <name/conj>* name name <name/stop>*")
# (Water) and Energy Minister Ina Berg
_JOINT = tag_pattern("preceded_by(<noun/name>) conj <noun/name> <noun/name/stop>* name")
_TRAILING_WHEN = tag_pattern("WHEN* end")  # (the paper) last Monday (said)
# Read from its end, a noun phrase may hold these.
_INSIDE = tag_set("name/noun/det/prep/otherpron/number/stop/time/past/adv/ing")
_OPENS_CLAUSE = tag_pattern(  # (he left), the mayor (and Holm said)
    """<comma/semi/colon/open/close/sub/that/conj/quote/relative/dash>
    <SPECIFIER/adv/time/name/noun/stop/prep>* end"""
)
_COUNT = tag_pattern(  # about 40 (people); at least a dozen (members)
    "prep (<number/otherpron> | <adv/noun> det? number)"
)
_LEADING_PHRASE = tag_pattern(  # In the harbour last month (the paper said)
    """(prep <det/adv/noun/number/ing>* (<name/time> <noun/name/time/number/ing>*)?)+
    followed_by(<det/name/pron>)"""
)
_ONE_NAME = tag_pattern("preceded_by(comma) prep det name+ end")  # Berg, of the Lund Museum, (left)
# (the Bank) of England
_BOUND = tag_pattern("prep SPECIFIER* NOUNS")
# The former mayor (of Lund); current and former aides (in Lund)
_PLAIN = tag_pattern(
    """<SPECIFIER/sub/adv/time/stop>* (quote followed_by(noun))? (noun conj followed_by(noun))?
    <noun/name/number/past/ing/stop>*"""
)
_INVERTED = tag_pattern(  # (said) the young mayor
    """pron
    | (SPECIFIER* noun+ conj followed_by(noun* name))? <SPECIFIER/adv/time>* <noun/name/number/past>
      ((<noun/name/number/stop/past> | preceded_by(name) ing followed_by(name)
        | preceded_by(name) adv followed_by(past))*
       <noun/name/number>)?"""
)
_FILING = tag_pattern("det ing end")  # The filing (said)
_NAMES_SOMEBODY = tag_set("pron/name/noun")
_NAMES_ANYTHING = tag_set("noun/name/pron/number/otherpron")
_CLAUSE_GOES_ON = tag_set("aux/finite/pron/that")
_FINITE_OR_AUX = tag_set("finite/aux")
_SUB_OR_PREP = tag_set("sub/prep")
_AUX_OR_ADV = tag_set("aux/adv")
_JOINED = tag_set("name/noun/otherpron")
_WITH_PARTICIPLE = tag_set("det/number")  # "the proposed law"
_SET_OFF = tag_pattern(  # “…,” retired port chief Ina Berg (said); “…,” elected officials (said)
    """(preceded_by(quote comma) | preceded_by(quote)) past <noun/name/stop>+ end
    | preceded_by(comma) past <noun/name/stop>+ preceded_by(name) end"""
)
_AFTER_PARTICIPLE = tag_set("prep/time/adv")  # "officials briefed on it"
_NOUN_OR_NAME = tag_set("noun/name")
_OPENS_NO_PHRASE = tag_set("adv/stop/time/dash")


@frozen
class NounPhrase:
    """A noun phrase as token indices: full extent, and its head."""

    first: int
    last: int
    head_first: int
    head_last: int


def adjacent(tokens: Tokens, end: int) -> NounPhrase | None:
    """Return the phrase whose last word stands right before `end`, without anything between
    commas.
    """
    tags = tokens.tags
    first = end
    floor = max(0, end - REACH)
    while first > floor:
        step = _step(tags, first, end, floor)
        if step == 0:
            break
        first -= step
    after_ing = tags[first : first + 1] == ING and tags[first - 1 : first] in _SUB_OR_PREP
    relative = tags.rfind(RELATIVE, floor, first) if after_ing else -1
    if relative > 0:  # "the family of a girl who died after waiting said"
        return adjacent(tokens, relative)
    if tags[first : first + 1] == ING and tags[first - 1 : first] == CONJ:
        return None  # "a movement that sweeps the country and boosting its leaders"
    return _trimmed(tokens, first, end)


def _step(tags: str, first: int, end: int, floor: int) -> int:
    """Return how many tokens before `first` still belong to the phrase that ends before `end`; 0
    if it begins at `first`.
    """
    tag = tags[first - 1]
    if tag == CLOSE:
        opening = tags.rfind(OPEN, floor, first)
        return first - opening if opening >= 0 else 0
    if tag == CONJ:
        return 1 if _joins(tags, first - 1, end) else 0
    if tag == QUOTE:  # the “Lost Harbour” (actor)
        return 2 if first < end and tags[first - 2 : first - 1] == DET else 0
    if tag in _FINITE_OR_AUX or (tag == PAST and not _participle(tags, first - 1, end)):
        relative = _relative(tags, first - 1, floor)
        return first - relative if relative is not None else 0
    return 1 if tag in _INSIDE else 0


def _relative(tags: str, verb: int, floor: int) -> int | None:
    """Return where a relative clause with its finite verb at `verb` begins ("those who back him
    said").
    """
    index = verb
    while index > floor and tags[index - 1] in _AUX_OR_ADV:
        index -= 1
    return index - 1 if index > floor and tags[index - 1] == RELATIVE else None


def _joins(tags: str, index: int, end: int) -> bool:
    """True if "and" at `index` joins two names or nouns of one subject: what stands before it
    opens a clause.
    """
    if index + 1 >= end or tags[index - 1 : index] not in _JOINED:
        return False
    floor = max(0, index - _LONGEST_ASIDE)
    return _OPENS_CLAUSE.search(tags[floor:index] if floor else COMMA + tags[:index]) is not None


def _participle(tags: str, index: int, end: int) -> bool:
    """True if the -ed word at `index` belongs to the phrase ("the proposed law", "officials
    briefed on it").
    """
    before, after = tags[index - 1 : index], tags[index + 1 : index + 2]
    if (
        not before
        or before in _WITH_PARTICIPLE
        or (before == ADV and tags[index - 2 : index - 1] == DET)
    ):
        return index + 1 < end
    named = before == PREP and after in _NOUN_OR_NAME  # "the mother of murdered teenager Ina Berg"
    if named or _SET_OFF.match(tags, index, end) is not None:
        return True
    return before in _JOINED and (
        after in _AFTER_PARTICIPLE or (before == OTHERPRON and index + 1 == end)
    )


def _owns(tokens: Tokens, index: int) -> bool:
    """True if an apostrophe follows the word at `index`: "Weeks’ family"."""
    return tokens.lower[index + 1 : index + 2] == ["'"]


def _trimmed(tokens: Tokens, first: int, end: int) -> NounPhrase | None:
    tags = tokens.tags
    while first < end and tags[first] in _OPENS_NO_PHRASE and not _owns(tokens, first):
        first += 1
    counted = _COUNT.match(tags, first) and tokens.lower[first] not in tokens.lists.beside
    if first < end and tags[first] == PREP and not counted:
        first = _after_opening(tokens, first, end)
        if first >= end:
            return None
    while first < end and tags[first] in _OPENS_NO_PHRASE and not _owns(tokens, first):
        first += 1
    trailing = _TRAILING_WHEN.search(tags[max(first, end - _LONGEST_ASIDE) : end])
    end -= len(trailing.group()) if trailing is not None else 0  # "Last month, the paper said"
    if _NAMES_ANYTHING.isdisjoint(tags[first:end]) and not _FILING.match(tags, first, end):
        return None
    return with_head(tokens, first, end)


def _after_opening(tokens: Tokens, first: int, end: int) -> int:
    """Return where the subject begins after a phrase that opens with the preposition at `first`;
    `end` if there is no subject.
    """
    tags = tokens.tags
    # "to placate Democrats": a verb that no list holds
    if tokens.lower[first] == "to" and tags[first + 1 : first + 2] == NOUN:
        return first + 2
    opening = _LEADING_PHRASE.match(tags, first, end)
    is_aside = tags[first - 1 : first] == SUB or _ONE_NAME.match(tags, first, end)
    if opening is None or is_aside:  # "because of a rule"
        return end
    stop = opening.end()
    name = tags.rindex(PREP, first, stop) + 1
    # "from Ina Berg" is not cut in two
    return name if tags[name:stop] == NAME * (stop - name) else stop


def with_head(tokens: Tokens, first: int, last: int) -> NounPhrase:
    """Return the phrase at tokens `first` to `last` with its head: what stands before the first
    complement, or the name behind a title.
    """
    found = _PLAIN.match(tokens.tags, first, last)
    end = found.end() if found is not None and found.end() > first else last
    several = tokens.tags.find(CONJ, first, end)
    if several > first and tokens.lower[several - 1].endswith("s"):
        end = several  # "critics and lifeguard Ina Berg", but not "surfer and lifeguard Ina Berg"
    joint = _JOINT.match(tokens.tags, end, last)
    if joint is not None and any(
        word in tokens.lists.roles for word in tokens.lower[end : joint.end() - 1]
    ):
        end = joint.end()  # "Water and Energy Minister Ina Berg"
    if (
        tokens.lower[end - 1] in tokens.lists.roles
        and (name := _OF_AND_NAME.match(tokens.tags, end, last)) is not None
    ):
        end = name.end()  # "Secretary of State Ina Brandt"
    return NounPhrase(first, last, first, end)


def phrase_after(tokens: Tokens, start: int) -> NounPhrase | None:
    """Return the noun phrase that begins at token `start`, unless a clause goes on after
    it.
    """
    tags = tokens.tags[start : start + REACH]
    found = _INVERTED.match(tags)
    if found is None or _NAMES_SOMEBODY.isdisjoint(found.group()):
        return None
    head_last = start + found.end()
    follows = tokens.tags[head_last : head_last + 1]
    if follows in _CLAUSE_GOES_ON:
        return None
    return NounPhrase(start, _bound(tokens, head_last), start, head_last)


def _bound(tokens: Tokens, end: int) -> int:
    """Return where the phrase whose head ends before token `end` itself ends, with what belongs to
    the head: "the Bank of England".
    """
    while tokens.lower[end : end + 1] and (
        tokens.lower[end] in tokens.lists.binding or tokens.lower[end - 1] in tokens.lists.bound
    ):
        found = _BOUND.match(tokens.tags, end, end + REACH)
        if found is None:
            break
        end = found.end()
    return end


def possessor(tokens: Tokens, noun: int) -> NounPhrase | None:
    """Return the possessor of the noun at token `noun`, with at most one adjective between them:
    "his claim", "the minister's stern warning".
    """
    for index in range(noun - 1, max(-1, noun - 3), -1):
        if tokens.lower[index] in tokens.lists.owners:
            return NounPhrase(index, index + 1, index, index + 1)
        if tokens.lower[index].endswith(("'s", "s'")):
            return _last_noun(tokens, index + 1)
    return None


def _last_noun(tokens: Tokens, end: int) -> NounPhrase | None:
    """Return the phrase that ends before token `end`, from its last preposition on."""
    first = tokens.tags.rfind(PREP, max(0, end - REACH), end) + 1
    found = adjacent(tokens, end)
    return _trimmed(tokens, max(first, found.first), end) if found is not None else None
