"""The same seeds give the same bytes: on every machine, in every place, in every language,
whatever Python's own dice say.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ROOT, SEEDS


def published(docs: Path, **environment: str) -> dict[str, bytes]:
    command = [
        sys.executable,
        "-m",
        "generator",
        "--seeds",
        str(SEEDS),
        "--docs",
        str(docs),
        "--jobs",
        "1",
        "--no-cache",
    ]
    run = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for path in docs.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the five seeds give."""
    return published(tmp_path_factory.mktemp("first") / "docs", PYTHONHASHSEED="0")


@pytest.mark.parametrize(
    "environment",
    [
        {
            **{"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            **{"PYTHONHASHSEED": "1"},
        },
        {"PYTHONHASHSEED": "4711", "TZ": "Asia/Kathmandu", "PYTHONOPTIMIZE": "2"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.ISO-8859-1", "TZ": "Pacific/Kiritimati"},
    ],
    ids=lambda environment: " ".join(f"{key}={value}" for key, value in environment.items()),
)
def test_the_surroundings_change_no_byte(
    tmp_path: Path, first: dict[str, bytes], environment: dict[str, str]
) -> None:
    assert published(tmp_path / "docs", **environment) == first


def inspected(*paths: Path) -> list[dict[str, object]]:
    command = [sys.executable, "-m", "generator", "inspect", "--jsonl", "--why", "--jobs", "1"]
    run = subprocess.run([*command, *paths], cwd=ROOT, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_a_reading_does_not_depend_on_what_was_read_before(tmp_path: Path) -> None:
    """What is remembered from one article to the next must not change what the next one gives."""
    opening = "A bridge for Lund\n\nAda Berg opened the council on Monday.\n\n"
    words = "We will build a bridge" + ", and everybody will see it from far away" * 6
    long, short = tmp_path / "long.txt", tmp_path / "short.txt"
    long.write_text(f"{opening}“{words},” she said.\n", encoding="utf-8")
    short.write_text(f"{opening}“We will build a bridge,” she said.\n", encoding="utf-8")
    assert inspected(long, short) == [*inspected(long), *inspected(short)]


def test_no_path_of_this_machine_is_in_what_is_published(first: dict[str, bytes]) -> None:
    assert first
    assert not [
        name
        for name, content in first.items()
        if str(ROOT).encode() in content or str(Path.home()).encode() in content
    ]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this copy of the project is no clone")
def test_a_checkout_that_converts_line_ends_changes_no_byte(tmp_path: Path) -> None:
    """Git for Windows converts them by default."""

    def checked_out(convert: str) -> dict[str, bytes]:
        place = tmp_path / convert
        settings = ["-c", f"core.autocrlf={convert}", "-c", "core.eol=crlf"]
        subprocess.run(["git", "clone", "--quiet", *settings, str(ROOT), str(place)], check=True)
        files = (path for path in place.rglob("*") if path.is_file() and ".git" not in path.parts)
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in files}

    assert checked_out("true") == checked_out("false")
