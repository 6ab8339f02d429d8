"""Numbers: as printed, the words beside them that say of what, who says so, and what to know before using them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import Flag, Number, Span
from generator.pages import _markdown as md
from generator.pages._sheet import Sheet
from generator.pages._words import quoted

_NEAR = 40  # code points between a number and the words that say what it counts


def listed(sheet: Sheet, numbers: Iterable[Number]) -> str:
    """Return numbers, each with what it counts and who says so."""
    return md.box(md.bullets(_figure(sheet, number) for number in numbers), "b-figs")


def _figure(sheet: Sheet, number: Number) -> str:
    printed, counts = quoted(number.reading, number.figure.span), quoted(number.reading, counted(number))
    notes = " ".join([says(sheet, number), *flags(sheet, [flag for flag in number.flags if flag is not Flag.CLAIM])])
    return f"**{printed}** {counts} – {notes}\N{NO-BREAK SPACE}{sheet.cite(number.reading, number.figure.sentence)}"


def counted(number: Number) -> Span:
    """Return the words that say what a number counts, as they stand beside it; its sentence if no words near it do."""
    figure, of = number.figure, number.figure.of
    if of is None:
        return figure.sentence
    if figure.span.end <= of.start <= figure.span.end + _NEAR:
        gap = Span(figure.span.end, of.start).of(number.reading.article.text)
        return Span(of.start - len(gap.lstrip()), of.end)
    if of.end <= figure.span.start <= of.end + _NEAR:
        return Span(of.start, figure.span.end)
    return of


def of_words(number: Number) -> list[str]:
    """Return the words that say what a number counts; none if it is left to its sentence."""
    return number.figure.of.of(number.reading.article.text).split() if number.figure.of else []


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
