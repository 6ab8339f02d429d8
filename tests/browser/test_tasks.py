"""What a reader comes for, from the first click to the answer, with real clicks, taps and keys. How
each part behaves by itself is found in test_use.py and test_search.py.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_use import copied, expect_count, visible_rows
from tests.browser.visitor import Visitor, search


def below(page: Page, heading: str) -> Locator:
    """Return what stands right below a heading."""
    title = page.get_by_role("heading", name=heading, exact=True)
    return title.locator("xpath=following-sibling::*[1]")


def file_of(page: Page, link: Locator) -> Path:
    """Return the file in the site's folder that a link leads to."""
    address = page.evaluate("link => link.href", link.element_handle())
    return Path(unquote(urlsplit(address).path))


def follow(page: Page, name: str, within: str = ".md-content") -> None:
    """Click the first link with exactly this name, and wait for its page."""
    page.locator(within).get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_gist_on_one_screen(visitor: Visitor, width: int) -> None:
    """In ten seconds I want to know what this is, how new it is, and what was said where."""
    page = visitor.open("index.html", width)
    line = page.locator(".b-bottom li").first
    for shown in (page.locator(".b-about"), page.get_by_text("Latest article"), line):
        expect(shown).to_be_in_viewport(ratio=1)
    expect(page.locator(".b-cover")).to_contain_text("13 Feb 2026")
    expect(line.locator("p").first).to_contain_text("the Munich Security Conference, 13 Feb 2026")


def test_what_somebody_said_about_something_and_where(visitor: Visitor) -> None:
    """What did Rutte say about interceptors, and on what occasion?"""
    page = visitor.open("index.html")
    search(page, "Rutte interceptors")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/001-*")
    said = page.locator(".md-content mark", has_text="interceptors").first
    expect(said).to_be_in_viewport()
    expect(page.locator(".b-dl")).to_contain_text("the Munich Security Conference")


def test_who_pushed_back(visitor: Visitor) -> None:
    """Who rejected or declined what, and do the articles say so?"""
    page = visitor.open("index.html")
    rows = below(page, "Pushed back").get_by_role("listitem")
    refused = re.compile("reject|declin|den(y|ied)|dismiss|disput")
    assert rows.count() >= 2
    for row in rows.all():
        expect(row).to_contain_text(refused)
    rows.first.locator(".b-cite").click()
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target")).to_contain_text(refused)


def test_what_changed_between_two_dates(visitor: Visitor) -> None:
    """What has become of defence spending between April 2025 and February 2026?"""
    page = visitor.open("index.html")
    pair = page.locator(".b-tn").filter(has_text="Defence spending").locator(".b-tn__side")
    for side, date, words in ((0, "Apr 2025", "not yet at 2%"), (1, "Feb 2026", "all, and Canada")):
        expect(pair.nth(side)).to_contain_text(date)
        expect(pair.nth(side)).to_contain_text(words)
    pair.first.locator(".b-cite").click()
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(".b-dl")).to_contain_text("2 Apr 2025")


def test_the_numbers_of_a_topic_in_a_spreadsheet(visitor: Visitor) -> None:
    """I want the numbers on defence spending as a table that my spreadsheet opens."""
    page = visitor.open("index.html")
    follow(page, "Numbers", ".md-tabs")
    expect(page.get_by_role("heading", level=1)).to_have_text("Numbers")
    content = file_of(page, page.get_by_role("link", name="numbers (CSV)")).read_bytes()
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    on_spending = [row for row in rows if "defence-spending" in row["topics"].split()]
    assert content.startswith(b"\xef\xbb\xbf")
    assert len(rows) == page.locator(".b-scroll tbody tr").count()
    assert {"2%", "5%", "half a trillion"} <= {row["printed"] for row in on_spending}
    assert 0 < len(on_spending) < len(rows)


def test_the_proof_of_a_sentence(visitor: Visitor) -> None:
    """Prove this sentence: where does it stand, where was it published, how can I check it?"""
    page = visitor.open("index.html")
    cite = page.locator(".b-bottom .b-cite").first
    cite.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("The Europeans now, all, and Canada")
    cite.click()
    expect(page.locator(":target").first).to_be_in_viewport()
    expect(page.locator(".b-dl")).to_contain_text("not known where it was published")
    follow(page, "Method", ".md-tabs")
    chapter = page.get_by_role("heading", name="How you can check this")
    expect(chapter.locator("+ p")).to_contain_text("generator verify site")


def test_the_publishers_own_page(visitor: Visitor) -> None:
    """Where the original is known, I want to read the very sentence there."""
    page = visitor.open("topics/greenland.html")
    page.locator(".b-st .b-cite").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    original = page.locator(".b-dl a.b-out")
    assert original.get_attribute("href").startswith("https://ukdefencejournal.org.uk/")
    beside = page.locator(".b-text__p").filter(has=page.locator(":target")).locator("a.b-out")
    assert "#:~:text=" in beside.first.get_attribute("href")


def test_what_is_new(visitor: Visitor) -> None:
    """I was here some time ago: what has been added since?"""
    page = visitor.open("index.html")
    new = below(page, "New in this edition")
    expect(new).to_contain_text("2 articles")
    expect(new).to_contain_text("1 speaker heard for the first time Elbridge Colby")
    expect(new).to_contain_text(re.compile(r"Support for Ukraine \(\d+ new, \d+ before\)"))
    follow(page, "All 3 editions")
    page.locator(".md-content li a").first.click()
    expect(page).to_have_url(re.compile(r"/editions/2026-02\.html"))
    expect(below(page, "Articles").get_by_role("listitem")).to_have_count(2)
    follow(page, "Jan\xa02026")
    expect(page).to_have_url(re.compile(r"/editions/2026-01\.html"))


def test_one_topic_to_follow(visitor: Visitor) -> None:
    """I care only about Greenland: tell me when there is more."""
    page = visitor.open("index.html")
    follow(page, "Greenland")
    expect(page.get_by_role("heading", level=1)).to_have_text("Greenland")
    feed = file_of(page, page.get_by_role("link", name="feed (Atom)")).read_text(encoding="utf-8")
    entries = feed.split("<entry>")[1:]
    assert len(entries) == page.locator(".b-st").count() == 3
    assert all("Greenland" in entry for entry in entries)


def test_half_remembered_words(visitor: Visitor) -> None:
    """Somebody said something about a garden snail: show me."""
    page = visitor.open("index.html", 390)
    page.locator(".md-header label[for=__search]").first.click()
    page.keyboard.type("garden snail")
    expect(page.locator(".md-search-result__link").first).to_contain_text("garden snail")
    page.keyboard.press("Enter")
    expect(page.locator(".md-content mark", has_text="snail").first).to_be_in_viewport()


def test_a_list_to_share(visitor: Visitor) -> None:
    """I want to send a colleague all that was reported, not quoted, on the Arctic."""
    page = visitor.open("index.html")
    follow(page, "Statements", ".md-tabs")
    expect(page.get_by_role("heading", level=1)).to_have_text("Statements")
    every = page.locator(".b-quotes .b-st").count()
    expect_count(page, every, every)
    page.get_by_label("Topic").select_option(label="Arctic and High North")
    page.get_by_label("Kind").select_option(label="Reported")
    expect(page).to_have_url(re.compile("#.*kind=reported"))
    mine = [row.inner_text() for row in visible_rows(page)]
    assert 0 < len(mine) < every

    theirs = visitor.open(page.url.rpartition("/")[2])
    expect_count(theirs, len(mine), every)
    assert [row.inner_text() for row in visible_rows(theirs)] == mine


def test_on_a_plane(visitor: Visitor, tmp_path: Path) -> None:
    """How do I take this along, and does my copy work without a network?"""
    visitor.root = shutil.copytree(visitor.site, tmp_path / "copy").as_uri()
    page = visitor.open("index.html", offline=True)
    follow(page, "How to read it without a network")
    chapter = page.get_by_role("heading", name="How to read it without a network")
    expect(chapter).to_be_in_viewport()
    expect(chapter.locator("+ p")).to_contain_text("index.html")
    expect(search(page, "garden snail")).to_contain_text("garden snail")
    page.keyboard.press("Enter")
    expect(page.locator(".md-content mark", has_text="snail").first).to_be_in_viewport()


@pytest.mark.parametrize(("kind", "by"), [("quoted", "— Mark Rutte"), ("reported", "reporting")])
def test_a_statement_to_cite(visitor: Visitor, kind: str, by: str) -> None:
    """I want to cite this: the words, who said them, who reports them, and when."""
    page = visitor.open(
        f"statements.html#kind={kind}&topic=greenland",
        permissions=["clipboard-read", "clipboard-write"],
    )
    row = page.locator(".b-quotes .b-st:visible").first
    pasted = copied(page, row).replace("\xa0", " ")
    for part in (by, "Greenland", "Mark Rutte", "UK Defence Journal", "21 Jan 2026", "https://"):
        assert part in pasted


# What the keyboard is at, and whether it is in sight.
AT = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect();
    return { name: at.textContent.trim(), kind: at.className, page: at === document.body,
        seen: box.top >= 0 && box.top < innerHeight };
}"""


def tab_to(page: Page, kind: str, most: int, name: str = "") -> None:
    """Press Tab until a link of a kind and name has the focus; it is never lost on the way."""
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(AT)
        assert not at["page"]
        assert at["seen"]
        if kind in at["kind"] and name in at["name"]:
            return
    pytest.fail(f"{name or kind} was not reached in {most} steps")


def enter(page: Page, title: str) -> None:
    """Press Enter and wait for the page that it opens."""
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.wait_for_load_state()


def test_from_the_front_page_to_the_source_by_keyboard(visitor: Visitor) -> None:
    """Without a mouse: a topic, one of its statements, its place in the article, its original."""
    page = visitor.open("index.html")
    tab_to(page, "md-tabs__link", 8, "Topics")
    enter(page, "Topics")
    tab_to(page, "md-skip", 1)
    page.keyboard.press("Enter")
    tab_to(page, "", 36, "Greenland")
    enter(page, "Greenland")
    tab_to(page, "md-skip", 1)
    page.keyboard.press("Enter")
    tab_to(page, "b-cite", 4)
    enter(page, "Rutte at the World Economic Forum in Davos")
    expect(page.locator(":target")).to_be_in_viewport()
    tab_to(page, "b-out", 2)


def test_the_search_is_the_shortest_way_by_keyboard(visitor: Visitor) -> None:
    """Without a mouse, and I know what I look for: no step but the words and one more key."""
    page = visitor.open("index.html")
    search(page, "Greenland")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Greenland")


def test_somebody_who_is_only_mentioned(visitor: Visitor) -> None:
    """Who is Andrii Sybiha, and which article names him?"""
    page = visitor.open("index.html")
    follow(page, "Speakers", ".md-tabs")
    row = below(page, "Mentioned, not quoted").get_by_role("listitem").filter(has_text="Sybiha")
    expect(row).to_contain_text("Ukrainian Foreign Minister")
    row.get_by_role("link", name="Rutte’s press briefing in Brussels").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rutte’s press briefing in Brussels")
    expect(page.locator(".b-text")).to_contain_text("Andrii Sybiha")


def test_everything_somebody_said(visitor: Visitor) -> None:
    """Who is Elbridge Colby, and what did they say, all of it?"""
    page = visitor.open("index.html")
    follow(page, "Speakers", ".md-tabs")
    follow(page, "Elbridge Colby")
    expect(page.locator(".md-content")).to_contain_text("US Undersecretary of Defence for Policy")
    expect(page.locator(".b-day .b-st")).to_have_count(2)
