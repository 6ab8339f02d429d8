"""What was changed in docs/ or in the site after the generator and MkDocs wrote it is found, whatever
it is; what was not is left in peace.
"""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.fresh import docs_problems, site_problems
from generator.model.plans import Plan, PlannedFile
from tests.project import copy_project, run

PLAN = Plan((PlannedFile("a.md", "one\ntwo – 3\n".encode()), PlannedFile("data/b.bin", b"\xff")))


def docs(folder: Path, changed: dict[str, bytes | None]) -> Path:
    """Write the plan into a folder, but for what is changed there; `None` is a file left out."""
    for file in PLAN.files:
        content = changed.get(file.path, file.content)
        if content is not None:
            (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.path).write_bytes(content)
    return folder


@pytest.mark.parametrize(
    ("changed", "line", "what"),
    [
        ({}, 0, ""),
        (
            {"a.md": "one\ntwo – 4\n".encode()},
            2,
            "shows “two – 4”, but the seeds give “two – 3”",
        ),
        ({"a.md": b"one\n"}, 2, "shows “”, but the seeds give “two – 3”"),
        ({"a.md": b"one"}, 2, "shows nothing more, but the seeds give “two – 3”"),
        ({"a.md": None}, 0, "is missing"),
        ({"data/b.bin": b"\xfe"}, 0, "is not what the seeds give"),
    ],
)
def test_a_page_is_held_against_its_plan(
    tmp_path: Path, changed: dict[str, bytes | None], line: int, what: str
) -> None:
    found = list(docs_problems(PLAN, docs(tmp_path, changed), ()))
    if what:
        (problem,) = found
        assert (problem.line, problem.what) == (line, what)
        assert problem.file == f"{tmp_path.as_posix()}/{next(iter(changed))}"
    else:
        assert found == []


def test_a_file_that_is_named_already_is_not_named_again(tmp_path: Path) -> None:
    folder = docs(tmp_path, {"a.md": b"zero"})
    assert list(docs_problems(PLAN, folder, {f"{folder.as_posix()}/a.md"})) == []


def test_what_the_maintainer_adds_to_docs_is_no_difference(tmp_path: Path) -> None:
    folder = docs(tmp_path, {})
    (folder / "about.md").write_text("# About\n", encoding="utf-8")
    assert list(docs_problems(PLAN, folder, ())) == []


def test_a_site_without_a_configuration_is_not_built_anew(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("anything", encoding="utf-8")
    assert list(site_problems(tmp_path / "docs", tmp_path / "site", ())) == []


# -- a whole site ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its site built."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    for command in (["-m", "generator"], ["-m", "mkdocs", "build", "--quiet", "--strict"]):
        done = run(project, sys.executable, *command, BRIEFING_WRITTEN="1")
        assert done.returncode == 0, done.stderr
    return project


def replacing(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def added(path: Path) -> None:
    path.write_text("“No,” he said.", encoding="utf-8")


# file of the site → what somebody does to it
FALSIFIED: dict[str, Callable[[Path], None]] = {
    "index.html": replacing("</h1>", " of our own</h1>"),
    "numbers.html": replacing("data-seed=", "data-sead="),
    "timeline.html": replacing("Feb 2026", "Mar 2026"),
    "speakers/mark-rutte.html": replacing("NATO Secretary General", "former Secretary General"),
    "speakers/elbridge-colby.html": Path.unlink,
    "topics/russia.html": replacing("<p ", "<p hidden "),
    "articles/index.html": replacing("TRT World", "TRT"),
    "method.html": replacing("<td>", "<td>1"),
    "assets/briefing.css": replacing("{", "{ display: none;"),
    "assets/briefing.js": replacing('"use strict";', '"use strict"; document.title = "";'),
    "data/briefing.json": replacing('"name": "Mark Rutte"', '"name": "Mark Rutter"'),
    "data/people.csv": replacing("Mark Rutte", "Mark Rutter"),
    "feed.xml": replacing("<title", "<subtitle"),
    "404.html": replacing("</h1>", "!</h1>"),
    "manifest.json": replacing('"mkdocs": "', '"mkdocs": "9.'),
    "more.html": added,
}


def test_whatever_is_changed_in_a_site_is_found_and_nothing_else(
    built: Path, tmp_path: Path
) -> None:
    assert list(site_problems(built / "docs", built / "site", ())) == []
    site = tmp_path / "site"
    shutil.copytree(built / "site", site)
    for name, change in FALSIFIED.items():
        change(site / name)
    found = [problem.file for problem in site_problems(built / "docs", site, ())]
    assert found == sorted((site / name).as_posix() for name in FALSIFIED)


def test_a_stranger_can_check_the_site_with_what_lies_in_it(built: Path) -> None:
    done = run(built / "site", sys.executable, "-I", "-S", "verify.py", str(built / "seeds"))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 6


def test_the_manifest_lists_the_whole_site_and_its_seeds(built: Path) -> None:
    told = json.loads((built / "site/manifest.json").read_text(encoding="utf-8"))
    site = {path for path in (built / "site").rglob("*") if path.is_file()}
    names = {path.relative_to(built / "site").as_posix() for path in site}
    assert told["files"].keys() == names - {"manifest.json"}
    assert told["versions"].keys() == {"generator", "mkdocs", "mkdocs-material"}
    seeds = {path.name for path in (built / "seeds").iterdir()} - {"README.md"}
    assert told["seeds"].keys() == seeds


def test_a_site_that_cannot_be_built_says_why(built: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("theme: [", encoding="utf-8")
    (problem,) = site_problems(tmp_path / "docs", built / "site", ())
    assert problem.file == (tmp_path / "mkdocs.yml").as_posix()
    assert problem.what.startswith("MkDocs cannot build the site anew: ")
