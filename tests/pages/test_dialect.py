"""The dialect: whatever a text holds, a page shows it as text, in the site's Markdown and in
CommonMark.
"""

from collections.abc import Callable

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.pages import _markdown as md
from tests.pages.rendering import DIALECTS, seen

NASTY = [
    *(
        "<script>alert(1)</script>",
        "</span>",
        "</div>",
        "<!-- c -->",
        "<?php ?>",
        "<![CDATA[x]]>",
        "<http://a.example>",
        "<a@b.example>",
    ),
    *(
        "[x](javascript:alert(1))",
        "![i](x)",
        "[a]: http://x",
        "[^1]: n",
        "*[HTML]: x",
        "[TOC]",
        "http://a.example",
        "[[x]]",
    ),
    *(
        "{{ config }}",
        "{% raw %}",
        "{: .cls }",
        "{ #id .cls }",
        '--8<-- "f"',
        "!!! note",
        "??? note",
        '=== "t"',
        ":smile:",
        "😀",
    ),
    *(
        "---",
        "***",
        "===",
        "a | b",
        "\\|x\\|",
        "# h",
        "## h ##",
        "1. one",
        "12) two",
        "+ plus",
        "- minus",
        "* star",
        "> quote",
    ),
    *(
        "*a*",
        "_a_",
        "`a`",
        "``",
        "~~~",
        "~~a~~",
        "$a$",
        "^a^",
        "==a==",
        "@x",
        "%x%",
        "\\",
        "\\*",
        "\\<",
        '"',
        "'",
        "“a”",
    ),
    *(
        "&amp;",
        "&lt;b&gt;",
        "&#60;b&#62;",
        "&copy",
        "    code",
        "\tab",
        "two  ",
        "\r\n",
        "\n\n",
        "|",
    ),
    *(
        "a\u00a0b",
        "\u00a0",
        "\u2003",
        "\u2028",
        "\u2029",
        "\u202e",
        "\ufeff",
        "\x00",
        "\x02wzxhzdk:0\x03",
        "\x0b",
        "\x0c",
        "\x85",
    ),
]

NASTY_TEXT = st.lists(st.sampled_from(NASTY) | st.text(max_size=6), max_size=8).map("".join)

PLACES: dict[str, tuple[Callable[[str], str], set[str]]] = {
    "paragraph": (md.paragraph, {"p"}),
    "paragraph with a class": (lambda words: md.paragraph(words, "b-x", "a"), {"p"}),
    "heading": (lambda words: md.heading(2, words), {"h2"}),
    "list item": (lambda words: md.bullets([words, md.blocks(words, words)]), {"ul", "li", "p"}),
    "numbered item": (lambda words: md.numbered([words, words]), {"ol", "li", "p"}),
    "quotation": (
        lambda words: md.blockquote(md.span(words, "b-x"), "b-x"),
        {"blockquote", "p", "span"},
    ),
    "cell": (
        lambda words: md.table(["a", "b"], [[words, words]]),
        {"table", "thead", "tbody", "tr", "th", "td"},
    ),
    "link": (lambda words: md.paragraph(md.link(words, "x.md")), {"p", "a"}),
    "box": (
        lambda words: md.box(md.paragraph(md.span(words, title="t")), "b-x", "section"),
        {"section", "p", "span"},
    ),
}


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("where", PLACES)
@given(NASTY_TEXT)
@example("1. one")
@example("a\u00a0")
def test_an_escaped_text_is_shown_as_it_is_and_makes_no_element(
    dialect: str, where: str, text: str
) -> None:
    build, tags = PLACES[where]
    page = seen(DIALECTS[dialect](build(f"x{md.escape(text)}x")))
    assert set(page.tags) <= tags
    assert f"x{md.plain(text)}x" in md.plain(page.text)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("count", [99, 100, 1000])
def test_a_long_list_has_as_many_items_as_were_given(dialect: str, count: int) -> None:
    page = seen(DIALECTS[dialect](md.numbered(["[a](a.md)"] * count)))
    assert page.tags.count("li") == page.tags.count("a") == count


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("text", ["\u202eCorvo", "הנמל", "الميناء 12", "a\u2069b"])
def test_a_value_that_could_turn_its_neighbours_stands_in_an_element_of_its_own(
    dialect: str, text: str
) -> None:
    page = seen(DIALECTS[dialect](f"By {md.value(text)}, 12 March"))
    assert page.tags == ["p", "bdi"]
    assert page.text.strip() == f"By {text}, 12 March"


@pytest.mark.parametrize("text", ["Corvo", "Łódź", "Μέλι 7", "Корво", "東京", "<bdi>"])
def test_any_other_value_needs_none(text: str) -> None:
    assert md.value(text) == md.escape(text)


def test_titles_and_descriptions_hold_no_mark_that_lasts() -> None:
    marks = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
    front = yaml.safe_load(md.page(f"a{marks}b", f"c{marks}\u200fd", "").split("---")[1])
    assert (front["title"], front["description"]) == ("ab", "c\u200fd")


@pytest.mark.parametrize("dialect", DIALECTS)
@given(NASTY_TEXT)
@example("# h")
@example("\n1. one")
@example("+ plus")
@example("12) two")
def test_a_text_alone_in_a_paragraph_starts_no_block(dialect: str, text: str) -> None:
    page = seen(DIALECTS[dialect](md.paragraph(md.escape(text).strip(" "))))
    assert set(page.tags) <= {"p"}
    assert md.plain(page.text).strip(" \n") == md.plain(text).strip(" ")


@pytest.mark.parametrize("dialect", DIALECTS)
@given(NASTY_TEXT)
def test_a_value_of_an_attribute_stays_in_it(dialect: str, text: str) -> None:
    html = DIALECTS[dialect](md.box(md.paragraph(md.span("words", title=text)), "b-x", title=text))
    page = seen(html)
    assert page.tags == ["div", "p", "span"]
    assert page.text.strip() == "words"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        " data:text/html,x",
        "file:///etc/passwd",
        "//x.example",
        "x.md",
        "http://[",
        "",
    ],
)
def test_only_web_addresses_lead_outside(address: str) -> None:
    assert md.outside(address) == ""


@pytest.mark.parametrize("dialect", DIALECTS)
@given(NASTY_TEXT)
def test_whatever_an_address_holds_it_is_one_link(dialect: str, text: str) -> None:
    page = seen(
        DIALECTS[dialect](md.paragraph(md.link("words", md.outside(f"https://a.example/{text}"))))
    )
    assert page.tags == ["p", "a"]
    assert page.text.strip() == "words"
    assert page.links[0].startswith("https://a.example/")


@given(NASTY_TEXT, NASTY_TEXT)
def test_title_and_description_survive_as_yaml_and_hold_no_markup_even_when_unescaped_once(
    title: str, description: str
) -> None:
    front = md.page(title, description, "body").split("---\n")[1]
    for value in (yaml.safe_load(front) or {}).values():
        assert not set('<>"') & set(value)
        assert "&lt;" not in value


@pytest.mark.parametrize("text", NASTY)
def test_front_matter_has_the_same_bytes_where_pyyaml_has_no_writer_in_c(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = md.page(text, text, "body", linked={"headline": md.plain(text)})
    monkeypatch.setattr(md, "_DUMPER", yaml.SafeDumper)
    assert md.page(text, text, "body", linked={"headline": md.plain(text)}) == page


def test_blocks_that_are_empty_leave_no_trace() -> None:
    assert md.blocks("", "a", "") == "a"
    assert md.paragraph("", "b-x") == ""
    assert md.box("", "b-x") == ""


def test_neighbouring_quotations_stay_apart() -> None:
    """Python-Markdown joins blockquotes that follow each other; a box around each keeps one
    speaker's words out of another's.
    """
    two = md.blocks(*(md.box(md.blockquote(words), "b-st") for words in ("one", "two")))
    for render in DIALECTS.values():
        assert seen(render(two)).tags.count("blockquote") == 2
