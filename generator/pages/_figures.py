"""Numbers: as printed, the words beside them that say of what, who says so, and what to know
before using them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.model.briefings import Number
from generator.model.readings import Flag
from generator.pages import _markdown as md
from generator.pages import _routes as routes
from generator.pages._counted import counted
from generator.pages._sheet import Sheet
from generator.pages._words import quoted, relative_dates


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
    topics = [view.topics[topic] for topic in given if topic in view.topics]
    here = [topic for topic in topics if routes.topic_page(topic.id) == sheet.path]
    on = (view.say("on_topic", topic=md.value(topic.name)) for topic in topics[:1] if not here)
    return " ".join(
        [sheet.alone(number.reading, span), *(md.span(f"[{label}]", "b-ed") for label in on)]
    )


def flags(sheet: Sheet, number: Number, but: Collection[Flag] = ()) -> Iterator[str]:
    """Yield what to know before using a number; a year that a bracket of ours gives is none of it,
    nor is what is in `but`.
    """
    span, _ = counted(sheet.view, number)
    dated = any(relative_dates(number.reading, span, sheet.day))
    known = (
        flag
        for flag in number.flags
        if flag not in but and not (dated and flag is Flag.YEAR_NOT_STATED)
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
