"""What the resolvers of dates share: days of the calendar, and which of several is meant."""

from datetime import date

import pytest

from generator.extract.dates.resolution import best_of, day_of
from generator.extract.dates.tense import Lean

ANCHOR = date(2026, 3, 18)


@pytest.mark.parametrize(
    "edtf",
    ["", "2026", "2026-03", "2026-02-29", "2026-3-18", "1499-12-31", "2100-01-01", "2026-03-18~"],
)
def test_only_a_full_date_near_the_time_of_newspapers_is_a_day(edtf: str) -> None:
    assert day_of(edtf) is None


@pytest.mark.parametrize("edtf", ["1500-01-01", "2026-03-18", "2024-02-29", "2099-12-31"])
def test_a_full_date_is_its_day(edtf: str) -> None:
    assert day_of(edtf) == date.fromisoformat(edtf)


@pytest.mark.parametrize(
    ("lean", "chosen"),
    [
        (Lean.BACK, date(2026, 3, 8)),
        (Lean.FORWARD, date(2026, 3, 20)),
    ],
)
def test_the_nearest_day_on_the_side_that_the_words_point_to_is_best(
    lean: Lean, chosen: date
) -> None:
    days = [date(2025, 3, 18), date(2026, 3, 8), date(2026, 3, 20), date(2027, 3, 18)]
    assert best_of(days, ANCHOR, lean) == chosen


@pytest.mark.parametrize("lean", [Lean.BACK, Lean.FORWARD])
def test_the_day_of_publication_lies_on_every_side(lean: Lean) -> None:
    assert best_of([date(2026, 3, 17), ANCHOR, date(2026, 3, 19)], ANCHOR, lean) == ANCHOR


def test_where_no_day_lies_on_that_side_the_nearest_is_best() -> None:
    assert best_of([date(2026, 3, 19), date(2026, 3, 25)], ANCHOR, Lean.BACK) == date(2026, 3, 19)
