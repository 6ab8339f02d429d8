"""BENCHMARKS.md: what was measured last, on which machine and when, and what follows for an archive
that grows for ten years. Every figure comes from the runs.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.bench_runs import Archive, Runs
from tests.long_life import Costs, Growth, Limit

YEARS, A_YEAR = (1, 2, 4, 6, 8, 10), 5_000
# What is measured of an archive, and where it comes to an end.
SECONDS, MORE, MEMORY, FILES, SITE = (
    "all anew, CPU s",
    "one more, CPU s",
    "memory, MB",
    "files",
    "site, MB",
)
LIMITS = (
    Limit(MEMORY, 8_000, "a machine with 8 GB of memory"),
    Limit(MEMORY, 16_000, "a machine with 16 GB of memory, as GitHub lends for builds"),
    Limit(FILES, 20_000, "Cloudflare Pages, free of charge"),
    Limit(SITE, 1_000, "GitHub Pages and GitLab Pages"),
    Limit(MORE, 300, "five minutes’ patience for one article more"),
    Limit(SECONDS, 6 * 3600, "a job of GitHub Actions"),
)  # fmt: skip

PAGE = """# What it costs

Written by `python -m tests.bench --write`; no figure is typed by hand. Measured on {date} on {machine}.

The archives have {few:,} and {many:,} invented articles of some {words:,} words, which `python -m tests.archive` writes: a few people and
places are in many articles, most in a few. CPU seconds are those of all processes. Where the machine has other work, all of them take
longer.

{table}

The last column is the value as a part of its goal.

## Where the time goes

What a stage takes for an article, in CPU milliseconds.

{stages}

## Ten years

What follows for an archive that gets {a_year:,} articles a year, if each measure goes on growing with the power of the number of
articles that it grew with from {few:,} to {many:,}. This is reckoned, not run.

{years}

What breaks first:

{limits}

What to do then:

- **Too many files, or too large for a host**: a site is a folder that any web server can show. Put it on one of your own, or on storage
  without such limits. Half of the files are feeds, two for each topic and each speaker.
- **Too much time or memory**: begin a second briefing. Leave what is published where it is, and give the articles to come a folder of
  their own (`--seeds` and `--docs`), with its site beside the first. No address changes, and every run is quick again. What is lost is
  what spans both: a speaker has a page in each.
- **Until then**: `--jobs` takes every processor, `--engine` those of other machines ([ENGINES.md](ENGINES.md) says when that pays).
"""


def page(runs: Runs, rows: Iterable[tuple[str, ...]]) -> str:
    """Return the page; `rows` are those of its first table."""
    few, many = runs.few.of, runs.many.of
    growth = Growth(
        few.articles, measures(runs.few, runs), many.articles, measures(runs.many, runs)
    )
    return PAGE.format(
        date=f"{datetime.now(UTC):%-d %B %Y}",
        machine=machine(),
        few=few.articles,
        many=many.articles,
        words=many.words // many.articles,
        table=markdown(("measure", "value", "goal", "part"), rows),
        stages=markdown(
            ("stage", "share", f"{few.articles:,} articles", f"{many.articles:,}", "growth"),
            stages(runs),
        ),
        a_year=A_YEAR,
        years=markdown(("after", "articles", *growth.large), years(growth)),
        limits="\n".join(met(growth)),
    )  # fmt: skip


def measures(archive: Archive, runs: Runs) -> Costs:
    """Return what ends an archive's life. A site's size is that of the small one, as many times as
    what lies in docs/ is larger.
    """
    return {
        SECONDS: archive.cold.cpu,
        MORE: archive.more.cpu,
        MEMORY: archive.cold.memory,
        FILES: archive.of.files,
        SITE: runs.site.bytes / 1e6 * archive.of.bytes / runs.few.of.bytes,
    }


def stages(runs: Runs) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each stage, and of all."""
    few, many = runs.few.of, runs.many.of
    for name, cost in many.stages.items():
        one, other = few.each(name), many.each(name)
        yield name, f"{cost / many.all:.0%}", f"{one:.2f}", f"{other:.2f}", f"{other / one:.2f}"
    one, other = 1000 * few.all / few.articles, 1000 * many.all / many.articles
    yield "all", "", f"{one:.2f}", f"{other:.2f}", f"{runs.growth():.2f}"


def years(growth: Growth) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each year."""
    for year in YEARS:
        articles = year * A_YEAR
        costs = growth.at(articles).values()
        yield (
            f"{year} year{'s' * (year > 1)}",
            f"{articles:,}",
            *(f"{cost:,.0f}" for cost in costs),
        )


def met(growth: Growth) -> Iterator[str]:
    """Yield the limits as the items of a list, the first that is met first."""
    most = max(YEARS) * A_YEAR
    for number, each in enumerate(growth.met(LIMITS), 1):
        years = each.articles / A_YEAR
        if each.articles > most:
            yield f"{number}. none of the others within {max(YEARS)} years"
            return
        yield f"{number}. {each.limit.what} {each.limit.most:,.0f} ({each.limit.where}): at {each.articles:,.0f} articles, after {years:.1f} years"


def markdown(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table; what stands in all columns but the first is set right."""
    lines = (heads, ("---", *("---:" for _ in heads[1:])), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def machine() -> str:
    """Return what kind of machine this is."""
    named = (
        line.partition(":")[2] for line in _lines("/proc/cpuinfo") if line.startswith("model name")
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    name = " ".join(next(named, platform.machine()).split())
    return f"{os.cpu_count()} cores of {name} with {memory:.0f} GB of memory, Python {platform.python_version()}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []
