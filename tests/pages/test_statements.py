"""Statements: one row an utterance, however many paragraphs it has."""

import re
from dataclasses import replace

from generator.model.briefings import Briefing
from generator.site import plan_site
from tests.pages import port


def statements(briefing: Briefing) -> str:
    files = {
        file.path: file.content.decode()
        for file in plan_site(briefing, port.settings(), port.LEXICON).files
    }
    return files["statements.md"]


def test_each_utterance_has_a_row() -> None:
    page = statements(port.briefing())
    assert len(re.findall('<article class="b-st ', page)) == 5
    assert "5\N{NO-BREAK SPACE}statements" in page


def test_the_paragraphs_of_one_quotation_are_one_row_with_all_its_sources() -> None:
    made = port.briefing()
    late, known = port.passages(made.readings[0], [2], [3])
    known = replace(
        known, statements=(replace(known.statements[0], utterance=late.statements[0].utterance),)
    )
    page = statements(replace(made, passages=(late, known)))
    assert len(re.findall('<article class="b-st ', page)) == 1
    assert len(re.findall(r"\[\[\d\]\]", page.partition("## Sources")[0])) == 2
