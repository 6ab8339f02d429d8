"""Seeds → readings, on one processor or several, in the order given: the same readings whatever their number."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from generator.articles import read_article
from generator.errors import BriefingError, Problem, defect
from generator.lexicon import Lexicon
from generator.model import Reading, SeedFile
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from concurrent.futures import Future

WORTH_A_POOL = 40  # with fewer seeds, starting the processes costs more than they save
AHEAD = 16  # seeds handed out before they are asked for, a process

Outcome = Reading | tuple[Problem, ...]


def read_each(seeds: Iterable[SeedFile], settings: Settings, lexicon: Lexicon, jobs: int = 1) -> Iterator[Outcome]:
    """Yield for each seed, in order, its reading, or the problems for which it is left out.

    Holds few articles at a time. `jobs` is the largest number of processes.
    """
    stream = iter(seeds)
    first = list(islice(stream, WORTH_A_POOL))
    seeds = chain(first, stream)
    if jobs == 1 or len(first) < WORTH_A_POOL:
        for seed in seeds:
            yield read_one(seed, settings, lexicon)
        return
    # Loaded here: one article by itself is read sooner without.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[Future[Outcome]] = deque()
        for seed in seeds:
            waiting.append(pool.submit(read_one, seed, settings, lexicon))
            if len(waiting) > jobs * AHEAD:
                yield waiting.popleft().result()
        yield from (future.result() for future in waiting)


def read_one(seed: SeedFile, settings: Settings, lexicon: Lexicon) -> Outcome:
    """Return what one seed gives: the one way in which every command reads a seed.

    A defect of ours costs that one article, never the briefing: it is a problem like any other.
    """
    try:
        return read(read_article(seed, settings, lexicon), settings, lexicon)
    except BriefingError as error:
        return error.problems
    except Exception as error:
        return (defect(seed.name, error),)
