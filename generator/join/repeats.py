"""What is printed more than once: passages of one speaker in nearly the same words, at nearly the
same time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from generator.join._dates import first_day
from generator.join._similar import leaders
from generator.join._words import Stems, stems_of
from generator.lexicon import Lexicon
from generator.model.briefings import Passage
from generator.model.readings import StatementKind

_SAME = 0.7  # share of words from which two passages say the same
_WITHIN = 0.9  # share of a shorter passage's words that a longer one holds, from which it is part
_FEWEST = 4  # words; fewer are no sign of one utterance
_NEAR = timedelta(weeks=1)  # articles that tell of one speech date it differently
_KINDS = list(StatementKind)


def find_repeats(passages: Sequence[Passage], lexicon: Lexicon) -> tuple[tuple[Passage, ...], ...]:
    """Return groups of passages that say the same, or part of it; the first of each shows most of
    the speaker's own words.

    Only what is said is compared, not the reporter's words around it. Groups stand in the order of
    their first passage.
    """
    stems = stems_of(lexicon)
    by_speaker: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.speaker and len(_said(passage, stems)) >= _FEWEST:
            by_speaker[passage.speaker].append(passage)
    groups = [group for said in by_speaker.values() for group in _groups(said, stems)]
    order = {passage.id: rank for rank, passage in enumerate(passages)}
    return tuple(sorted(groups, key=lambda group: order[group[0].id]))


def _groups(said: Sequence[Passage], stems: Stems) -> list[tuple[Passage, ...]]:
    """Return the groups of one speaker's passages; a passage like no other is in none."""
    words = {each.id: _said(each, stems) for each in said}
    ranked = sorted(said, key=lambda each: (_KINDS.index(each.kind), -len(words[each.id])))
    found: dict[int, list[Passage]] = defaultdict(list)
    alike = leaders([words[each.id] for each in ranked], _SAME, _WITHIN)
    for passage, leader in zip(ranked, alike, strict=True):
        if _near(passage, ranked[leader]):
            found[leader].append(passage)
    return [tuple(group) for group in found.values() if len(group) > 1]


def _said(passage: Passage, stems: Stems) -> frozenset[str]:
    text = passage.reading.article.text
    return frozenset(
        word for statement in passage.statements for word in stems.content(statement.span.of(text))
    )


def _near(one: Passage, other: Passage) -> bool:
    """Say whether two passages may be of one speech: at most a week apart, as far as their days
    are known.
    """
    days: list[date] = [day for day in map(first_day, (one.date.edtf, other.date.edtf)) if day]
    return max(days) - min(days) <= _NEAR if days else True
