"""Where a list is divided: what stands on which page, and which addresses stay as they are."""

from collections.abc import Sequence

from generator.volumes import Volume, divided, every


def shelf(dates: Sequence[str], most: int) -> dict[str, Sequence[str]]:
    """Return the entries of each page, by its key; those of a divided volume are further down."""
    volumes = divided(dates, lambda date: date, most)
    return {each.key: each.entries for each in every(volumes) if not each.within}


def test_a_list_that_a_page_holds_is_not_divided() -> None:
    assert divided(["2026-02", "2025-01"], lambda date: date, 2) == ()


def test_one_entry_more_and_each_year_has_a_page() -> None:
    assert shelf(["2026-02", "2026-01-05", "2025"], 2) == {
        "2026": ["2026-02", "2026-01-05"],
        "2025": ["2025"],
    }


def test_a_year_of_more_entries_than_a_page_holds_is_divided_by_month() -> None:
    dates = ["2026-02-13", "2026-02", "2026-01-31", "2026", "2025-12"]
    assert shelf(dates, 2) == {
        "2026-02": ["2026-02-13", "2026-02"],
        "2026-01": ["2026-01-31"],
        "2026-undated": ["2026"],
        "2025": ["2025-12"],
    }


def test_a_year_that_is_divided_keeps_its_page_to_lead_on() -> None:
    (year, _) = divided(["2026-02", "2026-01", "2025-12"], lambda date: date, 1)
    assert (year.key, [each.key for each in year.within]) == ("2026", ["2026-02", "2026-01"])


def test_parts_of_a_month_are_counted_from_the_oldest_so_that_news_changes_the_last_only() -> None:
    days = [f"2026-02-{day:02}" for day in range(5, 0, -1)]
    before, after = shelf(days, 2), shelf(["2026-02-06", *days], 2)
    assert before == {
        "2026-02-part-3": ["2026-02-05"],
        "2026-02-part-2": ["2026-02-04", "2026-02-03"],
        "2026-02-part-1": ["2026-02-02", "2026-02-01"],
    }
    assert after == {**before, "2026-02-part-3": ["2026-02-06", "2026-02-05"]}


def test_a_part_says_from_when_to_when_it_is() -> None:
    (year,) = divided(["2026-02-03", "2026-02-02", "2026-02-02"], lambda date: date, 2)
    (month,) = year.within
    assert [part.days for part in month.within] == ["2026-02-03", "2026-02-02"]
    (year,) = divided(["2026-02-03", "2026-02-03", "2026-02-02"], lambda date: date, 2)
    assert [part.days for part in year.within[0].within][1] == "2026-02-02/2026-02-03"


def test_a_part_with_a_period_at_either_end_goes_from_its_first_day_to_its_last() -> None:
    dates = ["2026-02-11/2026-02-13", "2026-02-03", "2026-02-03", "2026-01-30/2026-02-02"]
    (year,) = divided(dates, lambda date: date, 2)
    (month,) = year.within
    assert [part.days for part in month.within] == [
        "2026-02-03/2026-02-13",
        "2026-01-30/2026-02-03",
    ]


def test_a_period_stands_where_it_ends_and_what_has_no_date_comes_last() -> None:
    dates = ["2026-01-02", "2025-12-30/2026-01-01", "2025~", "", "sometime"]
    assert shelf(dates, 2) == {
        "2026": ["2026-01-02", "2025-12-30/2026-01-01"],
        "2025": ["2025~"],
        "undated": ["", "sometime"],
    }


def test_a_volume_says_what_it_is_of() -> None:
    assert [
        (volume.dates, volume.part, volume.names_no_month)
        for volume in (
            Volume("2026", ()),
            Volume("2026-02-part-3", ()),
            Volume("2026-undated-part-1", ()),
            Volume("undated", ()),
        )
    ] == [("2026", 0, False), ("2026-02", 3, False), ("2026", 1, True), ("", 0, False)]
