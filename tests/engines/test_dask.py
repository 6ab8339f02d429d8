"""A cluster gives the same bytes as this machine, also if it loses a worker in the middle; what is
wrong with it is said in words.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import sleep

import pytest

from generator.build import build
from generator.engines import dask
from generator.engines.dask import Dask
from generator.errors import BriefingError
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.parallel import Means
from generator.settings import Settings
from tests.archive import archive
from tests.cluster import Process, cluster, said, started
from tests.project import ROOT

pytest.importorskip("distributed", reason="Dask is an extra that is not installed")

SEEDS = tuple(archive(dask.BATCH + 10))


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine answers late."""
    monkeypatch.setattr(dask, "PATIENCE", 60)


def killing(seeds: Sequence[SeedFile], worker: Process) -> Iterator[SeedFile]:
    """Yield seeds, and kill a worker in the middle."""
    middle = len(seeds) // 2
    yield from seeds[:middle]
    worker.kill()
    worker.wait()
    yield from seeds[middle:]


def test_a_worker_is_killed_and_every_byte_is_the_same() -> None:
    with cluster(ROOT, ROOT) as (address, workers):
        means = Means(Dask(address))
        there = build(killing(SEEDS, workers[0]), Settings(), load(), means)
        assert [each.poll() for each in workers] == [-signal.SIGKILL, None]
    here = build(SEEDS, Settings(), load())
    assert there.plan == here.plan
    assert there.problems == here.problems == ()


def first_kills(mark: Path) -> int:
    """Kill the worker that comes first, and return the process that does not die."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return os.getpid()
    return kills(mark)


def kills(_: Path) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def test_another_worker_takes_over_and_with_the_last_the_work_ends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with cluster(ROOT, ROOT) as (address, workers):
        (done,) = Dask(address).spread([first_kills], tmp_path / "mark")
        assert done in {each.pid for each in workers}
        monkeypatch.setattr(dask, "PATIENCE", 2)
        with pytest.raises(BriefingError, match=r"--engine: .* were lost; .* run it again"):
            Dask(address).spread([kills], tmp_path)


def test_a_scheduler_that_is_lost_ends_the_run_in_words(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dask, "PATIENCE", 5)  # it is tried again that long
    with started("scheduler", "--port", "0") as scheduler:
        address = said(scheduler, "Scheduler at:")
        with started("worker", address, "--nthreads", "1", "--no-nanny") as worker:
            said(worker, "Registered to:")
            means = Means(Dask(address))
            with pytest.raises(BriefingError, match=r"--engine: the scheduler .* run it again"):
                build(killing(SEEDS, scheduler), Settings(), load(), means)
    assert capfd.readouterr().err == ""


def test_a_worker_that_comes_later_with_other_code_does_nothing() -> None:
    with cluster(ROOT) as (address, _), Dask(address)._cluster("ground") as there:
        code = b"of another version"
        given = there.client.submit(dask._done, code, dask._one, there.ground, len, pure=False)
        with pytest.raises(BriefingError, match="runs other code"):
            given.result()


def spoils(ground: list[object]) -> int:
    """Leave something there that cannot be sent on."""
    ground.append(lambda: None)
    sleep(0.2)
    return len(ground)


def test_what_one_worker_works_on_is_not_what_the_next_gets() -> None:
    with cluster(ROOT, ROOT) as (address, _):
        done = Dask(address).spread([spoils] * 12, [])
    assert sorted(done)[:2] == [1, 1]  # each has its own
    assert len(done) == 12


def test_a_worker_that_runs_other_code_is_named(tmp_path: Path) -> None:
    other, none = tmp_path / "other", tmp_path
    shutil.copytree(ROOT / "generator", other / "generator")
    (other / "generator" / "more.py").touch()
    with (
        cluster(ROOT, other, none) as (address, _),
        pytest.raises(BriefingError) as raised,
    ):
        Dask(address).spread([len], "")
    first, second = map(str, raised.value.problems)
    for problem in (first, second):
        assert problem.startswith("--engine: the worker at tcp://127.0.0.1:")
        assert problem.endswith("; install the same there, and start it again")


def test_a_scheduler_without_workers_is_told_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dask, "PATIENCE", 0.2)
    with cluster() as (address, _), pytest.raises(BriefingError, match=f"dask worker {address}"):
        Dask(address).spread([len], "")


@pytest.mark.parametrize("host", ["127.0.0.1", "nowhere.invalid"])
def test_a_scheduler_that_does_not_answer_is_said_so(
    monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setattr(dask, "PATIENCE", 0.2)
    with socket.socket() as bound:  # and nobody listens
        bound.bind(("127.0.0.1", 0))
        address = f"tcp://{host}:{bound.getsockname()[1]}"
        with pytest.raises(BriefingError, match=f"--engine: no scheduler answers at {address}"):
            list(Dask(address).each(pow, 2, [1]))


@pytest.mark.parametrize("address", ["nonsense", "xyz://127.0.0.1:1"])
def test_what_is_no_address_is_said_so(address: str) -> None:
    with pytest.raises(BriefingError, match=f"--engine: no scheduler answers at {address}"):
        Dask(address).spread([len], "")
