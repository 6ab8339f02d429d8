"""The commands and their flags; what they share stands in `shell.py`."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import files, shell
from generator.errors import BriefingError, Problem
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.settings import SETTINGS_NAME, Settings
from generator.unchanged import KeptRun, Published

if TYPE_CHECKING:
    from generator.add import Origin
    from generator.build import Built
    from generator.model.briefings import Briefing

# Modules that only one command needs are imported where it begins: the others start faster without.
# ruff: noqa: PLC0415

# Allocations between passes of the cyclic garbage collector: the model holds no reference cycles,
# and the passes took a tenth of a long run.
GC_THRESHOLD = 50_000

THERE = click.Path(exists=True, path_type=Path)


@click.group(
    cls=shell.Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.pass_context
@click.option(
    "--left-out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=(
        "Write here which articles are left out and why; with this, leaving them out is no failure."
    ),
)
@shell.common
def main(context: click.Context, given: shell.Common, left_out: Path | None) -> None:
    """Turn the articles in SEEDS into a cross-linked, cited briefing in DOCS."""
    gc.set_threshold(GC_THRESHOLD)
    # an option may stand before a command or after it
    context.default_map = dict.fromkeys(main.commands, context.params)
    if context.invoked_subcommand is None:
        _publish(given, left_out)
    elif left_out:
        raise click.UsageError("--left-out goes with no command")


def _publish(given: shell.Common, left_out: Path | None) -> None:
    """Make docs/ what the seeds give, unless a run has done so and all is as it left it."""
    unusable = list[Problem]()
    settings, seeds = shell.settings_of(given), tuple(shell.seeds_of(given, unusable))
    with shell.shelf_of(given) as shelf:
        run = shell.run_of(seeds, settings, shelf) if shelf and not unusable else None
        if run and _is_done(run, given.docs):
            if left_out:
                files.write_lines(left_out, ())
            return
        built, others = shell.build_from(given, seeds, settings, shelf)
        unusable += others
        done = _carry_out(given, built, unusable, left_out)
        published = Published.of(built.briefing, built.plan)
        _say_what_was_done(published, done, given.docs)
        warned = _warn_of_unused(built.briefing, settings, given.seeds)
        if run and not (unusable or done.problems or warned):
            run.put(published)
    if left_out:
        shell.report(unusable)
        unusable.clear()
    shell.finish([*unusable, *done.problems])


def _is_done(run: KeptRun, docs: Path) -> bool:
    """Say whether what the run published lies there as it was; if so, print that."""
    published = run.get()
    if published is None or not files.is_carried_out(published.files, docs):
        return False
    _say_what_was_done(published, files.Done(0, 0, len(published.files), ()), docs)
    return True


def _carry_out(
    given: shell.Common, built: Built, unusable: list[Problem], left_out: Path | None
) -> files.Done:
    """Write the pages, and what is left out into a file of that name. Raises `BriefingError` if
    there is nothing to write.
    """
    if not built.briefing.readings:
        what = "holds no article that can be used; nothing was written"
        unusable.append(Problem(str(given.seeds), 0, what, "put articles there"))
    if left_out:
        files.write_lines(left_out, map(str, unusable))
    if not built.briefing.readings:
        raise BriefingError(*unusable)
    return files.carry_out(built.plan, given.docs)


def _say_what_was_done(published: Published, done: files.Done, docs: Path) -> None:
    given = (
        shell.counted(published.articles, "article"),
        shell.counted(published.statements, "statement"),
    )
    counts = f"{done.written} written, {done.removed} removed, {done.unchanged} unchanged"
    click.echo(f"{', '.join(given)}; files: {counts}. Look at {docs / 'index.md'}")


def _warn_of_unused(briefing: Briefing, settings: Settings, seeds: Path) -> bool:
    """Say on standard error that entries of briefing.yml do nothing, which is no reason for
    another exit code; return whether that was said.
    """
    if settings == Settings():
        return False
    from generator.check import unused_settings

    lines = sorted(problem.line for problem in unused_settings(briefing, settings))
    if lines:
        first = (
            "this entry does" if len(lines) == 1 else f"the first of {len(lines)} entries that do"
        )
        where = f"{(seeds / SETTINGS_NAME).as_posix()}:{lines[0]}"
        shell.warn(f"{where}: {first} nothing; python -m generator check says why")
    return bool(lines)


@main.command()
@shell.common
def check(given: shell.Common) -> None:
    """Name every problem of the seeds and briefing.yml, with what to do, then what might be
    better; write nothing.

    Advice is on standard output and no problem: the exit code is 1 only for problems, which are on
    standard error.
    """
    from generator.advice import advise
    from generator.briefing import brief
    from generator.check import check as checked

    settings, problems = shell.settings_of(given), list[Problem]()
    lexicon = load(settings.language)
    readings = shell.readings_of(given, settings, lexicon, problems)
    briefing = brief(readings, settings, lexicon)
    problems += shell.below(given.seeds, checked(briefing, settings))
    advice = shell.below(given.seeds, advise(briefing, settings, lexicon))
    if not problems:
        click.echo(f"{shell.counted(len(readings), 'article')}: nothing to mend.")
    for each in advice:
        click.echo(f"advice: {each}")
    shell.finish(problems)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=THERE)
@click.option(
    "--jsonl", is_flag=True, help="One object a line, each printed as soon as it is ready."
)
@click.option(
    "--text", is_flag=True, help="Instead, the text of one article that offsets count in."
)
@click.option(
    "--why",
    is_flag=True,
    help="Say in words how each speaker was found, and which features decided, with weights.",
)
@shell.common
def inspect(
    given: shell.Common, paths: tuple[Path, ...], jsonl: bool, text: bool, why: bool
) -> None:
    """Print what is read out of each article, as JSON: an object for one file, a list for a folder
    or several files.
    """
    from generator.export import inspected, to_json
    from generator.join.topics import topics_by_reading
    from generator.parallel import read_each

    single = len(paths) == 1 and not files.is_folder(paths[0])
    if text and not single:
        raise click.UsageError("--text takes one file")
    settings, problems = shell.settings_of(given), list[Problem]()
    lexicon, objects = load(settings.language), []
    words = lexicon if why else None
    topics_of = topics_by_reading(settings, lexicon)
    places = (place for path in paths for place in files.find_in(path, given.seeds))
    seeds = shell.readable(places, problems)
    for outcome in read_each(seeds, settings, lexicon, shell.engine_of(given)):
        if isinstance(outcome, tuple):
            problems += outcome
        elif text:
            _print(outcome.article.text, end="")
        elif jsonl:
            _print(to_json(inspected(outcome, topics_of(outcome), words)))
        else:
            objects.append(inspected(outcome, topics_of(outcome), words))
    if objects or not (jsonl or text or single):
        _print(to_json(objects[0] if single else objects, indent=2))
    shell.finish(problems)


def _print(text: str, end: str = "\n") -> None:
    """Print what other programs read: as UTF-8 and with these line ends on every machine."""
    sys.stdout.buffer.write(f"{text}{end}".encode())


@main.command()
@click.argument(
    "site", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@shell.common
def verify(given: shell.Common, site: Path | None) -> None:
    """Compare every quotation in DOCS, and in the rendered SITE, with its seed, to the character;
    then every file with what the seeds give when pages and site are made anew.

    A seed that cannot be used is named, but is no difference.
    """
    from generator import fresh
    from generator.verify import READERS
    from generator.verify import verify as verified

    settings, unusable = shell.settings_of(given), list[Problem]()
    # Nothing that an earlier run kept may vouch for what it wrote: no shelf is open here.
    built, others = shell.build_from(given, shell.seeds_of(given, unusable), settings)
    shell.report([*unusable, *others])
    articles = [reading.article for reading in built.briefing.readings]
    endings = tuple(ending for ending, _, _ in READERS)
    folders = [given.docs, site] if site else [given.docs]
    shown = (file for folder in folders for file in files.read_texts(folder, endings))
    count, differences = verified(shown, articles)
    if not count:
        what = "holds no quotation to verify"
        todo = "run python -m generator first"
        raise BriefingError(Problem(str(site or given.docs), 0, what, todo))
    problems = [*differences]
    problems += fresh.docs_problems(built.plan, given.docs, fresh.named_in(problems))
    if site:
        problems += fresh.site_problems(given.docs, site, fresh.named_in(problems))
    if not problems:
        click.echo(f"{count:,} quotations are as their seeds print them, and nothing else differs.")
    shell.finish(problems)


@main.command()
@click.argument("old")
@click.argument("new")
@click.option("--markdown", is_flag=True, help="For a pull request.")
@click.option(
    "--git", "git", is_flag=True, help="OLD and NEW are revisions; SEEDS is read as they have it."
)
@shell.common
def diff(given: shell.Common, old: str, new: str, markdown: bool, git: bool) -> None:
    """Say what changed from one export to another; each is a briefing.json (its parts beside it, if
    it has any), or a folder that holds data/briefing.json.

    With --git, from one revision of the articles to another, as this program reads both.
    """
    from generator.diff import as_markdown, as_text
    from generator.diff import diff as differences

    before, after = (_export_at(given, each) if git else _export(each) for each in (old, new))
    sections = differences(before, after)
    _print((as_markdown if markdown else as_text)(sections))


@main.command()
@click.argument("places", nargs=-1, required=True, metavar="PATH|URL…")
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and its network, too.")
@shell.common
def add(given: shell.Common, places: tuple[str, ...], allow_private: bool) -> None:
    """Store articles, from files or the web, as text seeds in SEEDS, and say what was understood
    of each.

    A seed that is there and cannot be used is named, but keeps no other out.
    """
    from generator.add import Known, take_in, understood

    settings, problems, unusable = shell.settings_of(given), list[Problem](), list[Problem]()
    lexicon = load(settings.language)
    readings = shell.readings_of(given, settings, lexicon, unusable)
    shell.report(unusable)
    known = [Known.of(reading.article) for reading in readings]
    for name, seed, origin in _brought(places, given.seeds, allow_private, problems):
        try:
            taken = take_in(seed, origin, known, settings, lexicon)
        except BriefingError as error:
            problems += (replace(problem, file=name) for problem in error.problems)
            continue
        path = files.store_seed(taken.seed, given.seeds)
        known.append(Known.of(replace(taken.article, seed=path.name)))
        click.echo(f"{path.as_posix()}\n{understood(taken)}")
    shell.finish(problems)


def _brought(
    places: Iterable[str], seeds: Path, private: bool, problems: list[Problem]
) -> Iterator[tuple[str, SeedFile, Origin]]:
    """Yield each article that lies at the places: what to call it, its bytes, and where they were
    found. The clock says when.
    """
    from generator.add import Origin, as_file
    from generator.fetch import Limits, fetch

    today = datetime.now(UTC).date().isoformat()
    for place in places:
        try:
            if "://" in place:
                page = fetch(place, Limits(private=private))
                seed = as_file(page.data, page.kind, page.charset, place)
                yield place, seed, Origin(sha256(page.data).hexdigest(), today, page.address)
            else:
                for seed in shell.readable(_there(Path(place), seeds), problems):
                    yield seed.name, seed, Origin(sha256(seed.data).hexdigest(), today)
        except BriefingError as error:
            problems += error.problems


def _there(path: Path, seeds: Path) -> tuple[files.SeedPlace, ...]:
    if not files.is_there(path):
        raise click.UsageError(f"there is no file {path}")
    return files.find_in(path, seeds)


@main.command()
@click.option(
    "--suggest", is_flag=True, help="Those found in the texts, even where briefing.yml has its own."
)
@shell.common
def topics(given: shell.Common, suggest: bool) -> None:
    """Print the topics that pages are filed under, as YAML for briefing.yml."""
    from generator.briefing import topics_in_use
    from generator.topics_yml import as_yaml

    settings, problems = shell.settings_of(given), list[Problem]()
    lexicon = load(settings.language)
    readings = shell.readings_of(given, settings, lexicon, problems)
    found = topics_in_use(readings, replace(settings, topics=()) if suggest else settings, lexicon)
    if not found:
        what, todo = "no topic was found in the texts", "name topics in briefing.yml"
        raise BriefingError(*problems, Problem(str(given.seeds), 0, what, todo))
    _print(as_yaml(found), end="")
    shell.finish(problems)


def _export(place: str) -> Any:
    """Return an export that lies at a path, with its parts if it is in parts."""
    from generator.export_parts import joined

    path = Path(place)
    if not files.is_there(path):
        raise click.UsageError(f"there is no {path}; to compare revisions add --git")
    try:
        return joined(
            json.loads(files.read_export(path)),
            lambda part: json.loads(files.read_export(path, part)),
        )
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise click.UsageError(f"{path} is not an export: {error}") from error


def _export_at(given: shell.Common, revision: str) -> Any:
    """Return what a revision would export. A seed that cannot be used is named, and left out."""
    from generator.briefing import brief
    from generator.build import read_all
    from generator.export import exported
    from generator.revisions import read_revision

    held = read_revision(revision, given.seeds)
    settings = shell.settings_in(held.settings, given.seeds)
    lexicon = load(settings.language)
    with shell.shelf_of(given) as shelf:
        means = shell.means_of(given, settings, shelf)
        readings, unusable = read_all(held.seeds, settings, lexicon, means)
    shell.report(shell.below(given.seeds, (*held.problems, *unusable)))
    return exported(brief(readings, settings, lexicon))


if __name__ == "__main__":
    main(prog_name="python -m generator")
