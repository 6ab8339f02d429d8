"""`make bench`: what a run costs, stage by stage, and whether it grows in line with the articles.
Ratios within one run.

A machine's speed changes from run to run, so no figure here is compared with one of another day:
each stage is given as its share of the run, and a run over many articles against one over few, for
each article (1.0 is linear). A second table parts the readings among the extractors, and a last
line weighs two processes against one.
"""

from __future__ import annotations

import gc
import os
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar
from unittest.mock import patch

from generator import reading
from generator.__main__ import GC_THRESHOLD
from generator.articles import read_article
from generator.briefing import brief
from generator.briefing_yml import load_settings
from generator.engines.local import Local
from generator.export import inspected, to_json
from generator.files import find_seeds, read_seed, read_settings
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.parallel import read_each
from generator.site import plan_site
from tests.project import SEEDS

Result = TypeVar("Result")
FEW, MANY = 5, 40  # copies of each seed


def copies(number: int) -> list[SeedFile]:
    """Each seed `number` times, under names of their own."""
    seeds = [read_seed(place) for place in find_seeds(SEEDS)]
    return [
        replace(seed, name=f"{copy:03}-{seed.name}") for copy in range(number) for seed in seeds
    ]


def stages(seeds: list[SeedFile]) -> dict[str, float]:
    """CPU seconds of each stage of a run over `seeds`."""
    settings, lexicon = load_settings(read_settings(SEEDS)), load()
    costs: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Result]) -> Result:
        start = time.process_time()
        result = work()
        costs[name] = time.process_time() - start
        return result

    articles = timed("articles", lambda: [read_article(seed, settings, lexicon) for seed in seeds])
    readings = timed(
        "readings", lambda: [reading.read(article, settings, lexicon) for article in articles]
    )
    timed("inspect's JSON", lambda: [to_json(inspected(each)) for each in readings])
    briefing = timed("briefing", lambda: brief(readings, settings, lexicon))
    timed("pages", lambda: plan_site(briefing, settings, lexicon))
    return costs


def extractors(seeds: list[SeedFile]) -> Counter[str]:
    """CPU seconds of each extractor that a reading calls."""
    settings, lexicon = load_settings(read_settings(SEEDS)), load()
    costs: Counter[str] = Counter()

    def timed(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*args: Any) -> Any:
            start = time.process_time()
            result = work(*args)
            costs[name] += time.process_time() - start
            return result

        return measured

    found = {
        name: each
        for name, each in vars(reading).items()
        if getattr(each, "__module__", "").startswith("generator.extract.")
    }
    with patch.multiple(reading, **{name: timed(name, each) for name, each in found.items()}):
        for seed in seeds:
            reading.read(read_article(seed, settings, lexicon), settings, lexicon)
    return costs


def in_processes(seeds: list[SeedFile], jobs: int) -> tuple[float, float]:
    """Seconds on the wall, and CPU seconds of all processes together, to read `seeds` in `jobs` of
    them.
    """
    settings, lexicon, before = load_settings(read_settings(SEEDS)), load(), os.times()
    for _ in read_each(seeds, settings, lexicon, Local(jobs)):
        pass
    after = os.times()
    return after.elapsed - before.elapsed, sum(after[:4]) - sum(before[:4])


def main() -> None:
    """Print the tables."""
    gc.set_threshold(GC_THRESHOLD)  # as a run of the generator does
    stages(copies(1))  # compiles the patterns, reads the words
    few, many = stages(copies(FEW)), stages(copies(MANY))
    words = sum(len(seed.data.split()) for seed in copies(MANY))
    whole = sum(many.values())
    print(f"{MANY * 5} articles, {words:,} words, {whole:.2f} CPU seconds")
    print(
        f"{'stage':16}{'share':>8}{'words a CPU second':>22}{f'an article, of {MANY * 5} against {FEW * 5}':>36}"
    )
    for name, cost in many.items():
        growth = (cost / MANY) / (few[name] / FEW)
        print(f"{name:16}{cost / whole:>8.0%}{words / cost:>22,.0f}{growth:>36.2f}")
    parts = extractors(copies(MANY))
    print(f"\n{'extractor':16}{'share of readings':>18}")
    for name, cost in parts.most_common():
        print(f"{name:16}{cost / parts.total():>18.0%}")
    (wall, cpu), (shorter, more) = (in_processes(copies(MANY), jobs) for jobs in (1, 2))
    print(
        f"\ntwo processes against one: {shorter / wall:.2f} of the time on the wall, {more / cpu:.2f} of the CPU seconds"
    )


if __name__ == "__main__":
    main()
