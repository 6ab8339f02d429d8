"""The project as the tests see it: the articles they read, which are their own, and copies in
which anything may be tried.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATIENCE = 300  # seconds until what does not end counts as broken: the machine may have other work
SEEDS = ROOT / "tests" / "seeds"  # the tests read no other: what lies in seeds/ is the maintainer's

# A make that is run by a make says so in lines of its own; a reader's is not.
READERS = {
    name: value
    for name, value in os.environ.items()
    if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
}


def copy_project(folder: Path, seeds: Path = SEEDS) -> Path:
    """Copy what git holds, with `seeds` in the place of its articles, this environment and the
    compiled generator, into `folder`, and return that.
    """
    compiled = (path.relative_to(ROOT) for path in (ROOT / "generator").rglob("*.pyc"))
    for name in (*tracked(), *compiled):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    shutil.copytree(seeds, folder / "seeds")
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


def tracked() -> list[str]:
    """Return the files that git holds, but for those in seeds/, as paths below the project."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [name for name in listed.stdout.split("\0") if name and not name.startswith("seeds/")]


def run(project: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a copy of the project, as a reader of the README would."""
    env = READERS | environment
    return subprocess.run(
        command, cwd=project, env=env, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
