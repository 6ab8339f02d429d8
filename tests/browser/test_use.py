"""What a reader does on the site, with real clicks, taps and keys: prove, preview, filter, copy,
switch the palette, print. What is found stands in test_search.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.settings import PersonSettings
from generator.site import plan_site
from tests.browser.visitor import Visitor, eventually
from tests.pages import port

CITATION = ".md-content a.b-cite"


def longest_word(words: str) -> str:
    return max(re.findall(r"[^\W\d_]+", words), key=len)


def note_of(page: Page) -> Locator:
    return page.get_by_role("tooltip")


# -- citations -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["index.html", "timeline.html", "numbers.html", "statements.html"])
def test_citation_leads_to_the_very_sentence(visitor: Visitor, path: str) -> None:
    """Clicking [1] opens the article at the sentence it cites: in sight and set off from the
    rest.
    """
    page = visitor.open(path)
    first = page.locator(CITATION).first
    anchor = first.get_attribute("href").partition("#")[2]
    first.click()
    target = page.locator(f"#{anchor}")
    expect(target).to_be_in_viewport()
    expect(target).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_every_citation_has_its_target(visitor: Visitor) -> None:
    """No citation of the front page leads nowhere."""
    page = visitor.open("index.html")
    for address in page.locator(CITATION).evaluate_all(
        "all => all.map(each => each.getAttribute('href'))"
    ):
        path, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in (visitor.site / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_address_of_why_opens_what_is_folded_there(visitor: Visitor, scripts: bool) -> None:
    """It ends in -why; a browser opens it by itself, from a folder too."""
    words = (visitor.site / "statements.html").read_text(encoding="utf-8")
    anchors = re.findall(r'id="(q-[^"]+-why)"', words)
    page = visitor.open(f"statements.html#{anchors[7]}", java_script_enabled=scripts)
    expect(page.locator(f"#{anchors[7]}")).to_be_in_viewport()
    expect(page.locator(f"#{anchors[8]}")).to_be_hidden()


# -- previews --------------------------------------------------------------------------------------


def test_preview_on_keyboard_focus(visitor: Visitor) -> None:
    """Tabbing to a citation shows its passage and says so to screen readers; Escape closes it and
    keeps the focus.
    """
    page = visitor.open("index.html")
    page.locator(CITATION).first.focus()
    expect(note_of(page)).to_be_visible()
    expect(page.locator(CITATION).first).to_have_attribute(
        "aria-describedby", note_of(page).get_attribute("id")
    )
    page.keyboard.press("Escape")
    expect(note_of(page)).to_have_count(0)
    expect(page.locator(CITATION).first).to_be_focused()


def test_preview_on_hover_shows_the_cited_words(visitor: Visitor) -> None:
    """The pointer over a citation shows the sentence that the link leads to; away from it the
    preview goes.
    """
    page = visitor.open("statements.html")
    cite = page.locator(".b-st .b-src a.b-cite").first
    path, _, anchor = cite.get_attribute("href").partition("#")
    cite.hover()
    expect(note_of(page)).to_be_visible()
    shown = page.locator(".b-note__text").inner_text()
    page.mouse.move(5, 5)
    expect(note_of(page)).to_have_count(0)
    sentence = visitor.open(path).locator(f"#{anchor}").inner_text()
    assert sentence in shown


def test_first_tap_previews_second_tap_opens(visitor: Visitor) -> None:
    """On a phone one tap shows the passage, the next one opens the article."""
    page = visitor.open("index.html", 390, has_touch=True, is_mobile=True)
    cite = page.locator(CITATION).first
    cite.tap()
    expect(note_of(page)).to_be_visible()
    assert page.url.endswith("index.html")
    cite.tap()
    expect(page).to_have_url(re.compile(r"/articles/.*#[qs]-"))


def test_preview_stays_in_the_window(visitor: Visitor) -> None:
    """A preview never reaches beyond the edges of a phone."""
    page = visitor.open("index.html", 390)
    for place in range(min(5, page.locator(CITATION).count())):
        page.locator(CITATION).nth(place).focus()
        expect(note_of(page)).to_be_visible()
        box = note_of(page).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_previews_load_only_the_article_pointed_at(visitor: Visitor) -> None:
    """A page loads no passages until a citation is pointed at, and then those of its article
    alone.
    """
    page = visitor.open("index.html")
    assert page.locator("script[src*='/passages/']").count() == 0
    page.locator(CITATION).first.focus()
    expect(note_of(page)).to_be_visible()
    assert page.locator("script[src*='/passages/']").count() == 1


# -- quotations ------------------------------------------------------------------------------------


def visible_rows(page: Page) -> list[Locator]:
    return page.locator(".b-quotes .b-st:visible").all()


def expect_count(page: Page, shown: int, every: int) -> None:
    """Wait until the line above the list says how many rows it shows."""
    expect(page.locator(".b-filter output")).to_contain_text(f"{shown} of {every}")


@pytest.mark.parametrize("name", ["speaker", "topic", "kind", "publisher", "article"])
def test_filter_keeps_what_fits_and_the_address_remembers(visitor: Visitor, name: str) -> None:
    """Each filter leaves the rows that fit, counts them, and can be shared as an address."""
    page = visitor.open("statements.html")
    every = len(visible_rows(page))
    field = page.locator(f".b-filter select[name={name}]")
    field.select_option(index=1)
    value = field.input_value()
    expect(page).to_have_url(re.compile(f"#{name}="))
    rows = visible_rows(page)
    assert rows
    assert all(
        value in (row.get_attribute(f"data-{name}"), *row.get_attribute(f"data-{name}").split())
        for row in rows
    )
    expect_count(page, len(rows), every)

    shared = visitor.open(page.url.rpartition("/")[2])
    expect(shared.locator(f".b-filter select[name={name}]")).to_have_value(value)
    expect_count(shared, len(rows), every)
    assert len(visible_rows(shared)) == len(rows)


def test_filter_by_words_and_clear_by_keyboard(visitor: Visitor) -> None:
    """Typed words leave the rows that hold them; Clear brings all back and empties the address."""
    page = visitor.open("statements.html")
    every = len(visible_rows(page))
    word = longest_word(page.locator(".b-st__text").first.inner_text())
    page.locator(".b-filter input[name=text]").focus()
    page.keyboard.type(word)
    expect(page).to_have_url(re.compile(f"#text={word}$"))
    rows = visible_rows(page)
    assert 0 < len(rows) < every
    assert all(word.lower() in row.inner_text().lower() for row in rows)
    page.locator(".b-filter button[type=reset]").focus()
    page.keyboard.press("Enter")
    expect_count(page, every, every)
    expect(page).not_to_have_url(re.compile("#"))


def test_without_scripts_everything_is_there(visitor: Visitor) -> None:
    """Without JavaScript the list is whole, the form is not shown, and citations still lead on."""
    page = visitor.open("statements.html", java_script_enabled=False)
    assert len(visible_rows(page)) == page.locator(".b-quotes .b-st").count() > 0
    expect(page.locator(".b-filter")).to_be_hidden()
    page.locator(CITATION).first.click()
    expect(page).to_have_url(re.compile(r"/articles/.*#[qs]-"))


# A button says for a moment only that it has copied: its words are noted as they change.
NOTE_WORDS = """(button) => {
    window.noted = [];
    new MutationObserver(() => noted.push(button.textContent)).observe(button, { childList: true });
}"""


def copied(page: Page, row: Locator) -> str:
    """Press a statement's button and return what is then on the clipboard."""
    button = row.get_by_role("button")
    button.evaluate(NOTE_WORDS)
    button.click()
    eventually(page, lambda: "Copied" in page.evaluate("noted"))
    field = page.locator(".b-filter input[name=text]")
    field.focus()
    page.keyboard.press("Control+v")
    expect(field).not_to_have_value("")
    return page.evaluate(
        "navigator.clipboard.readText().catch(() => document.querySelector('[name=text]').value)"
    )


@pytest.mark.parametrize("form", ["text", "markdown", "bibtex"])
def test_copy(visitor: Visitor, form: str) -> None:
    """A copied statement holds its words, its speaker, its kind and where to find it on the web,
    never in a folder; as BibTeX it is an entry.
    """
    page = visitor.open("statements.html", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".b-filter select[name=format]").select_option(form)
    row = page.locator(".b-quotes .b-st").first
    words, who = row.locator(".b-st__text").inner_text(), row.locator(".b-st__who").inner_text()
    kind = row.locator(".b-kind").inner_text()
    pasted = copied(page, row)
    assert longest_word(words) in pasted
    assert who in pasted
    assert kind.lower() in pasted.lower()
    assert "file:" not in pasted
    assert pasted.startswith("@online{") == (form == "bibtex")


def test_a_copied_report_is_its_reporters(visitor: Visitor) -> None:
    """Who reports comes before whose words they are not."""
    page = visitor.open("statements.html", permissions=["clipboard-read", "clipboard-write"])
    row = page.locator(".b-st--reported").first
    who = row.locator(".b-st__who").inner_text()
    pasted = copied(page, row)
    assert re.search(rf", reporting {re.escape(who)}\b.*: ", pasted)
    assert "— " not in pasted


def test_a_copied_statement_leads_to_the_very_sentence_at_its_publisher(visitor: Visitor) -> None:
    """Where the original is known, its address ends with the first words."""
    page = visitor.open("statements.html", permissions=["clipboard-read", "clipboard-write"])
    cites = page.locator(".b-quotes .b-st .b-src a.b-cite")
    numbers = cites.evaluate_all("all => all.map(each => Number(each.textContent.slice(1, -1)))")
    links = [
        page.locator(f".b-sources > ol > li:nth-child({number}) a.b-out") for number in numbers
    ]
    known, unknown = (
        next(index for index, link in enumerate(links) if link.count() == there) for there in (1, 0)
    )
    address = links[known].evaluate("each => each.href")
    assert "#:~:text=" in address
    assert address in copied(page, page.locator(".b-quotes .b-st").nth(known))
    page.locator(".b-filter button").click()
    assert "not known" in copied(page, page.locator(".b-quotes .b-st").nth(unknown))


# -- palette, keyboard, paper ----------------------------------------------------------------------


def test_palette_follows_the_system_and_the_switch(visitor: Visitor) -> None:
    """The palette is the system's until somebody switches it; then it stays over pages."""
    page = visitor.open("index.html", scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("label[for=__palette_0]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.goto(visitor.address("timeline.html"))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_sections_can_be_reached_by_keyboard(visitor: Visitor) -> None:
    """Tab leads from the top of the page to every section of the navigation."""
    page = visitor.open("index.html")
    reached = set()
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.closest('.md-tabs') ? document.activeElement.textContent.trim() : ''"
            )
        )
    names = page.locator(".md-tabs__link").evaluate_all(
        "all => all.map(each => each.textContent.trim())"
    )
    assert set(names) <= reached


def test_each_copy_button_is_named_by_what_it_copies(visitor: Visitor) -> None:
    """Who listens to a list of buttons can tell them apart; its name says when it has copied."""
    page = visitor.open("statements.html")
    names = page.locator(".b-copy").evaluate_all(
        "all => all.map(each => each.getAttribute('aria-label'))"
    )
    assert len(set(names)) > len(names) * 0.9  # one quotation may be printed twice
    assert all(name.startswith("Copy this statement: ") for name in names)
    button = page.locator(".b-copy").first
    button.click()
    expect(button).to_have_attribute("aria-label", "Copied")
    expect(button).to_have_attribute("aria-label", names[0])


def test_an_edition_lights_the_front_page_in_the_navigation(visitor: Visitor) -> None:
    """An edition belongs to the front page, which leads to it; a topic's page does not."""
    page = visitor.open("editions/2026-02.html")
    expect(page.locator(".md-tabs__link[aria-current]")).to_have_text(["Brief"])
    page = visitor.open("topics/russia.html")
    expect(page.locator(".md-tabs__link[aria-current]")).to_have_text(["Topics"])


def test_skip_link_leads_to_the_heading(visitor: Visitor) -> None:
    """The first stop of the keyboard skips the navigation."""
    page = visitor.open("topics/index.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1:target")).to_be_in_viewport()


@pytest.mark.parametrize(
    "path", ["index.html", "topics/support-for-ukraine.html", "statements.html"]
)
def test_paper_shows_no_controls_and_writes_links_out(visitor: Visitor, path: str) -> None:
    """On paper there is no navigation, no button, no form and no line of feeds; addresses of
    originals are written out.
    """
    page = visitor.open(path)
    page.emulate_media(media="print")
    controls = page.locator(".md-tabs, .md-search, .b-filter, .b-copy, .b-downloads").all()
    assert len(controls) >= 2
    for control in controls:
        expect(control).to_be_hidden()
    outside = page.locator(".b-sources .b-out").first
    address = outside.get_attribute("href").partition("#")[0]
    assert address in outside.evaluate("each => getComputedStyle(each, '::after').content")


# -- budgets ---------------------------------------------------------------------------------------


def test_front_page_is_light(site: Path) -> None:
    """HTML, CSS and scripts of ours for the front page stay under 150 KB; the theme's own bundle
    is apart.
    """
    ours = [
        "index.html",
        "assets/briefing.css",
        "assets/briefing.js",
        "data/words.js",
    ]
    assert sum((site / name).stat().st_size for name in ours) < 150_000


# -- what is folded --------------------------------------------------------------------------------


def test_what_is_folded_opens_by_keyboard_and_on_paper(visitor: Visitor) -> None:
    """A long list of sources is out of sight until its line is entered; print shows it without
    that.
    """
    page = visitor.open("statements.html")
    sources = page.locator(".b-sources li").first
    expect(sources).to_be_hidden()
    page.locator(".b-fold:not(.b-why) > summary").focus()
    page.keyboard.press("Enter")
    expect(sources).to_be_visible()
    page.keyboard.press("Enter")
    expect(sources).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(sources).to_be_visible()


def test_old_address_leads_to_the_new_one_with_its_anchor(visitor: Visitor, tmp_path: Path) -> None:
    """From a folder; without JavaScript too, then without the anchor."""
    old = replace(port.settings(), people=(PersonSettings("ada-brink", 1, was=("a-brink",)),))
    (tmp_path / "speakers").mkdir()
    for file in plan_site(port.briefing(), old, port.LEXICON).files:
        if file.path.endswith("a-brink.html"):
            (tmp_path / file.path).write_bytes(file.content)
    (tmp_path / "speakers" / "ada-brink.html").write_text(
        "<!doctype html><title>Ada Brink</title><h1>Ada Brink</h1>"
    )
    visitor.root = tmp_path.as_uri()
    for scripts, end in ((True, "ada-brink.html#record"), (False, "ada-brink.html")):
        page = visitor.open("speakers/a-brink.html#record", java_script_enabled=scripts)
        page.get_by_role("heading", name="Ada Brink").wait_for()
        expect(page).to_have_url(re.compile(f"{end}$"))


@pytest.mark.parametrize(
    ("path", "cites"),
    [("index.html", ".b-bottom .b-cite"), ("topics/support-for-ukraine.html", "article .b-cite")],
)
def test_sentences_are_proved_in_two_taps(visitor: Visitor, path: str, cites: str) -> None:
    """On a phone the first tap shows where a sentence stands, the second opens it there, marked."""
    page = visitor.open(path, 390, has_touch=True, is_mobile=True)
    number = page.locator(cites).count()
    assert number >= 3
    for place in range(min(number, 5)):
        page = visitor.open(path, 390, has_touch=True, is_mobile=True)
        cite = page.locator(cites).nth(place)
        cite.tap()
        expect(note_of(page)).to_be_visible()
        cite.tap()
        expect(page).to_have_url(re.compile(r"/articles/.*\.html#[qs]-"))
        expect(page.locator(":target")).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "topics/support-for-ukraine.html",
        "speakers/mark-rutte.html",
        "timeline.html",
        "numbers.html",
        "statements.html",
    ],
)
def test_a_finger_hits_every_citation(visitor: Visitor, path: str) -> None:
    """With touch each citation takes at least 24 by 24 px, and no line of text moves for it."""
    lines = "all => all.map((each) => each.getBoundingClientRect().height)"
    sizes = "all => all.map((each) => each.getBoundingClientRect()).map(({ width, height }) => [width, height])"
    heights = []
    for touch in (True, False):
        page = visitor.open(path, 390, has_touch=touch)
        heights.append(page.locator("p:has(.b-cite)").evaluate_all(lines))
        if touch:
            found = page.locator(f"{CITATION}:visible").evaluate_all(sizes)
            assert found
            assert min(map(min, found)) >= 24
            copies = page.locator(".b-copy:visible").evaluate_all(sizes)
            assert min(map(min, copies), default=32) >= 32
    assert heights[0] == heights[1]


@pytest.mark.parametrize(
    ("path", "controls"),
    [
        ("statements.html", ".b-copy"),
        ("topics/support-for-ukraine.html", ".b-copy, .md-sidebar--secondary .md-nav__link"),
        ("method.html", ".md-sidebar--secondary .md-nav__link"),
    ],
)
def test_a_mouse_hits_every_control(visitor: Visitor, path: str, controls: str) -> None:
    """Buttons and the contents list take at least 24 px in height (WCAG 2.2, target size)."""
    heights = visitor.open(path).locator(controls).locator("visible=true")
    found = heights.evaluate_all("all => all.map((each) => each.getBoundingClientRect().height)")
    assert found
    assert min(found) >= 24


# Whether what has the focus is in the window, or the label that stands for it; and its name.
STOP = """() => {
    const at = document.activeElement, shown = at.offsetHeight ? at : at.labels?.[0] ?? at;
    const box = at.offsetHeight ? shown.getBoundingClientRect()
        : document.querySelector("[data-md-component=palette]").getBoundingClientRect();
    return { name: at.getAttribute("aria-label") || at.textContent.trim() || at.labels?.[0]?.textContent,
        end: at === document.body, seen: box.height > 0 && box.bottom > 0 && box.top < innerHeight };
}"""


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["index.html", "topics/greenland.html", "statements.html"])
def test_every_stop_of_the_keyboard_is_seen_and_named(
    visitor: Visitor, path: str, width: int
) -> None:
    page = visitor.open(path, width)
    for _ in range(30):
        page.keyboard.press("Tab")
        at = page.evaluate(STOP)
        if at["end"]:
            break
        assert at["name"], at
        page.wait_for_function(f"({STOP})().seen")  # the browser scrolls there a moment later
        assert page.evaluate("scrollY") < 3000


def test_bottom_line_begins_on_the_first_screen_of_a_phone(visitor: Visitor) -> None:
    """Two whole sentences, with who said them, before anybody scrolls."""
    page = visitor.open("index.html", 390)
    ends = page.locator(".b-bottom > ol > li").evaluate_all(
        "each => each.map((line) => line.getBoundingClientRect().bottom)"
    )
    assert sum(end <= 844 for end in ends) >= 2
