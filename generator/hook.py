"""MkDocs hook: runs the generator before each build. A convenience for `mkdocs serve`; `python -m generator` is the way.

The generator runs as a program of its own: edits to its code count at once, and what it cannot use is a warning here, not the
end of the server. It writes only what changed, so the rebuild that its own writing sets off is the last one.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

ROOT = Path(__file__).parent.parent
log = get_plugin_logger("briefing")
serving = False  # `mkdocs serve` runs


def on_startup(command: str, **_: Any) -> None:
    """Note whether MkDocs serves the site: it then adds a script of its own to each page."""
    global serving  # noqa: PLW0603 - MkDocs says so once, before it has a configuration
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Take the site's name and address from briefing.yml; an address there wins over SITE_URL.

    If briefing.yml cannot be read, the generator says why. The theme prints these values as they are, so they are escaped
    here, once for every template.
    """
    try:
        said = dict(yaml.safe_load((ROOT / "seeds" / "briefing.yml").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, yaml.YAMLError):
        return
    config.site_name = escape(said.get("name") or config.site_name)
    config.site_description = escape(said.get("description") or "")
    if said.get("address"):
        config.site_url = str(escape(said["address"])).rstrip("/") + "/"


def on_pre_build(config: MkDocsConfig) -> None:
    """Write the pages into the docs folder, unless `make site` just did; each complaint is a warning, so that `--strict` fails."""
    if os.environ.get("BRIEFING_WRITTEN"):
        return
    command = [sys.executable, "-m", "generator", "--seeds", str(ROOT / "seeds"), "--docs", config.docs_dir]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - our own
    for line in run.stderr.splitlines() if run.returncode else ():
        log.warning(line)


def on_env(env: Environment, **_: Any) -> None:
    """Let main.html allow inline code by its hash, but not under `mkdocs serve`, whose script varies."""
    if not serving:
        env.globals["hashes"] = hashes


def hashes(tag: str, html: str) -> str:
    """Return what a policy says to allow the elements `<tag>` in `html`: their hashes, each after a space."""
    inline = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    digests = (sha256(code.encode()).digest() for code in inline)
    return "".join(f" 'sha256-{b64encode(digest).decode()}'" for digest in digests)
