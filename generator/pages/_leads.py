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
    """Return the line for a topic's passages: the most telling of those that make a short one, else of all."""
    short = [passage for passage in passages if _length(sheet, passage) <= _WORDS]
    passage = statements.most_telling(short or passages, topic)
    said = f"{', '.join(_circumstances(sheet, passage))}: {_said(sheet, passage)}"
    return md.paragraph(f"{said}\N{NO-BREAK SPACE}{sheet.cite(passage.reading, passage.span)}", "b-lead")


def _circumstances(sheet: Sheet, passage: Passage) -> list[str]:
    """Return who, where and when; without what the words themselves say."""
    name, occasion = sheet.name(passage), passage.occasion
    told = passage.kind is not StatementKind.QUOTED and names_its_speaker(passage, passage.span, name)
    who = "" if told else sheet.to_speaker(passage.speaker)
    printed = occasion.span is not None and passage.span.holds(occasion.span)
    where = sheet.view.say("at", occasion=md.escape(occasion.text)) if occasion.text and not printed else ""
    found = [who, where, sheet.day(passage.date.edtf)]
    return [part for part in found if part] or [sheet.to_speaker(passage.speaker)]


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
    text = passage.reading.article.text
    places = _own(passage) if passage.kind is StatementKind.QUOTED else [passage.span]
    parts = [sheet.name(passage), passage.occasion.text, sheet.day(passage.date.edtf), *(place.of(text) for place in places)]
    return sum(len(part.split()) for part in parts) + 1  # "at"
