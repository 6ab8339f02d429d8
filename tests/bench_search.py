"""What search costs a reader of a large archive. `python -m tests.bench_search 10000` takes as many
articles.

Of each article only the sentences are found, every other one as a statement, which makes an index
of the size that a whole reading would make. It stands in the site of the five seeds, opened from
its folder; the figures are those of this machine.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from generator.articles import read_article
from generator.extract.text.sentences import find_sentences
from generator.lexicon import load
from generator.model.briefings import Briefing, Passage, Speaker
from generator.model.readings import Reading, SpeakerKind, StatementKind
from generator.model.spans import Noted
from generator.pages import search
from generator.settings import Settings, TextMode
from generator.view import View
from tests.archive import archive
from tests.browser.conftest import FLAGS, PROGRAMS, built
from tests.project import copy_project

SETTINGS, LEXICON = Settings(text=TextMode.FULL), load()
SPEAKERS = tuple(
    Speaker(f"p-{each}", f"Person {each}", SpeakerKind.PERSON, True, (), (), ())
    for each in range(1000)
)
QUERIES = (
    "harbour",  # in one statement of thirty
    "the",  # in nearly all
    "close the harbour",
    "the harbour of sal",  # the last word is still being typed
    "th",
    "“nobody will lose”",
    "harbuor",
    "mayor said reservoir quilumber",  # in one article, but in no statement
    "ferry xxxx the",  # nowhere
)


@dataclass(frozen=True, slots=True)
class Found:
    """The slowest of the queries, and what all of them leave in memory."""

    first_hit: float  # milliseconds after the last key
    freeze: float  # milliseconds of the longest task
    memory: float  # megabytes


WATCH = """window.tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });"""
TYPE = """(words) => new Promise((resolve) => {
    const [box, list] = [".md-search__input", ".md-search-result"].map((each) => document.querySelector(each));
    tasks.length = 0;
    const begun = performance.now();
    const look = () => {
        if (list.ariaBusy !== "false") return setTimeout(look, 2);
        const took = performance.now() - begun;
        setTimeout(() => resolve([took, Math.max(0, ...tasks)]), 200);
    };
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    look();
})"""


def parts(number: int) -> Iterator[tuple[str, str]]:
    """Yield what the search of so many articles loads."""
    readings, passages = [], []
    for seed in archive(number):
        article = read_article(seed, SETTINGS, LEXICON)
        reading = Reading(article, find_sentences(article, (), LEXICON))
        readings.append(reading)
        passages += [
            Passage(
                f"{article.id}-{place}",
                reading,
                sentence.span,
                StatementKind.QUOTED,
                SPEAKERS[(len(readings) + place) % len(SPEAKERS)].id,
                (),
                (),
                article.published,
                Noted(),
            )
            for place, sentence in enumerate(reading.sentences[1::2])
        ]
    briefing = Briefing("", "", tuple(readings), tuple(passages), SPEAKERS, (), (), (), (), ())
    yield from search.pages(View.of(briefing, SETTINGS, LEXICON))


def memory(session: Any) -> float:
    """Return how many megabytes of JavaScript's values a page holds."""
    session.send("HeapProfiler.collectGarbage")
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(each["value"] for each in metrics if each["name"] == "JSHeapUsedSize") / 1e6


def look_up(page: Page) -> Found:
    """Print what each query costs, and return the most that any did, and what all of them leave in
    memory.
    """
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    before = memory(session)
    page.keyboard.press("/")
    print(f"\n{'query':32}{'first hit':>12}{'longest task':>15}  what it says", file=sys.stderr)
    costs = []
    for words in QUERIES:
        took, longest = page.evaluate(TYPE, words)
        costs.append((took, longest))
        said = page.locator(".md-search-result__meta").inner_text()
        print(f"{words:32}{took:>9.0f} ms{longest:>12.0f} ms  {said}", file=sys.stderr)
    first, freeze = (max(each) for each in zip(*costs, strict=True))
    return Found(first, freeze, memory(session) - before)


def measured(number: int) -> Found:
    """Return the figures of an archive of so many articles."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = copy_project(Path(folder))
        site = built(project, project / "site")
        shutil.rmtree(site / "data" / "search")
        for path, text in parts(number):
            (site / path).parent.mkdir(exist_ok=True)
            (site / path).write_bytes(text.encode())
        program = next(filter(None, map(shutil.which, PROGRAMS)))
        page = playwright.chromium.launch(executable_path=program, args=FLAGS).new_page()
        page.add_init_script(WATCH)
        page.goto(f"{site.as_uri()}/timeline.html")
        return look_up(page)


if __name__ == "__main__":
    print(measured(int(*sys.argv[1:])))
