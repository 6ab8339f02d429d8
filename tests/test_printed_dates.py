"""The grammar of printed dates: the shapes, and the days that numbers name."""

import re
from datetime import date

import pytest

from generator.lexicon import load
from generator.printed_dates import (
    any_month,
    day_month,
    either_way,
    iso,
    made_of,
    month_day,
    month_in_any_letters,
    months,
    numeric,
)

LEXICON = load()


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert made_of(2025, 2, 29) is None
    assert made_of(2025, 13, 1) is None
    assert made_of(2024, 2, 29) == date(2024, 2, 29)


def test_two_numbers_are_read_either_way_where_both_are_days() -> None:
    assert either_way(13, 2, 2026) == (date(2026, 2, 13), None)
    assert either_way(2, 13, 2026) == (None, date(2026, 2, 13))
    assert either_way(3, 4, 2026) == (date(2026, 4, 3), date(2026, 3, 4))


@pytest.mark.parametrize(
    ("pattern", "fits", "not_"),
    [
        (iso("[0-9]{4}", "-"), "2026-2-14", "2026/2/14"),
        (numeric("[0-9]{4}", "./"), "14/02/2026", "14-02-2026"),
        (day_month(any_month(LEXICON)), "14th of February", "14 february"),
        (day_month(any_month(LEXICON)), "1 Sept.", "32 Sept."),
        (month_day(any_month(LEXICON)), "Feb. 14th", "Feb. 0"),
        (month_in_any_letters(LEXICON), "FEBRUARY", "auguſt"),
    ],
)
def test_a_shape_fits_what_prints_it(pattern: str, fits: str, not_: str) -> None:
    assert re.fullmatch(pattern, fits, re.IGNORECASE if fits.isupper() else 0)
    assert not re.fullmatch(pattern, not_, re.IGNORECASE if fits.isupper() else 0)


def test_a_month_has_one_number_by_its_long_and_its_short_name() -> None:
    assert months(LEXICON)["september"] == months(LEXICON)["sept"] == 9
