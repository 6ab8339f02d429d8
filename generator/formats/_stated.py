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
    "og:article:published_time",
    "article:published",
    "article.published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "og:pubdate",
    "pubdate",
    "pub_date",
    "pdate",
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
_TITLES = ("og:title", "twitter:title")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_BETWEEN = re.compile(r"\s*(?:[;|\n]|,(?!\s*(?:Jr|Sr|M\.?D|Ph\.?D|I{1,3})\b)|\s(?:and|&)\s)\s*")
_BY = re.compile(r"by\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"://|^www\.|@", re.IGNORECASE)
_LONGEST_NAME = 80  # code points
_PARTICLE = 3  # letters of "van", "de", "bin"


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page says of its article, empty where it says nothing; `titles` from the one that is
    most surely the headline to the page's own; `sites` from the site's own name to its publisher's.
    """

    titles: tuple[str, ...]
    sites: tuple[str, ...]
    authors: tuple[str, ...]
    published: str
    address: str


def read_stated(tree: Any) -> Stated:
    """Return what the tree of a page says of its article. A date of an update is none."""
    metas, article = _metas(tree), _article(tree)
    title = " ".join("".join(element.itertext()) for element in tree.iter("title"))[:_LARGEST]
    titles = [article.get("headline"), *(metas.get(name) for name in _TITLES), title]
    sites = filter(None, map(_plain, (metas.get("og:site_name"), _name(article.get("publisher")))))
    dates = [article.get("datePublished"), *(metas.get(name) for name in _PUBLISHED)]
    return Stated(
        titles=tuple(filter(None, map(_plain, titles))),
        sites=tuple(site for site in sites if not _ADDRESS.search(site)),
        authors=_authors(article, metas),
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
                for name in element.get(key).lower().split():
                    metas.setdefault(name, element.get("content"))
    return metas


def _article(tree: Any) -> Mapping[str, Any]:
    """Return the first article in the page's JSON-LD, with the authors whom it only refers to;
    empty if there is none.
    """
    nodes: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        text = script.text or ""
        if _LD in (script.get("type") or "") and len(text) <= _LARGEST:
            with suppress(ValueError, RecursionError):
                nodes.extend(_nodes(json.loads(text, strict=False), 0))
    articles = (
        node for node in nodes if any(_ARTICLE.match(kind) for kind in _strings(node.get("@type")))
    )
    article = next(articles, {})
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    author = article.get("author")
    listed = author if isinstance(author, list) else [author]
    return {**article, "author": [_referred(each, known) for each in listed]}


def _referred(said: Any, known: Mapping[str, Any]) -> Any:
    """Return what JSON-LD refers to by an id, if it gives no name there."""
    id = said.get("@id") if isinstance(said, dict) and "name" not in said else None
    return known.get(id, said) if isinstance(id, str) else said


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


def _authors(article: Mapping[str, Any], metas: Mapping[str, str]) -> tuple[str, ...]:
    """Return the people who wrote the article: those whom JSON-LD names, else those of the first
    `<meta>` that names any. No organisation, no address.
    """
    people = [
        _plain(_name(each))
        for each in article["author"]
        if not (isinstance(each, dict) and "Organization" in str(each.get("@type")))
    ]
    groups = [people, *(_BETWEEN.split(_plain(metas.get(name))) for name in _AUTHORS)]
    return next(filter(None, map(author_names, groups)), ())


def author_names(listed: Sequence[str]) -> tuple[str, ...]:
    """Return those of the words in a list of authors that may be names, without the "By" before
    them.
    """
    names = [_BY.sub("", name, count=1) if _BY.match(name) else name for name in listed]
    return tuple(dict.fromkeys(filter(_is_name, names)))


def _is_name(text: str) -> bool:
    """Say whether an author is named, rather than told of ("Our staff is a reporter"): long words
    in it are capitalised.
    """
    if not text or len(text) > _LONGEST_NAME or _ADDRESS.search(text):
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
