"""What each stage of a run costs: `python -m tests.bench_stages FOLDER` prints it as JSON, in CPU
seconds; with --extractors, what each extractor of a reading costs instead.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from generator import reading
from generator.__main__ import GC_THRESHOLD
from generator.articles import read_article
from generator.briefing import brief
from generator.briefing_yml import load_settings
from generator.export import export_files
from generator.files import find_seeds, read_seed, read_settings
from generator.lexicon import load
from generator.settings import Settings
from generator.site import PAGE_TYPES
from generator.tables import table_files
from generator.view import View

Result = TypeVar("Result")


def stages(folder: Path) -> dict[str, Any]:
    """CPU seconds of each stage of a run over the articles of a folder, and of all that it
    writes.
    """
    settings, lexicon = settings_of(folder), load()
    costs: dict[str, float] = {}
    sizes: dict[str, int] = {}

    def timed(name: str, work: Callable[[], Result]) -> Result:
        start = time.process_time()
        result = work()
        costs[name] = time.process_time() - start
        return result

    def written(files: Callable[[View], Any]) -> None:
        sizes.update((path, len(text.encode())) for path, text in files(view))

    seeds = [read_seed(place) for place in find_seeds(folder)]
    articles = timed("articles", lambda: [read_article(seed, settings, lexicon) for seed in seeds])
    readings = timed(
        "readings", lambda: [reading.read(article, settings, lexicon) for article in articles]
    )
    briefing = timed("joining", lambda: brief(readings, settings, lexicon))
    view = timed("index of all pages", lambda: View.of(briefing, settings, lexicon))
    for each in PAGE_TYPES:
        name = each.pages.__module__.rpartition(".")[2]
        timed(f"pages: {name}", lambda pages=each.pages: written(pages))
    for name, made in (("export", export_files), ("tables", table_files)):
        files = timed(name, lambda made=made: made(briefing, settings.sizes.file))
        sizes |= {file.path: len(file.content) for file in files}
    return {
        "articles": len(readings),
        "words": sum(len(seed.data.split()) for seed in seeds),
        "stages": costs,
        "files": len(sizes),
        "bytes": sum(sizes.values()),
        "largest": max(size for path, size in sizes.items() if path.endswith(".md")),
    }


def extractors(folder: Path) -> Counter[str]:
    """CPU seconds of each extractor that a reading calls."""
    settings, lexicon = settings_of(folder), load()
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
        for place in find_seeds(folder):
            reading.read(read_article(read_seed(place), settings, lexicon), settings, lexicon)
    return costs


def settings_of(folder: Path) -> Settings:
    """What the briefing.yml of a folder says."""
    data = read_settings(folder)
    return load_settings(data) if data else Settings()


def main(folder: str, what: str = "") -> None:
    """Print the costs."""
    gc.set_threshold(GC_THRESHOLD)  # as a run of the generator does
    place = Path(folder)
    found = dict(extractors(place).most_common()) if what == "--extractors" else stages(place)
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
