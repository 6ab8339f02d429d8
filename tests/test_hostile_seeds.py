"""No seed in tests/hostile stops, slows or misleads a command: it is read like any other, or
refused by name with the reason.
"""

import csv
import gzip
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main

HOSTILE = Path(__file__).parent / "hostile"
STORM = """Storm passes north of the islands

The storm passed north of the islands, the forecaster Leo Arent said on Tuesday, and boats can leave again.
"""
REFUSED = {
    "surrogate-address.mhtml": "declares the encoding utf-7, which browsers do not read",
    "nested-1000.mhtml": "has 1,000 parts with parts of their own",
    "punycode.html": "declares the encoding punycode, which browsers do not read",
}
READ = (
    "apostrophe-equals.txt",
    "bidi.txt",
    "constructor.txt",
    "headline-__config.txt",
    "leap-day.txt",
    "one-paragraph-2000-quotes.txt",
)
COMMANDS = ("generator", "check", "inspect", "verify", "topics", "add", "diff")
NO_READERS = ("diff",)  # it reads what was published


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an ordinary seed and all hostile ones, unpacked."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "seeds").mkdir()
    (folder / "seeds/storm.txt").write_text(STORM, encoding="utf-8")
    for file in HOSTILE.glob("[!.]*"):
        data = file.read_bytes()
        name, data = (
            (file.stem, gzip.decompress(data)) if file.suffix == ".gz" else (file.name, data)
        )
        (folder / "seeds" / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def done(place: Path) -> Mapping[str, Result]:
    """What each command says and how it ends."""
    seeds, docs = str(place / "seeds"), str(place / "docs")
    given = ["--seeds", seeds, "--docs", docs, "--jobs", "1"]
    said = {
        "generator": [],
        "check": ["check"],
        "inspect": ["inspect", seeds, "--jsonl"],
        "verify": ["verify"],
        "topics": ["topics"],
        "add": ["add", *sorted(map(str, (place / "seeds").iterdir()))],
        "diff": ["diff", docs, docs],
    }
    assert said.keys() == set(COMMANDS)
    return {name: CliRunner().invoke(main, [*given, *words]) for name, words in said.items()}


def test_the_files_are_those_of_the_table() -> None:
    names = {file.name.removesuffix(".gz") for file in HOSTILE.glob("[!.]*")}
    assert {*REFUSED, *READ} <= names


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_ends_in_a_traceback(done: Mapping[str, Result], command: str) -> None:
    assert isinstance(done[command].exception, SystemExit | None)


@pytest.mark.parametrize("file", READ)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_fails_on_a_hostile_seed(
    done: Mapping[str, Result], command: str, file: str
) -> None:
    assert not [
        line
        for line in done[command].stderr.splitlines()
        if file in line and "the generator failed" in line
    ]


@pytest.mark.parametrize("file", REFUSED)
@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in NO_READERS])
def test_every_command_names_a_seed_that_cannot_be_used_and_the_reason(
    done: Mapping[str, Result], command: str, file: str
) -> None:
    named = [line for line in done[command].stderr.splitlines() if file in line]
    assert named
    assert all(f"{file}: {REFUSED[file]}" in line for line in named)


@pytest.mark.parametrize("file", READ)
def test_what_is_not_refused_is_published(
    done: Mapping[str, Result], place: Path, file: str
) -> None:
    briefing = json.loads((place / "docs/data/briefing.json").read_bytes())
    assert file in {article["seed"] for article in briefing["articles"]}


def test_verify_finds_no_difference_in_words_that_look_like_a_guard_of_ours(
    done: Mapping[str, Result], place: Path
) -> None:
    rows = csv.DictReader(
        io.StringIO((place / "docs/data/quotes.csv").read_text(encoding="utf-8-sig"), newline="")
    )
    (words,) = (
        row["words"]
        for row in rows
        if row["seed"] == "apostrophe-equals.txt" and row["kind"] == "quoted"
    )
    assert words == "''=1+1 is what the town pays,"
    assert done["verify"].exit_code == 0


def test_no_paragraph_is_repeated_beside_each_of_its_passages(
    done: Mapping[str, Result], place: Path
) -> None:
    seed = place / "seeds/one-paragraph-2000-quotes.txt"
    previews = place / "docs/data/passages/one-paragraph-2000-quotes.js"
    assert previews.stat().st_size < 50 * seed.stat().st_size
