"""Trains the weights of `generator/extract/reporting/report_classifier.py`: python
tests/tools/train_doubts.py ARTICLES.jsonl

ARTICLES holds one annotated article a line: `text` and `quotes`, each with `fragments` (the places
of what is said), `kind` and whether it is a reported statement (`stmt`). Every report we find is an
example: is it annotated? A logistic regression learns from them, and
`generator/weights/en/report_classifier.yaml` is written anew.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.extract.grammar.tag_patterns import tag_set
from generator.extract.reporting import cues as found_cues
from generator.extract.reporting.clauses import Clause
from generator.extract.reporting.pieces import Report
from generator.extract.reporting.report_classifier import features
from tests.extract.cue_cases import cues
from tests.tools.learning import Example, logistic, write

Place = tuple[int, int]  # code points
Asked = tuple[Clause, Report, int, Sequence[Report]]  # what `features` goes by
SEEN, DECAY = 12, 0.01
VERB = tag_set("VERB")
LEAN = 0.2  # a report that is left out costs a little more than one too many
SAME = 0.5  # share of the code points that two places for the same words have in common
WORDS = 5  # fewer words, or words without a verb, are hardly a statement and matter little


def reports(text: str) -> list[Asked]:
    """Return every piece of every report of `text` that was doubted, with the reports of its
    sentence.
    """
    asked: list[Asked] = []

    def ask(
        clause: Clause,
        report: Report,
        number: int,
        others: Sequence[Report],
        _: Mapping[str, float],
    ) -> bool:
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
    direct = [
        (start, end)
        for quote in article["quotes"]
        if quote["kind"] == "direct"
        for start, end in quote["fragments"]
    ]
    asked = [
        each
        for each in reports(article["text"])
        if max((_inside(_place(each), other) for other in direct), default=0.0) <= SAME
    ]
    found = _matched([_place(each) for each in asked], [place for place, _ in marked])
    for number, each in enumerate(asked):
        names = tuple(features(*each))
        if number in found:
            yield Example(names, True, 1.0 if marked[found[number]][1] else 0.5)
        else:
            tags = _tags(each)
            yield Example(
                names, False, 1.0 if len(tags) >= WORDS and not VERB.isdisjoint(tags) else 0.3
            )


def _place(asked: Asked) -> Place:
    clause, report, number, _ = asked
    first, last = report.pieces[number]
    return clause.tokens.starts[first], clause.tokens.ends[last - 1]


def _tags(asked: Asked) -> str:
    clause, report, number, _ = asked
    first, last = report.pieces[number]
    return clause.tokens.tags[first:last]


def _matched(made: Sequence[Place], marked: Sequence[Place]) -> dict[int, int]:
    """Return which marked place each made one finds: each finds one at most, the best pairs
    first.
    """
    shared = [
        (_shared(one, other), a, b)
        for a, one in enumerate(made)
        for b, other in enumerate(marked)
        if _shared(one, other) >= SAME
    ]
    found: dict[int, int] = {}
    for _, a, b in sorted(shared, key=lambda pair: (-pair[0], pair[1:])):
        if a not in found and b not in found.values():
            found[a] = b
    return found


def _shared(one: Place, other: Place) -> float:
    together = max(one[1], other[1]) - min(one[0], other[0])
    return max(0, min(one[1], other[1]) - max(one[0], other[0])) / together


def _inside(inner: Place, outer: Place) -> float:
    return max(0, min(inner[1], outer[1]) - max(inner[0], outer[0])) / (inner[1] - inner[0])


if __name__ == "__main__":
    annotated = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    weights = logistic(
        [example for line in annotated for example in examples(line)], seen=SEEN, decay=DECAY
    )
    write("report_classifier", weights | {"threshold": weights["threshold"] - LEAN})
