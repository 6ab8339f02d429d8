"""Finds the bylines, the notes about authors, and the authors' names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from generator.first_names import first_names
from generator.layout._dates import find_dates
from generator.layout._lines import (
    Measured,
    Verdict,
    Verdicts,
    first_paragraph,
    last_paragraph,
    word_set,
)
from generator.layout._names import Byline, noted_name, printed_name, read_byline
from generator.letters import CAPITAL
from generator.lexicon import Lexicon
from generator.model.articles import BlockKind, Reason
from generator.model.spans import Basis, Noted, Span

_LONGEST_BYLINE = 30  # words
_LONGEST_DATED = 16  # words of one that ends as a sentence does ("on 4 May 2026 at 9 a.m.")
_LONGEST_ROLE = 8  # words
_LONGEST_AGENCY = 5  # words of "By Our Correspondent"
_MAYBE = (None, Reason.RELATED, Reason.DATE)  # verdicts of lines that may be a byline all the same
_LONGEST_NAMES = 12  # words
_PERSON_REACH = 3  # lines from a person's name to a date
_BETWEEN = re.compile(r"[\s,|•·–—-]{1,9}")  # a date and the byline after it
_BY = re.compile(rf"(?:By|BY)\s[{CAPITAL}]")
_PLACE = re.compile(rf"\([{CAPITAL}][{CAPITAL} .,]+\)$")
_LONGEST_NOTE = 3  # paragraphs
_NOTE_OPENING = 220  # code points of a note in which it says what the author is


def find_bylines(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the lines that only say, in a byline's words or form, who wrote the article."""
    free = [
        index
        for index, line in enumerate(lines)
        if verdicts.get(index) in _MAYBE
        and (not line.prose or (line.words <= _LONGEST_DATED and _BY.match(line.text)))
    ]
    found = {index: Reason.BYLINE for index in free if _is_byline(lines[index], lexicon)}
    for index in (index for index in free if _only_opens(lines[index], lexicon)):
        names = list(
            takewhile(lambda below: _only_name(lines[below], lexicon), range(index + 1, len(lines)))
        )
        found |= dict.fromkeys([index, *names] if names else (), Reason.BYLINE)
    return found


def _only_opens(line: Measured, lexicon: Lexicon) -> bool:
    """Say whether a line is a byline's "By" without the names, which stand on the lines below."""
    return line.words <= 2 and line.text.lower().rstrip(":") in lexicon.words(
        "layout.byline.starts"
    )


def _only_name(line: Measured, lexicon: Lexicon) -> bool:
    byline = (
        read_byline(line.text, lexicon)
        if line.sign is None and line.words <= _LONGEST_NAMES
        else None
    )
    return byline is not None and not byline.rest and not byline.opening


def _is_byline(line: Measured, lexicon: Lexicon) -> bool:
    text = line.text[_after_date(line.text, lexicon) :]
    byline = read_byline(text, lexicon)
    if not byline:
        return line.words <= _LONGEST_AGENCY and not line.ends and bool(_BY.match(text))
    if _PLACE.match(byline.rest):
        return True
    first = byline.rest.split(" ", 1)[0].lower().strip(":")
    label = first in word_set("published.first", lexicon) or (
        first in word_set("published.labels", lexicon) and any(find_dates(byline.rest, lexicon))
    )
    apart = label or re.match(r"[|•·,–—@-]", byline.rest)
    return bool(byline.opening and (apart or not byline.rest)) or bool(
        apart and any(find_dates(byline.rest, lexicon))
    )


def _after_date(text: str, lexicon: Lexicon) -> int:
    """Return where a byline begins: after the date if it opens with one ("Posted on October 22,
    2025 by …").
    """
    printed = next(find_dates(text[:_NOTE_OPENING], lexicon), None) if text[0].isalnum() else None
    between = _BETWEEN.match(text, printed.end) if printed else None
    if not printed or not between or between.end() == len(text):
        return 0
    labels = word_set("published.first", lexicon) | word_set("published.labels", lexicon)
    return (
        between.end()
        if labels.issuperset(re.findall(r"[\w]+", text[: printed.start].lower()))
        else 0
    )


def find_names(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the lines between headline and article that hold nothing but a person's name, near a
    date, and the role next to one.
    """
    body = first_paragraph(verdicts, len(lines))
    top = next((index for index in range(body) if verdicts.get(index) is BlockKind.HEADLINE), -1)
    known = dict(verdicts)
    found: dict[int, Verdict] = {}
    for index in range(top + 1, body):
        if known.get(index) is not BlockKind.STANDFIRST and _is_name(
            lines, verdicts, index, lexicon
        ):
            found[index] = Reason.BYLINE
    known |= found
    for index in range(top + 1, body):
        near = Reason.BYLINE in (known.get(index - 1), known.get(index + 1))
        if near and index not in found and _is_role(lines[index], lexicon):
            known[index] = found[index] = Reason.BYLINE
    return found


def _is_name(lines: Sequence[Measured], verdicts: Verdicts, index: int, lexicon: Lexicon) -> bool:
    """Say whether a line holds nothing but a name, with an address below it or near a date; a
    person's name may stand farther from it.
    """
    text = lines[index].text
    byline = read_byline(text, lexicon)
    if not byline or byline.rest or lines[index].sign is not None:
        return False
    reach = _PERSON_REACH if _is_person(text, byline, lexicon) else 1
    return _has_address(lines, index) or _near_date(verdicts, index, reach)


def _has_address(lines: Sequence[Measured], index: int) -> bool:
    """Say whether an address or a handle stands by itself right below a name, or below the role
    under it.
    """
    return any("@" in line.text and line.words == 1 for line in lines[index + 1 : index + 3])


def _near_date(verdicts: Verdicts, index: int, reach: int) -> bool:
    near = (
        verdicts.get(other) for other in range(index - reach, index + reach + 1) if other != index
    )
    return any(verdict in (Reason.DATE, Reason.BYLINE) for verdict in near)


def _is_person(text: str, byline: Byline, lexicon: Lexicon) -> bool:
    """Say whether a name that stands alone is a person's: it opens with a first name that is
    known.
    """
    start, end = byline.names[0]
    return text[start:end].split(None, 1)[0] in first_names(lexicon)


def _is_role(line: Measured, lexicon: Lexicon) -> bool:
    roles = word_set("byline.roles", lexicon)
    return (
        line.words <= _LONGEST_ROLE
        and not line.ends
        and not roles.isdisjoint(re.findall(r"[\w-]+", line.text.lower()))
    )


def find_notes(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the notes about the author below the article, and the name over them."""
    found: dict[int, Verdict] = {}
    index = last_paragraph(verdicts)
    while index > first_paragraph(verdicts, 0) and noted_name(lines[index].text, lexicon):
        found[index] = Reason.AUTHOR_BIO
        index = max(
            (other for other in range(index) if verdicts.get(other) is BlockKind.PARAGRAPH),
            default=-1,
        )
    for index in _below_name(lines, verdicts, lexicon):
        found[index] = Reason.AUTHOR_BIO
    for index in range(last_paragraph(verdicts) + 1, len(lines)):
        if verdicts.get(index) not in (Reason.READER_COMMENT, Reason.FORM) and noted_name(
            lines[index].text, lexicon
        ):
            found[index] = Reason.AUTHOR_BIO
    for index in list(found):
        if (
            index
            and lines[index - 1].words <= 4
            and lines[index].text.startswith(lines[index - 1].text)
        ):
            found[index - 1] = Reason.AUTHOR_BIO
    return found


def _below_name(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Sequence[int]:
    """Return the last few paragraphs if the author's name stands alone above them, once more after
    the byline.
    """
    first, last = first_paragraph(verdicts, len(lines)), last_paragraph(verdicts)
    names = {author.text for author in read_authors(lines[:first], verdicts, lexicon)}
    name = max((index for index in range(first, last) if lines[index].text in names), default=last)
    paragraphs = [
        index for index in range(name + 1, last + 1) if verdicts.get(index) is BlockKind.PARAGRAPH
    ]
    return paragraphs if len(paragraphs) <= _LONGEST_NOTE else ()


def given_authors(given: Sequence[Noted], lexicon: Lexicon) -> tuple[Noted, ...]:
    """Return the people whom a file names as authors; of what only a page's markup says, the names
    without role and paper, and none of an agency or a desk.
    """
    names: dict[str, Noted] = {}
    for noted in given:
        for name in [noted.text] if noted.span else _people(noted.text, lexicon):
            names.setdefault(name, replace(noted, text=name))
    return tuple(names.values())


def _people(text: str, lexicon: Lexicon) -> list[str]:
    byline = read_byline(text, lexicon)
    if byline:
        return [printed_name(text[start:end]) for start, end in byline.names]
    words = text.lower().split()
    named = (text.islower() and len(words) > 1) or text in first_names(lexicon)
    return [text] if named and word_set("byline.nobody", lexicon).isdisjoint(words) else []


def read_authors(
    lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon
) -> tuple[Noted, ...]:
    """Return the authors whom the bylines name; without any, those credited, else the one whom the
    note below is about.
    """
    last = last_paragraph(verdicts)
    signed = [
        (index, line) for index, line in enumerate(lines) if verdicts.get(index) is Reason.BYLINE
    ]
    above = [line for index, line in signed if index < last and not line.sign]
    credited = [line for _, line in signed if line.sign]
    noted = [line for index, line in enumerate(lines) if verdicts.get(index) is Reason.AUTHOR_BIO]
    for group in (above, credited, noted):
        authors = {
            author.text: author
            for line in reversed(group)
            for author in reversed(_authors(line, lexicon))
        }
        if authors:
            return tuple(reversed(authors.values()))
    return ()


def _authors(line: Measured, lexicon: Lexicon) -> Sequence[Noted]:
    skip = _after_date(line.text, lexicon)
    text = (
        line.text[skip:]
        if line.words < _LONGEST_BYLINE
        else " ".join(line.text[:_NOTE_OPENING].split(" ")[:8])
    )
    byline = read_byline(text, lexicon)
    return [
        Noted(
            printed_name(text[start:end]),
            Basis.STATED,
            Span(line.span.start + skip + start, line.span.start + skip + end),
        )
        for start, end in (byline.names if byline else ())
    ]
