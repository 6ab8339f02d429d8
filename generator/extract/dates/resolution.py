"""A date as it is printed, what it may mean, and what the resolvers of dates share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.extract.dates import tense
from generator.extract.dates.tense import Lean, TenseWords
from generator.extract.text.needed import Needed
from generator.extract.text.numerals import word_before
from generator.frozen import frozen
from generator.lexicon import Lexicon
from generator.model.readings import Quotation
from generator.model.spans import Basis, Span

_LONG_AGO = 212  # days after which a day without its year may be one of any year
_FULL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """The shapes of one language as one pattern, and the word lists the resolvers look into."""

    lexicon: Lexicon
    pattern: re.Pattern[str]
    needed: Needed
    resolvers: Mapping[str, Resolver]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, int]
    unsure: frozenset[str]
    before_month: frozenset[str]
    before_today: frozenset[str]
    before_ages: frozenset[str]
    name_before: frozenset[str]
    name_after: frozenset[str]
    seasons: Mapping[str, int]
    each: frozenset[str]
    ranks: frozenset[str]
    named_days: frozenset[str]
    before_amount: frozenset[str]
    range_end: re.Pattern[str]
    saying_before: re.Pattern[str]
    saying_after: re.Pattern[str]
    tense: TenseWords
    why: Mapping[str, str]


@frozen
class PrintedDate:
    """One candidate: its words in small letters, its place in the text, the quotations that meet
    its sentence, and what it is counted from.
    """

    words: tuple[str, ...]
    text: str
    span: Span
    sentence: Span
    quotations: Sequence[Quotation]
    anchor: date
    told: int | None  # the year that its paragraph prints last before it
    rules: Rules

    @property
    def before(self) -> str:
        """The word before it."""
        return word_before(self.text, self.span.start)

    @property
    def quotation(self) -> Quotation | None:
        """The quotation it stands in."""
        return next((each for each in self.quotations if each.span.holds(self.span)), None)

    @property
    def names_day(self) -> bool:
        """Whether it names a day of a month."""
        return any(number < 32 for number in self.numbers)

    @property
    def numbers(self) -> list[int]:
        """Its words in digits, as numbers."""
        return [int(word) for word in self.words if word.isdecimal()]


@frozen
class ResolvedDate:
    """What a candidate means: an EDTF value (empty if not known), how we know, and the key of the
    reason.
    """

    edtf: str
    basis: Basis
    why: str = ""

    @property
    def is_counted(self) -> bool:
        """Whether it hangs on the day from which it is counted."""
        return self.basis is not Basis.STATED and self != UNCLEAR


Resolver = Callable[[PrintedDate], ResolvedDate | None]
UNCLEAR = ResolvedDate("", Basis.NONE, "unclear")
UNKNOWN = ResolvedDate("", Basis.NONE, "no_anchor")
UNSURE = ResolvedDate("", Basis.NONE, "unsure")
EVE = ResolvedDate("", Basis.NONE, "eve")
SEVERAL = ResolvedDate("", Basis.NONE, "several")
OTHER_DAY = ResolvedDate("", Basis.NONE, "other_day")
UPDATED = ResolvedDate("", Basis.NONE, "updated")
OTHER_YEAR = ResolvedDate("", Basis.NONE, "other_year")


WHICH = {"last": -1, "this": 0, "next": 1}


def day_of(edtf: str) -> date | None:
    """Return the day a full EDTF date names; `None` for anything less exact, impossible, or far
    from any article's time.
    """
    if not (_FULL.match(edtf) and "1500" <= edtf[:4] <= "2099"):
        return None
    try:
        return date.fromisoformat(edtf)
    except ValueError:
        return None


def year_behind(printed: PrintedDate, month: int) -> int | None:
    """Return the year of a date that another one behind it prints ("May to June 2025"), `None` if
    none does.
    """
    found = printed.rules.range_end.match(printed.text, printed.span.end)
    if found is None:
        return None
    return int(found["year"]) - (month > printed.rules.months[found["month"].lower()])


def meant(printed: PrintedDate, around: Sequence[date], anchor: date) -> ResolvedDate:
    """Return which of the days `around` the anchor, a year apart, the clause of the date means."""
    lean = lean_of(printed)
    if lean is Lean.UNSURE and anchor in around and printed.names_day:
        lean = Lean.BACK
    if lean is Lean.UNSURE:
        return UNSURE
    chosen = best_of(around, anchor, lean)
    if printed.names_day and (anchor - chosen).days > _LONG_AGO:
        return SEVERAL
    told = printed.told or chosen.year
    if (
        told != chosen.year
        and (told > anchor.year) is (lean is Lean.FORWARD)
        and told != anchor.year
    ):
        return OTHER_YEAR
    return inferred(chosen.isoformat(), "forward" if chosen > anchor else "back")


def inferred(edtf: str, why: str = "same_day") -> ResolvedDate:
    """Return a date that is counted from the day of publication."""
    return ResolvedDate(edtf, Basis.INFERRED, why)


def lean_of(printed: PrintedDate) -> Lean:
    """Return where the clause of the date, in its own voice, puts it."""
    before, after = _same_voice(printed)
    return tense.lean_of(before, after, printed.names_day, printed.rules.tense)


def _same_voice(printed: PrintedDate) -> tuple[str, str]:
    """Return the words of the sentence before and behind the date that are of the same voice: all
    inside its quotation, or all outside quotations.
    """
    text, start, end = printed.text, printed.span.start, printed.span.end
    if printed.quotation:
        own = printed.quotation.span
        first, last = max(own.start, printed.sentence.start), min(own.end, printed.sentence.end)
        return text[first:start], text[end:last]
    before, after = [printed.sentence.start], [end]
    for quotation in printed.quotations:
        (before if quotation.outer.start < start else after).extend(
            (quotation.outer.start, quotation.outer.end)
        )
    return _joined(text, [*before, start]), _joined(text, [*after, printed.sentence.end])


def _joined(text: str, bounds: Sequence[int]) -> str:
    """Return the text between each two bounds."""
    return " “” ".join(
        text[first:end] for first, end in zip(bounds[::2], bounds[1::2], strict=True)
    )


def best_of(days: Sequence[date], anchor: date, lean: Lean) -> date:
    """Return the last of `days` up to the anchor, or the first from it on; the nearest if there is
    none.
    """
    ahead = lean is Lean.FORWARD
    fitting = [day for day in days if day == anchor or (day > anchor) is ahead] or days
    return min(fitting, key=lambda day: (abs((day - anchor).days), day))
