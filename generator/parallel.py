"""Seeds → readings, on one processor or several, in the order given: the same readings whatever
their number.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, tee
from typing import TYPE_CHECKING, ClassVar, Protocol

from generator.articles import read_article
from generator.errors import BriefingError, Problem, defect
from generator.lexicon import Lexicon
from generator.model.readings import Reading
from generator.model.seeds import SeedFile
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from concurrent.futures import Future

WORTH_A_POOL = 24  # seeds; starting the processes costs as much as reading fifteen
BATCH = 4  # seeds handed out at once
AHEAD = 4  # batches handed out before they are asked for, a process

Outcome = Reading | tuple[Problem, ...]
Watch = Callable[[Iterable[Outcome]], Iterator[Outcome]]


class Kept(Protocol):
    """Readings kept from earlier runs."""

    def get(self, seed: SeedFile) -> Reading | None:
        """Return what an earlier run concluded from a seed, or nothing."""

    def put(self, seed: SeedFile, reading: Reading) -> None:
        """Keep what this run concluded from a seed."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a run reads with, none of which changes what it reads: how many processes at most; what
    earlier runs kept; `watch`, through which what each seed gives passes as it comes; and `tell`,
    which is told what the run does after that.
    """

    jobs: int = 1
    kept: Kept | None = None
    watch: Watch = iter
    tell: Callable[[str], object] = str


def read_new(
    seeds: Iterable[SeedFile], settings: Settings, lexicon: Lexicon, means: Means
) -> Iterator[Outcome]:
    """Yield for each seed, in order, the reading that is kept of it; what is not kept is read as
    `read_each` does, and kept.
    """
    kept = means.kept
    if not kept:
        yield from read_each(seeds, settings, lexicon, means.jobs)
        return
    known, others = tee((seed, kept.get(seed)) for seed in seeds)
    unread = (seed for seed, reading in others if not reading)
    read = read_each(unread, settings, lexicon, means.jobs)
    for seed, reading in known:
        outcome = reading or next(read)
        if not reading and isinstance(outcome, Reading):
            kept.put(seed, outcome)
        yield outcome


def read_each(
    seeds: Iterable[SeedFile], settings: Settings, lexicon: Lexicon, jobs: int = 1
) -> Iterator[Outcome]:
    """Yield for each seed, in order, its reading, or the problems for which it is left out.

    Holds few articles at a time. `jobs` is the largest number of processes.
    """
    stream = iter(seeds)
    first = list(islice(stream, WORTH_A_POOL)) if jobs > 1 else []
    if len(first) < WORTH_A_POOL:
        yield from (read_one(seed, settings, lexicon) for seed in chain(first, stream))
        return
    # Read here, so that a process that is forked off begins with the words of the language
    # prepared.
    yield read_one(first[0], settings, lexicon)
    yield from _read_in_pool(chain(first[1:], stream), settings, lexicon, jobs)


def _read_in_pool(
    seeds: Iterator[SeedFile], settings: Settings, lexicon: Lexicon, jobs: int
) -> Iterator[Outcome]:
    # Imported here: one article by itself is read sooner without.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    with ProcessPoolExecutor(jobs, initializer=_Worker.start, initargs=(settings, lexicon)) as pool:
        waiting: deque[Future[list[Outcome]]] = deque()
        while batch := tuple(islice(seeds, BATCH)):
            waiting.append(pool.submit(_Worker.read, batch))
            if len(waiting) > jobs * AHEAD:
                yield from waiting.popleft().result()
        for future in waiting:
            yield from future.result()


class _Worker:
    """What a process of the pool reads with; it is told once, as it starts, and not with every
    seed.
    """

    settings: ClassVar[Settings]
    lexicon: ClassVar[Lexicon]

    @classmethod
    def start(cls, settings: Settings, lexicon: Lexicon) -> None:
        """Get ready, in a process of the pool."""
        cls.settings, cls.lexicon = settings, lexicon

    @classmethod
    def read(cls, batch: Iterable[SeedFile]) -> list[Outcome]:
        """Return what each seed gives."""
        return [read_one(seed, cls.settings, cls.lexicon) for seed in batch]


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
