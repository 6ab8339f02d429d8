"""Markdown with an optional YAML header: headings are marked as such; code, HTML and tables are
left out.

The article's text is the file without the marks that stand inside its lines (stress, links,
pictures, escapes); lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from generator.formats._header import headed, read_header
from generator.formats._lines import split_lines
from generator.formats._text import decode
from generator.model.articles import BlockKind, Line, Reason, Source
from generator.model.seeds import SeedFile
from generator.model.spans import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LEFT_OUT = ("fence", "code_block", "html_block", "hr")
# code points; a longer paragraph keeps its marks, since finding them takes longer than its length
_LONGEST = 5_000
_MARKER = re.compile(r"(?:\s|>|#{1,6}\s){0,40}")
_PRINTED_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")

# of paragraphs that are nothing but pictures or a link, by their first line, from 0
Kinds = dict[int, Reason]


@cache
def _parser(*without: str) -> MarkdownIt:
    """Return what parses CommonMark but for the rules `without`. Loaded only here: a briefing of
    text seeds starts sooner.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415

    return MarkdownIt("commonmark").disable(without)


def read_markdown(seed: SeedFile) -> Source:
    """Return the text of a `.md` seed without inline marks, and its lines. Raises `SeedError` as a
    text seed does.
    """
    printed = decode(seed)
    header = read_header(seed, printed)
    references: dict[str, object] = {}
    tokens = _parser("inline").parse(
        printed[header.end :].replace("\r\n", "\n").replace("\r", "\n"), references
    )
    rows, kinds = _without_marks(_PRINTED_LINE.findall(printed[header.end :]), tokens, references)
    text = printed[: header.end] + "".join(rows)
    lines = {line.number: line for line in split_lines(text, header.end, header.lines + 1)}
    return headed(header, text, tuple(_lines(text, lines, tokens, kinds, header.lines)))


# -- marks inside a line ---------------------------------------------------------------------------


def _without_marks(
    rows: list[str], tokens: Sequence[Token], references: dict[str, object]
) -> tuple[list[str], Kinds]:
    """Return the printed lines without their marks, and the kinds that these gave away."""
    kinds: Kinds = {}
    for token in tokens:
        if token.type != "inline" or not token.map or len(token.content) > _LONGEST:
            continue
        children = _parser().parseInline(token.content, references)[0].children or []
        reason = _alone([child.type for child in children])
        if reason:
            kinds[token.map[0]] = reason
        if reason is Reason.CAPTION:
            continue
        before, after = token.content.split("\n"), "".join(map(_words, children)).split("\n")
        if len(before) == len(after):
            for place, (marked, bare) in enumerate(zip(before, after, strict=True), token.map[0]):
                rows[place] = rows[place].replace(marked.strip(), bare.strip(), 1)
    return rows, kinds


def _words(token: Token) -> str:
    """Return what a reader sees of an inline token."""
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return "" if token.type in ("image", "html_inline") else token.content.replace("\r", " ")


def _alone(types: list[str]) -> Reason | None:
    if types and all(each in ("image", "softbreak") for each in types):
        return Reason.CAPTION
    if types[:1] == ["link_open"] and types.index("link_close") == len(types) - 1:
        return Reason.RELATED
    return None


# -- lines and paragraphs --------------------------------------------------------------------------


def _lines(
    text: str, printed: dict[int, Line], tokens: Sequence[Token], alone: Kinds, above: int
) -> Iterator[Line]:
    """Yield the printed lines, those of one paragraph as one, with the kind that their markup
    gives them.
    """
    kinds: dict[int, tuple[str, int, int]] = {}
    for token in tokens:
        if token.map and token.type in ("heading_open", "paragraph_open", *_LEFT_OUT):
            first, last = token.map[0] + above + 1, token.map[1] + above
            kinds |= dict.fromkeys(range(first, last + 1), (token.type, first, last))
    titled, begun = False, 0
    for number, line in printed.items():
        kind, first, last = kinds.get(number, ("", number, number))
        if kind == "paragraph_open" and first != begun:
            begun = first
            lines = [printed[other] for other in range(first, last + 1) if other in printed]
            yield from _paragraph(text, lines, alone.get(first - above - 1))
        elif kind == "heading_open" and line.span.of(text).strip("=-# \t"):
            yield replace(
                _bare(text, line), kind=BlockKind.CROSSHEAD if titled else BlockKind.HEADLINE
            )
            titled = True
        elif kind != "paragraph_open":
            yield replace(line, kind=Reason.BOILERPLATE)


def _paragraph(text: str, lines: list[Line], kind: Reason | None) -> Iterator[Line]:
    """Yield the lines of a paragraph as one, unless it is a table, or a mark of quotation would
    stand between its words.
    """
    if all(line.span.of(text)[0] == "|" for line in lines):
        yield from (replace(line, kind=Reason.TABLE) for line in lines)
        return
    first, *more = (_bare(text, line) for line in lines)
    if any(bare.span.start > line.span.start for bare, line in zip(more, lines[1:], strict=True)):
        yield from (first, *more)
        return
    yield replace(
        first, span=Span(first.span.start, more[-1].span.end if more else first.span.end), kind=kind
    )


def _bare(text: str, line: Line) -> Line:
    """Return a line without the marks of headings and quotations before its words."""
    words = line.span.of(text)
    marker = _MARKER.match(words)
    skip = marker.end() if marker and marker.end() < len(words) else 0
    return replace(line, span=Span(line.span.start + skip, line.span.end))
