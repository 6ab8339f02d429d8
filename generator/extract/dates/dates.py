"""Dates and periods that the body mentions, resolved against the date of publication where they
are relative.

A table of shapes (`shapes.py`), tried everywhere in its order, says what looks like a date; each
shape has one function that says which day, month, year or interval is meant, how we know, and why.
What cannot be resolved is kept as printed, with basis none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from generator.dating import in_words
from generator.extract.dates import relative
from generator.extract.dates.resolution import (
    OTHER_DAY,
    UNKNOWN,
    UPDATED,
    WHICH,
    PrintedDate,
    ResolvedDate,
    Resolver,
    Rules,
    day_of,
)
from generator.extract.dates.shapes import rules_of
from generator.lexicon import Lexicon
from generator.model.readings import Body, DateMention, Quotation
from generator.model.spans import Basis, Dated, Span

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
_YEAR = re.compile(r"[0-9]{4}")
_QUOTED = re.compile(r"‘(?=[^\W\d])(?:[^‘’]|’(?=\w))*\Z")  # a quotation that is not closed
_NEAR = (relative.near, relative.both_days)
_ANY_DAY = date(2000, 1, 1)  # counted from where there is no date of publication
_OPENING = 4  # code points of a preposition that may open a sentence before a date
_CLAUSE = 60  # code points between a verb of saying and its day

# A date, what resolves it, and what it means if it is counted from publication.
_Found = tuple[PrintedDate, Resolver, ResolvedDate]


def find_dates(
    body: Body, quotations: Sequence[Quotation], lexicon: Lexicon
) -> tuple[DateMention, ...]:
    """Return the dates in `body`, in the order of the text, never overlapping.

    A date that prints its year is stated; a relative one ("Thursday", "last year", "December") is
    inferred from the date of publication, inside a quotation from the day on which that was spoken;
    `why` says how. Where nothing tells, its EDTF value is empty, its basis none, and `why` says
    what is missing.
    """
    rules, published = rules_of(lexicon), day_of(body.article.published.edtf)
    counted = _counted_from(published or _ANY_DAY, body, quotations, rules)
    found = [
        (printed, resolver, answer if published or not answer.is_counted else UNKNOWN)
        for printed, resolver, answer in counted
    ]
    updated = day_of(body.article.updated.edtf)
    spoken, days = _days_spoken(found, published), _tells_of_days(found, published)
    mentions = []
    for printed, resolver, first in found:
        day = spoken.get(printed.quotation.chain, "") if printed.quotation else ""
        answer = _counted_again(printed, resolver, day) if day and first.is_counted else first
        guess = days and not day and resolver in _NEAR and printed.quotation
        if answer.is_counted and (guess or _is_quoted_within(printed)):
            answer = OTHER_DAY
        if answer.is_counted and answer.edtf and not day and _differs(printed, resolver, updated):
            answer = UPDATED
        origin = "spoken" if day else "published"
        counted_from = in_words(day or body.article.published.edtf, lexicon)
        mentions.append(_mention(printed, answer, rules.why[origin].format(day=counted_from)))
    return tuple(mentions)


def _counted_from(
    anchor: date, body: Body, quotations: Sequence[Quotation], rules: Rules
) -> Iterator[_Found]:
    """Yield each date with what it means if it is counted from `anchor`."""
    text, block, told = body.article.text, -1, None
    starts = [quotation.outer.start for quotation in quotations]
    ends = [quotation.outer.end for quotation in quotations]
    for sentence in rules.needed.sentences(body):
        block, told = sentence.block, told if sentence.block == block else None
        span = sentence.span
        meeting = quotations[bisect_right(ends, span.start) : bisect_left(starts, span.end)]
        for match in rules.pattern.finditer(text, span.start, span.end):
            words = tuple(_TOKEN.findall(match[0].lower()))
            place = Span(*match.span())
            printed = PrintedDate(words, text, place, span, meeting, anchor, told, rules)
            resolver = rules.resolvers[match.lastgroup or ""]
            answer = resolver(printed)
            if answer is not None:
                yield printed, resolver, answer
                if answer.basis is Basis.STATED and (year := _YEAR.match(answer.edtf)):
                    told = int(year[0])


def _counted_again(printed: PrintedDate, resolver: Resolver, spoken: str) -> ResolvedDate:
    """Return what a date means that is counted from when it was spoken, an EDTF date."""
    day = day_of(spoken)
    return (resolver(replace(printed, anchor=day)) if day else None) or OTHER_DAY


def _differs(printed: PrintedDate, resolver: Resolver, updated: date | None) -> bool:
    """Say whether a date means another day if it is counted from the article's last change."""
    if updated is None:
        return False
    again = resolver(replace(printed, anchor=updated))
    return again is None or again.edtf != (resolver(printed) or again).edtf


def _is_quoted_within(printed: PrintedDate) -> bool:
    """Say whether a date stands in words that a speaker quotes: “I can’t say ‘give me until
    tomorrow’”.
    """
    own = printed.quotation
    return own is not None and bool(
        _QUOTED.search(
            printed.text[max(own.span.start, printed.sentence.start) : printed.span.start]
        )
    )


def _days_spoken(found: Iterable[_Found], published: date | None) -> Mapping[int, str]:
    """Return when quotations were spoken, by their chain, where their sentence says so and it was
    not after publication: "said on Monday", "On Monday he said".
    """
    spoken: dict[int, str] = {}
    for printed, _, answer in found:
        past = not published or answer.edtf <= published.isoformat()
        beside = printed.quotations and not printed.quotation
        if answer.edtf and past and beside and _says(printed):
            spoken |= {quotation.chain: answer.edtf for quotation in printed.quotations}
    return spoken


def _tells_of_days(found: Iterable[_Found], published: date | None) -> bool:
    """Say whether an article tells in its own words of days before publication: then a quotation
    may be of any of them, and its "yesterday" of the day before that.
    """
    return any(
        published and day < published
        for printed, _, answer in found
        if not printed.quotation and (day := day_of(answer.edtf))
    )


def _says(printed: PrintedDate) -> bool:
    """Say whether a date stands beside a verb of saying."""
    text, rules, start = printed.text, printed.rules, printed.span.start
    opens = start - printed.sentence.start < _OPENING
    before = text[max(printed.sentence.start, start - _CLAUSE) : start]
    after = opens and rules.saying_after.match(text, printed.span.end)
    return bool(after or rules.saying_before.search(before))


def _mention(printed: PrintedDate, answer: ResolvedDate, origin: str) -> DateMention:
    """Return a date with its reason in words; `origin` says from which day it is counted."""
    words = printed.span.of(printed.text)
    first, _, rest = words.partition(" ")
    named = rest if rest and first.lower() in WHICH else words  # "Thursday" of "last Thursday"
    why = printed.rules.why[answer.why] if answer.why else ""
    why = why.format(origin=origin.replace("\N{NO-BREAK SPACE}", " "), day=named)
    return DateMention(
        printed.span, printed.sentence, Dated(answer.edtf, answer.basis, printed.span, why)
    )
