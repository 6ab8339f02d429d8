"""Article → seed: a readable text under a header that says where it comes from; and whether the
seeds have it already.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby

import yaml

from generator.charsets import browser_codec
from generator.errors import BriefingError, Problem
from generator.lexicon import Lexicon
from generator.model.articles import Article, Reason
from generator.model.seeds import SeedFile
from generator.model.spans import Basis, Noted
from generator.parallel import read_one
from generator.settings import Settings
from generator.wording import runs

FORMAT_OF = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "": ".html",
}
NEARLY = 0.9  # share of runs of words two articles have in common from which they are one

# What is no part of an article, and yet says who wrote and published it, where and when.
_TELLING = frozenset(
    {Reason.BYLINE, Reason.DATELINE, Reason.DATE, Reason.AUTHOR_BIO, Reason.BOILERPLATE}
)
_LONGEST_NAME = 60  # characters of a title in a file's name
_LONG, _MOST = 2_000, 20  # characters of a value, authors: a header stays short enough to be one
_WIDE = 1_000_000  # characters: a value stays on its line
_OTHER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article was found. `sha256` is of the bytes that were found there, `retrieved` the
    day; `address` only of the web.
    """

    sha256: str
    retrieved: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A new seed, the article in it, and the article as it was found: the seed has no line of what
    that leaves out.
    """

    seed: SeedFile
    article: Article
    found: Article


def take_in(
    seed: SeedFile, origin: Origin, known: Iterable[Known], settings: Settings, lexicon: Lexicon
) -> Taken:
    """Return the seed to store. Raises `BriefingError` for what cannot be read, and for what
    `known` has already.
    """
    found = _article(seed, settings, lexicon)
    new = as_seed(found, origin)
    article = _article(new, settings, lexicon)
    there = already_there(Known.of(article), known)
    if there:
        raise BriefingError(
            Problem(
                seed.name,
                0,
                f"is there already: {there}",
                "remove that seed first, if this one is better",
            )
        )
    return Taken(new, article, found)


def _article(seed: SeedFile, settings: Settings, lexicon: Lexicon) -> Article:
    outcome = read_one(seed, settings, lexicon)
    if isinstance(outcome, tuple):
        raise BriefingError(*outcome)
    return outcome.article


def as_file(data: bytes, kind: str, charset: str, address: str) -> SeedFile:
    """Return what a server sent as a file of a format known here. Raises `BriefingError` for what
    is no text.
    """
    ending = FORMAT_OF.get(kind)
    if ending is None:
        raise BriefingError(
            Problem(
                address, 0, f"is {ascii(kind)[1:-1]}, no text", "give the address of an article"
            )
        )
    with suppress(LookupError, ValueError):  # where the server errs, the page may say it better
        codec = browser_codec(charset)
        data = BOM_UTF8 + data.decode(codec).encode() if codec else data
    return SeedFile(f"page{ending}", data)


# -- the seed --------------------------------------------------------------------------------------


def as_seed(article: Article, origin: Origin) -> SeedFile:
    """Return an article as a text seed: what its source states in the header, then what belongs to
    it, a paragraph a line.

    What follows from the text is not in the header: it will follow from the seed, too.
    """
    said = {
        "title": _stated(article.title),
        "publisher": _stated(article.publisher),
        "published": article.published.edtf if article.published.basis is Basis.STATED else "",
        "authors": list(filter(None, map(_stated, article.authors[:_MOST]))),
        "address": origin.address or article.address.text[:_LONG],
        "retrieved": origin.retrieved,
        "sha256": origin.sha256,
    }
    header = yaml.safe_dump(
        {key: value for key, value in said.items() if value},
        allow_unicode=True,
        sort_keys=False,
        width=_WIDE,
    )
    text = "\n\n".join(_lines(article))
    return SeedFile(f"{_name(article, origin)}.txt", f"---\n{header}---\n\n{text}\n".encode())


def _stated(noted: Noted) -> str:
    return noted.text if noted.basis is Basis.STATED and len(noted.text) <= _LONG else ""


def _lines(article: Article) -> Iterator[str]:
    """Yield on a line each what is part of the article or tells of it, in the order of the text."""
    telling = [left for left in article.left_out if left.reason in _TELLING]
    pieces = sorted(
        [
            *((left.line, left.span) for left in telling),
            *((block.line, block.span) for block in article.blocks),
        ]
    )
    for _, same in groupby(pieces, key=lambda piece: piece[0]):
        yield " ".join(" ".join(span.of(article.text) for _, span in same).split())


def _name(article: Article, origin: Origin) -> str:
    """Return a file name of the day and the title, in letters that every file system has."""
    title = _OTHER.sub("-", article.title.text.lower())[:_LONGEST_NAME].strip("-")
    day = article.published.edtf if article.published.basis is Basis.STATED else ""
    return "-".join(filter(None, [_OTHER.sub("-", day).strip("-"), title or origin.sha256[:12]]))


# -- what the seeds have already -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Known:
    """What tells an article from another: its address without what does not matter, and its runs
    of words.
    """

    seed: str
    address: str
    runs: frozenset[int]

    @classmethod
    def of(cls, article: Article) -> Known:
        """Return what identifies this article."""
        return cls(article.seed, _bare(article.address.text), runs(article))


def _bare(address: str) -> str:
    """Return an address without its scheme, its fragment, a `www.` and a slash at its end."""
    return re.sub(r"^https?://(www\.)?", "", address.partition("#")[0], flags=re.IGNORECASE).rstrip(
        "/"
    )


def already_there(new: Known, old: Iterable[Known]) -> str:
    """Return which seed has an article, and why it is the same one; empty if none has."""
    for known in old:
        common = len(new.runs & known.runs) / len(new.runs | known.runs)
        if common == 1:
            return f"{known.seed} has the same text"
        if new.address and new.address == known.address:
            return f"{known.seed} is from the same address"
        if common > NEARLY:
            return f"{known.seed} has {int(common * 100)} % of the same text"
    return ""


# -- what was understood ---------------------------------------------------------------------------


def understood(taken: Taken) -> str:
    """Return in a few lines what the new seed says, and how many lines of what was found are not
    in it, and why.
    """
    stored = taken.article
    now, before = (
        sum(block.number > 0 for block in article.blocks) for article in (stored, taken.found)
    )
    reasons = Counter(
        left.reason
        for left in taken.found.left_out
        if left.reason not in {*_TELLING, Reason.HEADER}
    )
    rows = {
        "title": _known(stored.title.text, stored.title.basis),
        "published": _known(stored.published.edtf, stored.published.basis),
        "publisher": _known(stored.publisher.text, stored.publisher.basis),
        "authors": ", ".join(author.text for author in stored.authors) or "not stated",
        "paragraphs": f"{now:,}"
        if now == before
        else f"{now:,}, but {before:,} as found: look at the seed",
        "left out": ", ".join(f"{reason} ({count:,})" for reason, count in sorted(reasons.items()))
        or "nothing",
    }
    return "\n".join(f"  {name:<11}{_printable(value)}" for name, value in rows.items())


def _printable(text: str) -> str:
    """Return a text that cannot speak to a terminal."""
    return "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in text)


def _known(value: str, basis: Basis) -> str:
    return f"{value} ({basis})" if value else "not stated"
