"""On this machine: in this process, or in several that are forked off it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import Any, ClassVar, TypeVar

from generator.engines._batches import in_order

WORTH_A_POOL = 24  # items; starting the processes costs as much as reading fifteen
BATCH = 4  # items handed out at once
AHEAD = 4  # batches handed out before they are asked for, a process

Ground = TypeVar("Ground")
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Local:
    """As many as `jobs` processes."""

    jobs: int = 1

    def each(
        self, work: Callable[[Ground, Item], Result], ground: Ground, items: Iterable[Item]
    ) -> Iterator[Result]:
        """Yield what `work` makes of each item, in order; holds few at a time."""
        stream = iter(items)
        first = list(islice(stream, WORTH_A_POOL)) if self.jobs > 1 else []
        if len(first) < WORTH_A_POOL:
            yield from (work(ground, item) for item in chain(first, stream))
            return
        # Done here, so that a process that is forked off begins with what the work prepares.
        yield work(ground, first[0])
        yield from self._in_pool(partial(work, ground), chain(first[1:], stream))

    def _in_pool(self, work: Callable[[Item], Result], items: Iterator[Item]) -> Iterator[Result]:
        # Imported here: one article by itself is read sooner without.
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

        with ProcessPoolExecutor(self.jobs, initializer=_Worker.start, initargs=(work,)) as pool:
            yield from in_order(
                lambda batch: pool.submit(_Worker.do, batch), items, BATCH, AHEAD * self.jobs
            )

    def spread(self, pieces: Sequence[Callable[[Ground], Result]], ground: Ground) -> list[Result]:
        """Return what each piece of work makes of `ground`, in order, done in as many processes at
        once, this one among them: it begins at the end and goes on until it meets the others.

        So what takes longest should stand at both ends. The processes are forked off: `ground` is
        there already, and only what the work gives is sent. All is done here where a system cannot
        fork, or not safely (macOS, Windows).
        """
        if self.jobs < 2 or sys.platform != "linux":
            return [piece(ground) for piece in pieces]
        # Imported here: a run that reads little starts sooner without.
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
        from multiprocessing import get_context  # noqa: PLC0415

        work = [partial(piece, ground) for piece in pieces]
        with _handed_over(work), ProcessPoolExecutor(self.jobs - 1, get_context("fork")) as pool:
            given = [pool.submit(_Pieces.do, index) for index in range(len(work))]
            done = [
                piece() if future.cancel() else future.result()
                for piece, future in zip(reversed(work), reversed(given), strict=True)
            ]
        return done[::-1]


class _Worker:
    """What a process of the pool does with its items; it is told once, as it starts, and not with
    every item.
    """

    work: ClassVar[Callable[[Any], Any]]

    @classmethod
    def start(cls, work: Callable[[Any], Any]) -> None:
        """Get ready, in a process of the pool."""
        cls.work = work

    @classmethod
    def do(cls, batch: Iterable[Any]) -> list[Any]:
        """Return what comes of each item."""
        return [cls.work(item) for item in batch]


class _Pieces:
    """What a process finds when it is forked off."""

    work: ClassVar[Sequence[Callable[[], Any]]] = ()

    @classmethod
    def do(cls, index: int) -> Any:
        """Return what one piece of the work gives."""
        return cls.work[index]()


@contextmanager
def _handed_over(work: Sequence[Callable[[], Any]]) -> Iterator[None]:
    """Leave work where a process that is forked off finds it, all in memory that it shares with
    this one as long as neither writes there: the garbage collector does not.
    """
    _Pieces.work = work
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        _Pieces.work = ()
