"""Whether the clause of a printed date lies behind or ahead: the tense of its verb decides.

Every word has a class ("will", "past", "ahead", …). The verb group nearest to the date, written in
classes ("is ahead to be past" for "is due to be shut"), is looked up in a table; then what binds
the date to its clause ("in", "until", "a … call") says whether that holds for the date too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from generator.frozen import frozen
from generator.lexicon import Lexicon
from generator.memory import Memory

_REACH = 200  # code points looked at on either side of a date
_WORD = re.compile(r"\w+(?:['’.,:-]\w+)*|['’]s\b|[^\w\s]")
_ASIDE = re.compile(r"\([^()]*\)")
_BOUNDS = frozenset(";:()[]—–-")


class Lean(Enum):
    """Where its clause puts a date without a year."""

    BACK = "back"
    FORWARD = "forward"
    PRESENT = "present"  # ahead only up to a limit ("is shut until Friday")
    UNSURE = "unsure"


# The first pattern that fits a whole verb group decides; one that none fits is not sure.
_GROUPS = [
    (lean, re.compile(pattern))
    for lean, pattern in (
        (Lean.FORWARD, "will.*"),
        (Lean.BACK, "may (?:not )?have.*"),
        (Lean.UNSURE, "would (?:not|have).*"),
        (Lean.FORWARD, "(?:may|would).*"),
        (Lean.BACK, "opens past"),  # "votes cast"
        (Lean.FORWARD, "opens.*|is (?:not )?(?:opening|to).*|(?:do )?(?:not )?have to.*"),
        (Lean.FORWARD, "(?:is|have been) (?:not )?(?:past )?ahead.*|(?:have |is )?plan to.*"),
        (Lean.BACK, "did.*|had(?: not)?(?: be)?(?: been)?(?: past| ing)*"),
        (Lean.BACK, "(?:(?:was|have|had|not|past) )*began(?:(?: ing)+| to.*)?"),
        (Lean.BACK, "was(?: not)?(?: been)?(?: past| ing)*|past(?: past)*"),
        (Lean.BACK, "have(?: not)?(?: been)?(?: past)+"),
        (Lean.PRESENT, "(?:is|have|do).*"),
    )
]
_SIGNS = {"will", "may", "would", "cannot", "is", "was", "have", "had", "do", "did", "be", "been"}
_SIGNS |= {"to", "ahead", "plan", "opens", "past", "began"}
_INSIDE = _SIGNS | {"not", "adverb", "ing", "opening"}  # what a group may hold besides
_NOUN_AFTER_DETERMINER = {"past", "ahead", "opens", "open", "plan", "began", "may"}
_SEVERAL = {  # lists that are looked into together
    "binding": ("when", "since", "limits", "lasting", "topics"),
    "opening": ("openers", "joiners"),
    "small": (
        "openers",
        "joiners",
        "before_adjective",
        "determiners",
        "subjects",
        "parts",
        "stages",
    ),
}
_POSSESSIVES = ("'s", "s'")
_ENDINGS = {"ed": "past", "ing": "ing", "ly": "adverb"}


@dataclass(frozen=True, slots=True, eq=False)
class TenseWords:
    """The words of one language by which a tense is told."""

    classes: Memory[str]  # of each word by itself
    determiners: frozenset[str]
    subjects: frozenset[str]
    not_infinitives: frozenset[str]
    before_adjective: frozenset[str]
    unmarked: frozenset[str]
    when: frozenset[str]
    since: frozenset[str]
    limits: frozenset[str]
    topics: frozenset[str]
    lasting: frozenset[str]
    aside: frozenset[str]
    verging: frozenset[str]
    coming: frozenset[str]
    stages: frozenset[str]
    parts: frozenset[str]
    openers: frozenset[str]
    joiners: frozenset[str]
    # of several lists
    binding: frozenset[str]
    opening: frozenset[str]
    small: frozenset[str]


@cache
def tense_words(lexicon: Lexicon) -> TenseWords:
    """Return those of `lexicon`."""
    classes = lexicon.parts("dates.verbs")
    verbs = {word: name for name in classes for word in lexicon.words(f"dates.verbs.{name}")}
    several = {name: lexicon.union(*map("dates.{}".format, of)) for name, of in _SEVERAL.items()}
    lists = [name for name in TenseWords.__slots__ if name not in {"classes", *several}]
    single = {name: frozenset(lexicon.words(f"dates.{name}")) for name in lists}
    return TenseWords(Memory(lambda word: _by_itself(word, verbs)), **single, **several)


def _by_itself(word: str, verbs: Mapping[str, str]) -> str:
    """Return the class that `verbs` or its ending give a word, empty if they give none."""
    found = verbs.get(word) or verbs.get("'" + word.rpartition("'")[2])
    return found or next((name for end, name in _ENDINGS.items() if word.endswith(end)), "")


@frozen
class _Side:
    """The words of a clause on one side of a date, as printed and in small letters, and their
    classes.
    """

    printed: Sequence[str]
    lower: Sequence[str]
    classes: Sequence[str]


@frozen
class _Bond:
    """What binds a date to its clause: its preposition, if any; whether it only says which one
    ("the May vote"), or may do so ("ends Saturday shifts"); and the index of the first word of its
    phrase.
    """

    preposition: str
    attributive: bool
    bare: bool
    first: int


def lean_of(before: str, after: str, full_day: bool, words: TenseWords) -> Lean:
    """Return where a date lies that stands between `before` and `after`, words of one sentence and
    voice.

    A `full_day` seldom says which thing to come is meant: "the July 25 call".
    """
    if before.endswith("(") and after.startswith(")"):  # "opens tomorrow (May 4)"
        before, after = before[:-1], after[1:]
    before = _ASIDE.sub(" ", before[-_REACH:].removesuffix("-"))  # "mid-May"
    after = _ASIDE.sub(" ", after[:_REACH])
    left = _side(_WORD.findall(before), words, last=True)
    right = _side(_WORD.findall(after), words, last=False)
    bond = _bond(left, right, words)
    return _held(_tense(left, right, bond, words), bond, full_day, words)


def _side(printed: Sequence[str], words: TenseWords, last: bool) -> _Side:
    """Return the part of `printed` that no bracket, dash or colon parts from the date."""
    bounds = [index for index, word in enumerate(printed) if word in _BOUNDS]
    if bounds:
        printed = printed[bounds[-1] + 1 :] if last else printed[: bounds[0]]
    lower = [word.lower().replace("’", "'") for word in printed]
    return _Side(
        printed, lower, [_class(index, printed, lower, words) for index in range(len(lower))]
    )


def _class(index: int, printed: Sequence[str], lower: Sequence[str], words: TenseWords) -> str:
    """Return the class of a word, empty for one that is no part of a verb."""
    word, before = lower[index], lower[index - 1] if index else ""
    found = words.classes[word]
    if not found and word != "to":
        return ""
    if found == "open" and (before in words.subjects or _is_plural(before)):
        return "opens"
    if word == "to" and index + 1 < len(lower) and _is_infinitive(printed[index + 1], words):
        return "to"
    named = index and printed[index][0].isupper()
    return "" if named or _is_noun(found, word, before, words) else found


def _is_noun(found: str, word: str, before: str, words: TenseWords) -> bool:
    """Say whether the word before shows that a word is no verb: "the closed road", "590 votes", "by
    armed men", "may backfire and cost".
    """
    if found == "past" and before in words.joiners:
        return word in words.unmarked
    return (
        (found in _NOUN_AFTER_DETERMINER and _determines(before, words))
        or (found == "past" and before in words.before_adjective)
        or (found == "opens" and before[:1].isdigit())
    )


def _determines(word: str, words: TenseWords) -> bool:
    return word in words.determiners or word.endswith(_POSSESSIVES)


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("'s", "ss", "us"))


def _is_infinitive(word: str, words: TenseWords) -> bool:
    """Say whether a word behind "to" is a verb: "to close", not "to hospital" or "to schools"."""
    return (
        word.islower()
        and not _is_plural(word)
        and not word.endswith(("ing", "ed"))
        and word not in words.determiners
        and word not in words.not_infinitives
    )


def _bond(left: _Side, right: _Side, words: TenseWords) -> _Bond:
    """Return what binds the date between two sides: "by the end of …", "in a … letter"."""
    lower, first = left.lower, len(left.lower)
    while first and _is_part(lower, first - 1, words):
        first -= 1
    which = first > 0 and _determines(lower[first - 1], words) and "of" not in lower[first:]
    while first and (
        lower[first - 1] in words.determiners
        or lower[first - 1].endswith(_POSSESSIVES)
        or (
            which and left.printed[first - 1][0].isupper() and lower[first - 1] not in words.binding
        )
    ):
        first -= 1
    preposition = lower[first - 1] if first else ""
    if preposition == "of" and first > 1 and lower[first - 2] in words.since | words.limits:
        first, preposition = first - 1, lower[first - 2]  # "as of", "ahead of"
    bound = preposition in words.binding
    attributive = which or right.lower[:1] in (["'s"], ["'"])
    bare = not bound and _begins_with_noun(right, words)
    return _Bond(preposition if bound else "", attributive, bare, first - bound)


def _begins_with_noun(right: _Side, words: TenseWords) -> bool:
    """Say whether a date without a preposition belongs to the noun behind it: "Saturday shifts"."""
    if not right.lower or not right.printed[0].islower() or right.classes[0]:
        return False
    word = right.lower[0]
    return word not in words.small and word not in words.binding


def _is_part(lower: Sequence[str], index: int, words: TenseWords) -> bool:
    """Say whether a word before a date only tells a part of it: "early", "the first week of"."""
    word = lower[index]
    if word == "of":
        return index > 0 and lower[index - 1] in words.parts
    return word in words.stages or (word in words.parts and "of" in lower[index:])


def _tense(left: _Side, right: _Side, bond: _Bond, words: TenseWords) -> Lean:
    """Return what the verb of the clause says, on the side of the date where it stands."""
    opener = left.lower[bond.first - 1] if bond.first else ""
    behind = _verb_before(left, bond, words)
    if not opener or opener in words.opening:
        lean = _verb_after(right, words) or behind or Lean.UNSURE
        return Lean.UNSURE if lean is Lean.PRESENT else lean
    if opener == ",":
        both = {behind, _verb_after(right, words)} - {None}
        return both.pop() or Lean.UNSURE if len(both) == 1 else Lean.UNSURE
    named = left.printed[bond.first - 1][0].isupper() and _starts_with_verb(right)
    if behind and not named:
        return behind
    # "the vote on Friday will …" and "the crash on Friday will …" are told apart by nobody
    past = _verb_after(right, words) is Lean.BACK
    return Lean.BACK if past else behind or Lean.UNSURE


def _starts_with_verb(side: _Side) -> bool:
    first = next((name for name in side.classes if name != "adverb"), "")
    return first in _SIGNS - {"to"}


def _verb_before(left: _Side, bond: _Bond, words: TenseWords) -> Lean | None:
    """Return what the last verb group before the date, in its own clause, says; `None` if there is
    none.
    """
    signs = [index for index in range(bond.first) if left.classes[index] in _SIGNS]
    if not signs:
        return None
    first, end = _group(left.classes, signs[-1])
    if any(_opens(left, index, words) for index in range(end, bond.first)):
        return None
    group = left.classes[first:end]
    between = left.lower[end : bond.first]
    if not words.coming.isdisjoint(between[-2:]):
        return Lean.FORWARD  # "spoke of the looming showdown in July"
    if not between and (group == ["is"] or (group == ["is", "ing"] and bond.preposition)):
        return Lean.FORWARD  # "the vote is Friday", "she is running in May"
    lean = _of_group(group)
    blurred = _is_blurred(lean, left.classes[end : bond.first], between, bond, words)
    return Lean.UNSURE if blurred else lean


def _opens(side: _Side, index: int, words: TenseWords) -> bool:
    """Say whether a word opens a clause with a verb of its own, not like "while sailing", "at
    that".
    """
    return (
        side.lower[index] in words.openers
        and side.classes[index + 1 : index + 2] not in (["ing"], ["opening"])
        and side.lower[index - 1] not in words.before_adjective
    )


def _is_blurred(
    lean: Lean, classes: Sequence[str], between: Sequence[str], bond: _Bond, words: TenseWords
) -> bool:
    """Say whether a date may hang on something else than the verb before it: "will be tried for
    killing a man on Friday", "will recover from the crash Friday", "met before the vote on Friday".
    """
    if lean is Lean.FORWARD:
        return "ing" in classes or not (bond.preposition or words.aside.isdisjoint(between))
    followed = zip(between, [*classes[1:], ""], strict=False)
    return lean is Lean.BACK and any(
        word in words.verging and name != "ing" for word, name in followed
    )


def _verb_after(right: _Side, words: TenseWords) -> Lean | None:
    """Return what the first verb group of the main clause behind the date says."""
    found, end = [], 0
    for index in _main_clause(right, words):
        if index >= end and right.classes[index] in _SIGNS - {"to"}:
            end = _group(right.classes, index)[1]
            found.append((right.classes[index:end], "".join(right.lower[end : end + 1])))
    if not found:
        return None
    first, behind = found[0]
    leans = [_of_group(group[:1] if group[0] == "past" else group) for group, _ in found]
    # "On Friday the man accused of the theft will …"
    reduced = first == ["past"] and behind in words.when | words.limits
    return Lean.UNSURE if reduced and leans[1:2] not in ([], leans[:1]) else leans[0]


def _main_clause(right: _Side, words: TenseWords) -> Iterator[int]:
    """Yield the indices of the words behind a date that are in no clause of their own."""
    inside = False
    for index, word in enumerate(right.lower):
        if index and right.lower[index - 1] == "," and word in words.opening:
            inside = True
        elif word in words.openers and not inside:
            return
        elif word == ",":
            inside = False
        if not inside:
            yield index


def _group(classes: Sequence[str], index: int) -> tuple[int, int]:
    """Return the first index of the verb group that holds a word, and the one behind its last."""
    first = end = index
    while first and classes[first - 1] in _INSIDE:
        first -= 1
    while classes[first] not in _SIGNS:  # "sentencing is"
        first += 1
    while end < len(classes) and classes[end] in _INSIDE:
        end += 1
    return first, end


def _of_group(classes: Sequence[str]) -> Lean:
    group = " ".join(name for name in classes if name != "adverb")
    return next((lean for lean, pattern in _GROUPS if pattern.fullmatch(group)), Lean.UNSURE)


def _held(lean: Lean, bond: _Bond, full_day: bool, words: TenseWords) -> Lean:
    """Return what remains of the verb's tense, given how the date is bound to the clause."""
    preposition, past = bond.preposition, lean is Lean.BACK
    if preposition in words.since:
        return Lean.UNSURE if lean is Lean.FORWARD else Lean.BACK
    if lean is Lean.PRESENT:
        return Lean.FORWARD if preposition in words.lasting else Lean.UNSURE
    past_day = past and full_day
    doubtful = (
        (past and preposition in words.limits)
        or (preposition in words.topics and (bond.attributive or not past_day))
        or (bond.attributive and preposition not in words.when and not past_day)
        or (bond.bare and not past)
    )
    return Lean.UNSURE if doubtful else lean
