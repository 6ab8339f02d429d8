"""Renders the Markdown that `pages/_markdown.py` writes, to the byte as Python-Markdown does and in
a fraction of its time.

It knows that dialect and no other: a page that holds anything else is refused, and the caller
renders it in the plain way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

Resolve = Callable[[str], str]
Name = Callable[[str, set[str]], str]


class NotOursError(Exception):
    """The Markdown is none of ours."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading for the table of contents; `name` is HTML without tags. An `anchor` that is empty
    is made from the name.
    """

    level: int
    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's HTML. `anchors` are the places in it that can be linked to."""

    html: str
    headings: tuple[Heading, ...]
    anchors: frozenset[str]


_NAME = r"(?:[.#]|data-)[\w-]+"
_NAMES = rf"\{{ ({_NAME}(?: {_NAME})*) \}}"  # { .class #anchor data-flag }
_LAST_NAMES = re.compile(rf"[\n ]{_NAMES}$")
_ADDRESS = r"""(?:[^()\s<>"'\\`*&\[\]{}]|&amp;)+"""
_LINK = re.compile(rf"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(({_ADDRESS})\)(?:{_NAMES})?")
_TAG = re.compile(r'</?(?:a|b|bdi|mark|span|time)(?: [\w-]+="[^"<>\\`\[\]{}*\n]*")*>')
# What a rule of Markdown could change, in words without tags.
_ACTIVE = re.compile(r"[<>\\`_{}]|&(?!(?:\#\d+|\w+);)|\]\(| \n|\n ")
_STRONG = re.compile(r"\*\*(?!\s)([^*]+)(?<!\s)\*\*")
_ANY_TAG = re.compile(r"<[^<>]*+>")
_ANCHORED = re.compile(r'<[a-z]++ [^<>]*?\bid="([^"<>]*+)"')
_BEGINS_BLOCK = re.compile(r"(?:^|\n)(?:[#>=\-+:|~ ]|\d++[.)]|\[[^\]\n]*+\]:)")
_BOX = re.compile(r'<(article|details|div|header|section)((?: [\w-]++="[^"<>]*+")*?) markdown="1">')
_ATTRIBUTE = re.compile(r' ([\w-]++)="([^"]*+)"')
_END = re.compile(r"</(article|details|div|header|section)>")
_EMPTY_BOX = re.compile(r'markdown="1">\n+</')
_RAW = re.compile(r"<(figure|form)\b[^<>]*+>\n")
_RAW_ENDS = ("</figure>", "</form>")
_SUMMARY = re.compile(rf"<summary>(?:[^<>]|{_TAG.pattern})*</summary>")
_HEADING = re.compile(r"(#{1,6}) (.*[^#])")
_ITEM = re.compile(r"(-|\d++\.) {1,3}(?! )")
_BARE_AMPERSAND = re.compile(r"&(?!(?:\#[0-9]++|\#x[0-9a-f]++|[0-9a-z]++);)", re.IGNORECASE)
_ODD = re.compile(r"[\t\r\x02\x03]|\[TOC\]")
_UNNAMED = "\x02"  # stands where a heading's anchor will
_INDENT = "    "


def render(text: str, resolve: Resolve, name: Name) -> Rendered:
    """Return the page that `text`, without front matter, stands for. Raises `NotOursError`.

    `resolve` gives the address that a link leads to in the site, or raises the same; `name` makes
    an anchor for a heading that has none, from its words and unlike any that is taken, and adds it
    to those.
    """
    if _ODD.search(text) or _EMPTY_BOX.search(text) or text.rstrip().endswith(_RAW_ENDS):
        raise NotOursError
    page = _Page(resolve)
    html, headings = page.named(name, "\n".join(page.blocks(text.strip("\n").split("\n\n"))))
    if page.unclosed:
        raise NotOursError
    anchors = {unescape(each) for each in _ANCHORED.findall(text)} | page.anchors
    return Rendered(html, tuple(headings), frozenset(anchors))


class _Page:
    """A page that is being rendered. `anchors` are those of blocks, `unclosed` the boxes whose end
    has not come yet.
    """

    def __init__(self, resolve: Resolve) -> None:
        self.address_of = resolve
        self.anchors: set[str] = set()
        self.unclosed: list[str] = []
        self.headings: list[tuple[int, str, str]] = []  # level, anchor, HTML

    # -- blocks ------------------------------------------------------------------------------------

    def blocks(self, chunks: Sequence[str]) -> Iterator[str]:
        """Yield the HTML of blocks that blank lines part, box by box, line by line."""
        at = 0
        while at < len(chunks):
            chunk, end = chunks[at], at + 1
            if not chunk or chunk[0] == "\n":
                raise NotOursError
            if chunk[0] == "<" and (box := self.box(chunk)):
                yield box
            elif chunk[0] == ">":
                end = _run(chunks, at, lambda each: each.startswith(">"))
                yield self.quotation(chunks[at:end])
            elif _ITEM.match(chunk):
                end = _run(chunks, at, lambda each: bool(_ITEM.match(each) or each[:1] == " "))
                yield self.list(chunks[at:end])
            else:
                yield self.block(chunk)
            at = end

    def block(self, chunk: str) -> str:
        """Return the HTML of a heading, a table or a paragraph."""
        if chunk[0] == "#":
            return self.heading(chunk)
        if chunk[0] == "|":
            return self.table(chunk.split("\n"))
        if _BEGINS_BLOCK.search(chunk):
            raise NotOursError
        words, attributes = self.attributes(chunk)
        return f"<p{attributes}>{self.inline(words)}</p>"

    def box(self, chunk: str) -> str:
        """Return the tag of a box that opens or closes, or HTML that is no Markdown; nothing if
        the chunk is a paragraph that begins with a tag.
        """
        if end := _END.fullmatch(chunk):
            if not self.unclosed or self.unclosed.pop() != end[1]:
                raise NotOursError
            return chunk
        if raw := _RAW.match(chunk):
            if not chunk.endswith(f"\n</{raw[1]}>"):
                raise NotOursError
            return chunk if self.unclosed else f"{chunk}\n"  # whose blank line is kept
        tag, _, summary = chunk.partition("\n")
        if not (start := _BOX.fullmatch(tag)):
            return ""
        self.unclosed.append(start[1])
        shown = f"<{start[1]}{''.join(self.box_attributes(start[2]))}>"
        if not summary:
            return shown
        escaped = _SUMMARY.fullmatch(summary) and not _BARE_AMPERSAND.search(summary)
        if start[1] != "details" or not escaped:
            raise NotOursError
        return f"{shown}\n{summary}"

    def box_attributes(self, written: str) -> Iterator[str]:
        """Yield the attributes of a box as they are written out: by name, each after a space."""
        for name, value in sorted(dict(_ATTRIBUTE.findall(written)).items()):
            meant = unescape(value)
            if name == "id":
                self.anchors.add(meant)
            escaped = _BARE_AMPERSAND.sub("&amp;", meant).replace("<", "&lt;").replace(">", "&gt;")
            yield f' {name}="{escaped.replace(chr(34), "&quot;")}"'

    def heading(self, line: str) -> str:
        """Return a heading; its anchor is written when all others are known."""
        found = _HEADING.fullmatch(line)
        if not found or line != line.strip():
            raise NotOursError
        words, attributes = self.attributes(found[2], " ")
        if words != words.rstrip() or words.endswith("#"):
            raise NotOursError
        anchor = re.search(' id="([^"]*)"', attributes)
        html, level = self.inline(words), len(found[1])
        self.headings.append((level, anchor[1] if anchor else "", html))
        return f"<h{level}{attributes}{'' if anchor else _UNNAMED}>{html}</h{level}>"

    def named(self, name: Name, html: str) -> tuple[str, list[Heading]]:
        """Return the page with an anchor for each heading that has none, and its headings."""
        parts, taken, headings = html.split(_UNNAMED), set(self.anchors), []
        shown, unnamed = parts[:1], iter(parts[1:])
        for level, given, inner in self.headings:
            words = " ".join(_ANY_TAG.sub("", inner).split())
            anchor = given or name(unescape(words), taken)
            if not given:
                shown += (f' id="{anchor}"', next(unnamed))
            self.anchors.add(anchor)
            headings.append(Heading(level, anchor, words))
        return "".join(shown), headings

    def quotation(self, chunks: Iterable[str]) -> str:
        """Return quotations that follow each other as one."""
        inner = []
        for chunk in chunks:
            lines = chunk.split("\n")
            if not all(line.startswith("> ") for line in lines):
                raise NotOursError
            inner.append("\n".join(line[2:] for line in lines))
        return "\n".join(["<blockquote>", *self.blocks(inner), "</blockquote>"])

    def list(self, chunks: Sequence[str]) -> str:
        """Return a list: its items are lines, or hold blocks if a blank line stands in it."""
        tag = "ul" if chunks[0][0] == "-" else "ol"
        if len(chunks) == 1:
            return "\n".join([f"<{tag}>", *self.lines(chunks[0], tag), f"</{tag}>"])
        items: list[list[str]] = []
        for chunk in chunks:
            if chunk[0] == " ":
                items[-1].append(_dedented(chunk))
            else:
                items.append([_item(chunk, tag)])
        inner = ("\n".join(["<li>", *self.blocks(item), "</li>"]) for item in items)
        return "\n".join([f"<{tag}>", *inner, f"</{tag}>"])

    def lines(self, chunk: str, tag: str) -> Iterator[str]:
        """Yield the items of a list without blank lines."""
        for item in re.split(r"\n(?=-|\d)", chunk):
            words, attributes = self.attributes(_item(item, tag))
            if "\n" in words or _BEGINS_BLOCK.search(words):
                raise NotOursError
            yield f"<li{attributes}>{self.inline(words)}</li>"

    def table(self, lines: Sequence[str]) -> str:
        """Return a table; a row has a cell for each heading."""
        rows = [_cells(line) for line in lines]
        if len(rows) < 3 or set(rows[1]) != {"---"} or len({len(row) for row in rows}) > 1:
            raise NotOursError
        body = [part for row in rows[2:] for part in self.row(row, "td")]
        head = ["<table>", "<thead>", *self.row(rows[0], "th"), "</thead>", "<tbody>"]
        return "\n".join([*head, *body, "</tbody>", "</table>"])

    def row(self, cells: Iterable[str], tag: str) -> Iterator[str]:
        """Yield the lines of a row."""
        yield "<tr>"
        for cell in cells:
            yield f"<{tag}>{self.inline(cell)}</{tag}>"
        yield "</tr>"

    # -- inline ------------------------------------------------------------------------------------

    def attributes(self, text: str, before: str = "\n") -> tuple[str, str]:
        """Part a text from the attributes at its end; they are as they are written out."""
        found = _LAST_NAMES.search(text) if text.endswith("}") else None
        words = text[: found.start()] if found else text
        if words.endswith("  " if found else " ") or (found and found[0][0] != before):
            raise NotOursError
        return words, self.written(found[1]) if found else ""

    def written(self, names: str) -> str:
        """Return classes, flags and anchor as attributes, by name."""
        kinds: dict[str, list[str]] = {".": [], "d": [], "#": []}
        for name in names.split():
            kinds[name[0]].append(name)
        classes, flags, anchors = kinds.values()
        shown = [f'class="{" ".join(name[1:] for name in classes)}"'] if classes else []
        shown += sorted(set(flags))
        for anchor in anchors[-1:]:
            self.anchors.add(anchor[1:])
            shown.append(f'id="{anchor[1:]}"')
        return "".join(f" {each}" for each in shown)

    def inline(self, text: str) -> str:
        """Return the HTML of words."""
        if "![" in text or text[:1].isspace():
            raise NotOursError
        html = _LINK.sub(self.link, text) if "[" in text else text
        if _ACTIVE.search(_TAG.sub("", html) if "<" in html else html):
            raise NotOursError
        if "*" in html:
            html = _STRONG.sub(r"<strong>\1</strong>", html)
            if "*" in html:
                raise NotOursError
        return html

    def link(self, found: re.Match[str]) -> str:
        """Return the HTML of a link."""
        words, address, names = found.groups()
        if names and "#" in names:  # the anchor would stand behind the address
            raise NotOursError
        attributes = self.written(names) if names else ""
        return f'<a{attributes} href="{self.address_of(address)}">{words}</a>'


def _run(chunks: Sequence[str], at: int, belongs: Callable[[str], bool]) -> int:
    """Return where the run of chunks that belong together ends."""
    while at < len(chunks) and belongs(chunks[at]):
        at += 1
    return at


def _item(chunk: str, tag: str) -> str:
    """Return what stands in an item behind its mark, its further lines without indent."""
    first, *others = chunk.split("\n")
    mark = _ITEM.match(first)
    if not mark or (mark[1] == "-") != (tag == "ul") or any(line[4:6] != "{ " for line in others):
        raise NotOursError
    return "\n".join([first[mark.end() :], *map(_dedented, others)])


def _dedented(chunk: str) -> str:
    lines = chunk.split("\n")
    if not all(line.startswith(_INDENT) and line != _INDENT for line in lines):
        raise NotOursError
    return "\n".join(line[len(_INDENT) :] for line in lines)


def _cells(line: str) -> list[str]:
    if not (line.startswith("| ") and line.endswith(" |")):
        raise NotOursError
    return [cell.strip(" ") for cell in line[1:-1].split("|")]
