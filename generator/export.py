"""Readings and briefing → JSON and CSV for other programs: `inspect` objects, and the files of docs/data/."""

from __future__ import annotations

import json
from typing import Any

from generator.model import Article, Attribution, Dated, Noted, Reading, Span, Statement

Json = dict[str, Any]


def to_json(value: object, indent: int | None = None) -> str:
    """Return `value` as JSON: characters as they are, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)


# -- inspect: one object an article ----------------------------------------------------------------------------------


def inspected(reading: Reading, topics: tuple[str, ...] = (), why: bool = False) -> Json:
    """Return what was read out of one article, as the promise to other programs says; `why` adds each speaker's reasons."""
    article, text = reading.article, reading.article.text
    speaking = {statement.speaker.id for statement in reading.statements if statement.speaker}
    return {
        **_article(article),
        "left_out": [_place(left.span) | {"reason": left.reason, "line": left.line} for left in article.left_out],
        "sentences": [_place(sentence.span) for sentence in reading.sentences],
        "statements": [_statement(statement, text, why) for statement in reading.statements],
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "roles": [role.text for role in person.roles],
                "speaks": person.id in speaking,
                "mentions": [_place(span) for span in person.mentions],
            }
            for person in reading.people
        ],
        "figures": [
            _words(figure.span, text)
            | {
                "id": figure.id,
                "value": figure.value,
                "unit": figure.unit,
                "of": figure.of.of(text) if figure.of else "",
                "speaker": figure.speaker or None,
                "statement": figure.statement or None,
                "flags": list(figure.flags),
            }
            for figure in reading.figures
        ],
        "dates": [_words(date.span, text) | _dated(date.date) for date in reading.dates],
        "silences": [
            _place(silence.span)
            | {
                "speaker": silence.speaker.id if silence.speaker else None,
                "about": silence.about.of(text) if silence.about else "",
            }
            for silence in reading.silences
        ],
        "occasions": [_words(occasion.span, text) | {"date": _dated(occasion.date)} for occasion in reading.occasions],
        "topics": list(topics),
        "keywords": [{"text": keyword.text, "weight": round(keyword.weight, 3)} for keyword in reading.keywords],
        "summary": [_place(span) for span in reading.summary],
    }


def _article(article: Article) -> Json:
    return {
        "seed": article.seed,
        "sha256": article.sha256,
        "id": article.id,
        "language": article.language,
        "title": _noted(article.title),
        "published": _dated(article.published),
        "publisher": _noted(article.publisher),
        "authors": [author.text for author in article.authors],
        "place": _noted(article.place),
        "address": _noted(article.address),
    }


def _statement(statement: Statement, text: str, why: bool) -> Json:
    return {
        "id": statement.id,
        "kind": statement.kind,
        **_words(statement.span, text),
        "sentence": _place(statement.sentence),
        "cue": _words(statement.cue, text) if statement.cue else None,
        "speaker": _speaker(statement.speaker, text, why) if statement.speaker else None,
        "utterance": statement.utterance,
        "repair": statement.repair,
    }


def _speaker(speaker: Attribution, text: str, why: bool) -> Json:
    words = _words(speaker.span, text) if speaker.span else {"text": None, "start": None, "end": None}
    reasons = {"why": [[feature, round(weight, 3)] for feature, weight in speaker.reasons]} if why else {}
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        **words,
        "how": speaker.how,
        "confidence": round(speaker.confidence, 3),
        **reasons,
    }


def _place(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _words(span: Span, text: str) -> Json:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _noted(noted: Noted) -> Json:
    place = _place(noted.span) if noted.span else {"start": None, "end": None}
    return {"text": noted.text, "basis": noted.basis, **place, "why": noted.why}


def _dated(dated: Dated) -> Json:
    return {"edtf": dated.edtf, "basis": dated.basis, "why": dated.why}
