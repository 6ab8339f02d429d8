"""Web pages as a browser saves them, `.html` and `.mhtml`.

The article's text is all words of the page, headline first, a block a line; what surrounds the
article is marked as such. What the page says in its metadata counts as stated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from generator.errors import unusable
from generator.formats._article import Found, find_article, is_linked
from generator.formats._blocks import Block, Page, read_blocks
from generator.formats._headline import find_headline, find_site, headline_index
from generator.formats._lines import split_lines
from generator.formats._markup import no_article, read_markup
from generator.formats._stated import Stated, author_names, read_stated
from generator.model.articles import BlockKind, Line, Reason, Source
from generator.model.seeds import SeedFile
from generator.model.spans import Basis, Noted, Span

# five times as many as a large page of news has; the library's time grows with their square
_MOST_TAGS = 15_000
_TAG = re.compile(r"<[A-Za-z]")
_WHY = "the page's metadata say so"
_DECK = frozenset(
    (
        "standfirst",
        "excerpt",
        "subhead",
        "subheading",
        "subhed",
        "subtitle",
        "strapline",
        "dek",
        "summary",
        "deck",
    )
)
_BYLINE = frozenset(("author", "authors", "byline"))
_LONGEST_BYLINE = 12  # words
_TOP = 3  # blocks of the article among which a standfirst stands
_TEASER = 4  # words of a link to another article; one of fewer leads to a section

Kind = BlockKind | Reason | None


def read_html(seed: SeedFile) -> Source:
    """Return the article in a saved page. Raises `SeedError` if there is none that can be found."""
    markup, saved = read_markup(seed)
    if not _TAG.search(markup):
        raise no_article(seed)
    if markup.count("<") > _MOST_TAGS:
        most = f"a page of {_MOST_TAGS:,} can be read"
        what = f"has {markup.count('<'):,} tags beside its scripts and drawings; {most}"
        raise unusable(seed.name, what, "paste the article's text into a .txt file")
    try:
        tree = _tree(markup)
        page, stated = read_blocks(tree), read_stated(tree)
        found = find_article(page, _found(tree))
    except Exception as error:  # whatever a page makes the library raise costs that page only
        raise no_article(seed) from error
    if found is None:
        raise no_article(seed)
    return _source(page, stated, found, saved)


def _tree(markup: str) -> Any:
    # Loaded here, since it takes longer than reading all text seeds of a small briefing.
    from lxml import html  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with trafilatura

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)


def _found(tree: Any) -> str:
    """Return the text in which the library sees the article; it may change the tree."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - as above

    found: Any = bare_extraction(tree, include_comments=False, fast=True)
    return found.text or "" if found else ""


def _source(page: Page, stated: Stated, found: Found, saved: str) -> Source:
    title = find_headline(page, stated, found.first)
    top = headline_index(page.blocks, title, found.first)
    blocks = page.blocks
    signed = _near(page.authors, found, top, found.first + _TOP)
    timed = _near(page.times, found, top, found.last)
    kinds = [_kind(page, found, index, top) for index in range(len(blocks))]
    inside = _inside(found, kinds, top)
    if title and top < 0:
        blocks = [Block(title, 0), *blocks]
        kinds, inside, top = [BlockKind.HEADLINE, *kinds], [False, *inside], 0
    text = "\n\n".join(block.words for block in blocks)
    lines = split_lines(text)
    return Source(
        text,
        tuple(
            Line(line.span, line.number, line.gap, kind, within, is_linked(page, block))
            for line, kind, within, block in zip(lines, kinds, inside, blocks, strict=True)
        ),
        title=_noted(title, lines[top].span if title else None),
        authors=tuple(map(_noted, stated.authors or author_names(signed))),
        publisher=_noted(find_site(page, stated, title)),
        published=_noted(stated.published or next(iter(timed), "")),
        address=_noted(stated.address or saved),
    )


def _inside(found: Found, kinds: Sequence[Kind], top: int) -> list[bool]:
    """Say of each block whether it is part of the article."""
    shown = enumerate(zip(kinds, found.inside, found.prose, strict=True))
    return [
        kind is BlockKind.CROSSHEAD
        or (kind is None and (within or (prose and top < index <= found.last)))
        for index, (kind, within, prose) in shown
    ]


def _noted(value: str, span: Span | None = None) -> Noted:
    return Noted(value, Basis.STATED, span, _WHY) if value else Noted()


def _kind(page: Page, found: Found, index: int, top: int) -> Kind:
    """Return what markup says that a block is; between headline and article the words decide."""
    block, kind = page.blocks[index], found.kinds[index]
    if index == top:
        return BlockKind.HEADLINE
    if isinstance(kind, Reason):
        return kind
    inside = found.inside[index]
    again = top >= 0 and block.words == page.blocks[top].words
    if again or (not inside and block.words in found.words):
        return Reason.REPEAT
    near = min(top if top >= 0 else found.first, found.first) < index < found.first
    called = _called(page, block, near) if near or index in _opening(found) else None
    if called or near or inside:
        return called or (kind if inside else None)
    return _beside(page, index, found)


def _called(page: Page, block: Block, near: bool) -> Kind:
    """Return what a block around the article's beginning is called: a standfirst, also by what is
    around it above the article, or a byline.
    """
    place = page.places[block.place]
    around = page.places[place.parent].names if near and place.parent >= 0 else frozenset[str]()
    if not _DECK.isdisjoint(place.names | around):
        return BlockKind.STANDFIRST
    signed = not _BYLINE.isdisjoint(place.names) and block.words.count(" ") < _LONGEST_BYLINE
    return Reason.BYLINE if signed else None


def _opening(found: Found) -> range:
    return range(found.first, found.first + _TOP)


def _beside(page: Page, index: int, found: Found) -> Reason:
    """Return why a block beside the article is left out, whose markup does not say."""
    block = page.blocks[index]
    if is_linked(page, block):
        return Reason.RELATED if block.words.count(" ") >= _TEASER - 1 else Reason.SECTION
    return Reason.SECTION if index < found.first else Reason.BOILERPLATE


def _near(marked: Sequence[tuple[str, int]], found: Found, top: int, last: int) -> list[str]:
    """Return what is marked between the headline and the block `last`, and in nothing that stands
    beside the article.
    """
    return [
        given
        for given, block in marked
        if top < block <= last and block < len(found.beside) and not found.beside[block]
    ]
