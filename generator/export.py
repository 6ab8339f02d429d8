"""Readings and briefing → JSON for other programs: the objects of `inspect`, and
docs/data/briefing.json with its schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.across import ahead, newest, silences, worded
from generator.export_parts import INDEX, in_parts
from generator.lexicon import Lexicon
from generator.model.articles import Article, LeftOut
from generator.model.briefings import (
    Briefing,
    Change,
    Edition,
    Event,
    FindingRule,
    Number,
    Passage,
    Pushback,
    Speaker,
    Story,
    Topic,
    Wording,
)
from generator.model.plans import PlannedFile
from generator.model.readings import (
    Attribution,
    Figure,
    Keyword,
    Occasion,
    Person,
    Reading,
    Silence,
    Statement,
)
from generator.model.spans import Dated, Noted, Span
from generator.package_data import read
from generator.reasons import Step, Steps

# of briefing.json: the first number changes with what a reader must know, the second with additions
VERSION = "1.5"
SCHEMA = "export.schema.json"  # of briefing.json, in the package
AROUND = 24  # code points of a prefix or suffix

Json = dict[str, Any]


def to_json(value: object, indent: int | None = None) -> str:
    """Return `value` as JSON: characters as they are, keys in the order given."""
    return json.dumps(
        value, ensure_ascii=False, check_circular=False, allow_nan=False, indent=indent
    )


# -- inspect: one object an article ----------------------------------------------------------------


def inspected(reading: Reading, topics: tuple[str, ...] = (), why: Lexicon | None = None) -> Json:
    """Return what was read out of one article, as the promise to other programs says. With the
    words for it in `why`, the reasons for each speaker are told in words, and the weights.
    """
    article, text = reading.article, reading.article.text
    speaking = {statement.speaker.id for statement in reading.statements if statement.speaker}
    steps = Steps(reading)
    return {
        **_article(article),
        "left_out": [_left_out(left) for left in article.left_out],
        "sentences": [_place(sentence.span) for sentence in reading.sentences],
        "statements": [
            {**_statement(statement, text, why is not None), "why": [*_why(each, why)]}
            for statement, each in ((one, steps.of(one)) for one in reading.statements)
        ],
        "people": [_person(person, person.id in speaking) for person in reading.people],
        "figures": [_figure(figure, text) for figure in reading.figures],
        "dates": [_words(date.span, text) | _dated(date.date) for date in reading.dates],
        "silences": [_silence(silence, text) for silence in reading.silences],
        "occasions": [_occasion(occasion, text) for occasion in reading.occasions],
        "topics": list(topics),
        "keywords": [_keyword(keyword) for keyword in reading.keywords],
        "summary": [_cited(span, text) for span in reading.summary],
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


def _left_out(left: LeftOut) -> Json:
    return {**_place(left.span), "reason": left.reason, "line": left.line}


def _statement(statement: Statement, text: str, why: bool) -> Json:
    return {
        "id": statement.id,
        "kind": statement.kind,
        **_cited(statement.span, text),
        "sentence": _place(statement.sentence),
        "cue": _words(statement.cue, text) if statement.cue else None,
        "speaker": _speaker(statement.speaker, text, why) if statement.speaker else None,
        "utterance": statement.utterance,
        "repair": statement.repair,
    }


def _speaker(speaker: Attribution, text: str, why: bool) -> Json:
    words = (
        _words(speaker.span, text) if speaker.span else {"text": None, "start": None, "end": None}
    )
    weights = {"weights": _weights(speaker)} if why else {}
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        **words,
        "how": speaker.how,
        "confidence": round(speaker.confidence, 3),
        **weights,
    }


def _weights(speaker: Attribution) -> list[list[str | float]]:
    """Return the features that decided, with their weights."""
    return [[feature, round(weight, 3)] for feature, weight in speaker.reasons]


def _why(steps: Iterable[Step], lexicon: Lexicon | None) -> Iterator[Json]:
    """Yield the steps that lead to a speaker, each with the sentence that decides."""
    for step in steps:
        because = [f"{what.replace('_', ' ')}, {which}" for what, which in step.because]
        yield {
            "reason": step.key,
            **({"words": step.in_words(lexicon)} if lexicon else {}),
            **({"mention": step.values["mention"]} if step.values else {}),
            **({"because": because} if because else {}),
            **_place(step.sentence),
        }


def _person(person: Person, speaks: bool) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "roles": [role.text for role in person.roles],
        "speaks": speaks,
        "mentions": [_place(span) for span in person.mentions],
    }


def _figure(figure: Figure, text: str) -> Json:
    return {
        **_cited(figure.span, text),
        "id": figure.id,
        "value": figure.value,
        "unit": figure.unit,
        "of": figure.of.of(text) if figure.of else "",
        "speaker": figure.speaker or None,
        "statement": figure.statement or None,
        "flags": list(figure.flags),
    }


def _silence(silence: Silence, text: str) -> Json:
    return {
        **_place(silence.span),
        "speaker": silence.speaker.id if silence.speaker else None,
        "about": silence.about.of(text) if silence.about else "",
    }


def _occasion(occasion: Occasion, text: str) -> Json:
    return {**_words(occasion.span, text), "date": _dated(occasion.date)}


def _keyword(keyword: Keyword) -> Json:
    return {"text": keyword.text, "weight": round(keyword.weight, 3)}


def _place(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _words(span: Span, text: str) -> Json:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _cited(span: Span, text: str) -> Json:
    """Return words as anybody can look them up: `start` and `end` are the TextPositionSelector of
    the W3C's Web Annotation Data Model (https://www.w3.org/TR/annotation-model/#selectors), `text`,
    `prefix` and `suffix` its TextQuoteSelector (`text` is called `exact` there). The article that
    holds or is named beside them gives `seed` and `sha256`, once.
    """
    return {
        **_words(span, text),
        "prefix": text[max(span.start - AROUND, 0) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }


def _noted(noted: Noted) -> Json:
    place = _place(noted.span) if noted.span else {"start": None, "end": None}
    return {"text": noted.text, "basis": noted.basis, **place, "why": noted.why}


def _known(noted: Noted) -> Json:
    """Return a value that may stand in any of several articles: without its place."""
    return {"text": noted.text, "basis": noted.basis, "why": noted.why}


def _dated(dated: Dated) -> Json:
    return {"edtf": dated.edtf, "basis": dated.basis, "why": dated.why}


# -- docs/data: the whole briefing -----------------------------------------------------------------


def export_files(briefing: Briefing, most: int) -> tuple[PlannedFile, ...]:
    """Return briefing.json, of more than `most` articles with its parts, and its schema."""
    whole, parts = exported(briefing), dict[str, Json]()
    if len(briefing.readings) > most:
        whole, parts = in_parts(whole)
    return (
        *(
            PlannedFile(f"data/{path}", _by_entry(each).encode())
            for path, each in {INDEX: whole, **parts}.items()
        ),
        PlannedFile("data/briefing.schema.json", read(SCHEMA).encode()),
    )


def _by_entry(value: Json) -> str:
    """Return a JSON object with each entry of its lists on a line of its own: a change of one
    article changes few lines, and Python writes long lines ten times as fast as indented ones.
    """
    members = (f"{to_json(key)}: {_lines(each)}" for key, each in value.items())
    return "{\n" + ",\n".join(members) + "\n}\n"


def _lines(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(to_json, value)) + "\n]"
    return to_json(value)


def exported(briefing: Briefing) -> Json:
    """Return everything that pages show, by id; words are repeated beside their places, whole
    texts are not.
    """
    topics = _topics_of_articles(briefing)
    articles = {reading.article.id: reading.article for reading in briefing.readings}
    return {
        "version": VERSION,
        "name": briefing.name,
        "description": briefing.description,
        "articles": [
            inspected(reading, topics.get(reading.article.id, ())) for reading in briefing.readings
        ],
        "passages": [_passage(passage) for passage in briefing.passages],
        "speakers": [_known_speaker(speaker) for speaker in briefing.speakers],
        "topics": [_topic(topic) for topic in briefing.topics],
        "stories": [_story(story, articles) for story in briefing.stories],
        "events": [_event(event) for event in briefing.events],
        "numbers": [_number(number) for number in briefing.numbers],
        "changes": [_change(change) for change in briefing.changes],
        "pushbacks": [_pushback(each) for each in briefing.pushbacks],
        "silences": [_known_silence(*each) for each in silences(briefing)],
        "ahead": _ahead(briefing),
        "bottom_line": _ids(briefing.bottom_line),
        "repeats": [_ids(group) for group in briefing.repeats],
        "editions": [_edition(edition) for edition in briefing.editions],
        "wordings": [[_wording(each) for each in group] for group in worded(briefing).values()],
    }


def _topics_of_articles(briefing: Briefing) -> dict[str, tuple[str, ...]]:
    """Return the topics of each article, by its id, in the briefing's order."""
    found: dict[str, tuple[str, ...]] = {}
    for topic in briefing.topics:
        for article in topic.articles:
            found[article] = (*found.get(article, ()), topic.id)
    return found


def _passage(passage: Passage) -> Json:
    article = passage.reading.article
    return {
        "id": passage.id,
        "article": article.id,
        **_cited(passage.span, article.text),
        "kind": passage.kind,
        "speaker": passage.speaker or None,
        "statements": [statement.id for statement in passage.statements],
        "topics": list(passage.topics),
        "date": _dated(passage.date),
        "occasion": _known(passage.occasion),
    }


def _known_speaker(speaker: Speaker) -> Json:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "speaks": speaker.speaks,
        "role": _known(speaker.role),
        "roles": [
            {"article": role.article.id, **_place(role.span), "text": role.text}
            for role in speaker.roles
        ],
        "aliases": list(speaker.aliases),
        "articles": list(speaker.articles),
    }


def _topic(topic: Topic) -> Json:
    return {
        "id": topic.id,
        "name": topic.name,
        "description": topic.description,
        "basis": topic.basis,
        "words": list(topic.words),
        "parent": topic.parent or None,
        "related": list(topic.related),
        "articles": list(topic.articles),
    }


def _story(story: Story, articles: Mapping[str, Article]) -> Json:
    told = [articles[id] for id in story.articles]
    dates = [article.published.edtf for article in told if article.published.edtf]
    return {
        "id": story.id,
        "name": story.name,
        "source": {"article": story.source.id, **_cited(story.span, story.source.text)},
        "articles": list(story.articles),
        "publishers": sorted({article.publisher.text for article in told} - {""}),
        "first": dates[-1] if dates else "",
        "last": dates[0] if dates else "",
        "words": list(story.words),
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "date": _dated(event.date),
        "ahead": event.ahead,
        **_sourced(event.reading, event.span),
        "also": [_sourced(reading, span) for reading, span in event.also],
    }


def _sourced(reading: Reading, span: Span) -> Json:
    return {"article": reading.article.id, **_cited(span, reading.article.text)}


def _number(number: Number) -> Json:
    return {
        "figure": number.figure.id,
        "article": number.reading.article.id,
        "date": _dated(number.date),
        "flags": list(number.flags),
        "measure": number.measure or None,
        "same": list(number.same),
        "of_figure": number.of_figure or None,
    }


def _change(change: Change) -> Json:
    return {
        "id": change.id,
        "speaker": change.speaker,
        "about": change.about,
        "basis": change.basis,
        "then": change.then.id,
        "now": change.now.id,
        "rule": change.rule,
    }


def _pushback(pushback: Pushback) -> Json:
    return {
        "passage": pushback.passage.id,
        "rule": pushback.rule,
        **_sourced(pushback.passage.reading, pushback.span),
    }


def _known_silence(reading: Reading, silence: Silence, speaker: str) -> Json:
    text = reading.article.text
    return {
        "speaker": speaker or None,
        "about": silence.about.of(text) if silence.about else "",
        "rule": FindingRule.NO_COMMENT,
        **_sourced(reading, silence.span),
    }


def _edition(edition: Edition) -> Json:
    return {
        "id": edition.id,
        "dates": edition.dates,
        "articles": list(edition.articles),
        "bottom_line": _ids(edition.bottom_line),
        "heard": list(edition.heard),
        "moved": [
            {"topic": moved.topic, "new": moved.new, "before": moved.before}
            for moved in edition.moved
        ],
        "pushbacks": [
            {"passage": each.passage.id, "rule": each.rule, **_place(each.span)}
            for each in edition.pushbacks
        ],
        "changes": [_change(change) for change in edition.changes],
    }


def _wording(wording: Wording) -> Json:
    text = wording.passages[0].reading.article.text
    return {
        "passages": _ids(wording.passages),
        "differing": [_place(span) | {"words": span.of(text)} for span in wording.differing],
    }


def _ids(passages: Iterable[Passage]) -> list[str]:
    return [passage.id for passage in passages]


def _ahead(briefing: Briefing) -> list[Json]:
    after = newest(briefing)
    return [
        {"event": event.id, "rule": FindingRule.AFTER_THE_NEWEST, "after": after}
        for event in ahead(briefing)
    ]
