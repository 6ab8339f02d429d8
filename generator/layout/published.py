"""Finds the lines that only say when the article appeared, and the date of publication they
state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.layout._dates import Printed, find_dates, find_day
from generator.layout._lines import (
    Measured,
    Verdict,
    Verdicts,
    date_labels,
    first_paragraph,
    word_set,
)
from generator.lexicon import Lexicon
from generator.model.articles import BlockKind, Doubt, DoubtKind, Reason, Source
from generator.model.spans import Basis, Dated, Noted, Span

_LONGEST = 16  # words of a line that only gives a date
_DATED = (Reason.DATE, Reason.BYLINE, Reason.DATELINE, Reason.SECTION)
_LABEL_WORDS = 3  # at most, of a line above a date that says which date it is
_MONTH = re.compile("(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")  # or a year
_LONGEST_DATED = 30  # words
_CLOCK = re.compile("[0-9]{1,2}[:.][0-9]{2}")
# What stands beside a date and in no sentence.
_BESIDE = re.compile(r"[0-9]{1,2}[:.][0-9]{2}|\s[|•·]\s")
_UNIVERSAL = re.compile(r":[0-9.]{2,9}(?:Z|\+00:?00)$")  # a time in Greenwich
_OTHER_WORDS = 4  # that may follow "Published": the place, the paper


@cache
def _labels(lexicon: Lexicon) -> frozenset[str]:
    words = (
        lexicon.words("layout.published.labels"),
        lexicon.words("layout.published.ago"),
        lexicon.numbers("dates.weekdays"),
    )
    short = (day[:length] for day in lexicon.numbers("dates.weekdays") for length in (3, 4, 5))
    return frozenset([*(word for part in words for word in part), *short])


def find_date_lines(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> Verdicts:
    """Return the lines that say nothing but when: "14 March 2025 09:30 GMT", "Published 3 hours
    ago".
    """
    begun = next((index for index, line in enumerate(lines) if _tells(line)), len(lines))
    return {
        index: Reason.DATE
        for index, line in enumerate(lines)
        if line.words <= _LONGEST
        and _only_date(line.text, lexicon)
        and not (index > begun and _only_hour(line.text, lexicon))
    }


def _tells(line: Measured) -> bool:
    """Say whether a line is a sentence of the article's."""
    return line.words > _OTHER_WORDS and line.text.endswith((".", ":", "”", '"'))


def _only_hour(text: str, lexicon: Lexicon) -> bool:
    """Say whether a line gives an hour and no date: in an article that is written on through the
    day, "10 p.m." is a heading.
    """
    words = re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)*", text.lower())
    hours = {*lexicon.words("numbers.after_clock"), *lexicon.numbers("dates.weekdays")}
    return text[:1].isdigit() and bool(words) and hours.issuperset(words)


def _only_date(text: str, lexicon: Lexicon) -> bool:
    if not any(map(str.isdigit, text)) and text.split(None, 1)[0].lower().rstrip(
        ":"
    ) not in date_labels(lexicon):
        return False
    dates = list(find_dates(text, lexicon))
    rest = text
    for printed in reversed(dates):
        rest = rest[: printed.start] + " " + rest[printed.end :]
    words = re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)*", rest.lower())
    day = find_day(text, lexicon) if not dates and _CLOCK.search(text) else None
    other = sum(
        word not in _labels(lexicon) for word in words if not day or word not in day[0].lower()
    )
    if dates:
        labelled = bool(words) and words[0] in date_labels(lexicon)
        timed = len(dates) == 1 and not text.endswith(".") and bool(_BESIDE.search(text))
        return other == 0 or ((labelled or timed) and other <= _OTHER_WORDS)
    return other == 0 and bool(words)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A printed date that may be that of publication. `label` is 1 for a first publication, -1 for
    an update, 0 if neither.
    """

    edtf: str
    span: Span
    label: int
    head: bool  # between headline and article
    score: int
    why: str = ""


def read_given(given: Noted, lexicon: Lexicon) -> Dated:
    """Return the date that a file gives outside its article: a day in any notation, a month, or a
    year; unknown if it is none.
    """
    edtf = next((printed.edtf for printed in find_dates(given.text, lexicon)), "")
    whole = _MONTH.fullmatch(given.text)
    edtf = edtf or (whole[0] if whole else "")
    return Dated(edtf, given.basis, given.span, given.why) if edtf else Dated()


def settled(given: Dated, printed: Dated, source: Source) -> Dated:
    """Return the date that the file gives, else the printed one; also where a page's markup gives
    the time in Greenwich and prints the day before or after, as it was where it appeared.
    """
    if not (given.edtf and printed.edtf and not printed.why):
        return given if given.edtf else printed
    universal = _UNIVERSAL.search(source.published.text)
    days = [edtf for edtf in (given.edtf, printed.edtf) if len(edtf) == len("2026-02-14")]
    if not universal or len(days) < 2:
        return given
    apart = date.fromisoformat(days[0]) - date.fromisoformat(days[1])
    return printed if abs(apart.days) == 1 else given


def find_published(printed: Iterable[PrintedDay]) -> Dated:
    """Return the date of publication that the `printed` ones state; unknown if none or no clear one
    does.
    """
    dates = (each for each in printed if each.edtf)
    best = max(dates, key=lambda each: (each.score, -each.span.start), default=None)
    return (
        Dated(
            best.edtf,
            Basis.INFERRED if best.why and best.label >= 0 else Basis.STATED,
            best.span,
            best.why,
        )
        if best
        else Dated()
    )


def find_updated(printed: Iterable[PrintedDay], published: Dated) -> Dated:
    """Return the last day of an update that is printed and later than that of publication."""
    later = (
        each
        for each in printed
        if each.label < 0 and len(each.edtf) == len(published.edtf) and each.edtf > published.edtf
    )
    last = max(later, key=lambda each: each.edtf, default=None)
    return Dated(last.edtf, Basis.STATED, last.span) if last and published.edtf else Dated()


def find_doubts(printed: Iterable[PrintedDay], published: Dated) -> Iterator[Doubt]:
    """Yield the `printed` dates that contradict the one used, or that tell none."""
    for each in printed:
        if not each.edtf and not published.edtf:
            yield Doubt(DoubtKind.AMBIGUOUS, each.span)
        elif each.edtf and published.edtf and _contradicts(each, published.edtf):
            yield Doubt(DoubtKind.OTHER_DATE, each.span)


def _contradicts(candidate: PrintedDay, edtf: str) -> bool:
    if candidate.label < 0:
        return candidate.edtf < edtf
    return candidate.head and not (
        candidate.edtf.startswith(edtf) or edtf.startswith(candidate.edtf)
    )


def find_instead(
    lines: Sequence[Measured], verdicts: Verdicts, dateline: Span | None, lexicon: Lexicon
) -> Iterator[Doubt]:
    """Yield what is printed instead of a date: "3 hours ago", and days without a year."""
    ago = word_set("published.ago", lexicon)
    for index, line in enumerate(lines[: first_paragraph(verdicts, 0) + 1]):
        verdict = verdicts.get(index)
        text = line.text if verdict in (Reason.DATE, Reason.BYLINE, Reason.DATELINE) else ""
        if dateline and line.span.holds(dateline):
            text = line.text[: dateline.end - line.span.start]
        day = find_day(text, lexicon)
        if day and not any(find_dates(text, lexicon)):
            yield Doubt(
                DoubtKind.NO_YEAR, Span(line.span.start + day.start(), line.span.start + day.end())
            )
        elif (
            verdict is Reason.DATE
            and not ago.isdisjoint(re.findall(r"[a-z]+", text.lower()))
            and not any(find_dates(text, lexicon))
        ):
            yield Doubt(DoubtKind.AGO, line.span)


def find_printed(
    lines: Sequence[Measured], verdicts: Verdicts, dateline: Span | None, lexicon: Lexicon
) -> Iterator[PrintedDay]:
    """Yield the printed dates around the article, and those in it that a label stands before."""
    body = first_paragraph(verdicts, len(lines))
    headline = next(
        (index for index, verdict in verdicts.items() if verdict is BlockKind.HEADLINE), -1
    )
    dated = [
        (index, line, printed)
        for index, line in enumerate(lines)
        for printed in find_dates(_dated_part(line, verdicts.get(index), dateline), lexicon)
    ]
    order = _order([printed for _, _, printed in dated])
    pictured = _pictured(lines, verdicts, lexicon)
    for index, line, printed in dated:
        label = _label(_before(lines, index, printed), lexicon)
        if index <= body or label:
            head = headline < index <= body
            score = label * 3 + 4 * head + 2 * (verdicts[index] is not Reason.SECTION)
            span = Span(line.span.start + printed.start, line.span.start + printed.end)
            edtf, why = _resolved(printed, line.text, order, pictured, lexicon)
            why = lexicon.text("layout.published.why.update") if label < 0 else why
            yield PrintedDay(edtf, span, label, head, score, why)


def _before(lines: Sequence[Measured], index: int, printed: Printed) -> str:
    """Return the words before a date: of its line, and of a line of few words above it."""
    above = lines[index - 1].text if index and lines[index - 1].words <= _LABEL_WORDS else ""
    return f"{above} {lines[index].text[: printed.start]}"


def _dated_part(line: Measured, verdict: Verdict | None, dateline: Span | None) -> str:
    """Return the part of a line in which a date of publication may stand: one around the article,
    or the dateline that opens it.
    """
    if verdict in _DATED:
        return line.text if line.words <= _LONGEST_DATED else ""
    return (
        line.text[: dateline.end - line.span.start]
        if dateline and line.span.holds(dateline)
        else ""
    )


def _order(dates: Sequence[Printed]) -> str:
    """Return which comes first in the dates of a page that are written in figures, if those that
    are not ambiguous agree.
    """
    orders = {
        "day" if each.day_first else "month"
        for each in dates
        if bool(each.day_first) != bool(each.month_first)
    }
    return orders.pop() if len(orders) == 1 else ""


def _pictured(lines: Sequence[Measured], verdicts: Verdicts, lexicon: Lexicon) -> frozenset[str]:
    """Return the days on which the pictures were taken, as far as their captions say."""
    captions = (line.text for index, line in enumerate(lines) if verdicts[index] is Reason.CAPTION)
    return frozenset(
        printed.edtf for caption in captions for printed in find_dates(caption, lexicon)
    )


def _resolved(
    printed: Printed, line: str, order: str, pictured: frozenset[str], lexicon: Lexicon
) -> tuple[str, str]:
    """Return a date, and what its day and month were told apart by; empty if they were not."""
    if printed.edtf:
        return printed.edtf, ""
    days = {day[:3] for day in re.findall(r"[a-z]+", line.lower()) if day[:3] in _weekdays(lexicon)}
    fitting = [
        edtf for edtf in (printed.day_first, printed.month_first) if _weekday(edtf, lexicon) in days
    ]
    if len(fitting) == 1:
        return fitting[0], lexicon.text("layout.published.why.weekday")
    taken = pictured & {printed.day_first, printed.month_first}
    if len(taken) == 1:
        return next(iter(taken)), lexicon.text("layout.published.why.picture")
    if order:
        return printed.day_first if order == "day" else printed.month_first, lexicon.text(
            "layout.published.why.order"
        )
    return "", ""


@cache
def _weekdays(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(
        day[:3]
        for day in sorted(
            lexicon.numbers("dates.weekdays"), key=lexicon.numbers("dates.weekdays").__getitem__
        )
    )


def _weekday(edtf: str, lexicon: Lexicon) -> str:
    return _weekdays(lexicon)[date.fromisoformat(edtf).weekday()]


def _label(before: str, lexicon: Lexicon) -> int:
    """Return 1 if the word nearest before a date says that it is the first publication, -1 for an
    update, 0 if none says.
    """
    for word in reversed(re.findall(r"[^\W\d_]+", before.lower())):
        if word in word_set("published.first", lexicon):
            return 1
        if word in word_set("published.updated", lexicon):
            return -1
    return 0
