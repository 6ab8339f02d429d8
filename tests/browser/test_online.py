"""The same files on a server: one build serves both."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.test_pages import axe_finds
from tests.browser.visitor import Visitor


def test_search_works_on_a_server(online: Visitor) -> None:
    """The theme's own worker answers where there is a server."""
    page = online.open("index.html")
    page.keyboard.press("/")
    page.keyboard.type("method")
    page.locator(".md-search-result__link").first.click()
    expect(page).to_have_url(re.compile(r"\.html\?h=method"))


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
