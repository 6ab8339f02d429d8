"""The method: how the site is made, what its words mean, what an editor entered or put right, and
the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.readings import StatementKind
from generator.model.spans import Basis
from generator.pages import _markdown as md
from generator.pages import _parts as parts
from generator.pages import _routes as routes
from generator.pages._sheet import Sheet
from generator.settings import ArticleSettings, Curated, CuratedNames
from generator.view import View

PATH = routes.METHOD


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Yield the page on method."""
    sheet = Sheet(view, PATH)
    kinds = {kind: md.span(view.kind(kind), f"b-kind b-kind--{kind}") for kind in StatementKind}
    bases = {
        basis: md.span(view.say(f"bases.{basis}"), f"b-basis b-basis--{basis}")
        for basis in (Basis.INFERRED, Basis.CURATED)
    }
    body = md.blocks(
        md.heading(1, view.say("headings.method")),
        md.paragraph(_text(view, "lead"), "b-lead"),
        *(_chapter(view, name) for name in view.lexicon.words("method.chapters")),
        _measured(view),
        _compared(view),
        parts.section(view, "kinds", _terms(view, kinds)),
        parts.section(view, "bases", _terms(view, bases)),
        parts.section(view, "signs", _terms(view, view.lexicon.table("method.signs"))),
        parts.section(view, "entered", _entered(sheet)),
        parts.section(view, "corrections", _corrections(sheet)),
        parts.section(view, "data", parts.downloads(sheet)),
    )
    yield PATH, parts.page(view, "method", body, toc=True)


def _text(view: View, name: str) -> str:
    return view.lexicon.text(f"method.{name}").strip()


def _chapter(view: View, name: str) -> str:
    return md.blocks(md.heading(2, _text(view, f"{name}.title"), name), _text(view, f"{name}.text"))


def _measured(view: View) -> str:
    """Return the chapter on how well statements are found, in articles that the rules were checked
    on and in others.
    """
    return md.blocks(
        _chapter(view, "measured"),
        _scores(view, "measured"),
        _text(view, "measured.unseen"),
        _scores(view, "unseen"),
        _text(view, "measured.note"),
    )


def _scores(view: View, articles: str) -> str:
    """Return the table of one group of articles: a row a kind, in per cent."""
    heads = [view.say(f"columns.{name}") for name in ("kind", "found", "right", "speaker")]
    rows = [
        [view.kind(StatementKind(kind)), *values]
        for kind, *values in view.lexicon.rows(f"scores.{articles}")
    ]
    return parts.wide_table(view, articles, heads, rows)


def _compared(view: View) -> str:
    """Return the chapter that sets our scores beside those of other tools."""
    heads = [
        f"{head[:1].upper()}{head[1:]}" for head in view.lexicon.words("method.compared.heads")
    ]
    tools = view.lexicon.rows("scores.tools")
    return md.blocks(
        _chapter(view, "compared"),
        parts.wide_table(view, "compared", heads, tools),
        _text(view, "compared.note"),
    )


def _terms(view: View, terms: Mapping[Any, str]) -> str:
    """Return what each word of ours means."""
    return md.box(
        md.bullets(f"**{shown}** {_text(view, f'terms.{name}')}" for name, shown in terms.items()),
        "b-dl b-dl--wide",
    )


def _entered(sheet: Sheet) -> str:
    """Return every value that an editor entered because no text states it, with the reason."""
    view = sheet.view
    rows = [
        [
            about,
            view.say(f"facts.{name}"),
            _value(sheet, name, curated),
            md.value(curated.why or "–"),
        ]
        for about, name, curated in _all_curated(sheet)
    ]
    heads = [view.say(f"columns.{name}") for name in ("about", "what", "value", "why")]
    return parts.wide_table(view, "entered", heads, rows) or view.say("no_corrections")


def _all_curated(sheet: Sheet) -> Iterator[tuple[str, str, Curated | CuratedNames]]:
    """Yield the article or speaker, as a link, with the name and value of what was entered."""
    view = sheet.view
    for reading in view.briefing.readings:
        given = view.settings.of_article(reading.article.seed)
        for name, curated in _curated(given).items():
            yield sheet.to_article(reading.article), name, curated
    for person in view.settings.people:
        if person.role and person.id in view.speakers:
            yield sheet.to_speaker(person.id), "role", person.role


def _value(sheet: Sheet, name: str, curated: Curated | CuratedNames) -> str:
    value = ", ".join(curated.value) if isinstance(curated, CuratedNames) else curated.value
    if name == "original":
        return md.link(sheet.view.say("at_publisher"), md.outside(value), "b-out")
    return md.value(sheet.day(value) if name in {"published", "spoken"} else value)


def _curated(given: ArticleSettings) -> dict[str, Curated | CuratedNames]:
    values = {
        "headline": given.title,
        "byline": given.authors,
        "publisher": given.publisher,
        "published": given.published,
        "occasion": given.occasion,
        "spoken": given.spoken,
        "original": Curated(given.address, "") if given.address else None,
    }
    return {name: curated for name, curated in values.items() if curated}


def _corrections(sheet: Sheet) -> str:
    """Return every statement that an editor put right."""
    view = sheet.view
    articles = {reading.article.seed: reading.article for reading in view.briefing.readings}
    rows = []
    for each in view.settings.statements:
        where = (
            sheet.to_article(articles[each.seed]) if each.seed in articles else md.value(each.seed)
        )
        what = (
            view.say("dropped")
            if each.drop
            else view.say("speaker_is", name=md.value(each.speaker))
        )
        rows.append([where, md.value(each.words), what, md.value(each.why)])
    heads = [view.say(f"columns.{name}") for name in ("article", "words", "what", "why")]
    return md.blocks(
        parts.wide_table(view, "corrections", heads, rows) or view.say("no_corrections"),
        md.paragraph(_contact(view)),
    )


def _contact(view: View) -> str:
    """Return where to report an error, as a link; nothing if briefing.yml does not say."""
    address = md.safe_address(view.settings.contact_link)
    return md.link(view.say("report_error"), address) if address else ""
