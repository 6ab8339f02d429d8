"""What several page types print: a statement, a line that names its speaker, the facts under a title, figures, then and now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.model import Article, Change, Event, Flag, How, Number, Passage, Span, Speaker, StatementKind, Topic
from generator.pages import _markdown as md
from generator.pages import _routes as routes
from generator.pages._sheet import Sheet
from generator.pages._words import names_its_speaker, quoted
from generator.view import View, count_kinds

_NEAR = 40  # code points between a number and the words that say what it counts


def statement(sheet: Sheet, passage: Passage, after: str = "", **values: str) -> str:
    """Return one utterance: who, which kind, the words, where they stand. `values` become attributes of its box."""
    view, kind = sheet.view, passage.kind
    head = f"{md.span(sheet.to_speaker(passage.speaker), 'b-st__who')} {kind_tag(view, kind)}"
    words = sheet.words(passage)
    text = md.blockquote(words, "b-st__text") if kind is StatementKind.QUOTED else md.paragraph(words, "b-st__text")
    source = f"{sheet.cite(passage.reading, passage.span)} {sheet.source(passage.reading, passage.span)}"
    inner = md.blocks(md.paragraph(head, "b-st__head"), text, md.paragraph(source, "b-src"), after)
    return md.box(inner, f"b-st b-st--{kind}", "article", **values)


def kind_tag(view: View, kind: StatementKind) -> str:
    """Return the word for a kind of statement, as a label."""
    return md.span(view.kind(kind), f"b-kind b-kind--{kind}")


def said(sheet: Sheet, passage: Passage, classes: str = "") -> str:
    """Return one paragraph that names the speaker, says the words and cites them."""
    name, words = sheet.name(passage), f"{sheet.words(passage)}\N{NO-BREAK SPACE}{sheet.cite(passage.reading, passage.span)}"
    kind = "" if passage.kind is StatementKind.QUOTED else f"{kind_tag(sheet.view, passage.kind)} "
    if not (kind and name and names_its_speaker(passage, name)):
        words = f"{md.span(sheet.to_speaker(passage.speaker), 'b-st__who')}: {words}"
    return md.paragraph(f"{kind}{words}", f"{classes} b-say--{passage.kind}".strip())


def days(sheet: Sheet, passages: Sequence[Passage]) -> str:
    """Return statements under the day and the event they were made at, in the order they come."""
    parts = []
    for (date, occasion), group in groupby(passages, key=lambda each: (each.date, each.occasion.text)):
        where = md.span(md.escape(occasion), "b-day__where") if occasion else ""
        inner = [statement(sheet, passage) for passage in group]
        head = md.paragraph(f"{sheet.dated(date)} {where}".strip(), "b-day__date")
        parts.append(md.box(md.blocks(head, md.box(md.blocks(*inner), "b-day__body")), "b-day", "section"))
    return md.blocks(*parts)


def facts(parts: Iterable[str]) -> str:
    """Return the line of facts that stands under a title."""
    return md.paragraph(md.dotted(parts), "b-facts")


def kinds_line(view: View, passages: Iterable[Passage]) -> str:
    """Return "26 quoted, 9 partly quoted, 55 reported", without the kinds that do not occur."""
    counts = count_kinds(passages)
    return ", ".join(f"{number:,} {view.kind(kind).lower()}" for kind, number in counts.items() if number)


def period(sheet: Sheet, passages: Iterable[Passage]) -> str:
    """Return the span of dates of what was said."""
    dates = sorted({passage.date.edtf for passage in passages if passage.date.edtf})
    return " – ".join(dict.fromkeys(sheet.day(edtf) for edtf in (dates[0], dates[-1]))) if dates else ""


def publishers(view: View, passages: Iterable[Passage]) -> list[str]:
    """Return the publishers of passages, in the order they come; one that is not known counts by its article."""
    return list(dict.fromkeys(passage.reading.article.publisher.text or passage.reading.article.id for passage in passages))


def articles(passages: Iterable[Passage]) -> list[str]:
    """Return the ids of the articles of passages, in the order they come."""
    return list(dict.fromkeys(passage.reading.article.id for passage in passages))


def figures(sheet: Sheet, numbers: Iterable[Number]) -> str:
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


def then_and_now(sheet: Sheet, change: Change, level: int = 3) -> str:
    """Return what one speaker said of one subject at two dates, side by side."""
    sides = []
    for passage in (change.then, change.now):
        inner = md.blocks(md.paragraph(sheet.dated(passage.date), "b-tn__when"), said(sheet, passage, "b-tn__text"))
        sides.append(md.box(inner, tag="div", classes="b-tn__side"))
    return md.box(md.blocks(md.heading(level, md.escape(change.about)), md.box(md.blocks(*sides), "b-tn__pair")), "b-tn", "section")


def crumb(sheet: Sheet, target: str, label: str) -> str:
    """Return the way back to the list a page belongs to."""
    return md.paragraph(sheet.to(target, sheet.view.say(label)), "b-crumb")


def section(view: View, name: str, *inner: str, level: int = 2, classes: str = "") -> str:
    """Return a section under one of our headings, with a fixed anchor; nothing if it would be empty."""
    body = md.blocks(*inner)
    return md.blocks(md.heading(level, view.say(f"headings.{name}"), name.replace("_", "-"), classes), body) if body else ""


def counts(sheet: Sheet, passages: Sequence[Passage]) -> str:
    """Return how much was said, in how many articles of how many publishers."""
    view = sheet.view
    numbers = {"statement": len(passages), "article": len(articles(passages)), "publisher": len(publishers(view, passages))}
    return md.dotted(view.count(noun, number) for noun, number in numbers.items())


def card(sheet: Sheet, topic: Topic, level: int) -> str:
    """Return a topic in a few lines: its most telling statement, counts, latest date."""
    passages = sheet.view.by_topic[topic.id]
    latest = sheet.view.say("latest", date=sheet.day(passages[0].date.edtf)) if passages[0].date.edtf else ""
    telling = said(sheet, most_telling(passages, topic), "b-card__say")
    meta = md.paragraph(md.dotted([counts(sheet, passages), latest]), "b-meta")
    return md.blocks(md.heading(level, sheet.to_topic(topic.id), routes.slug(topic.id)), telling, meta)


def coverage(sheet: Sheet) -> str:
    """Return what stands behind the whole site: articles, publishers, months."""
    view, readings = sheet.view, sheet.view.briefing.readings
    known = {reading.article.publisher.text for reading in readings} - {""}
    months = sorted({reading.article.published.edtf[:7] for reading in readings if reading.article.published.edtf})
    span = " – ".join(dict.fromkeys(sheet.day(edtf) for edtf in (months[0], months[-1]))) if months else ""
    return md.dotted([view.count("article", len(readings)), view.count("publisher", len(known)) if known else "", span])


def speaker_line(sheet: Sheet, speaker: Speaker) -> str:
    """Return a speaker in two lines: name and role, how often they spoke."""
    view, passages = sheet.view, sheet.view.by_speaker.get(speaker.id, ())
    role = f", {md.escape(speaker.role.text)} {sheet.basis(speaker.role.basis)}".rstrip() if speaker.role.text else ""
    spoke = view.say("spoke_in", n=len(articles(passages)), all=view.count("article", len(view.briefing.readings)))
    name = md.span(sheet.to_speaker(speaker.id), "b-st__who")
    return md.blocks(f"{name}{role}", md.paragraph(md.dotted([spoke, kinds_line(view, passages)]), "b-meta"))


def article_line(sheet: Sheet, article: Article) -> str:
    """Return an article in two lines: headline or our label, publisher and date."""
    meta = md.dotted([md.escape(sheet.view.publisher(article)), sheet.dated(article.published)])
    return md.blocks(sheet.to_article(article), md.paragraph(meta, "b-meta"))


def event(sheet: Sheet, *events: Event) -> str:
    """Return one entry of the timeline: its dates with their badges, the sentence that they stand in, every source."""
    first = events[0]
    others = [sheet.cite(reading, place) for reading, place in first.also]
    text = " ".join([sheet.sentence(first.reading, first.span), *others])
    dates = ", ".join(dict.fromkeys(sheet.dated(each.date) for each in events))
    return md.blocks(md.paragraph(dates, "b-tl__date"), md.paragraph(text, "b-tl__text"))


def downloads(sheet: Sheet) -> str:
    """Return the line of data files."""
    links = (sheet.to(f"{routes.DATA}{name}", label) for name, label in sheet.view.lexicon.table("labels.data").items())
    return md.paragraph(f"{sheet.view.say('headings.data')}: {md.dotted(links)}", "b-downloads")


def most_telling(passages: Sequence[Passage], topic: Topic) -> Passage:
    """Return the passage that best stands for a topic: attributed, on it before all, of good length, needing no other, new."""
    return max(passages, key=lambda each: (_telling(each, topic), each.date.edtf))


def _telling(passage: Passage, topic: Topic) -> int:
    words = passage.span.of(passage.reading.article.text).casefold()
    quotation, length = passage.kind is StatementKind.QUOTED, len(words.split())
    named = any(each.speaker and each.speaker.how is How.NAMED for each in passage.statements)
    points = (
        min(sum(word.casefold() in words for word in topic.words), 3),
        2 * (passage.topics[0] == topic.id),
        2 * bool(passage.speaker),
        2 * quotation + named,
        2 * (8 <= length <= 30) + (8 <= length <= 40),
    )
    return sum(points)


def wide_table(view: View, name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table that scrolls where it is wider than the page; nothing if it has no rows."""
    label = view.say(f"headings.{name}")
    return md.box(md.table(heads, rows), "b-scroll", role="region", aria_label=label, tabindex="0") if rows else ""
