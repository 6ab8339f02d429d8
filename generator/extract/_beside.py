"""How far the content of one reporting clause may reach before another clause of the sentence stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.extract._clauses import Clause

_ASIDE = re.compile(r"[cb]*s[^,:;Q]*$")
_FINITE = re.compile("[vae]")
_MAIN = re.compile(r",b*(?:P|[do#]*[nN#.]*[nN])b*[vae]")
_SAID = re.compile("(?<=T)[^vae]*[vae]|(?<!T)")
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
    said = _SAID.match(tags, start, stop) if clause.group > 0 and tags[clause.group - 1] == "w" else None
    resumed = _RESUMED.search(tags, said.end(), stop) if said is not None else None
    if resumed is not None:  # "Lund, who says the quay is safe, has left"
        stop = resumed.start()
    if clause.takes.ing and clause.governed and not _FINITE.search(tags, 0, clause.group):  # "Since noting that …, Lund has left"
        finite = _FINITE.search(tags, start, stop)
        main = _MAIN.search(tags, finite.end(), stop) if finite is not None else None
        stop = main.start() if main is not None else stop
    lower, refusing = clause.words.lower, clause.words.lists.refusing  # "there was an offer but declined to name the sum"
    stop = next(
        (place for place in range(start, min(stop, len(lower) - 1)) if tags[place] == "c" and lower[place + 1] in refusing), stop
    )
    aside = _ASIDE.match(tags, 0, clause.group) is not None  # "When Berg left and said he was glad, a man yelled"
    if aside or (gapped(clause) and (tags[clause.first - 1] == "s" or tags[start : start + 1] in {"a", "v"})):
        main = _MAIN.search(tags, start, stop) if tags[clause.first - 1] == "s" else None
        comma = main.start() if main is not None else tags.find(",", start, stop)
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
    before = clause.words.tags[: clause.first].rstrip("b")[-1:]
    return before != "" and before in "wTs"
