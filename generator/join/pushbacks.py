"""Pushback: passages in which somebody rejects, denies, disputes, dismisses or declines something,
by the verb that reports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.acts import Act, act_in
from generator.lexicon import Lexicon
from generator.model.briefings import FindingRule, Passage, Pushback, Speaker
from generator.model.readings import SpeakerKind
from generator.model.spans import Span

_LONGEST = 45  # words
_AROUND = 2  # words before a cue that may make it say the opposite: "did not reject"


def find_pushbacks(
    passages: Sequence[Passage], speakers: Iterable[Speaker], lexicon: Lexicon
) -> tuple[Pushback, ...]:
    """Return the passages that push back, in their order (newest first).

    A verb in somebody's own words, or behind "not", is none: only the reporter's clause counts.
    """
    known = {each.id for each in speakers if each.kind is not SpeakerKind.UNNAMED}
    negations = frozenset(lexicon.words("acts.negations"))
    short = (
        passage
        for passage in passages
        if passage.speaker in known
        and len(passage.span.of(passage.reading.article.text).split()) <= _LONGEST
    )
    found = (_pushback(passage, negations, lexicon) for passage in short)
    return tuple(filter(None, found))


def one_a_topic(pushbacks: Iterable[Pushback]) -> tuple[Pushback, ...]:
    """Return the first of each speaker and topic, in their order."""
    kept: dict[tuple[str, str], Pushback] = {}
    for each in pushbacks:
        passage = each.passage
        topic = next(iter(passage.topics), passage.reading.article.id)
        kept.setdefault((passage.speaker, topic), each)
    return tuple(kept.values())


def _pushback(passage: Passage, negations: frozenset[str], lexicon: Lexicon) -> Pushback | None:
    text = passage.reading.article.text
    for words, rule in _tellers(passage):
        before = text[passage.span.start : words.start].split()[-_AROUND:]
        if act_in(words.of(text), lexicon) is Act.REFUSES and negations.isdisjoint(
            word.lower() for word in before
        ):
            return Pushback(passage, words, rule)
    return None


def _tellers(passage: Passage) -> Iterator[tuple[Span, FindingRule]]:
    """Yield the words of a passage that may tell of a pushback."""
    for statement in passage.statements:
        if statement.cue:
            yield statement.cue, FindingRule.REPORTING_VERB
    for silence in passage.reading.silences:
        if passage.span.holds(silence.span):
            yield silence.span, FindingRule.NO_COMMENT
