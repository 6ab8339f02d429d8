"""Who reported it: two newspapers on one speech, what both have and what only one has."""

import re
from dataclasses import replace

from generator.model.briefings import Briefing
from generator.model.readings import Reading, StatementKind
from generator.model.spans import Basis, Dated, Noted
from generator.pages._markdown import plain
from generator.site import plan_site
from tests.pages import port
from tests.pages.rendering import seen, site_html

TEXT = """“The quay must be longer by spring,” Ada Brink said.

“{}” Ada Brink said.
"""


def two_newspapers() -> Briefing:
    """Return a briefing of two articles on one speech of one day, the first quotation in both."""
    readings = [
        paper("gull", "The Gull", "We shall build two new cranes,"),
        paper("tern", "The Tern", "Nobody asked for a ferry,"),
    ]
    said = [
        replace(each, date=Dated("2031-05-06", Basis.STATED))
        for reading in readings
        for each in port.passages(reading, [0], [1])
    ]
    made = port.briefing()
    empty = {"events": (), "numbers": (), "changes": (), "bottom_line": ()}
    speaker = replace(made.speakers[0], roles=(), articles=("gull", "tern"))
    topic = replace(made.topics[0], articles=("gull", "tern"))
    briefing = replace(
        made,
        readings=tuple(readings),
        passages=tuple(said),
        speakers=(speaker,),
        topics=(topic,),
        **empty,
    )
    return replace(briefing, repeats=((said[0], said[2]),))


def paper(name: str, publisher: str, words: str) -> Reading:
    text = TEXT.format(words)
    draft = port.Draft(
        name,
        text,
        [line for line in text.split("\n") if line],
        publisher=publisher,
        published="2031-05-07",
    )
    quotations = ["The quay must be longer by spring,", words]
    by = port.brink(port.place(text, "Ada Brink said.\n\n"))
    return draft.reading(
        draft.article(), [draft.said(StatementKind.QUOTED, each, by) for each in quotations]
    )


PAGE = {
    file.path: file.content.decode()
    for file in plan_site(two_newspapers(), port.settings(), port.LEXICON).files
}["topics/port.md"]
SHOWN = plain(seen(site_html(PAGE.split("---\n", 2)[2])).text).replace("\N{NO-BREAK SPACE}", " ")


def test_what_two_newspapers_have_is_shown_once_with_both_sources() -> None:
    """Its topic's first line shows it, too."""
    said = SHOWN.partition("What was said")[2].partition("Who reported it")[0]
    assert said.count("“The quay must be longer by spring,” Ada Brink said.") == 1
    assert "The Gull, 7 May 2031, ¶ 1; [" in said
    assert "The Tern, 7 May 2031, ¶ 1" in said


def test_publishers_stand_side_by_side_what_both_have_first() -> None:
    table = PAGE.partition("Side by side")[2].split("\n\n")
    assert "1 of 3\N{NO-BREAK SPACE}statements" in table[1]
    rows = [
        [cell.count("b-cite") for cell in row.split(" | ")[-2:]] for row in table[3].split("\n")[2:]
    ]
    assert rows == [[1, 1], [1, 0], [0, 1]]


def test_an_article_has_one_day_once_and_another_occasion_of_that_day_stands_at_its_statement() -> (
    None
):
    """What one article has of one day is one event, by its main occasion: on the list, in the
    table, in the speaker's record.
    """
    made, places = two_newspapers(), ["the quay", "an interview", "the quay", "the quay"]
    told = tuple(
        replace(each, occasion=Noted(at, Basis.STATED))
        for each, at in zip(made.passages, places, strict=True)
    )
    briefing = replace(made, passages=told, repeats=())
    files = {
        file.path: file.content.decode()
        for file in plan_site(briefing, port.settings(), port.LEXICON).files
    }
    topic = files["topics/port.md"]
    assert topic.count('class="b-day"') == 1
    assert re.findall(r'b-day__where">([^<]+)<', topic) == ["the quay"]
    assert re.findall(r'· <span class="b-src">([^<]+)</span>\n\{ \.b-st__head', topic) == [
        "an interview"
    ]
    rows = re.findall(
        r"^\| 6 May 2031, (.+?) \|",
        topic.replace("&#160;", " ").replace("\N{NO-BREAK SPACE}", " "),
        re.MULTILINE,
    )
    assert rows == ["the quay", "the quay"]  # a row an article
    assert files["speakers/ada-brink.md"].count('class="b-day"') == 1


def test_a_publisher_that_only_names_the_topic_has_not_nothing_on_it() -> None:
    made = two_newspapers()
    told = tuple(each for each in made.passages if each.reading.article.id == "gull")
    topic = replace(made.topics[0], articles=("gull",), named=("tern",))
    briefing = replace(made, passages=told, topics=(topic,), repeats=())
    page = {
        file.path: file.content.decode()
        for file in plan_site(briefing, port.settings(), port.LEXICON).files
    }["topics/port.md"]
    assert "Touched on, without a statement we found, by: The Tern." in page
    assert "Nothing on this topic" not in page


def test_a_publisher_that_is_not_known_is_not_counted() -> None:
    made = two_newspapers()
    unknown = {
        reading.article.id: replace(reading, article=replace(reading.article, publisher=Noted()))
        for reading in made.readings
    }
    told = tuple(replace(each, reading=unknown[each.reading.article.id]) for each in made.passages)
    briefing = replace(made, passages=told, readings=tuple(unknown.values()), repeats=())
    page = {
        file.path: file.content.decode()
        for file in plan_site(briefing, port.settings(), port.LEXICON).files
    }["topics/port.md"]
    shown = plain(seen(site_html(page.split("---\n", 2)[2])).text).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert "1 speaker, carried in 2 articles whose publishers are not stated" in shown
    assert "2 publishers" not in shown
