"""Looks for articles that the generator fails on, led by the code they reach: python
tests/tools/fuzz.py CORPUS -max_total_time=600

Needs atheris, which is not among the project's dependencies. CORPUS is a folder that keeps what
reached new code; it begins with the pasted pages and the seeds. The first byte of an input chooses
its format. What is found is written as crash-…: make it a case of tests/test_hostile.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris  # type: ignore[import-not-found]

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["generator"]):
    from generator.articles import FORMATS
    from generator.build import build
    from generator.lexicon import load
    from generator.model.seeds import SeedFile
    from generator.parallel import read_one
    from generator.settings import Settings
    from tests.edtf import dates_of, exists

WORDS = Path(__file__).with_name("fuzz.dict")  # what chance alone would hardly put together
NAMES = [f"a{ending}" for ending in FORMATS]
LONGEST = 6_000  # bytes


def try_one(data: bytes) -> None:
    """Read an input as an article, and plan the pages of one in sixteen. Raises for a defect; that
    it is refused is none.
    """
    if len(data) < 2:
        return
    seed = SeedFile(NAMES[data[0] % len(NAMES)], data[1:])
    outcome = read_one(seed, Settings(), load())
    if isinstance(outcome, tuple) and any(
        "the generator failed" in problem.what for problem in outcome
    ):
        raise RuntimeError(str(outcome[0]))
    if isinstance(outcome, tuple):
        return
    for edtf in dates_of(outcome):
        if not exists(edtf):
            raise RuntimeError(f"a date that does not exist: {edtf}")
    if data[0] < 240:
        return
    built = build([seed], Settings(), load())
    for file in built.plan.files:
        if not set(file.path.split("/")).isdisjoint({"", ".", ".."}):
            raise RuntimeError(f"a path that leaves its folder: {file.path}")


def fill(corpus: Path) -> None:
    """Put the articles that lie in the project into an empty corpus."""
    corpus.mkdir(parents=True, exist_ok=True)
    if any(corpus.iterdir()):
        return
    for path in sorted(
        [*(ROOT / "tests" / "seeds").glob("*.txt"), *(ROOT / "tests" / "pasted").glob("*.page")]
    ):
        for number in range(len(NAMES)):
            (corpus / f"{path.stem}-{number}").write_bytes(
                bytes([number]) + path.read_bytes()[:LONGEST]
            )


if __name__ == "__main__":
    fill(Path(sys.argv[1]))
    options = [f"-max_len={LONGEST}", f"-dict={WORDS}", "-timeout=20"]
    atheris.Setup([sys.argv[0], *sys.argv[1:], *options], try_one)
    atheris.Fuzz()
