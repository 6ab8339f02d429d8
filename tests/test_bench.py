"""The table of the benchmark says of each row whether its goal is reached."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests import bench
from tests.bench import Row, number, reached, table


@pytest.mark.parametrize(
    ("row", "value", "said"),
    [
        (Row("", lambda _: 0, "", most=1.2), 1.2, True),
        (Row("", lambda _: 0, "", most=1.2), 1.21, False),
        (Row("", lambda _: 0, "", least=70), 70, True),
        (Row("", lambda _: 0, "", least=70), 69.9, False),
        (Row("", lambda _: 0, ""), 5, True),
    ],
)
def test_a_goal_is_the_most_or_the_least(row: Row, value: float, said: bool) -> None:
    assert reached(row, value) == said


def test_a_row_says_how_far_its_goal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: Any = SimpleNamespace(cpu=6.0, peer=None)
    rows = (
        Row("one more", lambda runs: runs.cpu, "CPU s", most=5),
        Row("speed", lambda runs: runs.cpu, "pages/CPU s", least=3),
        Row("peer", lambda runs: runs.peer, "times", least=8),
        Row("told", lambda runs: runs.cpu, "times"),
    )
    monkeypatch.setattr(bench, "ROWS", rows)
    assert list(table(runs)) == [
        ("one more", "6 CPU s", "≤ 5", "1.20 – missed"),
        ("speed", "6 pages/CPU s", "≥ 3", "2.00"),
        ("peer", "not installed", "≥ 8", ""),
        ("told", "6 times", "", ""),
    ]


@pytest.mark.parametrize(
    ("value", "printed"), [(48_123.4, "48,123"), (100, "100"), (99.44, "99.4"), (0.0512, "0.0512")]
)
def test_a_number_has_the_digits_that_say_something(value: float, printed: str) -> None:
    assert number(value) == printed
