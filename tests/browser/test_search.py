"""Search: what is found first, what is found at all, where a hit leads, and what the box costs a
page that nobody searches on. All from the folder, with real keys.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_pages import axe_finds
from tests.browser.visitor import Visitor, eventually
from tests.test_search_words import CASES

ARTICLES = {
    "TRT": "articles/000-",
    "Munich": "articles/001-",
    "Davos": "articles/002-",
    "Brussels": "articles/003-",
    "Anadolu": "articles/004-",
}

# What is typed, where the first hit leads, and words that it shows: a name, or a whole statement.
FIRST = (
    # apostrophes and quotation marks, as keyboards have them and as papers print them
    ("Rutte's", "speakers/mark-rutte", "Mark Rutte"),
    ("Rutte’s", "speakers/mark-rutte", "Mark Rutte"),
    ("Da'esh", "Brussels", "resurgence of Da’esh"),
    ("Da’esh", "Brussels", "resurgence of Da’esh"),
    ("daesh", "Brussels", "resurgence of Da’esh"),
    ("'27", "Davos", "ready in ’27, ’29 and ’31"),
    ("’27", "Davos", "ready in ’27, ’29 and ’31"),
    ("increasingly active", "Anadolu", '"increasingly active"'),
    # names of people, topics, pages and publishers
    ("Rutte", "speakers/mark-rutte", "Mark Rutte"),
    ("Mark Rutte", "speakers/mark-rutte", "Mark Rutte"),
    ("rutte mark", "speakers/mark-rutte", "Mark Rutte"),
    ("Colby", "speakers/elbridge-colby", "Elbridge Colby"),
    ("Greenland", "topics/greenland", "Greenland"),
    ("defence spending", "topics/defence-spending", "Defence spending and burden-sharing"),
    ("statements", "statements", "Statements"),
    ("method", "method", "Method"),
    ("Feb 2026", "editions/2026-02", "Feb\u00a02026"),
    ("February 2026", "editions/2026-02", "Feb\u00a02026"),
    ("TRT World", "TRT", "TRT World"),
    ("Munich Security Conference", "Munich", "Rutte at the Munich Security Conference"),
    # all words in one statement
    ("nuclear umbrella", "TRT", '"nuclear umbrella"'),
    ('"nuclear umbrella"', "TRT", '"nuclear umbrella"'),
    ("step by step", "Munich", "step-by-step"),
    ('"step by step"', "Munich", "step-by-step"),
    ("Greenland Rutte declined", "Davos", "Rutte declined to comment publicly on tensions"),
    ("European army", "Anadolu", "fully-fledged European army"),
    ("“European army”", "Anadolu", "fully-fledged European army"),
    ("garden snail", "Munich", "stilted speed of a garden snail"),
    ("Trump", "TRT", "Donald Trump's leadership"),
    ("Belarus", "Munich", "ballistic missile systems in Belarus"),
    # numbers
    ("2%", "Munich", "on 2%"),
    ("2 %", "Munich", "on 2%"),
    ("35,000", "Munich", "35,000"),
    ("35000", "Munich", "35,000"),
    ("$630 million", "TRT", "about $630 million British air defence package"),
    # whole words before beginnings, and beginnings only of the last word
    ("EU", "Anadolu", "parallel EU structures"),
    ("interceptor", "Munich", "we need interceptors"),
    ("intercep", "Munich", "we need interceptors"),
    ("spen", "topics/defence-spending", "Defence spending and burden-sharing"),
    # mistakes
    ("intercepter", "Munich", "we need interceptors"),
    ("Grenland", "topics/greenland", "Greenland"),
    ("Greenalnd", "topics/greenland", "Greenland"),
    ("umbrela", "TRT", '"nuclear umbrella"'),
)

NOTHING = (
    "disagreed",
    "denied",
    "Québec",
    "Shekerinska",
    "WEF",
    "Kyiv",
    '"umbrella nuclear"',
    "constructor",
    "__proto__",
)


FIRST_HIT = """() => {
    const link = document.querySelector(".md-search-result__link");
    return link ? [link.innerText, link.href] : ["nothing", ""];
}"""


def typed(page: Page, words: str) -> Locator:
    """Search for words, and return what is found once all of it is there."""
    page.locator("body").press("/")
    page.locator(".md-search__input").fill(words)
    return found(page)


def found(page: Page) -> Locator:
    expect(page.locator(".md-search-result")).to_have_attribute("aria-busy", "false")
    return page.locator(".md-search-result__link")


def status(page: Page) -> Locator:
    return page.locator(".md-search").get_by_role("status")


def in_window(page: Page, locator: Locator) -> bool:
    box = locator.bounding_box()
    return bool(box) and box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


def marks(page: Page) -> Locator:
    return page.locator(".md-content mark.b-found")


# -- what is found ---------------------------------------------------------------------------------


def test_what_is_found_first(visitor: Visitor) -> None:
    """The first hit shows the words, and no more than a few lines of them."""
    page = visitor.open("timeline.html")
    wrong = []
    for words, place, shown in FIRST:
        typed(page, words)
        text, address = page.evaluate(FIRST_HIT)
        if shown not in text or len(text) > 500 or ARTICLES.get(place, f"/{place}.") not in address:
            wrong.append((words, text, address))
    assert wrong == []


def test_what_is_not_there_is_not_found(visitor: Visitor) -> None:
    """The box says so, and what to try."""
    page = visitor.open("timeline.html")
    for words in NOTHING:
        expect(typed(page, words)).to_have_count(0)
        expect(status(page)).to_contain_text("Nothing found. Try")


@pytest.mark.parametrize(
    "words",
    ["alliance's", "'27", "nuclear umbrella", "step by step", "EU", "Greenland Rutte declined"],
)
def test_enter_leads_to_the_words(visitor: Visitor, words: str) -> None:
    """In sight and marked, in the sentence that they stand in."""
    page = visitor.open("timeline.html")
    typed(page, words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    expect(page.locator(":target mark.b-found").first).to_be_visible()
    eventually(page, lambda: in_window(page, marks(page).first))
    marked = " ".join(marks(page).all_inner_texts()).replace("’", "'").lower()
    assert all(word in marked for word in words.removesuffix("'s").strip("'").lower().split())


def test_a_name_leads_to_its_page(visitor: Visitor) -> None:
    page = visitor.open("timeline.html")
    typed(page, "Rutte")
    page.keyboard.press("Enter")
    page.wait_for_url("**/speakers/mark-rutte.html")


def test_nothing_typed_finds_nothing(visitor: Visitor) -> None:
    page = visitor.open("timeline.html")
    for words in ("", "  ", "“", "…"):
        expect(typed(page, words)).to_have_count(0)
        expect(status(page)).to_contain_text("Type to search")


def test_whole_words_come_before_their_beginnings(visitor: Visitor) -> None:
    page = visitor.open("timeline.html")
    hits = typed(page, "EU")
    expect(status(page)).to_have_text(re.compile("3 results; [0-9]+ more with words that begin"))
    shown = hits.locator("mark").all_inner_texts()
    whole = [word for word in shown if word == "EU"]
    assert shown[: len(whole)] == whole
    expect(typed(page, "EU ")).to_have_count(3)


def test_any_word_is_found_where_no_place_holds_all(visitor: Visitor) -> None:
    """First within one article, then anywhere; the box says which."""
    page = visitor.open("timeline.html")
    assert typed(page, "ammunition drones").count() > 1
    expect(status(page)).to_contain_text("No statement has all the words.")
    assert typed(page, "Greenland Tusk").count() > 1
    expect(status(page)).to_contain_text("Nothing has all the words.")


def test_what_is_shown_instead_of_a_mistake_is_said(visitor: Visitor) -> None:
    page = visitor.open("timeline.html")
    typed(page, "Grenland")
    expect(status(page)).to_contain_text("No match for “grenland”; showing “greenland”. ")


def test_a_statement_is_one_hit(visitor: Visitor) -> None:
    """Though it stands on the pages of its article, its topics and its speaker."""
    page = visitor.open("timeline.html")
    hit = typed(page, "garden snail")
    expect(hit).to_have_count(1)
    expect(hit).to_contain_text("Mark Rutte · Quoted")
    expect(hit).to_contain_text("UK Defence Journal, George Allison, 13 Feb 2026 · ¶\u00a010")
    expect(status(page)).to_have_text("1 result")


def test_more_hits_are_shown_when_they_are_asked_for(visitor: Visitor) -> None:
    page = visitor.open("timeline.html")
    expect(typed(page, "Rutte")).to_have_count(20)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".md-search-result__link")).to_have_count(40)
    expect(page.locator(".md-search-result__link").nth(20)).to_be_focused()


def test_words_are_split_as_the_generator_splits_them(visitor: Visitor) -> None:
    """What is typed is looked up in the same form, or it is not found."""
    page = visitor.open("timeline.html")
    typed(page, "the")
    texts = [case["text"] for case in CASES]
    split = page.evaluate(
        "(texts) => texts.map((text) => briefing.split(text).map(({ term }) => term))", texts
    )
    assert dict(zip(texts, split, strict=True)) == {case["text"]: case["words"] for case in CASES}


# -- the box ---------------------------------------------------------------------------------------


def test_a_page_loads_nothing_of_it_before(visitor: Visitor) -> None:
    """The script and its data come when the box is first used."""
    page = visitor.open("index.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert page.locator("script[src*=search]").count() == 0
    typed(page, "Greenland")
    names = [url.rpartition("/")[2] for url in asked if "search" in url]
    assert names[0] == "search.js"
    assert "start.js" in names
    assert len(names) == len(set(names)) < 8


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_keys_open_it_but_not_in_a_field(visitor: Visitor, key: str) -> None:
    page = visitor.open("statements.html")
    field = page.locator(".b-filter input[name=text]")
    field.press(key)
    expect(field).to_have_value(key)
    field.blur()
    page.keyboard.press(key)
    box = page.locator(".md-search__input")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    expect(page.locator(".md-search__output")).to_be_hidden()


def test_words_that_no_key_typed_are_searched(visitor: Visitor) -> None:
    """Pasted, dictated, or put in by a tool: the box tells by its words, not by keys."""
    page = visitor.open("index.html")
    page.locator(".md-search__input").focus()
    page.keyboard.insert_text("garden snail")
    expect(found(page)).to_have_count(1)


def test_arrows_lead_through_the_hits_and_back(visitor: Visitor) -> None:
    page = visitor.open("index.html")
    hits = typed(page, "Greenland")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(hits.last).to_be_focused()
    page.keyboard.type("s")
    expect(page.locator(".md-search__input")).to_have_value("Greenlands")
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()


@pytest.mark.parametrize("width", [1440, 390])
def test_back_brings_the_words_and_the_hit_again(visitor: Visitor, width: int) -> None:
    page = visitor.open("timeline.html", width)
    page.locator(
        ".md-search__input" if width > 500 else "label.md-header__button[for=__search]"
    ).click()
    page.locator(".md-search__input").fill("Greenland")
    found(page).nth(2).click()
    page.wait_for_url("**/articles/**")
    page.go_back()
    expect(page.locator(".md-search__input")).to_have_value("Greenland")
    expect(found(page).nth(2)).to_be_focused()
    assert "?q=Greenland" in page.url
    page.keyboard.press("Escape")
    eventually(page, lambda: "?q=" not in page.url)


def test_an_address_opens_it_filled_in(visitor: Visitor) -> None:
    """At an anchor too, where the theme closes its search once."""
    page = visitor.open("topics/greenland.html?q=garden+snail#said-mark-rutte")
    expect(found(page)).to_have_count(1)
    expect(page.locator(".md-search__output")).to_be_visible()


def test_the_box_moves_nothing_when_it_opens(visitor: Visitor) -> None:
    page = visitor.open("index.html")
    places = "all => all.map((each) => JSON.stringify(each.getBoundingClientRect()))"
    frame = page.locator(".b-wordmark, .md-tabs, .md-content, .md-search__form")
    before = frame.evaluate_all(places)
    typed(page, "Greenland")
    assert frame.evaluate_all(places) == before


def test_a_hit_on_the_same_page_leads_there_and_closes_the_box(visitor: Visitor) -> None:
    page = visitor.open("index.html")
    typed(page, "garden snail").first.click()
    page.wait_for_url("**/articles/**")
    typed(page, "new sea lanes").first.click()
    page.wait_for_url("**/articles/004-**")
    typed(page, '"increasingly active"').first.click()
    expect(page.locator(".md-search__output")).to_be_hidden()
    expect(marks(page).first).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light")])
def test_axe_finds_nothing_in_what_is_found(visitor: Visitor, width: int, scheme: str) -> None:
    page = visitor.open("index.html", width, scheme)
    typed(page, "Rutte Greenland")
    assert axe_finds(page) == []


@pytest.mark.parametrize("path", ["index.html", "topics/greenland.html", "statements.html"])
def test_no_stop_of_the_keyboard_is_out_of_sight(visitor: Visitor, path: str) -> None:
    """Tab leads through the head of a page without scrolling it, and through no empty list."""
    page = visitor.open(path)
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("scrollY") == 0
        assert page.evaluate("!document.activeElement.closest('.md-search__output')")


def test_words_of_an_article_are_never_markup(visitor: Visitor, tmp_path: Path) -> None:
    """Neither in the list nor, marked, on the page of the article."""
    site = Path(shutil.copytree(visitor.site, tmp_path / "site"))
    smuggled = "<img src=x onerror=alert(1)>garden"
    for path in (site / "data" / "search").glob("texts-*.js"):
        texts = path.read_text(encoding="utf-8")
        path.write_text(texts.replace("garden", smuggled), encoding="utf-8")
    visitor.site = site
    page = visitor.open("index.html")
    hit = typed(page, "garden snail").first
    expect(hit).to_contain_text(smuggled)
    assert page.locator(".md-search img").count() == 0
    page = visitor.open(
        str(hit.get_attribute("href"))
        .rpartition("/site/")[2]
        .replace("h=", f"h={quote(smuggled)}+")
    )
    expect(marks(page).first).to_have_text("garden")
    assert page.locator(".md-content img").count() == 0


def test_it_says_so_when_its_data_is_missing(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open("index.html", without="data/search/start.js")
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("Greenland")
    expect(status(page)).to_have_text("The search could not be loaded.")
