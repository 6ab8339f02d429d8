"""When the words of an article were said, and how that is known."""

from dataclasses import replace

import pytest

from generator.join._when import When
from generator.lexicon import load
from generator.model.readings import Reading
from generator.model.spans import Basis, Dated
from generator.settings import ArticleSettings
from tests.join.hand import write

TEXT = "Ada Brink said on Wednesday that the port needs cranes. The port is full, she told the council."


def at_the_council(day: str) -> Reading:
    """Return an article of 7 May 2031, entered by hand, that prints a day, and an occasion without
    one.
    """
    said = [
        {"by": "Ada Brink", "words": "the port needs cranes"},
        {"by": "Ada Brink", "words": "The port is full"},
    ]
    entry = {
        "text": TEXT,
        "said": said,
        "published": "2031-05-07",
        "dates": {"Wednesday": day},
        "occasions": {"the council": ""},
    }
    reading = write("port", entry)
    published = Dated("2031-05-07", Basis.CURATED, why="the editor says so")
    occasions = tuple(replace(each, date=published) for each in reading.occasions)
    return replace(
        reading, article=replace(reading.article, published=published), occasions=occasions
    )


def test_a_day_that_is_printed_is_known_from_the_text_though_the_date_of_publication_is_curated() -> (
    None
):
    """The same day has one badge wherever it is shown, that of the printed word."""
    reading = at_the_council("2031-05-07")
    when = When(reading, ArticleSettings("port.txt", 1), load("en"))
    dates = {when.date(each.span, reading.article.blocks[0].span) for each in reading.sentences}
    assert {(date.edtf, date.basis) for date in dates} == {
        ("2031-05-07", reading.dates[0].date.basis)
    }


def test_an_occasion_on_another_day_than_the_one_printed_keeps_its_own() -> None:
    reading = at_the_council("2031-05-06")
    when = When(reading, ArticleSettings("port.txt", 1), load("en"))
    first, second = (
        when.date(each.span, reading.article.blocks[0].span) for each in reading.sentences
    )
    assert (first.edtf, second.edtf) == ("2031-05-06", "2031-05-07")
    assert second.basis is Basis.CURATED


@pytest.mark.parametrize("day, counts", [("2031-04-30", True), ("2031-04-29", False)])
def test_a_day_dates_a_statement_up_to_a_week_before_publication(day: str, counts: bool) -> None:
    reading = at_the_council(day)
    when = When(reading, ArticleSettings("port.txt", 1), load("en"))
    first = when.date(reading.sentences[0].span, reading.article.blocks[0].span)
    assert (first.edtf == day) is counts
