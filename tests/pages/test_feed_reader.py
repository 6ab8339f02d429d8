"""Feeds as the library reads them that many feed readers are built on."""

from html.parser import HTMLParser
from urllib.parse import urljoin

import feedparser
import pytest

from generator.model.spans import Dated
from tests.pages.test_feeds import ADDRESS, BRIEFING, XML, dated, feeds


class Words(HTMLParser):
    """Collects the words of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def handle_data(self, data: str) -> None:
        self.words += data


def words_of(html: str) -> str:
    reader = Words()
    reader.feed(html)
    return reader.words


@pytest.mark.parametrize("path", XML)
def test_it_is_read_without_a_complaint_and_lacks_nothing(path: str) -> None:
    read = feedparser.parse(XML[path].encode())
    assert (read.bozo, read.version) == (False, "atom10")
    assert read.feed.title
    assert read.entries
    for entry in read.entries:
        assert entry.id.startswith("urn:uuid:")
        assert entry.title
        assert entry.link
        assert entry.updated_parsed[:3] == entry.published_parsed[:3]
        (content,) = entry.content
        assert content.type == "application/xhtml+xml"


def test_the_words_that_it_shows_are_those_of_the_article() -> None:
    texts = [reading.article.text for reading in BRIEFING.readings]
    (entry, *_) = feedparser.parse(XML["topics/port.xml"].encode()).entries
    shown = words_of(entry.content[0].value)
    passages = [each.span.of(each.reading.article.text) for each in BRIEFING.passages]
    (said,) = {each for each in passages if each in shown}
    assert any(said in text for text in texts)


def test_links_are_full_where_the_site_says_where_it_is_and_relative_to_the_feed_elsewhere() -> (
    None
):
    full = feedparser.parse(feeds(BRIEFING, ".xml", address=ADDRESS)["topics/port.xml"].encode())
    there = {"content-location": f"{ADDRESS}/topics/port.xml"}
    found = feedparser.parse(XML["topics/port.xml"].encode(), response_headers=there)
    assert [each.link for each in full.entries] == [each.link for each in found.entries]
    assert full.entries[0].link.startswith(urljoin(f"{ADDRESS}/", "articles/"))


def test_what_is_known_to_the_month_is_read_too() -> None:
    made = feeds(dated(BRIEFING, Dated("2031-05")), ".xml")["feed.xml"]
    read = feedparser.parse(made.encode())
    assert not read.bozo
    assert {entry.updated_parsed[:3] for entry in read.entries} == {(2031, 5, 1)}
    assert not any("published" in entry for entry in read.entries)
