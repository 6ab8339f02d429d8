"""How far the content of one reporting clause may reach before another clause of the sentence stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.extract._clauses import Clause

_ASIDE = re.compile(r"[cb]*s[^,:;Q]*$")
_RESUMED = re.compile(r",b*[va]")


def limit(clause: Clause, start: int, later: Sequence[Clause]) -> int:
    """Return the word where content from `start` ends at the latest: the sentence's end, or the next clause beside it."""
    tags = clause.words.tags
    stop = len(tags)
    for other in later:
        opening = clause.takes.ing and clause.first == 0 and tags[other.first - 1] == ","  # "Noting that …, he said"
        if other.first > clause.end + 1 and (opening or _beside(other)):
            stop = other.first - 1
            break
    resumed = _RESUMED.search(tags, start, stop) if clause.group > 0 and tags[clause.group - 1] == "w" else None
    if resumed is not None:  # "Lund, who says the quay is safe, has left"
        stop = resumed.start()
    opened = gapped(clause) and clause.words.lower[clause.first - 1] != "as"
    aside = _ASIDE.match(tags, 0, clause.group) is not None  # "When Berg left and said he was glad, a man yelled"
    if aside or (opened and (tags[clause.first - 1] == "s" or tags[start : start + 1] in {"a", "v"})):
        comma = tags.find(",", start, stop)
        stop = comma if comma > 0 else stop
    return stop


def _beside(other: Clause) -> bool:
    """Say whether another reporting clause stands beside the content, not inside it: set off, with nothing after it to report."""
    tags = other.words.tags
    mark = tags[other.first - 1]
    if mark == "s":
        return tags[other.first - 2 : other.first - 1] == "," and other.words.lower[other.first - 1] in other.words.lists.contrasts
    if mark == "c" and tags[other.first - 2 : other.first - 1] == "," and not other.governed:
        return True  # "Lund promised a quay, but Vik says there is no money"
    if mark not in ",c-;" or (other.takes.takes == {"that"} and tags[other.last : other.last + 1] != "T"):
        return False
    if other.takes.ing or other.governed or other.takes.lemma == "accord":
        return True
    return not re.search(r"[vaTPQ]", tags[other.end :])


def gapped(clause: Clause) -> bool:
    """Say whether the clause stands inside a relative one that lends the content its subject ("which officials say will …")."""
    return clause.first > 0 and clause.words.tags[clause.first - 1] in "wTs"
