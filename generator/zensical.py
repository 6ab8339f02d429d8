"""Zensical in the place of MkDocs: gives it by a configuration what `hook.py` tells MkDocs, builds
the site with it, and lists what was built.

Zensical calls no hooks, so what they do in a page is lost: `make site BUILDER=zensical` in the
README says what that is.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator import files as disk
from generator.hook import ROOT, list_what_was_built, on_config

CONFIG = ROOT / "zensical.yml"  # git ignores it; not in .build/: docs/ must lie beside it
SHEETS = "assets/stylesheets"
MADE_WITH = ("zensical", "mkdocs-material")
TOLD = ("site_name", "site_description", "copyright", "nav")


def configuration(config: MkDocsConfig) -> str:
    """Return what `CONFIG` holds: mkdocs.yml with what briefing.yml and the page types say,
    as JSON, which is YAML too. Names are escaped, for the theme prints them as they are.
    """
    on_config(config)
    told = {
        "INHERIT": "mkdocs.yml",
        **{key: config[key] for key in TOLD},
        "site_url": config.site_url or None,
        "theme": {"variant": "classic"},  # the look that our stylesheet changes
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def dress(site: Path, themes: Sequence[str]) -> None:
    """Put the stylesheet of the first of the themes that has one into the place of Zensical's,
    which knows no search form but its own.
    """
    theirs = (sheet for theme in themes for sheet in _sheets(Path(theme) / SHEETS))
    material = disk.read_if_there(next(theirs)) or b""
    for sheet in _sheets(site / SHEETS / "classic"):
        disk.write_lines(sheet, material.decode().splitlines())


def _sheets(folder: Path) -> list[Path]:
    names = disk.names_below(folder) if disk.is_folder(folder) else ()
    return [folder / name for name in names if fnmatch(name, "main.*.css")]


def main() -> int:
    """Build the site; return the exit code of Zensical."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    disk.write_lines(CONFIG, [configuration(config)])
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean", "--config-file"]
    done = subprocess.run([*command, CONFIG.name], cwd=ROOT, check=False)  # noqa: S603 - our own
    if not done.returncode:
        dress(Path(config.site_dir), config.theme.dirs)
        list_what_was_built(Path(config.site_dir), MADE_WITH)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
