"""Markdown with an optional YAML header: headings are marked as such, code and HTML are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.formats._header import headed, read_header
from generator.formats._lines import split_lines
from generator.formats._text import decode
from generator.model import BlockKind, Line, Reason, SeedFile, Source, Span

_LEFT_OUT = ("fence", "code_block", "html_block", "hr")
_MARKER = re.compile(r"(?:\s|>|#{1,6}\s){0,40}")
_STRESSED = re.compile(r"(\*\*|__|\*|_)(?=\S)([^*_]{1,500})(?<=\S)\1$")
_PICTURE = re.compile(r"!\[[^\]]{0,500}\]\([^)\s]{0,2000}[^)]{0,500}\)$")
_LINK = re.compile(r"\[[^\]]{0,500}\]\([^)\s]{0,2000}\)$")


def read_markdown(seed: SeedFile) -> Source:
    """Return the text of a `.md` seed as it stands, and its lines. Raises `SeedError` as a text seed does."""
    text = decode(seed)
    header = read_header(seed, text)
    body = text[header.end :].replace("\r\n", "\n").replace("\r", "\n")
    tokens = MarkdownIt("commonmark").disable("inline").parse(body)  # only the blocks are asked for
    printed = {line.number: line for line in split_lines(text, header.end, header.lines + 1)}
    return headed(header, text, tuple(_lines(text, printed, tokens, header.lines)))


def _lines(text: str, printed: dict[int, Line], tokens: list[Token], above: int) -> Iterator[Line]:
    """Yield the printed lines, those of one paragraph as one, with the kind that their markup gives them."""
    kinds: dict[int, tuple[str, int, int]] = {}
    for token in tokens:
        if token.map and token.type in ("heading_open", "paragraph_open", *_LEFT_OUT):
            first, last = token.map[0] + above + 1, token.map[1] + above
            kinds |= dict.fromkeys(range(first, last + 1), (token.type, first, last))
    titled = False
    for number, line in printed.items():
        kind, first, last = kinds.get(number, ("", number, number))
        if kind == "paragraph_open" and number == first:
            yield from _paragraph(text, [printed[other] for other in range(first, last + 1) if other in printed])
        elif kind == "heading_open" and line.span.of(text).strip("=-# \t"):
            yield replace(_bare(text, line), kind=BlockKind.CROSSHEAD if titled else BlockKind.HEADLINE)
            titled = True
        elif kind != "paragraph_open":
            yield replace(line, kind=Reason.BOILERPLATE)


def _paragraph(text: str, lines: list[Line]) -> Iterator[Line]:
    """Yield the lines of a paragraph as one, unless a mark of quotation would stand between its words."""
    first, *more = (_bare(text, line) for line in lines)
    if any(bare.span.start > line.span.start for bare, line in zip(more, lines[1:], strict=True)):
        yield from (first, *more)
        return
    whole = replace(first, span=Span(first.span.start, more[-1].span.end)) if more else first
    words = whole.span.of(text)
    kind = Reason.CAPTION if _PICTURE.match(words) else Reason.RELATED if _LINK.match(words) else None
    yield replace(whole, kind=kind)


def _bare(text: str, line: Line) -> Line:
    """Return a line without the marks of headings and quotations before its words, and those that stress all of them."""
    words = line.span.of(text)
    marker = _MARKER.match(words)
    skip = marker.end() if marker and marker.end() < len(words) else 0
    stressed = _STRESSED.match(words, skip)
    start, end = stressed.span(2) if stressed else (skip, len(words))
    return replace(line, span=Span(line.span.start + start, line.span.start + end))
