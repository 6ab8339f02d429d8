"""Of what a bare percentage is: where its article, else its speaker elsewhere, gives the same one
with its base ("2%" of "the 2% GDP benchmark").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.lexicon import Lexicon
from generator.model.briefings import Number
from generator.model.readings import Flag

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]?\Z")
_LONGEST_WORD = 24  # code points
_PERCENT = "%"

# What two numbers share that may be one: (Article.id, or Speaker.id where that is none), value.
_Place = tuple[str, object]


def say_of_what(
    numbers: Sequence[Number], speakers: Mapping[tuple[str, str], str], lexicon: Lexicon
) -> tuple[Number, ...]:
    """Return the numbers, each bare percentage with the id of the figure that says of what it is.

    Nothing is said where the same percentage is given of several things, or of something that is
    no base, or where the bare one is a change ("rose by 2%"). `speakers` maps (Article.id,
    Attribution.id) to Speaker.id.
    """
    by_article: dict[_Place, list[Number]] = defaultdict(list)
    by_speaker: dict[_Place, list[Number]] = defaultdict(list)
    for each in numbers:
        if each.figure.unit.startswith(_PERCENT) and Flag.UNIT_IMPLIED not in each.flags:
            by_article[each.reading.article.id, each.figure.value].append(each)
            by_speaker[_speaker(each, speakers), each.figure.value].append(each)
    standing = frozenset(lexicon.words("figures.standing"))
    said = []
    for each in numbers:
        named = None
        if _is_bare(each, standing):
            value, speaker = each.figure.value, _speaker(each, speakers)
            near = by_article.get((each.reading.article.id, value), ())
            named = _only_base(near or (by_speaker.get((speaker, value), ()) if speaker else ()))
        said.append(replace(each, of_figure=named.figure.id) if named else each)
    return tuple(said)


def _speaker(number: Number, speakers: Mapping[tuple[str, str], str]) -> str:
    return speakers.get((number.reading.article.id, number.figure.speaker), "")


def _is_bare(number: Number, standing: frozenset[str]) -> bool:
    """Say whether a number is a percentage of nothing named that stands for a level: "at 2%"."""
    figure, text = number.figure, number.reading.article.text
    if figure.unit != _PERCENT or figure.value is None or Flag.UNIT_IMPLIED not in number.flags:
        return False
    before = _WORD_BEFORE.search(
        text[max(0, figure.span.start - _LONGEST_WORD) : figure.span.start]
    )
    return before is not None and before[1].lower() in standing


def _only_base(found: Iterable[Number]) -> Number | None:
    """Return the first of some numbers if all are percentages of one base."""
    found = list(found)
    units = {each.figure.unit for each in found}
    return found[0] if len(units) == 1 and units != {_PERCENT} else None
