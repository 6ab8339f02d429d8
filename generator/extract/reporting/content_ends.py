"""Where reported content ends inside its sentence: each comma, dash and conjunction is weighed by
named features.

The weights are those of a logistic regression (`tests/tools/train_content_ends.py`); the lexicon
holds them by feature.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.extract.grammar.tag_patterns import (
    ADV,
    COMMA,
    CONJ,
    DASH,
    ING,
    NUMBER,
    PRON,
    QUOTE,
    SUB,
    THAT,
    TIME,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens

# (the quay was safe), and (Holm left)
_PLACES = tag_pattern("comma conj? | conj | dash | semi | colon")
# (Berg said a third man), believed to be in Holm, was (sought)
_ASIDE = tag_pattern("comma not<comma>* comma adv* <finite/aux>")
_VERB_NEXT = tag_pattern("adv* VERB")  # later was
# the quay in Lund was
_MAIN = tag_pattern(
    """adv* (pron | SPECIFIER* (stop <stop/number>*)? <noun/name>)
    not<relative/sub/that/comma>* VERB"""
)
_VERB = tag_pattern("VERB")
_NAMED = tag_set("sub/relative/prep/conj/adv")  # tags whose words are features themselves
_SUB_OR_PREP = tag_set("sub/prep")
_COMMA_OR_DASH = tag_set("comma/dash")


@dataclass(frozen=True, slots=True)
class Content:
    """Reported content before its end is known: word places, and how it was introduced (with
    "that", bare, by a participle).
    """

    words: Tokens
    start: int
    stop: int
    told: str


def candidates(content: Content) -> Iterator[tuple[int, int]]:
    """Yield where the content may end: the word it would stop before, and the first word after the
    mark.
    """
    for found in _PLACES.finditer(
        content.words.tags, content.start + 2, max(content.start + 2, content.stop - 1)
    ):
        if content.words.lower[found.end() - 1] != "or" and not _impossible(content, *found.span()):
            yield found.span()


def features(content: Content, place: int, after: int) -> Iterator[str]:
    """Yield the named features of ending `content` before the mark that stands at words `place` to
    `after`.
    """
    tags, lower = content.words.tags, content.words.lower
    mark = tags[place:after] + (f"({lower[after - 1]})" if tags[after - 1] == CONJ else "")
    following, rest, before = (
        tags[after : after + 1],
        tags[after : content.stop],
        tags[content.start : place],
    )
    yield f"mark {mark}"
    yield f"mark {mark} next {following}"
    yield f"mark {mark} next {tags[after : after + 2]}"
    if following in _NAMED:
        yield f"mark {tags[place]} word {lower[after]}"
    yield f"mark {mark} last {tags[place - 1]}"
    yield f"mark {mark} {'finite' if _VERB.search(rest) else 'verbless'} rest"
    yield f"{'finite' if _VERB.search(before) else 'verbless'} content"
    yield f"mark {mark} content {_size(before)}"
    yield f"mark {mark} rest {_size(rest)}"
    yield f"mark {mark} told {content.told}"
    yield f"mark {mark} quoted {'before ' * (QUOTE in before)}{'after' * (QUOTE in rest)}"
    if COMMA in rest:
        yield f"mark {mark} more commas"


def end_of_content(content: Content, weights: Mapping[str, float]) -> int:
    """Return the word before which `content` ends, its `stop` at the latest."""
    for place, after in candidates(content):
        if (
            sum(weights.get(feature, 0.0) for feature in features(content, place, after))
            > weights["threshold"]
        ):
            return place
    return content.stop


def _impossible(content: Content, place: int, after: int) -> bool:
    """Say whether the content cannot end here: it is in the middle of a pair, or its clause has no
    verb yet.
    """
    tags, lower = content.words.tags, content.words.lower
    if tags[after : after + 1] == THAT or (
        tags[place] == DASH and DASH in tags[after : content.stop]
    ):
        return True
    denied = not content.words.lists.negations.isdisjoint(lower[content.start : place])
    if lower[after - 1] == "but" and denied:  # "not because …, but because …"
        return True
    if tags[after : after + 2] == SUB + ING:  # "…, while continuing to …"
        return True
    # "was opening … and closing …"
    if tags[place : after + 1] == CONJ + ING and ING in tags[content.start : place]:
        return True
    if (
        _is_date(tags, place, after)
        or _opens(content, place, after)
        or _closes_aside(content, place, after)
    ):
        return True
    return not _VERB.search(tags, content.start, place) and _wants_verb(content, place, after)


def _is_date(tags: str, place: int, after: int) -> bool:
    """Say whether the comma stands between month and year."""
    return tags[place - 1 : after + 1] == TIME + COMMA + NUMBER


def _opens(content: Content, place: int, after: int) -> bool:
    """Say whether what stands before the mark only opens the content: "Lund said that, when she
    left, the quay was closed".
    """
    tags = content.words.tags
    opening = tags[content.start : place].lstrip(ADV + COMMA)[:1]
    alone = opening in _SUB_OR_PREP and COMMA not in tags[content.start + 1 : place]
    return alone and tags[place] == COMMA and _MAIN.match(tags, after, content.stop) is not None


def _closes_aside(content: Content, place: int, after: int) -> bool:
    """Say whether the mark closes what stands between subject and verb: "Lund said a man - who was
    seen - had left".
    """
    tags = content.words.tags
    opening = tags.find(tags[place], content.start, place) if tags[place] in _COMMA_OR_DASH else -1
    if opening <= content.start or _VERB.search(tags, content.start, opening) is not None:
        return False
    return _VERB_NEXT.match(tags, after, content.stop) is not None or (
        tags[place] == DASH and _VERB.search(tags, after, content.stop) is not None
    )


def _wants_verb(content: Content, place: int, after: int) -> bool:
    """Say whether verbless content goes on to its verb: "Lund said a third man, believed to be in
    Holm, was sought".
    """
    tags = content.words.tags
    if content.told == "bare":
        return _ASIDE.match(tags, place, content.stop) is not None
    return (
        content.told == "that"
        and tags[content.start] != PRON
        and _VERB.search(tags, after, content.stop) is not None
    )


def _size(tags: str) -> str:
    return "long" if len(tags) > 16 else "middling" if len(tags) > 7 else "short"
