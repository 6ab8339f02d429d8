"""Trains the weights of `generator/extract/_doubts.py`: python tests/tools/train_doubts.py ARTICLES.jsonl

ARTICLES holds one annotated article a line: `text` and `quotes`, each with `fragments` (the places of what is said), `kind` and
whether it is a reported statement (`stmt`). Every report we find is an example: is it annotated? A logistic regression learns
from them, and the section `cues.doubts` of the English lexicon is written anew.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.extract import cues as found_cues
from generator.extract._clauses import Clause
from generator.extract._doubts import features
from generator.extract._reported import Report
from tests.extract.reporting import cues
from tests.tools.learning import Example, logistic, write

Place = tuple[int, int]  # code points
SEEN, DECAY = 12, 0.01
SAME = 0.5  # share of the code points that two places for the same words have in common
WORDS = 5  # fewer words, or words without a verb, are hardly a statement and matter little


def reports(text: str) -> list[tuple[Clause, Report, int, Sequence[Report]]]:
    """Return every piece of every report of `text` that was doubted, with the reports of its sentence."""
    asked: list[tuple[Clause, Report, int, Sequence[Report]]] = []

    def ask(clause: Clause, report: Report, number: int, others: Sequence[Report], _: Mapping[str, float]) -> bool:
        asked.append((clause, report, number, others))
        return False

    with patch.object(found_cues, "is_doubtful", ask):
        cues(text)
    return asked


def examples(line: str) -> Iterator[Example]:
    """Yield the examples of one annotated article."""
    article = json.loads(line)
    marked = [
        ((start, end), bool(quote.get("stmt")))
        for quote in article["quotes"]
        if quote["kind"] != "direct"
        for start, end in quote["fragments"]
    ]
    direct = [(start, end) for quote in article["quotes"] if quote["kind"] == "direct" for start, end in quote["fragments"]]
    for clause, report, number, others in reports(article["text"]):
        first, last = report.pieces[number]
        place = (clause.words.starts[first], clause.words.ends[last - 1])
        if max((_inside(place, other) for other in direct), default=0.0) > SAME:
            continue
        names = tuple(features(clause, report, number, others))
        best, statement = max(((_shared(place, other), statement) for other, statement in marked), default=(0.0, False))
        if best >= SAME:
            yield Example(names, True, 1.0 if statement else 0.5)
        else:
            tags = clause.words.tags[first:last]
            yield Example(names, False, 1.0 if len(tags) >= WORDS and set(tags) & set("ave") else 0.3)


def _shared(one: Place, other: Place) -> float:
    together = max(one[1], other[1]) - min(one[0], other[0])
    return max(0, min(one[1], other[1]) - max(one[0], other[0])) / together


def _inside(inner: Place, outer: Place) -> float:
    return max(0, min(inner[1], outer[1]) - max(inner[0], outer[0])) / (inner[1] - inner[0])


if __name__ == "__main__":
    annotated = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    write("doubts", logistic([example for line in annotated for example in examples(line)], seen=SEEN, decay=DECAY))
