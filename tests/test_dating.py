"""Dates in words."""

import pytest

from generator.dating import in_words, month
from generator.lexicon import load

SHOWN = {
    "2026-02-13": "13 Feb 2026",
    "2026-02": "Feb 2026",
    "2029": "2029",
    "2029~": "about 2029",
    "2026-03-31/2026-04-06": "31 Mar – 6 Apr 2026",
    "2026-02-13/2026-02-14": "13–14 Feb 2026",
    "2026-01/2026-02": "Jan – Feb 2026",
    "2025-12-31/2026-01-01": "31 Dec 2025 – 1 Jan 2026",
    "2027/2031": "2027 – 2031",
    "2026-21": "2026-21",  # a season, for which we have no words
    "..": "..",
}

MONTHS = {
    "2026-02-13": "February 2026",
    "2026-03-31/2026-04-06": "April 2026",
    "2029": "2029",
    "2029~": "2029",
    "2026-21": "2026-21",
}


@pytest.mark.parametrize("edtf", SHOWN)
def test_a_date_is_shown_in_words_or_as_it_is(edtf: str) -> None:
    assert in_words(edtf, load()).replace("\N{NO-BREAK SPACE}", " ") == SHOWN[edtf]


@pytest.mark.parametrize("edtf", MONTHS)
def test_a_date_stands_under_the_month_it_ends_in(edtf: str) -> None:
    assert month(edtf, load()) == MONTHS[edtf]
