"""Plan: what shall lie in docs/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from generator.frozen import frozen


@frozen
class PlannedFile:
    """A file that docs/ shall hold. `path` is relative to docs/, with forward slashes."""

    path: str
    content: bytes = field(repr=False)


# How it was looked up, where, and under which key
LookUp = tuple[str, str, Any]


@frozen
class Unit:
    """Pages that are written together: what was looked up to write them, a digest of what was found
    there, and their paths with the SHA-256 of their content.
    """

    seen: tuple[LookUp, ...]
    found: bytes
    files: tuple[tuple[str, str], ...]


Units = dict[tuple[str, ...], Unit]  # by what writes it, and of what


@frozen
class Written:
    """What writes some files gives: the files, and the units that they are of or that stand."""

    files: tuple[PlannedFile, ...]
    units: Units = field(default_factory=dict)


@frozen
class Plan:
    """All generated files, sorted by path. What an earlier run wrote and this plan does not hold
    is deleted.

    What is `standing` lies in docs/ as it shall: paths, with the SHA-256 of the content.
    """

    files: tuple[PlannedFile, ...]
    standing: Mapping[str, str] = field(default_factory=dict)
