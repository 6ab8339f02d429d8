"""A logistic regression over named features, and its weights written into the English lexicon: what the trainers here share."""

from __future__ import annotations

import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.lexicon import LANGUAGES

ROUNDS, RATE = 12, 0.1
LEAST = 0.1  # a smaller weight is left out


@dataclass(frozen=True, slots=True)
class Example:
    """What one decision goes by, whether it is true, and how much it matters."""

    features: Sequence[str]
    true: bool
    matters: float = 1.0


def logistic(examples: Sequence[Example], *, seen: int, decay: float) -> dict[str, float]:
    """Return the weights by feature (AdaGrad, L2), of features met `seen` times, and `threshold`: above it likely true."""
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
    return {"threshold": -bias} | {feature: weight for feature, weight in sorted(weights.items()) if abs(weight) >= LEAST}


def write(section: str, weights: Mapping[str, float]) -> None:
    """Replace the rows of `section` in the English lexicon, and nothing else."""
    path = LANGUAGES / "en.yaml"
    rows = "".join(f"    {json.dumps(name) if ' ' in name else name}: {weight:.2f}\n" for name, weight in weights.items())
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(rf"(?<=\n  {section}:\n)(?:    .*\n)+", lambda _: rows, text), encoding="utf-8")
