"""He and she: which person each one means. A log-linear choice among the people mentioned before,
with its weights in a data file.

`tests/tools/train_pronouns.py` learns the weights from unannotated texts: from what makes "she"
follow a woman and "he" a man.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from generator.extract.coreference.unnamed_speakers import PersonReference
from generator.extract.text.layout_index import LayoutIndex
from generator.frozen import frozen
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.readings import Cue
from generator.model.spans import Span

_ASK = "ask"
_PEOPLE_BACK = 12  # how many people back a pronoun may mean
_ALL_QUOTED = 0.95  # quoted share from which a sentence counts as nothing but quotation
_SURE_ENOUGH = 0.5  # confidence from which a role means somebody mentioned before
_PRONOUN_UNKNOWN = math.log(0.4)  # added to the score of a person whose pronoun is unknown
_PREPOSITION_END = re.compile(
    r"\b(?:of|for|to|from|by|with|against|about|on|at|over|under|behind|between|among|and|than|like|after|before)\s+\Z"
)
_LONGEST_PREPOSITION = 10  # characters, with the white space after it
_VERB_AFTER = re.compile(
    r"(?:,[^,.;]{1,80},)?\s+(?:\w+ly\s+|also\s+|then\s+)?(?:said|told|is|was|has|had|will|would|did|does|made|went|took|gave|\w+ed|\w+[^s\W]s)\b"
)
_VERB_REACH = 120  # characters after a mention in which its verb may stand
_AND_NAME = re.compile(
    rf"(?:,[^,.;]{{1,80}},)?\s+(?:and|or)\s+(?:[\w’'.&-]+\s+){{0,4}}?[{CAPITAL}]"
)
_AND_REACH = 160  # characters after a mention in which a name may be joined to it
_NEXT_WORD = re.compile(r"[ ]([a-z]+)")
_MENTION_LEAD = 40  # characters before a mention that tell its role
_OPENING_LEAD = 4  # fewer characters before a mention than that: it opens the sentence
# the titles before a name, read backwards so that one match suffices
_TITLES_BACKWARDS = re.compile(rf"(?:\s+[\w.]*[{CAPITAL}]){{1,4}}")

# how somebody was last mentioned: grammatical role, opens, quoted, new, nameless
Manner = tuple[str, bool, bool, bool, bool]


@frozen
class PersonMention:
    """A mention of a person. `person` is `None` for a pronoun that is not resolved yet; `pronoun`
    is "he", "she", or "" if unknown.

    `owns` if it only says whose role somebody has ("Berg spokesman Ole Holm"). `likely` are the
    people whom it may mean instead of `person` ("the 74-year-old"). `nameless` if it is no name
    ("a nurse"). `verb` is the reporting verb whose subject it is, or "".
    """

    span: Span
    person: PersonReference | None
    pronoun: str
    speaks: bool
    owns: bool = False
    likely: frozenset[int] = frozenset()
    nameless: bool = False
    verb: str = ""


@frozen
class Candidate:
    """A person whom a pronoun may mean. `named` are the features that speak for or against it,
    `times` how often the person was mentioned before.
    """

    person: PersonReference
    pronoun: str
    named: tuple[str, ...]
    times: int

    @property
    def features(self) -> Mapping[str, float]:
        """Every feature with its value."""
        return {**dict.fromkeys(self.named, 1.0), "often": math.log(self.times)}


@frozen
class Antecedent:
    """Whom a pronoun means, how sure that is (0 to 1), and the features that decided, with their
    weights.
    """

    person: PersonReference
    confidence: float
    reasons: tuple[tuple[str, float], ...]


class Weights:
    """The weight `of` each feature. Few combinations of features occur, so the sum of each is
    kept.
    """

    def __init__(self, of: Mapping[str, float]) -> None:
        self.of = of
        self._sums: dict[tuple[str, ...], float] = {}

    def total(self, named: tuple[str, ...]) -> float:
        """Return the sum of the weights of the features."""
        if named not in self._sums:
            self._sums[named] = sum([self.of.get(name, 0.0) for name in named])
        return self._sums[named]


@frozen
class _LastMention:
    """Where and how a person was last mentioned. `sentence` and `block` count as `_unquoted_counts`
    does.
    """

    sentence: int
    block: int
    role: str  # subject, possessive, object, one of several, other
    opens: bool
    quoted: bool
    times: int
    pronoun: str
    asks: bool
    nameless: bool
    named_at: int  # offset, -1 if it was a pronoun


@dataclass(frozen=True, slots=True, eq=False)
class _PronounWords:
    """The weights, words and patterns of a language, made once."""

    weights: Weights
    forms: Mapping[str, str]  # word → "he" or "she"
    printed: re.Pattern[str]  # any of the forms
    replies: frozenset[str]  # verbs whose subject is not the one who asked
    nouns: frozenset[str]  # nouns that a name before them modifies: "Obama spokesman"
    aside: re.Pattern[str]  # a phrase or subordinate clause that opens a sentence, with its comma
    participle: re.Pattern[str]  # a participle clause that opens one: "Replying to Berg, "


@cache
def _pronoun_words(lexicon: Lexicon) -> _PronounWords:
    forms = {word: kind for kind in ("he", "she") for word in lexicon.words(f"speakers.{kind}")}
    openers = (*lexicon.words("classes.preposition"), *lexicon.words("classes.subordinator"))
    opening = "|".join(word.capitalize() for word in openers)
    first = "".join(sorted({word[0].upper() + word[0] for word in forms}))
    either_case = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in forms)
    noun_sections = ("people.roles", "people.organisations", "speakers.groups")
    return _PronounWords(
        weights=Weights(lexicon.weights("pronouns")),
        forms=forms,
        printed=re.compile(rf"(?=[{first}])\b(?:{either_case})\b"),
        replies=frozenset(lexicon.words("speakers.replies")),
        nouns=frozenset(word for name in noun_sections for word in lexicon.words(name)),
        aside=re.compile(rf"(?:{opening})\b[^,.;:\n]*,\s"),
        participle=re.compile(
            rf"(?:(?:{opening})\s)?[A-Za-z]+(?:ing|ed)\b[^,.;:“”\"\n]{{0,120}},\s"
        ),
    )


@dataclass(frozen=True, slots=True)
class Pronouns:
    """The resolved pronouns and roles of one article, `antecedents` by start offset, and whom each
    mention outside quotations means, in the order of the text.
    """

    text: str
    aside: re.Pattern[str]
    antecedents: Mapping[int, Antecedent]
    mentions: Sequence[tuple[Span, PersonReference]]

    def at(self, offset: int) -> Antecedent | None:
        """Return whom the pronoun that starts at `offset` means, `None` if that is not known."""
        return self.antecedents.get(offset)

    def first_in(self, stretch: Span) -> tuple[Span, PersonReference] | None:
        """Return the first mention in `stretch` that is neither quoted nor a possessor, and whom it
        means.

        One after an opening phrase goes before those in it: "When Berg died in 1998, Lund released
        a statement".
        """
        aside = self.aside.match(self.text, stretch.start, stretch.end)
        after = self._first_between(aside.end(), stretch.end) if aside is not None else None
        return after or self._first_between(stretch.start, stretch.end)

    def _first_between(self, start: int, end: int) -> tuple[Span, PersonReference] | None:
        index = bisect_left(self.mentions, start, key=lambda mention: mention[0].start)
        if index == len(self.mentions) or self.mentions[index][0].start >= end:
            return None
        return self.mentions[index]


def resolve_pronouns(
    layout: LayoutIndex, named: Sequence[PersonMention], cues: Sequence[Cue], lexicon: Lexicon
) -> Pronouns:
    """Return every he and she of the body with whom it means. `named` are the mentions that are no
    pronouns; those with `likely` people are resolved too.

    The mentions are read in the order of the text, since each may be the next one's antecedent.
    """
    words = _pronoun_words(lexicon)
    verbs = {cue.head.start: cue.lemma for cue in cues if cue.head is not None}
    mentions = [*named, *_printed_pronouns(layout.text, verbs, words)]
    resolver = _Resolver(layout, words)
    for mention in sorted(mentions, key=lambda each: (each.span.start, each.span.end)):
        resolver.read(mention)
    return Pronouns(layout.text, words.aside, resolver.antecedents, resolver.mentions)


def _printed_pronouns(
    text: str, verbs: Mapping[int, str], words: _PronounWords
) -> Iterator[PersonMention]:
    """Yield the pronouns of the text, not resolved yet. `verbs` are the reporting verbs by the
    start offset of their subject.
    """
    for match in words.printed.finditer(text):
        verb, pronoun = verbs.get(match.start(), ""), words.forms[match[0].lower()]
        yield PersonMention(Span(*match.span()), None, pronoun, verb != "", verb=verb)


class _Resolver:
    """Reads mentions in the order of the text, and keeps how each person was last mentioned."""

    def __init__(self, layout: LayoutIndex, words: _PronounWords) -> None:
        self.antecedents: dict[int, Antecedent] = {}
        self.mentions: list[tuple[Span, PersonReference]] = []
        self._layout, self._text, self._words = layout, layout.text, words
        self._counts = _unquoted_counts(layout)
        # whoever was mentioned last comes last
        self._last_mentions: dict[PersonReference, _LastMention] = {}
        self._last_spoke: dict[PersonReference, int] = {}  # start offset

    def read(self, mention: PersonMention) -> None:
        """Resolve `mention` where that is necessary, and remember it."""
        start, person, pronoun = mention.span.start, mention.person, mention.pronoun
        quoted = self._layout.is_quoted(start)
        unresolved = person is None or mention.likely
        antecedent = self._antecedent(mention) if unresolved and not quoted else None
        if antecedent is not None:
            self.antecedents[start] = antecedent
            person = antecedent.person
            pronoun = self._last_mentions[person].pronoun
        if person is None or (quoted and person in self._last_mentions):
            return  # being named in a quotation does not change how the article last named somebody
        before = self._last_mentions.pop(person, None)
        last = self._last_mention(mention, quoted, pronoun, before)
        self._last_mentions[person] = last
        if not quoted and last.role != "possessive":
            self.mentions.append((mention.span, person))
        if mention.speaks:
            self._last_spoke[person] = start

    def _antecedent(self, mention: PersonMention) -> Antecedent | None:
        """Return whom a pronoun means; whom a role means only if that is one of its likely people
        and sure enough.
        """
        candidates = list(self._candidates(mention))
        antecedent = choose(candidates, mention.pronoun, self._words.weights)
        if antecedent is None or not mention.likely:
            return antecedent
        likely = antecedent.person in mention.likely and antecedent.confidence >= _SURE_ENOUGH
        return antecedent if likely else None

    def _last_mention(
        self, mention: PersonMention, quoted: bool, pronoun: str, before: _LastMention | None
    ) -> _LastMention:
        start = mention.span.start
        sentence_index = self._layout.sentence_index(start)
        sentence = self._layout.sentences[sentence_index].span
        lead = _without_titles(self._text[max(sentence.start, start - _MENTION_LEAD) : start])
        return _LastMention(
            *self._counts[sentence_index],
            self._role(mention, lead, sentence.end),
            len(lead) < _OPENING_LEAD,
            quoted,
            before.times + 1 if before else 1,
            pronoun,
            mention.verb == _ASK if mention.speaks or before is None else before.asks,
            before.nameless if before else mention.nameless,
            -1 if mention.person is None else start,
        )

    def _role(self, mention: PersonMention, lead: str, sentence_end: int) -> str:
        """Return the grammatical role of `mention`, judged by the words before (`lead`) and after
        it.
        """
        text, end = self._text, mention.span.end
        if mention.owns or text[end : end + 2] in {"’s", "'s"} or self._modifies(end):
            return "possessive"
        if mention.speaks:
            return "subject"
        if _AND_NAME.match(text, end, min(end + _AND_REACH, sentence_end)):
            return "one of several"
        if _PREPOSITION_END.search(lead, max(0, len(lead) - _LONGEST_PREPOSITION)):
            return "object"
        return "subject" if _VERB_AFTER.match(text, end, end + _VERB_REACH) else "other"

    def _modifies(self, end: int) -> bool:
        """Return whether the name that ends at `end` modifies the noun after it: "Obama
        spokesman".
        """
        word = _NEXT_WORD.match(self._text, end)
        nouns = self._words.nouns
        return word is not None and (word[1] in nouns or word[1].removesuffix("s") in nouns)

    def _candidates(self, mention: PersonMention) -> Iterator[Candidate]:
        last_mentions, last_spoke = self._last_mentions, self._last_spoke
        near = list(islice(reversed(last_mentions), _PEOPLE_BACK))
        spoke = max(
            (person for person in near if person in last_spoke),
            key=last_spoke.__getitem__,
            default=None,
        )
        acted = next((person for person in near if last_mentions[person].role == "subject"), None)
        sentence, block = self._counts[self._layout.sentence_index(mention.span.start)]
        opening = self._opening(mention.span.start)
        for person in near:
            last = last_mentions[person]
            asked = person == spoke and last.asks
            if _is_excluded(last, mention, opening) or (
                asked and mention.verb in self._words.replies
            ):
                continue
            distance = (min(sentence - last.sentence, 3), min(block - last.block, 3))
            manner = (last.role, last.opens, last.quoted, last.times == 1, last.nameless)
            among = (person == near[0], person == acted, person == spoke)
            named = _feature_names(distance, manner, among, mention.speaks, asked)
            yield Candidate(person, last.pronoun, named, last.times)

    def _opening(self, offset: int) -> int:
        """Return where the sentence of the pronoun at `offset` starts, if only a participle clause
        ("Replying to Berg,") comes before it; else `offset`.
        """
        start = self._layout.sentence(offset).span.start
        opening = self._words.participle.match(self._text, start, offset)
        return start if opening is not None and opening.end() == offset else offset


def _is_excluded(last: _LastMention, mention: PersonMention, opening: int) -> bool:
    """Return whether somebody cannot be meant: named only in quotations, or by the clause that
    opens the sentence ("Replying to Berg, he said").
    """
    return (last.named_at >= opening and last.role == "object") or (last.quoted and mention.speaks)


def _without_titles(lead: str) -> str:
    """Return what leads to a name without the capitalised words right before it."""
    titles = _TITLES_BACKWARDS.match(lead[::-1])
    return lead[: len(lead) - titles.end()] if titles is not None else lead


def _unquoted_counts(layout: LayoutIndex) -> list[tuple[int, int]]:
    """Return for each sentence how many sentences and paragraphs there are up to it, leaving out
    those that are nothing but quotation.

    A quotation speaks of people of its own; a "he" after it means whom it would mean without it.
    """
    sentences, paragraphs, last_block = 0, 0, -1
    counts = []
    for sentence in layout.sentences:
        if layout.quoted_share(sentence.span) < _ALL_QUOTED:
            sentences += 1
            paragraphs += sentence.block != last_block
            last_block = sentence.block
        counts.append((sentences, paragraphs))
    return counts


@cache
def _feature_names(
    distance: tuple[int, int],
    manner: Manner,
    among: tuple[bool, bool, bool],
    speaks: bool,
    asked: bool,
) -> tuple[str, ...]:
    """Return the names of the features of a candidate. Few combinations occur; each is made
    once.
    """
    role, opens, *_ = manner
    named = (*_distance(*distance, role, opens), *_manner(*manner), *_among(*among))
    spoken = tuple(f"{name}, speaks" for name in named) if speaks else named
    return (*spoken, "asked") if asked else spoken


def _distance(sentences: int, blocks: int, role: str, opens: bool) -> tuple[str, ...]:
    far = (f"{sentences} sentences back", f"{blocks} paragraphs back")
    near = (f"{role} {sentences} sentences back", f"opens {sentences} sentences back")
    return far if sentences >= 2 else (*far, *near) if opens else (*far, near[0])


def _manner(role: str, opens: bool, quoted: bool, new: bool, nameless: bool) -> tuple[str, ...]:
    flags = (
        ("opens its sentence", opens),
        ("only quoted", quoted),
        ("new", new),
        ("nameless", nameless),
    )
    return (role, *(name for name, holds in flags if holds))


def _among(nearest: bool, acted: bool, spoke: bool) -> tuple[str, ...]:
    flags = (
        ("nearest", nearest),
        ("last subject", acted),
        ("spoke last" if acted else "spoke last, others acted", spoke),
    )
    return tuple(name for name, holds in flags if holds)


def choose(candidates: Sequence[Candidate], pronoun: str, weights: Weights) -> Antecedent | None:
    """Return which of `candidates` the pronoun means, `None` if it fits none ("" fits all): the one
    with the highest score, of equals the first.
    """
    often, scored = weights.of.get("often", 0.0), []
    for index, candidate in enumerate(candidates):
        if not pronoun or candidate.pronoun in {"", pronoun}:
            score = weights.total(candidate.named) + often * math.log(candidate.times)
            unknown = pronoun and not candidate.pronoun
            scored.append((score + _PRONOUN_UNKNOWN if unknown else score, -index))
    if not scored:
        return None
    score, negated_index = max(scored)
    best = candidates[-negated_index]
    total = sum(math.exp(other - score) for other, _ in scored)
    return Antecedent(best.person, round(1 / total, 3), _reasons(best, weights))


def _reasons(candidate: Candidate, weights: Weights) -> tuple[tuple[str, float], ...]:
    """Return the features of `candidate` with what each adds to its score, strongest first."""
    reasons = [
        (name, round(weights.of.get(name, 0.0) * value, 3))
        for name, value in candidate.features.items()
    ]
    return tuple(sorted(reasons, key=lambda reason: (-abs(reason[1]), reason[0])))
