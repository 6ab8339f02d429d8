"""Lists that outgrow their page: what stands on the first page and on those of the years. Below the
size of a page nothing is divided.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest

from generator.briefing import brief
from generator.build import read_all
from generator.model.briefings import Briefing
from generator.pages import _routes as routes
from generator.pages import articles
from generator.settings import Settings, Sizes, TopicSettings
from generator.site import plan_site
from generator.view import View
from tests.archive import archive
from tests.pages import port

THINGS = ("airport", "bridge", "forest", "harbour", "hospital", "market", "railway", "school")
SETTINGS = Settings(
    topics=tuple(TopicSettings(each, 1, each.title(), words=(each,)) for each in THINGS)
)
MOST = 3  # entries of a page, in these tests
ENTRY = {  # how an entry begins
    routes.STATEMENTS: r'<article class="b-st ',
    routes.NUMBERS: r"(?m)^\| \*\*",
    routes.TIMELINE: r"\{ \.b-tl__text \}",
    routes.ARTICLES: r"(?m)^\| .*\{ \.b-headline \}",
    routes.EDITIONS: r"(?m)^-   \[",
    routes.SPEAKERS: r'<section class="b-row"|(?m:^-   <span class="b-st__who">)',
    routes.UNNAMED: r"(?m)^## .*\{ #unnamed-",
    routes.TOPICS: r"b-card__say ",
    routes.topic_page("bridge"): r'<article class="b-st ',
}
LISTS = tuple(ENTRY)


@cache
def made() -> Briefing:
    """Return the briefing of a small archive of ten years."""
    readings, problems = read_all(archive(5), SETTINGS, port.LEXICON)
    assert not problems
    return brief(readings, SETTINGS, port.LEXICON)


@cache
def site(most: int = MOST) -> Mapping[str, str]:
    plan = plan_site(made(), replace(SETTINGS, sizes=Sizes(page=most)), port.LEXICON)
    return {file.path: file.content.decode() for file in plan.files}


def volumes(page: str, most: int = MOST) -> dict[str, str]:
    """Return the pages of a list's years, months and parts."""
    folder = page.removesuffix(".md") + "/"
    return {path: text for path, text in site(most).items() if path.startswith(folder)}


def entries(page: str, text: str) -> int:
    return len(re.findall(ENTRY[page], text))


@pytest.mark.parametrize("page", LISTS)
def test_a_list_is_whole_until_it_has_an_entry_more_than_a_page_holds(page: str) -> None:
    whole = entries(page, site(10_000)[page])
    if page == routes.TIMELINE:
        whole = len(made().events)  # an entry may be of several
    assert whole > MOST
    assert not volumes(page, most=whole)
    assert volumes(page, most=whole - 1)


@pytest.mark.parametrize("page", LISTS)
def test_no_page_of_a_divided_list_has_more_entries_than_a_page_holds(page: str) -> None:
    counted = [entries(page, text) for text in (site()[page], *volumes(page).values())]
    assert 0 < counted[0] <= MOST
    assert max(counted) <= MOST


@pytest.mark.parametrize("page", [each for each in LISTS if each != routes.TIMELINE])
def test_the_years_hold_every_entry_once(page: str) -> None:
    whole = entries(page, site(10_000)[page])
    assert sum(entries(page, text) for text in volumes(page).values()) == whole


def test_the_years_of_statements_add_up_to_the_number_of_all() -> None:
    counted = re.findall(r"\(statements/\w+\.md\)\s*\((\d+)\)", site()[routes.STATEMENTS])
    assert sum(map(int, counted)) == len(made().passages)


def test_the_page_of_a_divided_year_leads_to_its_months_and_their_parts() -> None:
    pages = volumes(routes.STATEMENTS)
    for path in (each for each in pages if re.search(r"/\d{4}-\d\d-part-", each)):
        year, name = path[: len("statements/2026")], posixpath.basename(path)
        assert f"({name})" in pages[f"{year}.md"], path


def test_a_statement_keeps_its_anchor_on_the_page_of_its_year() -> None:
    ids = re.compile(r'<article class="b-st [^>]*id="(q-[^"]+)"')
    found = [each for text in volumes(routes.STATEMENTS).values() for each in ids.findall(text)]
    assert sorted(found) == sorted(ids.findall(site(10_000)[routes.STATEMENTS]))


@pytest.mark.parametrize("page", LISTS)
def test_the_first_page_says_that_it_is_not_all_and_leads_to_every_year(page: str) -> None:
    name = posixpath.basename(page).removesuffix(".md")
    led_to = re.findall(rf"\]\({name}/(\w+)\.md\)\s*\(\d+\)", site()[page])
    years = {posixpath.basename(path)[:4] for path in volumes(page)} - {"unda"}
    assert [each for each in led_to if each != "undated"] == sorted(years, reverse=True)
    assert re.search("by (the )?year", site()[page])
    assert not re.search("by (the )?year", site(10_000)[page])


def test_the_filters_say_that_they_look_through_one_page_only() -> None:
    words = port.LEXICON.text("labels.filter.here")
    for path, text in {
        **volumes(routes.STATEMENTS),
        routes.STATEMENTS: site()[routes.STATEMENTS],
    }.items():
        assert (words in text) == ("<form" in text), path
    assert words not in site(10_000)[routes.STATEMENTS]


def test_every_link_of_a_divided_site_leads_to_a_page_and_an_anchor_of_it() -> None:
    pages = {path: text for path, text in site().items() if path.endswith(".md")}
    for path, text in pages.items():
        for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
            target, _, anchor = link.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            there = there if target else path
            if there.endswith(".md"):
                assert there in pages, (path, link)
                assert not anchor or re.search(
                    rf'(?:id="|#){re.escape(anchor)}[" ]', pages[there]
                ), (path, link)


def test_a_newer_article_changes_of_an_older_year_at_most_the_way_to_its_own() -> None:
    newest, *older = made().readings
    before = brief(older, SETTINGS, port.LEXICON)
    plan = plan_site(before, replace(SETTINGS, sizes=Sizes(page=MOST)), port.LEXICON)
    year = newest.article.published.edtf[:4]
    assert all(each.article.published.edtf[:4] < year for each in older)
    for file in plan.files:
        if (
            re.match(r"(statements|articles/index|topics/bridge|speakers/unnamed)/", file.path)
            and year not in file.path
        ):
            assert told(site()[file.path]) == told(file.content.decode()), file.path


def told(text: str) -> list[str]:
    return [line for line in text.split("\n") if not line.startswith(("Earlier: ", "Later: "))]


def test_no_old_page_of_a_speaker_or_article_changes_with_an_article_it_has_nothing_to_do_with() -> (
    None
):
    newest, *older = made().readings
    before = plan_site(brief(older, SETTINGS, port.LEXICON), SETTINGS, port.LEXICON)
    after = site(SETTINGS.sizes.page)
    changed = {file.path for file in before.files if after.get(file.path) != file.content.decode()}
    named = {
        routes.speaker_page(each.id)
        for each in made().speakers
        if newest.article.id in each.articles
    }
    speakers = {path for path in changed if path.startswith("speakers/") and path.endswith(".md")}
    assert speakers <= {routes.SPEAKERS, routes.UNNAMED, *named}


def test_the_years_of_a_speaker_hold_what_they_said_and_what_others_said_of_them() -> None:
    said = Counter(passage.speaker for passage in made().passages)
    page = routes.speaker_page(max(said, key=lambda speaker: said[speaker]))
    shown = [
        text.count('<article class="b-st ')
        for text in (site(10_000)[page], *volumes(page).values())
    ]
    assert sum(shown[1:]) == shown[0] - 1  # without the latest, which stands on the first page
    assert max(shown[1:]) <= MOST
    assert not volumes(page, most=10_000)


@pytest.mark.parametrize(("most", "left"), [(4, ""), (3, "1 more")])
def test_of_many_articles_in_no_edition_a_page_has_the_first_and_the_way_to_all(
    most: int, left: str
) -> None:
    first, *others = archive(5)
    undated = (replace(seed, data=seed.data.replace(b"published: ", b"# ")) for seed in others)
    readings, _ = read_all([first, *undated], SETTINGS, port.LEXICON)
    sized = replace(SETTINGS, sizes=Sizes(page=most))
    plan = plan_site(brief(readings, SETTINGS, port.LEXICON), sized, port.LEXICON)
    pages = {file.path: file.content.decode() for file in plan.files}
    section = pages[routes.EDITIONS].partition("## No date stated")[2]
    assert section.count("b-headline") == most
    way = f"[{left}](../articles/index/undated.md)"
    assert (way in section) == bool(left)
    assert "articles/index/undated.md" in pages


def test_a_new_article_is_named_as_related_by_those_near_it_in_time_alone() -> None:
    """However many share its topics; of a large topic the size counts in steps."""
    everything = Settings(topics=(TopicSettings("things", 1, "Things", words=THINGS),))
    readings, _ = read_all(archive(24), everything, port.LEXICON)
    whole = brief(readings, everything, port.LEXICON)
    less = brief(whole.readings[1:], everything, port.LEXICON)
    after, before = (
        dict(articles.pages(View.of(each, everything, port.LEXICON))) for each in (whole, less)
    )
    related = [
        section_of(before[path], "related-articles") == section_of(after[path], "related-articles")
        for path in (routes.article_page(each.article.id) for each in less.readings)
    ]
    assert not all(related[:10])
    assert all(related[10:])


def section_of(text: str, section: str) -> str:
    """Return a section of a page."""
    return re.split(r"\n## ", text.partition(f"{{ #{section}")[2])[0]
