"""Readings from a short notation, for tests of what spans articles.

An article is a mapping: `text` has one paragraph a line, and every finding names the words it
stands at.

    text: |
      Anna Berg, the mayor, said the bridge would open in May.
    people: {Anna Berg: [the mayor]}                       # roles
    said: [{by: Anna Berg, words: the bridge would open in May, cue: said}]
    dates: {in May: 2031-05}
    figures: [{words: 2%, value: 2, unit: "%", of: growth, by: Anna Berg, flags: [claim]}]
    occasions: {the harbour fair: 2031-05-02}
    silences: {The ministry: declined}
    keywords: {bridge: 0.8}
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.model.articles import Article, Block, BlockKind
from generator.model.readings import (
    Attribution,
    DateMention,
    Figure,
    Flag,
    How,
    Keyword,
    Occasion,
    Person,
    Reading,
    Role,
    Sentence,
    Silence,
    SpeakerKind,
    Statement,
    StatementKind,
)
from generator.model.spans import Basis, Dated, Noted, Span

_SENTENCE_END = re.compile(r'(?<=[.!?])(?P<mark>[”"]?) +(?=["“A-Z])')


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


class _Writer:
    """Finds the places of words in one article."""

    def __init__(self, id: str, entry: Mapping[str, Any]) -> None:
        self.id, self.entry, self.text = id, entry, str(entry["text"])
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        for number, line in enumerate(re.finditer(r"[^\n]+", self.text), 1):
            ends = [found.start() for found in _SENTENCE_END.finditer(line.group())]
            ends = [
                end + len(found.group("mark"))
                for end, found in zip(ends, _SENTENCE_END.finditer(line.group()), strict=True)
            ]
            self.blocks.append(Block(BlockKind.PARAGRAPH, Span(*line.span()), number, number))
            start = line.start()
            for end in [*(line.start() + end for end in ends), line.end()]:
                self.sentences.append(Sentence(Span(start, end), number - 1))
                start = end + 1

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def sentence(self, words: str) -> Span:
        place = self.span(words)
        return next(sentence.span for sentence in self.sentences if sentence.span.meets(place))

    def who(self, name: str, kind: str = "person") -> Attribution:
        id = f"unnamed-{self.id}-{slug(name)}" if kind == "unnamed" else slug(name)
        return Attribution(id, name, SpeakerKind(kind), None, How.NAMED, 1.0)

    def statement(self, said: Mapping[str, str]) -> Statement:
        id = f"{self.id}-{slug(said['words'])}"
        return Statement(
            id=id,
            kind=StatementKind(said.get("kind", "reported")),
            span=self.span(said["words"]),
            sentence=self.sentence(said["words"]),
            cue=self.cue(said["cue"], said["words"]) if "cue" in said else None,
            speaker=self.who(said["by"], said.get("as", "person")) if "by" in said else None,
            utterance=f"{self.id}-{slug(said['with'])}" if "with" in said else id,
        )

    def cue(self, verb: str, words: str) -> Span:
        """Return the place of a verb in the sentence of what it reports."""
        start = self.text.index(verb, self.sentence(words).start)
        return Span(start, start + len(verb))

    def figure(self, figure: Mapping[str, str], statements: tuple[Statement, ...]) -> Figure:
        span = self.span(figure["words"])
        held = next((statement for statement in statements if statement.span.holds(span)), None)
        value = float(figure["value"])
        of = self.span(figure["of"]) if "of" in figure else None
        speaker = held.speaker.id if held and held.speaker else ""
        id = f"{self.id}-{slug(figure['words'])}"
        return Figure(
            id,
            span,
            self.sentence(figure["words"]),
            value,
            figure["unit"],
            of,
            speaker,
            held.id if held else "",
            tuple(map(Flag, figure.get("flags", ()))),
        )

    def article(self) -> Article:
        entry = self.entry
        published = str(entry.get("published", ""))
        publisher = entry.get("publisher", "")
        return Article(
            seed=f"{self.id}.txt",
            sha256="",
            id=self.id,
            language="en",
            text=self.text,
            title=Noted(),
            authors=tuple(Noted(name, Basis.STATED) for name in entry.get("authors", ())),
            publisher=Noted(publisher, Basis.STATED) if publisher else Noted(),
            published=Dated(published, Basis.STATED) if published else Dated(),
            place=Noted(),
            address=Noted(),
            blocks=tuple(self.blocks),
            left_out=(),
        )

    def person(self, name: str, roles: list[str]) -> Person:
        return Person(
            slug(name),
            name,
            tuple(Role(self.span(role), role) for role in roles),
            (self.span(name),),
        )


def write(id: str, entry: Mapping[str, Any]) -> Reading:
    """Return the reading that an entry describes."""
    writer = _Writer(id, entry)
    statements = tuple(writer.statement(said) for said in entry.get("said", ()))
    silences = entry.get("silences", {}).items()
    dated = {
        name: [
            (words, Dated(str(edtf), Basis.STATED, writer.span(words)))
            for words, edtf in entry.get(name, {}).items()
        ]
        for name in ("dates", "occasions")
    }
    return Reading(
        article=writer.article(),
        sentences=tuple(writer.sentences),
        people=tuple(writer.person(name, roles) for name, roles in entry.get("people", {}).items()),
        statements=tuple(replace(each) for each in sorted(statements, key=lambda each: each.span)),
        figures=tuple(writer.figure(figure, statements) for figure in entry.get("figures", ())),
        dates=tuple(
            DateMention(writer.span(words), writer.sentence(words), date)
            for words, date in dated["dates"]
        ),
        silences=tuple(
            Silence(
                writer.span(words),
                writer.sentence(words),
                None,
                None,
                writer.who(name, "organisation"),
            )
            for name, words in silences
        ),
        occasions=tuple(
            Occasion(writer.span(words), writer.sentence(words), date)
            for words, date in dated["occasions"]
        ),
        keywords=tuple(
            Keyword(writer.span(text), text, float(weight))
            for text, weight in entry.get("keywords", {}).items()
        ),
        summary=(),
    )
