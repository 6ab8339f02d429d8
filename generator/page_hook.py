"""MkDocs hook: renders the generator's pages in a fraction of the time that MkDocs takes, and keeps
them for the next build.

A page comes out as MkDocs makes it, to the byte, or MkDocs makes it: one that holds other Markdown
than the generator writes, or a link that leads nowhere, which MkDocs then warns of; and every page
where the versions, extensions or plugins are not those that this is known to agree with.

A page is kept with all that it hangs on: its text, this code and theme, the libraries, the
configuration with what briefing.yml says, the navigation, and that what it links to is there.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from markdown.extensions.toc import (  # type: ignore[import-untyped]
    nest_toc_tokens,
    slugify,
    unique,
)
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # MkDocs loads a hook by its path; it restores sys.path afterwards

from generator.kept import hashed  # noqa: E402
from generator.kept_pages import KeptPage, KeptPages, Links  # noqa: E402
from generator.package_data import fingerprint, hash_of  # noqa: E402
from generator.quick_markdown import NotOursError, Rendered, render  # noqa: E402
from generator.store import Store  # noqa: E402

log = get_plugin_logger("briefing")

# What the quick way agrees with; a test holds it against what is installed.
VERSIONS = {"Markdown": "3.11", "mkdocs": "1.6"}
EXTENSIONS = {"attr_list", "fenced_code", "md_in_html", "tables", "toc"}
TOC_OPTIONS = {"permalink", "title", "toc_depth"}
OUR_HOOKS = {"generator/hook.py", "generator/page_hook.py"}
THEME = ROOT / "generator" / "theme"

STORE = ROOT / ".build" / "pages.sqlite"  # git ignores it
# Settings that change no byte of a page.
PLACES = {
    "config_file_path",
    "dev_addr",
    "docs_dir",
    "hooks",
    "plugins",
    "site_dir",
    "strict",
    "watch",
}
KEPT = "---\ntemplate: kept.html\n---\n"  # what MkDocs reads of a page that is kept


@dataclass(slots=True)
class Build:
    """What is known in one build. `made` are pages with what they link to, by path; `kept` those
    that an earlier build made; `keys` what the others will be kept under.
    """

    files: Files
    store: Store | None = None
    pages: KeptPages | None = None
    made: dict[str, tuple[Rendered, Links]] = field(default_factory=dict)
    kept: dict[str, KeptPage] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    addresses: dict[tuple[str, str, str], tuple[str, str]] = field(default_factory=dict)


build: Build | None = None  # none where every page is rendered in the plain way
serving = False  # `mkdocs serve` runs


def on_startup(command: str, **_: Any) -> None:
    """Note whether MkDocs serves the site: its pages then differ."""
    global serving  # noqa: PLW0603 - MkDocs says so once, before it has a configuration
    serving = command == "serve"


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Begin a build, the configuration and all files being known; say so if it will be a slow
    one.
    """
    global build  # noqa: PLW0603 - the hook is a module, and a server builds again and again
    why = _disagreement(config)
    if why:
        build = None
        log.info("%s: the site is built in the plain way, which takes longer", why)
        return
    build = Build(files)
    if not os.environ.get("BRIEFING_NO_CACHE") and Path(config.theme.dirs[0]) == THEME:
        build.store = Store(STORE, log.info)
        build.pages = KeptPages(build.store, _all_else(config, nav))


def _all_else(config: MkDocsConfig, nav: Navigation) -> bytes:
    """Return a fingerprint of what every page hangs on."""
    said = {name: value for name, value in config.items() if name not in PLACES}
    parts = (json.dumps(said, default=_plain, sort_keys=True), str(nav), str(serving))
    # A server runs the code it began with, but reads the templates again.
    return hashed(fingerprint(), hash_of("theme"), *map(str.encode, parts))


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else repr(value)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Look whether a page is kept."""
    if not build or not build.pages or not _is_published(page.file):
        return None
    try:
        text = page.file.content_string
    except (OSError, ValueError):
        return None  # MkDocs says what is wrong
    path = page.file.src_uri
    key = build.pages.key(path, text)
    kept = build.pages.get(key)
    if kept and all(map(_is_there, kept.links)):
        build.kept[path] = kept
        return KEPT
    build.keys[path] = key
    return text


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Render a page; MkDocs is then left with nothing to render."""
    path = page.file.src_uri
    if not build or path in build.kept or not _is_published(page.file):
        return markdown
    links: dict[str, dict[str, str]] = {}
    resolve = partial(_resolve, build, page, links)
    try:
        rendered = render(
            markdown, resolve, lambda words, taken: unique(slugify(words, "-"), taken)
        )
    except NotOursError:
        return markdown
    build.made[path] = rendered, links
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give MkDocs what it would have found in the page: contents, anchors and links, which it holds
    against each other at the end.
    """
    path = page.file.src_uri
    if build and path in build.kept:
        _tell(page, files, build.kept[path].anchors, build.kept[path].links)
    if not build or path not in build.made:
        return html
    rendered, links = build.made[path]
    _tell(page, files, rendered.anchors, links)
    depth = config.mdx_configs["toc"].get("toc_depth", 6)
    tokens = [
        {"level": each.level, "id": each.anchor, "name": each.name}
        for each in rendered.headings
        if each.level <= depth
    ]
    page.toc = get_toc(nest_toc_tokens(tokens))
    return rendered.html


def _tell(
    page: Page, files: Files, anchors: frozenset[str] | tuple[str, ...], links: Links
) -> None:
    page.present_anchor_ids = set(anchors)
    if page.links_to_anchors is not None:  # MkDocs does not look at them if it says very much
        page.links_to_anchors = {
            files.src_uris[path]: dict(there) for path, there in links.items() if there
        }


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep a page that is made, or put in its place one that is kept."""
    path = page.file.src_uri
    if build and path in build.kept:
        return build.kept[path].html
    drawn = config.site_url and page.meta.get("card")  # a file beside it, which only hook.py makes
    if build and build.pages and path in build.made and not drawn:
        rendered, links = build.made[path]
        build.pages.put(build.keys[path], output, rendered.anchors, links)
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """End a build."""
    if build and build.store:
        pages = len(build.files.documentation_pages())
        log.info("%d of %d pages are kept from an earlier build", len(build.kept), pages)
    _close()


def on_build_error(error: Exception) -> None:
    """End a build that fails, which a strict one may do after its end."""
    _close()


def _close() -> None:
    if build and build.store:
        build.store.close()
        build.store = None


def _resolve(now: Build, page: Page, links: dict[str, dict[str, str]], address: str) -> str:
    """Return where a link of `page` leads in the site, and note it in `links`. Raises
    `NotOursError` if MkDocs has to look at it.
    """
    path, _, anchor = address.partition("#")
    if re.match(r"https?://", path):
        return address
    target, url = _target(now, page, path) if path else (page.file.src_uri, "")
    anchors = links.setdefault(target, {})
    if not anchor:
        return url
    anchors.setdefault(anchor, address)
    return f"{url}#{anchor}"


def _target(now: Build, page: Page, path: str) -> tuple[str, str]:
    """Return the page or file that a relative link leads to, and the way there in the site."""
    folder = posixpath.dirname(page.file.src_uri)
    key = folder, posixpath.dirname(page.url), path
    if key not in now.addresses:
        target = posixpath.normpath(posixpath.join(folder, unquote(path)))
        file = now.files.src_uris.get(target)
        if re.search(r"[:?\\]|^/", path) or not file or not _is_published(file):
            raise NotOursError
        now.addresses[key] = target, get_relative_url(file.url, page.url)
    return now.addresses[key]


def _is_there(path: str) -> bool:
    file = build.files.src_uris.get(path) if build else None
    return file is not None and _is_published(file)


def _is_published(file: File) -> bool:
    return bool(file.inclusion.is_included())  # type: ignore[no-untyped-call]


def _disagreement(config: MkDocsConfig) -> str:
    """Return what the quick way is not known to agree with in this build; empty if there is no such
    thing.
    """
    for name, known in VERSIONS.items():
        if not version(name).startswith(f"{known}."):
            return f"{name} {version(name)} is not known here"
    options = dict(config.mdx_configs)
    toc = options.pop("toc", {})
    if set(config.markdown_extensions) != EXTENSIONS or any(options.values()):
        return "mkdocs.yml has other Markdown extensions"
    depth = toc.get("toc_depth", 6)
    if not set(toc) <= TOC_OPTIONS or toc.get("permalink") or not isinstance(depth, int):
        return "mkdocs.yml has other options for the table of contents"
    if set(config.plugins) - OUR_HOOKS:
        return "mkdocs.yml has plugins"
    return ""
