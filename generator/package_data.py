"""Reads the package's own files: word lists, weights, schemas. They are part of the code."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def read(path: str) -> str:
    """Return the text of a file, by its path below the package. Raises `FileNotFoundError` if
    there is none.
    """
    return (PACKAGE / path).read_text(encoding="utf-8")


def languages() -> tuple[str, ...]:
    """Return the languages that have a folder of word lists, sorted."""
    return tuple(sorted(path.name for path in (PACKAGE / "languages").iterdir() if path.is_dir()))
