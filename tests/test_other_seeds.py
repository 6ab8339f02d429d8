"""Whatever lies in seeds/, the tests pass, each article that can be used is published, and the
others are named with the reason.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import READERS, copy_project, run
from tests.test_hostile import PAYLOADS, hostile
from tests.workflow import Step, run_step

TOWNS = ("Norhaven", "Selwyn", "Aske", "Vikby", "Torrun", "Lissgard", "Maren")
PEOPLE = ("Ada Lind", "Leo Arent", "Mira Halloran", "Tomas Vrba")

ARTICLE = """{town} to mend its harbour, part {number}

By Ines Corvo
{day} March 2026

The harbour of {town} will close for {number} weeks while its walls are rebuilt, Mayor {name} said on Monday.

“We have put this off for {number} winters, and the walls will not stand another one,” {surname} told reporters.

The work will cost $1.{number} million, said the port of {town}.
"""

# As if reading one article met a defect of ours.
DEFECT = """
_sound = read_article


def read_article(seed, settings, lexicon):
    return 1 // 0 if b"unlucky" in seed.data else _sound(seed, settings, lexicon)
"""


def article(number: int) -> str:
    name = PEOPLE[number % len(PEOPLE)]
    town = TOWNS[number % len(TOWNS)]
    return ARTICLE.format(
        town=town, number=number + 2, day=number % 28 + 1, name=name, surname=name.split()[1]
    )


def put(folder: Path, seeds: dict[str, str | bytes]) -> Path:
    """Write seeds into a new folder, and return it."""
    for name, content in seeds.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


# -- thirty articles, on GitHub --------------------------------------------------------------------


def thirty() -> dict[str, str | bytes]:
    """Articles of several formats, two of which ask for one address; one is broken, one hostile,
    one meets a defect of ours.
    """
    plain = {f"news/{number:02}.txt": article(number) for number in range(22)}
    marked_up = {f"{number}.md": f"# {article(number)}" for number in range(22, 24)}
    saved = {
        f"{number}.html": "".join(f"<p>{line}</p>" for line in article(number).split("\n\n"))
        for number in range(24, 25)
    }
    one_address = {"port news.txt": article(25), "port-news.txt": article(26)}
    hostile_words = b"\n\n".join(map(hostile, PAYLOADS))
    others = {
        "torn.txt": b"\xff\xfe\x00",
        "<img src=x> `$(exit 3)`.txt": hostile_words,
        "unlucky.txt": f"{article(27)}\nunlucky\n",
    }
    return plain | marked_up | saved | one_address | others


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Step, Step]:
    """A fork whose seeds are thirty others, after the steps that build its site and say what was
    left out.
    """
    folder = tmp_path_factory.mktemp("fork")
    project = copy_project(folder / "project", put(folder / "seeds", thirty()))
    with (project / "generator/articles.py").open("a", encoding="utf-8") as module:
        module.write(DEFECT)
    built = run_step("publish", "Build", project, OWNER="ada", REPOSITORY="news")
    said = run_step(
        "publish", "Say what was left out", project, BUILD="failure" if built.code else "success"
    )
    return project, built, said


def test_of_thirty_articles_all_are_published_that_can_be_used(
    fork: tuple[Path, Step, Step],
) -> None:
    project, built, _ = fork
    assert built.code == 0, built.said
    assert len(thirty()) == 30
    assert (
        len(
            [
                path
                for path in (project / "site/articles").glob("*.html")
                if path.name != "index.html"
            ]
        )
        == 28
    )


def test_the_summary_of_the_run_says_which_articles_are_left_out_and_why(
    fork: tuple[Path, Step, Step],
) -> None:
    _, _, said = fork
    assert (said.code, said.outputs) == (0, {"left-out": "true"})
    left_out, _, checked = said.summary.partition("## What `make check` says")
    assert "seeds/torn.txt: " in left_out
    assert (
        "seeds/unlucky.txt: the generator failed on it (ZeroDivisionError in articles.py:"
        in left_out
    )
    assert left_out.count("seeds/") == 2
    assert "seeds/port-news.txt: does not say who published it; add publisher" in checked
    assert said.summary.count("```") == 4


def test_links_in_feeds_and_pages_begin_where_github_shows_the_site(
    fork: tuple[Path, Step, Step],
) -> None:
    project, *_ = fork
    front, feed = (
        (project / "site" / name).read_text(encoding="utf-8") for name in ("index.html", "feed.xml")
    )
    assert '<link rel="canonical" href="https://ada.github.io/news/index.html">' in front
    assert 'href="https://ada.github.io/news/feed.xml"' in feed


# -- on the maintainer's machine -------------------------------------------------------------------


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project whose seeds are three others, one of them empty."""
    folder = tmp_path_factory.mktemp("three")
    seeds: dict[str, str | bytes] = {"one.txt": article(1), "two.txt": article(2), "empty.txt": ""}
    return copy_project(folder / "project", put(folder / "seeds", seeds))


def test_make_site_builds_the_site_without_a_bad_seed_and_ends_by_naming_it(three: Path) -> None:
    done = run(three, "make", "site")
    assert done.returncode != 0
    assert (three / "site/articles/one.html").is_file()
    assert (three / "site/articles/two.html").is_file()
    assert done.stdout.splitlines()[-2:] == [
        "==> Built site/index.html, but left out:",
        "seeds/empty.txt: is empty; put the article's text there, or remove it",
    ]


def test_where_no_seed_can_be_used_nothing_is_built(tmp_path: Path) -> None:
    project = copy_project(
        tmp_path / "project", put(tmp_path / "seeds", {"a.txt": "", "b.txt": b"\xff"})
    )
    built = run_step("publish", "Build", project, OWNER="ada", REPOSITORY="news")
    said = run_step("publish", "Say what was left out", project, BUILD="failure")
    assert built.code != 0
    assert (
        "seeds: holds no article that can be used; nothing was written; put articles there"
        in built.said
    )
    assert not (project / "site").exists()
    assert not (project / "docs/index.md").exists()
    assert (said.code, said.outputs) == (0, {})
    assert said.summary.startswith("## The site is not built\n")
    assert "seeds/a.txt: is empty" in said.summary


@pytest.mark.whole
def test_the_tests_pass_whatever_lies_in_seeds(three: Path) -> None:
    """All but those in a browser, which open a site of the tests' own seeds. A file's tests run one
    after another, since they share what it builds; the files run on every core.
    """
    subprocess.run(["git", "init", "--quiet"], cwd=three, check=True)
    subprocess.run(["git", "add", "--all"], cwd=three, check=True)
    cores = ["--numprocesses=auto", "--dist=loadfile"]
    command = [sys.executable, "-m", "pytest", "--ignore=tests/browser", *cores]
    assert subprocess.run(command, cwd=three, env=READERS, check=False).returncode == 0
