"""A date that does not exist is not resolved, wherever it stands; its words stay as printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings

from generator.build import build
from generator.lexicon import load
from generator.model.readings import Reading
from generator.model.seeds import SeedFile
from generator.parallel import read_one
from generator.settings import ArticleSettings, Curated, Settings
from tests.edtf import dates_of, exists
from tests.printed_dates import printed_dates

HOSTILE = Path(__file__).parent / "hostile"
BODY = """Mayor Ines Corvo said the harbour would close on {date}. “On {date},” she said on {date}.

The ministry said at a briefing on {date} that 12 ships had left by {date}.
"""
SEEDS = {
    "printed.txt": "Harbour to close\n\nPublished {published}\n\n" + BODY,
    "dateline.txt": "Harbour to close\n\nPORT SELWYN, {published} — " + BODY,
    "header.md": "---\ntitle: Harbour to close\npublished: {published}\n---\n\n" + BODY,
    "page.html": """<html><head><meta charset="utf-8"><title>Harbour to close</title>
<meta property="article:published_time" content="{published}"></head>
<body><article><h1>Harbour to close</h1><time datetime="{published}">{published}</time><p>"""
    + BODY.replace("\n\n", "</p><p>")
    + "</p></article></body></html>",
    "page.mhtml": """Date: {published}
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

<html><head><title>Harbour to close</title><meta name="date" content="{published}"></head>
<body><article><p>"""
    + BODY.replace("\n\n", "</p><p>")
    + "</p></article></body></html>",
}


def seed(name: str, published: str, date: str) -> SeedFile:
    """Return a seed with one date as that of publication, and another in its sentences."""
    text = SEEDS[name].replace("{published}", published).replace("{date}", date)
    return SeedFile(name, text.encode())


def read(name: str, published: str, date: str) -> Reading:
    outcome = read_one(seed(name, published, date), Settings(), load())
    assert isinstance(outcome, Reading), outcome
    return outcome


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=80)
@example("12 auguſt 2026", "29 February")
@example("2026-03-02", "19१२")
@example("0001", "yesterday")
@given(printed_dates(), printed_dates())
def test_every_date_that_is_read_exists(name: str, published: str, date: str) -> None:
    assert [edtf for edtf in dates_of(read(name, published, date)) if not exists(edtf)] == []


@pytest.mark.parametrize("name", SEEDS)
def test_a_date_that_exists_is_read_in_each_of_its_places(name: str) -> None:
    assert set(dates_of(read(name, "29 February 2024", "29 February"))) == {"2024-02-29"}


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize(
    "date",
    [
        "29 February 2026",
        "31 June 2026",
        "0 May 2026",
        "32 March 2026",
        "2026-02-29",
        "31/06/2026",
    ],
)
def test_a_date_that_does_not_exist_is_read_in_none(name: str, date: str) -> None:
    assert dates_of(read(name, date, date)) == []


def test_a_leap_day_in_a_year_without_one_stands_as_printed() -> None:
    leap_day = SeedFile("leap-day.txt", (HOSTILE / "leap-day.txt").read_bytes())
    result = build([leap_day], Settings(), load())
    assert result.problems == ()
    (reading,) = result.briefing.readings
    assert dates_of(reading) == ["2026-03-12"]
    pages = {file.path: file.content for file in result.plan.files}
    assert b"close on 29 February" in pages["articles/leap-day.md"]


@pytest.mark.parametrize("key", ["published", "spoken"])
@pytest.mark.parametrize(
    "date",
    ["0001-01-01", "0001-01", "0001", "9999-12-31", "9999-12", "9999", "0001/9999"],
)
def test_the_first_and_the_last_day_of_the_calendar_will_do(key: str, date: str) -> None:
    """Nothing is counted from them beyond the calendar's ends."""
    day = "3 March 2026"
    one, other = (seed(name, day, day) for name in ("printed.txt", "dateline.txt"))
    curated = ArticleSettings(one.name, 1, **{key: Curated(date, "a test")})
    built = build([one, other], Settings(articles={one.name: curated}), load())
    assert built.problems == ()
    assert len(built.briefing.readings) == 2
