"""What the tests of findings share: an article with its sentences and date, and texts that nobody
would write.
"""

import re
from dataclasses import replace

from hypothesis import strategies

from generator.extract.text.quotation_marks import find_quotations
from generator.extract.text.sentences import find_sentences
from generator.lexicon import load
from generator.model.articles import Article, BlockKind
from generator.model.readings import Sentence
from generator.model.spans import Basis, Dated, Span
from tests.extract.made import article

LEXICON = load()

_LENGTH = (
    250_000  # code points: what grows with the square of a text does not come back from so many
)
LONG = [
    unit * (_LENGTH // len(unit))
    for unit in (
        *("7", "7,", "$", "-", "’", "a", " "),
        *("Thursday ", "seven of the ", "declined to ", "speaking at the ", "in ’27 "),
        "the Borg quay ",
    )
]

_WORDS = """
Thursday last year 14.01.2026 31 June ’27 ’ 2029 May 35,000 deaths $ % half a trillion of the seven about declined to comment on
Norland Roth Speaking at said during briefing In his remarks , . “ ” - – é ٣ 𝟛 x
"""

odd_texts = strategies.lists(
    strategies.sampled_from([*re.findall(r"\S+", _WORDS), "\n"]) | strategies.text(max_size=8),
    max_size=40,
).map(" ".join)


def made(text: str, published: str = "2026-02-13") -> tuple[Article, tuple[Sentence, ...]]:
    """Return `text` as an article, one paragraph a line, published on that day (empty: not known),
    and its sentences.
    """
    day = Dated(published, Basis.STATED) if published else Dated()
    found = replace(article(text), published=day)
    return found, find_sentences(found, find_quotations(found, LEXICON), LEXICON)


def in_paragraphs(article: Article, spans: list[Span]) -> bool:
    """Say whether every place holds words and lies inside a body paragraph."""
    paragraphs = [block.span for block in article.blocks if block.kind is BlockKind.PARAGRAPH]
    return all(
        span.of(article.text).strip() and any(block.holds(span) for block in paragraphs)
        for span in spans
    )
