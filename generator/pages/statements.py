"""All statements: one row an utterance, to be filtered by speaker, topic, kind, publisher and
article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from generator.model.briefings import Passage
from generator.model.readings import StatementKind
from generator.pages import _counts as counts
from generator.pages import _markdown as md
from generator.pages import _parts as parts
from generator.pages import _routes as routes
from generator.pages import _statements as statements
from generator.pages import _volumes as volumes
from generator.pages._sheet import Sheet, headline
from generator.pages._why import why
from generator.view import View, grouped
from generator.volumes import divided

PATH = routes.STATEMENTS

_LIST = "b-all"

Utterance = Sequence[Passage]  # the paragraphs of what was said in one go


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Yield the list of everything that is quoted or reported, and those of its years if it is
    long.
    """
    sheet, passages, most = Sheet(view, PATH), view.briefing.passages, view.settings.sizes.page
    title, description = view.say("headings.statements"), view.say("descriptions.statements")
    utterances = list(grouped((_utterance(passage), passage) for passage in passages).values())
    years = divided(utterances, lambda each: each[0].date.edtf, most)
    listing = volumes.Listing(
        PATH, title, description, years, partial(_listed, True), count=_paragraphs
    )
    body = md.blocks(
        md.heading(1, title),
        parts.facts(_totals(view, passages)),
        volumes.way(sheet, listing, "newest", utterances[:most]),
        _listed(bool(years), sheet, utterances[:most]) or md.paragraph(view.say("nothing")),
        sheet.sources(),
    )
    yield PATH, parts.page(view, "statements", body)
    yield from volumes.pages(view, listing)


def _paragraphs(utterances: Iterable[Utterance]) -> int:
    return sum(map(len, utterances))


def _listed(some: bool, sheet: Sheet, utterances: Sequence[Utterance]) -> str:
    """Return utterances under the form that filters them, which says so where they are only `some`
    of all; nothing for none.
    """
    if not utterances:
        return ""
    passages = [passage for utterance in utterances for passage in utterance]
    rows = [_row(sheet, first, goes_on) for first, *goes_on in utterances]
    return md.blocks(
        _filter(sheet.view, passages, sheet.view.say("filter.here") if some else ""),
        md.box(md.blocks(*rows), "b-quotes", id=_LIST),
    )


def _totals(view: View, passages: Sequence[Passage]) -> Iterator[str]:
    yield view.count("statement", len(passages))
    yield counts.of_kinds(view, passages)
    yield view.count("article", len(counts.articles(passages)))
    yield view.count("speaker", len({each.speaker for each in passages if each.speaker}))


def _utterance(passage: Passage) -> tuple[str, str, str]:
    """Return what the paragraphs of one quotation have in common."""
    return passage.reading.article.id, passage.speaker, passage.statements[0].utterance


def _row(sheet: Sheet, passage: Passage, goes_on: Sequence[Passage]) -> str:
    found = dict.fromkeys(topic for each in (passage, *goes_on) for topic in each.topics)
    topics = md.paragraph(md.dotted(sheet.to_topic(topic) for topic in found), "b-st__topics")
    article = passage.reading.article
    return statements.statement(
        sheet,
        passage,
        md.blocks(topics, why(sheet, passage)),
        goes_on,
        id=routes.statement(passage.id),
        data_speaker=routes.slug(passage.speaker) if passage.speaker else "",
        data_topic=" ".join(routes.slug(topic) for topic in found),
        data_kind=passage.kind,
        data_publisher=article.publisher.text,
        data_article=routes.slug(article.id),
    )


def _filter(view: View, passages: Sequence[Passage], where: str) -> str:
    """Return the form that a script makes work, with the words that say what it looks through;
    hidden without the script, as nothing is filtered then.
    """
    everything = ("", view.say("filter.all"))
    attributes = md.attributes("b-filter", aria_label=view.say("filter.label"), data_target=_LIST)
    return "\n".join(
        [
            f"<form{attributes} hidden>",
            *(
                _select(view, name, [everything, *options])
                for name, options in _choices(view, passages).items()
            ),
            f'<label>{view.say("filter.text")}<input type="search" name="text"></label>',
            _select(view, "format", view.lexicon.table("labels.formats").items()),
            f'<button type="reset">{view.say("filter.reset")}</button>'
            '<output aria-live="polite"></output>',
            *([f"<p>{where}</p>"] if where else []),
            "</form>",
        ]
    )


def _choices(view: View, passages: Sequence[Passage]) -> Mapping[str, Iterable[tuple[str, str]]]:
    """Return what the list can be filtered by: for each field its values and their labels."""
    publishers = sorted({passage.reading.article.publisher.text for passage in passages} - {""})
    articles = {
        each: headline(view, view.readings[each].article)[0] for each in counts.articles(passages)
    }
    return {
        "speaker": [
            (routes.slug(each), view.speakers[each].name)
            for each in counts.speakers_of(view, passages)
        ],
        "topic": [
            (routes.slug(each), view.topic_names[each]) for each in counts.topics_of(view, passages)
        ],
        "kind": [(kind, view.kind(kind)) for kind in StatementKind],
        "publisher": [(name, name) for name in publishers],
        "article": [(routes.slug(key), name) for key, name in articles.items()],
    }


def _select(view: View, name: str, options: Iterable[tuple[str, str]]) -> str:
    shown = "".join(
        f'<option value="{md.attribute(value)}">{md.escape(label)}</option>'
        for value, label in options
    )
    return f'<label>{view.say(f"filter.{name}")}<select name="{name}">{shown}</select></label>'
