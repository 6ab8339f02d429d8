"""An edition on a page: its bottom line, what is new in it, the link to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.briefings import Edition, Passage, Pushback
from generator.pages import _markdown as md
from generator.pages import _routes as routes
from generator.pages._sheet import Sheet
from generator.pages._words import names_its_speaker

_ARTICLES, _SPEAKERS, _TOPICS = 3, 6, 4  # named of those that are new
_PUSHBACKS = 3


def bottom_line(sheet: Sheet, passages: Sequence[Passage]) -> str:
    """Return lines of what was said, over each where and when; where a speaker comes first, with
    the role.
    """
    told: set[str] = set()
    lines = []
    for passage in passages:
        lines.append(_line(sheet, passage, first=passage.speaker not in told))
        told.add(passage.speaker)
    return md.box(md.numbered(lines), "b-bottom")


def _line(sheet: Sheet, passage: Passage, first: bool) -> str:
    view = sheet.view
    where = ", ".join(filter(None, [md.value(passage.occasion.text), sheet.day(passage.date.edtf)]))
    known = names_its_speaker(passage, passage.span, sheet.name(passage))
    who = "" if known else f"{md.span(sheet.to_speaker(passage.speaker), 'b-st__who')}: "
    cite = sheet.cite(passage.reading, passage.span)
    words = f"{who}{sheet.words(passage)}\N{NO-BREAK SPACE}{cite}"
    role = view.speakers[passage.speaker].role.text if first else ""
    kind = view.kind(passage.kind).lower()
    said = ", ".join(filter(None, [md.value(role), kind]))
    same_day = passage.date.edtf == passage.reading.article.published.edtf
    source = md.dotted([said, sheet.source(passage.reading, passage.span, dated=not same_day)])
    return md.blocks(
        md.paragraph(where, "b-over"),
        md.paragraph(words, "b-line"),
        md.paragraph(source, "b-src"),
    )


def pushbacks(sheet: Sheet, found: Sequence[Pushback]) -> str:
    """Return who rejected or declined what, the same words once, at most three; what the page
    tells already comes last.
    """
    passages = sheet.view.once(each.passage for each in found)
    shown = sorted(passages, key=sheet.told)[:_PUSHBACKS]
    lines = (sheet.sentence(passage.reading, passage.span) for passage in shown)
    return md.box(md.bullets(lines), "b-rows")


def new(sheet: Sheet, edition: Edition) -> Iterator[str]:
    """Yield what an edition adds to those before it, in a line each: articles, speakers, topics."""
    view = sheet.view
    articles = [view.readings[id].article for id in edition.articles]
    yield _listed(sheet, "article", [sheet.to_article(each) for each in articles], _ARTICLES)
    named = [id for id in edition.heard if id in view.speakers and view.speakers[id].is_named]
    if named:
        yield _listed(sheet, "heard", [sheet.to_speaker(id) for id in named], _SPEAKERS)
    moved = [
        view.say("moved_topic", topic=sheet.to_topic(each.topic), new=each.new, before=each.before)
        for each in edition.moved
        if each.topic in view.by_topic
    ]
    if moved:
        yield _listed(sheet, "topic", moved, _TOPICS)


def new_articles(found: Sequence[Edition]) -> Sequence[str]:
    """Return the ids of the articles that the newest of some editions is shown to add."""
    return [id for edition in found[:1] for id in edition.articles[:_ARTICLES]]


def _listed(sheet: Sheet, noun: str, links: Sequence[str], most: int) -> str:
    """Return how many there are of a kind and the first of them."""
    view = sheet.view
    left = len(links) - most
    shown = [*links[:most], view.say("and_more", n=f"{left:,}") if left > 0 else ""]
    return f"{md.span(view.count(noun, len(links)), 'b-key')} {md.dotted(shown)}"


def name(sheet: Sheet, edition: Edition) -> str:
    """Return the dates of an edition, linked to its page."""
    return sheet.to(routes.edition_page(edition.id), sheet.day(edition.dates))


def link(sheet: Sheet, edition: Edition) -> str:
    """Return the way to an edition: its dates, and how many articles it has."""
    return md.dotted([name(sheet, edition), sheet.view.count("article", len(edition.articles))])
