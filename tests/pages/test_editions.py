"""Editions: a page each at an address that stays, a list of all, and a feed."""

import json

from generator.build import build
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.settings import EditionSpan, Settings, TopicSettings

SAID = "{day}\n\nMayor Ada Brink rejected a plan by Lund to close the harbour of Aske in {year}.\n"


def site(span: EditionSpan | None, *days: str) -> dict[str, str]:
    """Return the files of a site of an article a day; an empty day is not known."""
    seeds = [
        SeedFile(f"{place}.txt", SAID.format(day=day, year=2040 + place).encode())
        for place, day in enumerate(days)
    ]
    settings = Settings(name="Quay", editions=span, address="https://quay.example/")
    return {file.path: file.content.decode() for file in build(seeds, settings, load()).plan.files}


def test_articles_without_a_date_make_no_edition() -> None:
    files = site(None, "", "")
    assert not any(path.startswith("editions/") for path in files)
    assert "Earlier editions" not in files["index.md"]


def test_every_edition_has_a_page_and_the_front_page_leads_to_the_earlier_ones() -> None:
    files = site(EditionSpan.MONTH, "May 2, 2031", "April 3, 2031", "April 9, 2031", "")
    assert {"editions/2031-05.md", "editions/2031-04.md", "editions/index.md"} <= files.keys()
    assert "(editions/2031-04.md)" in files["index.md"]
    assert "(editions/2031-05.md)" not in files["index.md"]
    assert "(2031-04.md)" in files["editions/2031-05.md"]
    assert "No date stated" in files["editions/index.md"]


def test_an_edition_shows_who_pushed_back_in_it_and_in_no_other() -> None:
    files = site(EditionSpan.MONTH, "April 3, 2031", "May 2, 2031")
    for month, year, other in (("04", 2040, 2041), ("05", 2041, 2040)):
        page = files[f"editions/2031-{month}.md"]
        shown = page.partition("## Pushed back")[2].partition("\n## ")[0]
        assert f"in {year}" in shown
        assert f"in {other}" not in shown


def test_an_edition_shows_what_it_changes_against_those_before_it() -> None:
    seeds = [
        SeedFile(
            f"{year}.txt",
            f"May 3, {year}\n\nMayor Ada Brink said the harbour dues of Aske were {now} at 2% for "
            "trawlers.\n".encode(),
        )
        for year, now in ((2030, "not yet"), (2031, "now"))
    ]
    topic = TopicSettings("dues", 1, "Harbour dues", "", ("dues",))
    settings = Settings(name="Quay", editions=EditionSpan.MONTH, topics=(topic,))
    plan = build(seeds, settings, load()).plan
    files = {file.path: file.content.decode() for file in plan.files}
    shown = files["editions/2031-05.md"].partition("## Then → now")[2].partition("\n## ")[0]
    assert shown.index("not yet at 2%") < shown.index("now at 2%")
    assert "## Then → now" not in files["editions/2030-05.md"]


def test_an_edition_shows_its_own_numbers() -> None:
    seeds = [
        SeedFile(
            f"{month}.txt",
            f"{month} 3, 2031\n\nMayor Ada Brink said the harbour of Aske needs {count} new "
            "cranes.\n".encode(),
        )
        for month, count in (("April", 14), ("May", 17))
    ]
    settings = Settings(name="Quay", editions=EditionSpan.MONTH)
    plan = build(seeds, settings, load()).plan
    files = {file.path: file.content.decode() for file in plan.files}
    shown = files["editions/2031-04.md"].partition("## Numbers")[2].partition("\n## ")[0]
    assert ">14<" in shown
    assert ">17<" not in shown


def test_an_earlier_edition_stays_as_it_is_when_an_article_is_added() -> None:
    before = site(EditionSpan.MONTH, "April 3, 2031")["editions/2031-04.md"]
    after = site(EditionSpan.MONTH, "April 3, 2031", "May 2, 2031")["editions/2031-04.md"]
    assert before.partition("## ")[0] == after.partition("## ")[0]


def test_the_feed_of_editions_has_one_entry_each_on_the_day_of_its_newest_article() -> None:
    files = site(EditionSpan.MONTH, "May 2, 2031", "April 3, 2031", "April 9, 2031")
    items = json.loads(files["editions/index.json"])["items"]
    assert [(item["title"], item["date_published"][:10]) for item in items] == [
        ("Edition of May\N{NO-BREAK SPACE}2031", "2031-05-02"),
        ("Edition of Apr\N{NO-BREAK SPACE}2031", "2031-04-09"),
    ]
    assert "rejected a plan" in items[0]["content_html"]


def test_the_front_page_says_how_new_it_is_how_long_it_takes_and_who_pushed_back() -> None:
    front = site(None, "May 2, 2031")["index.md"].replace("\N{NO-BREAK SPACE}", " ")
    assert "Latest article 2 May 2031" in front
    assert "1 minute to read" in front
    assert "Pushed back" in front
