"""What is kept from one run for the next changes no byte: not where it is there, not where
anything that it hangs on has changed.
"""

import json
import os
import pickle
import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import package_data, parallel
from generator.briefing_yml import load_settings
from generator.build import Built, build
from generator.files import MANIFEST
from generator.kept import KeptReadings, packed, unpacked
from generator.lexicon import load
from generator.model.readings import Reading
from generator.model.seeds import SeedFile
from generator.parallel import Means
from generator.shell import KEPT
from tests.project import copy_project, run
from tests.samples import reading

HARBOUR = """---
publisher: The Coast Gazette
published: 2026-03-02
---

Harbour to close for a year

The harbour of Port Selwyn will close for a year, Mayor Ines Corvo said on Monday.

“We will reopen it deeper and safer,” she told reporters. “Nobody will lose a berth.”
"""
STORM = """Storm passes north of the islands

The storm passed north of the islands, the forecaster Leo Arent said on Tuesday, and boats can leave again.

“The wind will turn to the west by noon,” Arent said.
"""
SEEDS = {"harbour.txt": HARBOUR, "storm.txt": STORM}
YAML = """
name: Harbour briefing
articles:
  storm.txt:
    published: {value: 2026-03-03, why: the footer}
"""
TITLED = """    title: {value: A storm passes, why: the archive}
"""
PEOPLE = """people:
  leo-arent: {name: Leopold Arent, aliases: [Leo Arent]}
"""
CORRECTED = """statements:
  - {seed: storm.txt, words: The wind will turn, speaker: Ines Corvo, why: the recording}
"""
CODE = b"the rules and words of today"


class Shelf:
    """A shelf that is a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        return self.kept.get(key)

    def put(self, key: bytes, value: bytes) -> None:
        self.kept[key] = value


def built(shelf: Shelf, seeds: dict[str, str], yaml: str, code: bytes = CODE) -> Built:
    said = load_settings(yaml.encode())
    files = [SeedFile(name, text.encode()) for name, text in seeds.items()]
    return build(files, said, load(), Means(kept=KeptReadings(shelf, said, code)))


@pytest.fixture
def shelf() -> Shelf:
    """What a run over the seeds has kept."""
    shelf = Shelf()
    built(shelf, SEEDS, YAML)
    return shelf


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the seeds that are read from now on."""
    names: list[str] = []
    read_one = parallel.read_one

    def noted(seed: SeedFile, *rest: object) -> parallel.Outcome:
        names.append(seed.name)
        return read_one(seed, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(parallel, "read_one", noted)
    return names


def test_what_did_not_change_is_not_read_again(shelf: Shelf, read_anew: list[str]) -> None:
    again = built(shelf, SEEDS, YAML)
    assert read_anew == []
    assert again == built(Shelf(), SEEDS, YAML)


def test_only_a_new_article_is_read(shelf: Shelf, read_anew: list[str]) -> None:
    more = SEEDS | {"new.txt": STORM.replace("Leo Arent", "Mira Halloran")}
    warm = built(shelf, more, YAML)
    assert read_anew == ["new.txt"]
    assert warm == built(Shelf(), more, YAML)


@pytest.mark.parametrize(
    ("seeds", "yaml"),
    [
        pytest.param({"storm.txt": STORM.replace("west", "east")}, YAML, id="a word of a text"),
        pytest.param(
            {"harbour.txt": HARBOUR.replace("2026-03-02", "2026-03-01")}, YAML, id="a header's date"
        ),
        pytest.param(
            {"harbour.txt": HARBOUR.replace("The Coast Gazette", "Hill Courier")},
            YAML,
            id="a header's publisher",
        ),
        pytest.param({"harbour.md": HARBOUR}, YAML, id="a name, and with it a format"),
        pytest.param({}, YAML.replace("2026-03-03", "2026-03-04"), id="a date that is given"),
        pytest.param({}, YAML.replace("the footer", "the archive"), id="why it is given"),
        pytest.param({}, YAML + TITLED, id="a title that is given"),
        pytest.param({}, YAML + PEOPLE, id="a person's names"),
        pytest.param({}, YAML + CORRECTED, id="a statement put right"),
        pytest.param({}, YAML.replace("Harbour briefing", "Coast briefing"), id="the site's name"),
        pytest.param({}, YAML + "topics:\n  storm: {name: Storm, words: [wind]}\n", id="a topic"),
        pytest.param({}, YAML + "text: full\n", id="how much of a text is shown"),
        pytest.param({}, YAML + "editions: day\n", id="the span of an edition"),
    ],
)
def test_what_changed_shows_as_if_nothing_had_been_kept(
    shelf: Shelf, seeds: dict[str, str], yaml: str
) -> None:
    before = built(Shelf(), SEEDS, YAML).plan
    warm, cold = (built(each, SEEDS | seeds, yaml) for each in (shelf, Shelf()))
    assert warm == cold
    assert warm.plan != before


EDITS = st.fixed_dictionaries(
    {
        "words": st.sampled_from(("west", "east", "north")),
        "speaker": st.sampled_from(("Leo Arent", "Mira Halloran")),
        "publisher": st.sampled_from(("The Coast Gazette", "Hill Courier")),
        "settings": st.lists(st.sampled_from((TITLED, PEOPLE, CORRECTED)), unique=True),
        "seeds": st.lists(st.sampled_from(("storm.txt", "harbour.txt", "b.txt")), unique=True),
    }
)


@settings(max_examples=8)
@given(st.lists(EDITS, min_size=2, max_size=4))
def test_run_after_run_gives_what_each_gives_alone(edits: list[dict[str, Any]]) -> None:
    kept = Shelf()
    for edit in edits:
        storm = STORM.replace("west", edit["words"]).replace("Leo Arent", edit["speaker"])
        texts = {
            "storm.txt": storm,
            "harbour.txt": HARBOUR.replace("The Coast Gazette", edit["publisher"]),
            "b.txt": storm,
        }
        seeds = {name: texts[name] for name in edit["seeds"]}
        yaml = YAML + "".join(
            each for each in (TITLED, PEOPLE, CORRECTED) if each in edit["settings"]
        )
        assert built(kept, seeds, yaml) == built(Shelf(), seeds, yaml)


def test_a_line_moved_in_briefing_yml_moves_what_names_it(shelf: Shelf) -> None:
    built(shelf, SEEDS, YAML + CORRECTED)
    moved = f"# who said what\n\n{YAML}{CORRECTED}"
    assert built(shelf, SEEDS, moved) == built(Shelf(), SEEDS, moved)


def test_a_setting_that_no_reading_hangs_on_has_none_read_again(
    shelf: Shelf, read_anew: list[str]
) -> None:
    built(shelf, SEEDS, f"\n\n{YAML}topics:\n  storm: {{name: Storm, words: [wind]}}\n")
    assert read_anew == []


def test_other_rules_or_words_have_all_read_again(shelf: Shelf, read_anew: list[str]) -> None:
    built(shelf, SEEDS, YAML, b"the rules and words of tomorrow")
    assert read_anew == ["harbour.txt", "storm.txt"]


def test_a_seed_that_cannot_be_used_is_named_each_time(shelf: Shelf) -> None:
    bad = SEEDS | {"bad.txt": ""}
    first, second = (built(shelf, bad, YAML).problems for _ in range(2))
    assert [problem.file for problem in second] == ["bad.txt"]
    assert first == second


# -- the fingerprint of the code -------------------------------------------------------------------


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small package, in the place of the generator's own."""
    package = tmp_path / "package"
    for name in ("rules.py", "languages/en/cues.yaml", "weights/en/pronouns.yaml"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("said", encoding="utf-8")
    monkeypatch.setattr(package_data, "PACKAGE", package)
    return package


def fingerprint() -> bytes:
    package_data.fingerprint.cache_clear()
    return package_data.fingerprint()


@pytest.fixture(autouse=True)
def _forget() -> Iterable[None]:
    yield
    package_data.fingerprint.cache_clear()


@pytest.mark.parametrize(
    "name", ["rules.py", "languages/en/cues.yaml", "weights/en/pronouns.yaml", "new.py"]
)
def test_a_changed_rule_word_or_weight_changes_the_fingerprint(package: Path, name: str) -> None:
    before = fingerprint()
    (package / name).write_text("told", encoding="utf-8")
    assert fingerprint() != before


def test_another_version_of_a_library_changes_the_fingerprint(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries = package.parent / "libraries"
    (libraries / "reader-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(libraries)
    before = fingerprint()
    (libraries / "reader-1.0.dist-info").rename(libraries / "reader-1.1.dist-info")
    assert fingerprint() != before


def test_what_python_compiles_for_itself_leaves_the_fingerprint(package: Path) -> None:
    before = fingerprint()
    (package / "rules.cpython-311.pyc").write_bytes(b"compiled")
    (package / "rules.cpython-311.pyc.123").write_bytes(b"half of it")
    assert fingerprint() == before


# -- a reading as bytes ----------------------------------------------------------------------------


def test_a_reading_comes_back_as_it_was_packed() -> None:
    assert unpacked(Reading, packed(reading())) == reading()


class Evil:
    """What runs a command when it is unpickled."""

    def __reduce__(self) -> object:
        return os.system, ("echo evil",)


def test_a_pickle_that_would_run_something_is_refused() -> None:
    with pytest.raises(pickle.UnpicklingError, match="system is no noun of the model"):
        unpacked(Reading, zlib.compress(pickle.dumps(Evil())))


@pytest.mark.parametrize("value", [b"", b"noise", zlib.compress(pickle.dumps("no reading"))])
def test_what_is_no_reading_is_read_anew(shelf: Shelf, value: bytes) -> None:
    shelf.kept |= dict.fromkeys(shelf.kept, value)
    assert built(shelf, SEEDS, YAML) == built(Shelf(), SEEDS, YAML)


# -- as a reader runs it ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with two seeds, after its first run."""
    folder = tmp_path_factory.mktemp("kept")
    seeds = folder / "seeds"
    seeds.mkdir()
    for name, text in SEEDS.items():
        (seeds / name).write_text(text, encoding="utf-8")
    project = copy_project(folder / "project", seeds)
    published(project)
    return project


def published(project: Path, *options: str, docs: str = "docs") -> tuple[dict[str, bytes], str]:
    """Return what a run writes, but for what it keeps, and what it complains of."""
    done = run(project, ".venv/bin/python", "-m", "generator", "--docs", docs, *options)
    assert done.returncode == 0, done.stderr
    listed = json.loads((project / docs / MANIFEST).read_bytes())["files"]
    written = {path: (project / docs / path).read_bytes() for path in listed}
    return written, done.stderr


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("seeds/storm.txt", "west", "east"),
        ("seeds/harbour.txt", "2026-03-02", "2026-03-01"),
        ("generator/languages/en/reporting.yaml", "    said: say\n", "    sayed: say\n"),
        ("generator/reading.py", "summarise(body, statements, lexicon)", "()"),
    ],
)
def test_what_is_edited_shows_in_the_next_run(project: Path, name: str, old: str, new: str) -> None:
    before, _ = published(project)
    text = (project / name).read_text(encoding="utf-8")
    assert old in text
    (project / name).write_text(text.replace(old, new), encoding="utf-8")
    warm, cold = (published(project, *options) for options in ((), ("--no-cache",)))
    assert warm == cold
    assert warm[0] != before


def test_a_run_that_keeps_nothing_leaves_no_file(project: Path) -> None:
    (project / KEPT).unlink()
    published(project, "--no-cache")
    assert not (project / KEPT).exists()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[: len(data) // 2], id="cut"),
        pytest.param(lambda data: data[:100], id="cut to its head"),
        pytest.param(lambda data: b"no database", id="overwritten"),
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:4096] + bytes(len(data) - 4096), id="emptied but its head"),
    ],
)
def test_a_damaged_file_costs_no_run(project: Path, damage: Callable[[bytes], bytes]) -> None:
    before, _ = published(project)
    (project / KEPT).write_bytes(damage((project / KEPT).read_bytes()))
    after, complaint = published(project)
    assert after == before
    assert "Traceback" not in complaint
    assert published(project)[1] == ""


def test_a_lost_file_is_no_reason_to_complain(project: Path) -> None:
    before, _ = published(project)
    (project / KEPT).unlink()
    assert published(project) == (before, "")


def test_two_runs_at_once_give_what_one_gives(project: Path) -> None:
    before, _ = published(project)
    (project / KEPT).unlink()
    with ThreadPoolExecutor() as pool:
        both = list(pool.map(lambda docs: published(project, docs=docs), ("one", "other")))
    assert both == [(before, "")] * 2
