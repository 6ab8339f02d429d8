"""The frame that pages share: facts under a title, the way back, sections that are never empty,
wide tables, downloads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.pages import _markdown as md
from generator.pages import _routes as routes
from generator.pages._sheet import Sheet
from generator.view import View

_FILES = 3  # of data, that the front page names


def page(view: View, name: str, body: str, toc: bool = False) -> str:
    """Return a whole page whose title and description are phrases of ours."""
    hide = ["navigation"] if toc else ["navigation", "toc"]
    title, description = view.say(f"headings.{name}"), view.say(f"descriptions.{name}")
    return md.page(title, description, body, hide=hide)


def facts(parts: Iterable[str]) -> str:
    """Return the line of facts that stands under a title."""
    return md.paragraph(md.dotted(parts), "b-facts")


def crumb(sheet: Sheet, target: str, label: str) -> str:
    """Return the way back to the list a page belongs to."""
    return md.paragraph(sheet.to(target, sheet.view.say(label)), "b-crumb")


def section(
    view: View, name: str, *inner: str, level: int = 2, classes: str = "", **values: str
) -> str:
    """Return a section under one of our headings, with `values` in its places and a fixed anchor;
    nothing if it would be empty.
    """
    body = md.blocks(*inner)
    words = view.say(f"headings.{name}", **values)
    heading = md.heading(level, words, name.replace("_", "-"), classes)
    return md.blocks(heading, body) if body else ""


def wide_table(view: View, name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table that scrolls where it is wider than the page; nothing if it has no rows."""
    label = view.say(f"headings.{name}")
    return (
        md.box(md.table(heads, rows), "b-scroll", role="region", aria_label=label, tabindex="0")
        if rows
        else ""
    )


def feeds(sheet: Sheet, there: bool) -> str:
    """Return the line of a page's feeds, if there are any."""
    links = (
        sheet.to(routes.feed(sheet.path, ending), label)
        for ending, label in sheet.view.lexicon.table("labels.feeds").items()
    )
    return (
        md.paragraph(f"{sheet.view.say('headings.feeds')}: {md.dotted(links)}", "b-downloads")
        if there
        else ""
    )


def downloads(sheet: Sheet) -> str:
    """Return the line of data files."""
    return md.paragraph(md.dotted(_files(sheet)), "b-downloads")


def some_downloads(sheet: Sheet) -> str:
    """Return the line of the first data files, which says what it is, and the way to the others."""
    view, links = sheet.view, list(_files(sheet))
    more = sheet.to(routes.METHOD, view.say("and_more", n=f"{len(links) - _FILES:,}"), "data")
    shown = md.dotted([*links[:_FILES], more])
    return md.paragraph(f"{view.say('headings.data')}: {shown}", "b-downloads")


def _files(sheet: Sheet) -> Iterator[str]:
    for name, label in sheet.view.lexicon.table("labels.data").items():
        yield sheet.to(f"{routes.DATA}{name}", label)
