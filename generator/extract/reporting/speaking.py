"""Subjects that cannot speak: "the stock added 2 %", "it is worth noting"."""

from __future__ import annotations

from generator.extract.grammar.noun_phrases import REACH, NounPhrase
from generator.extract.grammar.tag_patterns import (
    COMMA,
    DET,
    NAME,
    NOUN,
    NUMBER,
    OTHERPRON,
    PAST,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens
from generator.extract.reporting.speaking_nouns import SpeakingNouns

_BEHIND_NOUN = tag_set("past/adv/time/stop/ing")  # "officials briefed", "the firm also"
_NOUN = tag_set("noun/name/pron/otherpron/number/relative")
_SPEAKS = tag_set("name/pron/otherpron/relative")
_THING_OF_SOMEBODY = tag_pattern(  # (all) the money Lund (requested)
    "thing=(det noun+) (name <name/stop>*)? name end"
)
_NO_CONTENT = tag_set("prep/adv/time/comma/stop/conj/dash/close")
_OF_NOUNS = tag_pattern("prep <SPECIFIER/adv>* <noun/name/number/past/ing/stop>+")


def is_mute(tokens: Tokens, subject: NounPhrase, lemma: str, nouns: SpeakingNouns) -> bool:
    """True if the subject of the verb cannot speak: "the stock added 2 %", "it is worth noting";
    but "the harbourside said".
    """
    tags, noun = tokens.tags, _noun(tokens, subject, nouns)
    if lemma in nouns.findings:  # "the court found that", not "she found that"
        return noun is None or not nouns.finds(tokens.lower[noun])
    if COMMA + NAME in tags[subject.first : subject.last]:
        return False  # "its chief, Ina Berg, said"
    if noun is None:  # "this"; but "they quoted her as saying"
        return tokens.lower[subject.head_last - 1] not in tokens.lists.owners
    if tags[noun] == OTHERPRON and tokens.lower[noun] in nouns.mute:
        return True  # "you"
    if tags[noun] in _SPEAKS or nouns.may_speak(tokens.lower[noun]):
        return False
    bare = tags[noun] == NOUN and noun == subject.head_first
    return lemma not in nouns.telling or (bare and not tokens.lower[noun].endswith("s"))


def is_wanted(tokens: Tokens, group: int, verb: int, last: int, nouns: SpeakingNouns) -> bool:
    """True if the verb says which things are meant, not what is said of them: "all the money Lund
    requested in May"; but "the singer Ina Berg", and with what is said behind it.
    """
    after = tokens.tags[last : last + 1]
    if group != verb or tokens.tags[verb] != PAST or (after and after not in _NO_CONTENT):
        return False
    thing = _THING_OF_SOMEBODY.search(tokens.tags, max(0, group - REACH), group)
    return thing is not None and not nouns.may_speak(tokens.lower[thing.end("thing") - 1])


def _noun(tokens: Tokens, subject: NounPhrase, nouns: SpeakingNouns) -> int | None:
    """Return the index of the noun that the subject is about; `None` if it holds none ("this")."""
    last = subject.head_last
    if _NOUN.isdisjoint(tokens.tags[subject.head_first : last]):
        last = subject.last  # "an inside source"
    counts = tokens.tags[last - 1] == NUMBER or tokens.lower[last - 1] in nouns.quantities
    if counts and tokens.lower[last : last + 1] == ["of"]:
        counted = _OF_NOUNS.match(tokens.tags, last, subject.last)
        last = counted.end() if counted is not None else last
    found = range(subject.head_first, last)
    while found and _is_behind(tokens, found[-1], nouns):
        found = found[:-1]
    if len(found) > 1 and tokens.tags[found[-2] : found[-1] + 1] == NAME + NUMBER:
        found = found[:-1]  # "Article 33"
    return found[-1] if found and tokens.tags[found[-1]] != DET else None


def _is_behind(tokens: Tokens, index: int, nouns: SpeakingNouns) -> bool:
    """True if the word at `index` stands behind its noun: "officials briefed", "sources familiar";
    but "the ruling".
    """
    word = tokens.lower[index]
    behind = tokens.tags[index] in _BEHIND_NOUN or word in nouns.trailing
    return behind and not nouns.may_speak(word)
