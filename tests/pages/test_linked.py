"""What a page tells machines of itself, in the words of schema.org: whose words are direct
quotations, and whose are not.
"""

import re
from dataclasses import replace
from typing import Any

import pytest
import yaml

from generator.model.readings import SpeakerKind
from generator.model.spans import Dated, Noted
from generator.site import plan_site
from tests.pages import port
from tests.pages.test_dialect import NASTY

BRIEFING = port.briefing()


def front(path: str, briefing: object = BRIEFING) -> dict[str, Any]:
    files = {
        file.path: file.content.decode()
        for file in plan_site(briefing, port.settings(), port.LEXICON).files
    }  # type: ignore[arg-type]
    return dict(yaml.safe_load(files[path].split("---\n")[1]))


def test_reported_speech_and_parts_of_sentences_are_no_quotations() -> None:
    graph = front("articles/harbour.md")["linked"]["@graph"]
    assert [each["text"] for each in graph if each["@type"] == "Quotation"] == [
        "We are late,",
        "We know it.",
    ]


def test_a_quotation_has_its_speaker_and_leads_to_its_place_on_the_page() -> None:
    quotation = front("articles/harbour.md")["linked"]["@graph"][1]
    assert quotation["creator"] == {"@type": "Person", "name": "Ada Brink"}
    anchor = quotation["url"].removeprefix("#")
    files = {
        file.path: file.content.decode()
        for file in plan_site(BRIEFING, port.settings(), port.LEXICON).files
    }
    assert f'id="{anchor}"' in files["articles/harbour.md"]


def test_an_article_is_the_publishers() -> None:
    article = front("articles/harbour.md")["linked"]["@graph"][0]
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == "Harbour minister wants a deeper port"
    assert article["publisher"] == {"@type": "Organization", "name": "Veld Courant"}
    assert article["url"].startswith("https://veld.example/a?b=1")
    assert article["datePublished"] == "2031-05-07"


def test_what_is_not_known_is_not_said() -> None:
    old = BRIEFING.readings[0]
    bare = replace(
        old,
        article=replace(
            old.article, publisher=Noted(), published=Dated(), address=Noted("javascript:alert(1)")
        ),
    )
    article = front(
        "articles/harbour.md", replace(BRIEFING, readings=(bare, *BRIEFING.readings[1:]))
    )["linked"]["@graph"][0]
    assert set(article) == {"@type", "headline", "inLanguage"}


def test_a_speaker_has_the_role_that_is_printed() -> None:
    person = front("speakers/ada-brink.md")["linked"]
    assert (person["@type"], person["name"]) == ("Person", "Ada Brink")
    assert "Ada Brink" not in person["alternateName"]


# The types and properties of schema.org that we use, as https://schema.org/NewsArticle, Quotation,
# Person and Organization list them: a type's parents, and the type that a property is of, with what
# its value may be.
PARENTS = {
    "NewsArticle": {"Article", "CreativeWork", "Thing"},
    "Quotation": {"CreativeWork", "Thing"},
    "Person": {"Thing"},
    "Organization": {"Thing"},
}
PROPERTIES = {
    "name": ("Thing", {"Text"}),
    "alternateName": ("Thing", {"Text"}),
    "url": ("Thing", {"URL"}),
    "headline": ("CreativeWork", {"Text"}),
    "text": ("CreativeWork", {"Text"}),
    "datePublished": ("CreativeWork", {"Date"}),
    "inLanguage": ("CreativeWork", {"Text"}),
    "author": ("CreativeWork", {"Person", "Organization"}),
    "creator": ("CreativeWork", {"Person", "Organization"}),
    "publisher": ("CreativeWork", {"Person", "Organization"}),
    "jobTitle": ("Person", {"Text"}),
}
SHAPES = {"Text": r"(?s).+", "URL": r"(https://|#)\S+", "Date": r"\d{4}(-\d\d){0,2}"}


def check(thing: dict[str, Any]) -> set[str]:
    """Hold a thing and those in it against schema.org; return the types that were met."""
    kind, met = thing["@type"], {thing["@type"]}
    for name, value in thing.items():
        if name in {"@type", "@context"}:
            continue
        domain, ranges = PROPERTIES[name]
        assert domain in PARENTS[kind] | {kind}, f"{kind} has no {name}"
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                assert each["@type"] in ranges
                met |= check(each)
            else:
                assert any(re.fullmatch(SHAPES[range], each) for range in ranges & SHAPES.keys())
    return met


def test_types_and_properties_are_those_of_schema_org() -> None:
    met: set[str] = set()
    for path in ("articles/harbour.md", "articles/ferry.md", "speakers/ada-brink.md"):
        linked = front(path)["linked"]
        assert linked["@context"] == "https://schema.org"
        for thing in linked.get("@graph", [linked]):
            met |= check(thing)
    assert met == PARENTS.keys()


def test_a_group_is_nothing_that_machines_have_a_word_for() -> None:
    speakers = (replace(BRIEFING.speakers[0], kind=SpeakerKind.GROUP), *BRIEFING.speakers[1:])
    assert "linked" not in front("speakers/ada-brink.md", replace(BRIEFING, speakers=speakers))


@pytest.mark.parametrize("words", NASTY)
def test_whatever_a_headline_holds_it_stays_one_value(words: str) -> None:
    old = BRIEFING.readings[0]
    made = replace(old, article=replace(old.article, title=Noted(f"A {words} B")))
    said = front("articles/harbour.md", replace(BRIEFING, readings=(made, *BRIEFING.readings[1:])))
    assert said["linked"]["@graph"][0]["headline"].startswith("A ")
