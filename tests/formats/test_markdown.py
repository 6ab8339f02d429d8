"""Markdown seeds: headings, paragraphs over several lines, what is no text, offsets into the file as it stands."""

from generator.articles import read_article
from generator.lexicon import load
from generator.model import Article, BlockKind, Reason, SeedFile
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
    assert (article.publisher.text, [author.text for author in article.authors]) == ("The Lund Observer", ["Anna Berg"])
    reasons = {left.span.of(article.text): left.reason for left in article.left_out}
    assert reasons["![Boats](boats.jpg)"] is Reason.CAPTION
    assert reasons["rm -rf /"] is reasons["<script>alert(1)</script>"] is Reason.BOILERPLATE


def test_the_text_is_the_file_as_it_stands() -> None:
    assert read(PAGE).text == PAGE


def test_line_ends_change_no_words() -> None:
    ends = read(PAGE.replace("\n", "\r\n"))
    assert [block.line for block in ends.blocks] == [block.line for block in read(PAGE).blocks]


def test_a_heading_over_links_is_no_crosshead() -> None:
    article = read(PAGE + "\n## Most read\n\n- [Swan delays trains](https://a.example/swan)\n")
    assert "Most read" not in words(article, BlockKind.CROSSHEAD)
