"""Finds the bylines, the notes about authors, and the authors' names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.layout._dates import find_dates
from generator.layout._lines import Measured, Verdict, Verdicts, first_paragraph, last_paragraph
from generator.layout._names import Byline, printed_name, read_byline
from generator.lexicon import Lexicon
from generator.model import Basis, BlockKind, Noted, Reason, Span

_LONGEST_ROLE = 8  # words
_OPENING = 220  # code points of a note in which it says what the author is


def find_bylines(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the lines above the article that only name who wrote it, and the line with a role next to one."""
    body = first_paragraph(verdicts, len(lines))
    found: dict[int, Verdict] = {}
    for place in range(body):
        if verdicts.get(place) in (None, Reason.RELATED, Reason.DATE) and _is_byline(lines, verdicts, place, lexicon):
            found[place] = Reason.BYLINE
    for place in range(body):
        near = Reason.BYLINE in (found.get(place - 1), found.get(place + 1))
        if near and place not in found and _is_role(lines[place], lexicon):
            found[place] = Reason.BYLINE
    return found


def _is_byline(lines: Sequence[Measured], verdicts: Verdicts, place: int, lexicon: Lexicon) -> bool:
    line = lines[place]
    byline = read_byline(line.text, lexicon)
    if not byline:
        return line.words <= 5 and bool(re.match(r"(?:By|BY)\s[A-Z]", line.text))
    if byline.opening or re.match(r"\([A-Z][A-Z .,]+\)$", byline.rest):
        return True
    if byline.rest:
        return bool(re.match(r"[|•·,–—-]", byline.rest)) and any(find_dates(byline.rest, lexicon))
    return _is_person(line.text, byline, lexicon) and _near_date(lines, verdicts, place)


@cache
def _first_names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(name.lower() for part in ("he", "she", "either") for name in lexicon.words(f"first_names.{part}"))


def _is_person(text: str, byline: Byline, lexicon: Lexicon) -> bool:
    """Say whether a name that stands alone is a person's: it opens with a first name that is known."""
    start, end = byline.names[0]
    return text[start:end].split()[0].lower().split("-")[0] in _first_names(lexicon)


def _near_date(lines: Sequence[Measured], verdicts: Verdicts, place: int) -> bool:
    return any(verdicts.get(other) in (Reason.DATE, Reason.BYLINE) for other in range(place - 3, place + 4))


def _is_role(line: Measured, lexicon: Lexicon) -> bool:
    roles = frozenset(lexicon.words("layout.byline.roles"))
    return line.words <= _LONGEST_ROLE and not line.ends and not roles.isdisjoint(re.findall(r"[\w-]+", line.text.lower()))


def find_notes(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the notes about the author below the article, and the name over them."""
    found: dict[int, Verdict] = {}
    place = last_paragraph(verdicts)
    while place > first_paragraph(verdicts, 0) and _is_note(lines[place].text, lexicon):
        found[place] = Reason.AUTHOR_BIO
        place = max((other for other in range(place) if verdicts.get(other) is BlockKind.PARAGRAPH), default=-1)
    for place in range(last_paragraph(verdicts) + 1, len(lines)):
        if verdicts.get(place) not in (Reason.READER_COMMENT, Reason.FORM) and _is_note(lines[place].text, lexicon):
            found[place] = Reason.AUTHOR_BIO
    for place in list(found):
        if place and lines[place - 1].words <= 4 and lines[place].text.startswith(lines[place - 1].text):
            found[place - 1] = Reason.AUTHOR_BIO
    return found


def _is_note(text: str, lexicon: Lexicon) -> bool:
    byline = read_byline(" ".join(text[:_OPENING].split()[:8]), lexicon)
    if not byline or byline.opening or len(byline.names) != 1:
        return False
    words = re.findall(r"[\w-]+", text[byline.names[0][1] : _OPENING].lower())
    nouns = frozenset(lexicon.words("layout.bio.nouns"))
    return bool(words) and words[0] in lexicon.words("layout.bio.verbs") and not nouns.isdisjoint(words)


def read_authors(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> tuple[Noted, ...]:
    """Return the authors that the bylines name; without any, the one whom the note below the article is about."""
    for reason in (Reason.BYLINE, Reason.AUTHOR_BIO):
        authors: dict[str, Noted] = {}
        for place, line in enumerate(lines):
            if verdicts.get(place) is reason:
                for author in _authors(line, lexicon):
                    authors.setdefault(author.text, author)
        if authors:
            return tuple(authors.values())
    return ()


def _authors(line: Measured, lexicon: Lexicon) -> Sequence[Noted]:
    byline = read_byline(line.text[:_OPENING] if line.words < 30 else " ".join(line.text[:_OPENING].split()[:8]), lexicon)
    spans = [Span(line.span.start + start, line.span.start + end) for start, end in byline.names] if byline else []
    return [
        Noted(printed_name(line.text[span.start - line.span.start : span.end - line.span.start]), Basis.STATED, span)
        for span in spans
    ]
