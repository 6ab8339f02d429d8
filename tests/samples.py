"""Nouns built by hand, for tests of what comes after reading: one article, one speaker, one topic,
one of each finding.
"""

from dataclasses import replace
from hashlib import sha256

from generator.model.articles import Article, Block, BlockKind
from generator.model.briefings import (
    Briefing,
    Change,
    Event,
    Number,
    Passage,
    RoleSeen,
    Speaker,
    Story,
    Topic,
)
from generator.model.readings import (
    Attribution,
    DateMention,
    Figure,
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

TEXT = """Harbour to close

Mayor Ines Corvo said the harbour would close for 12 weeks. “=We’ll, reopen; it,” she said on 3 March.
The ministry declined to comment.
"""


def span(words: str, text: str = TEXT) -> Span:
    """Return where words stand for the first time."""
    start = text.index(words)
    return Span(start, start + len(words))


def article(seed: str = "a.txt", text: str = TEXT, **fields: object) -> Article:
    """Return an article of one headline and one paragraph a line."""
    lines = [line for line in text.splitlines() if line]
    blocks = [Block(BlockKind.HEADLINE, span(lines[0], text), 1)] if lines else []
    blocks += [
        Block(BlockKind.PARAGRAPH, span(line, text), number + 2, number)
        for number, line in enumerate(lines[1:], 1)
    ]
    made = Article(
        seed=seed,
        sha256=sha256(text.encode()).hexdigest(),
        id=seed.removesuffix(".txt"),
        language="en",
        text=text,
        title=Noted(lines[0], Basis.STATED, blocks[0].span) if lines else Noted(),
        authors=(),
        publisher=Noted("The Coast Gazette", Basis.CURATED, why="the footer"),
        published=Dated("2026-03-02", Basis.CURATED, why="the footer"),
        place=Noted(),
        address=Noted(),
        blocks=tuple(blocks),
        left_out=(),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


MAYOR = Attribution(
    "ines-corvo",
    "Ines Corvo",
    SpeakerKind.PERSON,
    span("Ines Corvo"),
    How.NAMED,
    0.98765,
    (("subject", 1.23456),),
)
SHE = replace(MAYOR, span=span("she"), how=How.PRONOUN)
FIRST = Sentence(Span(span("Mayor").start, span("weeks.").end), 1)
SECOND = Sentence(Span(span("“=We").start, span("March.").end), 1)
REPORTED = Statement(
    "s-1",
    StatementKind.REPORTED,
    span("the harbour would close for 12 weeks"),
    FIRST.span,
    span("said"),
    MAYOR,
    "s-1",
)
QUOTED = Statement(
    "s-2", StatementKind.QUOTED, span("=We’ll, reopen; it,"), SECOND.span, None, SHE, "s-2"
)


# The fields of a reading in which nothing was found, for articles with another text.
NO_FINDINGS = dict.fromkeys(
    (
        *("sentences", "people", "statements", "figures", "dates"),
        *("silences", "occasions", "keywords", "summary"),
    ),
    (),
)


def reading(made: Article | None = None, **fields: object) -> Reading:
    """Return a reading with one of each finding; of an article with another text give every
    field.
    """
    whole = Reading(
        article=made or article(),
        sentences=(FIRST, SECOND),
        people=(
            Person(
                "ines-corvo", "Ines Corvo", (Role(span("Mayor"), "Mayor"),), (span("Ines Corvo"),)
            ),
        ),
        statements=(REPORTED, QUOTED),
        figures=(
            Figure(
                "f-1", span("12"), FIRST.span, 12, "weeks", span("the harbour"), "ines-corvo", "s-1"
            ),
        ),
        dates=(
            DateMention(
                span("3 March"),
                SECOND.span,
                Dated("2026-03-03", Basis.INFERRED, why="the year of publication"),
            ),
        ),
        silences=(
            Silence(
                span("The ministry declined to comment"),
                span("The ministry declined to comment."),
                None,
                None,
            ),
        ),
        occasions=(Occasion(span("3 March"), SECOND.span, Dated("2026-03-03", Basis.STATED)),),
        keywords=(Keyword(span("harbour"), "harbour", 0.123456),),
        summary=(FIRST.span,),
    )
    return replace(whole, **fields)  # type: ignore[arg-type]


def briefing(*readings: Reading, **fields: object) -> Briefing:
    """Return a briefing in which the first reading's two statements are two passages on one
    topic.
    """
    first = readings[0] if readings else reading()
    day = Dated("2026-03-03", Basis.STATED)
    said = [
        Passage(
            f"p-{each.id}",
            first,
            each.sentence,
            each.kind,
            "ines-corvo",
            (each,),
            ("harbour",),
            day,
            Noted("a walk", Basis.STATED),
        )
        for each in first.statements
    ]
    number = [Number(each, first, day, each.flags, ()) for each in first.figures]
    role = RoleSeen("Mayor", first.article, span("Mayor"))
    mayor = Speaker(
        "ines-corvo",
        "Ines Corvo",
        SpeakerKind.PERSON,
        True,
        (role,),
        ("Corvo", "Ines Corvo"),
        (first.article.id,),
        Noted("Mayor"),
    )
    whole = Briefing(
        name="Harbour briefing",
        description="",
        readings=readings or (first,),
        passages=tuple(said),
        speakers=(mayor,),
        topics=(
            Topic(
                "harbour", "Harbour", "", Basis.CURATED, ("harbour",), "", (), (first.article.id,)
            ),
        ),
        stories=tuple(
            Story(
                "harbour",
                "Harbour",
                first.article,
                Span(0, 7),
                (first.article.id, other.article.id),
                ("harbour",),
            )
            for other in readings[1:2]
        ),
        events=tuple(
            Event("e-1", day, first, each.sentence, False, ((first, each.sentence),))
            for each in first.statements[:1]
        ),
        numbers=tuple(number),
        changes=tuple(
            Change("c-1", "ines-corvo", "harbour", Basis.CURATED, said[0], said[1])
            for _ in said[1:2]
        ),
        bottom_line=tuple(said[:1]),
    )
    return replace(whole, **fields)  # type: ignore[arg-type]
