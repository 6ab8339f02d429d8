"""Article → quotations: the words between quotation marks, block by block, mended where the
printed marks are wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache

from generator.extract.text.short_clause import short_clause_pattern
from generator.frozen import frozen
from generator.lexicon import Lexicon
from generator.model.articles import Article, Block, BlockKind
from generator.model.readings import Quotation
from generator.model.spans import Span

# A pattern that begins with one class of characters is tried at those alone; what stands before the
# mark is looked at afterwards.
_MARKS = r"[“”„‟\"«»`‘’']"
_DOUBLE = r"(?<=[“”„‟\"«»])(?<!\d['’]\d\")(?<!\d['’]\d\d\")|(?<=')'|(?<=`)`|(?<=‘)[‘’]|(?<=’)’"
_SINGLE_OPENS = r"(?<=[‘'])(?<![\w.,!?…%’')\]][‘'])(?=[^\s\W]|[(\[$£€])"
_SINGLE_CLOSES = r"(?<=[^\s(\[—–-][’'])(?<![‘’']n[’'])(?!\w)"  # "rock ’n’ roll" closes nothing
_ATTRIBUTE = (
    r"(?P<attribute>(?<==[“”\"])[^“”\"<>\n]{0,300}[“”\"])"  # left-over markup: <a href="…">
)
_OPENING, _CLOSING = frozenset("“„‟«") | {"``", "‘‘"}, frozenset("”»") | {"’’"}
_PAIRS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    '"': '"',
    "''": "''",
    "``": "''``",
    "‘": "’",
    "'": "'",
    "”": "",
    "»": "",
}
_BEFORE_OPENING = frozenset(" \t\r\n\u00a0([{—–-/")
_AFTER_CLOSING = frozenset(" \t\r\n\u00a0.,;:!?)]}—–-…")
_NEXT_SENTENCE = re.compile(r"[.!?…]\s+(?=\S)")

_QUOTING = frozenset("“”„‟\"«»`‘'")
_MARKS_AHEAD = 400  # marks of one paragraph in which a closing one is looked for
_LONGEST_REPORTING_CLAUSE = (
    120  # characters before an opening mark in which the clause stands that introduces it
)
_LONGEST_NICKNAME = 24  # characters that one has at most, with its marks
_LONGEST_NAMED_STRETCH = 60  # characters before a nickname in which a name is looked for
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)?")
_NAME_BEFORE = re.compile(r"(?<![\w’'-])([^\W\d_a-z][\w’'.-]*) \Z")
_NAME_AFTER = re.compile(r" [^\W\d_a-z]")

MISSING_OPENING = "opening mark missing"
MISSING_CLOSING = "closing mark missing"
MISMATCHED = "marks do not match"


class _Side(Enum):
    """Which way a mark faces, as printed and by its neighbours."""

    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()
    SINGLE_OPENS = auto()
    SINGLE_CLOSES = auto()


@frozen
class _Mark:
    """One printed mark; `reversed` if it is printed the wrong way round."""

    start: int
    end: int
    side: _Side
    reversed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    """What is made once of a lexicon: the marks, and a clause that says who speaks behind the last
    mark of what is said.
    """

    marks: re.Pattern[str]
    said: re.Pattern[str]


def find_quotations(article: Article, lexicon: Lexicon) -> tuple[Quotation, ...]:
    """Return every quotation of the article, in the order of the text; a mark that opens nothing
    is left alone.
    """
    patterns = _patterns(lexicon)
    found: list[Quotation] = []
    unclosed: int | None = None  # the quotation that the block before left open
    for block_index, block in enumerate(article.blocks):
        followed = block_index + 1 < len(article.blocks) and _opens(
            article.text, article.blocks[block_index + 1]
        )
        quotations = [
            quotation
            for quotation in _quotations_of_block(
                article.text, block, block_index, patterns, followed
            )
            if not _is_nickname(article.text, quotation, block.span, lexicon)
        ]
        continues = (
            unclosed is not None
            and bool(quotations)
            and block.kind is BlockKind.PARAGRAPH
            and quotations[0].outer.start == _first(article.text, block)
        )
        for position, quotation in enumerate(quotations):
            chain = (
                found[unclosed].chain
                if position == 0 and continues and unclosed is not None
                else len(found)
            )
            found.append(
                Quotation(quotation.span, quotation.outer, block_index, chain, quotation.repair)
            )
        if unclosed is not None:
            found[unclosed] = replace(found[unclosed], repair="" if continues else MISSING_CLOSING)
        open_ended = (
            bool(quotations)
            and quotations[-1].repair == MISSING_CLOSING
            and quotations[-1].outer.end == block.span.end
        )
        unclosed = len(found) - 1 if open_ended else None
    return tuple(found)


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    elisions = "|".join(re.escape(word) for word in lexicon.words("quotations.elisions"))
    opens = rf"{_SINGLE_OPENS}(?!(?:{elisions}|\d\ds?)\b)"
    return _Patterns(
        re.compile(
            rf"{_MARKS}(?:{_ATTRIBUTE}|(?P<double>{_DOUBLE})|(?P<opens>{opens})|(?P<closes>{_SINGLE_CLOSES}))"
        ),
        re.compile(rf"(?P<last>[,?!])[’']?\s+{short_clause_pattern(lexicon)}"),
    )


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
    before = _NAME_BEFORE.search(
        text, max(block.start, outer.start - _LONGEST_NAMED_STRETCH), outer.start
    )
    if before is None or not _NAME_AFTER.match(text, outer.end, block.end):
        return False
    return before[1].lower() not in _openers(lexicon)


@cache
def _openers(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.words("sentences.starters"))


def _first(text: str, block: Block) -> int:
    span = block.span
    return span.end - len(text[span.start : span.end].lstrip())


def _quotations_of_block(
    text: str, block: Block, block_index: int, patterns: _Patterns, followed: bool
) -> Iterator[Quotation]:
    """Yield the quotations of one block; `followed` by one that may go on with a quotation that it
    leaves open.
    """
    start, end = block.span.start, block.span.end
    printed = patterns.marks.finditer(text, start, end)
    marks = [_mark(text, match, start, end) for match in printed if match.lastgroup != "attribute"]
    last_single = max(
        (mark_index for mark_index, mark in enumerate(marks) if mark.side is _Side.SINGLE_CLOSES),
        default=-1,
    )
    done = start  # where the last quotation ended
    mark_index = 0
    while mark_index < len(marks):
        mark = marks[mark_index]
        if mark.side is _Side.SINGLE_OPENS:
            close = _single_close(text, marks, mark_index) if mark_index < last_single else None
        elif mark.side is _Side.CLOSES:
            begin = _missing_start(text, mark, start, done)
            if begin is not None:
                yield from _quotation(
                    text,
                    Span(begin, mark.end),
                    Span(begin, mark.start),
                    block_index,
                    MISSING_OPENING,
                )
            done = mark.end
            close = None
        elif mark.side is _Side.SINGLE_CLOSES:
            close = None
        else:
            close = _close(marks, mark_index)
            unclosed = (
                _unclosed(marks, mark_index, close, end)
                if close is not None or not followed
                else None
            )
            if unclosed is not None and (
                said := patterns.said.search(text, unclosed.start, unclosed.end)
            ):
                stop = said.end("last")
                yield from _quotation(
                    text, Span(mark.start, stop), Span(mark.end, stop), block_index, MISSING_CLOSING
                )
                done, close = stop, None
                while mark_index + 1 < len(marks) and marks[mark_index + 1].start < stop + 2:
                    mark_index += 1
            elif close is None:
                yield from _quotation(
                    text, Span(mark.start, end), Span(mark.end, end), block_index, MISSING_CLOSING
                )
                return
        if close is not None:
            last = marks[close]
            repair = (
                MISMATCHED if mark.reversed or last.reversed or _mixed(text, mark, last) else ""
            )
            yield from _quotation(
                text, Span(mark.start, last.end), Span(mark.end, last.start), block_index, repair
            )
            done, mark_index = last.end, close
        mark_index += 1


def _mark(text: str, match: re.Match[str], start: int, end: int) -> _Mark:
    here, after = match.span()
    if match.lastgroup != "double":
        return _Mark(
            here, after, _Side.SINGLE_OPENS if match.lastgroup == "opens" else _Side.SINGLE_CLOSES
        )
    left = text[here - 1] if here > start else " "
    right = text[after] if after < end else " "
    may_open = left in _BEFORE_OPENING and right not in " \t\r\n\u00a0.,;:!?)"
    may_close = left not in " \t\r\n\u00a0([" and right in _AFTER_CLOSING
    printed = match.group()
    if printed in _OPENING:
        return (
            _Mark(here, after, _Side.CLOSES, True)
            if may_close and not may_open
            else _Mark(here, after, _Side.OPENS)
        )
    if printed in _CLOSING:
        return (
            _Mark(here, after, _Side.OPENS, True)
            if may_open and not may_close
            else _Mark(here, after, _Side.CLOSES)
        )
    if may_open != may_close:
        return _Mark(here, after, _Side.OPENS if may_open else _Side.CLOSES)
    return _Mark(here, after, _Side.EITHER)


def _close(marks: Sequence[_Mark], mark_index: int) -> int | None:
    """Return the index of the mark that closes this double mark. A pair inside counts as nested if
    both closing marks are there.
    """
    depth = 1
    doubles = _doubles_after(marks, mark_index)
    for ahead, following in _pairs(doubles):
        side = marks[ahead].side
        if side is _Side.OPENS:
            nested = len(following) == 2 and all(
                marks[later].side is not _Side.OPENS for later in following
            )
            depth += nested and depth == 1
        else:
            depth -= 1
            if depth == 0:
                return ahead
    return None


def _unclosed(marks: Sequence[_Mark], mark_index: int, close: int | None, end: int) -> Span | None:
    """Return the stretch in which “, Lund said” shows that the closing mark of the quotation opened
    at this mark is missing.

    It stands right before the next mark that opens and nests nothing, or anywhere up to the `end`
    where no mark closes.
    """
    reopened = _reopened(marks, mark_index, close)
    if reopened is not None:
        return Span(
            max(marks[mark_index].end, marks[reopened].start - _LONGEST_REPORTING_CLAUSE),
            marks[reopened].start,
        )
    return Span(marks[mark_index].end, end) if close is None else None


def _reopened(marks: Sequence[_Mark], mark_index: int, close: int | None) -> int | None:
    """Return the first opening one of the double marks between `mark_index` and `close`, if more
    of them open than close.
    """
    between = [
        ahead for ahead in _doubles_after(marks, mark_index) if close is None or ahead < close
    ]
    opening = [ahead for ahead in between if marks[ahead].side is _Side.OPENS]
    return opening[0] if 2 * len(opening) > len(between) else None


def _doubles_after(marks: Sequence[_Mark], mark_index: int) -> Iterator[int]:
    singles = (_Side.SINGLE_OPENS, _Side.SINGLE_CLOSES)
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


def _single_close(text: str, marks: Sequence[_Mark], mark_index: int) -> int | None:
    """Return where a single mark is closed: at punctuation, else where no later mark could close
    it (a plural's apostrophe).
    """
    candidate = None
    for ahead in range(mark_index + 1, len(marks)):
        mark = marks[ahead]
        if mark.side is _Side.SINGLE_OPENS:
            break
        if mark.side is not _Side.SINGLE_CLOSES:
            continue
        candidate = ahead
        if text[mark.start - 1] in ".,!?…" or text[mark.start - 1] != "s":
            break
    return candidate


def _missing_start(text: str, mark: _Mark, start: int, done: int) -> int | None:
    """Return where the quotation begins whose closing mark stands alone; `None` for inches and
    stray marks.
    """
    if mark.start == start or text[mark.start - 1].isdigit():
        return None
    line = text.rfind("\n", done, mark.start) + 1
    if done == start or line > done:
        return max(line, start)
    ends = list(_NEXT_SENTENCE.finditer(text, done, mark.start - 1))
    return ends[0].end() if ends else None


def _mixed(text: str, opening: _Mark, closing: _Mark) -> bool:
    return text[closing.start : closing.end] not in _PAIRS.get(
        text[opening.start : opening.end], "’’"
    )


def _quotation(text: str, outer: Span, inner: Span, block: int, repair: str) -> Iterator[Quotation]:
    """Yield the quotation with white space trimmed, if a letter or digit is left."""
    words = inner.of(text)
    if any(character.isalnum() for character in words):
        start = inner.start + len(words) - len(words.lstrip())
        yield Quotation(Span(start, start + len(words.strip())), outer, block, 0, repair)
