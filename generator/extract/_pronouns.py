"""He and she: which person of the cast each one means, by a sum of named weights."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.extract._cast import Cast
from generator.lexicon import Lexicon
from generator.model import Article, Cue, Quotation, Sentence, Span

_REACH = 12  # how many people back a pronoun may mean
_PREPOSITION = re.compile(
    r"\b(?:of|for|to|from|by|with|against|about|on|at|over|under|behind|between|among|and|than|like|after|before)\s+\Z"
)
_VERB_AFTER = re.compile(
    r"(?:,[^,.;]{1,80},)?\s+(?:\w+ly\s+|also\s+|then\s+)?(?:said|told|is|was|has|had|will|would|did|does|made|went|took|gave|\w+ed|\w+[^s\W]s)\b"
)
_TITLE_BEFORE = re.compile(r"(?:[A-Z][\w.]*\s+){1,4}\Z")


@dataclass(frozen=True, slots=True)
class Guess:
    """Whom a pronoun means (place in the cast), how sure that is, and what spoke for it."""

    person: int
    confidence: float
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class _Trace:
    """Where a person was last meant, and how."""

    sentence: int
    block: int
    subject: bool
    possessive: bool
    object: bool
    quoted: bool
    times: int


class Pronouns:
    """Every he and she of the body, resolved in the order of the text, so that each stands for the next one's antecedent."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
        cues: Sequence[Cue],
        cast: Cast,
        lexicon: Lexicon,
    ) -> None:
        self._text = article.text
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self._outers = [quotation.outer for quotation in quotations]
        self._outer_starts = [outer.start for outer in self._outers]
        self._cast = cast
        self._weights = {name: float(weight) for name, weight in lexicon.table("speakers.pronoun_weights").items()}
        self._heads = _speaking(article.text, cues, cast)
        self._guesses: dict[int, Guess] = {}
        self._meant: list[tuple[int, int, int]] = []
        self._resolve_all(lexicon)

    def at(self, place: int) -> Guess | None:
        """Return whom the pronoun that starts at `place` means."""
        return self._guesses.get(place)

    def meant_in(self, stretch: Span) -> Sequence[tuple[int, int, int]]:
        """Return (start, end, person) of every name and pronoun in `stretch` that stands outside quotations and owns nothing."""
        first = bisect_right(self._meant, (stretch.start, -1, -1))
        last = bisect_right(self._meant, (stretch.end, -1, -1))
        return self._meant[first:last]

    def _resolve_all(self, lexicon: Lexicon) -> None:
        forms = {word: kind for kind in ("he", "she") for word in lexicon.words(f"speakers.{kind}")}
        pattern = re.compile(r"\b(?:" + "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in forms) + r")\b")
        events = [(name.start, name.end, who) for name, who in zip(self._cast.names, self._cast.who, strict=True)]
        events += [(*match.span(), -1) for match in pattern.finditer(self._text)]
        traces: dict[int, _Trace] = {}
        spoken: dict[int, int] = {}  # person → where they last spoke
        for start, end, who in sorted(events):
            quoted = self._is_quoted(start)
            if who < 0:
                if quoted:
                    continue
                guess = self._guess(start, forms[self._text[start:end].lower()], traces, spoken)
                if guess is None:
                    continue
                self._guesses[start] = guess
                who = guess.person
            if quoted and who in traces:  # what a quotation names is no news of its speaker's neighbours
                continue
            before = traces.pop(who, None)  # the last meant stands last
            traces[who] = self._trace(start, end, quoted, before)
            if not quoted and not traces[who].possessive:
                self._meant.append((start, end, who))
            if start in self._heads:
                spoken[who] = start

    def _is_quoted(self, place: int) -> bool:
        number = bisect_right(self._outer_starts, place) - 1
        return number >= 0 and self._outers[number].end > place

    def _trace(self, start: int, end: int, quoted: bool, before: _Trace | None) -> _Trace:
        number = max(0, bisect_right(self._starts, start) - 1)
        sentence = self._sentences[number]
        lead = self._text[max(sentence.span.start, start - 40) : start]
        lead = _TITLE_BEFORE.sub("", lead)
        possessive = self._text[end : end + 2] in {"’s", "'s"}
        object_ = bool(_PREPOSITION.search(lead))
        subject = start in self._heads or (not object_ and not possessive and bool(_VERB_AFTER.match(self._text, end, end + 120)))
        return _Trace(number, sentence.block, subject, possessive, object_, quoted, before.times + 1 if before else 1)

    def _guess(self, start: int, pronoun: str, traces: Mapping[int, _Trace], spoken: Mapping[int, int]) -> Guess | None:
        number = max(0, bisect_right(self._starts, start) - 1)
        block = self._sentences[number].block
        known = {person: self._cast.people[person].pronoun for person in list(traces)[-_REACH:]}
        fitting = [person for person in known if known[person] in {"", pronoun}]
        last = max(fitting, key=lambda person: spoken.get(person, -1), default=-1)
        scored = []
        for person in fitting:
            spoke = person == last and person in spoken
            features = self._features(traces[person], number, block, not known[person], spoke)
            scored.append((sum(weight for _, weight in features), traces[person].sentence, person, features))
        if not scored:
            return None
        scored.sort(key=lambda row: (-row[0], -row[1], row[2]))
        total = sum(math.exp(row[0] - scored[0][0]) for row in scored)
        reasons = tuple(sorted(scored[0][3], key=lambda reason: -abs(reason[1])))
        return Guess(scored[0][2], round(1 / total, 3), reasons)

    def _features(self, trace: _Trace, sentence: int, block: int, unknown: bool, spoke: bool) -> list[tuple[str, float]]:
        weights = self._weights
        values = (
            ("same_sentence", trace.sentence == sentence),
            ("sentence_distance", min(sentence - trace.sentence, 8)),
            ("paragraph_distance", min(block - trace.block, 6)),
            ("subject", trace.subject),
            ("spoke_last", spoke),
            ("possessive", trace.possessive),
            ("object", trace.object),
            ("quoted", trace.quoted),
            ("unknown", unknown),
            ("frequent", math.log(trace.times)),
        )
        return [(name, round(weights[name] * value, 3)) for name, value in values if value]


def _speaking(text: str, cues: Sequence[Cue], cast: Cast) -> frozenset[int]:
    """Return where the names and pronouns start that are subjects of a reporting clause."""
    heads = frozenset(cue.head.start for cue in cues if cue.head is not None)
    names = (cast.speaker_of(text, cue) for cue in cues)
    return heads | {cast.names[name].start for name in names if name is not None}
