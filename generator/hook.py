"""MkDocs hook: makes the navigation, runs the generator before each build, and lists afterwards
what was built.

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
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import unescape
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # MkDocs loads a hook by its path; it restores sys.path afterwards

from generator import __version__  # noqa: E402
from generator import files as disk  # noqa: E402
from generator.briefing_yml import load_settings  # noqa: E402
from generator.errors import BriefingError, SeedError  # noqa: E402
from generator.lexicon import load  # noqa: E402
from generator.manifest import NAME, manifest  # noqa: E402
from generator.settings import SETTINGS_NAME, Settings  # noqa: E402
from generator.site import navigation  # noqa: E402

SEEDS = ROOT / "seeds"
MADE_WITH = ("mkdocs", "mkdocs-material")
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
        said = load_settings(disk.read_settings(SEEDS))
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
        str(SEEDS),
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


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """Draw the picture of a link to the page, beside it, if the page has lines for one; only where
    the site has an address, since a picture is shown by its whole address.
    """
    lines = page.meta.get("card")
    if not (lines and config.site_url) or serving:
        return
    from generator import share_card  # noqa: PLC0415 - most builds draw nothing

    drawn = share_card.draw(unescape(config.site_name), lines)
    if drawn:
        content, words = drawn
        path = PurePosixPath(page.file.dest_uri).with_suffix(".png")
        disk.put(Path(config.site_dir) / path, content)
        context["card"] = {
            "address": urljoin(config.site_url, path.as_posix()),
            "width": share_card.WIDTH,
            "height": share_card.HEIGHT,
            "words": words,
        }


def on_post_build(config: MkDocsConfig) -> None:
    """Write manifest.json, for `verify`, for verify.py and for an attestation; not under `mkdocs
    serve`, whose pages are nobody's.
    """
    if not serving:
        list_what_was_built(Path(config.site_dir), MADE_WITH)


def list_what_was_built(site: Path, made_with: Iterable[str]) -> None:
    """Write manifest.json into a site that is made with these packages."""
    versions = {"generator": __version__, **{name: version(name) for name in made_with}}
    disk.write_lines(site / NAME, manifest(_built(site), _given(), versions))


def _built(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the site; hidden ones are none of it."""
    for name in disk.names_below(site):
        if not name.startswith("."):
            yield name, disk.read_if_there(site / name) or b""


def _given() -> Iterator[tuple[str, bytes]]:
    """Yield what the site is made from: the seeds that can be read, and briefing.yml."""
    for place in disk.find_seeds(SEEDS) if disk.is_folder(SEEDS) else ():
        try:
            yield place.name, disk.read_seed(place).data
        except SeedError:
            continue  # the generator said why
    said = disk.read_settings(SEEDS)
    if said:
        yield SETTINGS_NAME, said
