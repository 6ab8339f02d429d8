"""MkDocs hook: runs the generator before each build, so that `mkdocs serve` follows the seeds. A convenience; `python -m generator` is the way.

The generator runs as a program of its own: edits to its code count at once, and what it cannot use is a warning here, not the
end of the server. It writes only what changed, so the rebuild that its own writing sets off is the last one.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

ROOT = Path(__file__).parent.parent
log = get_plugin_logger("briefing")


def on_pre_build(config: MkDocsConfig) -> None:
    """Write the pages into the docs folder of `config`; each line of complaint becomes a warning (`--strict` then fails)."""
    command = [sys.executable, "-m", "generator", "--seeds", str(ROOT / "seeds"), "--docs", config.docs_dir]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    for line in run.stderr.splitlines() if run.returncode else ():
        log.warning(line)
