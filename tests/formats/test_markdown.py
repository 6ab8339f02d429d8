"""Markdown seeds: headings, paragraphs over several lines, what is no text, offsets into the file
as it stands.
"""

import pytest

from generator.articles import read_article
from generator.lexicon import load
from generator.model.articles import Article, BlockKind, Reason
from generator.model.seeds import SeedFile
from generator.settings import Settings

PAGE = """\
---
publisher: The Lund Observer
---

# Lund closes its harbour

*By Anna Berg*

![Boats](boats.jpg)

The harbour of Lund will be closed for two weeks in May because sand has filled
the channel, officials said on Monday.

## Sand

> "We are sorry," said its director, Ruth Sol. "The sand does not wait."

Ships will need:

- double hulls, and a crew that knows how to handle them
- insurance

They will be sent to Sundby, the minister told reporters on Monday.

```
rm -rf /
```

<script>alert(1)</script>
"""


def read(text: str) -> Article:
    return read_article(SeedFile("harbour.md", text.encode()), Settings(), load())


def words(article: Article, kind: BlockKind) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.kind is kind]


def test_headings_and_paragraphs_are_told_by_their_markup() -> None:
    article = read(PAGE)
    assert article.title.text == "Lund closes its harbour"
    assert words(article, BlockKind.CROSSHEAD) == ["Sand"]
    assert words(article, BlockKind.PARAGRAPH) == [
        "The harbour of Lund will be closed for two weeks in May because sand has filled\nthe channel, officials said on Monday.",
        '"We are sorry," said its director, Ruth Sol. "The sand does not wait."',
        "Ships will need:",
        "- double hulls, and a crew that knows how to handle them",
        "- insurance",
        "They will be sent to Sundby, the minister told reporters on Monday.",
    ]


def test_header_byline_pictures_code_and_html_are_left_out() -> None:
    article = read(PAGE)
    assert (article.publisher.text, [author.text for author in article.authors]) == (
        "The Lund Observer",
        ["Anna Berg"],
    )
    reasons = {left.span.of(article.text): left.reason for left in article.left_out}
    assert reasons["![Boats](boats.jpg)"] is Reason.CAPTION
    assert reasons["rm -rf /"] is reasons["<script>alert(1)</script>"] is Reason.BOILERPLATE


def test_without_marks_the_text_is_the_file_as_it_stands() -> None:
    plain = PAGE.replace("*By Anna Berg*", "By Anna Berg")
    assert read(plain).text == plain


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (
            "**LUND** — Boats *must* leave, officials said on Monday.",
            "LUND — Boats must leave, officials said on Monday.",
        ),
        (
            "[Ruth Sol](/people/sol) told the <b>court</b> it was `late`.",
            "Ruth Sol told the court it was late.",
        ),
        (
            "Ruth Sol[^1] said 3 \\* 4 &amp; more was a_b_c of 2 * 3.",
            "Ruth Sol[^1] said 3 * 4 & more was a_b_c of 2 * 3.",
        ),
        ("> “We are **sorry**,” said [Ruth][1].\n\n[1]: /ruth", "“We are sorry,” said Ruth."),
        (
            "![Boats](b.jpg)\nThe harbour closed, *officials said* on Monday.",
            "The harbour closed, officials said on Monday.",
        ),
    ],
)
def test_marks_inside_a_line_are_not_shown(printed: str, shown: str) -> None:
    assert shown in words(
        read(f"{PAGE}\n{printed}\n\nThe minister told reporters on Monday that it was so."),
        BlockKind.PARAGRAPH,
    )


def test_a_line_keeps_its_number() -> None:
    text = (
        PAGE
        + "\nSee [the\nreport](/x\n'y') of *the\ncourt*, officials said.\n\nThe minister told reporters on Monday that it was so.\n"
    )
    assert (
        text.splitlines()[read(text).blocks[-1].line - 1]
        == "The minister told reporters on Monday that it was so."
    )


def test_a_table_is_no_paragraph() -> None:
    rows = ["| Week | Ships |", "|------|-------|", "| 1 | **9** |"]
    article = read(PAGE.replace("## Sand", "\n".join([*rows, "", "## Sand"])))
    left_out = [
        left.span.of(article.text) for left in article.left_out if left.reason is Reason.TABLE
    ]
    assert left_out == ["| Week | Ships |", "|------|-------|", "| 1 | 9 |"]


def test_line_ends_change_no_words() -> None:
    ends = read(PAGE.replace("\n", "\r\n"))
    assert [block.line for block in ends.blocks] == [block.line for block in read(PAGE).blocks]


def test_a_heading_over_links_is_no_crosshead() -> None:
    article = read(PAGE + "\n## Most read\n\n- [Swan delays trains](https://a.example/swan)\n")
    assert "Most read" not in words(article, BlockKind.CROSSHEAD)
