"""Another builder gets by its configuration what the hook tells MkDocs; it need not be installed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.lexicon import load
from generator.site import navigation
from generator.zensical import dress
from tests.project import ROOT
from tests.test_hook import project

__all__ = ["project"]

PRINTED = """from mkdocs.config import load_config
from generator.zensical import configuration
print(configuration(load_config("mkdocs.yml")))
"""


def configuration(project: Path, settings: str) -> dict[str, Any]:
    """Return the configuration of a project with these settings in briefing.yml."""
    (project / "seeds" / "briefing.yml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-c", PRINTED]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_it_takes_all_else_from_the_configuration_of_mkdocs(project: Path) -> None:
    told = configuration(project, "name: Harbour news\n")
    assert (project / told.pop("INHERIT")).is_file()
    assert set(told) == {
        "site_name",
        "site_description",
        "site_url",
        "copyright",
        "nav",
        "theme",
    }


def test_name_description_and_address_are_those_of_briefing_yml(project: Path) -> None:
    told = configuration(
        project,
        "name: Harbour news\ndescription: What was said.\naddress: https://port.example/news\n",
    )
    assert told["site_name"] == "Harbour news"
    assert told["site_description"] == "What was said."
    assert told["site_url"] == "https://port.example/news/"


def test_a_site_without_an_address_has_none(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty one would make each page name a place at the root of the server as its own."""
    monkeypatch.delenv("SITE_URL", raising=False)
    assert configuration(project, "name: Harbour news\n")["site_url"] is None


def test_the_navigation_is_the_table_of_page_types(project: Path) -> None:
    told = configuration(project, "name: Harbour news\n")
    assert told["nav"] == [{heading: path} for heading, path in navigation(load("en"))]


def test_no_setting_becomes_markup(project: Path) -> None:
    told = configuration(project, "name: <script>\ndescription: <img>\n")
    assert told["site_name"] == "&lt;script&gt;"
    assert told["site_description"] == "&lt;img&gt;"


def test_the_contact_stands_in_the_last_line_of_a_page(project: Path) -> None:
    told = configuration(project, "name: Harbour news\ncontact: desk@port.example\n")
    assert "mailto:desk@port.example" in told["copyright"]


def test_the_site_wears_the_stylesheet_of_the_theme_in_the_place_of_its_own(tmp_path: Path) -> None:
    """The theme's own folder, which comes first, has none."""
    ours, theirs, site = (tmp_path / name for name in ("ours", "theirs", "site"))
    sheets = site / "assets/stylesheets/classic"
    for folder in (ours, theirs / "assets/stylesheets", sheets):
        folder.mkdir(parents=True)
    (theirs / "assets/stylesheets/main.1a.min.css").write_text(".search { color: red }\n")
    for name in ("main.2b.min.css", "palette.3c.min.css"):
        (sheets / name).write_text("html { color: blue }\n")
    dress(site, [str(ours), str(theirs)])
    assert (sheets / "main.2b.min.css").read_text() == ".search { color: red }\n"
    assert (sheets / "palette.3c.min.css").read_text() == "html { color: blue }\n"


def test_no_template_escapes_the_escaped_name_again() -> None:
    for path in sorted((ROOT / "generator/theme").rglob("*.*ml")):
        assert "config.site_name | e" not in path.read_text(encoding="utf-8"), path
