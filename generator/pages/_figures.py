"""Numbers: as printed, the words beside them that say of what, who says so, and what to know before using them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model import Flag, Number, Span
from generator.pages import _markdown as md
from generator.pages._sheet import Sheet
from generator.pages._words import quoted, standing_alone

_NEAR = 40  # code points between a number and the words that say what it counts
_CLAUSE = 7  # words; a shorter part of a sentence says too little of a number
_LONGEST = 1000  # code points of a sentence
_BREAK = re.compile(r"""[,;:] |[,;:.!?]?[…—“”"()] ?| [-–] |[.!?]$""")


def listed(sheet: Sheet, numbers: Iterable[Number]) -> str:
    """Return numbers, each with what it counts, who says so and when."""
    return md.box(md.bullets(_figure(sheet, number) for number in numbers), "b-figs")


def _figure(sheet: Sheet, number: Number) -> str:
    printed, counts = quoted(number.reading, number.figure.span), in_words(sheet, number)
    said = ", ".join(filter(None, [says(sheet, number), sheet.day(number.date.edtf)]))
    notes = " ".join([said, *flags(sheet, [flag for flag in number.flags if flag is not Flag.CLAIM])])
    return f"**{printed}** {counts} – {notes}\N{NO-BREAK SPACE}{sheet.cite(number.reading, number.figure.sentence)}"


def in_words(sheet: Sheet, number: Number) -> str:
    """Return the words that say what a number counts, so that they stand alone."""
    place, passage = counted(number), sheet.view.passage_at(number.reading, number.figure.span)
    return standing_alone(passage, place, sheet.name(passage), sheet.day) if passage else quoted(number.reading, place)


def counted(number: Number) -> Span:
    """Return the words that say what a number counts: two or more right behind it, else the clause that it stands in."""
    figure, of, text = number.figure, number.figure.of, number.reading.article.text
    if of and figure.span.end <= of.start <= figure.span.end + _NEAR and len(of.of(text).split()) > 1:
        gap = Span(figure.span.end, of.start).of(text)
        return Span(of.start - len(gap.lstrip()), of.end)
    return clause(text, figure.sentence, figure.span)


def clause(text: str, sentence: Span, place: Span) -> Span:
    """Return the part of a sentence, between marks of punctuation, that `place` stands in; a short one with those beside it.

    Of a sentence too long to be one, `place` itself.
    """
    if sentence.end - sentence.start > _LONGEST:
        return place
    breaks = [match.span() for match in _BREAK.finditer(text, sentence.start, sentence.end)]
    starts = [sentence.start, *(end for _, end in breaks if end <= place.start)]
    ends = [*(start for start, _ in breaks if start >= place.end), sentence.end]
    clauses = [Span(start, ends[0]) for start in reversed(starts)] + [Span(starts[0], end) for end in ends[1:-1]]
    return next((span for span in clauses if len(span.of(text).split()) >= _CLAUSE), clauses[-1])


def flags(sheet: Sheet, known: Iterable[Flag]) -> Iterator[str]:
    """Yield what to know before using a number."""
    return (md.span(sheet.view.say(f"flags.{flag}"), "b-flag") for flag in known)


def says(sheet: Sheet, number: Number) -> str:
    """Return who says a number and in which kind of statement, else that the article does."""
    view, passage = sheet.view, sheet.view.passage_at(number.reading, number.figure.span)
    if passage and number.figure.speaker:
        return f"{sheet.to_speaker(passage.speaker)}, {view.kind(passage.kind).lower()}"
    publisher = md.escape(view.publisher(number.reading.article))
    if passage:
        return view.say("says.about", publisher=publisher, name=sheet.to_speaker(passage.speaker))
    return view.say("says.itself", publisher=publisher)
