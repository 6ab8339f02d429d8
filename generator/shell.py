"""What the commands share: their options, the seeds and settings they read, the problems they name,
and the exit code.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator import files
from generator.errors import BriefingError, Problem, SeedError
from generator.lexicon import Lexicon, load
from generator.model.seeds import SeedFile
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.build import Built
    from generator.model.readings import Reading

# Modules that only some commands need are imported where they begin: the others start faster
# without.
# ruff: noqa: PLC0415

OFTEN = 100  # articles from one line of progress to the next

Item = TypeVar("Item")

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
)


@dataclass(frozen=True, slots=True)
class Common:
    """What every command is told."""

    seeds: Path
    docs: Path
    jobs: int


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
    def told(*args: Any, seeds: Path, docs: Path, jobs: int, **rest: Any) -> None:
        command(*args, Common(seeds, docs, jobs), **rest)

    for option in reversed(OPTIONS):
        told = option(told)
    return told


# -- what they read -------------------------------------------------------------------------------


def settings_of(given: Common) -> Settings:
    """Return what briefing.yml says; without one, nothing but what holds by default."""
    data = files.read_settings(given.seeds)
    if not data:
        return Settings()
    from generator.briefing_yml import load_settings

    try:
        return load_settings(data)
    except BriefingError as error:
        raise BriefingError(*below(given.seeds, error.problems)) from error


def seeds_of(given: Common, problems: list[Problem]) -> Iterator[SeedFile]:
    """Yield the seeds of the folder that can be read; add to `problems` why others cannot."""
    if not files.is_folder(given.seeds):
        raise click.UsageError(f"there is no folder {given.seeds}")
    unusable: list[Problem] = []
    yield from readable(files.find_seeds(given.seeds), unusable)
    problems += below(given.seeds, unusable)


def readings_of(given: Common, settings: Settings, lexicon: Lexicon) -> tuple[Reading, ...]:
    """Return what all seeds give that can be used; name the others on standard error, for a
    command that does not need them.
    """
    from generator.build import read_all

    problems: list[Problem] = []
    readings, unusable = read_all(seeds_of(given, problems), settings, lexicon, given.jobs, watched)
    report([*problems, *below(given.seeds, unusable)])
    return readings


def readable(places: Iterable[files.SeedPlace], problems: list[Problem]) -> Iterator[SeedFile]:
    """Yield the seeds at `places` that can be read; add to `problems` why others cannot."""
    for place in places:
        try:
            yield files.read_seed(place)
        except SeedError as error:
            problems += error.problems


def watched(items: Iterable[Item]) -> Iterator[Item]:
    """Say on standard error how far a long run is."""
    for count, item in enumerate(items, 1):
        if not count % OFTEN:
            click.echo(f"{count:,} articles read", err=True)
        yield item


def build_from(given: Common, settings: Settings) -> tuple[Built, list[Problem]]:
    """Return what the seeds give, and the problems of those that cannot be used."""
    from generator.build import build

    unusable = list[Problem]()
    placed = replace(settings, address=settings.address or os.environ.get("SITE_URL", ""))
    built = build(seeds_of(given, unusable), placed, load(settings.language), given.jobs, watched)
    return built, [*unusable, *below(given.seeds, built.problems)]


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
