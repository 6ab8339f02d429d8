"""Pushback: passages in which somebody rejects, denies, disputes, dismisses or declines something,
by the verb that reports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.acts import Act, act_in
from generator.lexicon import Lexicon
from generator.model.briefings import Passage, Speaker
from generator.model.readings import SpeakerKind

_LONGEST = 45  # words
_AROUND = 2  # words before a cue that may make it say the opposite: "did not reject"


def find_pushbacks(
    passages: Sequence[Passage], speakers: Iterable[Speaker], lexicon: Lexicon
) -> tuple[Passage, ...]:
    """Return the passages that push back, in their order (newest first); one a speaker and topic.

    A verb in somebody's own words, or behind "not", is none: only the reporter's clause counts.
    """
    known = {each.id for each in speakers if each.kind is not SpeakerKind.UNNAMED}
    negations = frozenset(lexicon.words("acts.negations"))
    kept: dict[tuple[str, str], Passage] = {}
    for passage in passages:
        length = len(passage.span.of(passage.reading.article.text).split())
        short = passage.speaker in known and length <= _LONGEST
        if short and _pushes_back(passage, negations, lexicon):
            topic = next(iter(passage.topics), passage.reading.article.id)
            kept.setdefault((passage.speaker, topic), passage)
    return tuple(kept.values())


def _pushes_back(passage: Passage, negations: frozenset[str], lexicon: Lexicon) -> bool:
    text = passage.reading.article.text
    cues = [each.cue for each in passage.statements if each.cue]
    silences = [each.span for each in passage.reading.silences if passage.span.holds(each.span)]
    for cue in (*cues, *silences):
        before = text[passage.span.start : cue.start].split()[-_AROUND:]
        if act_in(cue.of(text), lexicon) is Act.REFUSES and negations.isdisjoint(
            word.lower() for word in before
        ):
            return True
    return False
