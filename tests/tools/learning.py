"""A logistic regression over named features, and its weights written into weights/en: what the
trainers here share.
"""

from __future__ import annotations

import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.package_data import PACKAGE

ROUNDS, RATE = 12, 0.1
LEAST = 0.1  # a smaller weight is left out


@dataclass(frozen=True, slots=True)
class Example:
    """What one decision goes by, whether it is true, and how much it matters."""

    features: Sequence[str]
    true: bool
    matters: float = 1.0


def logistic(examples: Sequence[Example], *, seen: int, decay: float) -> dict[str, float]:
    """Return the weights by feature (AdaGrad, L2), of features met `seen` times, and `threshold`:
    above it likely true.
    """
    counts = Counter(feature for example in examples for feature in example.features)
    weights: dict[str, float] = defaultdict(float)
    steps: dict[str, float] = defaultdict(float)
    bias, order, shuffled = 0.0, random.Random(1), list(examples)
    for _ in range(ROUNDS):
        order.shuffle(shuffled)
        for example in shuffled:
            known = [feature for feature in example.features if counts[feature] >= seen]
            likely = 1 / (1 + math.exp(-bias - sum(weights[feature] for feature in known)))
            error = (likely - example.true) * example.matters
            bias -= RATE * RATE * error
            for feature in known:
                slope = error + decay * weights[feature]
                steps[feature] += slope * slope
                weights[feature] -= RATE * slope / math.sqrt(steps[feature] + 1e-6)
    return {"threshold": -bias} | {
        feature: weight for feature, weight in sorted(weights.items()) if abs(weight) >= LEAST
    }


def write(model: str, weights: Mapping[str, float], decimals: int = 2) -> None:
    """Replace the weights of `model`, under the comment that its file begins with."""
    path = PACKAGE / "weights" / "en" / f"{model}.yaml"
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [f"{_key(name)}: {weight:.{decimals}f}" for name, weight in weights.items()]
    path.write_text("\n".join([*head, *rows, ""]), encoding="utf-8")


def _key(name: str) -> str:
    """Return a feature as a YAML key, quoted where YAML would read it as something else."""
    plain = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 ,_]*[A-Za-z0-9,]", name)
    return name if plain else json.dumps(name, ensure_ascii=False)
