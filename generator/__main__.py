"""Commands, flags, exit codes, progress; nothing else."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from generator import files
from generator.errors import Problem, SeedError
from generator.lexicon import load
from generator.model import SeedFile
from generator.settings import Settings

FOLDER = click.Path(file_okay=False, path_type=Path)
OPTIONS = (
    click.option("--seeds", type=FOLDER, default="seeds", show_default=True, help="Folder of articles and briefing.yml."),
    click.option("--docs", type=FOLDER, default="docs", show_default=True, help="Folder of the site's pages."),
    click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Processes at most; else one a processor."),
)


@dataclass(frozen=True, slots=True)
class Common:
    """What every command is told."""

    seeds: Path
    docs: Path
    jobs: int


def common(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that all of them share, as its first argument."""

    @functools.wraps(command)
    def told(*args: Any, seeds: Path, docs: Path, jobs: int, **rest: Any) -> None:
        command(*args, Common(seeds, docs, jobs), **rest)

    for option in reversed(OPTIONS):
        told = option(told)
    return told


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
@common
def main(context: click.Context, given: Common) -> None:
    """Turn the articles in SEEDS into a cross-linked, cited briefing in DOCS."""
    context.default_map = dict.fromkeys(main.commands, context.params)  # `--seeds` may stand before a command or after it


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--jsonl", is_flag=True, help="One object a line, each printed when it is ready.")
@click.option("--why", is_flag=True, help="Say for each speaker which features decided, with their weights.")
@common
def inspect(given: Common, paths: tuple[Path, ...], jsonl: bool, why: bool) -> None:
    """Print what is read out of each article, as JSON."""
    from generator.export import inspected, to_json  # noqa: PLC0415 - only the commands that need it wait for it
    from generator.parallel import read_each  # noqa: PLC0415

    out = sys.stdout.buffer  # UTF-8 whatever the locale
    problems: list[Problem] = []
    settings = Settings()
    for outcome in read_each(_read(_places(paths, given.seeds), problems), settings, load(settings.language), given.jobs):
        if isinstance(outcome, tuple):
            problems.extend(outcome)
        else:
            out.write(to_json(inspected(outcome, (), why), indent=None if jsonl else 2).encode() + b"\n")
    _finish(problems)


def _places(paths: Iterable[Path], seeds: Path) -> Iterator[files.SeedPlace]:
    for path in paths:
        if path.is_dir():
            yield from files.find_seeds(path)
        else:
            yield files.find_seed(path, seeds)


def _read(places: Iterable[files.SeedPlace], problems: list[Problem]) -> Iterator[SeedFile]:
    for place in places:
        try:
            yield files.read_seed(place)
        except SeedError as error:
            problems.extend(error.problems)


def _finish(problems: list[Problem]) -> None:
    """Name each problem on standard error, and leave with 1 if there is one."""
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        raise SystemExit(1)


if __name__ == "__main__":
    main(prog_name="python -m generator")
