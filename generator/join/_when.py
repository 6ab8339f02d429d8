"""When and on what occasion the words of one article were said."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta

from generator.join._dates import first_day, is_day
from generator.model import Basis, Dated, DateMention, Noted, Occasion, Reading, Span
from generator.settings import ArticleSettings

_WEEK = timedelta(days=7)


class When:
    """Dates pieces of one article: as curated, as their own words say, else as the article's first occasion or report is dated."""

    def __init__(self, reading: Reading, curated: ArticleSettings) -> None:
        self._reading = reading
        self._curated = curated
        self._said = _said_on(reading)
        self._days = sorted(self._said)
        self._places = [occasion.span.start for occasion in reading.occasions]
        self._mentions = [mention.span.start for mention in reading.dates]
        self._date = self._first()

    def _first(self) -> Dated:
        """Return when most of the article was said."""
        if self._curated.spoken:
            return Dated(self._curated.spoken.value, Basis.CURATED, why=self._curated.spoken.why)
        said = [self._said[day] for day in self._days[:1]]
        dates = [*(self._date_of(occasion) for occasion in self._reading.occasions[:1]), *said, self._reading.article.published]
        return next((date for date in dates if date.edtf), Dated())

    def date(self, piece: Span, block: Span) -> Dated:
        """Return when `piece` of a paragraph was said. The same day is always the same `Dated`."""
        day = bisect_left(self._days, piece.start)
        own = self._own(piece, block)
        if self._curated.spoken:
            date = self._date
        elif day < len(self._days) and self._days[day] < piece.end:
            date = self._said[self._days[day]]
        else:
            date = self._date_of(own) if own else self._date
        return self._date if date.edtf in {"", self._date.edtf} else date

    def occasion(self, piece: Span, block: Span) -> Noted:
        """Return where `piece` of a paragraph was said: as curated, as its paragraph prints it, else the first occasion of all."""
        curated = self._curated.occasion
        if curated:
            return Noted(curated.value, Basis.CURATED, why=curated.why)
        printed = self._own(piece, block) or next(iter(self._reading.occasions), None)
        return Noted(printed.span.of(self._reading.article.text), Basis.STATED, printed.span) if printed else Noted()

    def _date_of(self, occasion: Occasion) -> Dated:
        """Return the date that an occasion's name holds ("a briefing earlier this week"), else the occasion's own."""
        published = self._reading.article.published
        place = bisect_left(self._mentions, occasion.span.start)
        if place < len(self._mentions) and self._mentions[place] < occasion.span.end:
            return self._reading.dates[place].date
        return published if not occasion.date.span and occasion.date.edtf == published.edtf else occasion.date

    def _own(self, piece: Span, block: Span) -> Occasion | None:
        """Return the last occasion that the paragraph prints before the piece ends."""
        place = bisect_left(self._places, piece.end) - 1
        return self._reading.occasions[place] if place >= 0 and self._places[place] >= block.start else None


def _said_on(reading: Reading) -> Mapping[int, Dated]:
    """Return the days that reporting clauses print ("said on Tuesday"), by where they stand.

    A day counts if it stands in a statement's sentence but in no statement's words, at most a week before publication.
    """
    published = first_day(reading.article.published.edtf)
    words: dict[Span, list[Span]] = defaultdict(list)
    for statement in reading.statements:
        words[statement.sentence].append(statement.span)

    def counts(mention: DateMention) -> bool:
        day = first_day(mention.date.edtf) if is_day(mention.date.edtf) else None
        if not day or mention.sentence not in words or any(span.meets(mention.span) for span in words[mention.sentence]):
            return False
        return not published or published - _WEEK <= day <= published

    return {mention.span.start: mention.date for mention in reading.dates if counts(mention)}
