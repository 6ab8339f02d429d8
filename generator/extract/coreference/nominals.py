"""Subjects that are no names: pronouns, roles ("the harbour chief"), organisations, groups, people
without a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.extract.people.cast import slug
from generator.extract.reporting.speaking_nouns import SpeakingNouns, forms, speaking_nouns
from generator.extract.text.numerals import below_hundred
from generator.extract.text.patterns import either
from generator.extract.text.plain_words import plain_words
from generator.frozen import frozen
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.memory import Memory
from generator.model.articles import Article
from generator.model.readings import UNNAMED, Attribution, HeadNoun, How, SpeakerKind
from generator.model.spans import Span

_WORD = re.compile(r"[\w’'.&-]+")
# what ends the core of a noun phrase: a mark, a complement, a participle ("officials briefed on")
_CORE_END = re.compile(
    r"\s{0,9}(?:,(?!\d)|[(–—:;])|\s{1,9}(?:of|for|from|in|at|on|with|who|which|that|to|by|across|around|inside|behind|like|close|familiar|speaking|involved|near)\b"
    r"|(?<![Tt]he)\s[a-z]+ed(?:\s(?:on|in|by|to|as|with|at|of|for|from|about)\b|\Z)"
)
_ASIDE = (
    r"\s{{0,9}}(?:,(?!\d)|[(–—:;]|--|\b(?:who|which|that|whose|speaking)\b"
    r"|\b(?:in|on|at|through) (?:an?|the|its|his|her|their) (?:\w+ )?{means}\b)"
)
_TRADE_OF_FIRM = r"[A-Z][\w-]*\s(?:[a-z][a-z-]*\s){0,2}"  # Swedish furniture (giant Ikea)
_BEFORE_NAME = (
    r"^(?:(?:[Tt]he\s+)?(?:[a-z][a-z-]*\s){{0,5}}(?:[\w’'.]+-{compounds}\s)?(?:{firms}\s)?(?=[A-Z])"
    r"|[Tt]he\s)"
)
_OF_SEVERAL = re.compile(  # (a band) of loyal defenders
    r"\sof\s(?:[\w’'-]+\s){0,3}?(?:[\w’'-]*[a-rt-z]s|people|women|men|children)\b"
)
_FIELD = re.compile(rf"\s(?:of|for|to)\s(?:the\s)?(?:[{CAPITAL}][\w’'-]*\s?){{1,6}}")
_AGE_ENDING = "-year-old"
_NATIONALITY_ENDINGS = ("an", "ese", "ish", "ch", "ek", "i")
_LONGEST_DESCRIPTION = 90  # characters; a longer description is cut to its core
_REASON = {
    HeadNoun.NONE: "capitalised noun",
    HeadNoun.SPEAKING: "known noun",
    HeadNoun.OTHER: "other noun",
}
_HOW = {
    SpeakerKind.GROUP: How.GROUP,
    SpeakerKind.UNNAMED: How.UNNAMED,
    SpeakerKind.ORGANISATION: How.ORGANISATION,
}


@frozen
class NominalMention:
    """A mention of one person by role ("the new harbour chief"): the noun, its synonyms, and the
    words that modify it.

    `anybody` if the noun fits every person ("the 74-year-old"), `owned` if it is somebody else's
    role ("the mayor's aide").
    """

    noun: str
    nouns: frozenset[str]  # with its synonyms
    words: frozenset[str]
    pronoun: str  # "he" or "she" if the noun tells, else ""
    anybody: bool
    owned: bool


@dataclass(frozen=True, slots=True, eq=False)
class NounLists:
    """The word lists of a language by which nominals are told apart, made once."""

    personal: frozenset[str]  # he, she and their forms
    plural: frozenset[str]  # they
    writers: frozenset[str]  # we
    going_on: frozenset[str]  # verbs of somebody who has just spoken: "added"
    pronoun: frozenset[str]  # those, and it
    definite: frozenset[str]
    owners: frozenset[str]
    roles: frozenset[str]
    owned: frozenset[str]  # for whoever is somebody's: "widow"
    groups: frozenset[str]
    collectives: frozenset[str]
    individuals: frozenset[str]
    offices: frozenset[str]
    texts: frozenset[str]
    uncounted: frozenset[str]  # "research"
    others: frozenset[str]  # "another", "several": never a name, even with a capital
    no_opening: frozenset[str]  # "according": what begins so is no speaker
    several: frozenset[str]  # those of them that mean more than one
    speaking: SpeakingNouns
    leading: frozenset[str]
    things: frozenset[str]  # texts that somebody has just written
    bodies: frozenset[str]  # and other texts
    indefinite: frozenset[str]
    persons: frozenset[str]  # nouns that fit any person
    players: frozenset[str]  # those that fit nobody with a role of another kind
    anybody: frozenset[str]  # adjectives before a role that fit any person
    gatherings: frozenset[str]  # "a group of": who speaks are those behind it
    limits: frozenset[str]  # "deputy": who holds a role so does not hold it without the word
    any_office: frozenset[str]  # nouns by which any office may be called: "head"
    past: frozenset[str]  # "former": a former minister is often somebody just mentioned
    nationalities: frozenset[str]
    nationals: frozenset[str]  # nouns for one of a nation: "the Dane"
    agents: tuple[str, ...]  # endings of nouns for whoever does something
    aside: re.Pattern[str]  # what ends the name of somebody who is described
    of_somebody: re.Pattern[str]  # behind a relative
    before_name: re.Pattern[str]  # "the", "Lund-based", "state-run", "Carmaker"
    pronouns: Mapping[str, str]
    same: Mapping[str, frozenset[str]]  # noun → its synonyms and itself
    cores: Memory[int]  # noun phrase → how many characters of it come before its complements
    words: Memory[tuple[str, ...]]  # noun phrase → the words of it before its complements


# The sections of the lexicon that a list of NounLists holds the words of.
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "personal": ("speakers.he", "speakers.she"),
    "plural": ("speakers.plural",),
    "writers": ("speakers.writers",),
    "going_on": ("speakers.going_on",),
    "pronoun": ("speakers.he", "speakers.she", "speakers.plural", "speakers.thing"),
    "definite": ("speakers.definite",),
    "owners": ("cues.owners",),
    "roles": ("people.roles",),
    "owned": ("people.relatives", "people.owned"),
    "groups": ("speakers.groups",),
    "collectives": ("speakers.collectives",),
    "individuals": ("speakers.individuals", "speakers.people", "people.roles"),
    "offices": ("speakers.offices",),
    "texts": ("speakers.texts",),
    "uncounted": ("speakers.uncounted",),
    "others": ("classes.other_pronoun", "speakers.indefinite"),
    "no_opening": ("speakers.no_opening", "classes.relative", "classes.subordinator"),
    "several": ("speakers.several",),
    "leading": ("people.leading",),
    "things": ("speakers.things",),
    "bodies": ("speakers.texts", "speakers.bodies"),
    "indefinite": ("speakers.indefinite",),
    "persons": ("speakers.persons", "speakers.players"),
    "players": ("speakers.players",),
    "anybody": ("speakers.anybody",),
    "gatherings": ("speakers.gatherings",),
    "limits": ("speakers.limits",),
    "any_office": ("speakers.any_office",),
    "past": ("speakers.past",),
    "nationals": ("people.nationals",),
}


@cache
def _noun_lists(lexicon: Lexicon) -> NounLists:
    lists = {name: lexicon.union(*sections) for name, sections in _SECTIONS.items()}
    nationalities = (word for word in lists["leading"] if word.endswith(_NATIONALITY_ENDINGS))
    compounds, means = (either(lexicon.words(name)) for name in ("people.compounds", "cues.means"))
    kinds = lexicon.words("speakers.before_firms")
    firms = f"(?:{_TRADE_OF_FIRM}{either(kinds)}|{either(map(str.capitalize, kinds))})"
    synonyms = lexicon.table("speakers.same_role")
    return NounLists(
        speaking=speaking_nouns(lexicon),
        nationalities=frozenset(nationalities),
        agents=lexicon.words("speakers.agents"),
        aside=re.compile(_ASIDE.format(means=means)),
        of_somebody=re.compile(rf" of (?!(?:\d+|{below_hundred(lexicon)})\b)"),
        before_name=re.compile(_BEFORE_NAME.format(compounds=compounds, firms=firms)),
        pronouns={word: each for each in ("he", "she") for word in lexicon.words(f"people.{each}")},
        same={noun: frozenset(others.split()) | {noun} for noun, others in synonyms.items()},
        cores=Memory(_core_length),
        words=Memory(lambda printed: _core_words(printed, lists["groups"])),
        **lists,
    )


def _core_length(printed: str) -> int:
    end = _CORE_END.search(printed, 1)
    return end.start() if end else len(printed)


def _core_words(printed: str, groups: frozenset[str]) -> tuple[str, ...]:
    """Return the words of a noun phrase before its complements; without a participle behind a group
    ("doctors offering").
    """
    core = _WORD.findall(printed[: _core_length(printed)])
    behind = len(core) > 1 and core[-1].endswith("ing") and core[-2].endswith("s")
    return tuple(core[:-1] if behind and core[-2] in groups else core)


@dataclass(frozen=True, slots=True)
class Nominals:
    """Says what a subject of one article is when it is no name. `head` is always the span of a
    noun phrase in `text`.
    """

    text: str
    article_id: str
    lists: NounLists
    is_plain: Callable[[str], bool]  # whether the article prints a word in small letters

    @classmethod
    def of(cls, article: Article, lexicon: Lexicon) -> Nominals:
        """Return the nominals of `article`, told apart by the words of its language."""
        return cls(article.text, article.id, _noun_lists(lexicon), plain_words(article.text))

    def is_personal(self, head: Span) -> bool:
        """Return whether `head` is he or she."""
        return self._lower(head) in self.lists.personal

    def is_plural(self, head: Span) -> bool:
        """Return whether `head` is they or another plural pronoun."""
        return self._lower(head) in self.lists.plural

    def is_writers(self, head: Span) -> bool:
        """Return whether `head` is the "we" of whoever writes."""
        return self._lower(head) in self.lists.writers

    def is_pronoun(self, head: Span) -> bool:
        """Return whether `head` is a pronoun."""
        return self._lower(head) in self.lists.pronoun

    def pronoun(self, head: Span) -> str:
        """Return "he" or "she" if a word of `head` tells, else ""."""
        words = _WORD.findall(self._lower(self.phrase(head)))
        pronouns = self.lists.pronouns
        return next((pronouns[word] for word in words if word in pronouns), "")

    def phrase(self, head: Span) -> Span:
        """Return `head` without its complements: "a spokesman" of "a spokesman for the port"."""
        return Span(head.start, head.start + self.lists.cores[head.of(self.text)])

    def with_field(self, head: Span) -> Span:
        """Return the phrase of `head` with the name behind "of": "the mayor of Elmstow"."""
        phrase = self.phrase(head)
        field = _FIELD.match(self.text, phrase.end)
        return phrase if field is None else Span(phrase.start, field.end())

    def role(self, head: Span) -> NominalMention | None:
        """Return the role by which `head` means one certain person, `None` for any other phrase,
        such as a group or an organisation.
        """
        core = self._core(head)
        if not core or core[0].lower() not in self.lists.definite or self._is_name(core):
            return None
        noun = _noun(core)
        if self._kind(noun) is not SpeakerKind.UNNAMED:
            return None
        return NominalMention(
            noun,
            self.lists.same.get(noun, frozenset({noun})),
            frozenset(word.lower() for word in core[1:-1]) - self.lists.anybody,
            self.lists.pronouns.get(noun, ""),
            self._fits_anybody(core),
            any(word.endswith(("'s", "’s", "s'", "s’")) for word in core[:-1]),
        )

    def is_owned(self, head: Span) -> bool:
        """Return whether `head` is somebody's relative or the like: "the widow of the mayor", but
        not "the mother of two".
        """
        core, end = self._core(head), self.phrase(head).end
        is_theirs = bool(core) and _noun(core) in self.lists.owned
        return is_theirs and self.lists.of_somebody.match(self.text, end) is not None

    def common(self, head: Span) -> list[str]:
        """Return the words of `head` after "the", in small letters; none if it is a whole name."""
        core = self._core(head)
        if len(core) < 2 or core[0].lower() != "the" or self.phrase(head) != head:
            return []
        is_common = len(core) == 2 or core[-1][0].islower()  # "the Bank", "the news agency"
        return [word.lower() for word in core[1:]] if is_common else []

    def _fits_anybody(self, core: Sequence[str]) -> bool:
        """Return whether a role fits every person, such as "the 74-year-old", or a person just
        mentioned, such as "the former minister".
        """
        lists, modifiers = self.lists, core[1:-1]
        if " ".join(core[1:2]).lower() in lists.past:
            return True
        if not all(word[0].isupper() or word.lower() in lists.anybody for word in modifiers):
            return False
        return (
            self._is_for_anybody(_noun(core))
            or _noun(core) in self.lists.nationals
            or any(word.lower() in lists.nationalities for word in modifiers)
            or self._is_national(core)
        )

    def _is_for_anybody(self, noun: str) -> bool:
        """Return whether the noun fits any person: "native", "74-year-old", "father-of-three"."""
        return noun.endswith(_AGE_ENDING) or noun.partition("-of-")[0] in self.lists.persons

    def noun_introduced(self, head: Span) -> str:
        """Return the noun by which `head` introduces somebody ("a guard"), "" if it is not
        indefinite.
        """
        core = self._core(head)
        introduces = len(core) > 1 and core[0].lower() in self.lists.indefinite
        return core[-1].lower() if introduces else ""

    def is_whole(self, head: Span) -> bool:
        """Return whether `head` begins as a noun phrase does: "the office", "a report"."""
        opening = self._core(head)[:1]
        return bool(opening) and opening[0].lower() in self.lists.definite | self.lists.indefinite

    def is_weak(self, head: Span, subject: Span) -> bool:
        """Return whether `head`, of the whole `subject`, is hardly a speaker: a possessor, a text
        ("a statement saying"), a bare singular noun.
        """
        core = self._core(head)
        if not core or core[-1].endswith(("'s", "’s")):
            return True
        noun = _noun(core)
        if not core[-1][0].islower() or self._is_plural_noun(noun) or noun == "percent":
            return False
        if noun in self.lists.others:  # "some of her supporters"
            return False
        if noun in self.lists.things:
            return core[0].lower() in self.lists.indefinite
        if noun in self.lists.speaking.quantities:  # "a number of writers"
            noun = _WORD.findall(self._lower(subject))[-1]
        return len(core) == 1 or not self._may_speak(noun)

    def _may_speak(self, noun: str) -> bool:
        return self.lists.speaking.may_speak(noun)

    def _is_plural_noun(self, noun: str) -> bool:
        plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
        return plural or noun in self.lists.groups or noun in self.lists.collectives

    def described(self, head: Span, subject: Span) -> Attribution | None:
        """Return the organisation, group or unnamed person that `head` is, `None` if it holds no
        word.

        The name is `subject` as printed, from `head` to the first aside: "the Bank of England", "a
        source close to the mayor".
        """
        core = self._core(head)
        if not core or core == ("I",) or self._opens_otherwise(core):
            return None
        noun, phrase = _noun(core), self._whole(head, subject)
        if not self._is_name(core) or self._is_printed_small(phrase):
            head_noun = HeadNoun.SPEAKING if self._may_speak(noun) else HeadNoun.OTHER
            return self._attribution(phrase, self._kind_of(noun, head, phrase), head_noun)
        if self._ends_in_somebody(phrase, core):
            return self._attribution(phrase, SpeakerKind.UNNAMED, HeadNoun.SPEAKING)
        several = core[0].lower() in self.lists.others  # "many Democrats"
        kind = SpeakerKind.GROUP if several else self._kind_of_name(noun)
        return self._attribution(phrase, kind, HeadNoun.NONE)

    def _opens_otherwise(self, core: Sequence[str]) -> bool:
        """Return whether the words begin as nobody's name or description does: "her" alone, "who
        lives in Lund", "unlike several".
        """
        alone = len(core) == 1 and core[0].lower() in self.lists.owners
        return alone or (len(core) > 1 and core[0].lower() in self.lists.no_opening)

    def _ends_in_somebody(self, phrase: Span, core: Sequence[str]) -> bool:
        """Return whether a person without a name stands behind the name of a body: "a Ministry of
        Works spokesperson".
        """
        last = phrase.of(self.text).rpartition(" ")[2]
        return core[0].lower() in self.lists.indefinite and last in self.lists.individuals

    def _whole(self, head: Span, subject: Span) -> Span:
        """Return `head` with its complements in `subject`."""
        stop = max(head.end, subject.end)
        aside = self.lists.aside.search(self.text, head.start + 1, stop)
        whole = Span(head.start, aside.start() if aside else stop)
        return whole if whole.end - whole.start < _LONGEST_DESCRIPTION else self.phrase(head)

    def _lower(self, span: Span) -> str:
        return span.of(self.text).lower()

    def _core(self, head: Span) -> tuple[str, ...]:
        return self.lists.words[head.of(self.text)]

    def _is_name(self, core: Sequence[str]) -> bool:
        """Return whether the words are a name, judged by their capitals: not an office ("the
        Minister"), nor "Another" at the start of a sentence.
        """
        noun = _noun(core)
        return (
            core[-1][0].isupper()
            and noun not in self.lists.offices
            and (noun not in self.lists.others or core[-1].isupper())  # "others", "the US"
            and not (noun in self.lists.persons and core[0].lower() in self.lists.definite)
            and not (len(core) == 1 and self._is_common(noun))
            and not self._is_national(core)
        )

    def _is_common(self, noun: str) -> bool:
        """Return whether a single word with a capital is a common noun: "Everyone", "Backers",
        "Studies", "Research".
        """
        people, (_, *of_one) = self.lists.individuals, forms(noun)
        if noun in people or noun in self.lists.uncounted:
            return True
        return any(each in people or each in self.lists.texts for each in of_one)

    def _is_printed_small(self, phrase: Span) -> bool:
        """Return whether a single word opens a sentence and the article prints it in small letters
        too ("Airports", "Analysis"), or is a possessor alone ("Wednesday's").
        """
        word = phrase.of(self.text)
        if " " in word or not word.istitle():
            return word.endswith(("'s", "’s"))
        before = self.text[max(0, phrase.start - 2) : phrase.start].strip()
        return before in {"", ".", "?", "!", "”", '"'} and self.is_plain(word.lower())

    def _is_national(self, core: Sequence[str]) -> bool:
        """Return whether the words mean somebody by nationality: "the Austrian", "the
        Frenchman".
        """
        if len(core) != 2 or core[0].lower() != "the":
            return False
        noun = core[-1].lower()
        nationality = noun in self.lists.nationalities and noun.endswith("an")
        return nationality or noun in self.lists.nationals or noun.endswith(("man", "woman"))

    def _kind_of_name(self, noun: str) -> SpeakerKind:
        people = noun.endswith("s") and noun[:-1] in self.lists.leading  # "Norwegians"
        group = people or noun in self.lists.groups
        return SpeakerKind.GROUP if group else SpeakerKind.ORGANISATION

    def _kind(self, noun: str) -> SpeakerKind:
        if self._is_plural_noun(noun) or noun in self.lists.several:
            return SpeakerKind.GROUP
        if noun in self.lists.others:
            return SpeakerKind.UNNAMED
        if noun in self.lists.things or noun in self.lists.bodies:
            return SpeakerKind.ORGANISATION
        person = (
            noun in self.lists.individuals
            or noun in self.lists.nationals
            or noun in self.lists.offices
            or self.lists.speaking.is_agent(noun)
            or self._is_for_anybody(noun)
        )
        return SpeakerKind.UNNAMED if person else SpeakerKind.ORGANISATION

    def _kind_of(self, noun: str, head: Span, phrase: Span) -> SpeakerKind:
        """Return the kind of the noun of `head`, but a group for several people: "a band of
        defenders".
        """
        several = noun in self.lists.gatherings and _OF_SEVERAL.match(
            self.text, self.phrase(head).end, phrase.end
        )
        return SpeakerKind.GROUP if several else self._kind(noun)

    def nameless(self, words: str) -> str:
        """Return the id of a speaker who is only known in this article, made of the words that
        describe them.
        """
        return f"{UNNAMED}{self.article_id}-{words}"

    def _reason(self, printed: str, kind: SpeakerKind, head_noun: HeadNoun) -> str:
        """Return the feature of what is `printed`. "The clerk", who is nobody with a name here, is
        often somebody whom the article has named.
        """
        definite = printed.split(maxsplit=1)[0].lower() in self.lists.definite
        if head_noun is not HeadNoun.SPEAKING or not definite:
            return _REASON[head_noun]
        return "definite person" if kind is SpeakerKind.UNNAMED else "definite noun"

    def _attribution(self, phrase: Span, kind: SpeakerKind, head_noun: HeadNoun) -> Attribution:
        printed = phrase.of(self.text)
        named = kind is SpeakerKind.ORGANISATION and head_noun is HeadNoun.NONE
        name = self.lists.before_name.sub("", printed) if named else printed
        ident = slug(name) if named else self.nameless(slug(name))
        reasons = ((self._reason(printed, kind, head_noun), 0.0),)
        return Attribution(ident, name, kind, phrase, _HOW[kind], 1.0, reasons, head_noun)


def _noun(core: Sequence[str]) -> str:
    return core[-1].lower().strip(".")
