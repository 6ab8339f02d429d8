"""Addresses: one for each id, safe on every disk, and links that lead from any page to any
other.
"""

import posixpath
import re
from pathlib import Path

import material
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import _routes as routes
from tests.pages.rendering import site_html

PAGES = [
    routes.BRIEF,
    routes.TOPICS,
    routes.topic_page("port"),
    routes.speaker_page("ada"),
    routes.article_page("a"),
    routes.WORDS,
]


@pytest.mark.parametrize("identity", ["port", "ilse-brandt", "001-3f73aefb979e5ba2", "a", "7"])
def test_a_safe_id_is_its_own_address(identity: str) -> None:
    assert routes.slug(identity) == identity


@pytest.mark.parametrize(
    "identity",
    [
        "../../x",
        "con",
        "nul",
        "index",
        "unnamed",
        "readme",
        "s-1",
        "p-4",
        "Ä",
        "a/b",
        "",
        ".",
        "-",
        "x" * 200,
        "A",
    ],
)
def test_any_other_id_is_told_apart_by_a_hash(identity: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}", routes.slug(identity))
    assert routes.slug(identity) != identity


@given(st.lists(st.text(max_size=8), unique=True, max_size=20))
def test_two_ids_never_share_an_address(identities: list[str]) -> None:
    assert len({routes.slug(each) for each in identities}) == len(identities)


@pytest.mark.parametrize("origin", PAGES)
@pytest.mark.parametrize("target", PAGES)
def test_a_link_leads_from_any_page_to_any_other(origin: str, target: str) -> None:
    link = routes.link_to(target, origin)
    assert posixpath.normpath(posixpath.join(posixpath.dirname(origin), link)) == target


def test_a_link_within_a_page_is_its_anchor_alone() -> None:
    assert routes.link_to("topics/port.md", "topics/port.md", "said") == "#said"


@pytest.mark.parametrize(
    "words",
    ["Harbour to close", "Greenland", "2% of what?", "Łódź: the talks", "said", "constructor"],
)
def test_a_heading_keeps_the_anchor_that_markdown_makes_of_its_words(words: str) -> None:
    assert routes.anchor(words, "a") == ""
    assert re.search(' id="[a-z0-9][a-z0-9-]*"', site_html(f"# {words}"))


@pytest.mark.parametrize(
    "words",
    [
        "__config",
        "“__search”",
        "_ _toc",
        "a__b",
        "＿＿drawer",
        "s-1a2b3c4d",
        "P 4",
        "said Corvo",
        "q-1",
        "h 1",
        "नमस्ते",
        "…",
        "",
    ],
)
def test_a_heading_that_could_have_an_id_of_the_theme_or_of_ours_gets_an_anchor_of_its_own(
    words: str,
) -> None:
    assert re.fullmatch("h-[0-9a-f]{8}", routes.anchor(words, "a"))
    assert routes.anchor(words, "a") != routes.anchor(words, "b")


def test_every_id_of_the_theme_begins_with_two_underscores() -> None:
    """This tells them from ours; a newer theme with ids of another kind is found here."""
    templates = Path(material.__file__).parent / "templates"
    theme = "".join(path.read_text(encoding="utf-8") for path in sorted(templates.rglob("*.html")))
    scripts = "".join(
        path.read_text(encoding="utf-8") for path in sorted(templates.rglob("bundle.*.js"))
    )
    ids = (
        set(re.findall(r'\sid="([^"{]+)', theme))
        | set(re.findall(r'"#(\w+)', scripts))
        | set(re.findall('path = "([^"]+)"', theme))
    )
    assert {"__config", "__search", "__drawer", "__toc", "__nav_"} <= ids
    assert {each for each in ids if not each.startswith("__")} == set()
