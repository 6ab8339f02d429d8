"""A run that finds everything as an earlier one left it makes nothing again, and says what it would
have said; anything else is made again.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import build
from generator.__main__ import main
from generator.settings import Settings
from generator.unchanged import KeptRun
from tests.project import SEEDS

YAML = "name: Harbour briefing\ncontact: desk@example.org\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with seeds and the pages of a first run."""
    monkeypatch.setattr("generator.shell.KEPT", tmp_path / "kept.sqlite")
    monkeypatch.delenv("SITE_URL", raising=False)
    (tmp_path / "seeds").mkdir()
    for seed in sorted(SEEDS.glob("*.txt"))[:2]:
        shutil.copy(seed, tmp_path / "seeds")
    (tmp_path / "seeds/briefing.yml").write_text(YAML, encoding="utf-8")
    assert run(tmp_path).exit_code == 0
    return tmp_path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is made from now on: a word a run."""
    runs: list[str] = []
    whole = build.build

    def noted(*args: object) -> build.Built:
        runs.append("made")
        return whole(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "build", noted)
    return runs


def run(place: Path, *options: str) -> Result:
    folders = ("--seeds", str(place / "seeds"), "--docs", str(place / "docs"))
    return CliRunner().invoke(main, [*folders, "--jobs", "1", *options], prog_name="generator")


def docs(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in (place / "docs").rglob("*")
        if path.is_file()
    }


def test_where_nothing_changed_nothing_is_made(place: Path, made: list[str]) -> None:
    again = run(place)
    assert (made, again.exit_code, again.stderr) == ([], 0, "")
    assert again.stdout == run(place, "--no-cache").stdout
    assert made == ["made"]


def test_the_file_of_what_is_left_out_is_written_all_the_same(place: Path, made: list[str]) -> None:
    (place / "left-out.txt").write_text("of an earlier run\n", encoding="utf-8")
    run(place, "--left-out", str(place / "left-out.txt"))
    assert (made, (place / "left-out.txt").read_bytes()) == ([], b"")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda docs: (docs / "index.md").write_bytes(b"edited"), id="edited"),
        pytest.param(lambda docs: (docs / "index.md").unlink(), id="gone"),
        pytest.param(shutil.rmtree, id="all gone"),
        pytest.param(lambda docs: (docs / ".briefing-manifest.json").unlink(), id="no manifest"),
    ],
)
def test_a_page_that_is_not_as_it_was_left_is_made_again(
    place: Path, made: list[str], change: Callable[[Path], object]
) -> None:
    before = docs(place)
    change(place / "docs")
    run(place)
    assert (made, docs(place)) == (["made"], before)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda seeds: shutil.copy(sorted(SEEDS.glob("*.txt"))[2], seeds), id="new"),
        pytest.param(lambda seeds: min(seeds.glob("*.txt")).unlink(), id="gone"),
        pytest.param(
            lambda seeds: min(seeds.glob("*.txt")).rename(seeds / "renamed.txt"), id="renamed"
        ),
        pytest.param(
            lambda seeds: (seeds / "briefing.yml").write_text(YAML.replace("Harbour", "Coast")),
            id="a setting",
        ),
    ],
)
def test_what_changed_in_the_seeds_is_made(
    place: Path, made: list[str], change: Callable[[Path], object]
) -> None:
    change(place / "seeds")
    warm = (run(place).stderr, docs(place))
    assert made == ["made"]
    shutil.rmtree(place / "docs")
    assert (run(place, "--no-cache").stderr, docs(place)) == warm


def test_another_address_in_the_surroundings_is_a_change(
    place: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/briefing/")
    run(place)
    assert made == ["made"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("bad.txt", "", id="a seed that cannot be used"),
        pytest.param(
            "briefing.yml",
            f"{YAML}people:\n  nobody: {{name: Nora Nobody}}\n",
            id="an entry unused",
        ),
    ],
)
def test_a_complaint_is_made_each_time(place: Path, name: str, text: str) -> None:
    (place / "seeds" / name).write_text(text, encoding="utf-8")
    first, second = run(place), run(place)
    assert first.stderr
    assert (second.stderr, second.exit_code) == (first.stderr, first.exit_code)


@pytest.mark.parametrize("value", [b"", b"noise", b'{"articles": 1}'])
def test_what_is_no_run_is_nothing(value: bytes) -> None:
    class Shelf:
        def get(self, key: bytes) -> bytes | None:
            return value

        def put(self, key: bytes, value: bytes) -> None: ...

    assert KeptRun(Shelf(), (), Settings(), b"code").get() is None


def test_verify_makes_all_anew(place: Path, made: list[str]) -> None:
    assert run(place, "verify").exit_code == 0
    assert made == ["made"]
