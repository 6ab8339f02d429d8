"""Noun phrases that can be subjects: before their verb, after it, or at the start of the clause."""

from __future__ import annotations

from generator.extract.grammar.tag_patterns import (
    ADV,
    AUX,
    CLOSE,
    COMMA,
    CONJ,
    DASH,
    DET,
    ING,
    NAME,
    NOUN,
    NUMBER,
    OPEN,
    OTHERPRON,
    PAST,
    PREP,
    PRON,
    RELATIVE,
    SUB,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens
from generator.frozen import frozen

REACH = 60  # tokens searched on either side of a verb; keeps the time linear in long sentences

_LONGEST_VERB_GROUP = 12  # tokens: auxiliaries, adverbs and days before a verb
_GROUP = tag_pattern(  # (Lund) has on Tuesday also (said); (who) in 2010 (said)
    "(<aux/adv> | preceded_by(aux) comma adv comma | WHEN | preceded_by(relative) prep number)* end"
)
_NAME_BESIDE = tag_pattern(  # (its director), Ina Kirsch, (said)
    """comma <det/noun/stop>{0,4}
    name=(name <name/stop>+) (open name close)? comma"""
)
_OWNED_BESIDE = tag_pattern(  # (her brother), Ola, (said)
    """comma <det/noun/stop>{0,4}
    name=(name <name/stop>*) (open name close)? comma"""
)
# (the Secretary) of State Ina Brandt
_OF_AND_NAME = tag_pattern("prep <name/conj>* name name <name/stop>*")
# (Water) and Energy Minister Ina Berg
_JOINT = tag_pattern("preceded_by(<noun/name>) conj <noun/name> <noun/name/stop>* name")
_TRAILING_WHEN = tag_pattern("WHEN* end")  # (the paper) last Monday (said)
# Read from its end, a noun phrase may hold these.
_INSIDE = tag_set("name/noun/det/prep/otherpron/number/stop/time/past/adv/ing")
_NOUNS = "(<noun/name/stop/ing> <noun/name/number/stop/ing>*)? <noun/name>"
_SUBJECT = f"""(pron
    | (prep number)? <SPECIFIER/adv>*
      ((past followed_by(<noun/name>) | <noun/name/stop/ing>) <noun/name/number/stop/ing>*)?
      <noun/name/otherpron> (<prep/conj> <SPECIFIER/adv>* {_NOUNS})*)"""
_ASIDE = """(comma not<comma>* comma | open not<close>* close | dash not<dash>* dash)?
    (adv | prep? det? number? time)*"""
# A subject with its verb opens a clause: it stands first, or after a mark, not after a verb or a
# preposition.
_LEADING = tag_pattern(  # Berg, the mayor, later met (Holm and said)
    f"""(start <conj/sub/adv>* | preceded_by(<comma/semi/colon/close/quote/time/dash>) sub?)
    subject=({_SUBJECT}) {_ASIDE} VERB"""
)
_OPENS_CLAUSE = tag_pattern(  # (he left), the mayor (and Holm said)
    """<comma/semi/colon/open/close/sub/that/conj/quote/relative/dash>
    <SPECIFIER/adv/time/name/noun/stop/prep>* end"""
)
_FIRST = tag_pattern(  # But the mayor
    """<conj/adv>* subject=(
    pron | <SPECIFIER/adv>+ <noun/number/stop/ing>* <name/stop>* noun? | name <name/stop>*)"""
)
_OPENING = tag_pattern(  # The head of the port,
    f"""<conj/adv>* subject=(SPECIFIER* {_NOUNS} (prep SPECIFIER* {_NOUNS})*)
    (open not<close>* close)? comma"""
)
# (After noting it), the mayor later left
_FOLLOWING = tag_pattern(f"comma adv* subject=({_SUBJECT}) {_ASIDE} VERB")
# But at the port(, the mayor, Ina Berg, said)
_OPENING_ASIDE = tag_pattern("start <conj/adv>* prep not<comma/semi/colon/VERB/dash>* end")
_COUNT = tag_pattern(  # about 40 (people); at least a dozen (members)
    "prep (<number/otherpron> | <adv/noun> det? number)"
)
_LEADING_PHRASE = tag_pattern(  # In the harbour last month (the paper said)
    """(prep <det/adv/noun/number/ing>* (<name/time> <noun/name/time/number/ing>*)?)+
    followed_by(<det/name/pron>)"""
)
# A finite verb before any relative pronoun: what stands between the commas is a clause, not an
# apposition.
_CLAUSE_INSIDE = tag_pattern(  # (Lund,) he says(, left)
    """quote
    | not<relative/sub/that>*
      (<finite/aux/pron/semi/colon> | <noun/name> past followed_by(<det/name/pron/otherpron>))"""
)
# (the Bank) of England
_BOUND = tag_pattern(f"prep SPECIFIER* {_NOUNS}")
# A list of places or the like that ends right before the verb.
_LISTED = tag_pattern(  # voters in Lund, Holm and Vik (said)
    """(start | preceded_by(<comma/semi/colon/open/that/conj/quote/dash>))
    people=(<SPECIFIER/adv>* (<noun/name/stop/past> <noun/name/number/stop/past>*)? <noun/name>)
    prep <det/name/stop>* name (comma <name/stop>+)* comma <name/stop>+
    comma? conj <name/stop>+ end"""
)
# The former mayor (of Lund)
_PLAIN = tag_pattern("<SPECIFIER/sub/adv/stop>* <noun/name/number/past/ing/stop>*")
_INVERTED = tag_pattern(  # (said) the young mayor
    """pron
    | (SPECIFIER* noun+ conj followed_by(noun* name))? <SPECIFIER/adv/time>* <noun/name/number/past>
      ((<noun/name/number/stop/past> | preceded_by(name) ing followed_by(name))*
       <noun/name/number>)?"""
)
_NAMES_SOMEBODY = tag_set("pron/name/noun")
_NAMES_ANYTHING = tag_set("noun/name/pron/number/otherpron")
_CLAUSE_GOES_ON = tag_set("aux/finite/pron/that")
_COMMA_OR_DASH = tag_set("comma/dash")
_DET_OR_NOUN = tag_set("det/noun")
_NOUN_OR_NAME = tag_set("noun/name")
_FINITE_OR_AUX = tag_set("finite/aux")
_SUB_OR_PREP = tag_set("sub/prep")
_AUX_OR_ADV = tag_set("aux/adv")
_JOINED = tag_set("name/noun/otherpron")
_WITH_PARTICIPLE = tag_set("det/number")  # "the proposed law"
_AFTER_PARTICIPLE = tag_set("prep/time/adv")  # "officials briefed on it"
_OPENS_NO_PHRASE = tag_set("adv/stop/time/dash")
_SPECIFIER_OR_ADV = tag_set("SPECIFIER/adv")
_BEFORE_NO_SUBJECT = tag_set("prep/VERB/relative")


@frozen
class NounPhrase:
    """A noun phrase as token indices: full extent, and its head."""

    first: int
    last: int
    head_first: int
    head_last: int


def verb_group(tokens: Tokens, verb: int) -> int:
    """Return the index of the first token of the verb group of `verb`: the auxiliaries, adverbs and
    days before it ("has on Tuesday also").
    """
    floor = max(0, verb - _LONGEST_VERB_GROUP)
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
        set_off = tokens.tags[end - 2 : end - 1] in _COMMA_OR_DASH
        found = phrase_before(tokens, end - 2 if set_off else end - 1)
        return _related(tokens, found) if found else NounPhrase(end - 1, end, end - 1, end)
    if tag in _COMMA_OR_DASH:
        return _before_apposition(tokens, end - 1)
    listed = _LISTED.search(tokens.tags, max(0, end - REACH), end) if tag == NAME else None
    return (
        NounPhrase(*listed.span("people"), *listed.span("people"))
        if listed is not None
        else _adjacent(tokens, end)
    )


def _related(tokens: Tokens, phrase: NounPhrase) -> NounPhrase:
    """Return the person that a relative clause after `phrase` is about: the one an apposition
    describes, or the agent after "by".
    """
    tags = tokens.tags
    # "Ina Berg, head of Lund, who joked"
    if phrase.first > 1 and tags[phrase.first] in _DET_OR_NOUN and tags[phrase.first - 1] == COMMA:
        named = _adjacent(tokens, phrase.first - 1)
        if (
            named is not None
            and tags[named.head_last - 1] == NAME
            and CONJ not in tags[named.first : named.last]
        ):
            return named
    by = next(
        (
            index
            for index in range(phrase.last - 1, phrase.first, -1)
            if tokens.lower[index] == "by"
        ),
        None,
    )
    if by is not None:  # "a protest by the opposition, which joked"
        return _with_head(tokens, by + 1, phrase.last)
    return _last_of_several(tokens, phrase)


def _last_of_several(tokens: Tokens, phrase: NounPhrase) -> NounPhrase:
    """Return the last member of a list, to whom "who" refers: "Berg, Holm and Vik, who joked …"."""
    joint = tokens.tags.rfind(CONJ, phrase.first, phrase.last)
    if joint < 0 or tokens.tags[phrase.first - 1 : phrase.first] != COMMA:
        return phrase
    return NounPhrase(joint + 1, phrase.last, joint + 1, phrase.last)


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


def leading_phrase(tokens: Tokens, end: int) -> NounPhrase | None:
    """Return the subject of the clause that stands before token `end`: the last phrase that opens a
    clause and has a finite verb.

    Where no verb is known, it is the name or pronoun that opens the sentence.
    """
    best = _FIRST.match(tokens.tags, 0, end)
    aside = True
    for found in _LEADING.finditer(tokens.tags, max(0, end - REACH), end):
        if aside or tokens.tags[found.start()] != SUB:
            best, aside = found, tokens.tags[found.start()] == SUB
    return _with_head(tokens, *best.span("subject")) if best is not None else None


def following_phrase(tokens: Tokens, start: int) -> NounPhrase | None:
    """Return the subject of the main clause after a side clause that stands before token `start`
    ("After noting …, Lund left").
    """
    found = _FOLLOWING.search(tokens.tags, start, start + REACH)
    return _with_head(tokens, *found.span("subject")) if found is not None else None


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
    found = _adjacent(tokens, end)
    return _trimmed(tokens, max(first, found.first), end) if found is not None else None


def opening_phrase(tokens: Tokens) -> NounPhrase | None:
    """Return the noun phrase the sentence begins with, if a comma follows it: a subject whose
    appositions are too complex to follow.
    """
    found = _OPENING.match(tokens.tags)
    return _with_head(tokens, *found.span("subject")) if found is not None else None


def _adjacent(tokens: Tokens, end: int) -> NounPhrase | None:
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
        return _adjacent(tokens, relative)
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
    floor = max(0, index - _LONGEST_VERB_GROUP)
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
    return before in _JOINED and (
        after in _AFTER_PARTICIPLE or (before == OTHERPRON and index + 1 == end)
    )


def _trimmed(tokens: Tokens, first: int, end: int) -> NounPhrase | None:
    tags = tokens.tags
    while first < end and tags[first] in _OPENS_NO_PHRASE:
        first += 1
    if first < end and tags[first] == PREP and _COUNT.match(tags, first) is None:
        first = _after_opening(tokens, first, end)
        if first >= end:
            return None
    while first < end and tags[first] in _OPENS_NO_PHRASE:
        first += 1
    trailing = _TRAILING_WHEN.search(tags[max(first, end - _LONGEST_VERB_GROUP) : end])
    end -= len(trailing.group()) if trailing is not None else 0  # "Last month, the paper said"
    if _NAMES_ANYTHING.isdisjoint(tags[first:end]):
        return None
    return _with_head(tokens, first, end)


def _after_opening(tokens: Tokens, first: int, end: int) -> int:
    """Return where the subject begins after a phrase that opens with the preposition at `first`;
    `end` if there is no subject.
    """
    tags = tokens.tags
    # "to placate Democrats": a verb that no list holds
    if tokens.lower[first] == "to" and tags[first + 1 : first + 2] == NOUN:
        return first + 2
    opening = _LEADING_PHRASE.match(tags, first, end)
    if opening is None:
        return end
    stop = opening.end()
    name = tags.rindex(PREP, first, stop) + 1
    # "from Ina Berg" is not cut in two
    return name if tags[name:stop] == NAME * (stop - name) else stop


def _with_head(tokens: Tokens, first: int, last: int) -> NounPhrase:
    found = _PLAIN.match(tokens.tags, first, last)
    end = found.end() if found is not None and found.end() > first else last
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


def _before_apposition(tokens: Tokens, comma: int) -> NounPhrase | None:
    """Return the phrase before the appositions that end at `comma`: the leftmost one that is not
    itself an apposition.
    """
    best: NounPhrase | None = None
    tags = tokens.tags
    index = comma - 1
    for _ in range(REACH):
        dash = tags.rfind(DASH, 0, index)
        index = (
            dash
            if tags[comma] == DASH and best is None and dash > 0
            else max(tags.rfind(COMMA, 0, index), dash)
        )
        if index <= 0 or comma - index > REACH or _CLAUSE_INSIDE.match(tags, index + 1, comma):
            break
        if tags[index] == DASH != tags[comma]:  # "LUND — The mayor, Ina Berg, said"
            break
        found = (
            NounPhrase(index - 1, index, index - 1, index)
            if tags[index - 1] == PRON
            else _adjacent(tokens, index)
        )
        # "Lund, whose firm, Paradata, sells maps, said"
        if found is not None and tags[found.first - 1 : found.first] == RELATIVE:
            best = None
            continue
        if (
            best is not None
            and found is not None
            and _OPENING_ASIDE.search(tags[: found.first]) is not None
        ):
            break  # "At the port, the mayor, Ina Berg, said"
        # "Ina Berg, of Lund, Md., said"
        if best is not None and (found is None or tags[found.first - 1 : found.first] == PREP):
            continue
        # "Ina Berg, 54, who lives in Lund, said"
        if found is not None and tags[found.first : found.last] == NUMBER:
            continue
        if (
            found is None
            or not _opens(tags, found.first)
            or (best is not None and tags[found.first - 1 : found.first] == SUB)
        ):
            if best is not None:
                break
            continue
        best = found
        if found.first == 0 or tags[found.first - 1] not in _COMMA_OR_DASH:
            break
        index = found.first
    return (
        NounPhrase(best.first, comma, *_naming(tokens, best, comma)) if best is not None else None
    )


def _opens(tags: str, first: int) -> bool:
    """True if a clause may open with the phrase at `first`: it is no object, no part of a
    relative clause or an enumeration.
    """
    # "Speaking in the hall, …"
    if tags[first] == ING and tags[first + 1 : first + 2] not in _NOUN_OR_NAME:
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
