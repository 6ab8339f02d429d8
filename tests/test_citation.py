"""CITATION.cff says how to cite the project, as its format demands, and names nobody who is not
there.
"""

import subprocess
import sys
from pathlib import Path

import yaml

from generator import __version__
from tests.project import ROOT

CITATION = ROOT / "CITATION.cff"
TOLD = yaml.safe_load(CITATION.read_text(encoding="utf-8"))


def test_it_follows_the_schema_of_citation_files() -> None:
    program = Path(sys.executable).parent / "check-jsonschema"
    schema = ["--builtin-schema", "vendor.citation-file-format"]
    done = subprocess.run([program, *schema, CITATION], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_its_author_licence_and_version_are_the_projects() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    (author,) = TOLD["authors"]
    assert author.keys() == {"name"}  # an entity, no person
    assert f"Copyright (c) 2026 {author['name']}\n" in licence
    assert licence.startswith(f"{TOLD['license']} License")
    assert TOLD["version"] == __version__
