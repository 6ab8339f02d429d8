"""Thirty and more saved pages of any site, some as text and some as HTML, make a briefing without
what surrounds the articles.
"""

import re
from functools import cache
from html import escape
from pathlib import Path

import pytest
import yaml

from generator.build import Built, build
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.model.spans import Basis
from generator.settings import Settings

PASTED = sorted((Path(__file__).parent / "pasted").glob("*.page"))
TAGS = {"h": "h1", "s": "p", "x": "h2", "p": "p"}
COOKIES = "We and our 842 partners use cookies to store personal data. Click Accept all to agree."


def rows(path: Path) -> tuple[dict[str, object], list[tuple[str, str]]]:
    """Return what a pasted page states, and its lines with the mark that a person gave each."""
    stated, _, rest = path.read_text(encoding="utf-8").partition("---\n")
    return yaml.load(stated, Loader=yaml.BaseLoader), [
        (row[:1], row[2:]) for row in rest.splitlines()
    ]


def as_text(lines: list[tuple[str, str]]) -> str:
    return "\n".join([COOKIES, "Accept all", *(line for _, line in lines)])


def as_html(stated: dict[str, object], lines: list[tuple[str, str]]) -> str:
    """Return the page as sites mark theirs up: menus, an article, comments and a footer, with its
    date and author as metadata.
    """
    lines = [(mark, line) for mark, line in lines if line.strip()]
    first = min(place for place, (mark, _) in enumerate(lines) if mark in "hp")
    last = max(place for place, (mark, _) in enumerate(lines) if mark == "p")
    inside = [
        f"<{TAGS[mark]}>{escape(line)}</{TAGS[mark]}>"
        for mark, line in lines[first : last + 1]
        if mark in TAGS
    ]
    menu, below = (
        "".join(
            f"<li><a href='/{place}'>{escape(line)}</a></li>"
            for place, (mark, line) in enumerate(part)
            if mark == "-"
        )
        for part in (lines[:first], lines[last + 1 :])
    )
    comments = "".join(
        f'<div class="comment"><p>{escape(line)}</p></div>' for mark, line in lines if mark == "c"
    )
    meta = "".join(
        f'<meta name="author" content="{escape(name)}">'
        for name in list(stated.get("authors", ()))[:1]
    )  # type: ignore[call-overload]
    if stated["published"] != "none":
        meta += (
            f'<meta property="article:published_time" content="{stated["published"]}T09:30:00Z">'
        )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{meta}<script>track()</script></head><body>'
        f'<div id="cookie-consent" class="cookie-banner"><p>{COOKIES}</p><button>Accept all</button></div>'
        f"<header><nav><ul>{menu}</ul></nav></header><main><article>{''.join(inside)}</article></main>"
        f'<section id="comments" class="comments"><h3>Comments</h3>{comments}</section>'
        f"<aside class='related'><ul>{below}</ul></aside><footer><p>All rights reserved. Cookie policy</p></footer></body></html>"
    )


@cache
def site() -> tuple[Built, str]:
    """Return the briefing of all pages, every fourth as HTML, and the words of all its pages."""
    seeds = []
    for place, path in enumerate(PASTED):
        stated, lines = rows(path)
        ending = stated.get("format", "txt" if place % 4 else "html")
        if ending == "html":
            seeds.append(SeedFile(f"{path.stem}.html", as_html(stated, lines).encode()))
        else:
            seeds.append(SeedFile(f"{path.stem}.{ending}", as_text(lines).encode()))
    built = build(seeds, Settings(), load())
    return built, letters(
        " ".join(file.content.decode() for file in built.plan.files if file.path.endswith(".md"))
    )


def letters(text: str) -> str:
    """Return the letters and figures of a text, so that no mark-up stands between two words."""
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"</?[a-z][^>]*>", "", text).lower()))


def test_every_page_gives_an_article() -> None:
    built, _ = site()
    assert built.problems == ()
    assert len(built.briefing.readings) == len(PASTED) >= 30


def test_no_cookie_notice_and_no_comment_is_on_any_page() -> None:
    _, words = site()
    assert letters(COOKIES) not in words
    remarks = [
        letters(line)
        for path in PASTED
        for mark, line in rows(path)[1]
        if mark == "c" and len(line.split()) >= 6
    ]
    assert len(remarks) >= 20
    assert [remark for remark in remarks if remark in words] == []


def test_nobody_who_only_commented_or_wrote_speaks() -> None:
    built, _ = site()
    speakers = {speaker.name for speaker in built.briefing.speakers if speaker.speaks}
    for path in PASTED:
        stated, lines = rows(path)
        told = " ".join(line for mark, line in lines if mark in "hsxp")
        commenters = {
            line
            for mark, line in lines
            if mark == "c" and len(line.split()) <= 3 and line not in told
        }
        assert not speakers & commenters
        assert not speakers & {name for name in stated.get("authors", ()) if name not in told}  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", PASTED, ids=lambda path: path.stem)
def test_the_date_is_right_or_not_stated(path: Path) -> None:
    stated, _ = rows(path)
    (found,) = [
        reading.article
        for reading in site()[0].briefing.readings
        if reading.article.seed.startswith(f"{path.stem}.")
    ]
    assert found.published.edtf == ("" if stated["published"] == "none" else stated["published"])
    assert (found.published.basis is Basis.NONE) == (stated["published"] == "none")
