"""The words and patterns of a language by which names of people are recognised."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.first_names import FirstNames, first_names
from generator.letters import CAPITAL, without_accents
from generator.lexicon import Lexicon

_NO_ROLE = (
    "classes.pronoun",
    "classes.other_pronoun",
    "classes.determiner",
    "classes.auxiliary",
    "classes.adverb",
    "classes.preposition",
    "classes.conjunction",
    "classes.subordinator",
    "classes.relative",
    "classes.finite",
    "sentences.reporting",
    "people.compounds",
)


@dataclass(frozen=True, slots=True, eq=False)
class RoleWords:
    """The words of a language by which a role is told from what stands around it."""

    nouns: frozenset[str]  # that end a role
    modifiers: frozenset[str]  # words of a role that look like a verb
    others: frozenset[str]  # pronouns, verbs and the like: no part of a role
    having: frozenset[str]  # "has"
    courtesy: frozenset[str]  # titles that tell no role: "Mr"
    determiners: frozenset[str]
    joiners: frozenset[str]  # "and"
    calendar: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """The words and patterns of a language by which names are recognised, made once."""

    run: re.Pattern[str]  # capitalised words in a row, with particles, a nickname, "Jr."
    titled: re.Pattern[str]  # a title and the only word of its name
    first: FirstNames
    roles: frozenset[str]
    titles: Mapping[str, str]  # title → "he" or "she"
    openers: frozenset[str]  # sentence openers, days and months: no part of a name or role
    leading: frozenset[str]  # openers, nations and other words that are no part of a name
    organisations: frozenset[str]
    places: frozenset[str]
    posts: frozenset[str]
    surnames: frozenset[str]  # words that are surnames too: "Frank Church"
    pronoun_surnames: frozenset[str]  # pronouns that are surnames too: "He Lifeng"
    honorifics: frozenset[str]
    in_roles: RoleWords
    family_names: frozenset[str]  # surnames that tell somebody by themselves: "Smith"
    rather_surnames: frozenset[str]  # first names that are surnames more often
    relatives: frozenset[str]  # "husband"
    owned: frozenset[str]  # for whoever is somebody's: "widow", "lawyer"
    persons: frozenset[str]  # for somebody, right before a name: "officer", "teenager"
    generations: frozenset[str]  # "younger"
    letters: frozenset[str]  # behind a name: "MP"
    compounds: frozenset[str]  # the end of an adjective before a name: "Lund-born"
    prefixes: frozenset[str]  # before a hyphen they are no part of a name: "Anti-war"
    noble: frozenset[str]  # titles that their bearer is called by: "Lord Holm"
    title_ends: frozenset[str]  # behind another title: "Det Con"
    first_roles: frozenset[str]  # roles that are first names before a surname alone: "Dean"
    bodies: frozenset[str]  # "company"
    nationals: frozenset[str]  # "Spaniard"
    trades: tuple[str, ...]  # endings of what somebody works as: "plasterer"
    for_firms: frozenset[str]  # roles that a company has too: "the owner"
    firms: frozenset[str]  # what a company is, before its name: "Carmaker Nissan"
    past: frozenset[str]  # past forms without "-ed" of what a speaker does
    ordinary: frozenset[str]  # words that name nobody by themselves
    particles: frozenset[str]
    hyphened: tuple[str, ...]  # what stands before the hyphen of a surname: "al-Nuri"
    common: frozenset[str]  # stop words: "Maybe Berg" names nobody Maybe
    nouns: frozenset[str]  # for groups and unnamed people; no names, even with a capital
    weights: Mapping[str, float]


# The sections of the lexicon that a list of NameWords holds the words of.
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "roles": ("people.roles", "people.positions", "sentences.titles"),
    "openers": ("people.calendar", "sentences.starters"),
    "leading": (
        *("people.calendar", "sentences.starters", "people.leading"),
        *("sentences.companies", "sentences.abbreviations"),
    ),
    "organisations": ("people.organisations",),
    "places": ("people.places",),
    "posts": ("people.posts",),
    "surnames": ("people.surnames",),
    "pronoun_surnames": ("people.pronoun_surnames",),
    "honorifics": ("people.honorifics",),
    "family_names": ("people.family_names",),
    "rather_surnames": ("people.rather_surnames",),
    "relatives": ("people.relatives",),
    "owned": ("people.relatives", "people.owned"),
    "persons": (
        *("people.roles", "people.positions", "sentences.titles"),
        *("speakers.individuals", "speakers.persons", "speakers.players"),
    ),
    "generations": ("people.generations",),
    "letters": ("people.letters",),
    "compounds": ("people.compounds",),
    "for_firms": ("people.for_firms",),
    "past": ("quotations.past",),
    "noble": ("people.noble",),
    "title_ends": ("people.title_ends",),
    "first_roles": ("people.first_roles",),
    "bodies": ("speakers.bodies",),
    "nationals": ("people.nationals",),
    "prefixes": ("people.prefixes",),
    "common": ("stop_words",),
    "nouns": ("speakers.groups", "speakers.individuals", "speakers.things"),
}
_ORDINARY = ("leading", "roles", "organisations", "places", "surnames")  # of these lists


@cache
def name_words(lexicon: Lexicon) -> NameWords:
    """Return the words and patterns by which names are recognised."""
    lists = {name: lexicon.union(*sections) for name, sections in _SECTIONS.items()}
    by_pronoun = {each: lexicon.words(f"people.{each}") for each in ("he", "she")}
    return NameWords(
        run=_run_pattern(lexicon),
        titled=_titled_pattern(lexicon),
        first=first_names(lexicon),
        titles={word: pronoun for pronoun, words in by_pronoun.items() for word in words},
        in_roles=_role_words(lexicon),
        ordinary=frozenset().union(*(lists[name] for name in _ORDINARY)),
        particles=frozenset(map(without_accents, lexicon.words("people.particles"))),
        hyphened=tuple(f"{word}-" for word in lexicon.words("people.hyphened")),
        firms=lexicon.union("speakers.before_firms") - lists["roles"],
        trades=tuple(lexicon.words("speakers.agents")),
        weights=lexicon.weights("names"),
        **lists,
    )


def _role_words(lexicon: Lexicon) -> RoleWords:
    roles = lexicon.union("people.roles", "people.positions", "sentences.titles")
    return RoleWords(
        nouns=roles - lexicon.union("people.courtesy", "people.no_nouns"),
        modifiers=lexicon.union("people.role_modifiers"),
        others=lexicon.union(*_NO_ROLE),
        having=lexicon.union("people.having"),
        courtesy=lexicon.union("people.courtesy"),
        determiners=lexicon.union("classes.determiner", "speakers.indefinite"),
        joiners=lexicon.union("classes.conjunction"),
        calendar=lexicon.union("people.calendar") | frozenset(lexicon.numbers("dates.months")),
    )


def _titles(lexicon: Lexicon) -> list[str]:
    return [title.capitalize() for title in lexicon.words("sentences.titles")]


# A pattern that begins with a class of letters is searched for many times as fast as one that looks
# at the letter before first.
_OPENS_WORD = r"(?<!\w.)"  # behind its first letter


def _behind_initial(titles: Sequence[str]) -> str:
    """Return a pattern for what follows the first letter of any of `titles`."""
    rests: dict[str, list[str]] = defaultdict(list)
    for title in titles:
        rests[title[0]].append(title[1:])
    return "|".join(f"(?<={initial})(?:{'|'.join(rest)})" for initial, rest in rests.items())


def _run_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    titles, particles = _titles(lexicon), "|".join(lexicon.words("people.particles"))
    word = (
        rf"(?:(?:{_behind_initial(titles)})\.|\.(?:[{CAPITAL}]\.)*"
        r"|[^\W_]*(?:[’'-](?!s\b)[^\W_]+)*)"
    )
    nickname = rf"[“\"‘'][{CAPITAL}][\w’-]*(?: [{CAPITAL}][\w’-]*)?[”\"’'][ ](?=[{CAPITAL}])"
    hyphened = "|".join(lexicon.words("people.hyphened"))
    return re.compile(
        rf"[{CAPITAL}]{_OPENS_WORD}{word}(?:[ \u00a0](?:(?:{particles})[ \u00a0])"
        rf"{{0,3}}(?:{nickname}|(?:{hyphened})-)?[{CAPITAL}]{word})*"
        r"(?:,?[ ](?:Jr|Sr)\b\.?|(?<=[ ][JS]r)\.)?"
    )


def _titled_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    titles = _titles(lexicon)
    initials = "".join(sorted({title[0] for title in titles}))
    return re.compile(
        rf"[{initials}]{_OPENS_WORD}(?:{_behind_initial(titles)})"
        rf"\.?\s([{CAPITAL}][\w’-]+)(?!\s[{CAPITAL}])"
    )
