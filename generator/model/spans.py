"""What every stage uses: a place in a text, and how a value is known. A place, never a copy."""

from __future__ import annotations

from enum import StrEnum

from generator.frozen import frozen


class Basis(StrEnum):
    """How we know a value that the reader is shown."""

    STATED = "stated"  # the text prints it
    INFERRED = "inferred"  # it follows from what the text prints; `why` says how
    CURATED = "curated"  # briefing.yml says so; `why` gives its reason
    NONE = "none"  # not known


@frozen
class Span:
    """A place in a text: `text[start:end]`, in Unicode code points."""

    start: int
    end: int

    def __lt__(self, other: Span) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def of(self, text: str) -> str:
        """Return the words that stand at this place of `text`."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this place."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether the two places share at least one code point."""
        return self.start < other.end and other.start < self.end


@frozen
class Noted:
    """A value, how we know it, and where it stands if the text prints it. An unknown value is
    empty with basis none.
    """

    text: str = ""
    basis: Basis = Basis.NONE
    span: Span | None = None
    why: str = ""


@frozen
class Dated:
    """A date in EDTF (ISO 8601-2, level 0 and 1: `2026-02-12`, `2026-02`, `2029`,
    `2026-02-12/2026-02-13`); empty if not known.
    """

    edtf: str = ""
    basis: Basis = Basis.NONE
    span: Span | None = None
    why: str = ""
