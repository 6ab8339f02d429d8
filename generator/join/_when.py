"""When and on what occasion the words of one article were said."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping

from generator.join._dates import first_day, is_day
from generator.lexicon import Lexicon
from generator.model.readings import DateMention, Occasion, Reading
from generator.model.spans import Basis, Dated, Noted, Span
from generator.settings import ArticleSettings

_WEEK = 7  # days


class When:
    """Dates pieces of one article: as their own words say, else as curated, else as the article's
    first occasion or report is dated.

    What briefing.yml says of an article is of its main occasion, the first: a piece that names
    another one keeps that.
    """

    def __init__(self, reading: Reading, curated: ArticleSettings, lexicon: Lexicon) -> None:
        self._reading = reading
        self._curated = curated
        self._said = _said_on(reading, frozenset(lexicon.words("join.other_days")))
        if curated.spoken and self._said:
            main = self._said[min(self._said)].edtf
            self._said = {start: date for start, date in self._said.items() if date.edtf != main}
        self._days = sorted(self._said)
        self._starts = [occasion.span.start for occasion in reading.occasions]
        self._mentions = [mention.span.start for mention in reading.dates]
        self._date = self._first()

    def _first(self) -> Dated:
        """Return when most of the article was said; the day is as a reporting clause prints it, if
        one prints this very day.
        """
        if self._curated.spoken:
            return Dated(self._curated.spoken.value, Basis.CURATED, why=self._curated.spoken.why)
        said = [self._said[day] for day in self._days[:1]]
        dates = [
            *(self._date_of(occasion) for occasion in self._reading.occasions[:1]),
            *said,
            self._reading.article.published,
        ]
        first = next((date for date in dates if date.edtf), Dated())
        return next((date for date in self._said.values() if date.edtf == first.edtf), first)

    def date(self, piece: Span, block: Span) -> Dated:
        """Return when `piece` of a paragraph was said. The same day is always the same `Dated`."""
        day = bisect_left(self._days, piece.start)
        other = self._other(piece, block)
        if day < len(self._days) and self._days[day] < piece.end:
            date = self._said[self._days[day]]
        elif other and (other.date.span or not self._curated.spoken):
            date = self._date_of(other)
        else:
            date = self._date
        return self._date if date.edtf in {"", self._date.edtf} else date

    def occasion(self, piece: Span, block: Span) -> Noted:
        """Return where `piece` of a paragraph was said: another occasion that its paragraph
        prints, else the main one.
        """
        curated, other = self._curated.occasion, self._other(piece, block)
        if curated and not other:
            return Noted(curated.value, Basis.CURATED, why=curated.why)
        printed = other or next(iter(self._reading.occasions), None)
        return (
            Noted(printed.span.of(self._reading.article.text), Basis.STATED, printed.span)
            if printed
            else Noted()
        )

    def _date_of(self, occasion: Occasion) -> Dated:
        """Return the date that an occasion's name holds ("a briefing earlier this week"), else the
        occasion's own.
        """
        published = self._reading.article.published
        index = bisect_left(self._mentions, occasion.span.start)
        if index < len(self._mentions) and self._mentions[index] < occasion.span.end:
            return self._reading.dates[index].date
        return (
            published
            if not occasion.date.span and occasion.date.edtf == published.edtf
            else occasion.date
        )

    def _other(self, piece: Span, block: Span) -> Occasion | None:
        """Return the last occasion that the paragraph prints before the piece ends, if it is not
        the article's main one.
        """
        index = bisect_left(self._starts, piece.end) - 1
        return (
            self._reading.occasions[index]
            if index > 0 and self._starts[index] >= block.start
            else None
        )


def _said_on(reading: Reading, other_days: frozenset[str]) -> Mapping[int, Dated]:
    """Return the days that reporting clauses print ("said on Tuesday"), by where they stand.

    A day counts if it stands in a statement's sentence but in no statement's words, at most a week
    before publication, and none of the words `other_days` stands between it and the comma or start
    of the sentence before it.
    """
    text = reading.article.text
    published = first_day(reading.article.published.edtf)
    words: dict[Span, list[Span]] = defaultdict(list)
    for statement in reading.statements:
        words[statement.sentence].append(statement.span)

    def counts(mention: DateMention) -> bool:
        day = first_day(mention.date.edtf) if is_day(mention.date.edtf) else None
        if (
            not day
            or mention.sentence not in words
            or any(span.meets(mention.span) for span in words[mention.sentence])
        ):
            return False
        clause = text[mention.sentence.start : mention.span.start].rpartition(",")[2]
        recent = not published or 0 <= (published - day).days <= _WEEK
        return recent and other_days.isdisjoint(clause.lower().split())

    return {mention.span.start: mention.date for mention in reading.dates if counts(mention)}
