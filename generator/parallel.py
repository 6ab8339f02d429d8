"""Seeds → readings, in the order given: the same readings wherever they are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import tee
from typing import Protocol, TypeVar

from generator.articles import read_article
from generator.engines.local import Local
from generator.errors import BriefingError, Problem, defect
from generator.lexicon import Lexicon
from generator.model.plans import Units
from generator.model.readings import Reading
from generator.model.seeds import SeedFile
from generator.reading import read
from generator.settings import Settings
from generator.view import View

Outcome = Reading | tuple[Problem, ...]
Watch = Callable[[Iterable[Outcome]], Iterator[Outcome]]

Ground = TypeVar("Ground")
Item = TypeVar("Item")
Result = TypeVar("Result")

_HERE = Local()


class Engine(Protocol):
    """Where the work of a run is done, by functions that depend on nothing but what they are
    given: `ground`, the same for all of it, and a piece or an item.
    """

    def each(
        self, work: Callable[[Ground, Item], Result], ground: Ground, items: Iterable[Item]
    ) -> Iterator[Result]:
        """Yield what `work` makes of each item, in order; holds few at a time."""

    def spread(self, pieces: Sequence[Callable[[Ground], Result]], ground: Ground) -> list[Result]:
        """Return what each piece of work makes of `ground`, in order."""


class Kept(Protocol):
    """Readings kept from earlier runs."""

    def get(self, seed: SeedFile) -> Reading | None:
        """Return what an earlier run concluded from a seed, or nothing."""

    def put(self, seed: SeedFile, reading: Reading) -> None:
        """Keep what this run concluded from a seed."""

    @property
    def keys(self) -> Mapping[str, bytes]:
        """By name, a hash of all that the reading of a seed hangs on; of those asked for."""


class Standing(Protocol):
    """Pages of the last run that stand."""

    def watch(self, view: View, readings: Mapping[str, bytes]) -> View:
        """Return a view that writes only what does not stand. `readings` has, by name of seed, a
        hash of all that a reading hangs on.
        """

    def keep(self, units: Units) -> None:
        """Keep the units of this run for the next."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a run works with, none of which changes what comes of it: where the work is done; what
    earlier runs kept; `watch`, through which what each seed gives passes as it comes; `tell`, which
    is told what the run does after that; and which pages of the last run stand.
    """

    engine: Engine = _HERE
    kept: Kept | None = None
    watch: Watch = iter
    tell: Callable[[str], object] = str
    standing: Standing | None = None


def read_new(
    seeds: Iterable[SeedFile], settings: Settings, lexicon: Lexicon, means: Means
) -> Iterator[Outcome]:
    """Yield for each seed, in order, the reading that is kept of it; what is not kept is read as
    `read_each` does, and kept.
    """
    kept = means.kept
    if not kept:
        yield from read_each(seeds, settings, lexicon, means.engine)
        return
    known, others = tee((seed, kept.get(seed)) for seed in seeds)
    unread = (seed for seed, reading in others if not reading)
    read = read_each(unread, settings, lexicon, means.engine)
    for seed, reading in known:
        outcome = reading or next(read)
        if not reading and isinstance(outcome, Reading):
            kept.put(seed, outcome)
        yield outcome


def read_each(
    seeds: Iterable[SeedFile], settings: Settings, lexicon: Lexicon, engine: Engine = _HERE
) -> Iterator[Outcome]:
    """Yield for each seed, in order, its reading, or the problems for which it is left out.

    Holds few articles at a time.
    """
    yield from engine.each(_read_on, (settings, lexicon), seeds)


def _read_on(ground: tuple[Settings, Lexicon], seed: SeedFile) -> Outcome:
    return read_one(seed, *ground)


def read_one(seed: SeedFile, settings: Settings, lexicon: Lexicon) -> Outcome:
    """Return what one seed gives: the one way in which every command reads a seed.

    A defect of ours costs that one article, never the briefing: it is a problem like any other.
    """
    said = settings.of_seed(seed.name)
    try:
        return read(read_article(seed, said, lexicon), said, lexicon)
    except BriefingError as error:
        return error.problems
    except Exception as error:
        return (defect(seed.name, error),)
