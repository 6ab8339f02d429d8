"""Finds the headline and the standfirst, and says what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from generator.layout._lines import QUOTES, Measured, Sign, Verdict, Verdicts, plain, word_set
from generator.layout._names import read_byline
from generator.lexicon import Lexicon
from generator.model.articles import BlockKind, Reason

_LONGEST_HEADLINE = 30  # words
_LONGEST_STANDFIRST = 50
_RESTATED, _RESTATED_WITHIN = 0.8, 40  # share of its words, lines below
_TITLE_WORDS = 4  # a line of fewer words is rather the name of the site
_LEAST = 0.5  # a headline's score
_NEAR_EQUAL = 0.7  # of lines with nearly equal scores, the first is the headline
_NEAR = 7  # lines below a headline in which date and byline stand
_LONGEST_NAME = 6  # words of a site's name
_NOTICES = 5_000  # code points of the notices below the article
_POINTS = 6  # key points at most
_LONGEST_LABEL = 40  # code points
_HEAD = 80  # lines above the body in which the headline is looked for
_BODY_SAMPLE = 12  # lines of the body whose words the headline is compared with
_CLOSING = '"”’»“'
_CLOCK = re.compile(r"\d\d?[:.]\d\d(?:\s?[A-Za-z.]{2,5}){0,2}")  # over an entry of a live report
_WORD = re.compile(r"[^\W\d_]{4,}")
_ABOVE_BODY = (Reason.DATE, Reason.BYLINE, Reason.SHARE)
_NO_HEADLINE = (
    Reason.DATE,
    Reason.BYLINE,
    Reason.CAPTION,
    Reason.HEADER,
    Reason.DATELINE,
    Reason.AMENDMENT,
)


def find_head(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the headline, the standfirst, and the reason for every other line above the
    article.
    """
    body = _body(verdicts, lines)
    notices = " ".join(line.text for line in lines[body:] if line.sign is Sign.NOTICE)[:_NOTICES]
    candidates = [
        index
        for index in range(max(0, body - _HEAD), body)
        if _may_be_headline(lines, verdicts, index, notices)
    ]
    headline = _headline(lines, verdicts, candidates, body)
    found: dict[int, Verdict] = {
        index: Reason.SECTION for index in range(body) if index not in verdicts
    }
    if headline is None:
        return found
    found[headline] = BlockKind.HEADLINE
    for index in (index for index in candidates if index != headline):
        found[index] = _around(lines, verdicts, index, headline, lexicon)
    if headline == body - 1 and body < len(lines) and _restated(lines, body):
        found[body] = BlockKind.STANDFIRST
    return found


def _headline(
    lines: Sequence[Measured], verdicts: Verdicts, candidates: Sequence[int], body: int
) -> int | None:
    """Return the headline that markup shows, else the candidate with the best score, or the first
    with nearly as good a one; `None` if none is good enough.
    """
    marked = [index for index, verdict in verdicts.items() if verdict is BlockKind.HEADLINE]
    if marked or not candidates:
        return marked[0] if marked else None
    sample = range(body, min(body + _BODY_SAMPLE, len(lines)))
    words = _words(
        lines[index].text for index in sample if verdicts.get(index) is BlockKind.PARAGRAPH
    )
    scores = {index: _score(lines, verdicts, index, words) for index in candidates}
    best = max(scores.values())
    if best < _LEAST:
        return None
    margins = {
        index: _NEAR_EQUAL if lines[index].words >= _TITLE_WORDS else 0 for index in candidates
    }
    return next(index for index in candidates if scores[index] >= best - margins[index])


def _may_be_headline(
    lines: Sequence[Measured], verdicts: Verdicts, index: int, notices: str
) -> bool:
    """Say whether a line may be the headline: it is no crosshead under an hour, nor the name of
    the site.
    """
    line = lines[index]
    timed = any(_CLOCK.fullmatch(above.text) for above in lines[max(0, index - 2) : index])
    named = line.words <= _LONGEST_NAME and line.text in notices
    return line.sign is None and verdicts.get(index) not in _NO_HEADLINE and not timed and not named


def _restated(lines: Sequence[Measured], index: int) -> bool:
    """Say whether a sentence right below the headline comes again, nearly word for word, in one
    paragraph of the article.
    """
    own = frozenset(_WORD.findall(lines[index].text.lower()))
    if not 8 <= lines[index].words <= _LONGEST_STANDFIRST or ". " in lines[index].text:
        return False
    below = (
        frozenset(_WORD.findall(line.text[:2000].lower()))
        for line in lines[index + 1 : index + _RESTATED_WITHIN]
        if line.text != lines[index].text
    )
    return any(len(own & words) >= _RESTATED * len(own) for words in below)


def _body(verdicts: Verdicts, lines: Sequence[Measured]) -> int:
    """Return the index of the first paragraph: one right above a byline, a date or a share bar is
    headline or standfirst.

    Below a date or a byline, a share bar may stand between two paragraphs.
    """
    paragraphs = [
        index for index, verdict in sorted(verdicts.items()) if verdict is BlockKind.PARAGRAPH
    ][:3]
    body = paragraphs[0] if paragraphs else len(lines)
    signed = any(verdicts.get(index) in (Reason.DATE, Reason.BYLINE) for index in range(body))
    tells = (Reason.DATE, Reason.BYLINE) if signed else _ABOVE_BODY
    for above, below in pairwise(paragraphs):
        between = [
            verdicts.get(index)
            for index in range(above + 1, below)
            if not _CLOCK.fullmatch(lines[index].text)
        ]
        short = lines[above].words <= _LONGEST_STANDFIRST
        if short and any(verdict in tells for verdict in between):
            body = below
    return body


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(text[:2000].lower()))


def _score(
    lines: Sequence[Measured], verdicts: Verdicts, index: int, body: frozenset[str]
) -> float:
    """Score a line as headline: its words come back in the body, it is neither long nor a
    sentence, and stands by itself.
    """
    line = lines[index]
    if not 2 <= line.words <= _LONGEST_HEADLINE:
        return 0
    own = _WORD.findall(line.text.lower())
    shared = sum(word in body for word in own)
    titled = _TITLE_WORDS <= line.words <= 20
    full_stop = line.text.rstrip("\"'”’)").endswith(".") and not line.text.endswith("...")
    below = range(index + 1, min(index + _HEAD, len(lines)))
    repeated = any(
        verdicts.get(other) is Reason.REPEAT and lines[other].text == line.text for other in below
    )
    dated = any(verdicts.get(other) in (Reason.DATE, Reason.BYLINE) for other in below[:_NEAR])
    score = (1 + titled) * shared / max(1, len(own)) + min(shared, 6) / 6 + titled
    spoken = line.text[0] in QUOTES and line.text[-1] in _CLOSING
    return score + 0.5 * dated + 1.5 * repeated - full_stop - 0.5 * ("|" in line.text) - spoken


def _around(
    lines: Sequence[Measured], verdicts: Verdicts, index: int, headline: int, lexicon: Lexicon
) -> Verdict:
    """Return what a line is that might have been the headline."""
    line, known = lines[index], verdicts.get(index)
    if line.text == lines[headline].text:
        return Reason.REPEAT
    between = range(headline + 1, index)
    if line.gap == 0 and verdicts.get(index - 1) is Reason.CAPTION and index > headline:
        return Reason.CAPTION
    directly = index > headline and all(
        _is_small(lines[other], verdicts.get(other)) for other in between
    )
    if directly and line.text[0] not in "[(" and 6 <= line.words <= _LONGEST_STANDFIRST:
        return Reason.BYLINE if _names_two(line.text, lexicon) else BlockKind.STANDFIRST
    if isinstance(known, Reason) and known is not Reason.REPEAT:
        return known
    return Reason.SECTION if index < headline else _like(verdicts, index)


def _names_two(text: str, lexicon: Lexicon) -> bool:
    """Say whether a line is the names of two authors, and what they write for, if it is said."""
    byline = read_byline(text, lexicon)
    return byline is not None and len(byline.names) > 1 and byline.names[-1][1] == len(text)


def _is_small(line: Measured, verdict: Verdict | None) -> bool:
    """Say whether a line may stand between headline and standfirst: a byline, a button, the name
    of a section.
    """
    return (
        verdict in _ABOVE_BODY
        or line.sign in (Sign.SECTION, Sign.CAPTION)
        or line.words < _TITLE_WORDS
    )


def find_key_points(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return as standfirst the sentences under "Key points" above the article, where a blank line
    sets them apart from it.
    """
    paragraphs = [
        index for index, verdict in sorted(verdicts.items()) if verdict is BlockKind.PARAGRAPH
    ]
    above = range(max(paragraphs[: _POINTS + 1], default=0))
    top = next(
        (
            index
            for index in above
            if plain(lines[index].text[:_LONGEST_LABEL]) in word_set("key_points", lexicon)
        ),
        None,
    )
    if top is None:
        return {}
    below = range(top + 1, min(top + 2 + _POINTS, len(lines)))
    end = next(
        (index for index in below if index > top + 1 and lines[index].gap > lines[top + 2].gap), top
    )
    return dict.fromkeys(
        (index for index in range(top + 1, end) if lines[index].sign is None), BlockKind.STANDFIRST
    )


def _like(verdicts: Verdicts, index: int) -> Reason:
    for other in (verdicts.get(index - 1), verdicts.get(index + 1)):
        if isinstance(other, Reason) and other is not Reason.REPEAT:
            return other
    return Reason.SECTION
