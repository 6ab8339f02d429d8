"""The numbers: each as printed, with its value, what it counts, who says so, and what to know
before using it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from generator.model.briefings import Number
from generator.model.readings import Flag
from generator.pages import _figures as figures
from generator.pages import _markdown as md
from generator.pages import _parts as parts
from generator.pages import _routes as routes
from generator.pages import _volumes as volumes
from generator.pages._sheet import Sheet
from generator.pages._words import quoted
from generator.view import View
from generator.volumes import divided

PATH = routes.NUMBERS

_COLUMNS = ("printed", "of", "value", "unit", "says", "source")


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Yield the table of numbers, and those of its years if it is long."""
    sheet, numbers, most = Sheet(view, PATH), view.briefing.numbers, view.settings.sizes.page
    title, description = view.say("headings.numbers"), view.say("descriptions.numbers")
    years = divided(numbers, lambda each: each.date.edtf, most)
    listing = volumes.Listing(PATH, title, description, years, _table)
    articles = {number.reading.article.id for number in numbers}
    body = md.blocks(
        md.heading(1, title),
        parts.facts([view.count("number", len(numbers)), view.count("article", len(articles))]),
        volumes.way(sheet, listing, "newest", numbers[:most]),
        _table(sheet, numbers[:most]) or md.paragraph(view.say("nothing")),
        sheet.sources(),
    )
    yield PATH, parts.page(view, "numbers", body)
    yield from volumes.pages(view, listing)


def _table(sheet: Sheet, numbers: Sequence[Number]) -> str:
    """Return a table of numbers and what is to be known of all of them; nothing for none."""
    if not numbers:
        return ""
    view = sheet.view
    shared = [
        flag
        for flag in Flag
        if len(numbers) > 1
        and all(flag in number.flags for number in numbers)
        and not any(number.of_figure for number in numbers if flag is Flag.UNIT_IMPLIED)
    ]
    rows = [_row(sheet, number, shared) for number in numbers]
    csv = sheet.to(f"{routes.DATA}figures.csv", view.lexicon.table("labels.data")["figures.csv"])
    return md.blocks(
        md.paragraph(" ".join(view.say(f"all_flagged.{flag}") for flag in shared)),
        md.paragraph(view.say("numbers_note", csv=csv)),
        parts.wide_table(view, "numbers", [view.say(f"columns.{name}") for name in _COLUMNS], rows),
    )


def _row(sheet: Sheet, number: Number, shared: Collection[Flag]) -> list[str]:
    """Return the cells of a number; what is to be known of all numbers is left out."""
    each, reading = number.figure, number.reading
    own = figures.flags(sheet, number, but=shared)
    of = " ".join([figures.in_words(sheet, number), *own, *_elsewhere(sheet, number)])
    source = f"{sheet.source(reading, each.sentence)} {sheet.cite(reading, each.sentence)}"
    return [
        f"**{quoted(reading, each.span)}**",
        of,
        _spare(value(each.value), each.span.of(reading.article.text)),
        _spare(each.unit or "–", each.span.of(reading.article.text)),
        figures.says(sheet, number),
        source,
    ]


def _spare(words: str, printed: str) -> str:
    """Return a value or a unit; marked if the number as printed says it too, since a phone, which
    gives it a line, leaves it out.
    """
    shown = md.value(words)
    return md.span(shown, "b-spare") if words == "–" or words in printed else shown


def _elsewhere(sheet: Sheet, number: Number) -> Iterator[str]:
    """Yield the same measure in other articles, where it has another value."""
    for other in (sheet.view.figures[key] for key in number.same):
        if other.figure.value != number.figure.value:
            words = quoted(other.reading, other.figure.span)
            yield sheet.view.say(
                "elsewhere", words=words, cite=sheet.cite(other.reading, other.figure.sentence)
            )


def value(number: float | int | None) -> str:
    """Return a number with its thousands apart, a dash for one that has no value."""
    if number is None:
        return "–"
    whole = isinstance(number, float) and number.is_integer()
    return f"{int(number):,}" if whole else f"{number:,}"
