"""A long text of one thing over and over: every desk that finds something in it comes back."""

from collections.abc import Callable

import pytest

from generator.extract.dates.dates import find_dates
from generator.extract.figures.figures import find_figures
from generator.extract.findings.keyphrases import find_keywords
from generator.extract.findings.no_comment import find_silences
from generator.extract.findings.occasions import find_occasions
from generator.extract.findings.summary import summarise
from generator.extract.text.quotation_marks import find_quotations
from generator.extract.text.sentences import body_of
from generator.model.readings import Body
from generator.model.spans import Span
from tests.extract.texts import LEXICON, LONG, in_paragraphs, made

DESKS: dict[str, Callable[[Body], list[Span]]] = {
    "dates": lambda body: [
        each.span for each in find_dates(body, find_quotations(body.article, LEXICON), LEXICON)
    ],
    "figures": lambda body: [each.span for each in find_figures(body, (), LEXICON)],
    "refusals": lambda body: [each.span for each in find_silences(body, LEXICON)],
    "occasions": lambda body: [each.span for each in find_occasions(body, (), LEXICON)],
    "keywords": lambda body: [each.span for each in find_keywords(body, (), LEXICON)],
    "summary": lambda body: list(summarise(body, (), LEXICON)),
}


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:12])
def test_a_quarter_of_a_megabyte_of_anything_comes_to_an_end_at_every_desk(text: str) -> None:
    article, sentences = made(text)
    body = body_of(article, sentences)
    found = {desk: find(body) for desk, find in DESKS.items()}
    assert [desk for desk, spans in found.items() if not in_paragraphs(article, spans)] == []
