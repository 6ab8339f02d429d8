"""What the commands share: their options, the seeds and settings they read, the problems they name,
and the exit code.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from generator import files
from generator.errors import BriefingError, Problem, SeedError
from generator.lexicon import Lexicon, load
from generator.model.seeds import SeedFile
from generator.package_data import fingerprint
from generator.progress import Progress
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.build import Built
    from generator.kept import Shelf
    from generator.model.readings import Reading
    from generator.parallel import Engine, Means
    from generator.unchanged import KeptRun

# Modules that only some commands need are imported where they begin: the others start faster
# without.
# ruff: noqa: PLC0415

KEPT = Path(".build/kept.sqlite")  # what one run keeps for the next; git ignores it

LOCAL, DASK = "local", "dask="  # engines; the second is followed by the address of a scheduler

FOLDER = click.Path(file_okay=False, path_type=Path)
OPTIONS = (
    click.option(
        "--seeds",
        type=FOLDER,
        default="seeds",
        show_default=True,
        help="Folder of articles and briefing.yml.",
    ),
    click.option(
        "--docs", type=FOLDER, default="docs", show_default=True, help="Folder of the site's pages."
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=os.cpu_count() or 1,
        help="Processes at most; else one a processor.",
    ),
    click.option(
        "--engine",
        default=LOCAL,
        callback=lambda *given: _engine(given[-1]),
        metavar="NAME",
        help="Where the work is done: local, or dask=tcp://HOST:PORT, on a cluster's workers.",
    ),
    click.option(
        "--no-cache",
        is_flag=True,
        help=f"Read every article anew, and keep nothing in {KEPT.as_posix()} for the next run.",
    ),
)


@dataclass(frozen=True, slots=True)
class Common:
    """What every command is told."""

    seeds: Path
    docs: Path
    jobs: int
    engine: str
    no_cache: bool


COMMON = tuple(each.name for each in fields(Common))


class Commands(click.Group):
    """Commands that name what they cannot use on standard error, and then leave with 1."""

    def invoke(self, context: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(context)
        except BriefingError as error:
            return finish(error.problems)


def common(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that all of them share, as its first argument."""

    @functools.wraps(command)
    def told(*args: Any, **given: Any) -> None:
        shared = Common(**{name: given.pop(name) for name in COMMON})
        command(*args, shared, **given)

    for option in reversed(OPTIONS):
        told = option(told)
    return told


# -- what they read -------------------------------------------------------------------------------


def settings_of(given: Common) -> Settings:
    """Return what briefing.yml says; without one, nothing but what holds by default."""
    return settings_in(files.read_settings(given.seeds), given.seeds)


def settings_in(data: bytes, seeds: Path) -> Settings:
    """Return what the briefing.yml of a folder of seeds says, given its bytes; none for no file."""
    if not data:
        return Settings()
    from generator.briefing_yml import load_settings

    try:
        return load_settings(data)
    except BriefingError as error:
        raise BriefingError(*below(seeds, error.problems)) from error


def seeds_of(given: Common, problems: list[Problem]) -> Iterator[SeedFile]:
    """Yield the seeds of the folder that can be read; add to `problems` why others cannot."""
    if not files.is_folder(given.seeds):
        raise click.UsageError(f"there is no folder {given.seeds}")
    unusable: list[Problem] = []
    yield from readable(files.find_seeds(given.seeds), unusable)
    problems += below(given.seeds, unusable)


def readings_of(
    given: Common, settings: Settings, lexicon: Lexicon, problems: list[Problem]
) -> tuple[Reading, ...]:
    """Return what all seeds give that can be used; add to `problems` why others cannot."""
    from generator.build import read_all

    with shelf_of(given) as shelf:
        means = means_of(given, settings, shelf)
        readings, unusable = read_all(seeds_of(given, problems), settings, lexicon, means)
    problems += below(given.seeds, unusable)
    return readings


@contextmanager
def shelf_of(given: Common) -> Iterator[Shelf | None]:
    """Open what earlier runs kept; nothing with --no-cache."""
    if given.no_cache:
        yield None
        return
    from generator.store import opened

    with opened(KEPT, warn) as store:
        yield store


def means_of(given: Common, settings: Settings, shelf: Shelf | None = None) -> Means:
    """Return what a run reads with; `shelf` has the readings of earlier runs, and gets its own."""
    from generator.kept import KeptReadings
    from generator.parallel import Means

    progress = Progress(_say if sys.stderr.isatty() else _keep_quiet, monotonic)
    kept = KeptReadings(shelf, settings, fingerprint()) if shelf else None
    return Means(engine_of(given), kept, progress.watched, progress.tell)


def engine_of(given: Common) -> Engine:
    """Return where the work is done. A cluster is asked for when there is work."""
    from generator.engines.local import Local

    if given.engine == LOCAL:
        return Local(given.jobs)
    from generator.engines.dask import Dask

    return Dask(given.engine.removeprefix(DASK))


def _engine(name: str) -> str:
    """Return the name of an engine. Raises `click.BadParameter` if it is none."""
    if name == LOCAL or (name.startswith(DASK) and name != DASK):
        return name
    raise click.BadParameter(f"it is {LOCAL}, or {DASK}tcp://HOST:PORT")


def counted(number: int, noun: str) -> str:
    """Return a number and its noun, whose plural ends in -s: "1 article", "5 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _say(what: str) -> None:
    click.echo(what, err=True)


def _keep_quiet(_: str) -> None:
    """Say nothing: nobody looks, and a log need not know."""


def warn(what: str) -> None:
    """Say on standard error what is no reason for another exit code."""
    click.echo(f"warning: {what}", err=True)


def readable(places: Iterable[files.SeedPlace], problems: list[Problem]) -> Iterator[SeedFile]:
    """Yield the seeds at `places` that can be read; add to `problems` why others cannot."""
    for place in places:
        try:
            yield files.read_seed(place)
        except SeedError as error:
            problems += error.problems


def run_of(seeds: Iterable[SeedFile], settings: Settings, shelf: Shelf) -> KeptRun:
    """Return what is kept of a run over these seeds."""
    from generator.unchanged import KeptRun

    return KeptRun(shelf, seeds, _placed(settings), fingerprint())


def build_from(
    given: Common, seeds: Iterable[SeedFile], settings: Settings, shelf: Shelf | None = None
) -> tuple[Built, list[Problem]]:
    """Return what seeds give, and the problems of those that cannot be used."""
    from generator.build import build
    from generator.standing import StandingPages

    means, placed = means_of(given, settings, shelf), _placed(settings)
    if shelf and given.engine == LOCAL:  # what is looked up elsewhere is not noted here
        standing = StandingPages(shelf, placed, fingerprint(), files.lying(given.docs))
        means = replace(means, standing=standing)
    built = build(seeds, placed, load(settings.language), means)
    return built, below(given.seeds, built.problems)


def _placed(settings: Settings) -> Settings:
    """Return settings with the address that the surroundings give, where they name none."""
    return replace(settings, address=settings.address or os.environ.get("SITE_URL", ""))


# -- what they could not use -----------------------------------------------------------------------


def below(folder: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Return problems of files in a folder with the path to each."""
    return [replace(problem, file=(folder / problem.file).as_posix()) for problem in problems]


def finish(problems: Iterable[Problem]) -> None:
    """Name each problem on standard error, and leave with 1 if there is one."""
    problems = tuple(problems)
    report(problems)
    if problems:
        raise SystemExit(1)


def report(problems: Iterable[Problem]) -> None:
    """Name each problem on standard error."""
    for problem in problems:
        click.echo(str(problem), err=True)
