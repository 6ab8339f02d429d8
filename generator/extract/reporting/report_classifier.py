"""Whether a clause in the form of a report reports anything: a logistic regression over named
features.

`tests/tools/train_doubts.py` learns the weights; `weights/en/report_classifier.yaml` holds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.extract.grammar.tag_patterns import AUX, FINITE, PAST, tag_names
from generator.extract.reporting.clauses import Clause
from generator.extract.reporting.pieces import Piece, Report
from generator.model.readings import Frame

# The surest sign of a clause first.
_VERBS = ((AUX, "auxiliary"), (FINITE, "finite"), (PAST, "past"))


def is_doubtful(
    clause: Clause,
    report: Report,
    piece_index: int,
    others: Sequence[Report],
    weights: Mapping[str, float],
) -> bool:
    """True if `clause` is unlikely to report this piece of `report`; `others` are the reports of
    the same sentence.
    """
    known = filter(None, map(weights.get, features(clause, report, piece_index, others)))
    return sum(known) < weights["threshold"]


def features(
    clause: Clause, report: Report, piece_index: int, others: Sequence[Report]
) -> Iterator[str]:
    """Yield the features of one piece of `report`: the clause, where it stands, and what the
    content looks like.
    """
    tags, frame, piece = clause.tokens.tags, report.frame.value, report.pieces[piece_index]
    content = tags[piece[0] : piece[1]]
    before = tag_names(tags[clause.first - 1]) if clause.first else "nothing"
    after = tag_names(tags[clause.last : clause.last + 1])
    yield "all"
    yield f"frame {frame}"
    yield f"form {clause.tokens.lower[clause.verb]}"
    yield f"before {before}"
    yield f"{frame} before {before}"
    yield f"{frame} after {after}"
    yield f"{frame} opens {tag_names(content[:1])}"
    yield f"{frame} opens {tag_names(content[:2])}"
    yield f"{frame} {_verb(content)}"
    yield f"{_size(content)} content"
    if len(report.pieces) > 1:
        yield f"{frame} piece {piece_index + 1}"
    yield from _subject_features(clause)
    yield from _nesting_features(frame, piece, others)


def _subject_features(clause: Clause) -> Iterator[str]:
    tags, subject = clause.tokens.tags, clause.subject
    if subject is None:
        yield "no subject"
    else:
        yield f"subject {tag_names(tags[subject.head_last - 1])}"
        yield f"subject {tag_names(tags[subject.first : subject.head_last][:4])}"


def _nesting_features(frame: str, piece: Piece, others: Sequence[Report]) -> Iterator[str]:
    """Yield whether the piece lies in another report of the sentence, or another in it."""
    if any(
        _within(piece, outer)
        for other in others
        if other.frame is not Frame.PHRASE
        for outer in other.pieces
    ):
        yield "in another report"
        yield f"{frame} in another report"
    if any(_within(inner, piece) for other in others for inner in other.pieces):
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
