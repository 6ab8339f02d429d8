"""The same files on a server: one build serves both."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.test_pages import axe_finds
from tests.browser.visitor import Visitor, eventually, search


def test_search_works_on_a_server(online: Visitor) -> None:
    """From the page for unknown addresses too, whose links start at the root of the site."""
    for path in ("index.html", "404.html"):
        page = online.open(path)
        search(page, "garden snail").click()
        expect(page).to_have_url(re.compile(r"/articles/.*\.html\?h=garden\+snail#s-"))


def test_preview_works_on_a_server(online: Visitor) -> None:
    """Previews come from the same files."""
    page = online.open("index.html")
    page.locator(".md-content a.b-cite").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()


def test_missing_page_leads_on(online: Visitor) -> None:
    """The page for unknown addresses looks like the others and links to the front page."""
    page = online.open("404.html")
    assert axe_finds(page) == []
    page.locator(".md-content a").first.click()
    expect(page.locator(".b-masthead")).to_be_visible()


def test_unknown_address_in_a_folder_leads_on(in_a_folder: Visitor) -> None:
    """In a folder of a server, an unknown address inside a folder of the site looks like the
    others and leads on.
    """
    page = in_a_folder.open("topics/no-such-topic.html", width=390)
    eventually(page, lambda: bool(in_a_folder.complaints))
    assert [each for each in in_a_folder.complaints if "404 (Not Found)" not in each] == []
    in_a_folder.complaints.clear()  # the browser notes the status of the page itself
    expect(page.locator(".b-wordmark").first).to_have_css("font-weight", "700")
    page.locator(".md-content a").first.click()
    expect(page.locator(".b-masthead")).to_be_visible()
    expect(page).to_have_url(re.compile("^" + re.escape(in_a_folder.address(""))))


def test_unknown_address_is_readable_without_its_stylesheet(visitor: Visitor) -> None:
    """Opened from a disk, where its links lead nowhere, the page shows its words, and no picture
    larger than them.
    """
    page = visitor.open("404.html")
    sizes = page.locator("svg").evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect().width)"
    )
    assert max(sizes) < 40
    expect(page.get_by_role("heading", name="Page not found")).to_be_in_viewport()
    visitor.complaints.clear()  # it could not load its stylesheets and scripts
