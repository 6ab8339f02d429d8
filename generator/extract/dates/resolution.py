"""A date as it is printed, what it may mean, and what the resolvers of dates share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.extract.text.numerals import word_before
from generator.lexicon import Lexicon
from generator.model.spans import Basis, Span

_FULL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class Lean:
    """Where the words before a date without a year put it."""

    BACK, NEAREST, FORWARD = -1, 0, 1


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """The shapes of one language as one pattern, and the word lists the resolvers look into."""

    lexicon: Lexicon
    pattern: re.Pattern[str]
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
    lean: re.Pattern[str]
    ahead: frozenset[str]
    why: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """One candidate: its words in small letters, the offset in its text, and what it is counted
    from.
    """

    words: tuple[str, ...]
    text: str
    span: Span
    sentence: Span
    anchor: date | None
    rules: Rules

    @property
    def before(self) -> str:
        """The word before it."""
        return word_before(self.text, self.span.start)

    @property
    def numbers(self) -> list[int]:
        """Its words in digits, as numbers."""
        return [int(word) for word in self.words if word.isdecimal()]


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """What a candidate means: an EDTF value (empty if not known), how we know, and the key of the
    reason.
    """

    edtf: str
    basis: Basis
    why: str = ""


Resolver = Callable[[PrintedDate], ResolvedDate | None]
UNKNOWN = ResolvedDate("", Basis.NONE, "no_anchor")


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


def made_of(year: int, month: int, day: int) -> date | None:
    """Return that day, `None` if no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


LEAN_WHY = {Lean.BACK: "back", Lean.NEAREST: "nearest", Lean.FORWARD: "forward"}


def lean_of(printed: PrintedDate) -> int:
    """Return where the nearest telling word before the date, in its sentence, puts it."""
    found = printed.rules.lean.findall(
        printed.text, max(printed.sentence.start, printed.span.start - 200), printed.span.start
    )
    if not found:
        return Lean.NEAREST
    return Lean.FORWARD if found[-1] in printed.rules.ahead else Lean.BACK


def best_of(days: Sequence[date], anchor: date, lean: int) -> date:
    """Return the last of `days` up to the anchor, the first from it on, or the nearest."""
    fitting = [day for day in days if lean * (day - anchor).days >= 0] or days
    return min(fitting, key=lambda day: (abs((day - anchor).days), day))
