"""Trains the weights of `generator/extract/attribution/confidence.py`: python
tests/tools/train_confidence.py ARTICLES.jsonl

ARTICLES holds one annotated article a line: `text` and `quotes`, each with `fragments` (the places
of what is said), `speaker` as printed and `speaker_name` where that is resolved. Every statement
that lies in an annotated one is an example: is the speaker right? Pronouns and roles are left out:
whom they mean is not written down, and they come with a confidence of their own. A logistic
regression (AdaGrad, L2) learns from them, and the section `speakers.confidence_weights` of the
English lexicon is written anew.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path[:0] = [str(Path(__file__).parents[2])]

from generator.articles import read_article  # noqa: E402
from generator.extract.attribution import statements  # noqa: E402
from generator.extract.attribution.confidence import features  # noqa: E402
from generator.extract.attribution.drafts import Draft  # noqa: E402
from generator.lexicon import load  # noqa: E402
from generator.model.readings import Attribution  # noqa: E402
from generator.model.seeds import SeedFile  # noqa: E402
from generator.reading import read  # noqa: E402
from generator.settings import Settings  # noqa: E402
from tests.tools.learning import write  # noqa: E402

Example = tuple[dict[str, float], bool]
SEEN, ROUNDS, RATE, DECAY = 15, 12, 0.1, 0.0005
WORSE = 1.5  # a wrong speaker counts for more than a right one
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
PHRASE_ENDS = re.compile(r",|\(|\b(?:of|for|from|in|at|who|with)\b")


def examples(line: str) -> Iterator[Example]:
    """Yield the examples of one annotated article."""
    annotated = json.loads(line)
    drafts: list[Draft] = []

    def keep(draft: Draft, _: Mapping[str, float]) -> Attribution | None:
        drafts.append(draft)
        return draft.speaker

    with patch.object(statements, "weigh", keep):
        read(
            read_article(SeedFile("article.txt", annotated["text"].encode()), Settings(), load()),
            Settings(),
            load(),
        )
    for draft in drafts:
        quote = next((quote for quote in annotated["quotes"] if _lies_in(draft, quote)), None)
        if quote is None or draft.speaker is None or not quote["speaker"]:
            continue
        names = [quote["speaker"], *(quote["speaker_name"] or "").split("|")]
        if draft.speaker.confidence == 1 and (
            quote["speaker_type"] != "pronoun" or quote["speaker_name"]
        ):
            yield (
                dict.fromkeys(features(draft, draft.speaker), 1.0),
                any(_same(draft.speaker.name, name) for name in names if name),
            )


def _lies_in(draft: Draft, quote: Mapping[str, Any]) -> bool:
    size = draft.span.end - draft.span.start
    return any(
        min(draft.span.end, end) - max(draft.span.start, start)
        > 0.6 * max(size, 0.6 * (end - start))
        for start, end in quote["fragments"]
    )


def _same(name: str, other: str) -> bool:
    """Say whether the last words before any "of" or comma are the same."""
    last, others = (
        [word.lower() for word in WORD.findall(PHRASE_ENDS.split(each)[0])][-1:]
        for each in (name, other)
    )
    return last == others


def train(rows: list[Example]) -> dict[str, float]:
    """Return the weights by feature."""
    seen = Counter(name for values, _ in rows for name in values)
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    shuffled = random.Random(0)
    for _ in range(ROUNDS):
        shuffled.shuffle(rows)
        for values, right in rows:
            wrong = right - 1 / (
                1 + math.exp(-sum(weights[name] * value for name, value in values.items()))
            )
            wrong *= 1 if right else WORSE
            for name, value in values.items():
                if seen[name] >= SEEN:
                    gradient = wrong * value - DECAY * weights[name]
                    squares[name] += gradient * gradient
                    weights[name] += RATE * gradient / math.sqrt(squares[name])
    return {
        name: round(weight, 2) for name, weight in sorted(weights.items()) if abs(weight) >= 0.01
    }


def main() -> None:
    """Train on the articles named on the command line."""
    rows = [
        example
        for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
        for example in examples(line)
    ]
    write("confidence", train(rows))
    print(f"{len(rows)} statements, {sum(right for _, right in rows)} with the right speaker")


if __name__ == "__main__":
    main()
