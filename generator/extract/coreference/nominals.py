"""Subjects that are no names: pronouns, roles ("the harbour chief"), organisations, groups, people
without a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.extract.people.cast import slug
from generator.extract.text.patterns import either
from generator.lexicon import Lexicon
from generator.model.articles import Article
from generator.model.readings import Attribution, How, SpeakerKind
from generator.model.spans import Span

_WORDS = re.compile(r"[\w’'.&-]+")
_PHRASE_ENDS = re.compile(
    r"\s{0,9}[,(–—:;]|\s{1,9}(?:of|for|from|in|at|on|with|who|which|that|to|by|close|familiar|speaking|involved|near)\b"
    # "officials briefed on the talks"
    r"|(?<![Tt]he)\s[a-z]+ed(?:\s(?:on|in|by|to|as|with|at|of|for|from|about)\b|\Z)"
)
_ASIDE = (
    r"\s{{0,9}}(?:[,(–—:;]|--|\b(?:who|which|that|whose|speaking)\b"
    r"|\b(?:in|on|at|through) (?:an?|the|its|his|her|their) (?:\w+ )?{means}\b)"
)
_AGED = "-year-old"
_NATION = ("an", "ese", "ish", "ch", "ek", "i")  # endings of the adjectives for nations
_LONGEST = 90  # characters of a description; of a longer one the head is enough
_THE = re.compile(r"^[Tt]he\s+")
KNOWN = (
    ("known noun", 0.0),
)  # the reasons of one whose noun is for somebody or something that speaks
ODD = (("other noun", 0.0),)  # the reasons of a speaker whose noun is for nobody who speaks
_HOW = {
    SpeakerKind.GROUP: How.GROUP,
    SpeakerKind.UNNAMED: How.UNNAMED,
    SpeakerKind.ORGANISATION: How.ORGANISATION,
}


@dataclass(frozen=True, slots=True)
class NominalMention:
    """A role that stands for a person: its noun, the nouns that may stand for it, the words before
    it that tell who is meant.

    `anybody` if the noun fits every person ("the 74-year-old"), `owned` if it is somebody else's
    role ("the mayor's aide").
    """

    noun: str
    nouns: frozenset[str]
    words: frozenset[str]
    pronoun: str  # he or she if the noun tells
    anybody: bool
    owned: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Lists:
    personal: frozenset[str]
    plural: frozenset[str]
    thing: frozenset[str]
    definite: frozenset[str]
    groups: frozenset[str]
    individuals: frozenset[str]
    offices: frozenset[str]
    others: frozenset[str]  # "another", "several": nobody's name, with a capital neither
    speaking: frozenset[str]  # nouns for whoever may speak: people, groups, organisations, writings
    leading: frozenset[str]
    things: frozenset[str]
    indefinite: frozenset[str]
    persons: frozenset[str]  # nouns for any person
    anybody: frozenset[str]  # adjectives before a role that do not tell whose it is
    past: frozenset[
        str
    ]  # before a role that somebody had: "the former minister" is whoever was just spoken of
    nations: frozenset[str]  # "the Norwegian scientist" as well
    agents: tuple[str, ...]  # endings of nouns for whoever does something
    aside: re.Pattern[str]  # what ends the name of somebody who is described
    pronouns: Mapping[str, str]
    same: Mapping[str, frozenset[str]]


_SECTIONS = (
    "he",
    "she",
    "plural",
    "thing",
    "definite",
    "groups",
    "individuals",
    "offices",
    "things",
    "indefinite",
    "anybody",
    "persons",
)


@cache
def _lists(lexicon: Lexicon) -> _Lists:
    section = {name: frozenset(lexicon.words(f"speakers.{name}")) for name in _SECTIONS}
    roles = frozenset(lexicon.words("people.roles"))
    return _Lists(
        personal=section["he"] | section["she"],
        plural=section["plural"],
        thing=section["thing"],
        definite=section["definite"],
        groups=section["groups"],
        individuals=section["individuals"] | roles,
        offices=section["offices"],
        others=frozenset(lexicon.words("classes.other_pronoun")) | section["indefinite"],
        speaking=section["groups"]
        | section["individuals"]
        | section["things"]
        | roles
        | frozenset(lexicon.words("people.organisations")),
        leading=frozenset(lexicon.words("people.leading")),
        things=section["things"],
        indefinite=section["indefinite"],
        persons=section["persons"],
        anybody=section["anybody"],
        past=frozenset(lexicon.words("speakers.past")),
        nations=frozenset(
            word for word in lexicon.words("people.leading") if word.endswith(_NATION)
        ),
        agents=lexicon.words("speakers.agents"),
        aside=re.compile(_ASIDE.format(means=either(lexicon.words("cues.means")))),
        pronouns={
            word: pronoun
            for pronoun in ("he", "she")
            for word in lexicon.words(f"people.{pronoun}")
        },
        same={
            noun: frozenset(others.split()) | {noun}
            for noun, others in lexicon.table("speakers.same_role").items()
        },
    )


class Nominals:
    """What the subject at a place of one article is, when it is no name."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self._text, self._id = article.text, article.id
        self._lists = _lists(lexicon)

    def is_personal(self, head: Span) -> bool:
        """Say whether `head` is he or she."""
        return head.of(self._text).lower() in self._lists.personal

    def is_plural(self, head: Span) -> bool:
        """Say whether `head` is they or another pronoun for several."""
        return head.of(self._text).lower() in self._lists.plural

    def is_pronoun(self, head: Span) -> bool:
        """Say whether `head` is a pronoun."""
        return (
            self.is_personal(head)
            or self.is_plural(head)
            or head.of(self._text).lower() in self._lists.thing
        )

    def pronoun(self, head: Span) -> str:
        """Return he or she if a word of `head` tells, else nothing."""
        words = _WORDS.findall(self.phrase(head).of(self._text).lower())
        return next(
            (self._lists.pronouns[word] for word in words if word in self._lists.pronouns), ""
        )

    def phrase(self, head: Span) -> Span:
        """Return `head` without what hangs on it: "a spokesman" of "a spokesman for the port"."""
        cut = _PHRASE_ENDS.search(self._text, head.start + 1, head.end)
        return Span(head.start, cut.start()) if cut and cut.start() > head.start else head

    def role(self, head: Span) -> NominalMention | None:
        """Return the role that `head` means a certain person by, `None` for any other phrase: a
        group's, an organisation's.
        """
        core = self._core(head)
        if not core or core[0].lower() not in self._lists.definite or self._is_name(core):
            return None
        noun = core[-1].lower().strip(".")
        plain = all(word[0].isupper() or word.lower() in self._lists.anybody for word in core[1:-1])
        described = self._is_anybody(noun) or any(
            word.lower() in self._lists.nations for word in core[1:-1]
        )
        anybody = (plain and (described or self._is_national(core))) or " ".join(
            core[1:2]
        ).lower() in self._lists.past
        if self._kind(noun) is not SpeakerKind.UNNAMED:
            return None
        words = frozenset(word.lower() for word in core[1:-1]) - self._lists.anybody
        owned = any(word.endswith(("'s", "’s", "s'", "s’")) for word in core[:-1])
        same = self._lists.same.get(noun, frozenset({noun}))
        return NominalMention(noun, same, words, self._lists.pronouns.get(noun, ""), anybody, owned)

    def _is_anybody(self, noun: str) -> bool:
        """Say whether the noun fits any person: "native", "74-year-old", "father-of-three"."""
        return noun.endswith(_AGED) or noun.partition("-of-")[0] in self._lists.persons

    def noun_introduced(self, head: Span) -> str:
        """Return the noun of somebody whom `head` introduces ("a guard"), nothing where it does
        not.
        """
        core = self._core(head)
        return (
            core[-1].lower() if len(core) > 1 and core[0].lower() in self._lists.indefinite else ""
        )

    def is_weak(self, head: Span) -> bool:
        """Say whether `head` is hardly who speaks: an owner, a thing ("a statement saying"), a
        bare noun that is no plural.
        """
        core = self._core(head)
        if not core or core[-1].endswith(("'s", "’s")):
            return True
        noun = core[-1].lower().strip(".")
        if not core[-1][0].islower() or self._is_plural_noun(noun) or noun == "percent":
            return False
        if noun in self._lists.things:
            return core[0].lower() in self._lists.indefinite
        return len(core) == 1 or not self._may_speak(noun)

    def _may_speak(self, noun: str) -> bool:
        return noun in self._lists.speaking or noun.endswith(self._lists.agents)

    def _is_plural_noun(self, noun: str) -> bool:
        return noun in self._lists.groups or (
            noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
        )

    def described(self, head: Span, subject: Span) -> Attribution | None:
        """Return the organisation, group or unnamed person that `head` is, `None` if it holds no
        word.

        The name is `subject` as printed, from `head` to the first aside: "the Bank of England", "a
        source close to the mayor".
        """
        core = self._core(head)
        if not core or core == ["I"]:
            return None
        noun = core[-1].lower().strip(".")
        if self._is_name(core):
            kind = (
                SpeakerKind.GROUP
                if core[0].lower() in self._lists.others
                else self._kind_of_name(noun)
            )  # "many Democrats"
            return self._attribution(self._whole(head, subject), kind, "capitalised noun")
        return self._attribution(
            self._whole(head, subject),
            self._kind(noun),
            (KNOWN if self._may_speak(noun) else ODD)[0][0],
        )

    def _whole(self, head: Span, subject: Span) -> Span:
        """Return `head` with what hangs on it in `subject`."""
        stop = max(head.end, subject.end)
        aside = self._lists.aside.search(self._text, head.start + 1, stop)
        whole = Span(head.start, aside.start() if aside else stop)
        return whole if whole.end - whole.start < _LONGEST else self.phrase(head)

    def _core(self, head: Span) -> list[str]:
        return _WORDS.findall(self.phrase(head).of(self._text))

    def _is_name(self, core: Sequence[str]) -> bool:
        """Say whether the words are a name by their capital, not an office ("the Minister") or
        "Another" that opens a sentence.
        """
        noun = core[-1].lower().strip(".")
        return (
            core[-1][0].isupper()
            and noun not in (self._lists.offices | self._lists.others)
            and not self._is_national(core)
        )

    def _is_national(self, core: Sequence[str]) -> bool:
        """Say whether the words mean somebody of a nation: "the Austrian", "the Frenchman"."""
        noun = core[-1].lower()
        nation = noun in self._lists.nations and noun.endswith("an")
        return (
            len(core) == 2
            and core[0].lower() == "the"
            and (nation or noun.endswith(("man", "woman")))
        )

    def _kind_of_name(self, noun: str) -> SpeakerKind:
        nation = noun.endswith("s") and noun[:-1] in self._lists.leading
        return (
            SpeakerKind.GROUP if noun in self._lists.groups or nation else SpeakerKind.ORGANISATION
        )

    def _kind(self, noun: str) -> SpeakerKind:
        if self._is_plural_noun(noun):
            return SpeakerKind.GROUP
        if noun in self._lists.others:
            return SpeakerKind.UNNAMED
        person = (
            noun in self._lists.individuals
            or noun.endswith(self._lists.agents)
            or self._is_anybody(noun)
        )
        return (
            SpeakerKind.UNNAMED
            if person and noun not in self._lists.things
            else SpeakerKind.ORGANISATION
        )

    def nameless(self, words: str) -> str:
        """Return the id of a speaker who is known in this article alone, from the words that
        describe them.
        """
        return f"unnamed-{self._id}-{words}"

    def _attribution(self, phrase: Span, kind: SpeakerKind, reason: str) -> Attribution:
        printed = phrase.of(self._text)
        own = kind is SpeakerKind.ORGANISATION and reason == "capitalised noun"
        name = _THE.sub("", printed) if own else printed
        ident = slug(name) if own else self.nameless(slug(name))
        return Attribution(ident, name, kind, phrase, _HOW[kind], 1.0, ((reason, 0.0),))
