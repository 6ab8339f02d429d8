"""Every page type, opened from its folder: it asks no other host, logs no error, fits its window,
and can be used by everybody.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor, eventually

SHOTS = Path(__file__).parents[2] / ".build" / "shots"

# Page types by name; a pattern stands for the first page that it finds.
TYPES = {
    "brief": "index.html",
    "topics": "topics/index.html",
    "topic": "topics/[!i]*.html",
    "speakers": "speakers/index.html",
    "speaker": "speakers/[!iu]*.html",
    "unnamed": "speakers/unnamed.html",
    "timeline": "timeline.html",
    "numbers": "numbers.html",
    "statements": "statements.html",
    "articles": "articles/index.html",
    "article": "articles/[!i]*.html",
    "method": "method.html",
    "editions": "editions/index.html",
    "edition": "editions/[!i]*.html",
}
WIDTHS = (390, 768, 1440)
SCHEMES = ("light", "dark")


@pytest.fixture(params=TYPES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def page_of(site: Path, kind: str) -> str:
    """Return the first page of a kind; a site that has none (no unnamed source, say) cannot be
    tested for it.
    """
    found = sorted(path.relative_to(site).as_posix() for path in site.glob(TYPES[kind]))
    if not found:
        pytest.skip(f"the site of these seeds has no page of the kind {kind}")
    return found[0]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_page_fits_every_window_and_asks_nobody(visitor: Visitor, kind: str, scheme: str) -> None:
    """Nothing scrolls sideways at any width; pictures are kept for a person to look at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page = visitor.open(page_of(visitor.site, kind), WIDTHS[0], scheme)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=SHOTS / f"{kind}-{width}-{scheme}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def axe_finds(page: Page) -> list[str]:
    """Return what axe-core complains about, one line a complaint."""
    # it would fetch stylesheets, which a folder does not allow
    results = Axe().run(page, options={"preload": False})
    return [
        f"{each['id']}: {node['html']}"
        for each in results.response["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light")])
def test_axe_finds_nothing(visitor: Visitor, kind: str, width: int, scheme: str) -> None:
    """axe-core has no complaint about any page type in either palette, on a phone and on a desk."""
    assert axe_finds(visitor.open(page_of(visitor.site, kind), width, scheme)) == []


def test_headings_come_in_order(visitor: Visitor, kind: str) -> None:
    """A page has one h1, and no heading skips a level."""
    page = visitor.open(page_of(visitor.site, kind))
    levels = page.locator(".md-content :is(h1, h2, h3, h4, h5, h6)").evaluate_all(
        "all => all.map(each => Number(each.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


# Where everything stands that the script does not add, to a tenth of a pixel.
PLACES = """() => [...document.querySelectorAll(".md-content, .md-content *:not(.b-copy), .md-footer")].map((each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    return [each.tagName, each.className, ...[x, y, width, height].map((size) => size.toFixed(1))].join(" ");
})"""


@pytest.mark.parametrize("width", WIDTHS)
def test_the_script_moves_nothing(visitor: Visitor, kind: str, width: int) -> None:
    """Everything on a page stands where it stands without our script."""
    path = page_of(visitor.site, kind)
    page, bare = visitor.open(path, width), visitor.open(path, width, without="assets/briefing.js")
    expect(bare.locator(".b-copy")).to_have_count(0)
    eventually(page, lambda: page.evaluate(PLACES) == bare.evaluate(PLACES))
