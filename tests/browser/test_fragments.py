"""A link to an original ends with the first words of a sentence; Chromium opens the publisher's page
there, whatever stands in it.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.pages._sheet import text_fragment
from tests.project import PATIENCE
from tests.samples import NO_FINDINGS, article, reading, span

SENTENCES = (
    "The harbour will close for a year, the council decided on Monday.",
    "“We will re-open it — half-built, if need be,” Ines Corvo said.",
    "It costs £2.4m & 3,000 days of work; #1 on the list, at 50%.",
    "L’été sera long, said Zoë Nyström-Åberg, the city’s architect.",
    "Nobody asked “why?” at all.",
)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """An article as its publisher shows it: each sentence a screen below the one before it."""
    lines = (
        f'<p style="margin: 110vh 0">{escape(line, quote=False).replace("harbour", "<b>harbour</b>")}</p>'
        for line in SENTENCES
    )
    page = tmp_path / "original.html"
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8>{''.join(lines)}", encoding="utf-8")
    return page


def test_a_link_to_the_original_opens_it_at_the_sentence(browser: Browser, published: Path) -> None:
    text = "Harbour to close\n\n" + "\n".join(SENTENCES)
    read = reading(article(text=text), **NO_FINDINGS)
    for number, line in enumerate(SENTENCES):
        page = browser.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(published.as_uri() + text_fragment(read, span(line, text)))
        expect(page.locator("p").nth(number)).to_be_in_viewport()
        expect(page.locator("p").nth(number - 1)).not_to_be_in_viewport()
        page.close()
