"""Whatever is changed between two builds, a page that is kept is the page that would be made; what is
kept may be lost or damaged.
"""

from __future__ import annotations

import re
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.kept_pages import KeptPages
from tests.test_hook import WORDS, build, edit, project, write_seed
from tests.test_page_hook import HOOKS, in_navigation

__all__ = ["project"]

STORE = ".build/pages.sqlite"
MORE = "[a](index.md#bottom-line) [b](articles/ferry.md)\n"


class Shelf(dict[bytes, bytes]):
    """Bytes by key, in memory."""

    def put(self, key: bytes, value: bytes) -> None:
        self[key] = value


def test_what_is_kept_comes_back() -> None:
    pages = KeptPages(Shelf(), b"build")
    links = {"b.md": {"c": "b.md#c"}, "data/d.csv": {}}
    pages.put(pages.key("a.md", "text"), "<p>ä</p>", frozenset({"y", "x"}), links)
    kept = pages.get(pages.key("a.md", "text"))
    assert kept and (kept.html, kept.anchors, kept.links) == ("<p>ä</p>", ("x", "y"), links)


@pytest.mark.parametrize(
    ("build", "path", "text"),
    [(b"other", "a.md", "text"), (b"build", "b.md", "text"), (b"build", "a.md", "texts")],
)
def test_a_page_with_another_path_text_or_build_is_not_kept(
    build: bytes, path: str, text: str
) -> None:
    shelf = Shelf()
    pages = KeptPages(shelf, b"build")
    pages.put(pages.key("a.md", "text"), "", frozenset(), {})
    other = KeptPages(shelf, build)
    assert other.get(other.key(path, text)) is None


@pytest.mark.parametrize("value", [b"", b"noise", zlib.compress(b"[]")])
def test_what_is_no_page_is_nothing(value: bytes) -> None:
    pages = KeptPages(Shelf({b"key": value}), b"build")
    assert pages.get(b"key") is None


def built(project: Path, **environment: str) -> tuple[dict[str, bytes], list[str], int, int]:
    """The files of a site, the warnings, the exit code, and how many pages were kept."""
    done = build(project, "--strict", **environment)
    site = project / "site"
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }
    kept = re.search(r"(\d+) of \d+ pages are kept", done.stderr)
    warnings = [line for line in done.stderr.splitlines() if line.startswith("WARNING")]
    return files, warnings, done.returncode, int(kept[1]) if kept else 0


def written(path: str, text: str) -> Callable[[Path], None]:
    return lambda project: (project / path).write_text(text, encoding="utf-8") and None


def changed(path: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda project: edit(project / path, (old, new))


# What is changed, one after the other in one project, and whether any page is kept after it.
CHANGES: dict[str, tuple[Callable[[Path], None], bool]] = {
    "nothing": (lambda project: None, True),
    "the words of a seed": (lambda project: write_seed(project, "Sunday"), True),
    "a page of the maintainer's": (written("docs/about.md", MORE), True),
    "a page that is gone": (lambda project: (project / "seeds/ferry.txt").unlink(), True),
    "a page that is back": (written("seeds/ferry.txt", WORDS), True),
    "the name of the site": (changed("seeds/briefing.yml", "Harbour", "Ferry"), False),
    "the address of the site": (changed("seeds/briefing.yml", "port.ex", "quay.ex"), False),
    "a template": (changed("generator/theme/partials/logo.html", "b-word", "b-words"), False),
    "code": (changed("generator/quick_markdown.py", '"<tr>"', '"<tr >"'), False),
    "the configuration": (changed("mkdocs.yml", "navigation.tabs", "navigation.top"), False),
    "the navigation": (
        changed(
            "generator/languages/en/pages.yaml",
            "    timeline: Timeline\n",
            "    timeline: Calendar\n",
        ),
        False,
    ),
}


def test_a_build_with_kept_pages_gives_the_bytes_and_warnings_of_one_without(project: Path) -> None:
    in_navigation(project)
    written("seeds/ferry.txt", WORDS)(project)
    built(project)
    for name, (change, some) in CHANGES.items():
        change(project)
        warm, cold = built(project), built(project, BRIEFING_NO_CACHE="1")
        assert warm[:3] == cold[:3], name
        assert (warm[3] > 0, cold[3]) == (some, 0), name
        assert bool(warm[1]) == (name == "a page that is gone"), name


def test_a_page_whose_link_leads_nowhere_any_more_is_not_kept(project: Path) -> None:
    in_navigation(project)
    written("docs/about.md", "[a](more.md)\n")(project)
    written("docs/more.md", "# More\n")(project)
    assert built(project)[1:3] == ([], 0)
    (project / "docs/more.md").unlink()
    (warning,) = built(project)[1]
    assert "'about.md' contains a link 'more.md'" in warning
    assert built(project)[3] > 0  # that the build before failed costs no page


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0" + b"?" * 5000])
def test_a_damaged_file_costs_time_only(project: Path, damage: bytes) -> None:
    files = built(project)[0]
    (project / STORE).write_bytes(damage)
    assert built(project) == (files, [], 0, 0)
    assert built(project)[3] > 0


def test_a_build_of_the_folder_elsewhere_uses_what_is_kept(project: Path, tmp_path: Path) -> None:
    files = built(project)[0]
    moved = tmp_path / "moved"
    shutil.copytree(project, moved, ignore=shutil.ignore_patterns("moved", "site"))
    again = built(moved)
    assert again[0] == files
    assert again[3] > 0


def test_nothing_is_kept_where_it_is_not_wanted_or_not_sure(project: Path) -> None:
    built(project, BRIEFING_NO_CACHE="1")
    shutil.copytree(project / "generator/theme", project / "look")
    edit(project / "mkdocs.yml", ("custom_dir: generator/theme", "custom_dir: look"))
    built(project)
    edit(project / "mkdocs.yml", (HOOKS, "hooks: [generator/hook.py]"))
    built(project)
    assert not (project / STORE).exists()
