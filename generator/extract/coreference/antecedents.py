"""Which of the people mentioned before a pronoun means: a log-linear choice by named features, with
its weights in a data file.

`tests/tools/train_pronouns.py` learns the weights from unannotated texts: from what makes "she"
follow a woman and "he" a man.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from generator.extract.coreference.unnamed_speakers import PersonReference
from generator.frozen import frozen
from generator.model.spans import Span

# how likely a pronoun is for somebody whose own is unknown, by the one that usage makes likely
_UNKNOWN, _AS_USUAL, _AGAINST_USAGE = math.log(0.4), math.log(0.8), math.log(0.1)
_FAR = 2  # sentences back from which the role there tells nothing any more
_REMEMBERED = 1 << 10  # ways in which a candidate is mentioned

Reasons = tuple[tuple[str, float], ...]  # features with their weights


@frozen
class Manner:
    """How somebody was last mentioned: `role` (subject, possessive, object, one of several, other),
    and the `flags` that hold of it ("opens its sentence").
    """

    role: str
    flags: tuple[str, ...]


@frozen
class Candidate:
    """A person whom a pronoun may mean. `hint` is the pronoun that usage makes likely, `named` are
    the features that speak for or against it, `times` how often the person was mentioned before.
    """

    person: PersonReference
    pronoun: str
    named: tuple[str, ...]
    times: int
    hint: str = ""

    @property
    def features(self) -> Mapping[str, float]:
        """Every feature with its value."""
        return {**dict.fromkeys(self.named, 1.0), "often": math.log(self.times)}


@frozen
class Antecedent:
    """Whom a mention means, how sure that is (0 to 1), the features that decided, with their
    weights, and the earlier mention that it stands for, if there is one.
    """

    person: PersonReference
    confidence: float
    reasons: Reasons
    mention: Span | None = None


class Weights:
    """The weight `of` each feature. Few combinations of features occur, so the sum of each is
    kept, and the reasons that it gives.
    """

    def __init__(self, of: Mapping[str, float]) -> None:
        self.of = of
        self._sums: dict[tuple[str, ...], float] = {}
        self._reasons: dict[tuple[tuple[str, ...], int], Reasons] = {}

    def total(self, named: tuple[str, ...]) -> float:
        """Return the sum of the weights of the features."""
        if named not in self._sums:
            self._sums[named] = sum([self.of.get(name, 0.0) for name in named])
        return self._sums[named]

    def reasons(self, candidate: Candidate) -> Reasons:
        """Return the features of `candidate` with what each adds to its score, strongest first."""
        key = candidate.named, candidate.times
        if key not in self._reasons:
            reasons = [
                (name, round(self.of.get(name, 0.0) * value, 3))
                for name, value in candidate.features.items()
            ]
            reasons.sort(key=lambda reason: (-abs(reason[1]), reason[0]))
            self._reasons[key] = tuple(reasons)
        return self._reasons[key]


def fits(own: str, pronoun: str) -> bool:
    """Return whether `pronoun` may mean somebody whose own is known; "" is not known, and fits."""
    return not pronoun or not own or own == pronoun


def choose(candidates: Sequence[Candidate], pronoun: str, weights: Weights) -> Antecedent | None:
    """Return which of `candidates` the pronoun means, `None` if it fits none ("" fits all): the one
    with the highest score, of equals the first.
    """
    often, scored = weights.of.get("often", 0.0), []
    for index, candidate in enumerate(candidates):
        if fits(candidate.pronoun, pronoun):
            score = weights.total(candidate.named) + often * math.log(candidate.times)
            scored.append((score + _fit(candidate, pronoun), -index))
    if not scored:
        return None
    score, negated_index = max(scored)
    best = candidates[-negated_index]
    total = sum(math.exp(other - score) for other, _ in scored)
    return Antecedent(best.person, round(1 / total, 3), weights.reasons(best))


def _fit(candidate: Candidate, pronoun: str) -> float:
    """Return what is added to the score of somebody who may be meant by `pronoun`."""
    if not pronoun or candidate.pronoun:
        return 0.0
    if not candidate.hint:
        return _UNKNOWN
    return _AS_USUAL if candidate.hint == pronoun else _AGAINST_USAGE


@lru_cache(_REMEMBERED)
def feature_names(
    distance: tuple[int, int], manner: Manner, among: tuple[str, ...], use: str
) -> tuple[str, ...]:
    """Return the names of the features of a candidate, mentioned `distance` (sentences, paragraphs)
    back in this `manner`; `among` are those that compare it with others, `use` says how the
    pronoun is used. Few combinations occur, again and again; those are made once.
    """
    named = (*_distance(*distance, manner), manner.role, *manner.flags, *among)
    return tuple(f"{name}, {use}" for name in named) if use else named


def _distance(sentences: int, blocks: int, manner: Manner) -> tuple[str, ...]:
    far = (f"{sentences} sentences back", f"{blocks} paragraphs back")
    if sentences >= _FAR:
        return far
    near = (manner.role, *manner.flags)
    return (*far, *(f"{each} {sentences} sentences back" for each in near))
