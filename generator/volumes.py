"""Where a list that outgrows its page is divided: by year, a large year by month, a large month
into parts. One rule for every kind of page.

A list of at most as many entries as a page holds is not divided. Of a longer one the newest stay on
the list's own page, and each year has a page, the newest too, so that an address is for good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.dating import month_of, year_of

T = TypeVar("T")

UNDATED = "undated"
_NO_MONTH = "-undated"  # behind a year: what names the year alone


@dataclass(frozen=True, slots=True)
class Volume(Generic[T]):
    """What a list has of one year, one month, or part of a month; a large one is divided `within`.

    `key` tells it in an address: `2026`, `2026-02`, `2026-02-part-3`, `2026-undated`, `undated`.
    """

    key: str
    entries: Sequence[T]  # newest first
    within: tuple[Volume[T], ...] = ()
    days: str = ""  # of a part: from when to when, as EDTF

    @property
    def dates(self) -> str:
        """The year or month, as EDTF; empty for what has no date."""
        whole = self.key.partition("-part-")[0]
        return "" if whole == UNDATED else whole.removesuffix(_NO_MONTH)

    @property
    def part(self) -> int:
        """Which part it is, the oldest being 1; 0 for a whole."""
        return int(self.key.partition("-part-")[2] or 0)

    @property
    def names_no_month(self) -> bool:
        """Whether it is what a divided year has without a month."""
        return self.key.partition("-part-")[0].endswith(_NO_MONTH)


def divided(entries: Sequence[T], date: Callable[[T], str], most: int) -> tuple[Volume[T], ...]:
    """Return the years of a list that comes newest first, the newest first and what has no date
    last; none if the list has at most `most` entries. `date` returns an entry's date as EDTF.
    """
    if len(entries) <= most:
        return ()
    years = _by(entries, lambda each: year_of(date(each)) or UNDATED)
    return tuple(_volume(year, those, date, most) for year, those in years.items())


def every(volumes: Sequence[Volume[T]]) -> Iterator[Volume[T]]:
    """Yield volumes and what they are divided into."""
    for volume in volumes:
        yield volume
        yield from every(volume.within)


def _volume(key: str, entries: Sequence[T], date: Callable[[T], str], most: int) -> Volume[T]:
    if len(entries) <= most:
        return Volume(key, entries)
    if not key.isdigit():
        return Volume(key, entries, _parts(key, entries, date, most))
    months = _by(entries, lambda each: month_of(date(each)) or f"{key}{_NO_MONTH}")
    within = (_volume(month, those, date, most) for month, those in months.items())
    return Volume(key, entries, tuple(within))


def _parts(
    key: str, entries: Sequence[T], date: Callable[[T], str], most: int
) -> tuple[Volume[T], ...]:
    """Return parts of `most` entries, counted from the oldest, so that what is new changes the last
    one only; the newest part comes first.
    """
    first = len(entries) % most
    starts = [*([0] if first else []), *range(first, len(entries), most)]
    ends = [*starts[1:], len(entries)]
    return tuple(
        Volume(
            f"{key}-part-{len(starts) - index}",
            entries[start:end],
            days=_period(date(entries[end - 1]), date(entries[start])),
        )
        for index, (start, end) in enumerate(zip(starts, ends, strict=True))
    )


def _period(first: str, last: str) -> str:
    """Return from when to when two dates reach, each of which may be a period itself."""
    start, end = first.partition("/")[0], last.rpartition("/")[2]
    return start if start == end else f"{start}/{end}"


def _by(entries: Sequence[T], key: Callable[[T], str]) -> Mapping[str, Sequence[T]]:
    """Return entries by their keys, the keys newest first; those that are no date come last."""
    groups: dict[str, list[T]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    order = sorted(groups, key=lambda each: (not each.endswith(UNDATED), each), reverse=True)
    return {each: groups[each] for each in order}
