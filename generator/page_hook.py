"""MkDocs hook: renders the generator's pages in a fraction of the time that MkDocs takes.

A page comes out as MkDocs makes it, to the byte, or MkDocs makes it: one that holds other Markdown
than the generator writes, or a link that leads nowhere, which MkDocs then warns of; and every page
where versions, extensions or plugins are others than this is known to agree with.
"""

from __future__ import annotations

import posixpath
import re
import sys
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote

from markdown.extensions.toc import (  # type: ignore[import-untyped]
    nest_toc_tokens,
    slugify,
    unique,
)
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # MkDocs loads a hook by its path; it restores sys.path afterwards

from generator.quick_markdown import NotOursError, Rendered, render  # noqa: E402

log = get_plugin_logger("briefing")

# What the quick way agrees with; a test holds it against what is installed.
VERSIONS = {"Markdown": "3.11", "mkdocs": "1.6"}
EXTENSIONS = {"attr_list", "fenced_code", "md_in_html", "tables", "toc"}
TOC_OPTIONS = {"permalink", "title", "toc_depth"}
OUR_HOOKS = {"generator/hook.py", "generator/page_hook.py"}


@dataclass(frozen=True, slots=True)
class Made:
    """A page as it is rendered. `links` are the anchors it leads to, by the page they are on, each
    with the link as it is written; a page without an anchor stands there, too.
    """

    rendered: Rendered
    links: dict[str, dict[str, str]]


made: dict[str, Made] = {}  # by page, in this build
disagreement = ""  # why every page is rendered in the plain way


def on_config(config: MkDocsConfig) -> None:
    """Begin a build; say so if it will be a slow one."""
    global disagreement  # noqa: PLW0603 - the hook is a module, and a server builds again and again
    made.clear()
    _addresses.clear()
    disagreement = _disagreement(config)
    if disagreement:
        log.info("%s: the site is built in the plain way, which takes longer", disagreement)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Render a page; MkDocs is then left with nothing to render."""
    if disagreement or not _is_published(page.file):
        return markdown
    links: dict[str, dict[str, str]] = {}
    resolve = partial(_resolve, page, files, links)
    try:
        rendered = render(
            markdown, resolve, lambda words, taken: unique(slugify(words, "-"), taken)
        )
    except NotOursError:
        return markdown
    made[page.file.src_uri] = Made(rendered, links)
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give MkDocs what it would have found in the page: contents, anchors and links, which it holds
    against each other at the end.
    """
    if page.file.src_uri not in made:
        return html
    own = made[page.file.src_uri]
    depth = config.mdx_configs["toc"].get("toc_depth", 6)
    tokens = [
        {"level": each.level, "id": each.anchor, "name": each.name}
        for each in own.rendered.headings
        if each.level <= depth
    ]
    page.toc = get_toc(nest_toc_tokens(tokens))
    page.present_anchor_ids = set(own.rendered.anchors)
    if page.links_to_anchors is not None:  # MkDocs does not look at them if it says very much
        found = ((files.get_file_from_path(path), links) for path, links in own.links.items())
        page.links_to_anchors = {file: links for file, links in found if file and links}
    return own.rendered.html


_addresses: dict[tuple[str, str, str], tuple[str, str]] = {}


def _resolve(page: Page, files: Files, links: dict[str, dict[str, str]], address: str) -> str:
    """Return where a link of `page` leads in the site, and note it in `links`. Raises
    `NotOursError` if MkDocs has to look at it.
    """
    path, _, anchor = address.partition("#")
    if re.match(r"https?://", path):
        return address
    here = page.file.src_uri
    target, url = _target(page, files, path) if path else (here, "")
    anchors = links.setdefault(target, {})
    if not anchor:
        return url
    anchors.setdefault(anchor, address)
    return f"{url}#{anchor}"


def _target(page: Page, files: Files, path: str) -> tuple[str, str]:
    """Return the page or file that a relative link leads to, and the way there in the site."""
    folder = posixpath.dirname(page.file.src_uri)
    key = folder, posixpath.dirname(page.url), path
    if key not in _addresses:
        target = posixpath.normpath(posixpath.join(folder, unquote(path)))
        file = files.get_file_from_path(target)
        if re.search(r"[:?\\]|^/", path) or not file or not _is_published(file):
            raise NotOursError
        _addresses[key] = target, get_relative_url(file.url, page.url)
    return _addresses[key]


def _is_published(file: File) -> bool:
    return bool(file.inclusion.is_included())  # type: ignore[no-untyped-call]


def _disagreement(config: MkDocsConfig) -> str:
    """Return in what this build is another than the quick way is known to agree with."""
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
