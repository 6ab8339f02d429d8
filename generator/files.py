"""The only module that touches the maintainer's disk: finds and reads seeds, carries out a plan. It
never deletes a file that it did not write.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.errors import BriefingError, Problem, unusable
from generator.model.plans import Plan, PlannedFile
from generator.model.seeds import LARGEST_SEED, SeedFile
from generator.settings import SETTINGS_NAME

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

MANIFEST = ".briefing-manifest.json"
NOT_SEEDS = frozenset({SETTINGS_NAME, "README.md"})

_NEW = ".briefing-new-"  # a file that is being written, not in its place yet


@dataclass(frozen=True, slots=True)
class SeedPlace:
    """Where a seed lies. `name` is its path below `root`, with forward slashes; `root` is the
    folder it must not leave.
    """

    name: str
    path: Path
    root: Path


def find_seeds(folder: Path) -> tuple[SeedPlace, ...]:
    """Return every seed below `folder`, by name; hidden files and folders, README.md and
    briefing.yml are none.

    The order depends on the names alone. Links to folders are not followed: they are listed, for
    `read_seed` to refuse. Raises `BriefingError` if a folder cannot be listed.
    """
    try:
        places = [
            SeedPlace(path.relative_to(folder).as_posix(), path, folder) for path in _walk(folder)
        ]
    except OSError as error:
        what = f"cannot be listed ({os.strerror(error.errno or 0)})"
        raise BriefingError(
            Problem(str(error.filename), 0, what, "mend its permissions")
        ) from error
    return tuple(
        sorted(
            (place for place in places if place.name not in NOT_SEEDS), key=lambda place: place.name
        )
    )


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        else:
            yield path


def find_in(path: Path, seeds: Path) -> tuple[SeedPlace, ...]:
    """Return the places of the seeds that `path` names: those below a folder, or the file itself.

    A file inside `seeds` has the name it has there, so that briefing.yml knows it.
    """
    return find_seeds(path) if path.is_dir() else (_find_seed(path, seeds),)


def _find_seed(path: Path, seeds: Path) -> SeedPlace:
    inside = path.absolute().is_relative_to(seeds.absolute())
    root = seeds if inside else path.parent
    return SeedPlace(path.absolute().relative_to(root.absolute()).as_posix(), path, root)


def read_seed(place: SeedPlace) -> SeedFile:
    """Return one seed's bytes. Raises `SeedError`, naming the seed and why it cannot be read."""
    try:
        facts = place.path.stat()
        if not _is_inside(place.path, place.root):
            what = "is a link to a file outside the folder"
            raise unusable(place.name, what, "put the file itself there")
        check_seed(place.name, stat.S_ISREG(facts.st_mode), facts.st_size)
        return SeedFile(place.name, place.path.read_bytes())
    except FileNotFoundError as error:
        what = "is a link to nothing"
        raise unusable(place.name, what, "mend the link, or remove it") from error
    except OSError as error:
        what = f"cannot be read ({os.strerror(error.errno or 0)})"
        raise unusable(place.name, what, "mend its permissions, or remove it") from error


def check_seed(name: str, is_file: bool, size: int) -> None:
    """Raise `SeedError` if something of that name and size is no seed, whether `is_file` or not."""
    if not name.isprintable():
        raise unusable(name, "has a name with characters that cannot be printed", "rename it")
    if not is_file:
        raise unusable(name, "is not a regular file", "put a text file there, or remove it")
    if size > LARGEST_SEED:
        what = f"has {size:,} bytes; a seed has {LARGEST_SEED:,} at most"
        raise unusable(name, what, "keep only the article")


def _is_inside(path: Path, folder: Path) -> bool:
    """Say whether `path` lies below `folder` when all links are followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links that lead to each other
        return False


def read_settings(folder: Path) -> bytes:
    """Return the bytes of the folder's briefing.yml, none if there is no such file. Raises
    `BriefingError` if it cannot be read.
    """
    path = folder / SETTINGS_NAME
    try:
        return path.read_bytes() if path.exists() else b""
    except OSError as error:
        what = f"cannot be read ({os.strerror(error.errno or 0)})"
        raise BriefingError(
            Problem(str(path), 0, what, "mend its permissions, or remove it")
        ) from error


def is_there(path: Path) -> bool:
    """Say whether a file or folder lies there."""
    return path.exists()


def is_folder(path: Path) -> bool:
    """Say whether a folder lies there."""
    return path.is_dir()


def read_export(path: Path, part: str = "") -> bytes:
    """Return the bytes of an export: of the file itself, or of data/briefing.json in a folder; or
    of a part that it names. Raises `OSError` if it cannot be read.
    """
    export = path / "data" / "briefing.json" if path.is_dir() else path
    return (export.parent / part if part else export).read_bytes()


def read_texts(folder: Path, endings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield path and content of the files below `folder` whose paths end so, by path; bytes that
    are not UTF-8 are U+FFFD.
    """
    for path in sorted(
        path for path in folder.rglob("*") if path.as_posix().endswith(endings) and path.is_file()
    ):
        yield path.as_posix(), path.read_bytes().decode("utf-8", "replace")


def read_if_there(path: Path) -> bytes | None:
    """Return the bytes of a file, nothing where none is."""
    return path.read_bytes() if path.is_file() else None


def names_below(folder: Path) -> Iterator[str]:
    """Yield the paths of the files below a folder, from there on, with slashes."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Make a folder that is gone afterwards, with all that was written into it."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


def store_seed(seed: SeedFile, folder: Path) -> Path:
    """Put a new seed into the folder and return where; a name that is taken gets a number. Raises
    `BriefingError` if it cannot.
    """
    stem, dot, ending = seed.name.rpartition(".")
    names = (seed.name if number == 1 else f"{stem}-{number}{dot}{ending}" for number in count(1))
    path = next(folder / name for name in names if not (folder / name).exists())
    try:
        _write(path, seed.data, folder)
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Put lines into a file that the caller names, in the place of what it held. Raises
    `BriefingError` if it cannot be written.
    """
    put(path, "".join(f"{line}\n" for line in lines).encode())


def put(path: Path, content: bytes) -> None:
    """Put content into a file that the caller names, in the place of what it held. Raises
    `BriefingError` if it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> BriefingError:
    what = f"cannot be written ({os.strerror(error.errno or 0)})"
    return BriefingError(
        Problem(str(path), 0, what, "make room or mend its permissions, and run again")
    )


# -- writing: decide, then act once ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Done:
    """Result of applying a plan. `problems` name files not written by us that blocked a page; they
    were left alone.
    """

    written: int
    removed: int
    unchanged: int
    problems: tuple[Problem, ...]


def carry_out(plan: Plan, docs: Path) -> Done:
    """Make the generated files in `docs` those of `plan`: write what differs, remove what an
    earlier run wrote and is gone.

    The manifest names every file that is ours before it is written and after it is removed, so a
    run that is killed at any point is repaired by the next. Files that it does not name are never
    touched. Raises `BriefingError` if the disk says no, or if another run is writing there.
    """
    try:
        docs.mkdir(parents=True, exist_ok=True)
        with _alone(docs):
            for left in docs.glob(f"{_NEW}*"):
                left.unlink()
            before = _read_manifest(docs)
            ours, problems = _sort_out(plan, docs, before)
            planned = {file.path for file in ours} | plan.standing.keys()
            _write_manifest(docs, before | planned)
            written = sum(_write(docs / file.path, file.content, docs) for file in ours)
            removed = sum(_remove(docs / path, docs) for path in sorted(before - planned))
            _write_manifest(docs, planned)
    except OSError as error:
        raise _unwritable(docs, error) from error
    return Done(written, removed, len(planned) - written, tuple(problems))


def is_carried_out(listed: Mapping[str, str], docs: Path) -> bool:
    """Say whether the generated files in `docs` are those that are `listed`, by path with the
    SHA-256 of their content.
    """
    try:
        return _read_manifest(docs) == listed.keys() and all(
            sha256((docs / path).read_bytes()).hexdigest() == digest
            for path, digest in listed.items()
        )
    except (OSError, BriefingError):
        return False


def lying(docs: Path) -> dict[str, str]:
    """Return the generated files that lie in `docs`, by path with the SHA-256 of their content."""
    try:
        paths = (path for path in _read_manifest(docs) if (docs / path).is_file())
        return {path: sha256((docs / path).read_bytes()).hexdigest() for path in paths}
    except (OSError, BriefingError):
        return {}


@contextmanager
def _alone(docs: Path) -> Iterator[None]:
    """Hold a lock on the folder itself: it leaves no file behind, and the system takes it from a
    process that dies.

    Where folders cannot be locked (Windows, some network disks) the runs are not told apart.
    """
    if fcntl is None:
        yield
        return
    folder = os.open(docs, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(folder)
        raise BriefingError(
            Problem(
                str(docs), 0, "is being written by another run", "wait for it to end, and run again"
            )
        ) from error
    except OSError:
        pass
    try:
        yield
    finally:
        os.close(folder)


def _sort_out(
    plan: Plan, docs: Path, before: frozenset[str]
) -> tuple[list[PlannedFile], list[Problem]]:
    """Part the planned files into those that we may write and problems: where a file of another
    hand, or a link, stands.
    """
    ours, problems, blocked = [], [], cache(partial(_blocked, docs=docs))
    for file in plan.files:
        path = docs / file.path
        obstacle = blocked(path.parent) or _obstacle(file, path, docs, file.path in before)
        if obstacle:
            problems.append(Problem(str(path), 0, *obstacle))
        else:
            ours.append(file)
    return ours, problems


def _blocked(folder: Path, docs: Path) -> tuple[str, str] | None:
    """Return what keeps files from being written into a folder and what to do."""
    above = [each for each in (folder, *folder.parents) if each != docs and each.exists()]
    if not all(each.is_dir() for each in above):
        return _IN_THE_PLACE
    return None if _is_inside(folder, docs) else _THROUGH_A_LINK


def _obstacle(file: PlannedFile, path: Path, docs: Path, known: bool) -> tuple[str, str] | None:
    """Return what keeps a file from being written where nothing keeps others, and what to do;
    `known` if we wrote it before.
    """
    if path.is_dir():
        return _IN_THE_PLACE
    if path.is_symlink() and not _is_inside(path, docs):
        return _THROUGH_A_LINK
    if not known and path.exists() and path.read_bytes() != file.content:
        return "is in the way of a generated page and was not written by us", "rename it"
    return None


_IN_THE_PLACE = (
    "a file stands where a folder should, or a folder for a file",
    "rename what is there",
)
_THROUGH_A_LINK = "would be written outside the folder, through a link", "remove the link"


def _read_manifest(docs: Path) -> frozenset[str]:
    try:
        listed = json.loads((docs / MANIFEST).read_bytes())["files"]
        inside = cache(partial(_is_inside, folder=docs))
        return frozenset(path for path in listed if inside((docs / path).parent))
    except FileNotFoundError:
        return frozenset()
    except (ValueError, TypeError, KeyError) as error:
        todo = "remove it and the generated pages beside it, and run again"
        raise BriefingError(
            Problem(str(docs / MANIFEST), 0, "is not as it was written", todo)
        ) from error


def _write_manifest(docs: Path, paths: frozenset[str] | set[str]) -> None:
    listed = {
        "what": "files written by python -m generator; it never touches another",
        "files": sorted(paths),
    }
    _write(
        docs / MANIFEST, (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode(), docs
    )


def _write(path: Path, content: bytes, docs: Path) -> bool:
    """Put `content` at `path` in one step, unless it is there already. Return whether it was
    written.
    """
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    new = docs / f"{_NEW}{os.getpid()}"
    new.write_bytes(content)
    new.replace(path)
    return True


def _remove(path: Path, docs: Path) -> bool:
    """Remove a file that an earlier run wrote, and the folders that are empty then. Return whether
    it was there.
    """
    there = path.exists()
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == docs or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
    return there
