"""What a command costs, with all processes that it starts. Linux: it reads /proc."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_OFTEN = 0.2  # seconds between two looks at its memory
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the wall, seconds of processors, and the most megabytes it held at a time."""

    wall: float
    cpu: float
    memory: float


def cost_of(command: Sequence[str], folder: Path, **surroundings: str) -> Cost:
    """Run a command in a folder, and return what it cost. Raises `CalledProcessError` if it fails."""
    before, begun, memory = _children(), time.monotonic(), 0.0
    env = os.environ | surroundings
    with subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            memory = max(memory, sum(map(_held, _family(process.pid))))
            time.sleep(_OFTEN)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(time.monotonic() - begun, _children() - before, memory)


def cpu_of(process: int) -> float:
    """Return the CPU seconds of a process that runs."""
    user, system = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / _TICKS


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _family(process: int) -> Iterator[int]:
    """Yield a process and all that descend from it."""
    yield process
    for each in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = each.read_text().split()
        except OSError:  # gone by now
            continue
        for child in children:
            yield from _family(int(child))


def _held(process: int) -> float:
    """Return the megabytes that a process holds; of what it shares with others, its part."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # gone by now
        return 0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("Pss:")), 0)
