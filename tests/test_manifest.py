"""manifest.json lists what a site holds, what it was made from and with, in one order, by hash."""

import json
import tomllib
from hashlib import sha256

from generator import __version__
from generator.manifest import NAME, manifest
from tests.project import ROOT

FILES = [("b/ö.html", b"2"), ("a.html", b"1"), (NAME, b"an earlier one")]


def test_every_file_but_itself_is_listed_by_name_with_its_hash() -> None:
    told = json.loads("".join(manifest(FILES, [("s.txt", b"3")], {"mkdocs": "1", "a": "2"})))
    assert list(told["files"].items()) == [
        ("a.html", sha256(b"1").hexdigest()),
        ("b/ö.html", sha256(b"2").hexdigest()),
    ]
    assert told["seeds"] == {"s.txt": sha256(b"3").hexdigest()}
    assert list(told["versions"]) == ["a", "mkdocs"]


def test_the_order_in_which_files_are_found_changes_nothing() -> None:
    assert manifest(FILES, FILES, {}) == manifest(FILES[::-1], FILES[::-1], {})


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert __version__ == project["version"]
