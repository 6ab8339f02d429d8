"""The first line of a topic: who said what, where and when, in at most thirty words where its
sources allow.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from generator.hanging import hangs
from generator.model.briefings import Passage, Topic
from generator.model.readings import StatementKind
from generator.model.spans import Span
from generator.pages import _markdown as md
from generator.pages import _statements as statements
from generator.pages._sheet import Sheet
from generator.pages._words import (
    MARKS,
    names_its_speaker,
    quotation_marks,
    quoted,
    with_marks,
)
from generator.view import View

_WORDS, _OWN_WORDS = 30, 18  # of a lead, of a quotation in it


def lead(sheet: Sheet, topic: Topic, classes: str = "b-lead", after: str = "") -> str:
    """Return the line of a topic, the same on every page: the most telling of its passages that
    make a good one, with `after` behind it.
    """
    passage = leading(sheet, topic)
    named, where, day = _circumstances(sheet, passage)
    # else the list below says where
    room = _length(sheet, passage, topic) + len(f"at {where}".split()) <= _WORDS
    at = sheet.view.say("at", occasion=md.value(where)) if where and room else ""
    before = ", ".join(
        filter(None, [sheet.to_speaker(passage.speaker), at, day] if named else [day, at])
    )
    line = f"{before}: {_said(sheet, passage, topic)}"
    return md.paragraph(f"{line} {after}".rstrip(), classes)


def leading(sheet: Sheet, topic: Topic) -> Passage:
    """Return the passage that a topic's line shows words of."""
    passages = sheet.view.by_topic[topic.id]
    return sheet.view.remember(
        ("leading", topic.id),
        lambda: statements.most_telling(_fit(sheet, passages, topic), topic),
    )


def in_short(sheet: Sheet, passage: Passage, topic: Topic) -> str:
    """Return of a passage only the words that a topic's line would show of it, cited."""
    return _said(sheet, passage, topic)


def _fit(sheet: Sheet, passages: Sequence[Passage], topic: Topic) -> Sequence[Passage]:
    """Return the passages whose words to show hold the topic's very words, hang on nothing, and
    are few, as far as there are any.
    """
    text, lexicon = {each.id: each.reading.article.text for each in passages}, sheet.view.lexicon
    shown = {each.id: _spans(each, topic, sheet.view) for each in passages}
    exact = [
        each for each in passages if any(_words(each, span, topic) for span in shown[each.id])
    ] or passages
    alone = [
        each for each in exact if not hangs(shown[each.id][0].of(text[each.id]), lexicon)
    ] or exact
    return [each for each in alone if _length(sheet, each, topic) <= _WORDS] or alone


def _circumstances(sheet: Sheet, passage: Passage) -> tuple[bool, str, str]:
    """Return whether to name the speaker, the occasion, and the day; without what the words
    themselves say.
    """
    told = passage.kind is not StatementKind.QUOTED and names_its_speaker(
        passage, passage.span, sheet.name(passage)
    )
    printed = passage.occasion.span is not None and passage.span.holds(passage.occasion.span)
    where, day = "" if printed else passage.occasion.text, sheet.day(passage.date.edtf)
    return not told or not (where or day), where, day


def _said(sheet: Sheet, passage: Passage, topic: Topic) -> str:
    """Return the words, citing the sentence they begin in: of a quotation the speaker's own, the
    reporter's left out as a gap, or set apart where the sentence ends with them.
    """
    spans = _spans(passage, topic, sheet.view)
    cite = f"\N{NO-BREAK SPACE}{sheet.cite(passage.reading, spans[0])}"
    if passage.kind is StatementKind.QUOTED:
        reporters = list(quotation_marks(passage))
        said = (quoted(passage.reading, span, reporters) for span in spans)
        return f" {md.GAP} ".join(said) + cite
    gap = "" if spans[0] == passage.span else f" {md.GAP}"
    return sheet.standing_alone(passage, spans[0]) + gap + cite


def _spans(passage: Passage, topic: Topic, view: View) -> list[Span]:
    """Return the spans of the words to show: of a quotation the speaker's own; the part on the
    topic if all would be long.
    """
    if passage.kind is not StatementKind.QUOTED:
        return [_without_circumstances(passage, topic, view)]
    own = [
        _to_its_end(passage, with_marks(passage, each.span))
        for each in passage.statements
        if each.kind is StatementKind.QUOTED
    ]
    text = passage.reading.article.text
    if sum(len(span.of(text).split()) for span in own) <= _OWN_WORDS:
        return own
    alone = {span: not hangs(span.of(text), view.lexicon) for span in own}
    fits = {span: len(span.of(text).split()) <= _OWN_WORDS for span in own}
    return [
        max(
            own,
            key=lambda span: (
                _words(passage, span, topic) > 0,
                alone[span],
                fits[span],
                span.end - span.start,
            ),
        )
    ]


def _to_its_end(passage: Passage, quotation: Span) -> Span:
    """Return a quotation that ends in a comma up to the end of its sentence, "… he said."; another
    as it is.
    """
    text = passage.reading.article.text
    if not quotation.of(text).rstrip(MARKS).endswith(","):
        return quotation
    sentences = passage.reading.sentences
    index = bisect_left(sentences, quotation.end, key=lambda each: each.span.end)
    end = sentences[index].span.end if index < len(sentences) else quotation.end
    return Span(quotation.start, min(end, passage.span.end))


def _without_circumstances(passage: Passage, topic: Topic, view: View) -> Span:
    """Return a long sentence up to a comma behind which it only gives examples or grounds (",
    citing …"), if it is on the topic.
    """
    text, whole = passage.reading.article.text, passage.span
    openers = "|".join(map(re.escape, view.lexicon.words("circumstances")))
    cuts = [
        whole.start + found.start() for found in re.finditer(rf",\s(?:{openers})\b", whole.of(text))
    ]
    if len(whole.of(text).split()) <= _WORDS or not cuts:
        return whole
    short = Span(whole.start, cuts[0])
    inside = any(
        each.span.start < short.end < each.span.end
        for each in passage.statements
        if each.kind is not StatementKind.REPORTED
    )
    return whole if inside or not _words(passage, short, topic) else short


def _words(passage: Passage, span: Span, topic: Topic) -> int:
    return statements.words_of_topic(span.of(passage.reading.article.text), topic)


def _length(sheet: Sheet, passage: Passage, topic: Topic) -> int:
    """Return how many words the line of a passage has without where it was said, which is left out
    where there is no room.
    """
    named, _, day = _circumstances(sheet, passage)
    words = [sheet.name(passage) if named else "", day]
    spans = _spans(passage, topic, sheet.view)
    gap = passage.kind is not StatementKind.QUOTED and spans != [passage.span]
    shown = (span.of(passage.reading.article.text) for span in spans)
    return sum(len(part.split()) for part in (*words, *shown)) + gap
