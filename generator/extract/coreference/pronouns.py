"""He and she: which person each one means. A log-linear choice among those meant before, its
weights in the language file.

The weights are learnt by `tests/tools/train_pronouns.py` from texts alone: what makes a "she"
follow a woman and a "he" a man.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from generator.extract.text.layout_index import LayoutIndex
from generator.frozen import frozen
from generator.lexicon import Lexicon
from generator.model.readings import Cue
from generator.model.spans import Span

_ASK = "ask"
_REACH = 12  # how many people back a pronoun may mean
_ALL = 0.95  # of a sentence between quotation marks: nothing of it is told
_SURE = 0.5  # how sure a choice has to be that a role means somebody spoken of
_UNKNOWN = math.log(0.4)  # a person of whom nothing tells the pronoun
_PREPOSITION = re.compile(
    r"\b(?:of|for|to|from|by|with|against|about|on|at|over|under|behind|between|among|and|than|like|after|before)\s+\Z"
)
_LONGEST_PREPOSITION = 10  # characters, with the white space behind it
_VERB_AFTER = re.compile(
    r"(?:,[^,.;]{1,80},)?\s+(?:\w+ly\s+|also\s+|then\s+)?(?:said|told|is|was|has|had|will|would|did|does|made|went|took|gave|\w+ed|\w+[^s\W]s)\b"
)
_AND = re.compile(r"(?:,[^,.;]{1,80},)?\s+(?:and|or)\s+(?:[\w’'.&-]+\s+){0,4}?[A-Z]")
_NEXT_WORD = re.compile(r"[ ]([a-z]+)")
_TITLES_BACKWARDS = re.compile(
    r"(?:\s+[\w.]*[A-Z]){1,4}"
)  # read so, the words before a name take one look

Manner = tuple[
    str, bool, bool, bool, bool
]  # how somebody was last meant: the role, and the flags of `_manner`


@frozen
class PersonMention:
    """A place that means a person: `who` is a number that stands for the person, `pronoun` he,
    she, or empty if nothing tells.

    `owns` if it only says whose role another has ("Berg spokesman Ole Holm"). `likely` are those
    whom it may mean instead of `who`, if one of them is spoken of ("the 74-year-old"). `nameless`
    if nobody is called so ("a nurse"). `verb` is the reporting verb whose subject it is.
    """

    span: Span
    who: int
    pronoun: str
    speaks: bool
    owns: bool = False
    likely: frozenset[int] = frozenset()
    nameless: bool = False
    verb: str = ""


@frozen
class Candidate:
    """Whom a pronoun may mean, what speaks for and against it, and how many times it was meant
    before.
    """

    who: int
    pronoun: str
    named: tuple[str, ...]
    times: int

    @property
    def features(self) -> Mapping[str, float]:
        """Every feature with its value."""
        return {**dict.fromkeys(self.named, 1.0), "often": math.log(self.times)}


@frozen
class Antecedent:
    """Whom a pronoun means, how sure that is, and what spoke for it."""

    who: int
    confidence: float
    reasons: tuple[tuple[str, float], ...]


class Weights:
    """The weight `of` each feature. Few combinations of features occur: what each comes to is
    added up once.
    """

    def __init__(self, of: Mapping[str, float]) -> None:
        self.of = of
        self._sums: dict[tuple[str, ...], float] = {}

    def total(self, named: tuple[str, ...]) -> float:
        """Return what the weights of the features come to."""
        if named not in self._sums:
            self._sums[named] = sum([self.of.get(name, 0.0) for name in named])
        return self._sums[named]


@frozen
class _Trace:
    """Where a person was last meant, and how."""

    sentence: int
    block: int
    role: str  # of the mention: subject, possessive, object, one of several, other
    opens: bool
    quoted: bool
    times: int
    pronoun: str
    asks: bool
    nameless: bool
    named_at: int  # where, -1 if by a pronoun


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    """What is made once of a lexicon."""

    weights: Weights
    forms: Mapping[str, str]  # word → he or she
    printed: re.Pattern[str]  # any of the forms
    replies: frozenset[str]  # verbs whose subject did not ask
    nouns: frozenset[str]  # those that a name before them only modifies
    aside: re.Pattern[str]  # a phrase or side clause that opens a sentence, with its comma
    doing: re.Pattern[str]  # one in which somebody does something: "Replying to Berg, "


@cache
def _rules(lexicon: Lexicon) -> _Rules:
    forms = {word: kind for kind in ("he", "she") for word in lexicon.words(f"speakers.{kind}")}
    openers = (*lexicon.words("classes.preposition"), *lexicon.words("classes.subordinator"))
    opening = "|".join(word.capitalize() for word in openers)
    first = "".join(sorted({word[0].upper() + word[0] for word in forms}))
    return _Rules(
        weights=Weights(lexicon.weights("pronouns")),
        forms=forms,
        printed=re.compile(
            rf"(?=[{first}])\b(?:"
            + "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in forms)
            + r")\b"
        ),
        replies=frozenset(lexicon.words("speakers.replies")),
        nouns=frozenset(
            word
            for name in ("people.roles", "people.organisations", "speakers.groups")
            for word in lexicon.words(name)
        ),
        aside=re.compile(rf"(?:{opening})\b[^,.;:\n]*,\s"),
        doing=re.compile(rf"(?:(?:{opening})\s)?[A-Za-z]+(?:ing|ed)\b[^,.;:“”\"\n]{{0,120}},\s"),
    )


class Pronouns:
    """Every he and she of the body, resolved in the order of the text, so that each stands for the
    next one's antecedent.
    """

    def __init__(
        self,
        layout: LayoutIndex,
        named: Sequence[PersonMention],
        cues: Sequence[Cue],
        lexicon: Lexicon,
    ) -> None:
        self._layout, self._text = layout, layout.text
        self._verbs = {cue.head.start: cue.lemma for cue in cues if cue.head is not None}
        self._rules = _rules(lexicon)
        self._traces: dict[int, _Trace] = {}  # whoever was meant last stands last
        self._spoken: dict[int, int] = {}  # who → where they last spoke
        self._guesses: dict[int, Antecedent] = {}
        self._meant: list[tuple[int, int, int]] = []
        self._told = _told(layout)
        for somebody in sorted(
            [*named, *self._printed()], key=lambda each: (each.span.start, each.span.end)
        ):
            self._read(somebody)

    def at(self, place: int) -> Antecedent | None:
        """Return whom the pronoun that starts at `place` means."""
        return self._guesses.get(place)

    def first_in(self, stretch: Span) -> tuple[Span, int] | None:
        """Return the first name or pronoun in `stretch` that stands outside quotations and owns
        nothing, and whom it means.

        One behind an opening phrase comes before those in it: "When Berg died in 1998, Lund
        released a statement".
        """
        aside = self._rules.aside.match(self._text, stretch.start, stretch.end)
        return (self._next(aside.end(), stretch.end) if aside is not None else None) or self._next(
            stretch.start, stretch.end
        )

    def _next(self, start: int, end: int) -> tuple[Span, int] | None:
        first = bisect_right(self._meant, (start, -1, -1))
        if first == len(self._meant) or self._meant[first][0] >= end:
            return None
        place, stop, who = self._meant[first]
        return Span(place, stop), who

    def _printed(self) -> Iterator[PersonMention]:
        """Yield the pronouns of the text; whom they mean is not known yet."""
        rules = self._rules
        for match in rules.printed.finditer(self._text):
            verb = self._verbs.get(match.start(), "")
            yield PersonMention(
                Span(*match.span()), -1, rules.forms[match[0].lower()], verb != "", verb=verb
            )

    def _read(self, somebody: PersonMention) -> None:
        start, who, pronoun = somebody.span.start, somebody.who, somebody.pronoun
        quoted = self._layout.is_quoted(start)
        guess = self._guess(somebody) if not quoted and (who < 0 or somebody.likely) else None
        if guess is not None:
            self._guesses[start] = guess
            who, pronoun = guess.who, self._traces[guess.who].pronoun
        if who < 0 or (
            quoted and who in self._traces
        ):  # what a quotation names is no news of its speaker's neighbours
            return
        trace = self._trace(somebody, quoted, pronoun, self._traces.pop(who, None))
        self._traces[who] = trace
        if not quoted and trace.role != "possessive":
            self._meant.append((start, somebody.span.end, who))
        if somebody.speaks:
            self._spoken[who] = start

    def _guess(self, somebody: PersonMention) -> Antecedent | None:
        """Return whom a pronoun means, or a role that may be several people's: only somebody
        likely, and only if rather sure.
        """
        guess = choose(list(self._candidates(somebody)), somebody.pronoun, self._rules.weights)
        if guess is None or not somebody.likely:
            return guess
        return guess if guess.who in somebody.likely and guess.confidence >= _SURE else None

    def _trace(
        self, somebody: PersonMention, quoted: bool, pronoun: str, before: _Trace | None
    ) -> _Trace:
        start, end = somebody.span.start, somebody.span.end
        number = self._layout.number(start)
        sentence = self._layout.sentences[number]
        lead = _without_titles(self._text[max(sentence.span.start, start - 40) : start])
        if somebody.owns or self._text[end : end + 2] in {"’s", "'s"} or self._modifies(end):
            role = "possessive"
        elif somebody.speaks:
            role = "subject"
        elif _AND.match(self._text, end, min(end + 160, sentence.span.end)):
            role = "one of several"
        elif _PREPOSITION.search(lead, max(0, len(lead) - _LONGEST_PREPOSITION)):
            role = "object"
        else:
            role = "subject" if _VERB_AFTER.match(self._text, end, end + 120) else "other"
        asks = somebody.verb == _ASK if somebody.speaks or before is None else before.asks
        nameless = before.nameless if before else somebody.nameless
        times, named_at = (before.times + 1 if before else 1), (start if somebody.who >= 0 else -1)
        return _Trace(
            *self._told[number],
            role,
            len(lead) < 4,
            quoted,
            times,
            pronoun,
            asks,
            nameless,
            named_at,
        )

    def _modifies(self, end: int) -> bool:
        """Say whether the name that ends at `end` only modifies the noun behind it: "Obama
        spokesman".
        """
        word = _NEXT_WORD.match(self._text, end)
        nouns = self._rules.nouns
        return word is not None and (word[1] in nouns or word[1].removesuffix("s") in nouns)

    def _candidates(self, somebody: PersonMention) -> Iterator[Candidate]:
        near = list(islice(reversed(self._traces), _REACH))
        spoke = max(
            (who for who in near if who in self._spoken), key=self._spoken.__getitem__, default=-1
        )
        acted = next((who for who in near if self._traces[who].role == "subject"), -1)
        number, block = self._told[self._layout.number(somebody.span.start)]
        opening = self._opening(somebody.span.start)
        for who in near:
            trace = self._traces[who]
            distance = (min(number - trace.sentence, 3), min(block - trace.block, 3))
            manner = (trace.role, trace.opens, trace.quoted, trace.times == 1, trace.nameless)
            among = (who == near[0], who == acted, who == spoke)
            asked = who == spoke and trace.asks
            if not (
                self._is_other(trace, somebody, opening)
                or (asked and somebody.verb in self._rules.replies)
            ):
                yield Candidate(
                    who,
                    trace.pronoun,
                    _named(distance, manner, among, somebody.speaks, asked),
                    trace.times,
                )

    def _is_other(self, trace: _Trace, somebody: PersonMention, opening: int) -> bool:
        """Say whether somebody cannot be meant: named but in quotation marks, or by what opens it
        ("Replying to Berg, he said").
        """
        return (trace.named_at >= opening and trace.role == "object") or (
            trace.quoted and somebody.speaks
        )

    def _opening(self, place: int) -> int:
        """Return where the sentence of the pronoun at `place` starts, if but a phrase like
        "Replying to Berg," leads to it.
        """
        start = self._layout.sentence(place).span.start
        opening = self._rules.doing.match(self._text, start, place)
        return start if opening is not None and opening.end() == place else place


def _without_titles(lead: str) -> str:
    """Return what leads to a name without the capitalised words right before it."""
    titles = _TITLES_BACKWARDS.match(lead[::-1])
    return lead[: len(lead) - titles.end()] if titles is not None else lead


def _told(layout: LayoutIndex) -> list[tuple[int, int]]:
    """Return how many sentences and paragraphs stand before each sentence, without those that are
    all quotation.

    Who speaks there tells of other people than the article does; a "he" behind them means whom it
    would without them.
    """
    sentences, paragraphs, last = 0, 0, -1
    counts = []
    for sentence in layout.sentences:
        counts.append((sentences, paragraphs))
        if layout.quoted_share(sentence.span) < _ALL:
            sentences += 1
            paragraphs += sentence.block != last
            counts[-1] = (sentences, paragraphs)
            last = sentence.block
    return counts


@cache
def _named(
    distance: tuple[int, int],
    manner: Manner,
    among: tuple[bool, bool, bool],
    speaks: bool,
    asked: bool,
) -> tuple[str, ...]:
    """Put into words what speaks for and against a candidate. There are few such combinations;
    each is made once.
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
    told = (
        ("opens its sentence", opens),
        ("only quoted", quoted),
        ("new", new),
        ("nameless", nameless),
    )
    return (role, *(name for name, is_so in told if is_so))


def _among(nearest: bool, acted: bool, spoke: bool) -> tuple[str, ...]:
    told = (
        ("nearest", nearest),
        ("last subject", acted),
        ("spoke last" if acted else "spoke last, others acted", spoke),
    )
    return tuple(name for name, is_so in told if is_so)


def choose(candidates: Sequence[Candidate], pronoun: str, weights: Weights) -> Antecedent | None:
    """Return which of `candidates` the pronoun means: of those it fits (an empty one fits all) the
    one with the largest sum.
    """
    often, scored = weights.of.get("often", 0.0), []
    for place, candidate in enumerate(candidates):
        if not pronoun or candidate.pronoun in {"", pronoun}:
            score = weights.total(candidate.named) + often * math.log(candidate.times)
            scored.append((score if candidate.pronoun or not pronoun else score + _UNKNOWN, -place))
    if not scored:
        return None
    score, place = max(scored)
    best = candidates[-place]
    reasons = [
        (name, round(weights.of.get(name, 0.0) * value, 3)) for name, value in best.features.items()
    ]
    total = sum(math.exp(other - score) for other, _ in scored)
    return Antecedent(
        best.who,
        round(1 / total, 3),
        tuple(sorted(reasons, key=lambda reason: (-abs(reason[1]), reason[0]))),
    )
