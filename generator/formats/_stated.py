"""What a page says of its article outside the article: in JSON-LD, in `<meta>`, in its title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from typing import Any

_LD = "application/ld+json"
_LARGEST = 500_000  # code points of one piece of JSON-LD
_DEEPEST = 4  # lists and graphs within each other
_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|\w*Report)$")
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
)
_SITES = ("og:site_name", "application-name")
_TITLES = ("og:title", "twitter:title")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_BETWEEN = re.compile(r"\s*(?:[;|\n]|,(?!\s*(?:Jr|Sr|M\.?D|Ph\.?D|I{1,3})\b)|\s(?:and|&)\s)\s*")
_BY = re.compile(r"by\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"://|^www\.|@|\.com\b", re.IGNORECASE)
_LONGEST_NAME = 80  # code points
_PARTICLE = 3  # letters of "van", "de", "bin"


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page says of its article, empty where it says nothing; `titles` from the one that is
    most surely the headline to the page's own.
    """

    titles: tuple[str, ...]
    site: str
    authors: tuple[str, ...]
    published: str
    address: str


def read_stated(tree: Any) -> Stated:
    """Return what the tree of a page says of its article. A date of an update is none."""
    metas, article = _metas(tree), _article(tree)
    title = " ".join("".join(element.itertext()) for element in tree.iter("title"))[:_LARGEST]
    titles = [article.get("headline"), *(metas.get(name) for name in _TITLES), title]
    site = _first(metas, _SITES) or _name(article.get("publisher"))
    dates = [article.get("datePublished"), *(metas.get(name) for name in _PUBLISHED)]
    return Stated(
        titles=tuple(filter(None, map(_plain, titles))),
        site="" if _ADDRESS.search(_plain(site)) else _plain(site),
        authors=_authors(article, metas, _plain(site)),
        published=next(filter(None, map(_dated, dates)), ""),
        address=_address(tree, metas),
    )


def _metas(tree: Any) -> Mapping[str, str]:
    """Return the contents of a page's `<meta>` and of what it marks as a property, the first of
    each name, by name in small letters.
    """
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if element.get(key) and element.get("content"):
                metas.setdefault(element.get(key).lower(), element.get("content"))
    return metas


def _first(metas: Mapping[str, str], names: Sequence[str]) -> str:
    return next((metas[name] for name in names if metas.get(name)), "")


def _article(tree: Any) -> Mapping[str, Any]:
    """Return the first article in the page's JSON-LD, empty if there is none."""
    for script in tree.iter("script"):
        text = script.text or ""
        if _LD in (script.get("type") or "") and len(text) <= _LARGEST:
            with suppress(ValueError, RecursionError):
                said = json.loads(text, strict=False)
                for node in _nodes(said, 0):
                    if any(_ARTICLE.match(kind) for kind in _strings(node.get("@type"))):
                        return node
    return {}


def _nodes(said: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(said, dict):
        yield said
    inner = said.get("@graph") if isinstance(said, dict) else said
    if isinstance(inner, list) and depth < _DEEPEST:
        for each in inner:
            yield from _nodes(each, depth + 1)


def _strings(said: Any) -> list[str]:
    return [each for each in (said if isinstance(said, list) else [said]) if isinstance(each, str)]


def _name(said: Any) -> str:
    """Return the name of a person or an organisation in JSON-LD."""
    name = said.get("name") if isinstance(said, dict) else said
    return name if isinstance(name, str) else ""


def _authors(article: Mapping[str, Any], metas: Mapping[str, str], site: str) -> tuple[str, ...]:
    """Return the people who wrote the article: those whom JSON-LD names, else those of the first
    `<meta>` that names any. No organisation, no address.
    """
    said = article.get("author")
    listed = said if isinstance(said, list) else [said]
    people = [
        _plain(_name(each))
        for each in listed
        if not (isinstance(each, dict) and "Organization" in str(each.get("@type")))
    ]
    groups = [people, *(_BETWEEN.split(_plain(metas.get(name))) for name in _AUTHORS)]
    for group in groups:
        names = [_BY.sub("", name, count=1) if _BY.match(name) else name for name in group]
        found = dict.fromkeys(name for name in names if _is_name(name, site))
        if found:
            return tuple(found)
    return ()


def _is_name(text: str, site: str) -> bool:
    """Say whether an author is named, rather than told of ("Our staff is a reporter"): long words
    in it are capitalised.
    """
    if not text or len(text) > _LONGEST_NAME or _ADDRESS.search(text):
        return False
    if text.casefold() == site.casefold():
        return False
    return text.islower() or all(
        len(word) <= _PARTICLE or not word.islower() for word in text.split()
    )


def _dated(said: Any) -> str:
    """Return a date as it is given, without the time of day; empty if it gives no year."""
    given = _plain(said)
    compact = _COMPACT.match(given)
    if compact:
        return "-".join(compact.groups())
    return given if _YEAR.search(given) else ""


def _address(tree: Any, metas: Mapping[str, str]) -> str:
    links = (
        element.get("href") or ""
        for element in tree.iter("link")
        if (element.get("rel") or "").lower() == "canonical"
    )
    found = (*links, metas.get("og:url") or "")
    return next((one for one in found if one.startswith(("http://", "https://"))), "")


def _plain(said: Any) -> str:
    return " ".join(unescape(said).split()) if isinstance(said, str) else ""
