"""Trains the weights of `generator/extract/coreference/pronouns.py`: python
tests/tools/train_pronouns.py ARTICLES.jsonl

ARTICLES holds one article a line, of which only `id` and `text` are read: nobody has to mark whom a
pronoun means. The weights are those that make the pronouns printed most likely, given that "he" means a man
and "she" a woman where a title or first name tells (the marginal likelihood of Charniak and Elsner,
"EM works for pronoun anaphora resolution", EACL 2009, for a log-linear choice; AdaGrad, L2). It
starts from the weights that are there, leaves every sixth article out, and tells how often those
agree. `weights/en/pronouns.yaml` was learnt from 840 American articles on politics.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import md5
from pathlib import Path
from unittest.mock import patch

sys.path[:0] = [str(Path(__file__).parents[2])]

from generator.articles import read_article  # noqa: E402
from generator.extract.coreference import pronouns  # noqa: E402
from generator.extract.coreference.antecedents import Antecedent, Candidate, Weights, choose  # noqa: E402
from generator.lexicon import load  # noqa: E402
from generator.model.seeds import SeedFile  # noqa: E402
from generator.reading import read  # noqa: E402
from generator.settings import Settings  # noqa: E402
from tests.tools.learning import write  # noqa: E402

# candidates with how well each fits the pronoun, weight
Example = tuple[list[tuple[Mapping[str, float], float]], float]
PASSES, ROUNDS, RATE, DECAY = 3, 12, 0.1, 0.002
# how likely the pronoun printed is for somebody of that pronoun, of the other
FITS = {
    True: 1.0,
    False: 0.02,
}
USUAL = {True: 0.8, False: 0.1}  # for somebody whose pronoun only usage makes likely
UNKNOWN = 0.4
HELD_OUT = 6  # every sixth article, by the digest of its id, is left out and tells how good
SEEN = 30


def examples(texts: Sequence[str], weights: Mapping[str, float]) -> list[Example]:
    """Return the candidates of every pronoun of `texts`, as they stand when pronouns before it are
    read by `weights`.
    """
    rows: list[Example] = []
    weighed = Weights(weights)

    def ask(candidates: Sequence[Candidate], pronoun: str, _: Weights) -> Antecedent | None:
        fits = [(each.features, fit_of(each, pronoun)) for each in candidates]
        if len({fit for _, fit in fits}) > 1:  # where all are of one pronoun, it teaches nothing
            rows.append((fits, 1.0))
        return choose(candidates, pronoun, weighed)

    # those of the other pronoun are candidates here: that they are not meant is what teaches
    with patch.multiple(pronouns, choose=ask, fits=lambda own, pronoun: True):
        for number, text in enumerate(texts):
            article = read_article(SeedFile(f"{number}.txt", text.encode()), Settings(), load())
            read(article, Settings(), load())
    return rows


def fit_of(each: Candidate, pronoun: str) -> float:
    """Return how likely `pronoun` is for somebody, known to be he or she or only thought to be."""
    if each.pronoun:
        return FITS[each.pronoun == pronoun]
    return USUAL[each.hint == pronoun] if each.hint else UNKNOWN


def train(rows: list[Example]) -> dict[str, float]:
    """Return the weights by feature that make the pronouns printed most likely."""
    seen = Counter(name for fits, _ in rows for features, _ in fits for name in features)
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    averaged: dict[str, float] = defaultdict(float)
    shuffled = random.Random(0)
    for round_ in range(ROUNDS):
        shuffled.shuffle(rows)
        for fits, _ in rows:
            prior = _shares(
                [
                    sum(weights[name] * value for name, value in features.items())
                    for features, _ in fits
                ]
            )
            likely = [share * fit for share, (_, fit) in zip(prior, fits, strict=True)]
            total = sum(likely)
            slope: dict[str, float] = defaultdict(float)
            for (features, _), before, after in zip(fits, prior, likely, strict=True):
                for name, value in features.items():
                    slope[name] += (after / total - before) * value
            for name, push in slope.items():
                if seen[name] >= SEEN:
                    gradient = push - DECAY * weights[name]
                    squares[name] += gradient * gradient
                    weights[name] += RATE * gradient / math.sqrt(squares[name])
        if round_ >= ROUNDS // 2:
            for name, weight in weights.items():
                averaged[name] += weight / (ROUNDS - ROUNDS // 2)
    return {
        name: round(weight, 2) for name, weight in sorted(averaged.items()) if abs(weight) >= 0.01
    }


def _shares(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    return [power / sum(powers) for power in powers]


def agreement(rows: Sequence[Example], weights: Mapping[str, float]) -> float:
    """Return in how many of a hundred `rows` the likeliest person has the pronoun printed, chosen
    without looking at it.
    """
    right = wrong = 0
    for fits, _ in rows:
        scores = [
            sum(weights.get(name, 0.0) * value for name, value in features.items())
            for features, _ in fits
        ]
        fit = fits[scores.index(max(scores))][1]
        right, wrong = right + (fit == FITS[True]), wrong + (fit == FITS[False])
    return 100 * right / max(1, right + wrong)


def main() -> None:
    """Train on the articles named on the command line, but for those held out."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    texts: dict[bool, list[str]] = {True: [], False: []}
    for row in map(json.loads, lines):
        digest = int(md5(row["id"].encode(), usedforsecurity=False).hexdigest(), 16)
        texts[digest % HELD_OUT == 0].append(row["text"])
    weights = dict(load().weights("pronouns"))
    for _ in range(PASSES):
        weights = train(examples(texts[False], weights))
        print(f"{agreement(examples(texts[True], weights), weights):.1f} per cent held out agree")
    write("pronouns", weights)


if __name__ == "__main__":
    main()
