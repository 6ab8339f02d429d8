"""What a page is about, in the words of schema.org, for its head: an article with its direct
quotations, or a speaker.

Reported and partly quoted speech is no `Quotation`: its wording, or its sentence, is the
reporter's.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from generator.model.briefings import Passage, Speaker
from generator.model.readings import Reading, SpeakerKind, StatementKind
from generator.pages import _markdown as md
from generator.pages._sheet import headline
from generator.view import Known, View

Linked = dict[str, object]

_TYPES = {SpeakerKind.PERSON: "Person", SpeakerKind.ORGANISATION: "Organization"}


def of_article(view: View, reading: Reading) -> Linked:
    """Return the article as its publisher has it, and each direct quotation in it with its speaker
    and its place on our page.
    """
    article = reading.article
    news = _said(
        "NewsArticle",
        headline=md.plain(headline(view, article)[0]),
        url=unescape(md.outside(article.address.text)),
        datePublished=article.published.edtf.partition("/")[0],
        inLanguage=article.language,
        author=[_said("Person", name=md.plain(author.text)) for author in article.authors],
        publisher=_said("Organization", name=md.plain(article.publisher.text))
        if article.publisher.text
        else None,
    )
    said = sorted(
        view.by_article.get(article.id, ()), key=lambda each: (each.span.start, each.span.end)
    )
    return {
        "@context": "https://schema.org",
        "@graph": [news, *(each for passage in said for each in _quotations(view, passage))],
    }


def _quotations(view: View, passage: Passage) -> Iterator[Linked]:
    for statement in passage.statements:
        if statement.kind is StatementKind.QUOTED:
            speaker = view.speakers.get(passage.speaker)
            yield _said(
                "Quotation",
                text=md.plain(statement.span.of(passage.reading.article.text)),
                creator=_named(speaker) if speaker and speaker.kind in _TYPES else None,
                url=f"#{view.anchor(passage.reading, statement.span)}",
            )


def of_speaker(speaker: Speaker) -> Linked:
    """Return a person or organisation with the names and the role that articles print; nothing for
    a group.
    """
    if speaker.kind not in _TYPES:
        return {}
    others = [md.plain(alias) for alias in speaker.aliases if alias != speaker.name]
    role = (
        {"jobTitle": md.plain(speaker.role.text)}
        if speaker.kind is SpeakerKind.PERSON and speaker.role.text
        else {}
    )
    return {
        "@context": "https://schema.org",
        **_named(speaker),
        **({"alternateName": others} if others else {}),
        **role,
    }


def _named(speaker: Known | Speaker) -> Linked:
    return _said(_TYPES[speaker.kind], name=md.plain(speaker.name))


def _said(kind: str, **values: object) -> Linked:
    """Return a thing of schema.org with the properties that have a value."""
    return {"@type": kind, **{key: value for key, value in values.items() if value}}
