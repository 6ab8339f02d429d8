"""Pages as short as a busy reader wants: what is long is folded or in a line, and what is cited stays reachable."""

import re
from dataclasses import replace

from generator.model import Basis, Briefing, Dated
from generator.pages import _routes as routes
from generator.pages._sheet import Sheet
from generator.site import plan_site
from tests.pages import port
from tests.pages.rendering import seen, site_html
from tests.pages.test_page_types import MARKDOWN


def pages(briefing: Briefing) -> dict[str, str]:
    return {file.path: file.content.decode() for file in plan_site(briefing, port.settings(), port.LEXICON).files}


def cited(number: int) -> str:
    """Return the list of sources of a page that cites so many sentences."""
    view, text = port.view(), "\n\n".join(f"Ship {place} came in." for place in range(number))
    draft = port.Draft("ships", text, text.split("\n\n"))
    reading = draft.reading(draft.article(), [])
    anchors = {**view.anchors, "ships": {sentence.span.start: f"s-{place}" for place, sentence in enumerate(reading.sentences)}}
    sheet = Sheet(replace(view, anchors=anchors), routes.NUMBERS)
    for sentence in reading.sentences:
        sheet.cite(reading, sentence.span)
    return sheet.sources()


def test_a_dozen_sources_are_listed() -> None:
    assert "<details" not in cited(12)


def test_more_sources_are_folded_under_their_number() -> None:
    folded = cited(13)
    assert "<summary>13\N{NO-BREAK SPACE}sentences of 1\N{NO-BREAK SPACE}article</summary>" in folded
    assert "details" in seen(site_html(folded)).tags
    assert seen(site_html(folded)).tags.count("li") == 13


def test_an_article_lists_its_statements_in_lines_that_lead_to_its_own_text() -> None:
    page = MARKDOWN["articles/harbour.md"]
    lines = re.findall(r"^-   (.+)$", page.partition('class="b-lines"')[2].partition("</div>")[0], re.MULTILINE)
    assert len(lines) == 4
    assert all(re.search(r"\[¶.\d\]\(#s-\w+\)", line) for line in lines)
    assert "## Sources" not in page


def test_a_line_of_a_statement_says_who_only_where_that_changes() -> None:
    page = MARKDOWN["articles/harbour.md"].partition('class="b-lines"')[2].partition("</div>")[0]
    assert re.findall(r'b-st__who">\[([^\]]+)\]', page) == ["Ada Brink", "A port official"]


def test_a_paragraph_of_the_text_leads_to_its_publisher() -> None:
    text = MARKDOWN["articles/harbour.md"].partition("{ #text }")[2]
    assert text.count("https://veld.example/a") == text.count("{ #p-")
    assert "https://" not in MARKDOWN["articles/ferry.md"].partition("{ #text }")[2]


def test_a_speaker_has_a_line_a_topic_that_leads_to_what_they_said_on_it() -> None:
    page, topic = MARKDOWN["speakers/ada-brink.md"], seen(site_html(MARKDOWN["topics/port.md"]))
    target = re.search(r"\[The port\]\(\.\./topics/port\.md#([\w-]+)\)", page)
    assert target
    assert target.group(1) in topic.ids


def test_the_record_of_a_speaker_has_every_statement_once_and_folds_all_days_but_the_newest() -> None:
    made = port.briefing()
    days = [Dated(f"2031-05-0{9 - place}", Basis.STATED) for place in range(len(made.passages))]
    said = tuple(replace(each, date=day) for each, day in zip(made.passages, days, strict=True))
    record = pages(replace(made, passages=said))["speakers/ada-brink.md"].partition("{ #record }")[2].partition("\n## ")[0]
    own = [each for each in said if each.speaker == "ada-brink"]
    assert record.count('<article class="b-st ') == len(own)
    assert record.count("<details") == len(own) - 1


def test_a_role_says_by_whom_and_when_it_was_printed() -> None:
    page = seen(site_html(MARKDOWN["speakers/ada-brink.md"])).text
    assert "Harbour Minister stated 7 May 2031, Veld Courant" in page.replace("\N{NO-BREAK SPACE}", " ")


def test_the_front_page_tells_nothing_twice() -> None:
    """A card of a topic does not repeat the bottom line or what changed, where the topic has anything else."""
    front = MARKDOWN["index.md"]
    blocks = [front.partition(f'class="{name}"')[2].partition("</div>")[0] for name in ("b-bottom", "b-cards")]
    bottom, cards = (re.findall(r'data-seed="(\S+)" data-start="(\d+)"', block) for block in blocks)
    assert bottom
    assert cards
    assert not set(bottom) & set(cards)
