"""A small briefing put together by hand: two invented articles, so that pages can be tested
without the stages before them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.lexicon import Lexicon, load
from generator.model.articles import Article, Block, BlockKind, LeftOut, Reason
from generator.model.briefings import (
    Briefing,
    Change,
    Event,
    Number,
    Passage,
    RoleSeen,
    Speaker,
    Topic,
)
from generator.model.readings import (
    Attribution,
    DateMention,
    Figure,
    Flag,
    How,
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
from generator.settings import ArticleSettings, Correction, Curated, Settings
from generator.view import View

LEXICON: Lexicon = load("en")

HARBOUR = """Harbour minister wants a deeper port

VELDHAVEN – Harbour Minister Ada Brink said on Tuesday that the port needs “deeper water” within two years.

She also promised 40 million for dredging. Nobody else spoke of money.

“We are late,” Brink said. “We know it.”

A port official said the cranes were too small. Brink declined to comment on the cranes.

Read more: ten ports to visit
"""

FERRY = """Brink opened the ferry line to Aske last year.

“The port is deep enough,” Ada Brink said in March.
"""


def place(text: str, words: str) -> Span:
    """Return where words stand in a text; they must stand there once."""
    assert text.count(words) == 1, words
    return Span(text.index(words), text.index(words) + len(words))


@dataclass
class Draft:
    """An article's text and its sentences, from which the nouns of a reading are made."""

    name: str
    text: str
    sentences: Sequence[str]
    title: str = ""
    publisher: str = ""
    published: str = ""
    address: str = ""

    def at(self, words: str) -> Span:
        return place(self.text, words)

    def sentence(self, words: str) -> Span:
        inner = self.at(words)
        return next(self.at(each) for each in self.sentences if self.at(each).meets(inner))

    def article(self, left_out: Sequence[str] = ()) -> Article:
        lines = [
            line
            for line in self.text.split("\n")
            if line and line != self.title and line not in left_out
        ]
        body = [
            Block(BlockKind.PARAGRAPH, self.at(line), 0, number)
            for number, line in enumerate(lines, 1)
        ]
        head = [Block(BlockKind.HEADLINE, self.at(self.title), 1)] if self.title else []
        return Article(
            seed=f"{self.name}.txt",
            sha256="0" * 64,
            id=self.name,
            language="en",
            text=self.text,
            title=Noted(self.title, Basis.STATED, self.at(self.title)) if self.title else Noted(),
            authors=(),
            publisher=Noted(self.publisher, Basis.STATED) if self.publisher else Noted(),
            published=Dated(self.published, Basis.INFERRED, why="the text says “Tuesday”")
            if self.published
            else Dated(),
            place=Noted(),
            address=Noted(self.address, Basis.CURATED) if self.address else Noted(),
            blocks=(*head, *body),
            left_out=tuple(
                LeftOut(
                    self.at(line), Reason.RELATED, self.text[: self.at(line).start].count("\n") + 1
                )
                for line in left_out
            ),
        )

    def said(self, kind: StatementKind, words: str, speaker: Attribution | None) -> Statement:
        id = f"{self.name}-{self.at(words).start}"
        return Statement(id, kind, self.at(words), self.sentence(words), None, speaker, id)

    def reading(self, article: Article, statements: Sequence[Statement], **more: object) -> Reading:
        blocks = [(place, block.span) for place, block in enumerate(article.blocks)]
        sentences = [
            Sentence(
                self.at(each), next(place for place, span in blocks if span.holds(self.at(each)))
            )
            for each in self.sentences
        ]
        empty = dict.fromkeys(
            ("people", "figures", "dates", "silences", "occasions", "keywords", "summary"), ()
        )
        return Reading(article, tuple(sentences), statements=tuple(statements), **{**empty, **more})  # type: ignore[arg-type]


def brink(span: Span, how: How = How.NAMED) -> Attribution:
    return Attribution("ada-brink", "Ada Brink", SpeakerKind.PERSON, span, how, 0.99)


def harbour() -> Reading:
    sentences = [
        "Harbour minister wants a deeper port",
        "VELDHAVEN – Harbour Minister Ada Brink said on Tuesday that the port needs “deeper water” within two years.",
        "She also promised 40 million for dredging.",
        "Nobody else spoke of money.",
        "“We are late,” Brink said.",
        "“We know it.”",
        "A port official said the cranes were too small.",
        "Brink declined to comment on the cranes.",
    ]
    draft = Draft(
        "harbour",
        HARBOUR,
        sentences,
        sentences[0],
        "Veld Courant",
        "2031-05-07",
        "https://veld.example/a?b=1&c=(2)",
    )
    official = Attribution(
        "unnamed-harbour-a-port-official",
        "A port official",
        SpeakerKind.UNNAMED,
        draft.at("A port official"),
        How.UNNAMED,
        0.9,
    )
    she = brink(Span(draft.at("She also").start, draft.at("She also").start + 3), How.PRONOUN)
    named = brink(draft.at("Ada Brink"))
    return draft.reading(
        draft.article(["Read more: ten ports to visit"]),
        [
            draft.said(StatementKind.PARTIAL, "deeper water", named),
            draft.said(StatementKind.REPORTED, "40 million for dredging", she),
            draft.said(StatementKind.QUOTED, "We are late,", brink(place(HARBOUR, "Brink said. "))),
            draft.said(
                StatementKind.QUOTED,
                "We know it.",
                brink(place(HARBOUR, "Brink said. "), How.CONTINUATION),
            ),
            draft.said(StatementKind.REPORTED, "the cranes were too small", official),
        ],
        people=(
            Person(
                "ada-brink",
                "Ada Brink",
                (Role(draft.at("Harbour Minister"), "Harbour Minister"),),
                (draft.at("Ada Brink"),),
            ),
        ),
        figures=(
            Figure(
                "f1",
                draft.at("40 million"),
                draft.sentence("40 million"),
                40_000_000,
                "",
                draft.at("for dredging"),
                "ada-brink",
                f"harbour-{draft.at('40 million').start}",
            ),
        ),
        dates=(
            DateMention(
                draft.at("Tuesday"), draft.sentence("Tuesday"), Dated("2031-05-06", Basis.INFERRED)
            ),
        ),
        silences=(
            Silence(
                draft.at("declined to comment"),
                draft.at(sentences[7]),
                named.span,
                draft.at("the cranes."),
                named,
            ),
        ),
        summary=(draft.at(sentences[1]),),
    )


def ferry() -> Reading:
    sentences = [
        "Brink opened the ferry line to Aske last year.",
        "“The port is deep enough,” Ada Brink said in March.",
    ]
    draft = Draft("ferry", FERRY, sentences)
    return draft.reading(
        draft.article(),
        [
            draft.said(
                StatementKind.QUOTED, "The port is deep enough,", brink(draft.at("Ada Brink"))
            )
        ],
    )


def passages(reading: Reading, *groups: Sequence[int]) -> list[Passage]:
    """Return a passage for each group of places in the reading's tuple of statements."""
    made = []
    for group in groups:
        statements = tuple(reading.statements[place] for place in group)
        kind = min((statement.kind for statement in statements), key=list(StatementKind).index)
        span = Span(statements[0].sentence.start, statements[-1].sentence.end)
        speaker = statements[0].speaker.id if statements[0].speaker else ""
        date = Dated("2031-05-06", Basis.INFERRED) if reading.article.id == "harbour" else Dated()
        occasion = (
            Noted("the port’s jubilee", Basis.CURATED, why="the invitation")
            if reading.article.id == "harbour"
            else Noted()
        )
        made.append(
            Passage(
                statements[0].id,
                reading,
                span,
                kind,
                speaker,
                statements,
                ("port",),
                date,
                occasion,
            )
        )
    return made


def briefing() -> Briefing:
    new, old = harbour(), ferry()
    said = passages(new, [0], [1], [2, 3], [4]) + passages(old, [0])
    minister = RoleSeen("Harbour Minister", new.article, place(HARBOUR, "Harbour Minister"))
    role = Noted("Harbour Minister", Basis.STATED)
    port = Topic(
        "port", "The port", "", Basis.CURATED, ("port", "water"), "", (), ("harbour", "ferry")
    )
    return Briefing(
        name="Port briefing",
        description="What was said about the port.",
        readings=(new, old),
        passages=tuple(said),
        speakers=(
            Speaker(
                "ada-brink",
                "Ada Brink",
                SpeakerKind.PERSON,
                True,
                (minister,),
                ("Ada Brink", "Brink"),
                ("harbour", "ferry"),
                role,
            ),
            Speaker(
                "unnamed-harbour-a-port-official",
                "A port official",
                SpeakerKind.UNNAMED,
                True,
                (),
                (),
                ("harbour",),
            ),
            Speaker("cor-maas", "Cor Maas", SpeakerKind.PERSON, False, (), (), ("ferry",)),
        ),
        topics=(
            port,
            Topic("silence", "Nothing said", "", Basis.CURATED, ("silence",), "", (), ()),
        ),
        events=(
            Event("e1", Dated("2030", Basis.INFERRED), old, old.sentences[0].span, False),
            Event("e2", Dated("2033", Basis.INFERRED), new, new.sentences[1].span, True),
        ),
        numbers=(
            Number(
                new.figures[0], new, Dated("2031-05-06", Basis.INFERRED), (Flag.NO_CURRENCY,), ()
            ),
        ),
        changes=(Change("c1", "ada-brink", "deep", Basis.INFERRED, said[-1], said[0]),),
        bottom_line=(said[1],),
    )


def settings(**more: object) -> Settings:
    given = ArticleSettings(
        "ferry.txt", 3, label="Brink on the ferry", spoken=Curated("2030-03", "the timetable")
    )
    put_right = Correction(
        "ferry.txt", 9, "The port is deep enough", "she, not he", speaker="ada-brink"
    )
    return Settings(
        name="Port briefing", articles={"ferry.txt": given}, statements=(put_right,), **more
    )  # type: ignore[arg-type]


def view(**more: object) -> View:
    return View.of(briefing(), settings(**more), LEXICON)
