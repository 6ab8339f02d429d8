"""The first line of a topic: it stands alone, and its citation leads to the sentence whose words
it shows.
"""

import re
from dataclasses import replace

from generator.model.briefings import Briefing
from generator.model.readings import StatementKind
from generator.model.spans import Dated
from generator.pages import _routes as routes
from generator.pages._leads import lead
from generator.pages._sheet import Sheet
from generator.view import View
from tests.pages import port
from tests.pages.rendering import seen, site_html

FIRST = "“Yesterday the whole council met in the rain on the long quay of Aske,” Ada Brink said."
SECOND = "“{}the port gets two new cranes and deeper water by the spring of next year, as agreed.”"
OTHER = (
    "Ada Brink told the council that the port of Aske gets more water by the spring of next year."
)


def view(joined: str) -> View:
    """Return a view of an article with a quotation in two parts, the second opening with `joined`,
    and a report, all on the port.
    """
    second = SECOND.format(joined)
    sentences = [FIRST, second, OTHER]
    text = f"{FIRST} {second}\n\n{OTHER}\n"
    draft = port.Draft("quay", text, sentences, publisher="The Gull", published="2031-05-07")
    by = port.brink(port.place(text, "Ada Brink said"))
    words = [FIRST.partition("”")[0][1:], second[1:-1]]
    quoted = [draft.said(StatementKind.QUOTED, each, by) for each in words]
    told = draft.said(
        StatementKind.REPORTED,
        OTHER.partition("that ")[2][:-1],
        port.brink(port.place(text, "Ada Brink told")),
    )
    reading = draft.reading(draft.article(), [*quoted, told])
    said = [replace(each, date=Dated("2031-05-06")) for each in port.passages(reading, [0, 1], [2])]
    made: Briefing = port.briefing()
    empty = {"events": (), "numbers": (), "changes": (), "bottom_line": ()}
    speaker = replace(made.speakers[0], roles=(), articles=("quay",))
    topic = replace(made.topics[0], articles=("quay",))
    briefing = replace(
        made,
        readings=(reading,),
        passages=tuple(said),
        speakers=(speaker,),
        topics=(topic,),
        **empty,
    )
    return View.of(briefing, port.settings(), port.LEXICON)


def line(made: View) -> tuple[str, list[str]]:
    """Return the words of the line and the anchors that it leads to."""
    markdown = lead(Sheet(made, routes.topic_page("port")), made.briefing.topics[0])
    return seen(site_html(markdown)).text.strip(), re.findall(r"#(s-\w+)", markdown)


def test_the_citation_leads_to_the_part_of_the_quotation_that_is_shown() -> None:
    made = view("In Aske ")
    words, anchors = line(made)
    reading = made.briefing.readings[0]
    assert "In Aske the port gets" in words
    assert "Yesterday" not in words
    assert anchors == [made.anchor(reading, reading.sentences[1].span)]


def test_a_part_that_hangs_on_the_one_before_is_not_the_line_where_another_statement_stands_alone() -> (
    None
):
    words, _ = line(view("But having said that, "))
    assert "But having" not in words
    assert "Ada Brink told the council" in words


def test_a_quotation_goes_on_to_the_end_of_its_sentence_if_it_ends_in_a_comma() -> None:
    only = "“The port of Aske gets two new cranes by the spring,” Ada Brink said."
    text = f"{only}\n"
    draft = port.Draft("quay", text, [only], publisher="The Gull", published="2031-05-07")
    by = port.brink(port.place(text, "Ada Brink said"))
    quoted = draft.said(StatementKind.QUOTED, only.partition("”")[0][1:], by)
    reading = draft.reading(draft.article(), [quoted])
    made: Briefing = port.briefing()
    empty = {"events": (), "numbers": (), "changes": (), "bottom_line": (), "repeats": ()}
    briefing = replace(
        made,
        readings=(reading,),
        passages=tuple(port.passages(reading, [0])),
        speakers=(replace(made.speakers[0], roles=(), articles=("quay",)),),
        topics=(replace(made.topics[0], articles=("quay",)),),
        **empty,
    )
    made_view = View.of(briefing, port.settings(), port.LEXICON)
    words, _ = line(made_view)
    assert only in words
    shown = lead(Sheet(made_view, routes.topic_page("port")), made_view.briefing.topics[0])
    assert '<span class="b-att">Ada Brink said.</span>' in shown  # no words of the quotation


def test_one_that_ends_in_a_full_stop_does_not() -> None:
    words, _ = line(view("In Aske "))
    assert words.partition("”")[2].startswith("\N{NO-BREAK SPACE}[")
