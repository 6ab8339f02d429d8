"""`make bench`: what the generator costs, against what it shall cost: one table, a row a measure.

It makes an archive of invented articles, and one of ten times as many, and runs everything over
both. `python -m tests.bench --write` writes BENCHMARKS.md as well; --few and --many take other
numbers of articles; --peer names a Python that has spaCy, textacy and a small English model.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests import bench_page
from tests.bench_runs import Runs, measured
from tests.project import ROOT


@dataclass(frozen=True, slots=True)
class Row:
    """A measure and what it shall be: `most`, or `least`, or neither if it only tells."""

    what: str
    value: Callable[[Runs], float | None]  # nothing where what it takes is not installed
    unit: str
    most: float | None = None
    least: float | None = None


ROWS = (
    Row("generator, all anew", lambda runs: runs.few.speed, "words/CPU s", least=40_000),
    Row("of it, reading", lambda runs: runs.few.of.words / runs.few.of.reading, "words/CPU s", least=55_000),
    Row("generator against spaCy + textacy", lambda runs: runs.peer and runs.few.speed / runs.peer, "times", least=8),
    Row("two processes: time", lambda runs: runs.two.wall / runs.few.cold.wall, "of one", most=0.6),
    Row("two processes: CPU", lambda runs: runs.two.cpu / runs.few.cold.cpu, "of one", most=1.1),
    Row("two processes: memory", lambda runs: runs.two.memory / runs.few.cold.memory, "of one", most=1.3),
    Row("two workers of Dask: time", lambda runs: runs.dask and runs.dask.wall / runs.few.cold.wall, "of one process"),
    Row("two workers of Dask: CPU", lambda runs: runs.dask and runs.dask.cpu / runs.few.cold.cpu, "of one process"),
    Row("nothing changed", lambda runs: runs.few.same.cpu / runs.few.cold.cpu, "of all anew"),
    Row("one article more", lambda runs: runs.few.more.cpu / runs.few.cold.cpu, "of all anew", most=1 / 20),
    Row("one article more, large archive", lambda runs: runs.many.more.cpu, "CPU s", most=5),
    Row("memory, large archive", lambda runs: runs.many.cold.memory, "MB", most=1_200),
    Row("an article in the large archive", lambda runs: runs.growth(), "of one in the small", most=1.2),
    Row("MkDocs, all anew", lambda runs: runs.site.pages / runs.site.cold.cpu, "pages/CPU s", least=70),
    Row("MkDocs, one article more", lambda runs: runs.site.more.cpu / runs.site.cold.cpu, "of all anew", most=1 / 10),
    Row("largest page, small archive, HTML", lambda runs: runs.site.largest / 1e3, "KB", most=400),
    Row("largest page, large archive, Markdown", lambda runs: runs.many.of.largest / 1e3, "KB", most=400),
    Row("front page with style and scripts", lambda runs: runs.site.front / 1e3, "KB", most=150),
    Row("search, large archive: first hit", lambda runs: runs.search and runs.search.first_hit, "ms", most=200),
    Row("search, large archive: longest freeze", lambda runs: runs.search and runs.search.freeze, "ms", most=100),
    Row("search, large archive: memory", lambda runs: runs.search and runs.search.memory, "MB", most=40),
)  # fmt: skip


def table(runs: Runs) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each row: the measure, its value and unit, its goal, and the value as a
    part of the goal.
    """
    for row in ROWS:
        value, goal = row.value(runs), row.most or row.least
        sign = "≤" if row.most else "≥"
        yield (
            row.what,
            "not installed" if value is None else f"{number(value)} {row.unit}",
            f"{sign} {number(goal)}" if goal else "",
            f"{value / goal:.2f}{'' if reached(row, value) else ' – missed'}" if goal and value is not None else "",
        )  # fmt: skip


def reached(row: Row, value: float) -> bool:
    """Say whether a value is what it shall be."""
    return (row.most is None or value <= row.most) and (row.least is None or value >= row.least)


def number(value: float) -> str:
    """Return a number with as many digits as say something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def say(what: str) -> None:
    """Say what is measured now, which may last."""
    print(f"==> {what}", file=sys.stderr)


def main() -> None:
    """Print the tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--few", type=int, default=1_000)
    asked.add_argument("--many", type=int, default=10_000)
    asked.add_argument("--peer", default=sys.executable)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runs = measured(Path(folder), given.few, given.many, given.peer, say)
    page = bench_page.page(runs, table(runs))
    print(page, end="")
    if given.write:
        (ROOT / "BENCHMARKS.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
