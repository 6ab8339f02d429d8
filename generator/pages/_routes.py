"""Addresses: which page holds what, and how one page links to another. They hold no build number,
no clock and no position.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from generator.view import short_hash

BRIEF = "index.md"
TOPICS = "topics/index.md"
SPEAKERS = "speakers/index.md"
UNNAMED = "speakers/unnamed.md"
TIMELINE = "timeline.md"
NUMBERS = "numbers.md"
STATEMENTS = "statements.md"
ARTICLES = "articles/index.md"
EDITIONS = "editions/index.md"
METHOD = "method.md"
DATA = "data/"
WORDS = "data/words.js"

_SAFE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
# our own names, and what Windows cannot store
_TAKEN = re.compile(r"index|unnamed|readme|con|prn|aux|nul|com\d|lpt\d|[sp]-.*")
_OTHER = re.compile(r"[^a-z0-9]+")
_NEVER_WORDS = re.compile(r"[^\w\s-]", re.ASCII)
# no prefix of ours, no underscore
_FREE = re.compile(r"(?!(?:[hpqs]|said)[-\s])[a-z0-9][a-z0-9\s-]*")
_REMEMBERED = 1 << 15  # ids; each stands in many addresses


@lru_cache(_REMEMBERED)
def slug(identity: str) -> str:
    """Return an id as a file name and anchor: itself if it is safe, else what is left of it and a
    hash that keeps it apart.
    """
    if _SAFE.fullmatch(identity) and not _TAKEN.fullmatch(identity):
        return identity
    return f"{_OTHER.sub('-', identity.lower())[:60].strip('-')}-{short_hash(identity)}".strip("-")


def anchor(words: str, identity: str) -> str:
    """Return the anchor of a heading whose words are not ours; nothing if Markdown's own will do.

    It will not if it would be empty, or might be an id that the theme looks up (all of them begin
    with underscores) or that our pages give to sentences, paragraphs, quotations and speakers.
    `identity` is what the heading is about; it keeps the anchors of one page apart.
    """
    letters = normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    free = _FREE.fullmatch(_NEVER_WORDS.sub("", letters).strip())
    return "" if free else f"h-{short_hash(identity)}"


def html(page: str) -> str:
    """Return the page as MkDocs names it in the site."""
    return f"{page.removesuffix('.md')}.html"


def article_page(article: str) -> str:
    """Return the page of an article, by its id."""
    return f"articles/{slug(article)}.md"


def edition_page(edition: str) -> str:
    """Return the page of an edition, by its id."""
    return f"editions/{edition}.md"


def topic_page(topic: str) -> str:
    """Return the page of a topic, by its id."""
    return f"topics/{slug(topic)}.md"


def speaker_page(speaker: str) -> str:
    """Return the page of a named speaker, by its id."""
    return f"speakers/{slug(speaker)}.md"


def volume_page(page: str, key: str) -> str:
    """Return the page of a year, month or part of the list that lies at `page`, by its key."""
    return f"{page.removesuffix('.md')}/{key}.md"


def belongs(path: str, page: str) -> bool:
    """Say whether a path is that of a page or of a volume of it."""
    return path == page or path.startswith(f"{page.removesuffix('.md')}/")


def statement(passage: str) -> str:
    """Return the anchor of a statement, by the id of its passage."""
    return f"q-{slug(passage)}"


def paragraph(sentence: str) -> str:
    """Return the anchor of a paragraph, by that of its first sentence: its number is no address,
    since a paragraph inserted above changes it.
    """
    return f"p-{sentence.removeprefix('s-')}"


def why(passage: str) -> str:
    """Return the anchor of why a statement is its speaker's, by the id of its passage."""
    return f"{statement(passage)}-why"


def said_by(speaker: str) -> str:
    """Return the anchor, on a topic's page, of what a speaker said; an empty id is nobody known."""
    return f"said-{slug(speaker)}" if speaker else "said-unknown"


def feed(page: str, ending: str) -> str:
    """Return the feed of a page, beside it: `ending` is xml for Atom, json for JSON Feed."""
    return "feed." + ending if page == BRIEF else f"{page.removesuffix('.md')}.{ending}"


def passages_file(article: str) -> str:
    """Return the data file with the passages that previews of an article's citations show."""
    return f"{DATA}passages/{slug(article)}.js"


def search_file(part: str) -> str:
    """Return the data file with a part of what search finds."""
    return f"{DATA}search/{part}.js"


def link_to(target: str, origin: str, anchor: str = "") -> str:
    """Return the address of a page (or data file) as written on the page `origin`."""
    if target == origin and anchor:
        return f"#{anchor}"
    folder = f"{origin.rpartition('/')[0]}/"
    path = (
        target.removeprefix(folder)
        if target.startswith(folder)
        else "../" * origin.count("/") + target
    )
    return f"{path}#{anchor}" if anchor else path
