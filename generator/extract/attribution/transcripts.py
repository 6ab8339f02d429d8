"""Interviews and transcripts: paragraphs that open with a speaker's label ("BERG: …", "Ann Lee: …",
"Q: …").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.extract.coreference.speakers import Speakers
from generator.extract.text.capitals import has_capitals
from generator.extract.text.layout_index import LayoutIndex
from generator.extract.text.patterns import either
from generator.frozen import frozen
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.readings import Attribution, How, SpeakerKind
from generator.model.spans import Span

_LABEL = re.compile(
    rf"[\"“]?(?P<name>(?:[{CAPITAL}][\w.’'-]*\s+){{0,4}}[{CAPITAL}][\w.’'-]*)"
    r"(?:,\s[^,.;:“”\"\n]{1,40})?:\s+(?=\S)"
)
_FINAL_MARKS = frozenset(".!?…)]")
_CLOSING_MARKS = " \"”’'"
_FEWEST_IN_CAPITALS = 3  # labels that make a transcript, whatever is said behind them
_FEWEST_LABELS = 2  # different ones


@frozen
class _Turn:
    """A paragraph with a label before its `words`. `known`: the label names a person, or is one
    for whoever asks or answers; `tells`, `asks`: in it somebody speaks of "me" or "us", or asks;
    `stands_alone`: a person says it, though no other paragraph has a label.
    """

    block_index: int
    label: str
    words: Span
    speaker: Attribution | None
    known: bool
    tells: bool
    asks: bool
    stands_alone: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    plain: frozenset[str]  # labels for whoever asks or answers
    others: frozenset[str]  # labels of what nobody says
    first_person: re.Pattern[str]


def turns(
    layout: LayoutIndex, speakers: Speakers, lexicon: Lexicon
) -> Mapping[int, tuple[Span, Attribution | None]]:
    """Return the paragraphs that are turns of a conversation, by block index: the words without
    label and quotation marks, and their speaker.
    """
    found = list(_turns(layout, speakers, _words(lexicon)))
    times = Counter(each.label for each in found)
    likely = [each for each in found if each.known or each.asks or times[each.label] > 1]
    if not _is_conversation(likely):
        likely = [each for each in likely if each.speaker and each.tells and each.stands_alone]
    return {each.block_index: (each.words, each.speaker) for each in likely}


def _is_conversation(likely: Sequence[_Turn]) -> bool:
    """True if different labels take turns, and what stands behind them is mostly talk; or if they
    are in capitals, as in a transcript.
    """
    if len({each.label for each in likely}) < _FEWEST_LABELS:
        return False
    talk = sum(each.tells or each.asks for each in likely)
    return sum(each.label.isupper() for each in likely) >= _FEWEST_IN_CAPITALS or (
        any(each.known for each in likely) and 2 * talk >= len(likely)
    )


def _turns(layout: LayoutIndex, speakers: Speakers, words: _Words) -> Iterator[_Turn]:
    """Yield the paragraphs that open with a label."""
    for block_index, block in enumerate(layout.blocks):
        if layout.in_body(block_index) and (
            label := _LABEL.match(layout.text, block.span.start, block.span.end)
        ):
            turn = _turn(layout, speakers, words, block_index, label)
            if turn.label.isupper() or _is_prose(layout, turn.words):
                yield turn


@cache
def _words(lexicon: Lexicon) -> _Words:
    return _Words(
        frozenset(lexicon.words("transcripts.plain")),
        frozenset(lexicon.words("transcripts.others")),
        re.compile(rf"\b{either(lexicon.words('transcripts.first_person'))}\b"),
    )


def _turn(
    layout: LayoutIndex,
    speakers: Speakers,
    words: _Words,
    block_index: int,
    label: re.Match[str],
) -> _Turn:
    said = _said(layout.text, label.end(), layout.blocks[block_index].span.end)
    plain = label["name"].lower() in words.plain
    speaker = None if plain else speakers.at(Span(*label.span("name")))
    is_person = speaker is not None and speaker.kind is SpeakerKind.PERSON
    return _Turn(
        block_index,
        label["name"],
        said,
        speaker and replace(speaker, how=How.TURN),
        plain or is_person,
        any(
            not layout.is_quoted(found.start())
            for found in words.first_person.finditer(layout.text, said.start, said.end)
        ),
        layout.text[said.end - 1] == "?",
        is_person and _stands_alone(layout, label["name"], said),
    )


def _stands_alone(layout: LayoutIndex, label: str, said: Span) -> bool:
    """True if one such paragraph is speech: of several sentences, or behind a full name in
    capitals, and without the name, with which others would tell of that person.
    """
    *before, surname = label.split()
    several = layout.sentence_index(said.start) < layout.sentence_index(said.end - 1)
    return (several or (label.isupper() and bool(before))) and surname not in said.of(layout.text)


def _said(text: str, start: int, end: int) -> Span:
    """Return the words between two offsets, without the marks around them."""
    words = text[start:end].rstrip(_CLOSING_MARKS)
    return Span(start + len(words) - len(words.lstrip('"“')), start + len(words))


def _is_prose(layout: LayoutIndex, words: Span) -> bool:
    """True if the words are sentences, neither a heading nor a quotation that other rules read."""
    said = words.of(layout.text)
    return said[-1] in _FINAL_MARKS and not has_capitals(said) and not layout.is_quoted(words.start)
