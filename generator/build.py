"""The whole run on one screen: seeds → articles → readings → briefing → plan. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.articles import told_apart
from generator.briefing import brief
from generator.datapackage import package_file
from generator.engines.local import WORTH_A_POOL
from generator.errors import BriefingError, Problem, defect
from generator.export import export_files
from generator.lexicon import Lexicon
from generator.model.briefings import Briefing
from generator.model.plans import Plan, PlannedFile, Units, Written
from generator.model.readings import Reading
from generator.model.seeds import SeedFile
from generator.parallel import Means, read_new
from generator.settings import Settings
from generator.site import writers
from generator.tables import table_files
from generator.view import View

_ALONE = Means()


@dataclass(frozen=True, slots=True)
class Built:
    """What a run came to. `problems` name the seeds that are left out, and why."""

    plan: Plan
    briefing: Briefing
    problems: tuple[Problem, ...]


def build(
    seeds: Iterable[SeedFile],
    settings: Settings,
    lexicon: Lexicon,
    means: Means = _ALONE,
) -> Built:
    """Return the plan for all of docs/. The same seeds give the same bytes, whatever their order
    and whatever the means.

    An article on which a defect of ours is met is left out, like a seed that cannot be used.
    """
    readings, problems = read_all(seeds, settings, lexicon, means)
    try:
        briefing, plan = _plan(readings, settings, lexicon, means)
    except BriefingError:  # nothing an article did
        raise
    except Exception:
        defects = dict(_defects(readings, settings, lexicon))
        if not defects:  # no article by itself: several together
            raise
        readings = tuple(reading for reading in readings if reading.article.seed not in defects)
        problems = (*problems, *defects.values())
        briefing, plan = _plan(readings, settings, lexicon)
    return Built(plan, briefing, problems)


def _plan(
    readings: Sequence[Reading], settings: Settings, lexicon: Lexicon, means: Means = _ALONE
) -> tuple[Briefing, Plan]:
    means.tell(f"{len(readings):,} articles read; joining what they say")
    briefing = brief(readings, settings, lexicon)
    means.tell("writing the pages")
    view = View.of(briefing, settings, lexicon)
    if means.kept and means.standing:
        view = means.standing.watch(view, means.kept.keys)
    engine = means.engine if len(readings) >= WORTH_A_POOL else _ALONE.engine
    written = engine.spread((_exports, *writers(), _tables), view)
    units = {name: unit for each in written for name, unit in each.units.items()}
    if means.standing:
        means.standing.keep(units)
    return briefing, _planned((file for each in written for file in each.files), units)


def _exports(view: View) -> Written:
    return Written(export_files(view.briefing, view.settings.sizes.file))


def _tables(view: View) -> Written:
    tables = table_files(view.briefing, view.settings.sizes.file)
    return Written((*tables, package_file(view.briefing, tables)))


def _planned(files: Iterable[PlannedFile], units: Units) -> Plan:
    """Return what shall lie in docs/: these files, and those of the units that stand."""
    new = tuple(sorted(files, key=lambda file: file.path))
    standing = dict(file for unit in units.values() for file in unit.files)
    for file in new:
        standing.pop(file.path, None)
    return Plan(new, standing)


def _defects(
    readings: Sequence[Reading], settings: Settings, lexicon: Lexicon
) -> Iterator[tuple[str, Problem]]:
    """Yield each seed that no briefing can be made with, and the problem; halving finds it in a
    few runs.
    """
    try:
        _plan(readings, settings, lexicon)
    except Exception as error:
        if len(readings) == 1:
            seed = readings[0].article.seed
            yield seed, defect(seed, error)
            return
        middle = len(readings) // 2
        yield from _defects(readings[:middle], settings, lexicon)
        yield from _defects(readings[middle:], settings, lexicon)


def read_all(
    seeds: Iterable[SeedFile],
    settings: Settings,
    lexicon: Lexicon,
    means: Means = _ALONE,
) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    """Return the readings by name of seed, and the problems of seeds that gave none; of two with
    one address, the first stays.
    """
    readings: dict[str, Reading] = {}
    problems: list[Problem] = []
    for outcome in means.watch(read_new(told_apart(seeds), settings, lexicon, means)):
        if isinstance(outcome, tuple):
            problems.extend(outcome)
            continue
        article = outcome.article
        first = readings.setdefault(article.id, outcome).article.seed
        if first != article.seed:
            problems.append(
                Problem(
                    article.seed, 0, f"would have the same address as {first}", "rename one of them"
                )
            )
    return tuple(readings.values()), tuple(problems)
