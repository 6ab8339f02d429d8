"""Somebody who visits the site: opens its pages from the folder, and notes everything that a page
must not do. What a page answers later is waited for with `expect`, or here where it cannot say it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.project import PATIENCE


@dataclass
class Visitor:
    """Somebody who opens pages of the site, by default from its folder. `complaints` holds what
    went wrong: requests, errors.
    """

    site: Path
    browser: Browser
    root: str = ""  # the address of a server, if not the folder's
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self, path: str, width: int = 1440, scheme: str = "light", without: str = "", **options: Any
    ) -> Page:
        """Open `path` (with its fragment) in a window of its own; `without` is a script that is
        empty for it.
        """
        height = 900 if width > 500 else 844
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, **options
        )
        self.contexts.append(context)
        context.set_default_timeout(PATIENCE * 1000)
        context.route("**/*", self._only_ours)
        if without:
            context.route(
                f"**/{without}",
                lambda route: route.fulfill(content_type="text/javascript", body=""),
            )
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                message.type == "error" and self.complaints.append(f"{path}: {message.text}")
            ),
        )
        page.on("pageerror", lambda error: self.complaints.append(f"{path}: {error}"))
        page.goto(self.address(path))
        return page

    def address(self, path: str) -> str:
        """Return the whole address of a page."""
        return f"{self.root or self.site.as_uri()}/{path}"

    def _only_ours(self, route: Route) -> None:
        if route.request.url.startswith((self.address(""), "data:", "about:")):
            return route.continue_()
        self.complaints.append(f"asked for {route.request.url}")
        return route.abort()


def eventually(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until something holds that no expectation of the browser's can say."""
    for _ in range(PATIENCE * 10):
        if holds():
            return
        page.wait_for_timeout(100)
    pytest.fail("it never held")


def search(page: Page, words: str) -> Locator:
    """Type words into the search, and return its first hit, once all of them were looked up."""
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type(words)
    expect(page.locator(".md-search-result")).to_have_attribute("aria-busy", "false")
    return page.locator(".md-search-result__link").first
