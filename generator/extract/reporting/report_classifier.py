"""Whether a clause that has the form of a report reports anything: named features, weighed by a
logistic regression.

The weights stand in the language file and are learnt by `tests/tools/train_doubts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.extract.grammar.tag_patterns import AUX, FINITE, PAST
from generator.extract.reporting.clauses import Clause
from generator.extract.reporting.frames import Piece, Report
from generator.model.readings import Frame

# The surest sign of a clause first.
_VERBS = ((AUX, "auxiliary"), (FINITE, "finite"), (PAST, "past"))


def is_doubtful(
    clause: Clause,
    report: Report,
    number: int,
    others: Sequence[Report],
    weights: Mapping[str, float],
) -> bool:
    """Say whether `clause` hardly reports piece `number` of `report`; `others` are the reports of
    the same sentence.
    """
    return (
        sum(weights.get(feature, 0.0) for feature in features(clause, report, number, others))
        < weights["threshold"]
    )


def features(
    clause: Clause, report: Report, number: int, others: Sequence[Report]
) -> Iterator[str]:
    """Yield what speaks for and against piece `number` of `report`: the clause, where it stands,
    what the content looks like.
    """
    tags, frame, subject, piece = (
        clause.words.tags,
        report.frame.value,
        clause.subject,
        report.pieces[number],
    )
    content = tags[piece[0] : piece[1]]
    before, after = (
        tags[clause.first - 1] if clause.first else "",
        tags[clause.last : clause.last + 1],
    )
    yield "all"
    yield f"frame {frame}"
    yield f"form {clause.words.lower[clause.verb]}"
    yield f"before {before}"
    yield f"{frame} before {before}"
    yield f"{frame} after {after}"
    yield f"{frame} opens {content[:1]}"
    yield f"{frame} opens {content[:2]}"
    yield f"{frame} {_verb(content)}"
    yield f"{_size(content)} content"
    if len(report.pieces) > 1:
        yield f"{frame} piece {number + 1}"
    if subject is None:
        yield "no subject"
    else:
        yield f"subject {tags[subject.head_last - 1]}"
        yield f"subject {tags[subject.first : subject.head_last][:4]}"
    if any(
        _within(piece, other)
        for report_of_other in others
        if report_of_other.frame is not Frame.PHRASE
        for other in report_of_other.pieces
    ):
        yield "in another report"
        yield f"{frame} in another report"
    if any(_within(other, piece) for report_of_other in others for other in report_of_other.pieces):
        yield "another report in it"


def _within(inner: Piece, outer: Piece) -> bool:
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _verb(content: str) -> str:
    """Return which of `_VERBS` the content holds."""
    return next((name for tag, name in _VERBS if tag in content), "verbless")


def _size(content: str) -> str:
    """Return how long the content is."""
    return next(
        (
            name
            for most, name in ((4, "tiny"), (8, "short"), (16, "middling"), (30, "long"))
            if len(content) <= most
        ),
        "huge",
    )
