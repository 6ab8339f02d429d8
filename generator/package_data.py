"""Reads the package's own files: word lists, weights, schemas. They are part of the code, as are
those of a package that is installed beside it.
"""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

PACKAGE = Path(__file__).parent


def read(path: str) -> str:
    """Return the text of a file, by its path below the package. Raises `FileNotFoundError` if
    there is none.
    """
    return (PACKAGE / path).read_text(encoding="utf-8")


def read_beside(package: str, path: str) -> bytes:
    """Return the bytes of a file of another package, by its path below that."""
    return (files(package) / path).read_bytes()


def languages() -> tuple[str, ...]:
    """Return the languages that have a folder of word lists, sorted."""
    return tuple(sorted(path.name for path in (PACKAGE / "languages").iterdir() if path.is_dir()))


@cache
def fingerprint() -> bytes:
    """Return a hash that changes with the code, its words and weights, the libraries that are
    installed, and Python: all as they are when it is first asked for, like the code that runs.
    """
    libraries = {each.name for folder in sys.path for each in Path(folder).glob("*.dist-info")}
    parts = [sys.version, *sorted(libraries), hash_of("").hex()]  # a name holds the version
    return sha256("\0".join(parts).encode()).digest()


def hash_of(folder: str) -> bytes:
    """Return a hash of the files below a folder of the package, as they are now; what Python
    compiles is none of them.
    """
    parts: list[str] = []
    for path in sorted((PACKAGE / folder).rglob("*")):
        if ".pyc" not in path.suffixes and path.is_file():  # x.pyc.123 while it is being written
            parts += [path.relative_to(PACKAGE).as_posix(), sha256(path.read_bytes()).hexdigest()]
    return sha256("\0".join(parts).encode()).digest()
