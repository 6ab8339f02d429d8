"""Finds the dateline, on a line of its own or at the beginning of the first paragraph, and the
place it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.layout._lines import Measured, Verdict, Verdicts, first_paragraph
from generator.layout._names import printed_name
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.articles import BlockKind, Reason
from generator.model.spans import Basis, Noted, Span

_CAPITALS = rf"[{CAPITAL}][{CAPITAL}'’.-]+(?:[ /][{CAPITAL}][{CAPITAL}'’.-]+){{0,4}}"
_REGION = rf"(?:, [{CAPITAL}][\w.]+(?: [{CAPITAL}]\w+)?)?"
_DAY = r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?"
_AGENCY = rf"(?:\s?\([{CAPITAL}][\w./ ]{{1,30}}\))?"
_OPENING = re.compile(
    rf"({_CAPITALS}){_REGION}{_DAY}{_AGENCY}\s{{0,2}}(?:—|–|--?|:)\s{{1,2}}"
    rf"(?=[{CAPITAL}0-9“\"‘'$£€])"
)
_LINE = re.compile(
    rf"({_CAPITALS}){_REGION}{_DAY}{_AGENCY}\s*[—–-]{{0,2}}$"
    rf"|[{CAPITAL}]\w+(?: [{CAPITAL}]\w+)?(?:, \w+)?(?: [{CAPITAL}]+)?\s+[—–]$"
)
_IN_BYLINE = re.compile(rf"\(([{CAPITAL}][{CAPITAL} .,-]+)\)$")
_LONGEST = 7  # words
_BETWEEN = (Reason.DATE, Reason.SHARE)  # what may stand between a dateline and the article


def find_datelines(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the line right above the article that only names a place: "BRUSSELS", "Brask, Ostrava
    CNX —", "LUND, 14 January".
    """
    body = first_paragraph(verdicts, 0)
    index = body - 1
    while index > 0 and verdicts.get(index) in _BETWEEN:
        index -= 1
    match = (
        _LINE.match(lines[index].text) if index >= 0 and lines[index].words <= _LONGEST else None
    )
    if match is None or _OPENING.match(lines[body].text):
        return {}
    only_place = match[0] == match[1]
    headed = any(verdicts.get(above) in (None, BlockKind.HEADLINE) for above in range(index))
    if only_place and " " in match[0] and not headed:
        return {}  # it is the headline
    free = verdicts.get(index) in (None, Reason.SECTION) or (
        verdicts.get(index) is Reason.BYLINE and any(map(str.isdigit, match[0]))
    )
    return {index: Reason.DATELINE} if free else {}


def find_opening_dateline(lines: Sequence[Measured], verdicts: Verdicts) -> Span | None:
    """Return the dateline that the first paragraph opens with ("LUND, Jan 14 (Reuters) - "), with
    the dash.
    """
    line = lines[first_paragraph(verdicts, 0)]
    match = _OPENING.match(line.text)
    return Span(line.span.start, line.span.start + len(match[0].rstrip())) if match else None


def find_place(lines: Sequence[Measured], verdicts: Verdicts) -> Noted:
    """Return the place that the dateline or the byline names."""
    return next(_places(lines, verdicts), Noted())


def _places(lines: Sequence[Measured], verdicts: Verdicts) -> Iterator[Noted]:
    body = first_paragraph(verdicts, len(lines) - 1)
    for index, line in enumerate(lines[: body + 1]):
        match = _place_in(line.text, verdicts.get(index), index == body)
        if match and match[1]:
            span = Span(line.span.start + match.start(1), line.span.start + match.end(1))
            yield Noted(printed_name(match[1]), Basis.STATED, span)


def _place_in(text: str, verdict: Verdict | None, opens_body: bool) -> re.Match[str] | None:
    if verdict is Reason.DATELINE:
        return _LINE.match(text)
    if verdict is Reason.BYLINE:
        return _IN_BYLINE.search(text)
    return _OPENING.match(text) if opens_body else None
