"""The only door to the disk: finds and reads seeds, carries out a plan. It never deletes a file that it did not write."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem, SeedError
from generator.model import SeedFile

SETTINGS_NAME = "briefing.yml"
NOT_SEEDS = frozenset({SETTINGS_NAME, "README.md"})
LARGEST_SEED = 10_000_000  # bytes; a saved page with its pictures fits, a film does not


@dataclass(frozen=True, slots=True)
class SeedPlace:
    """Where a seed lies. `name` is its path below `root`, with forward slashes; `root` is the folder it must not leave."""

    name: str
    path: Path
    root: Path


def find_seeds(folder: Path) -> tuple[SeedPlace, ...]:
    """Return every seed below `folder`, by name; hidden files and folders, README.md and briefing.yml are none.

    The order depends on the names alone. Links to folders are not followed: they are listed, for `read_seed` to refuse.
    """
    places = (SeedPlace(path.relative_to(folder).as_posix(), path, folder) for path in _walk(folder))
    return tuple(sorted((place for place in places if place.name not in NOT_SEEDS), key=lambda place: place.name))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        else:
            yield path


def find_seed(path: Path, seeds: Path) -> SeedPlace:
    """Return the place of one file. Inside `seeds` it has the name it has there, so that briefing.yml knows it."""
    inside = path.absolute().is_relative_to(seeds.absolute())
    root = seeds if inside else path.parent
    return SeedPlace(path.absolute().relative_to(root.absolute()).as_posix(), path, root)


def read_seed(place: SeedPlace) -> SeedFile:
    """Return one seed's bytes. Raises `SeedError`, naming the seed and why it cannot be read."""
    try:
        if not place.path.resolve(strict=True).is_relative_to(place.root.resolve()):
            raise _refused(place, "is a link to a file outside the folder", "put the file itself there")
        facts = place.path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise _refused(place, "is not a regular file", "put a text file there, or remove it")
        if facts.st_size > LARGEST_SEED:
            raise _refused(place, f"has {facts.st_size:,} bytes; a seed has {LARGEST_SEED:,} at most", "keep only the article")
        return SeedFile(place.name, place.path.read_bytes())
    except FileNotFoundError as error:
        raise _refused(place, "is a link to nothing", "mend the link, or remove it") from error
    except OSError as error:
        raise _refused(place, f"cannot be read ({os.strerror(error.errno or 0)})", "mend its permissions, or remove it") from error


def _refused(place: SeedPlace, what: str, todo: str) -> SeedError:
    return SeedError(Problem(place.name, 0, what, todo))
