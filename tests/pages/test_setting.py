"""How words are set: lines do not end within a count, every card says its kind, and quoted words
keep their typeface everywhere.
"""

import re

from generator.pages import _counts as counts
from generator.pages import _markdown as md
from generator.pages._words import standing_alone
from tests.pages import port
from tests.pages.test_page_types import MARKDOWN

MADE = port.briefing()
SPACE = "\N{NO-BREAK SPACE}"


def test_no_line_begins_with_a_dot_or_ends_within_a_count() -> None:
    assert md.dotted(["a b", "", "c"]) == f"a b{SPACE}· c"
    assert port.view().count("article", 2) == f"2{SPACE}articles"
    assert f"1{SPACE}partly{SPACE}quoted" in counts.of_kinds(port.view(), MADE.passages)


def test_a_date_and_its_paragraph_stay_on_one_line() -> None:
    assert re.search(rf"\d{{4}},{SPACE}¶{SPACE}\d", MARKDOWN["topics/port.md"])


def test_every_statement_on_a_card_and_of_a_change_says_its_kind() -> None:
    for path, classes in (("topics/index.md", "b-card__say"), ("topics/port.md", "b-tn__text")):
        says = re.findall(
            rf"^ *(.*)\n *\{{ \.{classes} \.b-say--(\w+) \}}", MARKDOWN[path], re.MULTILINE
        )
        assert says
        assert all(
            re.search(rf'<span class="b-kind b-kind--{kind}">[^<]+</span>$', words)
            for words, kind in says
        )


def test_a_quotation_keeps_its_typeface_wherever_it_stands_and_who_said_it_is_set_apart() -> None:
    said = next(
        each for each in MADE.passages if "We are late" in each.span.of(each.reading.article.text)
    )
    first = next(each.span for each in said.reading.sentences if each.span.start == said.span.start)
    words = standing_alone(said, first, "Ada Brink", str)
    assert words.startswith('<span class="b-q" data-seed=')
    assert '<span class="b-att">Brink said.</span>' in words


def test_a_value_and_a_unit_that_the_number_prints_are_marked_as_spare() -> None:
    rows = [
        line.split(" | ") for line in MARKDOWN["numbers.md"].splitlines() if line.startswith("| **")
    ]
    assert rows
    for printed, _, value, unit, *_ in rows:
        words = re.sub(r"<[^>]+>", "", printed)
        for cell in (value, unit):
            said = re.sub(r"<[^>]+>", "", cell)
            assert cell.startswith('<span class="b-spare">') == (said == "–" or said in words)
