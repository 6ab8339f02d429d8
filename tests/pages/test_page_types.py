"""Page types, on a briefing put together by hand: what each page promises its reader."""

import posixpath
import re
from dataclasses import replace

import pytest

from generator.model.articles import Block, BlockKind
from generator.model.readings import Sentence, SpeakerKind
from generator.model.spans import Basis, Dated, Span
from generator.pages._markdown import plain
from generator.settings import ArticleSettings, TextMode
from generator.site import navigation, plan_site
from generator.view import View
from tests.pages import port
from tests.pages.rendering import DIALECTS, seen, site_html

PAGES = {
    file.path: file.content.decode()
    for file in plan_site(port.briefing(), port.settings(), port.LEXICON).files
}
MARKDOWN = {path: text.split("---\n", 2)[2] for path, text in PAGES.items() if path.endswith(".md")}
TEXTS = {"harbour.txt": port.HARBOUR, "ferry.txt": port.FERRY}


def planned(**settings: object) -> dict[str, str]:
    plan = plan_site(port.briefing(), port.settings(**settings), port.LEXICON)
    return {file.path: file.content.decode() for file in plan.files}


def shown(path: str) -> str:
    """Return a page's text as a reader sees it, spaces that keep words together being spaces."""
    return plain(seen(site_html(MARKDOWN[path])).text).replace("\N{NO-BREAK SPACE}", " ")


def test_every_page_of_the_navigation_is_there() -> None:
    headings, paths = zip(*navigation(port.LEXICON), strict=True)
    assert headings[:2] == ("Brief", "Topics")
    assert set(paths) <= MARKDOWN.keys()


def test_a_topic_on_which_nothing_was_said_has_no_page() -> None:
    assert "topics/port.md" in MARKDOWN
    assert "topics/silence.md" not in MARKDOWN


def test_somebody_only_mentioned_has_no_page_but_stands_on_the_list() -> None:
    assert "speakers/cor-maas.md" not in MARKDOWN
    assert "Cor Maas" in MARKDOWN["speakers/index.md"]


def test_the_timeline_begins_with_what_is_ahead_and_ends_with_what_has_no_date() -> None:
    made = port.briefing()
    first, *others = made.events
    past = replace(others[0], ahead=False, date=Dated("2031-04-02", Basis.STATED))
    events = (*others, past, replace(first, date=Dated()))
    plan = plan_site(replace(made, events=events), port.settings(), port.LEXICON)
    timeline = next(file.content.decode() for file in plan.files if file.path == "timeline.md")
    assert re.findall(r"^## (.+?)(?: \{|$)", timeline, re.MULTILINE) == [
        "Ahead",
        "April 2031",
        "No date stated",
        "Sources",
    ]


def test_unnamed_sources_share_one_page() -> None:
    assert [path for path in MARKDOWN if "official" in path] == []
    assert "A port official" in MARKDOWN["speakers/unnamed.md"]


def test_groups_and_bodies_without_a_name_stand_on_that_page_too() -> None:
    made = port.briefing()
    speakers = tuple(
        each if each.is_named else replace(each, kind=SpeakerKind.GROUP) for each in made.speakers
    )
    plan = plan_site(replace(made, speakers=speakers), port.settings(), port.LEXICON)
    pages = {file.path: file.content.decode() for file in plan.files}
    assert [path for path in pages if "official" in path] == []
    assert "A port official" in pages["speakers/unnamed.md"]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("path", MARKDOWN)
def test_every_quotation_is_what_its_seed_prints(path: str, dialect: str) -> None:
    """Our brackets left out, in the site's Markdown and in CommonMark."""
    for seed, start, end, words in seen(DIALECTS[dialect](MARKDOWN[path])).quotations:
        assert words == plain(Span(start, end).of(TEXTS[seed]))


@pytest.mark.parametrize("path", MARKDOWN)
def test_both_dialects_show_the_same_quotations(path: str) -> None:
    site, forge = (seen(render(MARKDOWN[path])).quotations for render in DIALECTS.values())
    assert site == forge


@pytest.mark.parametrize("path", MARKDOWN)
def test_every_link_leads_to_a_page_and_an_anchor_of_it(path: str) -> None:
    files = {*PAGES, *(f"data/{name}" for name in port.LEXICON.table("labels.data"))}
    for link in seen(site_html(MARKDOWN[path])).links:
        if not link.startswith("https://"):
            target, _, anchor = link.partition("#")
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
                if target
                else path
            )
            assert target in files or target == "verify.py"  # lies in docs/, written by hand
            assert not anchor or anchor in seen(site_html(MARKDOWN[target])).ids, link


@pytest.mark.parametrize("path", MARKDOWN)
def test_a_page_has_one_title_and_no_anchor_twice(path: str) -> None:
    page = seen(site_html(MARKDOWN[path]))
    assert page.tags.count("h1") == 1
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("path", MARKDOWN)
def test_headings_come_in_order_and_none_stands_over_nothing(path: str) -> None:
    levels = [
        int(tag[1]) for tag in seen(site_html(MARKDOWN[path])).tags if re.fullmatch("h[1-6]", tag)
    ]
    assert all(level <= before + 1 for before, level in zip([0, *levels], levels, strict=False))
    lines = [
        line for line in MARKDOWN[path].split("\n") if line.strip() and not line.startswith("<")
    ]
    for line, following in zip(lines, [*lines[1:], "# end"], strict=True):
        depth = len(line) - len(line.lstrip("#"))
        if depth:
            assert not re.match(f"#{{1,{depth}}} ", following), line


def test_what_is_left_out_is_in_no_page() -> None:
    assert "ten ports" not in "".join(PAGES.values())
    assert "links to other articles" in MARKDOWN["articles/harbour.md"]


def test_a_bare_pronoun_is_named_in_a_bracket_of_ours() -> None:
    assert "[Ada Brink] also promised 40 million for dredging." in shown("topics/port.md")


def test_a_relative_day_of_the_reporter_gets_its_date_in_a_bracket_of_ours() -> None:
    assert "said on Tuesday [6 May 2031] that" in shown("topics/port.md")


def test_a_headline_of_ours_is_marked_as_ours() -> None:
    assert "our label; no headline in the source" in MARKDOWN["articles/ferry.md"]
    assert "no headline in the source" not in MARKDOWN["articles/harbour.md"]


def test_an_excerpt_shows_what_is_cited_and_marks_the_gaps() -> None:
    text = MARKDOWN["articles/harbour.md"]
    assert "Nobody else spoke of money." not in text
    assert "[…]" in text


def test_full_text_shows_everything_but_what_is_left_out() -> None:
    text = planned(text=TextMode.FULL)["articles/harbour.md"]
    assert "Nobody else spoke of money." in text
    assert "ten ports" not in text.partition("## Source text")[2]


def test_what_is_left_out_can_be_read_where_the_whole_text_may_be_shown() -> None:
    page = planned(text=TextMode.FULL)["articles/harbour.md"]
    folded = page.partition("## Left out, and why")[2].partition("<details")[2]
    assert "ten ports" in folded.partition("</details>")[0]


def test_statements_are_a_list_of_their_own_only_where_no_text_marks_them() -> None:
    folded = f"<summary>{port.LEXICON.text('labels.as_list')}"
    assert folded in planned(text=TextMode.EXCERPT)["articles/harbour.md"]
    assert folded not in planned(text=TextMode.NONE)["articles/harbour.md"]


def test_who_did_not_comment_is_marked_at_the_statement_and_not_told_again() -> None:
    made = port.briefing()
    said = next(each for each in made.passages if each.speaker and "port" in each.topics)
    reading = next(each for each in made.readings if each.silences)
    assert said.reading.article.id == reading.article.id
    silence = replace(reading.silences[0], sentence=said.span, speaker=said.statements[0].speaker)
    silent = replace(reading, silences=(silence,))
    readings = tuple(silent if each is reading else each for each in made.readings)
    plan = plan_site(replace(made, readings=readings), port.settings(), port.LEXICON)
    page = {file.path: file.content.decode() for file in plan.files}["topics/port.md"]
    label, heading = (port.LEXICON.text(f"labels.{name}") for name in ("silent", "headings.open"))
    assert page.count(label) == 1
    assert f"## {heading}" not in page


def test_what_is_left_out_is_not_shown_where_the_text_is_not() -> None:
    text = planned(text=TextMode.EXCERPT)["articles/harbour.md"]
    assert "ten ports" not in text
    assert port.LEXICON.text("labels.left_out_hidden") in text


def test_a_statement_of_several_sentences_is_one_place_that_its_citation_leads_to() -> None:
    """A click marks all the words cited, not only their first sentence."""
    text = MARKDOWN["articles/harbour.md"]
    (inner,) = re.findall(r'<span id="q-[\w-]+">(.*?)</mark></span>', text)
    assert inner.count("<mark") == 2


def test_a_statement_of_one_sentence_keeps_the_address_of_its_sentence() -> None:
    cited = re.findall(r"articles/harbour\.md#(\w)-", MARKDOWN["topics/port.md"])
    assert {"q", "s"} == set(cited)


def test_without_a_text_citations_still_have_their_place() -> None:
    bare = planned(text=TextMode.NONE)["articles/harbour.md"]
    cited = re.findall(r"articles/harbour\.md#([qs]-[\w-]+)", MARKDOWN["topics/port.md"])
    assert set(cited) <= set(seen(site_html(bare.split("---\n", 2)[2])).ids)


def test_one_article_may_show_more_of_its_text_than_the_others() -> None:
    """`text:` of an entry in briefing.yml goes before that of the whole site."""
    settings = port.settings(text=TextMode.NONE)
    whole = replace(
        settings,
        articles={
            **settings.articles,
            "harbour.txt": ArticleSettings("harbour.txt", 1, text=TextMode.FULL),
        },
    )
    files = {
        file.path: file.content.decode()
        for file in plan_site(port.briefing(), whole, port.LEXICON).files
    }
    assert "Nobody else spoke of money." in files["articles/harbour.md"]
    assert "[sentence not shown]" in files["articles/ferry.md"]


def test_the_table_of_articles_says_how_much_of_each_text_is_shown() -> None:
    """One sentence of the harbour is cited nowhere, none of the ferry."""
    shares = re.findall(r"\| (\d+)% \|$", MARKDOWN["articles/index.md"], re.MULTILINE)
    assert len(shares) == 2
    assert 80 < int(shares[0]) < 100
    assert int(shares[1]) > 95


def anchors(*paragraphs: str) -> list[str]:
    """Return the anchors of an article whose paragraphs are one sentence each."""
    text, start, sentences, blocks = "\n".join(paragraphs), 0, [], []
    for place, paragraph in enumerate(paragraphs):
        span = Span(start, start + len(paragraph))
        sentences.append(Sentence(span, place))
        blocks.append(Block(BlockKind.PARAGRAPH, span, place + 1, place + 1))
        start = span.end + 1
    ferry = port.ferry()
    article = replace(ferry.article, text=text, blocks=tuple(blocks))
    reading = replace(ferry, article=article, sentences=tuple(sentences), statements=(), summary=())
    empty = replace(
        port.briefing(), readings=(reading,), passages=(), events=(), numbers=(), speakers=()
    )
    return list(View.of(empty, port.settings(), port.LEXICON).anchors["ferry"].values())


def test_a_paragraph_inserted_above_changes_no_anchor() -> None:
    assert anchors("A line above.", "The quay is old.", "The crane is new.")[1:] == anchors(
        "The quay is old.", "The crane is new."
    )


def test_a_sentence_printed_twice_has_two_anchors() -> None:
    first, second = anchors("No comment.", "No comment.")
    assert second == f"{first}-2"


def test_corrections_and_entered_values_are_listed_with_their_reasons() -> None:
    assert "she, not he" in MARKDOWN["method.md"]
    assert "the timetable" in MARKDOWN["method.md"]


def test_the_same_sentence_has_one_number_on_a_page() -> None:
    numbers = re.findall(r"\[\[(\d+)\]\]\(([^)]+)\)", MARKDOWN["topics/port.md"])
    assert len({number for number, _ in numbers}) == len({target for _, target in numbers})


def test_the_rows_of_quotations_carry_what_they_are_filtered_by() -> None:
    rows = re.findall(r'<article class="b-st b-st--quoted"([^>]*)>', MARKDOWN["statements.md"])
    for row in rows:
        assert all(f"data-{name}=" in row for name in ("speaker", "topic", "kind", "article"))
