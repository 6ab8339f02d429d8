"""Plan: what shall lie in docs/."""

from __future__ import annotations

from dataclasses import field

from generator.frozen import frozen


@frozen
class PlannedFile:
    """A file that docs/ shall hold. `path` is relative to docs/, with forward slashes."""

    path: str
    content: bytes = field(repr=False)


@frozen
class Plan:
    """All generated files, sorted by path. What an earlier run wrote and this plan does not hold
    is deleted.
    """

    files: tuple[PlannedFile, ...]
