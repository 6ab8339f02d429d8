"""Where reported content ends inside its sentence: each comma, dash and conjunction is weighed by named features.

The weights are those of a logistic regression (`tests/tools/train_content_ends.py`); the lexicon holds them by feature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.extract._words import Words

_PLACES = re.compile(r",c?|c|-|;|:")
_FINITE = re.compile(r"[vae]")
_NAMED = frozenset("swpcb")  # classes whose words are features themselves


def candidates(words: Words, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where the content from `start` may end before `stop`: the word it would stop before, and the first word after the mark."""
    for found in _PLACES.finditer(words.tags, start + 2, max(start + 2, stop - 1)):
        yield found.start(), found.end()


def features(words: Words, start: int, place: int, after: int, stop: int, told: str) -> Iterator[str]:
    """Yield the named features of ending the content at `place`; `told` says how the content was introduced."""
    tags, lower = words.tags, words.lower
    mark = tags[place:after] + (f"({lower[after - 1]})" if tags[after - 1] == "c" else "")
    following, rest, before = tags[after : after + 1], tags[after:stop], tags[start:place]
    yield f"mark {mark}"
    yield f"mark {mark} next {following}"
    yield f"mark {mark} next {tags[after : after + 2]}"
    if following and following in _NAMED:
        yield f"mark {tags[place]} word {lower[after]}"
    yield f"mark {mark} last {tags[place - 1]}"
    yield f"mark {mark} {'finite' if _FINITE.search(rest) else 'verbless'} rest"
    yield f"{'finite' if _FINITE.search(before) else 'verbless'} content"
    yield f"mark {mark} content {_size(place - start)}"
    yield f"mark {mark} rest {_size(stop - after)}"
    yield f"mark {mark} told {told}"
    if "," in rest:
        yield f"mark {mark} more commas"


def _cannot(tags: str, start: int, place: int, after: int, stop: int, told: str) -> bool:
    """Say whether ending there is out of the question: another "that" follows, a dash is paired, or the clause has no verb yet."""
    if tags[after : after + 1] == "T" or (tags[place] == "-" and "-" in tags[after:stop]):
        return True
    return (
        told == "that" and tags[start] != "P" and not _FINITE.search(tags, start, place) and bool(_FINITE.search(tags, after, stop))
    )


def _size(count: int) -> str:
    return "long" if count > 16 else "middling" if count > 7 else "short"


def end_of_content(words: Words, start: int, stop: int, told: str, weights: Mapping[str, float]) -> int:
    """Return the word before which the content that begins at `start` ends, `stop` at the latest."""
    for place, after in candidates(words, start, stop):
        if _cannot(words.tags, start, place, after, stop, told):
            continue
        if sum(weights.get(feature, 0.0) for feature in features(words, start, place, after, stop, told)) > weights["threshold"]:
            return place
    return stop
