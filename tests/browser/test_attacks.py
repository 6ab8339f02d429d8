"""No article breaks a page: only the site's own scripts run, and no name, id or mark does harm."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import _careful
from tests.browser.test_pages import TYPES, page_of
from tests.browser.visitor import Visitor, eventually, search
from tests.test_hostile import render

HOSTILE = Path(__file__).parents[1] / "hostile"
NAMES = ("constructor", "__proto__", "toString", "hasOwnProperty")  # of every JavaScript object


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of articles whose names, headline and marks are chosen to break pages."""
    seeds = {name: (HOSTILE / name).read_bytes() for name in ("headline-__config.txt", "bidi.txt")}
    text = (HOSTILE / "constructor.txt").read_text(encoding="utf-8")
    for place, name in enumerate(NAMES, 2):
        own = text.replace("one week", f"{place} weeks").replace("in June", f"on {place} June")
        seeds[f"{name}.txt"] = own.encode()
    return render(tmp_path_factory.mktemp("attacked") / "project", seeds)


@pytest.fixture
def victim(attacked: Path, browser: Browser) -> Iterator[Visitor]:
    """A visitor of that site."""
    yield from _careful(Visitor(attacked, browser))


# -- the policy ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [*TYPES, "missing"])
def test_no_page_does_what_its_policy_forbids(visitor: Visitor, online: Visitor, kind: str) -> None:
    """From a folder and from a server; a browser logs as an error what it refuses."""
    path = "404.html" if kind == "missing" else page_of(visitor.site, kind)
    for guest in (online,) if kind == "missing" else (visitor, online):
        page = guest.open(path)
        page.locator("label[for^=__palette]:visible").click()
        expect(search(page, "Ukraine")).to_be_visible()


SMUGGLED = """
<script>document.title = "ran"</script>
<img src="x.png" onerror="document.title = 'ran'">
<svg onload="document.title = 'ran'"></svg>
<a id="bait" href="javascript:document.title = 'ran'">bait</a>
<style>.b-wordmark { display: none }</style>
"""


def refused(visitor: Visitor) -> list[str]:
    return [each for each in visitor.complaints if "Content Security Policy" in each]


@pytest.mark.parametrize("path", ["index.html", "topics/index.html"])
def test_a_script_that_got_into_a_page_does_not_run(
    visitor: Visitor, tmp_path: Path, path: str
) -> None:
    """If escaping ever failed, the browser would still refuse elements, handlers, links and
    styles.
    """
    site = Path(shutil.copytree(visitor.site, tmp_path / "site"))
    html = (site / path).read_text(encoding="utf-8")
    (site / path).write_text(
        html.replace("</article>", SMUGGLED + "</article>", 1), encoding="utf-8"
    )
    visitor.site = site
    page = visitor.open(path)
    page.locator("#bait").click()
    page.wait_for_load_state("networkidle")
    assert page.title() != "ran"
    expect(page.locator(".b-wordmark").first).to_be_visible()
    refusals = len(re.findall("ran|<style", SMUGGLED))
    eventually(page, lambda: len(refused(visitor)) >= refusals)
    assert len(refused(visitor)) == refusals
    visitor.complaints.clear()


# -- names -----------------------------------------------------------------------------------------


def works(page: Page, word: str) -> None:
    """Palette, previews and search (for a word of the site) of a page answer."""
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("label[for^=__palette]:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", str(before))
    page.locator(".md-content a.b-cite").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    expect(search(page, word)).to_be_visible()


def test_a_headline_that_is_an_id_of_the_theme_breaks_nothing(victim: Visitor) -> None:
    page = victim.open("articles/headline-config.html")
    assert page.locator("h1").inner_text() == "__config"
    works(page, "Corvo")


def test_every_preview_shows_whatever_its_article_is_called(victim: Visitor) -> None:
    page = victim.open("statements.html")
    cites = page.locator(".b-st .b-src a.b-cite")
    pages = set()
    for place in range(cites.count()):
        cites.nth(place).focus()
        expect(page.get_by_role("tooltip")).to_contain_text("Corvo")
        pages.add(str(cites.nth(place).get_attribute("href")).partition("#")[0])
    assert len(pages) == len(NAMES) + 2


@pytest.mark.parametrize("guest", ["visitor", "online"])
def test_ids_that_are_words_of_the_scripts_break_nothing(
    request: pytest.FixtureRequest, guest: str
) -> None:
    """A browser makes a variable of every id; here each lower-case word of any script is an id.

    The ids of headings have no other form.
    """
    known: Visitor = request.getfixturevalue(guest)
    files = (known.site / "assets").rglob("*.js")
    scripts = "".join(path.read_text(encoding="utf-8") for path in files)
    words = sorted({"config", "location", "constructor", *re.findall(r"\b[a-z0-9]{2,}\b", scripts)})
    ids = "".join(f'<i id="{word}"></i>' for word in words)
    html = (known.site / "index.html").read_text(encoding="utf-8")
    target = known.site / "clobbered.html"
    target.write_text(html.replace("<article", f"{ids}<article", 1), encoding="utf-8")
    try:
        page = known.open("clobbered.html")
        assert page.locator("i[id]").count() == len(words) > 500
        works(page, "Ukraine")
    finally:
        target.unlink()


# -- direction -------------------------------------------------------------------------------------


def test_a_direction_mark_turns_no_citation_round(victim: Visitor) -> None:
    """What stands behind the words with the mark is shown behind them, in a preview too."""
    page = victim.open("articles/bidi.html")
    words = page.locator("li [data-seed='bidi.txt']", has_text="nothing to them").first
    cite = words.locator("xpath=following::a[contains(@class, 'b-cite')]").first
    end = words.evaluate("each => [...each.getClientRects()].at(-1).right")
    assert cite.bounding_box()["x"] > end - 1
    page = victim.open("statements.html")
    page.locator("a.b-cite[href^='articles/bidi']").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    shown = page.get_by_role("tooltip").locator("p").nth(1).locator("span")
    styles = shown.evaluate_all("all => all.map((each) => getComputedStyle(each).unicodeBidi)")
    assert set(styles) == {"isolate"}
