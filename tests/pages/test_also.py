"""Who else reports a story, and the list of topics where each story is one."""

import re
from dataclasses import replace

from generator.model.briefings import Also, Briefing, Story, Topic, Wording
from generator.model.spans import Basis, Span
from generator.pages import articles, topics
from generator.view import View
from tests.pages import port
from tests.pages.rendering import seen, site_html
from tests.pages.test_carried import two_newspapers


def pages(made: Briefing) -> dict[str, str]:
    view = View.of(made, port.settings(), port.LEXICON)
    return dict([*articles.pages(view), *topics.pages(view)])


def told(made: Briefing, basis: Basis) -> Briefing:
    """Return the briefing with one topic, the story of its articles."""
    ids = tuple(reading.article.id for reading in made.readings)
    words = ("quay", "cranes")
    story = Story("quay", "Quay", made.readings[0].article, Span(5, 9), ids, words)
    topic = Topic("quay", "Quay", "", basis, words, "", (), ids)
    said = tuple(replace(each, topics=("quay",)) for each in made.passages)
    return replace(made, topics=(topic,), stories=(story,), passages=said)


def test_an_article_shows_the_others_of_its_story_and_what_they_add() -> None:
    made = two_newspapers()
    also = {"gull": (Also("tern", (made.passages[3],)),), "tern": (Also("gull", ()),)}
    shown = pages(replace(made, also=also))
    gull = shown["articles/gull.md"].partition("## Also reported by")[2].partition("\n## ")[0]
    assert "The Tern" in gull
    assert "Nobody asked for a ferry" in gull
    assert not re.search(r"^ +<", gull, re.MULTILINE)  # Markdown reads no box within a list
    assert shown["articles/gull.md"].count("## Sources") == 1
    tern = shown["articles/tern.md"].partition("## Also reported by")[2].partition("\n## ")[0]
    assert "The Gull" in tern
    assert "b-lines" not in tern


def test_an_article_of_no_story_says_nothing_of_others() -> None:
    assert "Also reported by" not in pages(two_newspapers())["articles/gull.md"]


def test_a_topic_that_is_a_story_says_which_words_its_articles_share() -> None:
    shown = pages(told(two_newspapers(), Basis.INFERRED))
    page = shown["topics/quay.md"].replace("\N{NO-BREAK SPACE}", " ")
    assert "2 articles that share the words: quay, cranes." in page
    assert "found in the articles" in shown["topics/index.md"]


def test_a_topic_of_the_editor_says_so() -> None:
    shown = pages(told(two_newspapers(), Basis.CURATED))
    assert "chosen by the editor" in shown["topics/quay.md"]
    assert "that share the words" not in shown["topics/quay.md"]
    assert "Reported by one article" not in shown["topics/index.md"]


def test_where_no_two_articles_report_one_thing_the_list_of_topics_shows_them_all() -> None:
    made = two_newspapers()
    said = tuple(replace(each, topics=()) for each in made.passages)
    index = pages(replace(made, topics=(), passages=said))["topics/index.md"]
    assert "No two of these articles report the same thing." in index
    assert "(../articles/gull.md)" in index
    assert "(../articles/tern.md)" in index


def worded(made: Briefing) -> Briefing:
    """Return the briefing with its first quotation marked as worded differently."""
    one, other = made.passages[0], made.passages[2]
    text = one.reading.article.text
    longer = port.place(text, "must be longer")
    wordings = (Wording((one,), (longer,)), Wording((other,), (longer,)))
    return replace(made, wordings={one.id: wordings, other.id: wordings})


def test_differing_wordings_stand_side_by_side_with_the_words_that_differ_marked() -> None:
    for article in ("gull", "tern"):
        page = pages(worded(two_newspapers()))[f"articles/{article}.md"]
        shown = page.partition("### In other words")[2].partition("\n## ")[0]
        assert shown.count('<div class="b-tn__side"') == 2
        assert shown.count('<mark class="b-diff">') == 2
        assert "2\N{NO-BREAK SPACE}wordings" in shown


def test_who_listens_hears_where_differing_words_begin_and_end() -> None:
    page = pages(worded(two_newspapers()))["articles/gull.md"]
    html = seen(site_html(page.split("---\n", 2)[2]))
    assert "[differs: must be longer]" in html.text
    assert all("differs" not in words for *_, words in html.quotations)


def test_one_wording_is_shown_once_with_all_its_sources() -> None:
    page = pages(two_newspapers())["articles/gull.md"]
    assert "In other words" not in page
    assert "b-diff" not in page


def test_the_table_of_who_reported_it_says_who_words_it_differently() -> None:
    table = pages(worded(two_newspapers()))["topics/port.md"].partition("Side by side")[2]
    assert table.count("in other words") == 1
    plain = pages(two_newspapers())["topics/port.md"].partition("Side by side")[2]
    assert "in other words" not in plain
