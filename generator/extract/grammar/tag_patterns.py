"""Patterns over the tags of a sentence, written in words: `prep <det/number>* <noun/name>`.

The tagger gives every word of a sentence a tag, and rules about phrases are patterns over these
tags. Internally a tag is one letter and a pattern a regular expression over a short string, but
rules never contain the letters: they name tags by these words, and by constants such as `NOUN`.

    tag        what has it                                     for example
    noun       a noun, and any word no other row claims        harbour, weekly, safe
    name       a word with a capital letter                    Lund, NATO
    pron       a personal pronoun that can be a subject        he, she, they, it, we, I
    otherpron  any other pronoun                               those, him, some, others, several
    det        a determiner                                    the, a, her, this, no
    number     a number in figures or words                    12, $4.5, three, dozen
    prep       a preposition                                   of, in, by, to
    adv        an adverb, and any word in -ly                  also, often, quickly
    time       a day, month or other word of time              Tuesday, June, week, last, ago
    aux        an auxiliary or modal verb                      is, has, would, can't
    finite     a verb form that can only be finite             said, went, wants
    past       a word in -ed: past tense or participle         warned, closed
    ing        a word in -ing                                  warning, closing
    conj       a coordinating conjunction                      and, or, but
    sub        a subordinating conjunction                     while, because, when, how
    relative   a relative pronoun                              who, which, whose
    that       the word “that” in any use                      that
    quote      a whole quotation with its marks                “…”
    comma      a mark                                          ,
    colon      a mark                                          :
    semi       a mark                                          ;
    open       an opening bracket                              (
    close      a closing bracket                               )
    dash       any dash                                        — – - --
    stop       a mark of any other kind                        . ! ? & %

A pattern is made of

    noun name           the one, then the other
    <noun/name>         one of these
    not<comma/quote>    one word that is none of these
    any                 one word, whatever it is
    noun?  noun*  noun+  noun{1,4}
                        at most one, any number, at least one, one to four; with a further `?`
                        as few of them as will do
    (noun | prep name)  either; brackets also hold together what is repeated
    head=(name+)        the same, and `found.span("head")` is where its words stand
    start  end          the beginning of the sentence, the end of the words searched
    followed_by(…)  not_followed_by(…)  preceded_by(…)  not_preceded_by(…)
                        what must or must not stand here, without being part of the match
    VERB  WHEN          a set of tags or a phrase, from `SETS` and `PHRASES` below

To add a pattern, write down a sentence it is for, the tags below the words, the pattern below them:

    Lund  said    on    Tuesday  that  the  quay  was  safe
    name  finite  prep  time     that  det  noun  aux  noun
                  prep? time     that

    _THAT = tag_pattern("prep? time that")  # (Lund said) on Tuesday that

No two ways may lead through the same words (as in `noun* <noun/name>*`, where the first star may
stop anywhere): trying all of them takes a time that explodes with the length of the sentence.

Make it a constant beside its rule: it is then compiled, and its words are checked, on import. The
comment shows what it matches, with the words around it in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.memory import Memory

NOUN, NAME, PRON, OTHERPRON, DET, NUMBER = "n", "N", "P", "o", "d", "#"
PREP, ADV, TIME = "p", "b", "t"
AUX, FINITE, PAST, ING = "a", "v", "e", "g"
CONJ, SUB, RELATIVE, THAT, QUOTE = "c", "s", "w", "T", "Q"
COMMA, COLON, SEMI, OPEN, CLOSE, DASH, STOP = ",", ":", ";", "(", ")", "-", "."

TAGS = {
    "noun": NOUN,
    "name": NAME,
    "pron": PRON,
    "otherpron": OTHERPRON,
    "det": DET,
    "number": NUMBER,
    "prep": PREP,
    "adv": ADV,
    "time": TIME,
    "aux": AUX,
    "finite": FINITE,
    "past": PAST,
    "ing": ING,
    "conj": CONJ,
    "sub": SUB,
    "relative": RELATIVE,
    "that": THAT,
    "quote": QUOTE,
    "comma": COMMA,
    "colon": COLON,
    "semi": SEMI,
    "open": OPEN,
    "close": CLOSE,
    "dash": DASH,
    "stop": STOP,
}
SETS = {
    "VERB": "finite/aux/past",  # can be the verb of a clause
    "CLAUSE_SIGN": "finite/aux/pron/that/quote",  # never part of a noun phrase
    "CLAUSE_BREAK": "CLAUSE_SIGN/comma/colon/semi",
    "SPECIFIER": "det/otherpron/number",  # opens a noun phrase: "the", "some", "three"
}
PHRASES = {
    "WHEN": "prep? <det/otherpron>? number? time",  # "on Tuesday", "in the three weeks"
    "DATE": "(WHEN (stop? number not_followed_by(time))?)",  # "on Tuesday, May 4", "Nov. 18"
    "MODIFIERS": "(<noun/name/stop> <noun/name/number/stop>*)?",  # "Pier 4" in "the Pier 4 quay"
    # "Pier 4 loading quay"
    "NOUNS": "(<noun/name/stop/ing> <noun/name/number/stop/ing>*)? <noun/name>",
}
_NAMES = {letter: name for name, letter in TAGS.items()}
_PLACES = {"any": ".", "start": "^", "end": "$"}
_LOOKS = {
    "followed_by(": "(?=",
    "not_followed_by(": "(?!",
    "preceded_by(": "(?<=",
    "not_preceded_by(": "(?<!",
}
_TOKEN = re.compile(
    r"(?P<space>\s+)"
    rf"|(?P<look>{'|'.join(map(re.escape, _LOOKS))})"
    r"|(?P<set>(?:not)?<[^<>]*>)"
    r"|(?P<word>\w+)(?P<group>=\()?"
    r"|(?P<operator>[()|*+?]|\{\d+(?:,\d+)?\})"
    r"|(?P<unknown>.)"
)


def tag_pattern(words: str) -> re.Pattern[str]:
    """Compile a pattern in words, as above, to a regular expression for `Tokens.tags`.

    The offsets of its matches are token indices. Raises `ValueError`, naming the pattern and what
    is wrong with it, for a tag that does not exist and for anything that is no pattern.
    """
    try:
        return re.compile(_expression(words))
    except ValueError as error:
        raise ValueError(f"tag pattern {words!r}: {error}") from None
    except re.error as error:
        raise ValueError(f"tag pattern {words!r}: {error.msg}") from None


def tag_set(names: str) -> frozenset[str]:
    """Return the tags of a list such as `noun/name` or `VERB/pron`, for asking about one word.

    Raises `ValueError`, naming the list and the tag, where a tag does not exist.
    """
    try:
        return frozenset(_letters(names))
    except ValueError as error:
        raise ValueError(f"tag set {names!r}: {error}") from None


def tag_names(tags: str) -> str:
    """Return the tags of some words by their names: "det noun"."""
    return _BY_NAME[tags]


_BY_NAME = Memory(lambda tags: " ".join(map(_NAMES.__getitem__, tags)))


def _expression(words: str) -> str:
    """Return the regular expression for a pattern in words."""
    return _TOKEN.sub(_translated, words)


def _translated(token: re.Match[str]) -> str:
    """Return what one piece of a pattern in words is in a regular expression."""
    text = token[0]
    match token.lastgroup:
        case "space":
            return ""
        case "look":
            return _LOOKS[text]
        case "group":
            return f"(?P<{token['word']}>"
        case "set":
            return _class(text[text.index("<") + 1 : -1], "^" if text.startswith("not") else "")
        case "word":
            return _word(text)
        case "operator":
            return "(?:" if text == "(" else text
        case _:
            raise ValueError(f"{text!r} means nothing in a pattern")


def _word(word: str) -> str:
    """Return the expression for a word: a place, a phrase, a set or a tag."""
    if word in _PLACES:
        return _PLACES[word]
    if word in PHRASES:
        return f"(?:{_expression(PHRASES[word])})"
    return _class(word)


def _class(names: str, negation: str = "") -> str:
    return f"[{negation}{''.join(map(re.escape, _letters(names)))}]"


def _letters(names: str) -> Iterator[str]:
    """Yield the letters of the tags in a list such as `noun/VERB`."""
    for name in names.split("/"):
        if name in SETS:
            yield from _letters(SETS[name])
        elif name in TAGS:
            yield TAGS[name]
        else:
            raise ValueError(f"there is no tag {name!r}; choose from {', '.join([*TAGS, *SETS])}")
