"""Addresses: one for each id, safe on every disk, and links that lead from any page to any other."""

import posixpath
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import _routes as routes

PAGES = [routes.BRIEF, routes.TOPICS, routes.topic_page("port"), routes.speaker_page("ada"), routes.article_page("a"), routes.WORDS]


@pytest.mark.parametrize("identity", ["port", "ilse-brandt", "001-3f73aefb979e5ba2", "a", "7"])
def test_a_safe_id_is_its_own_address(identity: str) -> None:
    assert routes.slug(identity) == identity


@pytest.mark.parametrize(
    "identity", ["../../x", "con", "nul", "index", "unnamed", "readme", "s-1", "p-4", "Ä", "a/b", "", ".", "-", "x" * 200, "A"]
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
