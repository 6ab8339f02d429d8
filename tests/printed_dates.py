"""Dates in many notations, in digits of any script; many of them do not exist."""

from __future__ import annotations

import re
from calendar import isleap

from hypothesis import strategies as st

LEAP_YEARS = [year for year in range(1896, 2105) if isleap(year)]
YEARS = [0, 1, 99, 1066, 1499, 1500, 1900, 2000, 2023, 2024, 2025, 2026, 2099, 2100, 9999]
MONTHS = """
January February March April May June July August September October November December
Jan Jan. Feb Feb. Aug. Sept Sept. Dec february MARCH auguſt apr\u0130l Sextember Févier
"""
DIGITS = (
    "०१२३४५६७८९",
    "٠١٢٣٤٥٦٧٨٩",
    "０１２３４５６７８９",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "০১২৩৪৫৬৭৮৯",
)
SHAPES = """
{day} {month} | {day} {month} {year} | {day} of {month}, {year} | {month} {day}
{month} {day}, {year} | {month} {year} | {day}th {month} | {month} {day}st {year}
Monday {day} {month} | Tuesday, {month} {day} | last {month} | this {month}
{day}–{other} {month} {year} | {day} and {other} {month} | {month} {day} to {other}
{day} {month} – {other} {month} {year} | {year}-{other:02}-{day:02} | {year}-{other}-{day}
{year}/{other}/{day} | {year:04}.{other:02}.{day:02} | {day}/{other}/{year}
{day:02}.{other:02}.{year} | {other}-{day}-{year} | {year}–{other} | {year}/{day:02} | {year}
{year:04} | {year:04}-{other:02} | {year}{other:02}{day:02} | {day} {month} {year}{other}:{day}
’{other:02} | {year}s | ’{other}0s | {other} days ago | {other} months ago
{other} years from now | {day} weeks ago | two years ago on {day} {month}
{year}-{other:02}-{day:02}T25:61:00Z | {day} {month} {year} 24:60
{month} {day} {year} at {other}:{day}
"""


@st.composite
def printed_dates(draw: st.DrawFn) -> str:
    """Draw a date in one of many notations, any of its digits perhaps in another script."""
    printed = draw(st.sampled_from(re.split(r" \| |\n", SHAPES.strip()))).format(
        day=draw(st.sampled_from([0, 1, 28, 29, 30, 31, 32]) | st.integers(0, 99)),
        other=draw(st.integers(0, 13) | st.integers(0, 99)),
        month=draw(st.sampled_from(MONTHS.split())),
        year=draw(st.sampled_from([*YEARS, *LEAP_YEARS]) | st.integers(0, 9999)),
    )
    foreign = draw(st.sampled_from(["", "", *DIGITS]))
    changed = draw(st.sets(st.sampled_from("0123456789"))) if foreign else ()
    return printed.translate({ord(digit): foreign[int(digit)] for digit in changed})
