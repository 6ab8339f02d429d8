"""Tells the article of a page from what surrounds it: the article is what stands where most of
the prose stands that trafilatura has found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.formats._blocks import Block, Page
from generator.formats._surroundings import reason_of
from generator.model.articles import BlockKind, Reason

_RUN = 3  # words in a row by which words are found again
_FOUND = 0.6  # share of a block's runs that make it found
_LEAST = 8  # words of prose
_LINKED, _LINKED_ITEM = 0.5, 0.15  # share of links in what is no prose, in a list's item
_MOST = 0.5  # share of the prose in the element that holds the article
_SMALL = 0.25  # share of the prose that no part beside the article has
_MORE = 0.1  # share of the prose for which the element around is taken
_LIKE = 0.5  # length of its paragraphs, compared with those inside
_A_LINK, _A_TEASER = 0.9, 0.7  # share of links in a block that is one; in one of some words
_TEASER = 4  # words
_CLOSING = '"”’)'
_ENDS = "\"“”'‘’.,…— "
_QUOTATION = re.compile('["“]([^"“”]{1,600})["”]')
_SHORTEST, _LOOKED_AT = 5, 5  # words of what is printed twice; places at which it is looked for
_PARAGRAPHS = frozenset(("p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"))
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """What each block is, by its index: `kinds` as far as markup says, whether it stands `inside`
    the article, whether it is `prose` that the library took for part of it, and whether it stands
    `beside` the article in something else; the `words` of the paragraphs inside, and the indices of
    the first block inside and of the last.
    """

    kinds: tuple[BlockKind | Reason | None, ...]
    inside: tuple[bool, ...]
    prose: tuple[bool, ...]
    beside: tuple[bool, ...]
    words: frozenset[str]
    first: int
    last: int


def find_article(page: Page, found: str) -> Found | None:
    """Return what of a page is its article, by the text that the library found; `None` if it found
    nothing, or there is no prose.
    """
    told = _told(page, found) if found else []
    if not any(told):
        return None
    places = _Places(page, told)
    held = places.of_article()
    within = [block.place in held for block in page.blocks]
    kinds = _kinds(page, places.reasons, within)
    inside = [
        part and not isinstance(kind, Reason) for part, kind in zip(within, kinds, strict=True)
    ]
    among = [index for index, part in enumerate(inside) if part]
    if not among:
        return None
    return Found(
        tuple(kinds),
        tuple(inside),
        prose=tuple(map(bool, told)),
        beside=tuple(places.reasons[block.place] is not None for block in page.blocks),
        words=frozenset(page.blocks[index].words for index in among if told[index]),
        first=among[0],
        last=among[-1],
    )


def _kinds(
    page: Page, reasons: Sequence[Reason | None], within: Sequence[bool]
) -> list[BlockKind | Reason | None]:
    """Return what each block is, as far as its markup says."""
    kinds: list[BlockKind | Reason | None] = [
        block.kind or _reason(block, reasons[block.place], part)
        for block, part in zip(page.blocks, within, strict=True)
    ]
    free = [index for index, part in enumerate(within) if part and kinds[index] is None]
    open_or_linked = (None, Reason.RELATED)
    among = [index for index, part in enumerate(within) if part and kinds[index] in open_or_linked]
    for index in _listed_links(page, among):
        kinds[index] = Reason.RELATED
    for index in _repeated(page, [index for index in free if kinds[index] is None]):
        kinds[index] = Reason.REPEAT
    return kinds


def _listed_links(page: Page, free: Sequence[int]) -> Iterator[int]:
    """Yield the items of lists all of whose items lead elsewhere."""
    lists: dict[int, list[int]] = {}
    for index in free:
        place = page.places[page.blocks[index].place]
        if place.tag == "li":
            lists.setdefault(place.parent, []).append(index)
    for items in lists.values():
        if len(items) > 1 and all(is_linked(page, page.blocks[index]) for index in items):
            yield from items


def _repeated(page: Page, free: Sequence[int]) -> Iterator[int]:
    """Yield the paragraphs whose words stand in a longer one, too; of what is called a pull quote,
    its quotation is enough.
    """
    holding: dict[int, list[int]] = {}
    for index in free:
        for run in _runs(page.blocks[index].words):
            holding.setdefault(run, []).append(index)
    for index in free:
        pulled = "pullquote" in page.places[page.blocks[index].place].names
        words = _core(page.blocks[index].words, pulled)
        longer = len(words if pulled else page.blocks[index].words)
        others = holding.get(next(_runs(words), 0), ())[:_LOOKED_AT]
        if any(
            other != index
            and words in page.blocks[other].words
            and longer < len(page.blocks[other].words)
            for other in others
        ):
            yield index


def _core(words: str, pulled: bool) -> str:
    """Return the words by which a paragraph that is printed twice is known again, empty if they are
    few.
    """
    quoted = _QUOTATION.search(words) if pulled else None
    words = (quoted[1] if quoted else words).strip(_ENDS)
    return words if words.count(" ") >= _SHORTEST - 1 else ""


def _told(page: Page, found: str) -> list[int]:
    """Return how many words of prose each block has that the library found, too; of all prose if it
    found none. What is printed again does not count.
    """
    prose = [_prose(page, block) for block in page.blocks]
    first = {block.words: index for index, block in reversed(list(enumerate(page.blocks)))}
    runs = set(_runs(found))
    told = [
        words if first[block.words] == index and _is_found(block.words, runs) else 0
        for index, (block, words) in enumerate(zip(page.blocks, prose, strict=True))
    ]
    return told if any(told) else prose


def _prose(page: Page, block: Block) -> int:
    """Return how many words of prose a block has."""
    words = block.words.count(" ") + 1
    return words if words >= _LEAST and not is_linked(page, block) and not block.kind else 0


def is_linked(page: Page, block: Block) -> bool:
    """Say whether a block mostly leads elsewhere, as a teaser does in a list by some of its words.
    A sentence does not, even if all of it is a link.
    """
    item = page.places[block.place].tag == "li"
    sentence = not item and block.words.rstrip(_CLOSING).endswith(".")
    return block.linked >= (_LINKED_ITEM if item else _LINKED) and not sentence


def _is_found(words: str, runs: set[int]) -> bool:
    own = list(_runs(words))
    return sum(map(runs.__contains__, own)) >= _FOUND * len(own) > 0


def _runs(text: str) -> Iterator[int]:
    words = _WORD.findall(text.lower())
    return (hash(run) for run in zip(*(words[place:] for place in range(_RUN)), strict=False))


def _reason(block: Block, reason: Reason | None, inside: bool) -> Reason | None:
    """Return why a block is left out: what surrounds it, or that it is a link to something else.
    A paragraph that is one link is part of the article.
    """
    if reason or not inside or block.kind or block.words.rstrip(_CLOSING).endswith("."):
        return reason
    teaser = block.linked >= _A_TEASER and block.words.count(" ") >= _TEASER - 1
    return Reason.RELATED if teaser or block.linked >= _A_LINK else None


class _Places:
    """The elements of a page with the prose that each holds."""

    def __init__(self, page: Page, told: Sequence[int]) -> None:
        self._places = page.places
        self._words, self._counts = [0] * len(page.places), [0] * len(page.places)
        for block, words in zip(page.blocks, told, strict=True):
            self._words[block.place] += words
            self._counts[block.place] += words > 0
        for index in range(len(page.places) - 1, 0, -1):
            parent = page.places[index].parent
            self._words[parent] += self._words[index]
            self._counts[parent] += self._counts[index]
        self.reasons = self._reasons()

    def _reasons(self) -> list[Reason | None]:
        """Return for each element why it is left out, by itself or by what is around it. An element
        with much of the prose is never, whatever it is called.
        """
        reasons: list[Reason | None] = []
        articles: list[bool] = []
        for index, place in enumerate(self._places):
            around = reasons[place.parent] if index else None
            within = articles[place.parent] if index else False
            articles.append(within or place.tag == "article")
            small = self._words[index] <= _SMALL * self._words[0]
            own = reason_of(place) if small else None
            nested = Reason.RELATED if small and within and place.tag == "article" else None
            reasons.append(own or nested or around)
        return reasons

    def of_article(self) -> set[int]:
        """Return the elements that hold the article, and all within them."""
        main = self._main()
        held: set[int] = set()
        for index, place in enumerate(self._places):
            if index == main or place.parent in held or self._continues(index, main):
                held.add(index)
        return held

    def _main(self) -> int:
        """Return the innermost element with most of the prose; one further out if that holds more
        of the same kind.
        """
        main, total = 0, self._words[0]
        for index, place in enumerate(self._places):
            if place.parent == main and self._words[index] >= _MOST * total:
                main = index
        while self._places[main].tag in _PARAGRAPHS:
            main = self._places[main].parent
        outer = main
        while outer > 0:
            outer = self._places[outer].parent
            words = self._words[outer] - self._words[main]
            count = self._counts[outer] - self._counts[main]
            usual = self._words[main] / max(1, self._counts[main])
            if words >= _MORE * total and words / count >= _LIKE * usual:
                main = outer
        return main

    def _continues(self, index: int, main: int) -> bool:
        """Say whether an element is another part of the same article: of the same kind, and within
        the same `<article>`.
        """
        place = self._places[index]
        return (
            place.path == self._places[main].path
            and bool(place.names)
            and self._article_of(index) == self._article_of(main)
        )

    def _article_of(self, index: int) -> int:
        while index > 0 and self._places[index].tag != "article":
            index = self._places[index].parent
        return index
