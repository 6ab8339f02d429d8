"""MkDocs hook: makes the navigation, and runs the generator before each build.

A convenience for `mkdocs serve`; `python -m generator` is the way.

The generator runs as a program of its own: edits to its code count at once, and what it cannot use
is a warning here, not the end of the server. It writes only what changed, so the rebuild that its
own writing sets off is the last one. Only the navigation is that of the code as the server found
it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # MkDocs loads a hook by its path; it restores sys.path afterwards

from generator.briefing_yml import load_settings  # noqa: E402
from generator.errors import BriefingError  # noqa: E402
from generator.files import read_settings  # noqa: E402
from generator.lexicon import load  # noqa: E402
from generator.settings import Settings  # noqa: E402
from generator.site import navigation  # noqa: E402

log = get_plugin_logger("briefing")
serving = False  # `mkdocs serve` runs


def on_startup(command: str, **_: Any) -> None:
    """Note whether MkDocs serves the site: it then adds a script of its own to each page."""
    global serving  # noqa: PLW0603 - MkDocs says so once, before it has a configuration
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Take the site's name and address from briefing.yml, and its navigation from the table of page
    types; an address there wins over SITE_URL.

    If briefing.yml cannot be read, the generator says why. The theme prints these values as they
    are, so they are escaped here, once for every template.
    """
    try:
        said = load_settings(read_settings(ROOT / "seeds"))
    except BriefingError:
        said = Settings()
    lexicon = load(said.language)
    config.nav = [{heading: path} for heading, path in navigation(lexicon)]
    config.site_name = escape(said.name)
    config.site_description = escape(said.description)
    if said.contact:
        words = lexicon.text("labels.report_error")
        config.copyright = f'{config.copyright} <a href="{escape(said.contact_link)}">{words}</a>.'
    if said.address:
        config.site_url = str(escape(said.address)).rstrip("/") + "/"


def on_pre_build(config: MkDocsConfig) -> None:
    """Write the pages into the docs folder, unless `make site` just did; each complaint is a
    warning, so that `--strict` fails.
    """
    if os.environ.get("BRIEFING_WRITTEN"):
        return
    command = [
        sys.executable,
        "-m",
        "generator",
        "--seeds",
        str(ROOT / "seeds"),
        "--docs",
        config.docs_dir,
    ]
    run = subprocess.run(  # noqa: S603 - our own
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    for line in run.stderr.splitlines() if run.returncode else ():
        log.warning(line)


def on_env(env: Environment, **_: Any) -> None:
    """Let main.html allow inline code by its hash, but not under `mkdocs serve`, whose script
    varies.
    """
    if not serving:
        env.globals["hashes"] = hashes


def on_files(files: Files, **_: Any) -> None:
    """Leave out the scripts of the theme's own search, which no page of ours loads."""
    for file in list(files):
        if file.src_uri.startswith(("assets/javascripts/lunr/", "assets/javascripts/workers/")):
            files.remove(file)


def hashes(tag: str, html: str) -> str:
    """Return what a policy says to allow the elements `<tag>` in `html`: their hashes, each after
    a space.
    """
    inline = (rest.partition(f"</{tag}>")[0] for rest in html.split(f"<{tag}>")[1:])
    digests = (sha256(code.encode()).digest() for code in inline)
    return "".join(f" 'sha256-{b64encode(digest).decode()}'" for digest in digests)


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Replace the day of the build, which MkDocs takes for the day when the page last changed."""
    page.update_date = "1970-01-01"  # the time stamp 0 in `sitemap.xml.gz`: none is known
