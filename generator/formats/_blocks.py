"""Reads the tree of a page as blocks: the words of every paragraph, heading, item and button in
the order of the page, with the place where they stand.

What markup alone says is put into words: `<q>` gets its quotation marks, and so does a block
quotation that the page announces or names the speaker of. Deleted words stand in a block of
their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice, pairwise
from typing import Any

from generator.model.articles import BlockKind, Reason

# What is not shown as words, or is no words of the page's own.
_UNREAD = frozenset(
    ("head", "iframe", "noscript", "object", "script", "select", "style", "svg", "template")
)
_TAGS = """address article aside blockquote body button caption center dd details dialog div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main nav
    ol option p pre section summary table tbody td textarea tfoot th thead tr ul"""
_BLOCKS = frozenset(re.findall(r"\w+", _TAGS))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_DELETED = frozenset(("del", "s", "strike"))
_CITED = frozenset(("cite", "footer", "figcaption"))
_AUTHOR = frozenset(("author", "authors"))
_MOST_TEXTS = 5  # pieces of text in what names an author
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # soft hyphens, no-break marks
_MARKS = "\"“”„«»'‘’"
_QUOTED = re.compile('["“”„«»]')
_DASHES = "—–―- "
_NAMES = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_NAMES = 400  # code points of an element's class and id that are looked at
# A line break, but for one in the middle of a sentence.
_BREAK = re.compile(r"\n(?:[^\S\n]*\n)+|\n(?![^\S\n]*[a-z])")
_LONGEST_CELL = 12  # words; a table with longer ones arranges text, others hold data


@dataclass(frozen=True, slots=True)
class Place:
    """An element that holds blocks. `path` is the same number for elements with the same tags and
    classes from the root down; `names` are the words of its class and id, one by one and in twos
    ("pull-quote": pull, quote, pullquote).
    """

    parent: int  # -1 for the root
    tag: str
    path: int
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Block:
    """Words that stand by themselves, and the index of their place. `linked` is the share of them
    that is a link; `kind` is what their markup says they are, if anything.
    """

    words: str
    place: int
    linked: float = 0.0
    kind: BlockKind | Reason | None = None


@dataclass(slots=True)
class Page:
    """What is read so far: the places, each after the one around it, and the blocks. `times` are
    the dates of `<time>`, `authors` the words of what is marked as an author, each with the index
    of the block that it stands in.
    """

    places: list[Place] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    times: list[tuple[str, int]] = field(default_factory=list)
    authors: list[tuple[str, int]] = field(default_factory=list)


def read_blocks(tree: Any) -> Page:
    """Return the blocks of a page's tree."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with trafilatura

    reader = _Reader()
    events = etree.iterwalk(tree, events=("start", "end"))
    for event, element in events:
        if event == "start":
            reader.opens(element)
            if element.tag in _UNREAD:
                events.skip_subtree()
        else:
            reader.closes(element)
    return reader.page


class _Reader:
    """Takes the elements of a page one by one, and keeps what is open."""

    def __init__(self) -> None:
        self.page = Page()
        self._open: list[int] = []  # places
        self._began: list[int] = []  # how many blocks there were when each was opened
        self._words: list[str] = []
        self._deleted: list[str] = []
        self._within = {"a": 0, "deleted": 0}
        self._linked = 0
        self._paths: dict[tuple[int, str, str], int] = {}
        self._names = cache(_names)  # of one page: most are printed again and again

    def opens(self, element: Any) -> None:
        """Take an element's beginning and its first words."""
        tag = element.tag
        if tag in _UNREAD:
            return
        if _is_block(element):
            self._flush()
            self._enter(element)
        if _names_author(element):
            words = " ".join(" ".join(islice(element.itertext(), _MOST_TEXTS)).split())
            self.page.authors.append((words, len(self.page.blocks)))
        self._within["a"] += tag == "a"
        self._within["deleted"] += tag in _DELETED
        if tag == "br":
            self._words.append("\n")
        elif tag == "time" and element.get("datetime"):
            self.page.times.append((element.get("datetime"), len(self.page.blocks)))
        elif tag == "q" and not (element.text or "").lstrip().startswith(tuple(_MARKS)):
            self._say("“")
        self._say(element.text)

    def closes(self, element: Any) -> None:
        """Take an element's end and the words after it."""
        tag = element.tag
        if tag not in _UNREAD:
            if tag == "q" and not (element.text or "").lstrip().startswith(tuple(_MARKS)):
                self._say("”")
            self._within["a"] -= tag == "a"
            self._within["deleted"] -= tag in _DELETED
            if _is_block(element):
                self._flush()
                self._leave(element)
        if self._open:
            self._say(element.tail)

    def _enter(self, element: Any) -> None:
        parent = self._open[-1] if self._open else -1
        classes = element.get("class") or ""
        above = self.page.places[parent].path if self._open else -1
        path = self._paths.setdefault((above, element.tag, classes), len(self._paths))
        names = self._names(f"{classes} {element.get('id') or ''}"[:_LONGEST_NAMES])
        self._open.append(len(self.page.places))
        self._began.append(len(self.page.blocks))
        self.page.places.append(Place(parent, element.tag, path, names))

    def _leave(self, element: Any) -> None:
        self._open.pop()
        began = self._began.pop()
        if element.tag == "blockquote":
            self.page.blocks[began:] = _quotation(self.page, began)
        elif element.tag == "table":
            self.page.blocks[began:] = _table(self.page.blocks[began:])

    def _say(self, text: str | None) -> None:
        if not text:
            return
        said = " ".join(f"|{text}|".split())[1:-1].translate(_INVISIBLE)
        if self._within["deleted"]:
            self._deleted.append(said)
            return
        self._words.append(said)
        if self._within["a"]:
            self._linked += len(said.strip())

    def _flush(self) -> None:
        """End the block whose words were being taken, if there were any."""
        text, deleted = "".join(self._words), " ".join("".join(self._deleted).split())
        size = len(text.strip())
        linked = min(1.0, self._linked / max(1, size))
        self._words.clear()
        self._deleted.clear()
        self._linked = 0
        if not (self._open and (size or deleted)):
            return
        place = self._open[-1]
        heads = self.page.places[place].tag in _HEADINGS
        kind = BlockKind.CROSSHEAD if heads else None
        parts = [text] if heads else _BREAK.split(text)
        for words in filter(None, (" ".join(part.split()) for part in parts)):
            self.page.blocks.append(Block(words, place, linked, kind))
        if deleted:
            self.page.blocks.append(Block(deleted, place, 0.0, Reason.AMENDMENT))


def _names(printed: str) -> frozenset[str]:
    """Return the words of an element's class and id, one by one and in twos."""
    found = [name.lower() for name in _NAMES.findall(printed)]
    return frozenset((*found, *(first + second for first, second in pairwise(found))))


def _is_block(element: Any) -> bool:
    if element.tag == "cite":
        above = element.getparent()
        return above is not None and above.tag in ("blockquote", "footer", "figcaption")
    return element.tag in _BLOCKS


def _names_author(element: Any) -> bool:
    marks = f"{element.get('rel')} {element.get('itemprop')} {element.get('class')}"
    return "author" in marks and not _AUTHOR.isdisjoint(marks.split())


def _quotation(page: Page, began: int) -> list[Block]:
    """Return the blocks of a block quotation: in quotation marks if the page announces it or says
    whose words they are, with the speaker after them.
    """
    own = page.blocks[began:]
    cited = [block for block in own if _is_cited(page, block, block is own[0])]
    quoted = [block for block in own if block not in cited and block.kind is None]
    announced = began > 0 and page.blocks[began - 1].words.endswith(":")
    if not quoted or not (cited or announced):
        return own
    marked = quoted if any(_QUOTED.search(block.words) for block in quoted) else _marked(quoted)
    speaker = " ".join(block.words.strip(_DASHES) for block in cited).strip()
    if speaker:
        marked[-1] = replace(marked[-1], words=f"{marked[-1].words} — {speaker}")
    return [*marked, *(block for block in own if block not in cited and block.kind is not None)]


def _is_cited(page: Page, block: Block, opens: bool) -> bool:
    place = page.places[block.place]
    above = page.places[place.parent].tag if place.parent >= 0 else ""
    return (
        place.tag in _CITED
        or above in _CITED
        or (not opens and block.words.startswith(tuple("—–―")) and block.kind is None)
    )


def _marked(quoted: Sequence[Block]) -> list[Block]:
    """Return the paragraphs in quotation marks as they are printed: each is opened, the last is
    closed.
    """
    opened = [replace(block, words=f"“{block.words}") for block in quoted]
    opened[-1] = replace(opened[-1], words=f"{opened[-1].words}”")
    return opened


def _table(cells: list[Block]) -> list[Block]:
    """Return the blocks of a table, marked as its cells unless it only arranges text."""
    if any(len(cell.words.split()) > _LONGEST_CELL for cell in cells):
        return cells
    return [replace(cell, kind=Reason.TABLE) for cell in cells]
