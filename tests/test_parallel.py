"""Several processes cost what their articles cost: nothing else is sent or kept for each seed."""

import os
import pickle
import sys
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import pytest

from generator.engines.local import BATCH, Local
from generator.lexicon import load
from generator.parallel import read_each
from generator.settings import PersonSettings, Settings
from tests.archive import archive

PEOPLE = tuple(
    PersonSettings(f"ada-brink-{number}", number, name=f"Ada Brink {number}")
    for number in range(1000)
)
ENOUGH = 120  # articles


def test_no_more_is_sent_than_the_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []

    class Weighing(ProcessPoolExecutor):
        def submit(self, work: Callable[..., Any], /, *args: Any) -> Future[Any]:  # type: ignore[override]
            sent.append(len(pickle.dumps((work, args))))
            return super().submit(work, *args)

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Weighing)
    seeds = list(archive(ENOUGH))
    assert len(list(read_each(seeds, Settings(people=PEOPLE), load(), Local(2)))) == ENOUGH
    assert len(sent) >= ENOUGH // BATCH
    assert sum(sent) < sum(len(seed.data) for seed in seeds) + 500 * len(sent)


def test_what_a_process_remembers_does_not_grow_with_the_seeds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Asking(ProcessPoolExecutor):
        def submit(self, work: Callable[..., Any], /, *args: Any) -> Future[Any]:  # type: ignore[override]
            return super().submit(_and_count, work, *args)

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Asking)
    counts: dict[int, list[int]] = defaultdict(list)
    for outcome in read_each(archive(ENOUGH), Settings(), load(), Local(2)):
        if isinstance(outcome, _Count):
            counts[outcome.process].append(outcome.remembered)
    assert sum(map(len, counts.values())) >= ENOUGH // BATCH
    for batches in counts.values():
        later = batches[len(batches) // 2 :]
        assert later[-1] - later[0] < len(later)


def test_a_lexicon_is_sent_as_the_name_of_its_language() -> None:
    sent = pickle.dumps(load())
    assert len(sent) < 100
    assert pickle.loads(sent) is load() is load("en")


def test_a_lexicon_that_was_not_loaded_is_sent_whole() -> None:
    own = replace(load(), _texts={"labels.kinds.quoted": "said so"})
    assert pickle.loads(pickle.dumps(own)).text("labels.kinds.quoted") == "said so"


@dataclass
class _Count:
    """How many values the functions of the generator remember without a limit, in one process."""

    process: int
    remembered: int


def _and_count(work: Callable[..., list[Any]], *args: Any) -> list[Any]:
    modules = [module for name, module in sys.modules.items() if name.startswith("generator.")]
    caches = [
        each.cache_info()
        for module in modules
        for each in vars(module).values()
        if hasattr(each, "cache_info")
    ]
    remembered = sum(cache.currsize for cache in caches if cache.maxsize is None)
    return [*work(*args), _Count(os.getpid(), remembered)]
