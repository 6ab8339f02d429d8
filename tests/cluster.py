"""A Dask cluster of processes that only this machine can reach."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread

from tests.project import ROOT

Process = subprocess.Popen[str]


@contextmanager
def started(what: str, *arguments: str, code: Path = ROOT) -> Iterator[Process]:
    """Start a part of Dask as a process of its own that only this machine can reach."""
    options = ("--host", "127.0.0.1", "--no-dashboard")
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments, *options]
    process = subprocess.Popen(
        command, cwd=code, env=os.environ | {"PYTHONPATH": ""}, stderr=subprocess.PIPE, text=True
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def said(process: Process, words: str) -> str:
    """Wait until a process says these words, and return what follows them."""
    assert process.stderr
    return next(line.partition(words)[2] for line in process.stderr if words in line).strip()


@contextmanager
def cluster(*code: Path) -> Iterator[tuple[str, Sequence[Process]]]:
    """Start a scheduler, and a worker with the code in each of these folders; yield the address of
    the scheduler, and the workers.
    """
    with ExitStack() as stack:
        scheduler = stack.enter_context(started("scheduler", "--port", "0"))
        address = said(scheduler, "Scheduler at:")
        options = (address, "--nthreads", "2", "--no-nanny")
        workers = [stack.enter_context(started("worker", *options, code=each)) for each in code]
        for each in workers:
            said(each, "Registered to:")
        for each in workers:  # what they say from now on would fill the pipe, and stop them
            Thread(target=_read, args=(each,), daemon=True).start()
        yield address, workers


def _read(process: Process) -> None:
    assert process.stderr
    process.stderr.read()
