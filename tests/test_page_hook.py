"""The pages that are rendered quickly make the same site, with the same warnings; where they might not,
a build says so and takes the plain way.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_hook import build, edit, project

__all__ = ["project"]

HOOKS = "hooks: [generator/hook.py, generator/page_hook.py]"
OWN = ("Documentation built in", "pages are kept from an earlier build")  # of one build alone
NOTICE = "the site is built in the plain way"


def built(project: Path, *flags: str) -> tuple[dict[str, bytes], list[str], int]:
    """The files of a site, what was said of them, and the exit code."""
    done = build(project, *flags)
    site = project / "site"
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }
    said = [line for line in done.stderr.splitlines() if not any(each in line for each in OWN)]
    return files, said, done.returncode


def in_the_plain_way(project: Path) -> None:
    edit(project / "mkdocs.yml", (HOOKS, "hooks: [generator/hook.py]"))


def test_the_site_is_the_same_to_the_byte_in_the_plain_way(project: Path) -> None:
    quick = built(project, "--strict")
    in_the_plain_way(project)
    assert built(project, "--strict") == quick
    assert quick[2] == 0
    assert b"will close on Monday" in quick[0]["articles/harbour.html"]


def in_navigation(project: Path) -> None:
    """Let a page that lies beside the front page be no warning of its own."""
    edit(project / "mkdocs.yml", ("not_in_nav: /*/", "not_in_nav: '*'"))


# A page that a maintainer adds, and how many warnings it is good for.
PAGES = {
    "[a](nowhere.md)": 1,
    "[a](index.md#nowhere)": 1,
    "[a](#nowhere)": 1,
    "[a](/index.md)": 1,
    "[a](nowhere)": 1,
    "[a](index.md#nowhere) [b](nowhere.md)\n\n[b](nowhere.md) `code`": 3,
    "[a](index.md) [b](data/briefing.json) [c](https://port.example/#x)": 0,
    "# About\n\n[a](#about) [b](articles/harbour.md) `code`": 0,
}


@pytest.mark.parametrize("text", PAGES)
def test_a_link_that_leads_nowhere_is_the_same_warning_and_fails_a_strict_build(
    project: Path, text: str
) -> None:
    (project / "docs" / "about.md").write_text(text, encoding="utf-8")
    in_navigation(project)
    quick = built(project, "--strict")
    in_the_plain_way(project)
    assert built(project, "--strict") == quick
    warnings = [line for line in quick[1] if line.startswith("WARNING")]
    assert (len(warnings), quick[2]) == (PAGES[text], bool(PAGES[text]))


@pytest.mark.parametrize(
    ("file", "old", "new", "why"),
    [
        ("mkdocs.yml", "  - tables\n", "  - tables\n  - footnotes\n", "other Markdown extensions"),
        ("mkdocs.yml", "permalink: false", "permalink: true", "other options"),
        ("mkdocs.yml", "plugins: []", "plugins: [search]", "has plugins"),
        ("generator/page_hook.py", '"Markdown": "', '"Markdown": "0.', "is not known here"),
    ],
)
def test_what_it_is_not_known_to_agree_with_is_built_in_the_plain_way_and_said(
    project: Path, file: str, old: str, new: str, why: str
) -> None:
    edit(project / file, (old, new))
    files, said, code = built(project, "--strict")
    assert code == 0
    assert [why in line for line in said if NOTICE in line] == [True]
    in_the_plain_way(project)
    assert built(project, "--strict")[0] == files


def test_a_build_as_it_comes_says_nothing_of_it(project: Path) -> None:
    assert not [line for line in built(project)[1] if NOTICE in line]
