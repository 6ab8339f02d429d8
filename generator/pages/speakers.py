"""Speakers: the list of all, a page each for those with a name, one page for all sources
without.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.hanging import hangs
from generator.model.briefings import Passage, RoleSeen, Speaker
from generator.model.readings import StatementKind
from generator.model.spans import Basis
from generator.pages import _counts as counts
from generator.pages import _figures as figures
from generator.pages import _linked as linked
from generator.pages import _markdown as md
from generator.pages import _news as news
from generator.pages import _parts as parts
from generator.pages import _routes as routes
from generator.pages import _statements as statements
from generator.pages._sheet import Sheet
from generator.pages._words import quoted
from generator.view import View

PATH = routes.SPEAKERS

_ROLES = 3
_ARTICLES = 2  # that name somebody who says nothing


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Yield the list of speakers, the page of each named one, and the page of the unnamed if there
    are any.
    """
    yield PATH, _index(view)
    for speaker in view.named_speakers():
        yield routes.speaker_page(speaker.id), _speaker(view, speaker)
    if view.unnamed_speakers():
        yield routes.UNNAMED, _unnamed(view)


def _index(view: View) -> str:
    sheet, named, unnamed = Sheet(view, PATH), view.named_speakers(), view.unnamed_speakers()
    totals = [
        view.count("named_speaker", len(named)),
        view.count("unnamed_source", len(unnamed)) if unnamed else "",
    ]
    body = md.blocks(
        md.heading(1, view.say("headings.speakers")),
        parts.facts([*totals, view.count("article", len(view.briefing.readings))]),
        *(_row(sheet, speaker) for speaker in (*named, *unnamed)),
        parts.section(view, "mentioned", md.box(md.bullets(_mentioned(sheet)), "b-rows")),
        sheet.sources(),
    )
    return parts.page(view, "speakers", body)


def _mentioned(sheet: Sheet) -> Iterator[str]:
    """Yield who is named and says nothing: with the newest role that is printed, and the articles
    that name them, as many as a line holds.
    """
    view = sheet.view
    for speaker in sorted(view.only_mentioned(), key=lambda each: each.name):
        role = "".join(f", {_printed(sheet, each)}" for each in speaker.roles[:1])
        named = [sheet.to_article(view.readings[each].article) for each in speaker.articles]
        rest = len(named) - _ARTICLES
        more = view.say("and_more", n=rest) if rest > 0 else ""
        where = md.span(md.dotted([*named[:_ARTICLES], more]), "b-src")
        yield f"{md.span(md.value(speaker.name), 'b-st__who')}{role} {where}".rstrip()


def _row(sheet: Sheet, speaker: Speaker) -> str:
    said = sheet.view.by_speaker.get(speaker.id, ())
    latest = _latest_statement(sheet, said)
    inner = md.blocks(
        md.heading(2, sheet.to_speaker(speaker.id), routes.slug(speaker.id)),
        parts.facts(_spoke(sheet, speaker)),
        latest,
    )
    return md.box(inner, "b-row", "section")


def _speaker(view: View, speaker: Speaker) -> str:
    sheet, said = Sheet(view, routes.speaker_page(speaker.id)), view.by_speaker.get(speaker.id, ())
    feed = any(map(news.day_of_passage, said))
    aliases = md.dotted(md.value(alias) for alias in speaker.aliases)
    body = md.blocks(
        parts.crumb(sheet, PATH, "headings.speakers"),
        md.heading(1, md.value(speaker.name), routes.anchor(speaker.name, speaker.id)),
        _roles(sheet, speaker),
        parts.facts([*_spoke(sheet, speaker), counts.period(sheet, said)]),
        parts.section(view, "latest", _latest_statement(sheet, said)),
        parts.section(view, "by_topic", _by_topic(sheet, speaker, said)),
        parts.section(view, "record", statements.record(sheet, said)),
        parts.section(view, "figures", figures.listed(sheet, view.numbers_in(said))),
        parts.section(view, "silences", _silences(sheet, speaker)),
        parts.section(view, "others", *_others(sheet, speaker), speaker=md.value(speaker.name)),
        parts.section(view, "names", md.paragraph(aliases, "b-inline")),
        parts.feeds(sheet, feed),
        sheet.sources(),
    )
    description, data = (
        view.say("descriptions.speaker", name=speaker.name),
        linked.of_speaker(speaker),
    )
    return md.page(speaker.name, description, body, hide=["navigation"], feed=feed, linked=data)


def _unnamed(view: View) -> str:
    sheet = Sheet(view, routes.UNNAMED)
    sections = []
    for speaker in view.unnamed_speakers():
        said = view.by_speaker.get(speaker.id, ())
        inner = [statements.statement(sheet, passage) for passage in said]
        sections.append(
            md.blocks(
                md.heading(2, md.value(speaker.name), routes.slug(speaker.id)),
                parts.facts(_spoke(sheet, speaker)),
                *inner,
            )
        )
    body = md.blocks(
        parts.crumb(sheet, PATH, "headings.speakers"),
        md.heading(1, view.say("headings.unnamed")),
        md.paragraph(view.say("unnamed_note"), "b-lead"),
        *sections,
        sheet.sources(),
    )
    return parts.page(view, "unnamed", body, toc=True)


def _latest_statement(sheet: Sheet, said: Sequence[Passage]) -> str:
    return statements.statement(sheet, _latest(sheet.view, said)) if said else ""


def _latest(view: View, said: Sequence[Passage]) -> Passage:
    """Return the latest statement that is substantial: of the newest day one that stands alone, a
    quotation, the longest.
    """
    newest = [passage for passage in said if passage.date.edtf == said[0].date.edtf]
    alone = {
        each.id: not hangs(each.span.of(each.reading.article.text), view.lexicon) for each in newest
    }
    return max(
        newest,
        key=lambda each: (
            alone[each.id],
            each.kind is StatementKind.QUOTED,
            each.span.end - each.span.start,
        ),
    )


def _spoke(sheet: Sheet, speaker: Speaker) -> list[str]:
    view, said = sheet.view, sheet.view.by_speaker.get(speaker.id, ())
    share = view.say("spoke_in", articles=view.count("article", len(counts.articles(said))))
    role = md.value(speaker.role.text) if sheet.path == PATH else ""
    return [role, share, counts.of_kinds(view, said)]


def _roles(sheet: Sheet, speaker: Speaker) -> str:
    """Return the roles as printed, the newest first, by whom and when; before them a curated one
    with its badge.
    """
    curated = (
        f"{md.value(speaker.role.text)} {sheet.basis(speaker.role.basis)}"
        if speaker.role.basis is Basis.CURATED
        else ""
    )
    printed: dict[str, RoleSeen] = {}
    for role in speaker.roles:
        printed.setdefault(role.text.replace("-", " ").casefold(), role)
    return md.paragraph(
        md.dotted([curated, *(_role(sheet, role) for role in list(printed.values())[:_ROLES])]),
        "b-role",
    )


def _role(sheet: Sheet, role: RoleSeen) -> str:
    reading = sheet.view.readings[role.article.id]
    publisher = md.value(sheet.view.publisher(role.article))
    printed = f"{sheet.day(role.article.published.edtf)}, {publisher}".removeprefix(", ")
    where = md.span(printed, "b-src")
    cited = sheet.cite(reading, role.span)
    return f"{quoted(reading, role.span)} {where}\N{NO-BREAK SPACE}{cited}"


def _printed(sheet: Sheet, role: RoleSeen) -> str:
    reading = sheet.view.readings[role.article.id]
    return f"{quoted(reading, role.span)}\N{NO-BREAK SPACE}{sheet.cite(reading, role.span)}"


def _by_topic(sheet: Sheet, speaker: Speaker, said: Sequence[Passage]) -> str:
    """Return a row a topic: how much was said on it, and the latest of it that no row has told;
    the rest is on the topic's page.
    """
    rows, told = [], set[str]()
    for topic in map(sheet.view.topics.__getitem__, counts.topics_of(sheet.view, said)):
        under = [passage for passage in said if topic.id in passage.topics]
        if under:
            name = md.span(sheet.to_topic(topic.id, routes.said_by(speaker.id)), "b-st__who")
            line = ""
            if new := [passage for passage in under if passage.id not in told]:
                latest = _latest(
                    sheet.view, [passage for passage in new if passage.topics[0] == topic.id] or new
                )
                line = md.paragraph(statements.line(sheet, latest))
                told.add(latest.id)
            rows.append(
                md.blocks(f"{name} {md.span(counts.statements(sheet, under), 'b-src')}", line)
            )
    return md.box(md.bullets(rows), "b-rows")


def _silences(sheet: Sheet, speaker: Speaker) -> str:
    """Return where the speaker did not comment, but for what is marked among the statements."""
    readings = (sheet.view.readings[article] for article in speaker.articles)
    silences = (
        (reading, each)
        for reading in readings
        for each in sheet.view.silences.get((reading.article.id, speaker.id), ())
    )
    told = [
        sheet.sentence(reading, each.sentence)
        for reading, each in silences
        if not sheet.view.passage_at(reading, each.sentence)
    ]
    return md.box(md.bullets(told), "b-rows")


def _others(sheet: Sheet, speaker: Speaker) -> Iterator[str]:
    """Yield what other speakers said where it names this one."""
    for article in speaker.articles:
        for passage in sheet.view.naming.get((article, speaker.id), ()):
            yield statements.statement(sheet, passage)
