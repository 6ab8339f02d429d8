"""The quick way gives the bytes that Python-Markdown gives, or refuses; it refuses no page of ours
but one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import markdown
import pytest
from hypothesis import example, given
from markdown.extensions.toc import slugify, unique

from generator.page_hook import EXTENSIONS, VERSIONS
from generator.pages import _markdown as md
from generator.quick_markdown import NotOursError, Rendered, render
from tests.pages.test_dialect import NASTY_TEXT, PLACES
from tests.pages.test_page_types import MARKDOWN
from tests.test_site import body, pages

Outline = list[tuple[int, str, str]]


def quick(text: str) -> Rendered:
    return render(
        text, lambda address: address, lambda words, taken: unique(slugify(words, "-"), taken)
    )


def plain(text: str) -> tuple[str, Outline]:
    """HTML and headings, as Python-Markdown has them with the site's extensions."""
    converter: Any = markdown.Markdown(extensions=sorted(EXTENSIONS))
    html = converter.convert(text)
    return html, list(_outline(converter.toc_tokens))


def _outline(tokens: list[dict[str, Any]]) -> Iterator[tuple[int, str, str]]:
    for token in tokens:
        yield token["level"], token["id"], token["name"]
        yield from _outline(token["children"])


def outline(page: Rendered) -> Outline:
    return [(each.level, each.anchor, each.name) for each in page.headings]


def test_the_versions_that_are_installed_are_those_it_is_held_against() -> None:
    """When they change: see whether the other tests here pass, and change the table."""
    assert {name: version(name).rpartition(".")[0] for name in VERSIONS} == VERSIONS


@pytest.mark.parametrize(
    "site", [pages, lambda: {path: f"---\n---\n{text}" for path, text in MARKDOWN.items()}]
)
def test_every_page_of_ours_is_rendered_to_the_byte_and_only_one_is_refused(site: Any) -> None:
    refused = []
    for path, text in site().items():
        try:
            page = quick(body(text))
        except NotOursError:
            refused.append(path)
        else:
            assert (page.html, outline(page)) == plain(body(text)), path
    assert refused == ["method.md"]  # names a command, as code


@pytest.mark.parametrize("where", PLACES)
@given(NASTY_TEXT)
@example("")
@example("a **b** c")
def test_an_escaped_text_is_rendered_in_every_place(where: str, text: str) -> None:
    page = PLACES[where][0](f"x{md.escape(text)}x")
    assert (quick(page).html, outline(quick(page))) == plain(page)


# What stands in pages of ours and of others, good and bad, to be put together at random.
FRAGMENTS = """
# Head ¦ ## Head { #a } ¦ ### [a](b.md){ .c } { #said } ¦ Head⏎--- ¦ #nospace ¦ ####### seven ¦ ## H ## ¦ # h\u00a0 ¦ ## H# { #g }
## H  { #e } ¦ ## H\u00a0 { #f } ¦ ## H\u2028 { #i } ¦ ### [a](b.md){ #j } ¦ [a](b.md){ #k .l } c ¦ <span class="a  ⏎b">c</span>
<details markdown="1">⏎<summary>a > b</summary>⏎⏎text⏎⏎</details> ¦ <details markdown="1">⏎<summary>a & b</summary>⏎⏎text⏎⏎</details>
<div id="m" class="b" class="c" markdown="1">⏎⏎text⏎⏎</div>
para ¦ para⏎{ .cls } ¦ para ⏎{ .cls #x } ¦ a⏎b ¦ line  ⏎break ¦   lead ¦ nb\u00a0 ¦ \u00a0 ¦ — ¦ x⏎{ .d data-f } ¦ { .x }
-   a ¦ -   a⏎-   b ¦ -   a⏎    { .k } ¦     more ¦     more⏎    { .k } ¦ 1.  one ¦ 2.  two⏎    { .o } ¦ 100.  x ¦ 1) x
-   a⏎⏎    b⏎⏎-   c ¦ 1.  a⏎⏎    b⏎⏎2.  c ¦ -   a⏎⏎    1.  b⏎⏎    2.  c ¦ -   ### H⏎⏎    text ¦ -   c⏎    code
* star ¦ + plus ¦ - x ¦ -    x ¦ -x ¦ 1.x ¦ -   a⏎⏎    > q⏎⏎    | a | b |⏎    | --- | --- |⏎    | 1 | 2 | ¦ - - -
> q ¦ > q⏎> { .c } ¦ > q⏎lazy ¦ >one ¦ >  two ¦ > a⏎>⏎> b ¦ > # h ¦ > -   a⏎> -   b
| a | b |⏎| --- | --- |⏎| 1 | **2** [x](y.md){ .z } | ¦ | a\u00a0 | b |⏎| --- | --- |⏎| \u00a0 |  | ¦ | a |⏎| --- | ¦ x | y
<div class="b" markdown="1"> ¦ </div> ¦ <section id="s" data-x="&lt;b&gt; &quot;" markdown="1">⏎⏎text⏎⏎</section>
<details markdown="1">⏎<summary>s [a](b)</summary> ¦ </details> ¦ <details markdown="1"> ¦ <div>⏎⏎x⏎⏎</div> ¦ <br>
<form class="x">⏎<label>a</label>⏎</form> ¦ <figure>⏎<svg><title id="t">x</title></svg>⏎</figure> ¦ <p>raw</p> ¦ <!-- c -->
```⏎code⏎``` ¦     code ¦ *** ¦ ~~~ ¦ !!! note ¦ [TOC] ¦ [a]: http://x ¦ [a][a] [a] ¦ :x ¦ === x
*em* **st** _em_ __st__ ¦ **a** **b** ¦ a **b [c](d.md){ .e }** f ¦ **a ¦ a* ¦ a ** b ** ¦ **a ** ¦ \\* esc ¦ `code` x
![i](x.png) ¦ a ![[1]](x) ¦ [t](a.md "title") ¦ [t](<a b>) ¦ [[1]](a.md#x){ .b-cite } ¦ [x [y](z)](w) ¦ [a](b.md){.c}
[a](b){ .c } tail { .d } ¦ [a](b.md#c){ #i .j data-k } ¦ [a](b.md){ c=d } ¦ a {b} c ¦ text { .d } ¦ [a](b'c'd)
a&amp;b &#91; & c ¦ a < b > c ¦ &nbsp; ¦ &; ¦ <http://x.org> ¦ <a@b.org> ¦ <span>a ¦ </span> ¦ <time>x</time>
<span class="q">a <b>b</b></span> c ¦ <mark id="m" title="a, b">w</mark> <bdi>x</bdi> ¦ ## <span class="x">h</span> { #q }
"""
PARTS = [
    part.strip("\n").replace("⏎", "\n")
    for part in FRAGMENTS.replace("\n", " ¦ ").split(" ¦ ")
    if part
]
BOXES = [
    ("", ""),
    ('<div class="b" markdown="1">', "</div>"),
    ('<section id="s" markdown="1">', "</section>"),
]
BETWEEN = ["\n\n"] * 8 + ["\n", " "]


def is_rendered(text: str) -> bool:
    try:
        quick(text)
    except NotOursError:
        return False
    return True


def put_together(number: int) -> Iterator[str]:
    """Yield texts made of the fragments; two thirds of them hold only such as are rendered."""
    dice = random.Random(number)
    good = [part for part in PARTS if is_rendered(part)]
    for _ in range(400):
        chosen = dice.choices(good if dice.random() < 0.7 else PARTS, k=dice.randint(1, 5))
        start, end = dice.choice(BOXES)
        inner = "".join(part + dice.choice(BETWEEN) for part in chosen)
        yield f"{start}\n\n{inner.strip()}\n\n{end}" if start else inner


@pytest.mark.parametrize("number", range(5))
def test_any_other_markdown_is_rendered_to_the_byte_or_refused(number: int) -> None:
    rendered = [text for text in put_together(number) if is_rendered(text)]
    assert len(rendered) > 60
    for text in rendered:
        assert (quick(text).html, outline(quick(text))) == plain(text), text


@pytest.mark.parametrize(
    "text", ["a `b`", "a\n\n    b", "![a](b.png)", "<p>a</p>", "*a*", "a\n===", "a <b", "[TOC]"]
)
def test_markdown_that_we_do_not_write_is_refused(text: str) -> None:
    assert not is_rendered(text)


def test_a_link_that_leads_nowhere_is_not_rendered() -> None:
    def nowhere(address: str) -> str:
        raise NotOursError

    with pytest.raises(NotOursError):
        render("[a](b.md)", nowhere, lambda words, taken: words)


def test_everything_that_can_be_linked_to_is_an_anchor() -> None:
    text = '# A\n\n## B { #b }\n\nc <mark id="d">e</mark>\n{ #f }\n\n<div id="g" markdown="1">\n\nh\n\n</div>'
    assert quick(text).anchors == {"a", "b", "d", "f", "g"}
