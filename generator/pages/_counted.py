"""What a number counts, word for word: the fewest words of its sentence that name what it is
about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.lexicon import Lexicon
from generator.model.briefings import Number, Passage
from generator.model.readings import Figure, Statement, StatementKind
from generator.model.spans import Span
from generator.pages._words import names_its_speaker
from generator.view import View

_NEAR = 40  # code points between a number and the words that say what it counts
_SHORTEST_CLAUSE = 7  # words; a shorter part of a sentence says too little of a number
_LONGEST = 1000  # code points of a sentence
_MARKS = "\"'“”‘’„«» "
_NAME = re.compile(r"\b[^\W\d_a-zß-öø-ÿ][\w-]+")  # a word with a capital


def counted(view: View, number: Number) -> tuple[Span, bool]:
    """Return the words that say what a number counts, and whether they name what it is about.

    The words right behind it, what is reported, the first clause of the sentence, or the whole
    sentence: the first that names it. Where none does, the words behind the number, else the
    sentence.
    """
    return view.remember(("counted", number.figure.id), lambda: _counted(view, number))


def _counted(view: View, number: Number) -> tuple[Span, bool]:
    figure, text, patterns = number.figure, number.reading.article.text, _patterns(view.lexicon)
    if figure.sentence.end - figure.sentence.start > _LONGEST:
        return figure.span, False
    behind, whole = _behind(text, figure), _whole(number)
    if behind and _has_name(behind.of(text), figure.unit, patterns):
        return behind, True
    passage = view.passage_at(number.reading, figure.span)
    for span in (*_reported(number), *_clauses(text, whole, figure.span, patterns), whole):
        if _tells(span, whole, number, patterns) or _speaks(view, passage, span):
            return span, True
    return behind or whole, False


def _whole(number: Number) -> Span:
    """Return the sentence of a number; within a quotation, what of it is quoted."""
    own, sentence = _statement(number), number.figure.sentence
    if own is None or own.kind is not StatementKind.QUOTED:
        return sentence
    start, end = max(own.span.start, sentence.start), min(own.span.end, sentence.end)
    return Span(start, start + len(Span(start, end).of(number.reading.article.text).rstrip(", ")))


def _statement(number: Number) -> Statement | None:
    """Return the statement that a number stands in."""
    said = number.reading.statements
    return next(
        (
            each
            for each in said
            if each.id == number.figure.statement and each.span.holds(number.figure.span)
        ),
        None,
    )


def _behind(text: str, figure: Figure) -> Span | None:
    """Return two or more words right behind a number, if they say of what."""
    of = figure.of
    if (
        not of
        or not figure.span.end <= of.start <= figure.span.end + _NEAR
        or len(of.of(text).split()) < 2
    ):
        return None
    return Span(of.start - len(Span(figure.span.end, of.start).of(text).lstrip()), of.end)


def _reported(number: Number) -> Iterator[Span]:
    """Yield what the number's own statement reports in its sentence, without the reporting
    clause.
    """
    own = _statement(number)
    if own and own.kind is StatementKind.REPORTED:
        yield Span(own.span.start, min(own.span.end, number.figure.sentence.end))


def _clauses(text: str, whole: Span, span: Span, patterns: _Patterns) -> Iterator[Span]:
    """Yield the sentence up to where another clause begins behind `span`, if that is long
    enough.
    """
    for found in patterns.ends.finditer(text, span.end, whole.end):
        clause = Span(whole.start, found.start())
        if len(clause.of(text).split()) >= _SHORTEST_CLAUSE:
            yield clause


def _tells(span: Span, whole: Span, number: Number, patterns: _Patterns) -> bool:
    """Say whether words point to nothing before them and have a verb; the whole sentence may have
    a name instead.
    """
    words = span.of(number.reading.article.text)
    if patterns.opening.match(words.lstrip(_MARKS)):
        return False
    later = words.partition(" ")[2]  # a sentence's first word has a capital whatever it is
    return bool(patterns.verb.search(words)) or (
        span == whole and _has_name(later, number.figure.unit, patterns)
    )


def _speaks(view: View, passage: Passage | None, span: Span) -> bool:
    """Say whether words are a reporter's and name who speaks, at least by a bracket of ours."""
    speaker = (
        view.speakers.get(passage.speaker)
        if passage and passage.kind is not StatementKind.QUOTED
        else None
    )
    return (
        passage is not None
        and speaker is not None
        and names_its_speaker(passage, span, speaker.name)
    )


def _has_name(words: str, unit: str, patterns: _Patterns) -> bool:
    """Say whether words point to nothing before them and hold a name: not of a month, nor one that
    is of the unit ("GDP").
    """
    if patterns.opening.match(words):
        return False
    return any(
        name.lower() not in patterns.no_names and name not in unit.split()
        for name in _NAME.findall(words)
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    opening: re.Pattern[str]  # a word that points to what stands before it
    verb: re.Pattern[str]
    ends: re.Pattern[str]  # where another clause begins
    no_names: frozenset[str]  # what has a capital and names nobody


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    """Return what finds the words of the lexicon."""
    opening, verbs, ends = (
        "|".join(map(re.escape, lexicon.words(f"counts.{name}")))
        for name in ("opening", "verbs", "ends")
    )
    return _Patterns(
        re.compile(rf"(?:{opening})(?!\w)", re.I),
        re.compile(rf"(?<!\w)(?:{verbs}|\w\w+ed|\w+[’'](?:re|ve|ll|m|d))(?!\w)", re.I),
        re.compile(rf"[,;:]? [“\"]|,?[”\"]|; |: |, (?:{ends})(?!\w)"),
        frozenset(
            month
            for name in ("months", "short_months", "weekdays")
            for month in lexicon.numbers(f"dates.{name}")
        ),
    )
