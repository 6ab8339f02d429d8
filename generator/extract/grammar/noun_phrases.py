"""The noun phrase that speaks: before its verb, after it, or at the head of the clause."""

from __future__ import annotations

import re

from generator.extract.grammar.tagger import Words
from generator.frozen import frozen

REACH = 60  # words looked at on either side of a verb; keeps a sentence of any length linear

GROUP = 12  # words of auxiliaries, adverbs and days that may stand before one verb
_GROUP = re.compile(r"(?:[ab]|(?<=a),b,|p?[do]?#?t|(?<=w)p#)*$")  # "who in 2010 said"
_NAME_BESIDE = re.compile(r",[dn.]{0,4}(N[N.]+)(?:\(N\))?,")
_OWNED_BESIDE = re.compile(r",[dn.]{0,4}(N[N.]*)(?:\(N\))?,")
_OF_AND_NAME = re.compile(r"p[Nc]*NN[N.]*")
_JOINT = re.compile(r"(?<=[Nn])c[Nn][Nn.]*N")
_WHEN = re.compile(r"(?:p?[do]?#?t)*$")
_INSIDE = frozenset("Nndpo#.tebg")  # classes that may stand inside a noun phrase, read from its end
_NOUNS = r"(?:P|(?:p#)?[dob#]*(?:(?:e(?=[nN])|[nN.g])[nN#.g]*)?[nNo](?:[pc][dob#]*(?:[nN.g][nN.#g]*)?[nN])*)"
_ASIDE = r"(?:,[^,]*,|\([^)]*\)|-[^-]*-)?(?:b|p?d?#?t)*"
# A subject with its verb opens a clause: it stands first, or after a mark, not after a verb or a preposition.
_LEADING = re.compile(rf"(?:^[csb]*|(?<=[,;:)Qt-])s?)({_NOUNS}){_ASIDE}[vae]")
_OPENS_CLAUSE = re.compile(r"[,;:()sTcQw-][dobt#Nn.p]*$")
_FIRST = re.compile(r"[cb]*(P|[do#b]+[n#.g]*[N.]*n?|N[N.]*)")
_OPENING = re.compile(r"[cb]*([do#]*(?:[nN.g][nN#.g]*)?[nN](?:p[do#]*(?:[nN.g][nN.#g]*)?[nN])*)(?:\([^)]*\))?,")
_FOLLOWING = re.compile(rf",b*({_NOUNS}){_ASIDE}[vae]")
_OPENING_ASIDE = re.compile(r"^[cb]*p[^,;:vae-]*$")
_COUNT = re.compile("p(?:[#o]|[bn]d?#)")  # "more than 40 people", "at least a dozen members"
_LEADING_PHRASE = re.compile(r"(?:p[dbn#g]*(?:[Nt][nNt#g]*)?)+(?=[dNP])")
# A finite verb before any relative pronoun: what stands between the commas is a clause, not an apposition.
_CLAUSE_INSIDE = re.compile(r"Q|[^wsT]*(?:[vaP;:]|[nN]e(?=[dNPo]))")
_BOUND = re.compile(r"p[do#]*(?:[nNg.][nNg.#]*)?[nN]")
# A list of places or the like that ends right before the verb: "voters in Lund, Holm and Vik said".
_LISTED = re.compile(r"(?:^|(?<=[,;:(TcQ-]))([dob#]*(?:[nN.e][nN#.e]*)?[nN])p[dN.]*N(?:,[N.]+)*,[N.]+,?c[N.]+$")
_PLAIN = re.compile(r"[ds#bo.]*[nN#.eg]*")


@frozen
class Phrase:
    """A noun phrase as word places: the whole, and the part that names."""

    first: int
    last: int
    head_first: int
    head_last: int


def verb_group(words: Words, verb: int) -> int:
    """Return where the verb's group begins: auxiliaries, adverbs and days before `verb` belong to it ("has on Tuesday also")."""
    floor = max(0, verb - GROUP)
    found = _GROUP.search(words.tags[floor:verb])
    first = floor + found.start() if found is not None else verb
    split = first > 1 and words.lower[first - 1] in words.lists.middle and words.tags[first - 2] == "a"  # "have long said"
    return verb_group(words, first - 1) if split else first


def phrase_before(words: Words, end: int) -> Phrase | None:
    """Return the noun phrase that ends before word `end`, appositions and relative clauses between commas included."""
    if end <= 0:
        return None
    tag = words.tags[end - 1]
    if tag == "P":
        return Phrase(end - 1, end, end - 1, end)
    if tag == "w":
        found = phrase_before(words, end - 2 if words.tags[end - 2 : end - 1] in {",", "-"} else end - 1)
        return _related(words, found) if found else Phrase(end - 1, end, end - 1, end)
    if tag in ",-":
        return _before_apposition(words, end - 1)
    listed = _LISTED.search(words.tags, max(0, end - REACH), end) if tag == "N" else None
    return Phrase(*listed.span(1), *listed.span(1)) if listed is not None else _adjacent(words, end)


def _related(words: Words, phrase: Phrase) -> Phrase:
    """Return whom a relative clause behind `phrase` is about: who an apposition describes, by whom something is done."""
    tags = words.tags
    if phrase.first > 1 and tags[phrase.first] in "dn" and tags[phrase.first - 1] == ",":  # "Ina Berg, head of Lund, who joked"
        named = _adjacent(words, phrase.first - 1)
        if named is not None and tags[named.head_last - 1] == "N" and "c" not in tags[named.first : named.last]:
            return named
    by = next((place for place in range(phrase.last - 1, phrase.first, -1) if words.lower[place] == "by"), None)
    if by is not None:  # "a protest by the opposition, which joked"
        return _with_head(words, by + 1, phrase.last)
    return _last_of_several(words, phrase)


def _last_of_several(words: Words, phrase: Phrase) -> Phrase:
    """Return the last of an enumeration, whom "who" is about: "Berg, Holm and Vik, who joked …"."""
    joint = words.tags.rfind("c", phrase.first, phrase.last)
    if joint < 0 or words.tags[phrase.first - 1 : phrase.first] != ",":
        return phrase
    return Phrase(joint + 1, phrase.last, joint + 1, phrase.last)


def phrase_after(words: Words, start: int) -> Phrase | None:
    """Return the noun phrase that begins at word `start`, if nothing that a clause would go on with follows it."""
    tags = words.tags[start : start + REACH]
    found = re.match(r"(P)|(?:[do#]*n+c(?=n*N))?[dobt#]*[nN#e](?:(?:[nN#.e]|(?<=N)g(?=N))*[nN#])?", tags)
    if found is None or not re.search(r"[PNn]", found.group()):
        return None
    head_last = start + found.end()
    follows = words.tags[head_last : head_last + 1]
    if follows and follows in "avPT":
        return None
    return Phrase(start, _bound(words, head_last), start, head_last)


def _bound(words: Words, end: int) -> int:
    """Return where the phrase with its head before word `end` ends with what is bound to it: "the Bank of England"."""
    while words.lower[end : end + 1] and (words.lower[end] in words.lists.binding or words.lower[end - 1] in words.lists.bound):
        found = _BOUND.match(words.tags, end, end + REACH)
        if found is None:
            break
        end = found.end()
    return end


def leading_phrase(words: Words, end: int) -> Phrase | None:
    """Return the subject of the clause that stands before word `end`: the last phrase that opens a clause and has a finite verb.

    Where no verb is known, it is the name or pronoun that opens the sentence.
    """
    best = _FIRST.match(words.tags, 0, end)
    aside = True
    for found in _LEADING.finditer(words.tags, max(0, end - REACH), end):
        if aside or words.tags[found.start()] != "s":
            best, aside = found, words.tags[found.start()] == "s"
    return _with_head(words, *best.span(1)) if best is not None else None


def following_phrase(words: Words, start: int) -> Phrase | None:
    """Return the subject of the main clause after a side clause that stands before word `start` ("After noting …, Lund left")."""
    found = _FOLLOWING.search(words.tags, start, start + REACH)
    return _with_head(words, *found.span(1)) if found is not None else None


def possessor(words: Words, noun: int) -> Phrase | None:
    """Return who owns the noun at word `noun`, an adjective between them allowed: "his claim", "the minister's stern warning"."""
    for place in range(noun - 1, max(-1, noun - 3), -1):
        if words.lower[place] in words.lists.owners:
            return Phrase(place, place + 1, place, place + 1)
        if words.lower[place].endswith(("'s", "s'")):
            return _last_noun(words, place + 1)
    return None


def _last_noun(words: Words, end: int) -> Phrase | None:
    """Return the phrase that ends before word `end`, from its last preposition on."""
    first = words.tags.rfind("p", max(0, end - REACH), end) + 1
    found = _adjacent(words, end)
    return _trimmed(words, max(first, found.first), end) if found is not None else None


def opening_phrase(words: Words) -> Phrase | None:
    """Return the noun phrase the sentence begins with, if a comma follows it: a subject with appositions too tangled to follow."""
    found = _OPENING.match(words.tags)
    return _with_head(words, *found.span(1)) if found is not None else None


def _adjacent(words: Words, end: int) -> Phrase | None:
    """Return the phrase whose last word stands right before `end`, without anything between commas."""
    tags = words.tags
    first = end
    floor = max(0, end - REACH)
    while first > floor:
        step = _step(tags, first, end, floor)
        if step == 0:
            break
        first -= step
    relative = tags.rfind("w", floor, first) if tags[first : first + 1] == "g" and tags[first - 1 : first] in {"s", "p"} else -1
    if relative > 0:  # "the family of a girl who died after waiting said"
        return _adjacent(words, relative)
    return _trimmed(words, first, end)


def _step(tags: str, first: int, end: int, floor: int) -> int:
    """Return how many words before `first` still belong to the phrase that ends before `end`; 0 at its beginning."""
    tag = tags[first - 1]
    if tag == ")":
        opening = tags.rfind("(", floor, first)
        return first - opening if opening >= 0 else 0
    if tag == "c":
        return 1 if _joins(tags, first - 1, end) else 0
    if tag in "va" or (tag == "e" and not _participle(tags, first - 1, end)):
        relative = _relative(tags, first - 1, floor)
        return first - relative if relative is not None else 0
    return 1 if tag in _INSIDE else 0


def _relative(tags: str, verb: int, floor: int) -> int | None:
    """Return where a relative clause with its finite verb at `verb` begins ("those who back him said")."""
    place = verb
    while place > floor and tags[place - 1] in "ab":
        place -= 1
    return place - 1 if place > floor and tags[place - 1] == "w" else None


def _joins(tags: str, place: int, end: int) -> bool:
    """Say whether "and" at `place` joins two names or nouns of one subject: what stands before it opens a clause."""
    if place + 1 >= end or tags[place - 1 : place] not in {"N", "n", "o"}:
        return False
    floor = max(0, place - GROUP)
    return _OPENS_CLAUSE.search(tags[floor:place] if floor else "," + tags[:place]) is not None


def _participle(tags: str, place: int, end: int) -> bool:
    """Say whether the -ed word at `place` belongs to the phrase ("the proposed law", "officials briefed on it")."""
    before, after = tags[place - 1 : place], tags[place + 1 : place + 2]
    if before in {"", "d", "#"} or (before == "b" and tags[place - 2 : place - 1] == "d"):
        return place + 1 < end
    return before in {"n", "N", "o"} and (after in {"p", "t", "b"} or (before == "o" and place + 1 == end))


def _trimmed(words: Words, first: int, end: int) -> Phrase | None:
    tags = words.tags
    while first < end and tags[first] in "b.t-":
        first += 1
    if first < end and tags[first] == "p" and _COUNT.match(tags, first) is None:
        first = _behind_opening(words, first, end)
        if first >= end:
            return None
    while first < end and tags[first] in "b.t-":
        first += 1
    end -= len(_WHEN.search(tags[max(first, end - GROUP) : end]).group())  # type: ignore[union-attr]  # "Last month, the paper said"
    if not re.search(r"[NnP#o]", tags[first:end]):
        return None
    return _with_head(words, first, end)


def _behind_opening(words: Words, first: int, end: int) -> int:
    """Return where the subject begins behind a phrase that opens with the preposition at `first`, `end` if there is none."""
    tags = words.tags
    if words.lower[first] == "to" and tags[first + 1 : first + 2] == "n":  # "to placate Democrats": a verb that no list holds
        return first + 2
    opening = _LEADING_PHRASE.match(tags, first, end)
    if opening is None:
        return end
    stop = opening.end()
    name = tags.rindex("p", first, stop) + 1
    return name if tags[name:stop] == "N" * (stop - name) else stop  # "from Ina Berg" is not cut in two


def _with_head(words: Words, first: int, last: int) -> Phrase:
    found = _PLAIN.match(words.tags, first, last)
    end = found.end() if found is not None and found.end() > first else last
    joint = _JOINT.match(words.tags, end, last)
    if joint is not None and any(word in words.lists.roles for word in words.lower[end : joint.end() - 1]):
        end = joint.end()  # "Water and Energy Minister Ina Berg"
    if words.lower[end - 1] in words.lists.roles and (name := _OF_AND_NAME.match(words.tags, end, last)) is not None:
        end = name.end()  # "Secretary of State Ina Brandt"
    return Phrase(first, last, first, end)


def _before_apposition(words: Words, comma: int) -> Phrase | None:
    """Return the phrase before what stands between commas up to `comma`: the one farthest left that is no apposition itself."""
    best: Phrase | None = None
    tags = words.tags
    place = comma - 1
    for _ in range(REACH):
        dash = tags.rfind("-", 0, place)
        place = dash if tags[comma] == "-" and best is None and dash > 0 else max(tags.rfind(",", 0, place), dash)
        if place <= 0 or comma - place > REACH or _CLAUSE_INSIDE.match(tags, place + 1, comma):
            break
        if tags[place] == "-" != tags[comma]:  # "LUND — The mayor, Ina Berg, said"
            break
        found = Phrase(place - 1, place, place - 1, place) if tags[place - 1] == "P" else _adjacent(words, place)
        if found is not None and tags[found.first - 1 : found.first] == "w":  # "Lund, whose firm, Paradata, sells maps, said"
            best = None
            continue
        if best is not None and found is not None and _OPENING_ASIDE.search(tags[: found.first]) is not None:
            break  # "At the port, the mayor, Ina Berg, said"
        if best is not None and (found is None or tags[found.first - 1 : found.first] == "p"):  # "Ina Berg, of Lund, Md., said"
            continue
        if found is not None and tags[found.first : found.last] == "#":  # "Ina Berg, 54, who lives in Lund, said"
            continue
        if found is None or not _opens(tags, found.first) or (best is not None and tags[found.first - 1 : found.first] == "s"):
            if best is not None:
                break
            continue
        best = found
        if found.first == 0 or tags[found.first - 1] not in ",-":
            break
        place = found.first
    return Phrase(best.first, comma, *_naming(words, best, comma)) if best is not None else None


def _opens(tags: str, first: int) -> bool:
    """Say whether a clause may open with the phrase at `first`: it is no object, no part of a relative clause or an enumeration."""
    if tags[first] == "g" and tags[first + 1 : first + 2] not in {"n", "N"}:  # "Speaking in the hall, …"
        return False
    while first > 0 and tags[first - 1] in "dob#":
        first -= 1
    if first == 0:
        return True
    before = tags[first - 1]
    return before not in "pvaew" and not (before == "c" and first > 1 and tags[first - 2] != ",")


def _naming(words: Words, phrase: Phrase, comma: int) -> tuple[int, int]:
    """Return the head: the phrase's own, or the name in apposition where it has none ("its director, Ina Kirsch,")."""
    if words.tags[phrase.head_last - 1] == "N":
        return phrase.head_first, phrase.head_last
    beside = _OWNED_BESIDE if _is_owned(words, phrase.first) else _NAME_BESIDE
    named = beside.match(words.tags, phrase.last, comma + 1)
    if named is None or "&" in words.lower[named.start() : named.end()]:  # "a spokesman for the operator, Reed & Sons,"
        return phrase.head_first, phrase.head_last
    return named.span(1)


def _is_owned(words: Words, first: int) -> bool:
    """Say whether the phrase at `first` begins with its owner: "her brother", "Berg's brother", "the Holms’ brother"."""
    first += words.lower[first] == "the"
    owner, mark = words.lower[first], "".join(words.lower[first + 1 : first + 2])
    return owner in words.lists.owners or owner.endswith("'s") or (owner.endswith("s") and mark in {"'", "’"})
