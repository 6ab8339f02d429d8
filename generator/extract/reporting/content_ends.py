"""Where reported content ends in its sentence: a logistic regression over each comma, dash and
conjunction.

`tests/tools/train_content_ends.py` learns the weights of the named features;
`weights/en/content_ends.yaml` holds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
    tag_names,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens
from generator.frozen import frozen

# (the quay was safe), and (Holm left)
_POSSIBLE_END = tag_pattern("comma conj? | conj | dash | semi | colon")
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
_SHORT, _LONG = 7, 16  # tokens: the most that short and middling content have


@frozen
class Content:
    """Reported content whose end is not known yet: it begins at token `start` and ends before token
    `stop` at the latest. `introduced` is how: "that", "bare" or "participle".
    """

    tokens: Tokens
    start: int
    stop: int
    introduced: str


def candidates(content: Content) -> Iterator[tuple[int, int]]:
    """Yield where the content may end: the index of the mark there, and of the token after it."""
    for found in _POSSIBLE_END.finditer(
        content.tokens.tags, content.start + 2, max(content.start + 2, content.stop - 1)
    ):
        if content.tokens.lower[found.end() - 1] != "or" and not _cannot_end(
            content, *found.span()
        ):
            yield found.span()


def features(content: Content, index: int, after: int) -> Iterator[str]:
    """Yield the named features of ending `content` before the mark that stands at tokens `index`
    to `after`.
    """
    tags, lower = content.tokens.tags, content.tokens.lower
    first = tag_names(tags[index])
    mark = tag_names(tags[index:after]) + (
        f" {lower[after - 1]}" if tags[after - 1] == CONJ else ""
    )
    before, rest = tags[content.start : index], tags[after : content.stop]
    yield f"mark {mark}"
    yield f"mark {mark} next {tag_names(tags[after : after + 1])}"
    yield f"mark {mark} next {tag_names(tags[after : after + 2])}"
    if tags[after : after + 1] in _NAMED:
        yield f"mark {first} word {lower[after]}"
    yield f"mark {mark} last {tag_names(tags[index - 1])}"
    yield f"mark {mark} {'finite' if _VERB.search(rest) else 'verbless'} rest"
    yield f"{'finite' if _VERB.search(before) else 'verbless'} content"
    yield f"mark {mark} content {_size(before)}"
    yield f"mark {mark} rest {_size(rest)}"
    yield f"mark {mark} told {content.introduced}"
    yield f"mark {mark} quoted {'before ' * (QUOTE in before)}{'after' * (QUOTE in rest)}"
    if COMMA in rest:
        yield f"mark {mark} more commas"


def end_of_content(content: Content, weights: Mapping[str, float]) -> int:
    """Return the index of the token before which `content` ends, its `stop` at the latest."""
    for index, after in candidates(content):
        known = filter(None, map(weights.get, features(content, index, after)))
        if sum(known) > weights["threshold"]:
            return index
    return content.stop


def _cannot_end(content: Content, index: int, after: int) -> bool:
    """True if the content cannot end here: it is in the middle of a pair, or its clause has no
    verb yet.
    """
    tags, lower = content.tokens.tags, content.tokens.lower
    if tags[after : after + 1] == THAT or (
        tags[index] == DASH and DASH in tags[after : content.stop]
    ):
        return True
    denied = not content.tokens.lists.negations.isdisjoint(lower[content.start : index])
    if lower[after - 1] == "but" and denied:  # "not because …, but because …"
        return True
    if tags[after : after + 2] == SUB + ING:  # "…, while continuing to …"
        return True
    # "was opening … and closing …"
    if tags[index : after + 1] == CONJ + ING and ING in tags[content.start : index]:
        return True
    if (
        _is_date(tags, index, after)
        or _only_opens(content, index, after)
        or _closes_aside(content, index, after)
    ):
        return True
    return not _VERB.search(tags, content.start, index) and _awaits_verb(content, index, after)


def _is_date(tags: str, index: int, after: int) -> bool:
    """True if the comma stands between month and year."""
    return tags[index - 1 : after + 1] == TIME + COMMA + NUMBER


def _only_opens(content: Content, index: int, after: int) -> bool:
    """True if the words before the mark only open the content: "Lund said that, when she left, the
    quay was closed".
    """
    tags = content.tokens.tags
    opening = tags[content.start : index].lstrip(ADV + COMMA)[:1]
    alone = opening in _SUB_OR_PREP and COMMA not in tags[content.start + 1 : index]
    return alone and tags[index] == COMMA and _MAIN.match(tags, after, content.stop) is not None


def _closes_aside(content: Content, index: int, after: int) -> bool:
    """True if the mark closes an aside between subject and verb: "Lund said a man - who was seen -
    had left".
    """
    tags = content.tokens.tags
    opening = tags.find(tags[index], content.start, index) if tags[index] in _COMMA_OR_DASH else -1
    if opening <= content.start or _VERB.search(tags, content.start, opening) is not None:
        return False
    return _VERB_NEXT.match(tags, after, content.stop) is not None or (
        tags[index] == DASH and _VERB.search(tags, after, content.stop) is not None
    )


def _awaits_verb(content: Content, index: int, after: int) -> bool:
    """True if the verb of the content is still to come: "Lund said a third man, believed to be in
    Holm, was sought".
    """
    tags = content.tokens.tags
    if content.introduced == "bare":
        return _ASIDE.match(tags, index, content.stop) is not None
    return (
        content.introduced == "that"
        and tags[content.start] != PRON
        and _VERB.search(tags, after, content.stop) is not None
    )


def _size(tags: str) -> str:
    return "long" if len(tags) > _LONG else "middling" if len(tags) > _SHORT else "short"
