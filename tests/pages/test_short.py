"""Pages as short as a busy reader wants: what is long is folded or in a line, and what is cited
stays reachable.
"""

import itertools
import re
from dataclasses import replace

import pytest

from generator.model.briefings import Briefing, Passage
from generator.model.readings import Statement, StatementKind
from generator.model.spans import Basis, Dated, Noted, Span
from generator.pages import _routes as routes
from generator.pages._sheet import Sheet, headline
from generator.pages._statements import line
from generator.site import plan_site
from tests.pages import port
from tests.pages.rendering import seen, site_html
from tests.pages.test_page_types import MARKDOWN


def pages(briefing: Briefing) -> dict[str, str]:
    return {
        file.path: file.content.decode()
        for file in plan_site(briefing, port.settings(), port.LEXICON).files
    }


def cited(number: int) -> str:
    """Return the list of sources of a page that cites so many sentences."""
    view, text = port.view(), "\n\n".join(f"Ship {place} came in." for place in range(number))
    draft = port.Draft("ships", text, text.split("\n\n"))
    reading = draft.reading(draft.article(), [])
    anchors = {
        **view.anchors,
        "ships": {
            sentence.span.start: f"s-{place}" for place, sentence in enumerate(reading.sentences)
        },
    }
    sheet = Sheet(replace(view, anchors=anchors), routes.NUMBERS)
    for sentence in reading.sentences:
        sheet.cite(reading, sentence.span)
    return sheet.sources()


def test_a_dozen_sources_are_listed() -> None:
    assert "<details" not in cited(12)


def test_more_sources_are_folded_under_their_number() -> None:
    folded = cited(13)
    assert "<summary>13\N{NO-BREAK SPACE}passages of 1\N{NO-BREAK SPACE}article</summary>" in folded
    assert "details" in seen(site_html(folded)).tags
    assert seen(site_html(folded)).tags.count("li") == 13


def test_the_sentences_of_one_passage_have_one_number_and_each_its_own_link() -> None:
    view = port.view()
    said = next(each for each in view.briefing.passages if len(each.statements) == 2)
    sheet = Sheet(view, routes.NUMBERS)
    links = [sheet.cite(said.reading, each.sentence) for each in said.statements]
    numbers = [re.findall(r"\[\[(\d+)\]\]\(\S+#(s-\w+)\)", link)[0] for link in links]
    assert [number for number, _ in numbers] == ["1", "1"]
    assert numbers[0][1] != numbers[1][1]


def test_two_sources_in_one_paragraph_are_told_apart_by_their_first_words() -> None:
    view = port.view()
    sheet, reading = Sheet(view, routes.NUMBERS), view.readings["harbour"]
    for words in ("She also promised", "Nobody else spoke of money.", "“We are late,” Brink said."):
        place = next(
            each.span for each in reading.sentences if words in each.span.of(reading.article.text)
        )
        sheet.cite(reading, place)
    items = re.findall(r"^\d\.\s+(.+)$", sheet.sources(), re.MULTILINE)
    texts = [
        seen(site_html(item)).text.replace("\N{NO-BREAK SPACE}", " ").partition(" At the")[0]
        for item in items
    ]
    assert texts == [
        "Veld Courant, 7 May 2031, ¶ 2: She also promised 40 million for dredging.",
        "Veld Courant, 7 May 2031, ¶ 2: Nobody else spoke of money.",
        "Veld Courant, 7 May 2031, ¶ 3.",
    ]


def test_an_article_lists_its_statements_in_lines_that_lead_to_its_own_text() -> None:
    page = MARKDOWN["articles/harbour.md"]
    lines = re.findall(
        r"^-   (.+)$", page.partition('class="b-lines"')[2].partition("</div>")[0], re.MULTILINE
    )
    assert len(lines) == 4
    assert all(re.search(r"\[¶.\d\]\(#[qs]-[\w-]+\)", line) for line in lines)
    assert "## Sources" not in page


def test_a_line_of_a_statement_says_who_only_where_that_changes() -> None:
    page = MARKDOWN["articles/harbour.md"].partition('class="b-lines"')[2].partition("</div>")[0]
    assert re.findall(r'b-st__who">\[([^\]]+)\]', page) == ["Ada Brink", "A port official"]


SHORTENED = [
    # what is said, its first words that are the statement, what is shown
    ("Speaking at the jubilee of the port, Brink said she will dig.", "she will dig.", None),
    (
        f"Speaking at a jubilee, Brink said that all of the ships will come, and that {'more ' * 60}cranes will.",
        "all of the ships",
        "Speaking at a jubilee, Brink said that all of the ships will come",
    ),
    (
        f"“All of the ships will come into port now,” she said. “And {'more ' * 60}cranes will.”",
        "All of the ships",
        "“All of the ships will come into port now,” she said.",
    ),
    (
        f"Brink said the ships had a good, long year, adding, “I {'do ' * 60}hope.”",
        "the ships had a good",
        "Brink said the ships had a good, long year",
    ),
    (
        f"Speaking at a jubilee, Brink said {'more ' * 60}cranes.",
        "more more",
        f"Speaking at a jubilee, Brink said {'more ' * 39}".strip(),
    ),
]


@pytest.mark.parametrize(("text", "words", "shown"), SHORTENED)
def test_a_long_statement_is_cut_where_it_says_something(
    text: str, words: str, shown: str | None
) -> None:
    """At the end of a sentence or clause behind what introduces it; a short one is whole."""
    ends = [found.end() for found in re.finditer(r"she said\.|$", text)]
    draft = port.Draft(
        "ships",
        text,
        [
            text[start:end].strip()
            for start, end in itertools.pairwise([0, *ends])
            if text[start:end]
        ],
    )
    start = text.index(words)
    statement = Statement(
        "s", StatementKind.REPORTED, Span(start, len(text)), Span(0, len(text)), None, None, "s"
    )
    reading = draft.reading(draft.article(), [statement])
    passage = Passage(
        "s",
        reading,
        Span(0, len(text)),
        StatementKind.REPORTED,
        "",
        (statement,),
        (),
        Dated(),
        Noted(),
    )
    view = port.view()
    sheet = Sheet(replace(view, anchors={**view.anchors, "ships": {}}), routes.NUMBERS)
    ((_, _, _, said),) = seen(site_html(line(sheet, passage))).quotations
    assert said == (shown or text)


def test_a_paragraph_of_the_text_leads_to_its_publisher() -> None:
    text = MARKDOWN["articles/harbour.md"].partition("{ #text }")[2]
    assert text.count("https://veld.example/a") == text.count("{ #p-")
    assert "https://" not in MARKDOWN["articles/ferry.md"].partition("{ #text }")[2]


def test_a_speaker_has_a_line_a_topic_that_leads_to_what_they_said_on_it() -> None:
    page, topic = MARKDOWN["speakers/ada-brink.md"], seen(site_html(MARKDOWN["topics/port.md"]))
    target = re.search(r"\[The port\]\(\.\./topics/port\.md#([\w-]+)\)", page)
    assert target
    assert target.group(1) in topic.ids


def test_the_record_of_a_speaker_has_every_statement_once_and_folds_all_days_but_the_newest() -> (
    None
):
    made = port.briefing()
    days = [Dated(f"2031-05-0{9 - place}", Basis.STATED) for place in range(len(made.passages))]
    said = tuple(replace(each, date=day) for each, day in zip(made.passages, days, strict=True))
    record = (
        pages(replace(made, passages=said))["speakers/ada-brink.md"]
        .partition("{ #record }")[2]
        .partition("\n## ")[0]
    )
    own = [each for each in said if each.speaker == "ada-brink"]
    assert record.count('<article class="b-st ') == len(own)
    assert record.count("<details") == len(own) - 1


def test_a_role_says_by_whom_and_when_it_was_printed() -> None:
    page = seen(site_html(MARKDOWN["speakers/ada-brink.md"])).text
    assert "Harbour Minister 7 May 2031, Veld Courant" in page.replace("\N{NO-BREAK SPACE}", " ")


def test_a_topic_has_one_first_line_wherever_it_is_shown() -> None:
    def line(path: str, classes: str) -> list[str]:
        found = re.search(rf"^ *(.+)\n *\{{ \.{classes}", MARKDOWN[path], re.MULTILINE)
        return re.findall(r'data-seed="\S+" data-start="\d+"', found[1]) if found else []

    own = line("topics/port.md", "b-lead")
    assert own
    assert line("topics/index.md", "b-card__say") == own
    untold = pages(replace(port.briefing(), bottom_line=(), changes=()))["index.md"]
    assert own[0] in untold.partition("## Topics")[2]


def test_the_front_page_prints_no_sentence_of_a_topic_that_stands_above() -> None:
    """Such a topic is listed in short, with the number of its sentence."""
    above, _, topics = MARKDOWN["index.md"].partition("## Topics")
    shown = topics.partition("\n## ")[0]
    (number,) = re.findall(r"\[\[(\d+)\]\]", shown)
    assert f"[[{number}]]" in above
    assert "[The port]" in shown
    assert "data-seed" not in shown


def test_the_front_page_tells_what_is_ahead_only_if_it_has_not_told_it() -> None:
    made = port.briefing()
    (line,) = made.bottom_line
    (event,) = (each for each in made.events if each.ahead)
    event = replace(event, reading=line.reading, span=line.span)
    told = pages(replace(made, events=(event,)))["index.md"]
    untold = pages(replace(made, events=(event,), bottom_line=(), changes=()))["index.md"]
    assert "## Ahead" not in told
    assert "## Ahead" in untold


def test_a_statement_on_several_topics_is_told_under_one_of_them() -> None:
    """A speaker's rows by topic tell each statement once; a topic with nothing new has its count
    alone.
    """
    made = port.briefing()
    several = tuple(
        replace(made.topics[0], id=f"port-{number}", name=f"Port {number}") for number in range(9)
    )
    on_all = tuple(
        replace(passage, topics=tuple(topic.id for topic in several)) for passage in made.passages
    )
    page = pages(replace(made, topics=several, passages=on_all))["speakers/ada-brink.md"]
    rows = page.partition("## By topic")[2].partition("\n## ")[0]
    told = re.findall(r"#(s-[\w-]+)\)\{ \.b-cite", rows)
    assert rows.count("Port ") == len(several) > len(told) > 1
    assert len(told) == len(set(told))


def called(**changes: object) -> tuple[str, bool]:
    """Return what the ferry article is called with these values of its own."""
    made = port.view()
    unlabelled = replace(made, settings=replace(made.settings, articles={}))
    article = replace(made.readings["ferry"].article, **changes)  # type: ignore[arg-type]
    return headline(unlabelled, article)


def test_an_article_is_called_by_its_headline_else_by_publisher_and_date() -> None:
    title, paper = Noted("The ferry", Basis.STATED), Noted("The Tern", Basis.STATED)
    day = Dated("2031-05-06", Basis.STATED)
    assert called(title=title, publisher=paper, published=day) == ("The ferry", False)
    assert called(title=Noted(), publisher=paper, published=day) == (
        "The Tern, 6\N{NO-BREAK SPACE}May\N{NO-BREAK SPACE}2031",
        True,
    )


def test_an_article_without_them_is_called_by_its_first_words() -> None:
    day = Dated("2031-05-06", Basis.STATED)
    words = ("Brink opened the ferry line to Aske last […]", False)
    assert called(title=Noted(), publisher=Noted(), published=day) == words
    assert (
        called(title=Noted(), publisher=Noted("The Tern", Basis.STATED), published=Dated()) == words
    )
