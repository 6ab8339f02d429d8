"""Timeline: the sentences of all articles that say when something happened, happens or is to
happen; one entry a happening.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.join._dates import first_day, is_day, last_day
from generator.join._held import Held
from generator.join._ids import made_of
from generator.join._similar import leaders
from generator.join._words import stems_of
from generator.lexicon import Lexicon
from generator.model.articles import BlockKind
from generator.model.briefings import Event, Passage
from generator.model.readings import DateMention, Reading, StatementKind
from generator.model.spans import Dated, Span

_SAME = 0.3  # share of words from which two sentences about one date are about one happening
_STOPS = ",;:.!?"
_STOPS_AND_BRACKETS = (*_STOPS, "(", "—", "–")
_CLAUSE_REACH = 120  # code points before a date that may be of its clause
_NEAR = (
    12  # code points between a figure and the period it is counted in ("35,000 deaths in December")
)


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """A sentence, or a part of one, and the date it is about. `speech` says that the date is when
    the article's words were said.
    """

    reading: Reading
    span: Span
    date: Dated
    speech: bool
    rank: int  # the higher, the better it tells what happened


def find_events(
    readings: Sequence[Reading], passages: Sequence[Passage], lexicon: Lexicon
) -> tuple[Event, ...]:
    """Return the events newest first, undated ones last. An event is ahead if it begins after the
    newest article's date.
    """
    words = _Words(lexicon)
    newest = max(
        filter(None, (last_day(reading.article.published.edtf) for reading in readings)),
        default=None,
    )
    held = Held(passages)
    entries = [
        entry for reading in readings for entry in _Finder(reading, held, newest, words).entries()
    ]
    by_date: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        by_date[entry.date.edtf].append(entry)
    events = [event for group in by_date.values() for event in _join(group, newest, words)]
    return tuple(
        sorted(
            events,
            key=lambda each: (_order(each.date), each.reading.article.id, each.span, each.id),
        )
    )


def _order(date: Dated) -> int:
    """Return a sort key: the newest first, a month or year below the days in it, undated last."""
    day = first_day(date.edtf)
    return -day.toordinal() if day else 1


class _Words:
    """The words that decide what an entry is."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._stems = stems_of(lexicon)
        self._happenings = frozenset(map(self._stems.stem, lexicon.words("join.happenings")))
        self._before_year = frozenset(lexicon.words("join.before_year"))
        self._parts = frozenset(lexicon.words("join.part_of_year"))
        self.loose = frozenset(lexicon.words("join.loose_dates"))
        self._anchor = re.compile(
            r"\b(?:" + "|".join(map(re.escape, lexicon.words("join.anchors"))) + r") "
        )

    def content(self, sentence: str) -> frozenset[str]:
        """Return the words by which two entries are compared."""
        return self._stems.content(sentence)

    def tell_of_happening(self, sentence: str) -> bool:
        """Say whether a sentence names a happening ("session")."""
        return not self._happenings.isdisjoint(self._stems.phrase(sentence))

    def only_names(self, before: str, after: str) -> bool:
        """Say whether a bare year between these words only says which thing is meant: "the 2025
        bond", "the class of 2025", not "the 2025 election".
        """
        *_, part, last = ["", "", *before.lower().replace("-", " ").split()]
        if not last or last.endswith(_STOPS_AND_BRACKETS):
            return False
        told = part in self._parts if last == "of" else last in self._before_year
        return not told and not self.tell_of_happening(" ".join(after.split()[:2]))

    def behind_anchor(self, before: str) -> int:
        """Return where, in the words before a date, begins what something else comes before or
        after; 0 if nothing does.

        Such a date is not the sentence's: "plans are due ahead of the summit this June".
        """
        clause = max(map(before.rfind, _STOPS)) + 1
        return max((found.end() for found in self._anchor.finditer(before, clause)), default=0)


class _Finder:
    """Finds the entries of one article."""

    def __init__(self, reading: Reading, held: Held, newest: date | None, words: _Words) -> None:
        self._reading, self._held, self._newest, self._words = reading, held, newest, words
        self._figures = sorted(figure.span.end for figure in reading.figures)
        blocks = reading.article.blocks
        self._body = {
            sentence.span
            for sentence in reading.sentences
            if blocks[sentence.block].kind is BlockKind.PARAGRAPH
        }

    def entries(self) -> Iterator[_Entry]:
        """Yield one entry a sentence and date; of all that only say when the article's words were
        said, the best a date.
        """
        speeches: dict[str, _Entry] = {}
        found: dict[tuple[Span, str], _Entry] = {}
        for entry in (*self._occasions(), *self._mentions()):
            if entry.speech:
                best = speeches.get(entry.date.edtf)
                if not best or (-entry.rank, entry.span) < (-best.rank, best.span):
                    speeches[entry.date.edtf] = entry
            else:
                found.setdefault((entry.span, entry.date.edtf), entry)
        told = {(entry.span, entry.date.edtf) for entry in speeches.values()}
        yield from speeches.values()
        yield from (entry for key, entry in found.items() if key not in told)

    def _occasions(self) -> Iterator[_Entry]:
        for occasion in self._reading.occasions:
            passage = self._passage(occasion.span)
            if occasion.sentence in self._body:
                date = passage.date if passage else occasion.date
                quoted = passage is not None and passage.kind is StatementKind.QUOTED
                yield _Entry(self._reading, occasion.sentence, date, True, 1 if quoted else 3)

    def _mentions(self) -> Iterator[_Entry]:
        for mention in self._reading.dates:
            span = self._told_at(mention)
            if (
                span
                and mention.date.edtf
                and mention.sentence in self._body
                and self._tells(mention)
            ):
                passage = self._passage(mention.span)
                speech = (
                    passage is not None
                    and passage.date.edtf == mention.date.edtf
                    and not self._in_statement(mention.span)
                )
                yield _Entry(self._reading, span, mention.date, speech, 2)

    def _told_at(self, mention: DateMention) -> Span | None:
        """Return the words that are about a date: its sentence, or of "plans ahead of the summit
        this June" only the summit.
        """
        text, start = (
            self._reading.article.text,
            max(mention.sentence.start, mention.span.start - _CLAUSE_REACH),
        )
        behind = self._words.behind_anchor(text[start : mention.span.start])
        happening = Span(start + behind, mention.span.end)
        if not behind:
            return mention.sentence
        return happening if self._words.tell_of_happening(happening.of(text)) else None

    def _tells(self, mention: DateMention) -> bool:
        """Say whether an editor would put the sentence under this date.

        Not "this week's meeting" or "the 2025 bond", which only name; not the period of a figure,
        unless it lies ahead; and in somebody's own words a day ("tomorrow") only where the sentence
        names a happening ("session").
        """
        text, first = self._reading.article.text, first_day(mention.date.edtf)
        day = is_day(mention.date.edtf)
        if text.startswith(("'s", "’s"), mention.span.end) or mention.span.of(text).endswith(
            ("'s", "’s")
        ):
            return False
        if not day and (self._only_names(mention) or self._is_loose(mention)):
            return False
        if not day and first and self._newest and first > self._newest:
            return True
        if not day and self._after_figure(mention.span.start):
            return False
        return not self._in_quotation(mention.span) or self._words.tell_of_happening(
            mention.sentence.of(text)
        )

    def _is_loose(self, mention: DateMention) -> bool:
        return mention.span.of(self._reading.article.text).split()[-1] in self._words.loose

    def _only_names(self, mention: DateMention) -> bool:
        text, span = self._reading.article.text, mention.span
        return span.of(text).isdecimal() and self._words.only_names(
            text[max(mention.sentence.start, span.start - _CLAUSE_REACH) : span.start],
            text[span.end : min(mention.sentence.end, span.end + _CLAUSE_REACH)],
        )

    def _after_figure(self, start: int) -> bool:
        index = bisect_right(self._figures, start) - 1
        return index >= 0 and start - self._figures[index] <= _NEAR

    def _passage(self, span: Span) -> Passage | None:
        return self._held.at(self._reading, span)

    def _in_statement(self, span: Span) -> bool:
        passage = self._passage(span)
        return passage is not None and any(
            statement.span.meets(span) for statement in passage.statements
        )

    def _in_quotation(self, span: Span) -> bool:
        passage = self._passage(span)
        kinds = (StatementKind.QUOTED, StatementKind.PARTIAL)
        return passage is not None and any(
            each.span.meets(span) for each in passage.statements if each.kind in kinds
        )


def _join(entries: Iterable[_Entry], newest: date | None, words: _Words) -> Iterator[Event]:
    """Yield one event for each happening of one date; other entries about it are its `also`."""
    ordered = sorted(entries, key=lambda each: (-each.rank, each.reading.article.id, each.span))
    contents = [words.content(entry.span.of(entry.reading.article.text)) for entry in ordered]
    groups: dict[int, list[_Entry]] = defaultdict(list)
    for entry, leader in zip(ordered, leaders(contents, _SAME), strict=True):
        groups[leader].append(entry)
    for first, *others in groups.values():
        day = first_day(first.date.edtf)
        also = {
            (other.reading.article.id, other.span): (other.reading, other.span) for other in others
        }
        yield Event(
            id=made_of(
                "e",
                first.date.edtf,
                first.reading.article.id,
                first.span.of(first.reading.article.text),
            ),
            date=first.date,
            reading=first.reading,
            span=first.span,
            ahead=bool(day and newest and day > newest),
            also=tuple(also[key] for key in sorted(also)),
        )
