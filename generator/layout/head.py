"""Finds the headline and the standfirst, and says what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.layout._lines import Measured, Verdict, Verdicts, first_paragraph
from generator.lexicon import Lexicon
from generator.model import BlockKind, Reason

_LONGEST_HEADLINE = 30  # words
_LONGEST_STANDFIRST = 50
_BODY_SAMPLE = 20  # lines of the body whose words the headline is compared with
_ABOVE_BODY = (Reason.DATE, Reason.BYLINE, Reason.SHARE)
_NO_HEADLINE = (Reason.DATE, Reason.BYLINE, Reason.CAPTION, Reason.HEADER, Reason.DATELINE)


def find_datelines(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the lines right above the article that only name a place: "BRUSSELS", "Brask, Ostrava CNX —"."""
    body = first_paragraph(verdicts, 0)
    found: dict[int, Verdict] = {}
    for place in range(max(0, body - 2), body):
        text = lines[place].text
        if verdicts.get(place) in (None, Reason.SECTION) and lines[place].words <= 6 and re.search(r"^[A-Z .,]{4,}$|\s[—–]$", text):
            found[place] = Reason.DATELINE
    return found


def find_head(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the headline, the standfirst, and the reason for every other line above the article."""
    body = _body(verdicts, lines)
    candidates = [place for place in range(body) if lines[place].sign is None and verdicts.get(place) not in _NO_HEADLINE]
    words = _words(lines[place].text for place in range(body, min(body + _BODY_SAMPLE, len(lines))))
    scores = {place: _score(lines, verdicts, place, words) for place in candidates}
    headline = max(scores, key=lambda place: (scores[place], -place), default=-1)
    if headline < 0 or scores[headline] < 1:
        return {place: Reason.SECTION for place in range(body) if place not in verdicts}
    found: dict[int, Verdict] = {headline: BlockKind.HEADLINE}
    for place in (place for place in candidates if place != headline):
        found[place] = _beside(lines, verdicts, place, headline, body)
    return found


def _body(verdicts: Verdicts, lines: Sequence[Measured]) -> int:
    """Return the place of the first paragraph: one with a byline, a date or a share bar right below it is a headline or standfirst."""
    paragraphs = [place for place, verdict in sorted(verdicts.items()) if verdict is BlockKind.PARAGRAPH][:3]
    body = paragraphs[0] if paragraphs else len(lines)
    for above, below in zip(paragraphs, paragraphs[1:], strict=False):
        between = [verdicts.get(place) for place in range(above + 1, below)]
        short = lines[above].words <= _LONGEST_STANDFIRST
        if short and any(verdict in _ABOVE_BODY for verdict in between):
            body = below
    return body


def _words(texts) -> frozenset[str]:  # type: ignore[no-untyped-def]
    return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]{4,}", text[:2000].lower()))


def _score(lines: Sequence[Measured], verdicts: Verdicts, place: int, body: frozenset[str]) -> float:
    """Score a line as headline: its words come back in the body, it is neither long nor a sentence, and stands by itself."""
    line = lines[place]
    if not 2 <= line.words <= _LONGEST_HEADLINE:
        return 0
    own = re.findall(r"[^\W\d_]{4,}", line.text.lower())
    shared = sum(word in body for word in own) / max(1, len(own))
    full_stop = line.text.rstrip("\"'”’)").endswith(".") and not line.text.endswith("...")
    repeated = any(
        verdicts.get(other) is Reason.REPEAT and lines[other].text == line.text
        for other in range(place + 1, min(place + 40, len(lines)))
    )
    dated = any(verdicts.get(other) in (Reason.DATE, Reason.BYLINE) for other in range(place + 1, place + 8))
    return 2 * shared + (4 <= line.words <= 20) + 0.5 * dated + repeated - 1.5 * full_stop - 0.5 * ("|" in line.text)


def _beside(lines: Sequence[Measured], verdicts: Verdicts, place: int, headline: int, body: int) -> Verdict:
    line, known = lines[place], verdicts.get(place)
    if line.text == lines[headline].text:
        return Reason.REPEAT
    directly = place == headline + 1 or all(verdicts.get(other) in _ABOVE_BODY for other in range(headline + 1, place))
    if directly and 6 <= line.words <= _LONGEST_STANDFIRST:
        return BlockKind.STANDFIRST
    if isinstance(known, Reason) and known is not Reason.REPEAT:
        return known
    return Reason.SECTION if place < headline else _like(verdicts, place)


def _like(verdicts: Verdicts, place: int) -> Reason:
    for other in (verdicts.get(place - 1), verdicts.get(place + 1)):
        if isinstance(other, Reason) and other is not Reason.REPEAT:
            return other
    return Reason.SECTION
