"""Seeds as a git revision has them, read from git itself: nothing is checked out or written."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from generator.errors import BriefingError, Problem, SeedError
from generator.files import NOT_SEEDS, check_seed
from generator.model.seeds import SeedFile
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
    `HEAD^1`. Raises `BriefingError` if there is no git, no repository or no such revision.
    """
    ask = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = _git(folder, revision, *ask).decode().strip()
    entries = sorted(
        _entries(_git(folder, revision, "ls-tree", "-rlz", commit)), key=attrgetter("name")
    )
    wanted, problems = list[_Entry](), list[Problem]()
    for entry in entries:
        try:
            if _is_read(entry.name):
                check_seed(entry.name, entry.mode in _FILES, entry.size)
                wanted.append(entry)
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
        raise BriefingError(_refusal(folder, revision, done.stderr.decode(errors="replace")))
    return done.stdout


def _refusal(folder: Path, revision: str, said: str) -> Problem:
    """Return why git failed, by its last words; of a revision that is not there it says nothing."""
    if said.strip():
        what = f"git cannot read it ({said.strip().splitlines()[-1]})"
        return Problem(str(folder), 0, what, "name a folder of a repository")
    what = "git has no such revision here"
    return Problem(revision, 0, what, "name a branch, a tag or a commit, or fetch it first")
