"""Words of a seed on a page. Each stands in an element that says where it comes from, so that
`verify` can compare it with the seed:

    <span data-seed="001_….txt" data-start="1203" data-end="1377">words</span>

The law: take the element's text, leave out what stands in elements of class `b-ed` (brackets of
ours), and it is `plain(text[start:end])` of that seed, to the character; offsets are code points of
`Article.text`, end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from generator.model.briefings import Passage
from generator.model.readings import How, Reading, StatementKind
from generator.model.spans import Basis, Span
from generator.pages import _markdown as md
from generator.surnames import surname

_WORD = re.compile(r"\S+")
_GENITIVE = re.compile(r"['’]s\b")
MARKS = "\"'“”‘’„«»"


@dataclass(frozen=True, slots=True)
class Touch:
    """What a page does to a place inside words: sets it in a class, or adds a bracket of ours
    after it. `heard` are words of ours around it, only for those who listen.
    """

    span: Span
    classes: str = ""
    added: str = ""
    tag: str = "span"
    heard: tuple[str, str] = ("", "")


def quoted(
    reading: Reading,
    span: Span,
    touches: Iterable[Touch] = (),
    tag: str = "span",
    classes: str = "",
    **values: str,
) -> str:
    """Return the words at `span` as inline Markdown, with their place. A touch outside it, or
    half on an earlier one, is dropped.

    A bracket of ours, or another touch, may stand within words that are set in a class.
    """
    where = {
        "data_seed": reading.article.seed,
        "data_start": str(span.start),
        "data_end": str(span.end),
    }
    words = "".join(_pieces(reading.article.text, span, touches))
    return md.span(words, classes, tag, **values, **where)


def _pieces(text: str, span: Span, touches: Iterable[Touch]) -> Iterator[str]:
    """Yield the words at `span`, what is set in a class each in an element of its own."""
    inside = [touch for touch in touches if span.holds(touch.span)]
    added = {each.span.end: each.added for each in inside if each.added}
    classed = [each for each in inside if each.classes]
    classed.sort(key=lambda each: (each.span.start, -each.span.end))
    return _set(text, span, classed, added)


def _set(
    text: str, span: Span, touches: Sequence[Touch], added: Mapping[int, str]
) -> Iterator[str]:
    """Yield the words at `span`, each touch with those that stand within it."""
    offset = span.start
    for index, touch in enumerate(touches):
        if touch.span.start >= offset:
            yield _bracketed(text, Span(offset, touch.span.start), added)
            end = touch.span.end
            later = touches[index + 1 : bisect_left(touches, end, key=lambda each: each.span.start)]
            inner = [each for each in later if touch.span.holds(each.span)]
            words = "".join(_set(text, touch.span, inner, added))
            before, after = (each and md.span(each, "b-ed b-ears") for each in touch.heard)
            yield md.span(f"{before}{words}{after}", touch.classes, touch.tag)
            offset = end
    yield _bracketed(text, Span(offset, span.end), added)


def _bracketed(text: str, span: Span, added: Mapping[int, str]) -> str:
    """Return a piece of a text with the brackets of ours whose words end within it."""
    if not added:
        return md.escape(span.of(text))
    pieces, at = [], span.start
    ends = sorted(added)
    for end in ends[bisect_right(ends, span.start) : bisect_right(ends, span.end)]:
        pieces += [md.escape(text[at:end]), md.span(f" [{added[end]}]", "b-ed")]
        at = end
    return "".join([*pieces, md.escape(text[at : span.end])])


def standing_alone(
    passage: Passage,
    span: Span,
    name: str,
    day: Callable[[str], str],
    marks: Iterable[Touch] = (),
) -> str:
    """Return `span`, a passage or a sentence of it, so that it stands alone, with other `marks`.

    A bare pronoun at its start that means the speaker is shown as `name` in a bracket, a role that
    stands for the speaker ("the harbour chief") gets the name in a bracket, a relative date
    ("yesterday") what it means (as `day` prints it), and quoted words and their attributions are
    set apart, a quotation as a whole in the type of quoted words.
    """
    role, bracket = _role_alone(passage, span, name), ""
    touches = [
        *quotation_marks(passage),
        *relative_dates(passage.reading, passage.span, day),
        *([Touch(role, added=md.value(name))] if role else []),
        *marks,
    ]
    pronoun = _bare_pronoun(passage, span)
    if pronoun and name:
        span, bracket = Span(pronoun.end, span.end), md.span(f"[{md.value(name)}]", "b-ed")
    return bracket + quoted(
        passage.reading,
        span,
        touches,
        classes="b-q" if passage.kind is StatementKind.QUOTED else "",
    )


def opening(reading: Reading, span: Span, words: int) -> Span:
    """Return the first words of a place; the whole place if it has at most two more."""
    found = list(islice(_WORD.finditer(reading.article.text, span.start, span.end), words + 3))
    return span if len(found) <= words + 2 else Span(span.start, found[words - 1].end())


def names_its_speaker(passage: Passage, span: Span, name: str) -> bool:
    """Say whether a place of a passage, shown to stand alone, names the speaker at least by the
    last word of the name.
    """
    return bool(_bare_pronoun(passage, span) or _role_alone(passage, span, name)) or _prints(
        passage, span, name
    )


def quotation_marks(passage: Passage) -> Iterator[Touch]:
    """Set quoted words apart in a reporter's sentence, and the reporter's words apart in a
    quotation.
    """
    inner = [
        with_marks(passage, each.span)
        for each in passage.statements
        if each.kind is not StatementKind.REPORTED
    ]
    if passage.kind is not StatementKind.QUOTED:
        yield from (Touch(span, "b-q") for span in inner)
        return
    reported = [each.span for each in passage.statements if each.kind is StatementKind.REPORTED]
    for start, end in zip(
        [passage.span.start, *(each.end for each in inner)],
        [*(each.start for each in inner), passage.span.end],
        strict=True,
    ):
        words = Span(start, end).of(passage.reading.article.text)
        between = Span(
            start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        )
        if words.strip():
            yield Touch(
                between, "b-rep" if any(between.meets(each) for each in reported) else "b-att"
            )


def with_marks(passage: Passage, span: Span) -> Span:
    """Return a quotation with the marks printed around it."""
    text, start, end = passage.reading.article.text, span.start, span.end
    if start > passage.span.start and text[start - 1] in MARKS:
        start -= 1
    if end < passage.span.end and text[end] in MARKS:
        end += 1
    return Span(start, end)


def _bare_pronoun(passage: Passage, span: Span) -> Span | None:
    """Return the first word of a place if it is a pronoun that means the passage's speaker."""
    for statement in passage.statements:
        speaker = statement.speaker
        if (
            speaker
            and speaker.span
            and speaker.how is How.PRONOUN
            and speaker.span.start == span.start
        ):
            return speaker.span
    return None


def _role_alone(passage: Passage, span: Span, name: str) -> Span | None:
    """Return the role or epithet that stands for the speaker in a reporter's sentence, if the name
    is not printed there.
    """
    if not name or passage.kind is StatementKind.QUOTED or _prints(passage, span, name):
        return None
    speakers = (
        each.speaker
        for each in passage.statements
        if each.speaker and each.speaker.how is How.EPITHET
    )
    return next((each.span for each in speakers if each.span and span.holds(each.span)), None)


def _prints(passage: Passage, span: Span, name: str) -> bool:
    """Say whether a place prints at least the surname of a name."""
    return surname(name.split()) in span.of(passage.reading.article.text)


def relative_dates(reading: Reading, span: Span, day: Callable[[str], str]) -> Iterator[Touch]:
    """Add the date to what is printed relatively ("Tuesday", "last year"), by the reporter or
    within a quotation.
    """
    first = bisect_left(reading.dates, span.start, key=lambda each: each.span.start)
    for mention in takewhile(
        lambda each: each.span.start < span.end, islice(reading.dates, first, None)
    ):
        # "’27" needs no bracket
        short = any(map(str.isdigit, mention.span.of(reading.article.text)))
        if (
            mention.date.basis is Basis.INFERRED
            and mention.date.edtf
            and not short
            and span.holds(mention.span)
        ):
            yield Touch(_with_genitive(reading, mention.span), added=day(mention.date.edtf))


def _with_genitive(reading: Reading, span: Span) -> Span:
    """Return a date with the ending that would part from it: "last year’s [2025] summit"."""
    ending = _GENITIVE.match(reading.article.text, span.end)
    return Span(span.start, ending.end()) if ending else span
