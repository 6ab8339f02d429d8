"""Numbers: as printed, the words beside them that say of what, who says so, and what to know
before using them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.model.briefings import Number
from generator.model.readings import Flag
from generator.model.spans import Span
from generator.pages import _markdown as md
from generator.pages import _routes as routes
from generator.pages._counted import counted
from generator.pages._sheet import Sheet
from generator.pages._words import quoted, relative_dates

_HERE = "\N{NULL}"  # where the words of a seed stand within a phrase of ours
_BASE_REACH = 8  # code points between a percentage and its base: " of the "


def listed(sheet: Sheet, numbers: Iterable[Number]) -> str:
    """Return numbers, each with what it counts, who says so and when."""
    return md.box(md.bullets(_figure(sheet, number) for number in numbers), "b-figs")


def _figure(sheet: Sheet, number: Number) -> str:
    printed, counts = quoted(number.reading, number.figure.span), in_words(sheet, number)
    said = ", ".join(filter(None, [says(sheet, number), sheet.day(number.date.edtf)]))
    notes = " ".join([said, *flags(sheet, number, but=[Flag.CLAIM])])
    return (
        f"**{printed}** {counts} – "
        f"{notes}\N{NO-BREAK SPACE}{sheet.cite(number.reading, number.figure.sentence)}"
    )


def in_words(sheet: Sheet, number: Number) -> str:
    """Return the words that say what a number counts; behind those that do not say whose, its
    topic in a bracket of ours, but on the page of that topic.
    """
    view, (span, named) = sheet.view, counted(sheet.view, number)
    passage = view.passage_at(number.reading, number.figure.span)
    given = () if named else (*number.topics, *(passage.topics if passage else ()))
    # one on which too little is said has no entry
    topics = [topic for topic in given if topic in view.topic_names]
    here = [each for each in topics if routes.belongs(sheet.path, routes.topic_page(each))]
    names = (md.value(view.topic_names[topic]) for topic in topics[:1] if not here)
    on = (view.say("on_topic", topic=name) for name in names)
    labels = (md.span(f"[{label}]", "b-ed") for label in on)
    return " ".join([sheet.alone(number.reading, span), *labels, *_of_what(sheet, number)])


def _of_what(sheet: Sheet, number: Number) -> Iterator[str]:
    """Yield, in a bracket of ours, the words that say elsewhere of what a number is."""
    if number.of_figure:
        other = sheet.view.figures[number.of_figure]
        cite = sheet.cite(other.reading, other.figure.sentence)
        opens, closes = sheet.view.say("of_what", words=_HERE, cite=cite).split(_HERE)
        words = quoted(other.reading, _with_base(other))
        yield f"{md.span(f'[{opens}', 'b-ed')}{words}{md.span(f'{closes}]', 'b-ed')}"


def _with_base(number: Number) -> Span:
    """Return a percentage with what it is of, if that follows: "2% GDP benchmark"."""
    figure, text = number.figure, number.reading.article.text
    base = figure.unit.rpartition(" of ")[2]
    found = text.find(base, figure.span.end, figure.span.end + len(base) + _BASE_REACH)
    end = figure.span.end if found < 0 else found + len(base)
    return Span(
        figure.span.start, figure.of.end if figure.of and figure.of.start == end + 1 else end
    )


def flags(sheet: Sheet, number: Number, but: Collection[Flag] = ()) -> Iterator[str]:
    """Yield what to know before using a number; what a bracket of ours gives is none of it, nor is
    what is in `but`.
    """
    span, _ = counted(sheet.view, number)
    dated = any(relative_dates(number.reading, span, sheet.day))
    known = (
        flag
        for flag in number.flags
        if flag not in but
        and not (dated and flag is Flag.YEAR_NOT_STATED)
        and not (number.of_figure and flag is Flag.UNIT_IMPLIED)
    )
    return (md.span(sheet.view.say(f"flags.{flag}"), "b-flag") for flag in known)


def says(sheet: Sheet, number: Number) -> str:
    """Return who says a number and in which kind of statement, else that the article does."""
    view, passage = sheet.view, sheet.view.passage_at(number.reading, number.figure.span)
    if passage and number.figure.speaker:
        return f"{sheet.to_speaker(passage.speaker)}, {view.kind(passage.kind).lower()}"
    publisher = md.value(view.publisher(number.reading.article))
    if passage and passage.speaker not in view.speakers:
        return publisher  # it passes on the words of somebody, but nothing says whose
    if passage:
        return view.say("says.about", publisher=publisher, name=sheet.to_speaker(passage.speaker))
    return view.say("says.itself", publisher=publisher)
