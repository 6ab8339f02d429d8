"""On the workers of a Dask cluster, which may stand on other machines: the same functions, pickled
by name. When it pays, and what it takes, stands in ENGINES.md.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from logging import CRITICAL, getLogger
from socket import create_connection
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar
from warnings import catch_warnings, simplefilter

from generator.engines._batches import in_order
from generator.errors import BriefingError, Problem
from generator.package_data import fingerprint

if TYPE_CHECKING:
    from distributed import Client

OPTION = "--engine"
PATIENCE = 5  # seconds to wait for a scheduler, and for its first worker
BATCH = 25  # items handed out at once; sending fewer costs more than a tenth of reading them
AHEAD = 3  # batches handed out before they are asked for, a worker

Ground = TypeVar("Ground")
Item = TypeVar("Item")
Result = TypeVar("Result")

# What is remembered from word to word is not made for threads, of which a worker may have several.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Dask:
    """The workers of the scheduler at `address`. One that is lost is replaced by the others."""

    address: str

    def each(
        self, work: Callable[[Ground, Item], Result], ground: Ground, items: Iterable[Item]
    ) -> Iterator[Result]:
        """Yield what `work` makes of each item, in order; holds few at a time."""
        with self._cluster(ground) as cluster:
            submit = partial(cluster.submit, partial(_all_of, work))
            yield from in_order(submit, iter(items), BATCH, AHEAD * cluster.workers)

    def spread(self, pieces: Sequence[Callable[[Ground], Result]], ground: Ground) -> list[Result]:
        """Return what each piece of work makes of `ground`, in order."""
        with self._cluster(ground) as cluster:
            given = [cluster.submit(_one, piece) for piece in pieces]
            return [each.result() for each in given]

    @contextmanager
    def _cluster(self, ground: object) -> Iterator[_Cluster]:
        """Connect for one stretch of work on `ground`. Raises `BriefingError` for whatever is wrong
        with the cluster.
        """
        distributed = _library()
        try:
            # Asked first whether anybody is there: a client that finds nobody leaves a thread.
            place = distributed.comm.get_address_host_port(self.address)
            create_connection(place, timeout=PATIENCE).close()
            client = distributed.Client(self.address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            what = f"no scheduler answers at {self.address}"
            raise _error(what, "start one there, or leave the option out") from error
        with client:
            workers = self._workers(client)
            try:
                yield _Cluster.of(client, ground, workers)
            except _lost(distributed) as error:
                what = f"the scheduler or all workers at {self.address} were lost"
                raise _error(what, "see what they say of it, and run it again") from error

    def _workers(self, client: Client) -> int:
        """Return how many workers there are, all of which run the code that runs here."""
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            what = f"no worker has come to {self.address}"
            raise _error(what, f"start one with python -m dask worker {self.address}") from error
        found = client.run(fingerprint, on_error="return")
        others = sorted(worker for worker, code in found.items() if code != fingerprint())
        if others:
            raise BriefingError(*map(_other_code, others))
        return len(found)


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Workers that have what all the work is done on."""

    client: Client
    ground: Any  # a future of Dask's: what is pickled
    workers: int

    @classmethod
    def of(cls, client: Client, ground: object, workers: int) -> _Cluster:
        """Send the ground to the scheduler, once, from whom each worker has it."""
        # A task, and not data handed round: what a lost worker had, another can make again. And
        # pickled here: what a worker has worked on cannot be sent on to the next.
        with catch_warnings():
            simplefilter("ignore", UserWarning)  # that it is large
            there = client.submit(_same, pickle.dumps(ground), pure=False)
        return cls(client, there, workers)

    def submit(self, work: Callable[[Any, Any], Any], what: object) -> _Task:
        """Have some worker do it; return what will come of it."""
        done = self.client.submit(_done, fingerprint(), work, self.ground, what, pure=False)
        return _Task(self.client, done)


@dataclass(frozen=True, slots=True)
class _Task:
    """A piece of work that some worker does."""

    client: Client
    future: Any  # Dask's

    def result(self) -> Any:
        """Return what comes of it. Raises `TimeoutError` if no worker is left: Dask would wait for
        one without end.
        """
        while True:
            try:
                return self.future.result(timeout=PATIENCE)
            except TimeoutError:
                if self.future.done() or not self.client.nthreads():
                    raise


# -- on a worker -----------------------------------------------------------------------------------


def _same(ground: bytes) -> bytes:
    return ground


@lru_cache(maxsize=1)
def _unpacked(ground: bytes) -> Any:
    return pickle.loads(ground)  # noqa: S301 - ours; Dask sends all else so, too


def _done(code: bytes, work: Callable[[Any, Any], Any], ground: bytes, what: object) -> Any:
    """Return what comes of it, on a worker that may have come since the others were asked for their
    code.
    """
    if fingerprint() != code:
        raise BriefingError(_other_code(_library().get_worker().address))
    with _ONE_AT_A_TIME:
        return work(_unpacked(ground), what)


def _all_of(
    work: Callable[[Ground, Item], Result], ground: Ground, batch: Iterable[Item]
) -> list[Result]:
    return [work(ground, item) for item in batch]


def _one(ground: Ground, piece: Callable[[Ground], Result]) -> Result:
    return piece(ground)


# -- what may be wrong -----------------------------------------------------------------------------


def _library() -> Any:
    try:
        import distributed  # noqa: PLC0415 - nobody else waits for it
    except ImportError as error:
        raise _error("Dask is not installed", "pip install 'distributed'") from error
    # What it logs of a lost connection, this module says in words.
    getLogger("distributed.client").setLevel(CRITICAL)
    return distributed


def _lost(distributed: Any) -> tuple[type[Exception], ...]:
    """Return what a client of Dask raises when what it talks to is gone."""
    closed = distributed.comm.CommClosedError
    return distributed.KilledWorker, distributed.CancelledError, closed, TimeoutError


def _other_code(worker: str) -> Problem:
    what = f"the worker at {worker} runs other code, libraries or another Python"
    return Problem(OPTION, 0, what, "install the same there, and start it again")


def _error(what: str, todo: str) -> BriefingError:
    return BriefingError(Problem(OPTION, 0, what, todo))
