"""MkDocs hook: runs the generator before each build. A convenience for `mkdocs serve`; `python -m generator` is the way.

The generator runs as a program of its own: edits to its code count at once, and what it cannot use is a warning here, not the
end of the server. It writes only what changed, so the rebuild that its own writing sets off is the last one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

ROOT = Path(__file__).parent.parent
log = get_plugin_logger("briefing")


def on_config(config: MkDocsConfig) -> None:
    """Take the site's name and address from briefing.yml; an address there wins over SITE_URL.

    If briefing.yml cannot be read, the generator says why.
    """
    try:
        said = dict(yaml.safe_load((ROOT / "seeds" / "briefing.yml").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, yaml.YAMLError):
        return
    config.site_name = str(said.get("name") or config.site_name)
    config.site_description = str(said.get("description") or "")
    if said.get("address"):
        config.site_url = str(said["address"]).rstrip("/") + "/"


def on_pre_build(config: MkDocsConfig) -> None:
    """Write the pages into the docs folder, unless `make site` just did; each complaint is a warning, so that `--strict` fails."""
    if os.environ.get("BRIEFING_WRITTEN"):
        return
    command = [sys.executable, "-m", "generator", "--seeds", str(ROOT / "seeds"), "--docs", config.docs_dir]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - our own
    for line in run.stderr.splitlines() if run.returncode else ():
        log.warning(line)
