"""Pages as a browser's "select all" gives them: how well the article is told from what surrounds
it. Floors only rise.

A page in tests/pasted opens with what it states; then every line has a letter before it that a
person gave it: `h` headline, `s` standfirst or summary, `p` paragraph, `x` crosshead, `c` a
reader's comment, `-` anything else. All names are invented.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.articles import read_article
from generator.lexicon import load
from generator.model.articles import Article, BlockKind
from generator.model.seeds import SeedFile
from generator.settings import Settings

PAGES = sorted((Path(__file__).parent / "pasted").glob("*.page"))
BODY = (BlockKind.PARAGRAPH, BlockKind.CROSSHEAD)


@dataclass(frozen=True)
class Page:
    stated: dict[str, object]
    marks: tuple[str, ...]
    lines: tuple[str, ...]
    article: Article


@cache
def read(path: Path) -> Page:
    stated, _, rest = path.read_text(encoding="utf-8").partition("---\n")
    rows = rest.splitlines()
    lines = tuple(row[2:] for row in rows)
    said = yaml.load(stated, Loader=yaml.BaseLoader)
    article = read_article(
        SeedFile(f"{path.stem}.{said.get('format', 'txt')}", "\n".join(lines).encode()),
        Settings(),
        load(),
    )
    return Page(said, tuple(row[:1] for row in rows), lines, article)


def kinds(page: Page) -> list[str]:
    """Return what was made of each line: the kind of its block, or the reason why it is left out;
    empty for a blank line.
    """
    found = [""] * len(page.lines)
    text = page.article.text
    for block in page.article.blocks:
        for row in range(text[block.span.start : block.span.end].count("\n") + 1):
            found[block.line - 1 + row] = block.kind
    for left in page.article.left_out:
        found[left.line - 1] = found[left.line - 1] or left.reason
    return found


def count(pages: list[Page]) -> Counter[str]:
    """Count words and comments by what the page says and what was made of it."""
    counts: Counter[str] = Counter()
    for page in pages:
        for mark, line, kind in zip(page.marks, page.lines, kinds(page), strict=True):
            words = len(line.split())
            if mark in "px" and words:
                counts["kept" if kind in BODY else "lost"] += words
            elif mark in "-c" and isinstance(kind, BlockKind):
                counts["wrongly kept"] += words
            if mark == "c":
                counts["comments"] += 1
                counts["comments kept"] += isinstance(kind, BlockKind)
    return counts


def test_the_set_is_large_and_various_enough() -> None:
    assert len(PAGES) >= 79


def test_body_is_found() -> None:
    counts = count([read(path) for path in PAGES])
    precision = counts["kept"] / (counts["kept"] + counts["wrongly kept"])
    recall = counts["kept"] / (counts["kept"] + counts["lost"])
    assert 2 * precision * recall / (precision + recall) >= 0.99


def test_readers_comments_are_left_out() -> None:
    counts = count([read(path) for path in PAGES])
    assert counts["comments"] >= 100
    assert counts["comments kept"] / counts["comments"] <= 0.01


def test_most_headlines_are_found() -> None:
    pages = [read(path) for path in PAGES]
    printed = [page for page in pages if "h" in page.marks]
    right = [
        page
        for page in printed
        if page.article.title.text
        in {line for mark, line in zip(page.marks, page.lines, strict=True) if mark == "h"}
    ]
    assert len(right) / len(printed) >= 0.95


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_date_of_publication_is_the_stated_one_or_none(path: Path) -> None:
    page = read(path)
    expected = page.stated["published"]
    assert page.article.published.edtf == ("" if expected == "none" else expected)


def test_most_authors_are_found_and_nobody_else() -> None:
    named, right, given = 0, 0, 0
    for page in map(read, PAGES):
        authors = set(page.stated.get("authors", ()))  # type: ignore[call-overload]
        found = {author.text for author in page.article.authors}
        named, right, given = named + len(authors), right + len(authors & found), given + len(found)
    assert right / named >= 0.9
    assert right / given >= 0.95


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_line_is_kept_or_left_out_with_a_reason(path: Path) -> None:
    page = read(path)
    assert all(
        bool(kind) == bool(line.strip()) for kind, line in zip(kinds(page), page.lines, strict=True)
    )
