"""Finds a page's headline: as it is printed, else as the page states it, without the name of the
site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from generator.formats._blocks import Block, Page
from generator.formats._stated import Stated

_PARTS = re.compile(r"\s[|»«·•–—-]\s|:\s")  # between headline and name
_MOST_PARTS = 5  # of a page's title
_LONGEST_SITE = 5  # words of a site's name
_SHORT = 3  # letters of a word that a name has in small letters
_SHARED = 0.5  # share of a heading's words that the stated title has
_WORD = re.compile(r"[^\W_]{4,}")
_MARKS = "\"“”„‘'«»"


def find_headline(page: Page, stated: Stated, first: int) -> str:
    """Return the headline, empty if there is none. `first` is the index of the article's first
    block.
    """
    printed = {block.words for block in page.blocks} - set(stated.sites)
    for title in stated.titles:
        if title in printed:
            return title
        for part, other in _parted(title):
            if part in printed and len(part.split()) > len(other.split()):
                return part
    heading = _heading(page, stated, first)
    return heading or (_without_site(stated.titles[0], stated.sites) if stated.titles else "")


def find_site(page: Page, stated: Stated, headline: str) -> str:
    """Return the name of the site: what it calls itself, unless that is an address; else what
    stands beside the headline in the page's title.
    """
    named = [name for name in stated.sites if "." not in name and not name.islower()]
    found = (*named, _beside(page, stated, headline), *stated.sites)
    return next(filter(None, found), "")


def _beside(page: Page, stated: Stated, headline: str) -> str:
    """Return the name at the end of the page's title, or before the headline there; empty if there
    is none. Before a colon, a name is one that leads to the site's first page or is its address.
    """
    title = stated.titles[-1] if stated.titles else ""
    marks = list(_marks(title))
    last = title[marks[-1].end() :] if marks else ""
    for mark in reversed(marks):
        left, right = title[: mark.start()], title[mark.end() :]
        beside = left == headline or left in stated.titles
        if beside and (_is_site(last) or _is_own(last, page, stated)):
            return last
        if right == headline and (mark[0] != ": " or _is_own(left, page, stated)):
            return left
    return last if _is_site(last) else ""


def _is_own(name: str, page: Page, stated: Stated) -> bool:
    host = stated.address.partition("://")[2].partition("/")[0]
    linked = any(block.words == name and block.linked for block in page.blocks)
    return linked or re.sub(r"\W", "", name.lower()) in re.sub(r"[^\w]", "", host.lower())


def _marks(title: str) -> Iterator[re.Match[str]]:
    """Yield the marks of a title at which a headline may end or begin."""
    return islice(_PARTS.finditer(title), _MOST_PARTS)


def _parted(title: str) -> Iterator[tuple[str, str]]:
    """Yield the two sides of a title at each mark, in both orders."""
    for mark in _marks(title):
        left, right = title[: mark.start()], title[mark.end() :]
        yield left, right
        yield right, left


def _heading(page: Page, stated: Stated, first: int) -> str:
    """Return the last first-level heading above the article's first paragraph that says what the
    stated title says; the only one, if nothing is stated.
    """
    above = [
        block.words
        for block in page.blocks[: first + 2]
        if page.places[block.place].tag == "h1" and block.words not in stated.sites
    ]
    said = set(_words(" ".join(stated.titles)))
    like = [words for words in above if _share(words, said) >= _SHARED]
    return like[-1] if like else above[0] if len(above) == 1 and not said else ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _share(words: str, said: set[str]) -> float:
    own = _words(words)
    return sum(map(said.__contains__, own)) / len(own) if own else 0.0


def _without_site(title: str, sites: Sequence[str]) -> str:
    """Return a title without the name of the site at its end. A dash inside a sentence is no such
    end.
    """
    for left, right in reversed(list(_parted(title))):
        if right in sites:
            return left
    marks = [mark for mark in _marks(title) if mark[0] != ": "]
    if marks and _is_site(title[marks[-1].end() :]):
        left = title[: marks[-1].start()]
        return left if " " in left else title
    return title


def _is_site(text: str) -> bool:
    """Say whether a part of a title may be the name of a site: a few words, all capitalised."""
    words = text.split()
    return (
        0 < len(words) <= _LONGEST_SITE
        and not text.startswith(tuple(_MARKS))
        and all(
            word[0].isupper() or word[0].isdigit() or (len(word) <= _SHORT and place > 0)
            for place, word in enumerate(words)
        )
    )


def headline_index(blocks: Sequence[Block], title: str, first: int) -> int:
    """Return the index of the block that prints the headline: the last one above the article's
    first paragraph, else the first of the page; -1 if none does.
    """
    printed = [index for index, block in enumerate(blocks) if title and block.words == title]
    above = [index for index in printed if index <= first + 1]
    return above[-1] if above else printed[0] if printed else -1
