"""Speakers: the list of all, a page each for those with a name, one page for all sources
without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

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
from generator.pages import _volumes as volumes
from generator.pages._sheet import Sheet
from generator.pages._words import quoted
from generator.view import Pages, View, places, question
from generator.volumes import divided

PATH = routes.SPEAKERS

_ROLES = 3
_ARTICLES = 2  # that name somebody who says nothing
_OF_A_SOURCE = 20  # statements; a bare surname may be in hundreds of articles


def pages(view: View) -> Pages:
    """Yield the list of speakers, the page of each named one, and the page of the unnamed if there
    are any; with each, those of its years if it is long.
    """
    yield from _index(view)
    for speaker in view.named_speakers():
        yield from view.unit(speaker.id, _speaker, speaker.id)
    if view.unnamed_speakers():
        yield from _unnamed(view)


def _index(view: View) -> Pages:
    sheet, named, unnamed = Sheet(view, PATH), view.named_speakers(), view.unnamed_speakers()
    totals = [
        view.count("named_speaker", len(named)),
        view.count("unnamed_source", len(unnamed)) if unnamed else "",
    ]
    title, most = view.say("headings.speakers"), view.settings.sizes.page
    newest = _newest(view, view.briefing.speakers)
    years = divided(newest, lambda each: _published(view, each), most)
    listing = volumes.Listing(PATH, title, view.say("descriptions.speakers"), years, _listed)
    body = md.blocks(
        md.heading(1, title),
        parts.facts([*totals, view.count("article", len(view.briefing.readings))]),
        volumes.way(sheet, listing, "speakers", newest[:most]),
        _listed(sheet, newest[:most]),
        sheet.sources(),
    )
    yield PATH, parts.page(view, "speakers", body)
    yield from volumes.pages(view, listing)


def _newest(view: View, speakers: Iterable[Speaker]) -> list[Speaker]:
    """Return speakers by the newest article that names them, the newest first."""
    return sorted(speakers, key=lambda each: view.order.of_reading(view.readings[each.articles[0]]))


def _published(view: View, speaker: Speaker) -> str:
    """Return when the newest article that names a speaker was published."""
    return view.readings[speaker.articles[0]].article.published.edtf


def _listed(sheet: Sheet, speakers: Sequence[Speaker]) -> str:
    """Return who says something, by how much they say, then who is only mentioned."""
    view = sheet.view
    silent = [each for each in speakers if not each.speaks]
    return md.blocks(
        *(_row(sheet, each) for each in _ranked(view, speakers)),
        parts.section(view, "mentioned", md.box(md.bullets(_mentioned(sheet, silent)), "b-rows")),
    )


def _ranked(view: View, speakers: Iterable[Speaker]) -> Iterator[Speaker]:
    """Yield those of some speakers who say something, by how much: first who has a name."""
    speak = [each.id for each in speakers if each.speaks]
    return map(view.profiles.__getitem__, view.ask(_by_how_much, *speak))


@question
def _by_how_much(view: View, *speakers: str) -> tuple[str, ...]:
    ranks = view.remember(
        "ranks",
        lambda: places(each.id for each in (*view.named_speakers(), *view.unnamed_speakers())),
    )
    return tuple(sorted(speakers, key=ranks.__getitem__))


def _mentioned(sheet: Sheet, silent: Iterable[Speaker]) -> Iterator[str]:
    """Yield who is named and says nothing: with the newest role that is printed, and the articles
    that name them, as many as a line holds.
    """
    view = sheet.view
    for speaker in sorted(silent, key=lambda each: (each.name, each.id)):
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


def _speaker(view: View, id: str) -> Pages:
    speaker = view.profiles[id]
    path, said = routes.speaker_page(speaker.id), view.by_speaker.get(speaker.id, ())
    title, description = speaker.name, view.say("descriptions.speaker", name=speaker.name)
    told = view.newest_first((*said, *_others(view, speaker)))
    years = divided(told, lambda each: each.date.edtf, view.settings.sizes.page)
    listing = volumes.Listing(path, title, description, years, partial(_year, speaker))
    feed = any(map(news.day_of_passage, said))
    newest = told[: view.settings.sizes.page]
    body, data = _whole(Sheet(view, path), speaker, listing, newest), linked.of_speaker(speaker)
    yield path, md.page(title, description, body, hide=["navigation"], feed=feed, linked=data)
    yield from volumes.pages(view, listing)


def _whole(
    sheet: Sheet, speaker: Speaker, listing: volumes.Listing[Passage], newest: Sequence[Passage]
) -> str:
    """Return everything about a speaker; of what was said, by them and of them, the newest."""
    view, near = sheet.view, {passage.id for passage in newest}
    said = view.by_speaker.get(speaker.id, ())
    recent = [each for each in said if each.id in near]
    others = [each for each in _others(view, speaker) if each.id in near]
    aliases = md.dotted(md.value(alias) for alias in speaker.aliases)
    return md.blocks(
        parts.crumb(sheet, PATH, "headings.speakers"),
        md.heading(1, md.value(speaker.name), routes.anchor(speaker.name, speaker.id)),
        _roles(sheet, speaker),
        parts.facts([*_spoke(sheet, speaker), counts.period(sheet, said)]),
        volumes.way(sheet, listing, "speaker", newest),
        parts.section(view, "latest", _latest_statement(sheet, said)),
        parts.section(view, "by_topic", _by_topic(sheet, said, recent)),
        *_record(sheet, recent),
        parts.section(view, "silences", _silences(sheet, speaker)),
        _of_others(sheet, speaker, others),
        parts.section(view, "names", md.paragraph(aliases, "b-inline")),
        parts.feeds(sheet, any(map(news.day_of_passage, said))),
        sheet.sources(),
    )


def _year(speaker: Speaker, sheet: Sheet, passages: Sequence[Passage]) -> str:
    """Return what a speaker said, and what others said of them."""
    said = [each for each in passages if each.speaker == speaker.id]
    others = [each for each in passages if each.speaker != speaker.id]
    return md.blocks(*_record(sheet, said), _of_others(sheet, speaker, others))


def _record(sheet: Sheet, said: Sequence[Passage]) -> Iterator[str]:
    view = sheet.view
    yield parts.section(view, "record", statements.record(sheet, said))
    yield parts.section(view, "figures", figures.listed(sheet, view.numbers_in(said)))


def _of_others(sheet: Sheet, speaker: Speaker, passages: Sequence[Passage]) -> str:
    shown = (statements.statement(sheet, passage) for passage in passages)
    return parts.section(sheet.view, "others", *shown, speaker=md.value(speaker.name))


def _unnamed(view: View) -> Pages:
    sheet, most = Sheet(view, routes.UNNAMED), view.settings.sizes.page
    title, description = view.say("headings.unnamed"), view.say("descriptions.unnamed")
    years = tuple(view.divided().unnamed)
    newest = _newest(view, view.unnamed_speakers())[:most]
    listing = volumes.Listing(routes.UNNAMED, title, description, years, _sources, toc=True)
    body = md.blocks(
        parts.crumb(sheet, PATH, "headings.speakers"),
        md.heading(1, title),
        md.paragraph(view.say("unnamed_note"), "b-lead"),
        volumes.way(sheet, listing, "newest", newest),
        _sources(sheet, newest),
        sheet.sources(),
    )
    yield routes.UNNAMED, parts.page(view, "unnamed", body, toc=True)
    yield from volumes.pages(view, listing)


def _sources(sheet: Sheet, speakers: Sequence[Speaker]) -> str:
    """Return the newest that each source without a name said, and how much there is besides."""
    view, sections = sheet.view, []
    for speaker in _ranked(view, speakers):
        said = view.by_speaker.get(speaker.id, ())
        inner = [statements.statement(sheet, passage) for passage in said[:_OF_A_SOURCE]]
        left = len(said) - len(inner)
        more = md.paragraph(view.say("and_more", n=f"{left:,}")) if left else ""
        sections.append(
            md.blocks(
                md.heading(2, md.value(speaker.name), routes.slug(speaker.id)),
                parts.facts(_spoke(sheet, speaker)),
                *inner,
                more,
            )
        )
    return md.blocks(*sections)


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
    role = md.value(speaker.role.text) if routes.belongs(sheet.path, PATH) else ""
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


def _by_topic(sheet: Sheet, said: Sequence[Passage], recent: Sequence[Passage]) -> str:
    """Return a row a topic of what was said recently: how much was said on it, and the latest of
    it that no row has told; the rest is on the topic's page.
    """
    rows, told = [], set[str]()
    for topic in counts.topics_of(sheet.view, recent):
        under = [passage for passage in said if topic in passage.topics]
        if under:
            name = md.span(sheet.to_said(under[0], topic), "b-st__who")
            line = ""
            if new := [passage for passage in under if passage.id not in told]:
                latest = _latest(
                    sheet.view, [passage for passage in new if passage.topics[0] == topic] or new
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
    found = (
        (reading, each.sentence)
        for reading, each in silences
        if not sheet.view.passage_at(reading, each.sentence)
    )
    most = sheet.view.settings.sizes.page
    told = [sheet.sentence(reading, span) for reading, span in islice(found, most)]
    return md.box(md.bullets(told), "b-rows")


def _others(view: View, speaker: Speaker) -> list[Passage]:
    """Return what other speakers said where it names this one."""
    return [
        passage
        for article in speaker.articles
        for passage in view.naming.get((article, speaker.id), ())
    ]
