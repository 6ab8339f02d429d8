"""Feeds: what a feed reader may rely on, in both formats, whatever the articles hold."""

import json
import re
from dataclasses import replace
from datetime import datetime
from itertools import chain
from typing import Any
from urllib.parse import unquote, urljoin
from xml.etree.ElementTree import fromstring

import pytest

from generator.model.briefings import Briefing, Passage
from generator.model.spans import Dated, Noted
from generator.site import plan_site
from generator.verify import verify
from tests.pages import port
from tests.pages.test_dialect import NASTY

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://port.example/brief"


def planned(briefing: Briefing, **settings: object) -> dict[str, str]:
    return {
        file.path: file.content.decode()
        for file in plan_site(briefing, port.settings(**settings), port.LEXICON).files
    }


def feeds(briefing: Briefing, ending: str, **settings: object) -> dict[str, str]:
    """Return the feeds alone, by path."""
    files = planned(briefing, **settings)
    return {path: text for path, text in files.items() if path.endswith(ending)}


def dated(briefing: Briefing, date: Dated) -> Briefing:
    """Return the briefing with one date everywhere."""

    def again(passage: Passage) -> Passage:
        reading = passage.reading
        return replace(
            passage,
            date=date,
            reading=replace(reading, article=replace(reading.article, published=date)),
        )

    readings = tuple(
        replace(each, article=replace(each.article, published=date)) for each in briefing.readings
    )
    return replace(briefing, readings=readings, passages=tuple(map(again, briefing.passages)))


BRIEFING = port.briefing()
XML, JSON = feeds(BRIEFING, ".xml"), feeds(BRIEFING, ".json")


def items(text: str) -> list[dict[str, Any]]:
    return list(json.loads(text)["items"])


# -- which there are -------------------------------------------------------------------------------


def test_the_site_each_topic_and_each_named_speaker_have_a_feed_beside_their_page() -> None:
    pages = {
        path
        for path in planned(BRIEFING)
        if re.fullmatch(r"(topics|speakers)/(?!index|unnamed).*\.md", path)
    }
    assert set(XML) == {"feed.xml", *(path.replace(".md", ".xml") for path in pages)}
    assert set(JSON) == {path.replace(".xml", ".json") for path in XML}


def test_the_site_brings_articles_and_the_others_bring_what_was_said_newest_first() -> None:
    assert [each["title"] for each in items(JSON["feed.json"])] == [
        "Harbour minister wants a deeper port (Veld Courant)"
    ]
    said = items(JSON["speakers/ada-brink.json"])
    assert said[0]["title"].startswith("Ada Brink, ")
    days = [each["date_published"] for each in said]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("edtf", ["", "2031", "2031-13", "2031-02-30"])
def test_what_has_no_day_is_in_no_feed_and_pages_link_to_none(edtf: str) -> None:
    files = planned(dated(BRIEFING, Dated(edtf)))
    assert not [path for path in files if path.endswith((".xml", ".json"))]
    assert "feed.xml" not in files["index.md"]
    assert "port.xml" not in files["topics/port.md"]


def test_a_period_counts_by_its_first_day() -> None:
    made = feeds(dated(BRIEFING, Dated("2031-05-07/2031-05-09")), ".json")
    assert items(made["feed.json"])[0]["date_published"] == "2031-05-07T00:00:00Z"


def test_what_is_known_to_the_month_is_in_feeds_but_on_no_day_of_it() -> None:
    made = planned(dated(BRIEFING, Dated("2031-05")))
    assert items(made["feed.json"])
    assert not any("date_published" in item for item in items(made["feed.json"]))
    assert all(re.search(r"May\s2031\)$", item["title"]) for item in items(made["feed.json"]))
    for name in ("feed.xml", "topics/port.xml"):
        entries = fromstring(made[name]).findall(f"{ATOM}entry")
        assert {entry.findtext(f"{ATOM}updated") for entry in entries} == {"2031-05-01T00:00:00Z"}
        assert not [entry for entry in entries if entry.findtext(f"{ATOM}published")]


def test_a_label_of_ours_is_marked() -> None:
    bare = replace(
        BRIEFING,
        readings=tuple(
            replace(each, article=replace(each.article, title=Noted()))
            for each in BRIEFING.readings
        ),
    )
    assert "[our label]" in items(feeds(bare, ".json")["feed.json"])[0]["title"]


# -- Atom, RFC 4287 --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", XML)
def test_atom_has_what_the_standard_demands(path: str) -> None:
    """4.1.1 and 4.1.2: one id, title and updated each; an author; an alternate link; one content;
    ids that are IRIs, unique.
    """
    feed = fromstring(XML[path])
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed"
    assert entries
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated", "")).tzinfo
        assert (
            len([link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"])
            == 1
        )
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert all(len(entry.findall(f"{ATOM}content")) == 1 for entry in entries)
    ids = [element.findtext(f"{ATOM}id", "") for element in (feed, *entries)]
    assert len(ids) == len(set(ids))
    assert all(
        re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", each) for each in ids
    )
    assert feed.findtext(f"{ATOM}updated") == max(
        entry.findtext(f"{ATOM}updated", "") for entry in entries
    )


@pytest.mark.parametrize("path", XML)
def test_every_link_of_a_feed_leads_to_its_page_and_anchor(path: str) -> None:
    files = planned(BRIEFING)
    for link in fromstring(XML[path]).iter(f"{ATOM}link"):
        address = link.get("href", "")
        if link.get("rel") == "via":
            assert unquote(address) == "https://veld.example/a?b=1&c=(2)"
            continue
        target, _, anchor = (
            urljoin(f"file:///{path}", address).removeprefix("file:///").partition("#")
        )
        assert target.replace(".html", ".md") in files
        assert f'id="{anchor}"' in files[target.replace(".html", ".md")] or not anchor


# -- JSON Feed 1.1 ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", JSON)
def test_json_feed_has_what_the_standard_demands(path: str) -> None:
    feed = json.loads(JSON[path])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["items"]
    for item in feed["items"]:
        assert item["id"]
        assert item["content_html"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo


def test_both_formats_bring_the_same_entries() -> None:
    for path, text in XML.items():
        ids = [entry.findtext(f"{ATOM}id") for entry in fromstring(text).findall(f"{ATOM}entry")]
        assert ids == [item["id"] for item in items(JSON[path.replace(".xml", ".json")])]


def test_addresses_are_full_where_the_site_says_where_it_is() -> None:
    whole = json.loads(feeds(BRIEFING, ".json", address=ADDRESS)["topics/port.json"])
    assert whole["home_page_url"] == f"{ADDRESS}/topics/port.html"
    assert whole["feed_url"] == f"{ADDRESS}/topics/port.json"
    assert whole["items"]
    assert all(item["url"].startswith(f"{ADDRESS}/articles/") for item in whole["items"])
    links = fromstring(feeds(BRIEFING, ".xml", address=ADDRESS)["feed.xml"]).iter(f"{ATOM}link")
    assert all(
        link.get("href", "").startswith((ADDRESS, "https://veld.example/")) for link in links
    )


def test_json_names_no_address_that_is_not_full() -> None:
    whole = json.loads(JSON["topics/port.json"])
    assert not {"home_page_url", "feed_url"} & whole.keys()
    assert not any("url" in item for item in whole["items"])


def test_ids_do_not_change_with_the_address() -> None:
    moved = items(feeds(BRIEFING, ".json", address=ADDRESS)["feed.json"])
    assert [item["id"] for item in moved] == [item["id"] for item in items(JSON["feed.json"])]


# -- words are data --------------------------------------------------------------------------------


def test_verify_finds_one_changed_character_of_a_feed() -> None:
    articles = [reading.article for reading in BRIEFING.readings]
    count, problems = verify(chain(XML.items(), JSON.items()), articles)
    assert count > 10
    assert not problems
    for feed in ("speakers/ada-brink.xml", "speakers/ada-brink.json"):
        text = (XML | JSON)[feed]
        assert verify([(feed, re.sub("deeper water(?=”)", "deeper waters", text))], articles)[1]


@pytest.mark.parametrize("words", [*NASTY, "\x00\x1b\ufffe\uffff", "]]>", "<b>", "&amp;"])
def test_whatever_an_article_holds_its_feed_is_well_formed_and_as_printed(words: str) -> None:
    old = BRIEFING.readings[0]
    text = old.article.text.replace("deeper water", f"deeper {words} water")
    end = text.index("\n", text.index("VELDHAVEN"))
    noted = replace(old.article.title, text=words)
    made = replace(
        old, article=replace(old.article, text=text, title=noted, publisher=noted, authors=(noted,))
    )
    place = replace(BRIEFING.passages[0].span, start=0, end=end)
    passages = tuple(replace(each, reading=made, span=place) for each in BRIEFING.passages)
    whole = replace(
        BRIEFING, name=words, readings=(made, *BRIEFING.readings[1:]), passages=passages
    )
    for path, content in (feeds(whole, ".xml") | feeds(whole, ".json")).items():
        if path.endswith(".xml"):
            assert not {"script", "img", "b"} & {
                element.tag.rpartition("}")[2] for element in fromstring(content).iter()
            }
        else:
            assert all("<script" not in item["content_html"] for item in items(content))
        assert not verify(
            [(path, content)], [made.article, *(each.article for each in BRIEFING.readings[1:])]
        )[1]


def test_words_that_could_turn_their_neighbours_stand_in_an_element_of_their_own_direction() -> (
    None
):
    """A feed has no stylesheet of ours; its titles have no elements, so they go without the
    marks.
    """
    old = BRIEFING.readings[0]
    text = old.article.text.replace("deeper", "\u202edeepr")  # as long as before
    title = replace(old.article.title, text="Harbour \u202eminister")
    made = replace(old, article=replace(old.article, text=text, title=title))
    passages = tuple(
        replace(each, reading=made) if each.reading is old else each for each in BRIEFING.passages
    )
    whole = replace(BRIEFING, readings=(made, *BRIEFING.readings[1:]), passages=passages)
    for item in [each for feed in feeds(whole, ".json").values() for each in items(feed)]:
        turned = re.findall("<span[^>]*>[^<]*\u202e", item["content_html"])
        assert all('dir="auto"' in each for each in turned)
        assert item["content_html"].count("dir=") == len(turned)
        assert "\u202e" not in item["title"]
    assert "dir=" in "".join(feeds(whole, ".xml").values())
    assert "dir=" not in "".join(XML.values())
