"""Seeds as a git revision has them, read from git itself: nothing is checked out or written."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from generator.errors import BriefingError, Problem, SeedError, unusable
from generator.files import NOT_SEEDS
from generator.model.seeds import LARGEST_SEED, SeedFile
from generator.settings import SETTINGS_NAME

_LONGEST = 120  # seconds that git may take
_FILES = frozenset({"100644", "100755"})  # what git calls the mode of a regular file


@dataclass(frozen=True, slots=True)
class Revision:
    """What a revision holds: its seeds by name, briefing.yml (empty where there is none), and why
    some seeds cannot be used.
    """

    seeds: tuple[SeedFile, ...]
    settings: bytes
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a revision: its mode and size, the id of its content, its path below the folder."""

    mode: str
    id: str
    size: int
    name: str


def read_revision(revision: str, folder: Path) -> Revision:
    """Return the seeds that `folder` of a repository has in a revision: a branch, a tag, a commit,
    `HEAD^1`. Raises `BriefingError` if git knows no such revision, or there is no git.
    """
    ask = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = _git(folder, revision, *ask).decode().strip()
    entries = sorted(
        _entries(_git(folder, revision, "ls-tree", "-rlz", commit)), key=attrgetter("name")
    )
    wanted, problems = list[_Entry](), list[Problem]()
    for entry in entries:
        try:
            wanted += [_usable(entry)] if _is_read(entry.name) else []
        except SeedError as error:
            problems += error.problems
    ids = "\n".join(entry.id for entry in wanted).encode()
    contents = _contents(_git(folder, revision, "cat-file", "--batch", given=ids))
    files = {entry.name: data for entry, data in zip(wanted, contents, strict=True)}
    settings = files.pop(SETTINGS_NAME, b"")
    seeds = tuple(SeedFile(name, data) for name, data in files.items())
    return Revision(seeds, settings, tuple(problems))


def _is_read(name: str) -> bool:
    """Return whether a file is a seed or briefing.yml: hidden ones and README.md are not."""
    hidden = any(part.startswith(".") for part in name.split("/"))
    return name == SETTINGS_NAME or (name not in NOT_SEEDS and not hidden)


def _usable(entry: _Entry) -> _Entry:
    """Return the entry. Raises `SeedError` for what is no seed in a folder either."""
    if not entry.name.isprintable():
        name = "".join(mark if mark.isprintable() else ascii(mark)[1:-1] for mark in entry.name)
        raise unusable(name, "has a name with characters that cannot be printed", "rename it")
    if entry.mode not in _FILES:
        raise unusable(entry.name, "is not a regular file", "put a text file there, or remove it")
    if entry.size > LARGEST_SEED:
        what = f"has {entry.size:,} bytes; a seed has {LARGEST_SEED:,} at most"
        raise unusable(entry.name, what, "keep only the article")
    return entry


def _entries(listed: bytes) -> Iterator[_Entry]:
    """Yield what `git ls-tree -lz` lists: mode, type, id and size, a tab, the path."""
    for line in filter(None, listed.split(b"\0")):
        facts, _, path = line.partition(b"\t")
        mode, _, ident, size = facts.decode().split()
        name = path.decode("utf-8", "surrogateescape")
        yield _Entry(mode, ident, int(size) if size.isdigit() else 0, name)


def _contents(batch: bytes) -> Iterable[bytes]:
    """Yield what `git cat-file --batch` prints: a line that ends in the size, the content, a line
    end.
    """
    start = 0
    while start < len(batch):
        end = batch.index(b"\n", start)
        size = int(batch[start:end].rpartition(b" ")[2])
        yield batch[end + 1 : end + 1 + size]
        start = end + size + 2


def _git(folder: Path, revision: str, *command: str, given: bytes = b"") -> bytes:
    """Return what git prints, run in a folder of the repository."""
    problem = Problem(
        revision, 0, "git has no such revision here", "name a branch, a tag or a commit; fetch it"
    )
    try:
        done = subprocess.run(  # noqa: S603 - no shell; a revision stands behind --end-of-options
            ["git", "-C", str(folder), *command],  # noqa: S607 - the maintainer's own git
            input=given,
            capture_output=True,
            timeout=_LONGEST,
            check=False,
        )
    except FileNotFoundError as error:
        raise BriefingError(Problem("git", 0, "is not installed", "install git")) from error
    except subprocess.TimeoutExpired as error:
        what = f"took git more than {_LONGEST} seconds"
        raise BriefingError(Problem(revision, 0, what, "compare two exports instead")) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise BriefingError(Problem(revision, 0, said[-1], problem.todo) if said else problem)
    return done.stdout
