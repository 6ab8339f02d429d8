"""What was changed in docs/ or in the site after the generator and MkDocs wrote it is found, whatever
it is; what was not is left in peace.
"""

import json
import re
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


def changing(pattern: str, new: str, count: int = 1) -> Callable[[Path], None]:
    """Return what changes the first places that a pattern finds; 0 stands for all of them."""

    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        changed = re.sub(pattern, new, text, count=count)
        assert changed != text
        path.write_text(changed, encoding="utf-8")

    return change


def added(path: Path) -> None:
    path.write_text("“No,” he said.", encoding="utf-8")


def swapped(path: Path) -> None:
    """Exchange the first quotation of a page with its last, each with its place."""
    text = path.read_text(encoding="utf-8")
    quotations = [found[0] for found in re.finditer(_QUOTATION, text)]
    first, last = quotations[0], quotations[-1]
    assert first != last
    before, _, rest = text.partition(first)
    between, _, after = rest.rpartition(last)
    path.write_text(before + last + between + first + after, encoding="utf-8")


def replaced(path: Path) -> None:
    """Put another page of the site in the place of this one."""
    shutil.copy(path.with_name("index.html"), path)


_QUOTATION = r"(<span[^>]* data-seed=[^>]*>)([^<]*)(</span>)"
_OURS = r"(<span class=\"b-ed\">)"

# what somebody does to a site → the file that is changed, and how; each file is changed once
FALSIFIED: dict[str, tuple[str, Callable[[Path], None]]] = {
    "a letter by one that looks the same": (
        "topics/arctic.html",
        changing('(?<=data-end="1713">)"', "“"),
    ),
    "an invisible letter added": ("topics/readiness.html", changing(_QUOTATION, "\\1\u200b\\2\\3")),
    "a speaker exchanged": (
        "topics/greenland.html",
        replacing("Mark Rutte</a>", "Elbridge Colby</a>"),
    ),
    "a speaker invented": ("speakers/unnamed.html", changing("<h2[^>]*>", "\\g<0>Ada Lind, ")),
    "a role changed": (
        "speakers/mark-rutte.html",
        replacing("NATO Secretary General", "former Secretary General"),
    ),
    "two quotations exchanged, with their places": ("topics/european-nato.html", swapped),
    "a date": ("timeline.html", replacing("Feb 2026", "Mar 2026")),
    "a kind": (
        "topics/defence-industry.html",
        replacing('b-kind--reported">Reported', 'b-kind--quoted">Quoted'),
    ),
    "a publisher": ("articles/index.html", replacing("TRT World", "TRT")),
    "a link to the source": (
        "statements.html",
        replacing("https://www.trtworld.com/", "https://trt.example/"),
    ),
    "a quotation removed": ("topics/eastern-flank.html", changing(_QUOTATION, "")),
    "every quotation removed": ("topics/us-commitment.html", changing(_QUOTATION, "", 0)),
    "“not” in a bracket like ours": ("editions/2026-02.html", changing(_OURS, "\\1 [not]")),
    "words hidden by an attribute": ("topics/russia.html", replacing("<p ", "<p hidden ")),
    "words hidden by a style": (
        "articles/004-3b1df5ba9a706dea.html",
        changing(_QUOTATION, '<b style="display: none">\\g<0></b>'),
    ),
    "words struck out": ("editions/2026-01.html", changing(_QUOTATION, "<del>\\g<0></del>")),
    "a quotation without its place, and other words": (
        "topics/support-for-ukraine.html",
        changing(_QUOTATION, "<span>No.</span>"),
    ),
    "a place with another name": ("numbers.html", replacing("data-seed=", "data-sead=")),
    "a quotation added": (
        "topics/hague-summit.html",
        replacing("</h1>", "</h1><p>“No,” he said.</p>"),
    ),
    "a line of ours": ("index.html", replacing("</h1>", " of our own</h1>")),
    "words in JSON-LD": (
        "articles/000-422cfd3a7d3656c8.html",
        changing('(?<="headline": ")NATO head', "NATO’s head"),
    ),
    "a title": ("articles/001-3f73aefb979e5ba2.html", changing("<title>", "<title>Not ")),
    "a description": (
        "articles/002-9e19a7b23bce9e4c.html",
        changing('(?<=<meta name="description" content=")', "Not "),
    ),
    "a count": ("topics/index.html", changing(r">(\d+)<", r">1\1<")),
    "a page replaced by another": ("articles/003-373d9300caa474a4.html", replaced),
    "a page removed": ("speakers/elbridge-colby.html", Path.unlink),
    "a page added": ("more.html", added),
    "a score": ("method.html", replacing("<td>", "<td>1")),
    "the page for unknown addresses": ("404.html", replacing("</h1>", "!</h1>")),
    "a feed’s title": ("feed.xml", changing("<title>", "<title>Not ")),
    "an entry’s title": ("topics/russia.xml", changing("(?s)(<entry>.*?<title>)", r"\1Not ")),
    "a feed in JSON": ("feed.json", changing('"title": "', '"title": "Not ')),
    "what a preview says beside the words": (
        "data/passages/000-422cfd3a7d3656c8.js",
        replacing('"speaker": "Mark Rutte"', '"speaker": "Elbridge Colby"'),
    ),
    "what search finds": ("data/search/texts-0.js", changing('"title":"', '"title":"Not ')),
    "a word by which search finds": ("data/search/words-r.js", changing("[a-z]{5}", "aaaaa")),
    "the words of the interface": (
        "data/words.js",
        replacing("No statement fits", "A statement fits"),
    ),
    "a name in the export": (
        "data/briefing.json",
        replacing('"name": "Mark Rutte"', '"name": "Mark Rutter"'),
    ),
    "a speaker in a table": ("data/quotes.csv", replacing("Mark Rutte", "Mark Rutter")),
    "a value in a table": ("data/figures.csv", changing(r",(\d+),", r",1\1,")),
    "a date in a table": ("data/events.csv", replacing("2026", "2027")),
    "a person in a table": ("data/people.csv", replacing("Mark Rutte", "Mark Rutter")),
    "a rule in a table": ("data/changes.csv", replacing("same-measure", "shared-words")),
    "a verb in a table": ("data/pushbacks.csv", replacing("rejected,", "denied,")),
    "on what nothing was said": ("data/silences.csv", replacing("Greenland", "Iceland")),
    "an edition in a table": ("data/editions.csv", replacing("elbridge-colby", "mark-rutte")),
    "a wording in a table": ("data/wordings.csv", replacing("differing,", "same,")),
    "a day ahead": ("data/ahead.csv", replacing("2029", "2030")),
    "a style": ("assets/briefing.css", replacing("{", "{ display: none;")),
    "a script": (
        "assets/briefing.js",
        replacing('"use strict";', '"use strict"; document.title = "";'),
    ),
    "the check for strangers": ("verify.py", replacing("return 1 if wrong", "return 0 if wrong")),
    "the list of files": ("manifest.json", replacing('"mkdocs": "', '"mkdocs": "9.')),
}


def test_whatever_is_changed_in_a_site_is_found_and_nothing_else(
    built: Path, tmp_path: Path
) -> None:
    assert list(site_problems(built / "docs", built / "site", ())) == []
    site = tmp_path / "site"
    shutil.copytree(built / "site", site)
    for name, change in FALSIFIED.values():
        change(site / name)
    found = [problem.file for problem in site_problems(built / "docs", site, ())]
    assert found == sorted((site / name).as_posix() for name, _ in FALSIFIED.values())


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
