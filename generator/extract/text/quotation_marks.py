"""Article → quotations: the words between quotation marks, block by block, mended where the
printed marks are wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from generator.extract.text.marks import Mark, Side, make_a_pair, marks_in
from generator.extract.text.patterns import WORD_REACH
from generator.extract.text.short_clause import short_clause_pattern
from generator.frozen import frozen
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.articles import Article, Block, BlockKind
from generator.model.readings import Quotation
from generator.model.spans import Span

_NEXT_SENTENCE = re.compile(r"[.!?…]\s+(?=\S)")

_QUOTING = frozenset("“”„‟\"«»`‘'")
_MARKS_AHEAD = 400  # marks of one paragraph in which a closing one is looked for
_LONGEST_REPORTING_CLAUSE = (
    120  # characters before an opening mark in which the clause stands that introduces it
)
_LONGEST_NICKNAME = 24  # characters that one has at most, with its marks
_CAPITALISED = re.compile(rf"[{CAPITAL}][\w’'-]*(?: [{CAPITAL}][\w’'-]*)?")
_NAME_BEFORE = re.compile(rf"(?<![\w’'-])([{CAPITAL}][\w’'.-]*) \Z")
_NAME_AFTER = re.compile(rf" [{CAPITAL}]")

_SIGNATURE = re.compile(  # Ann Lee, farmer
    rf"[{CAPITAL}][\w.’'-]+(?: [{CAPITAL}][\w.’'-]+){{1,3}},\s[^.!?\n]{{1,90}}\.?"
)

MISSING_OPENING = "opening mark missing"
MISSING_CLOSING = "closing mark missing"
MISMATCHED = "marks do not match"


@frozen
class _Stretch:
    """What lies between two marks, with and without them."""

    outer: Span
    inner: Span
    repair: str = ""


@frozen
class _MarkedBlock:
    """A block and the marks in it. `last_single` is the index of the last mark that closes single
    ones, -1 if there is none; `said` finds a clause that says who speaks behind the last mark of
    what is said, `said_last` one that ends the text searched.
    """

    text: str
    span: Span
    marks: Sequence[Mark]
    last_single: int
    said: re.Pattern[str]
    said_last: re.Pattern[str]


def find_quotations(article: Article, lexicon: Lexicon) -> tuple[Quotation, ...]:
    """Return every quotation of the article, in the order of the text; a mark that opens nothing
    is left alone.
    """
    found: list[Quotation] = []
    for block_index, block in enumerate(article.blocks):
        for stretch in _stretches(article, block_index, lexicon):
            quotation = _quotation(article.text, stretch, block_index, len(found))
            if quotation is None or _is_nickname(article.text, quotation, block.span, lexicon):
                continue
            if found and _goes_on(article, found[-1], quotation):
                if _is_signature(article.text, quotation):
                    continue
                quotation = replace(quotation, chain=found[-1].chain)
                found[-1] = replace(found[-1], repair="")
            found.append(quotation)
    return tuple(found)


def _goes_on(article: Article, last: Quotation, quotation: Quotation) -> bool:
    """True if `quotation` opens the paragraph after one that left the `last` quotation open."""
    block = article.blocks[quotation.block]
    return (
        last.repair == MISSING_CLOSING
        and last.block == quotation.block - 1
        and last.outer.end == article.blocks[last.block].span.end
        and block.kind is BlockKind.PARAGRAPH
        and quotation.outer.start == _first(article.text, block)
    )


def _is_signature(text: str, quotation: Quotation) -> bool:
    """True if the mark that opens a quotation on the line before is closed only behind the name
    that signs it.
    """
    return (
        quotation.repair == MISSING_OPENING
        and _SIGNATURE.fullmatch(quotation.span.of(text)) is not None
    )


@cache
def _said(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = rf"(?P<last>[,?!])[’']?\s+{short_clause_pattern(lexicon)}"
    return re.compile(said), re.compile(rf"{said}[^.?!“”\"\n]{{0,60}}\.?\s*\Z")


def _opens(text: str, block: Block) -> bool:
    """True if the block is a paragraph that opens with a quotation mark."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and text[_first(text, block) : block.span.end][:1] in _QUOTING
    )


def _is_nickname(text: str, quotation: Quotation, block: Span, lexicon: Lexicon) -> bool:
    """True if the marks hold a name between two names: Ina “Cia” Berg."""
    outer = quotation.outer
    if outer.end - outer.start > _LONGEST_NICKNAME or not _CAPITALISED.fullmatch(
        quotation.span.of(text)
    ):
        return False
    before = _NAME_BEFORE.search(text, max(block.start, outer.start - WORD_REACH), outer.start)
    if before is None or not _NAME_AFTER.match(text, outer.end, block.end):
        return False
    return before[1].lower() not in _openers(lexicon)


@cache
def _openers(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.words("sentences.starters"))


def _first(text: str, block: Block) -> int:
    span = block.span
    return span.end - len(text[span.start : span.end].lstrip())


def _stretches(article: Article, block_index: int, lexicon: Lexicon) -> Iterator[_Stretch]:
    """Yield what lies between marks in one block, in order; none of them meet."""
    block = _marked(article, block_index, lexicon)
    may_go_on = block_index + 1 < len(article.blocks) and _opens(
        article.text, article.blocks[block_index + 1]
    )
    done = block.span.start  # where the last stretch ended
    for mark_index, mark in enumerate(block.marks):
        if mark.start < done:
            continue
        stretch = _stretch_at(block, mark_index, done, may_go_on=may_go_on)
        if stretch is not None:
            yield stretch
            done = stretch.outer.end
        elif mark.side is Side.CLOSES:
            done = mark.end


def _marked(article: Article, block_index: int, lexicon: Lexicon) -> _MarkedBlock:
    span = article.blocks[block_index].span
    marks = marks_in(article.text, span, lexicon)
    singles = (index for index, mark in enumerate(marks) if mark.side is Side.SINGLE_CLOSES)
    return _MarkedBlock(article.text, span, marks, max(singles, default=-1), *_said(lexicon))


def _stretch_at(
    block: _MarkedBlock, mark_index: int, done: int, *, may_go_on: bool
) -> _Stretch | None:
    """Return what the mark opens or, if its opening mark is missing, closes; `None` if it does
    neither. `done` is where the stretch before ended; one left open at the end of the block
    `may_go_on` in the next one.
    """
    match block.marks[mark_index].side:
        case Side.CLOSES:
            return _without_opening(block, mark_index, done)
        case Side.SINGLE_OPENS:
            close = _single_close(block, mark_index)
            return None if close is None else _pair(block, mark_index, close)
        case Side.SINGLE_CLOSES:
            return None
        case _:
            return _opened(block, mark_index, may_go_on=may_go_on)


def _opened(block: _MarkedBlock, mark_index: int, *, may_go_on: bool) -> _Stretch:
    """Return what a double mark opens: up to the mark that closes it, else up to “, Lund said” or
    the end of the block.
    """
    mark = block.marks[mark_index]
    close = _close(block.marks, mark_index)
    end = _unclosed_end(block, mark_index, close, may_go_on=may_go_on)
    if close is not None and end is None:
        return _pair(block, mark_index, close)
    end = block.span.end if end is None else end
    return _Stretch(Span(mark.start, end), Span(mark.end, end), MISSING_CLOSING)


def _pair(block: _MarkedBlock, opening: int, closing: int) -> _Stretch:
    first, last = block.marks[opening], block.marks[closing]
    repair = "" if make_a_pair(block.text, first, last) else MISMATCHED
    return _Stretch(Span(first.start, last.end), Span(first.end, last.start), repair)


def _close(marks: Sequence[Mark], mark_index: int) -> int | None:
    """Return the index of the mark that closes this double mark. A pair inside counts as nested if
    both closing marks are there.
    """
    depth = 1
    doubles = _doubles_after(marks, mark_index)
    for ahead, following in _pairs(doubles):
        side = marks[ahead].side
        if side is Side.OPENS:
            nested = len(following) == 2 and all(
                marks[later].side is not Side.OPENS for later in following
            )
            depth += nested and depth == 1
        else:
            depth -= 1
            if depth == 0:
                return ahead
    return None


def _unclosed_end(
    block: _MarkedBlock, mark_index: int, close: int | None, *, may_go_on: bool
) -> int | None:
    """Return where the quotation opened at this mark ends if “, Lund said” shows that its closing
    mark is missing: right before the next mark that opens and nests nothing, or anywhere in the
    block where no mark closes; at its end where the quotation `may_go_on`.
    """
    start, end, said = block.marks[mark_index].end, block.span.end, block.said
    reopened = _reopened(block.marks, mark_index, close)
    if reopened is not None:
        end = block.marks[reopened].start
        start = max(start, end - _LONGEST_REPORTING_CLAUSE)
    elif close is not None:
        return None
    elif may_go_on:
        start, said = max(start, end - _LONGEST_REPORTING_CLAUSE), block.said_last
    found = said.search(block.text, start, end)
    return found.end("last") if found is not None else None


def _reopened(marks: Sequence[Mark], mark_index: int, close: int | None) -> int | None:
    """Return the first opening one of the double marks between `mark_index` and `close`, if more
    of them open than close.
    """
    between = [
        ahead for ahead in _doubles_after(marks, mark_index) if close is None or ahead < close
    ]
    opening = [ahead for ahead in between if marks[ahead].side is Side.OPENS]
    return opening[0] if 2 * len(opening) > len(between) else None


def _doubles_after(marks: Sequence[Mark], mark_index: int) -> Iterator[int]:
    singles = (Side.SINGLE_OPENS, Side.SINGLE_CLOSES)
    return (
        ahead
        for ahead in range(mark_index + 1, min(len(marks), mark_index + _MARKS_AHEAD))
        if marks[ahead].side not in singles
    )


def _pairs(mark_indices: Iterator[int]) -> Iterator[tuple[int, list[int]]]:
    """Yield each mark_index with the two that follow it."""
    window: list[int] = []
    for mark_index in mark_indices:
        window.append(mark_index)
        if len(window) == 3:
            yield window[0], window[1:]
            window.pop(0)
    while window:
        yield window[0], window[1:]
        window.pop(0)


def _single_close(block: _MarkedBlock, mark_index: int) -> int | None:
    """Return where a single mark is closed: at punctuation, else where no later mark could close
    it (a plural's apostrophe).
    """
    candidate = None
    for ahead in range(mark_index + 1, block.last_single + 1):
        mark = block.marks[ahead]
        if mark.side is Side.SINGLE_OPENS:
            break
        if mark.side is not Side.SINGLE_CLOSES:
            continue
        candidate = ahead
        if block.text[mark.start - 1] in ".,!?…" or block.text[mark.start - 1] != "s":
            break
    return candidate


def _without_opening(block: _MarkedBlock, mark_index: int, done: int) -> _Stretch | None:
    """Return the quotation whose closing mark stands alone; `None` for inches and stray marks."""
    mark = block.marks[mark_index]
    start = _missing_start(block, mark, done)
    if start is None:
        return None
    return _Stretch(Span(start, mark.end), Span(start, mark.start), MISSING_OPENING)


def _missing_start(block: _MarkedBlock, mark: Mark, done: int) -> int | None:
    text, start = block.text, block.span.start
    if mark.start == start or text[mark.start - 1].isdigit():
        return None
    line = text.rfind("\n", done, mark.start) + 1
    if done == start or line > done:
        return max(line, start)
    ends = list(_NEXT_SENTENCE.finditer(text, done, mark.start - 1))
    return ends[0].end() if ends else None


def _quotation(text: str, stretch: _Stretch, block_index: int, chain: int) -> Quotation | None:
    """Return the quotation with white space trimmed, if a letter or digit is left."""
    words = stretch.inner.of(text)
    if not any(character.isalnum() for character in words):
        return None
    start = stretch.inner.start + len(words) - len(words.lstrip())
    span = Span(start, start + len(words.strip()))
    return Quotation(span, stretch.outer, block_index, chain, stretch.repair)
