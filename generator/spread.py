"""Spreads work over processes that are forked off this one: what it needs is there already, and
only what it gives is sent.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar, TypeVar

Result = TypeVar("Result")


def spread(work: Sequence[Callable[[], Result]], jobs: int) -> list[Result]:
    """Return what each piece of work gives, in order, done in as many as `jobs` processes at once,
    this one among them: it begins at the end and goes on until it meets the others.

    So what takes longest should stand at both ends. All is done here where a system cannot fork,
    or not safely (macOS, Windows).
    """
    if jobs < 2 or sys.platform != "linux":
        return [piece() for piece in work]
    # Imported here: a run that reads little starts sooner without.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    with _handed_over(work), ProcessPoolExecutor(jobs - 1, get_context("fork")) as pool:
        given = [pool.submit(_Work.do, index) for index in range(len(work))]
        done = [
            piece() if future.cancel() else future.result()
            for piece, future in zip(reversed(work), reversed(given), strict=True)
        ]
    return done[::-1]


class _Work:
    """What a process finds when it is forked off."""

    pieces: ClassVar[Sequence[Callable[[], Any]]] = ()

    @classmethod
    def do(cls, index: int) -> Any:
        """Return what one piece of the work gives."""
        return cls.pieces[index]()


@contextmanager
def _handed_over(work: Sequence[Callable[[], Any]]) -> Iterator[None]:
    """Leave work where a process that is forked off finds it, all in memory that it shares with
    this one as long as neither writes there: the garbage collector does not.
    """
    _Work.pieces = work
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        _Work.pieces = ()
