"""A divided list on its pages: the way to its years, and the page of each year, month and part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from generator import dating
from generator.pages import _markdown as md
from generator.pages import _parts as parts
from generator.pages import _routes as routes
from generator.pages._sheet import Sheet
from generator.view import Pages, View
from generator.volumes import Volume

T = TypeVar("T")

_YEARS = 12  # shown on the list's own page; those before them are folded


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A list that lies at `path`: what it is called (a text, not Markdown), and what shows the
    entries of one page, newest first.
    """

    path: str
    title: str
    description: str
    volumes: tuple[Volume[T], ...]
    shown: Callable[[Sheet, Sequence[T]], str]
    toc: bool = False
    count: Callable[[Sequence[T]], int] = len


def way(sheet: Sheet, listing: Listing[T], phrase: str, newest: Sequence[T]) -> str:
    """Return which entries stand on the list's own page, and the way to all of them; nothing if
    they are on one page. The `phrase` is one of `labels.divided`.
    """
    if not listing.volumes:
        return ""
    view, years = sheet.view, [_counted(sheet, listing, each) for each in listing.volumes]
    words = view.say(f"divided.{phrase}", n=f"{listing.count(newest):,}")
    shown = md.paragraph(f"{words} {md.dotted(years[:_YEARS])}", "b-years")
    left = md.paragraph(md.dotted(years[_YEARS:]), "b-years")
    return md.blocks(shown, md.fold(view.say("and_more", n=len(years) - _YEARS), left))


def pages(view: View, listing: Listing[T]) -> Pages:
    """Yield the page of each volume of a list."""
    yield from _pages(view, replace(listing, volumes=()), listing.volumes, ())


def _pages(
    view: View,
    listing: Listing[T],
    volumes: Sequence[Volume[T]],
    above: tuple[Volume[T], ...],
) -> Pages:
    for index, volume in enumerate(volumes):
        earlier, later = volumes[index + 1 : index + 2], volumes[:index][-1:]
        beside = [("earlier", _alone(each)) for each in earlier]
        beside += [("later", _alone(each)) for each in later]
        path = routes.volume_page(listing.path, volume.key)
        yield from view.unit(path, _page, listing, volume, beside, above)
        yield from _pages(view, listing, volume.within, (*above, _alone(volume)))


def _alone(volume: Volume[T]) -> Volume[T]:
    """Return a volume without what it holds, which is enough to lead to it."""
    return replace(volume, entries=(), within=())


def _page(
    view: View,
    listing: Listing[T],
    volume: Volume[T],
    beside: Sequence[tuple[str, Volume[T]]],
    above: Sequence[Volume[T]],
) -> Pages:
    path = routes.volume_page(listing.path, volume.key)
    sheet = Sheet(view, path)
    near = (view.say(label, volume=_link(sheet, listing, each)) for label, each in beside)
    body = md.blocks(
        _crumbs(sheet, listing, above),
        _title(view, listing, volume),
        parts.facts([sheet.day(volume.days), *near]),
        _inside(sheet, listing, volume),
        sheet.sources(),
    )
    title = view.say("volume", title=listing.title, dates=_name(view, volume))
    hide = ["navigation"] if listing.toc else ["navigation", "toc"]
    yield path, md.page(title, listing.description, body, hide=hide)


def _title(view: View, listing: Listing[T], volume: Volume[T]) -> str:
    title = view.say("volume", title=md.value(listing.title), dates=_name(view, volume))
    return md.heading(1, title, routes.anchor(listing.title, listing.path))


def _crumbs(sheet: Sheet, listing: Listing[T], above: Sequence[Volume[T]]) -> str:
    """Return the way back to the list, over the years and months that hold the page."""
    top = sheet.to(listing.path, md.value(listing.title))
    links = (_link(sheet, listing, volume) for volume in above)
    return md.paragraph(md.dotted([top, *links]), "b-crumb")


def _inside(sheet: Sheet, listing: Listing[T], volume: Volume[T]) -> str:
    """Return the entries of a volume; of one that is divided, the way to them."""
    if not volume.within:
        return listing.shown(sheet, volume.entries)
    months = (_with_parts(sheet, listing, each) for each in volume.within)
    return md.box(md.bullets(months), "b-rows")


def _with_parts(sheet: Sheet, listing: Listing[T], volume: Volume[T]) -> str:
    inside = md.bullets(_counted(sheet, listing, part) for part in volume.within)
    return md.blocks(_counted(sheet, listing, volume), inside)


def _counted(sheet: Sheet, listing: Listing[T], volume: Volume[T]) -> str:
    """Return the way to a volume, how many entries it has and, of a part, from when to when."""
    number = f"({listing.count(volume.entries):,})"
    link = f"{_link(sheet, listing, volume)}\N{NO-BREAK SPACE}{number}"
    days = md.span(sheet.day(volume.days), "b-src") if volume.days else ""
    return f"{link} {days}".rstrip()


def _link(sheet: Sheet, listing: Listing[T], volume: Volume[T]) -> str:
    page = routes.volume_page(listing.path, volume.key)
    return sheet.to(page, md.unbroken(_name(sheet.view, volume)))


def _name(view: View, volume: Volume[T]) -> str:
    """Return what a volume is called: "2026", "Feb 2026", "Feb 2026, part 3"."""
    day = dating.in_words(volume.dates, view.lexicon) if volume.dates else ""
    name = day or view.say("headings.undated")
    if volume.names_no_month:
        name = view.say("no_month", year=name)
    return view.say("part", whole=name, n=volume.part) if volume.part else name
