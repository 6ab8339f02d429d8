"""The first line of a topic: who said what, where and when, in at most thirty words where its sources allow."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Passage, Span, StatementKind, Topic
from generator.pages import _markdown as md
from generator.pages import _statements as statements
from generator.pages._sheet import Sheet
from generator.pages._words import names_its_speaker, quoted, standing_alone, with_marks

_WORDS, _OWN_WORDS = 30, 18  # of a lead, of a quotation in it


def lead(sheet: Sheet, passages: Sequence[Passage], topic: Topic) -> str:
    """Return the line for a topic's passages: the most telling of those on its very words that make a short one, else of all."""
    exact = [passage for passage in passages if statements.words_of_topic(passage, topic)] or passages
    short = [passage for passage in exact if _length(sheet, passage) <= _WORDS]
    passage = statements.most_telling(short or exact, topic)
    named, where, day = _circumstances(sheet, passage)
    at = sheet.view.say("at", occasion=md.escape(where)) if where else ""
    before = ", ".join(filter(None, [sheet.to_speaker(passage.speaker), at, day] if named else [day, at]))
    said = f"{before}: {_said(sheet, passage)}"
    return md.paragraph(f"{said}\N{NO-BREAK SPACE}{sheet.cite(passage.reading, passage.span)}", "b-lead")


def _circumstances(sheet: Sheet, passage: Passage) -> tuple[bool, str, str]:
    """Return whether to name the speaker, the occasion, and the day; without what the words themselves say."""
    told = passage.kind is not StatementKind.QUOTED and names_its_speaker(passage, passage.span, sheet.name(passage))
    printed = passage.occasion.span is not None and passage.span.holds(passage.occasion.span)
    where, day = "" if printed else passage.occasion.text, sheet.day(passage.date.edtf)
    return not told or not (where or day), where, day


def _said(sheet: Sheet, passage: Passage) -> str:
    """Return the words: of a quotation the speaker's own, the reporter's left out as a gap."""
    if passage.kind is StatementKind.QUOTED:
        return f" {md.GAP} ".join(quoted(passage.reading, span) for span in _own(passage))
    return standing_alone(passage, passage.span, sheet.name(passage), sheet.day)


def _own(passage: Passage) -> list[Span]:
    """Return the places of the speaker's own words; one part of them if all would be long."""
    text = passage.reading.article.text
    own = [with_marks(passage, each.span) for each in passage.statements if each.kind is StatementKind.QUOTED]
    if sum(len(span.of(text).split()) for span in own) <= _OWN_WORDS:
        return own
    return [max(own, key=lambda span: (len(span.of(text).split()) <= _OWN_WORDS, span.end - span.start))]


def _length(sheet: Sheet, passage: Passage) -> int:
    """Return how many words the line of a passage has."""
    named, where, day = _circumstances(sheet, passage)
    places = _own(passage) if passage.kind is StatementKind.QUOTED else [passage.span]
    words = [sheet.name(passage) if named else "", f"at {where}" if where else "", day]
    return sum(len(part.split()) for part in (*words, *(place.of(passage.reading.article.text) for place in places)))
