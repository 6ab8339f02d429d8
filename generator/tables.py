"""Briefing → the tables of docs/data/: one CSV a kind of finding, after RFC 4180, in UTF-8."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.across import ahead, newest, silences, worded
from generator.dating import year_of
from generator.model.articles import Article
from generator.model.briefings import Briefing, FindingRule, Passage
from generator.model.plans import PlannedFile
from generator.model.spans import Span
from generator.volumes import UNDATED

Row = Mapping[str, object]

SOURCE = ("article", "headline", "publisher", "published", "address", "seed", "start", "end")
QUOTES = (
    "id",
    "kind",
    "words",
    "speaker",
    "name",
    "how",
    "confidence",
    "cue",
    "date",
    "date_basis",
    "occasion",
    "topics",
    *SOURCE,
)
FIGURES = (
    "id",
    "printed",
    "value",
    "unit",
    "of",
    "speaker",
    "statement",
    "sentence",
    "date",
    "date_basis",
    "flags",
    "same",
    *SOURCE,
    "measure",
    "topics",
    "of_figure",
)
EVENTS = ("id", "date", "date_basis", "ahead", "sentence", *SOURCE)
PEOPLE = ("id", "name", "kind", "speaks", "role", "role_basis", "aliases", "articles", "passages")
SAID = ("speaker", "name", "rule", "date", "date_basis", "words", *SOURCE)
CHANGES = ("id", "side", "about", *SAID)
PUSHBACKS = ("id", "by", "topics", *SAID)
SILENCES = ("speaker", "name", "phrase", "about", "rule", "sentence", *SOURCE)
AHEAD = ("id", "date", "date_basis", "after", "rule", "sentence", *SOURCE)
EDITIONS = ("id", "dates", "articles", "bottom_line", "heard", "moved", "refused", "changed")
WORDINGS = ("id", "differing", "carried", *(each for each in SAID if each != "rule"))
FILES = ("file", "year", "rows")  # of the table of those by year
LARGE = frozenset({"quotes", "figures", "events", "silences"})  # many rows an article

# A spreadsheet runs a cell that begins with one of these as a formula. Full-width signs count, and
# where semicolons separate the columns, a cell begins after one. We put an apostrophe before it, as
# spreadsheets mark text, and before words that print apostrophes there themselves: whoever takes
# one away always has the words as printed. `start` and `end` still name them, and briefing.json has
# them untouched.
_FORMULA = re.compile(r"'*[=+\-@\uff1d\uff0b\uff0d\uff20;\t\r]")
# The tables are for spreadsheets, and Excel on Windows takes a file for UTF-8 only if it begins
# with this mark; without it every “ is â€œ. RFC 4180 leaves encodings open; readers of CSV that
# follow the W3C's model of tabular data skip the mark. Programs that do not have briefing.json.
_UTF8 = "utf-8-sig"


def table_files(briefing: Briefing, most: int) -> tuple[PlannedFile, ...]:
    """Return the tables, each with its header line even where it has no row; of more than `most`
    articles the large ones by the year in which those were published.
    """
    many = len(briefing.readings) > most
    return tuple(
        PlannedFile(f"data/{file}.csv", content)
        for name, columns, rows in TABLES
        for file, content in (_by_year if many and name in LARGE else _whole)(
            name, columns, rows(briefing)
        )
    )


def _whole(name: str, columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[tuple[str, bytes]]:
    yield name, _csv(columns, rows)


def _by_year(
    name: str, columns: tuple[str, ...], rows: Iterable[Row]
) -> Iterator[tuple[str, bytes]]:
    """Yield a table a year, and in the place of the whole one a table of those."""
    years: dict[str, list[Row]] = {}
    for row in rows:
        years.setdefault(year_of(str(row["published"])) or UNDATED, []).append(row)
    yield from ((f"{year}.{name}", _csv(columns, years[year])) for year in sorted(years))
    files = (
        {"file": f"{year}.{name}.csv", "year": year, "rows": len(years[year])}
        for year in sorted(years)
    )
    yield name, _csv(FILES, files)


def _csv(columns: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, columns)
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return file.getvalue().encode(_UTF8)


def _cell(value: object) -> object:
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def _quotes(briefing: Briefing) -> Iterator[Row]:
    """Yield a row a statement, in the briefing's order of passages."""
    for passage in briefing.passages:
        text = passage.reading.article.text
        for statement in passage.statements:
            speaker = statement.speaker
            yield {
                "id": statement.id,
                "kind": statement.kind,
                "words": statement.span.of(text),
                "speaker": passage.speaker,
                "name": speaker.name if speaker else "",
                "how": speaker.how if speaker else "",
                "confidence": f"{speaker.confidence:.3f}" if speaker else "",
                "cue": statement.cue.of(text) if statement.cue else "",
                "date": passage.date.edtf,
                "date_basis": passage.date.basis,
                "occasion": passage.occasion.text,
                "topics": " ".join(passage.topics),
                **_source(passage.reading.article, statement.span),
            }


def _figures(briefing: Briefing) -> Iterator[Row]:
    """Yield a row a figure; whoever gives it is the one whom quotes.csv names for the same
    statement.
    """
    said_in = {
        statement.id: passage for passage in briefing.passages for statement in passage.statements
    }
    for number in briefing.numbers:
        figure, text = number.figure, number.reading.article.text
        passage = said_in.get(figure.statement)
        yield {
            "id": figure.id,
            "printed": figure.span.of(text),
            "value": "" if figure.value is None else figure.value,
            "unit": figure.unit,
            "of": figure.of.of(text) if figure.of else "",
            "speaker": passage.speaker if passage else "",
            "statement": figure.statement,
            "sentence": figure.sentence.of(text),
            "date": number.date.edtf,
            "date_basis": number.date.basis,
            "flags": " ".join(number.flags),
            "same": " ".join(number.same),
            **_source(number.reading.article, figure.span),
            "measure": number.measure,
            "topics": " ".join(passage.topics) if passage else "",
            "of_figure": number.of_figure,
        }


def _events(briefing: Briefing) -> Iterator[Row]:
    """Yield a row a sentence of the timeline: an event that stands in several articles has
    several.
    """
    for event in briefing.events:
        for reading, span in ((event.reading, event.span), *event.also):
            yield {
                "id": event.id,
                "date": event.date.edtf,
                "date_basis": event.date.basis,
                "ahead": event.ahead,
                "sentence": span.of(reading.article.text),
                **_source(reading.article, span),
            }


def _people(briefing: Briefing) -> Iterator[Row]:
    """Yield a row a person, organisation or unnamed source."""
    passages = Counter(passage.speaker for passage in briefing.passages)
    for speaker in briefing.speakers:
        yield {
            "id": speaker.id,
            "name": speaker.name,
            "kind": speaker.kind,
            "speaks": speaker.speaks,
            "role": speaker.role.text,
            "role_basis": speaker.role.basis,
            "aliases": "; ".join(speaker.aliases),
            "articles": " ".join(speaker.articles),
            "passages": passages[speaker.id],
        }


def _changes(briefing: Briefing) -> Iterator[Row]:
    """Yield two rows a pair of then and now, which have one id."""
    names = _names(briefing)
    for change in briefing.changes:
        for side, passage in (("then", change.then), ("now", change.now)):
            yield {
                "id": change.id,
                "side": side,
                "name": names.get(change.speaker, ""),
                "about": change.about,
                "rule": change.rule,
                **_said(passage),
            }


def _pushbacks(briefing: Briefing) -> Iterator[Row]:
    """Yield a row a passage in which somebody rejects or declines something."""
    names = _names(briefing)
    for pushback in briefing.pushbacks:
        passage = pushback.passage
        yield {
            "id": passage.id,
            "name": names.get(passage.speaker, ""),
            "by": pushback.span.of(passage.reading.article.text),
            "rule": pushback.rule,
            "topics": " ".join(passage.topics),
            **_said(passage),
        }


def _silences(briefing: Briefing) -> Iterator[Row]:
    """Yield a row a silence, of whomever it is."""
    names = _names(briefing)
    for reading, silence, speaker in silences(briefing):
        text = reading.article.text
        yield {
            "speaker": speaker,
            "name": names.get(speaker, ""),
            "phrase": silence.span.of(text),
            "about": silence.about.of(text) if silence.about else "",
            "rule": FindingRule.NO_COMMENT,
            "sentence": silence.sentence.of(text),
            **_source(reading.article, silence.span),
        }


def _ahead(briefing: Briefing) -> Iterator[Row]:
    """Yield a row an event that lies ahead, the soonest first."""
    after = newest(briefing)
    for event in ahead(briefing):
        yield {
            "id": event.id,
            "date": event.date.edtf,
            "date_basis": event.date.basis,
            "after": after,
            "rule": FindingRule.AFTER_THE_NEWEST,
            "sentence": event.span.of(event.reading.article.text),
            **_source(event.reading.article, event.span),
        }


def _editions(briefing: Briefing) -> Iterator[Row]:
    """Yield a row an edition, the newest first."""
    for edition in briefing.editions:
        yield {
            "id": edition.id,
            "dates": edition.dates,
            "articles": " ".join(edition.articles),
            "bottom_line": " ".join(passage.id for passage in edition.bottom_line),
            "heard": " ".join(edition.heard),
            "moved": " ".join(moved.topic for moved in edition.moved),
            "refused": " ".join(each.passage.id for each in edition.pushbacks),
            "changed": " ".join(change.id for change in edition.changes),
        }


def _wordings(briefing: Briefing) -> Iterator[Row]:
    """Yield a row a wording; those of one quotation have one id, of the first passage of all."""
    names = _names(briefing)
    for id, wordings in worded(briefing).items():
        for wording in wordings:
            first = wording.passages[0]
            text = first.reading.article.text
            yield {
                "id": id,
                "differing": "; ".join(span.of(text) for span in wording.differing),
                "carried": " ".join(passage.id for passage in wording.passages),
                "name": names.get(first.speaker, ""),
                **_said(first),
            }


def _names(briefing: Briefing) -> Mapping[str, str]:
    return {speaker.id: speaker.name for speaker in briefing.speakers}


def _said(passage: Passage) -> Row:
    return {
        "speaker": passage.speaker,
        "date": passage.date.edtf,
        "date_basis": passage.date.basis,
        "words": passage.span.of(passage.reading.article.text),
        **_source(passage.reading.article, passage.span),
    }


def _source(article: Article, span: Span) -> Row:
    return {
        "article": article.id,
        "headline": article.title.text,
        "publisher": article.publisher.text,
        "published": article.published.edtf,
        "address": article.address.text,
        "seed": article.seed,
        "start": span.start,
        "end": span.end,
    }


TABLES: tuple[tuple[str, tuple[str, ...], Callable[[Briefing], Iterator[Row]]], ...] = (
    ("quotes", QUOTES, _quotes),
    ("figures", FIGURES, _figures),
    ("events", EVENTS, _events),
    ("people", PEOPLE, _people),
    ("changes", CHANGES, _changes),
    ("pushbacks", PUSHBACKS, _pushbacks),
    ("silences", SILENCES, _silences),
    ("ahead", AHEAD, _ahead),
    ("editions", EDITIONS, _editions),
    ("wordings", WORDINGS, _wordings),
)
