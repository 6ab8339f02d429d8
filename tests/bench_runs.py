"""The runs that `make bench` measures: over a small archive and a large one, each in a copy of the
project.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests import bench_search
from tests.archive import archive
from tests.bench_search import Found
from tests.browser.conftest import PROGRAMS
from tests.cluster import cluster
from tests.costs import Cost, cost_of, cpu_of
from tests.project import ROOT, copy_project

GENERATOR = (sys.executable, "-m", "generator")
ONE, TWO = (*GENERATOR, "--jobs", "1"), (*GENERATOR, "--jobs", "2")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet")
QUIET = {"NO_MKDOCS_2_WARNING": "1", "BRIEFING_WRITTEN": "1"}
PEER = ROOT / "tests" / "tools" / "peer.py"
PEER_READS = 100  # articles: each takes as long as any other

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Stages:
    """What `tests.bench_stages` measures of an archive; CPU seconds by stage."""

    articles: int
    words: int
    stages: Mapping[str, float]
    largest: int  # bytes of the largest page in docs/
    files: int
    bytes: int  # in docs/

    def each(self, stage: str) -> float:
        """CPU milliseconds of a stage, an article."""
        return 1000 * self.stages[stage] / self.articles

    @property
    def reading(self) -> float:
        """CPU seconds of reading."""
        return self.stages["articles"] + self.stages["readings"]

    @property
    def all(self) -> float:
        """CPU seconds of all stages."""
        return sum(self.stages.values())


@dataclass(frozen=True, slots=True)
class Archive:
    """What the generator takes for an archive: everything anew, nothing changed, one article more."""

    of: Stages
    cold: Cost
    same: Cost
    more: Cost

    @property
    def speed(self) -> float:
        """Words a CPU second of everything anew."""
        return self.of.words / self.cold.cpu


@dataclass(frozen=True, slots=True)
class Site:
    """What MkDocs takes for the small archive, and what it makes."""

    cold: Cost
    more: Cost
    pages: int
    bytes: int
    largest: int  # bytes of the largest page
    front: int  # bytes of the front page, with our style and scripts


@dataclass(frozen=True, slots=True)
class Runs:
    """All that is measured. What needs something that is not installed is nothing."""

    few: Archive
    many: Archive
    site: Site
    two: Cost  # two processes, the small archive
    dask: Cost | None  # two workers, the small archive
    peer: float | None  # words a CPU second
    search: Found | None  # in the large archive

    def growth(self) -> float:
        """What an article of the large archive costs, against one of the small one."""
        few, many = self.few.of, self.many.of
        return (many.all / many.articles) / (few.all / few.articles)


def measured(folder: Path, few: int, many: int, peer: str, say: Say) -> Runs:
    """Make the archives in a folder, and run everything over them."""
    small, large = folder / "small", folder / "large"
    newest, later = _project(small, few), _project(large, many)
    say(f"{few:,} articles: the generator, then MkDocs")
    begun = _cold(small, ONE)
    same, built = cost_of(ONE, small), cost_of(MKDOCS, small, **QUIET)
    pages = _html(small / "site")
    newest()
    more, again = cost_of(ONE, small), cost_of(MKDOCS, small, **QUIET)
    say("two processes, two workers, and the peer")
    two, dask = _cold(small, TWO), _on_dask(small)
    return Runs(
        few=Archive(_stages(small), begun, same, more),
        many=_large(large, later, say),
        site=Site(built, again, **pages),
        two=two,
        dask=dask,
        peer=_peer(small, peer),
        search=_search(many, say),
    )


def _large(project: Path, later: Callable[[], object], say: Say) -> Archive:
    say("the large archive: the generator")
    begun, same = _cold(project, ONE), cost_of(ONE, project)
    later()
    more = cost_of(ONE, project)
    say("the large archive: stage by stage")
    return Archive(_stages(project), begun, same, more)


def _project(project: Path, number: int) -> Callable[[], object]:
    """Make a copy of the project with so many articles, and return what adds the newest one."""
    *rest, newest = sorted(archive(number + 1), key=lambda seed: _published(seed.data))
    seeds = project / "made"
    seeds.mkdir(parents=True)
    for seed in rest:
        (seeds / seed.name).write_bytes(seed.data)
    copy_project(project, seeds)
    shutil.rmtree(seeds)
    return lambda: (project / "seeds" / newest.name).write_bytes(newest.data)


def _published(data: bytes) -> bytes:
    found = re.search(rb"^published: (.+)$", data, re.M)
    return found[1] if found else b""


def _cold(project: Path, command: tuple[str, ...]) -> Cost:
    """Run the generator where nothing is kept and nothing written."""
    shutil.rmtree(project / ".build", ignore_errors=True)
    for each in (project / "docs").iterdir():
        if each.is_dir() and each.name != "assets":
            shutil.rmtree(each)
    return cost_of(command, project)


def _on_dask(project: Path) -> Cost | None:
    """Run the generator with two workers of Dask, and count what they and the scheduler take."""
    if not find_spec("distributed"):
        return None
    with cluster(project, project) as (address, processes):
        before = sum(cpu_of(each.pid) for each in processes)
        cost = _cold(project, (*GENERATOR, "--engine", f"dask={address}"))
        there = sum(cpu_of(each.pid) for each in processes) - before
    return Cost(cost.wall, cost.cpu + there, cost.memory)


def _stages(project: Path) -> Stages:
    command = [sys.executable, "-m", "tests.bench_stages", str(project / "seeds")]
    return Stages(**_told(command))


def _peer(project: Path, python: str) -> float | None:
    """Return how many words a CPU second spaCy and textacy read, if that Python has them."""
    folder = project / "peer"
    folder.mkdir()
    for path in sorted((project / "seeds").glob("*.txt"))[:PEER_READS]:
        shutil.copy(path, folder)
    try:
        told = _told([python, str(PEER), str(folder)])
    except subprocess.CalledProcessError:
        return None
    return float(told["words"] / told["cpu"])


def _search(number: int, say: Say) -> Found | None:
    if not any(map(shutil.which, PROGRAMS)):
        return None
    say("search in the large archive")
    return bench_search.measured(number)


def _told(command: list[str]) -> Any:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _html(site: Path) -> dict[str, int]:
    pages = {path: path.stat().st_size for path in site.rglob("*.html")}
    ours = ("assets/briefing.css", "assets/briefing.js", "data/words.js", "index.html")
    return {
        "pages": len(pages),
        "bytes": sum(path.stat().st_size for path in site.rglob("*") if path.is_file()),
        "largest": max(pages.values()),
        "front": sum((site / name).stat().st_size for name in ours),
    }
