"""Trains the weights of `generator/extract/coreference/pronouns.py`: python
tests/tools/trainpronouns.py ARTICLES.jsonl

ARTICLES holds one article a line, of which only `text` is read: nobody has to mark whom a pronoun
means. The weights are those that make the pronouns printed most likely, given that "he" means a man
and "she" a woman where a title or first name tells (the marginal likelihood of Charniak and Elsner,
"EM works for pronoun anaphora resolution", EACL 2009, for a log-linear choice; AdaGrad, L2). The
section `speakers.pronoun_weights` of the English lexicon is written anew.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

sys.path[:0] = [str(Path(__file__).parents[2])]

from generator.articles import read_article  # noqa: E402
from generator.extract.coreference import pronouns  # noqa: E402
from generator.extract.coreference.pronouns import Antecedent, Candidate, Weights, choose  # noqa: E402
from generator.lexicon import load  # noqa: E402
from generator.model.seeds import SeedFile  # noqa: E402
from generator.reading import read  # noqa: E402
from generator.settings import Settings  # noqa: E402
from tests.tools.learning import write  # noqa: E402

# candidates with how well each fits the pronoun, weight
Example = tuple[list[tuple[Mapping[str, float], float]], float]
PASSES, ROUNDS, RATE, DECAY = 3, 8, 0.1, 0.002
# how likely the pronoun printed is for somebody of that pronoun, of the other
FITS = {
    True: 1.0,
    False: 0.02,
}
UNKNOWN = 0.4
SEEN = 30


def examples(texts: Sequence[str], weights: Mapping[str, float]) -> list[Example]:
    """Return the candidates of every pronoun of `texts`, as they stand when pronouns before it are
    read by `weights`.
    """
    rows: list[Example] = []
    weighed = Weights(weights)

    def ask(candidates: Sequence[Candidate], pronoun: str, _: Weights) -> Antecedent | None:
        fits = [
            (each.features, FITS[each.pronoun == pronoun] if each.pronoun else UNKNOWN)
            for each in candidates
        ]
        if len({fit for _, fit in fits}) > 1:  # where all are of one pronoun, it teaches nothing
            rows.append((fits, 1.0))
        return choose(candidates, pronoun, weighed)

    with patch.object(pronouns, "choose", ask):
        for number, text in enumerate(texts):
            article = read_article(SeedFile(f"{number}.txt", text.encode()), Settings(), load())
            read(article, Settings(), load())
    return rows


def train(rows: list[Example]) -> dict[str, float]:
    """Return the weights by feature that make the pronouns printed most likely."""
    seen = Counter(name for fits, _ in rows for features, _ in fits for name in features)
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    shuffled = random.Random(0)
    for _ in range(ROUNDS):
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
    return {
        name: round(weight, 2) for name, weight in sorted(weights.items()) if abs(weight) >= 0.01
    }


def _shares(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    return [power / sum(powers) for power in powers]


def main() -> None:
    """Train on the articles named on the command line."""
    texts = [
        json.loads(line)["text"]
        for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    ]
    weights = dict(load().weights("pronouns"))
    for _ in range(PASSES):
        rows = examples(texts, weights)
        weights = train(rows)
        print(len(rows), weights)
    write("pronouns", weights, decimals=3)


if __name__ == "__main__":
    main()
