"""What is measured twice is carried on in the line, or the curve, that it took."""

import pytest

from tests.long_life import Growth, Limit

GROWTH = Growth(
    1_000,
    {"in line": 10, "square": 1, "constant": 7, "root": 1},
    10_000,
    {"in line": 100, "square": 100, "constant": 7, "root": 10**0.5},
)


@pytest.mark.parametrize(
    ("what", "power"), [("in line", 1), ("square", 2), ("constant", 0), ("root", 0.5)]
)
def test_the_power_is_that_of_the_two_measurements(what: str, power: float) -> None:
    assert GROWTH.power(what) == pytest.approx(power)


def test_what_was_measured_is_what_is_given() -> None:
    assert GROWTH.at(10_000) == pytest.approx(GROWTH.large)
    assert GROWTH.at(1_000) == pytest.approx(GROWTH.small)


def test_five_times_as_many_articles_cost_what_the_curve_says() -> None:
    expected = {"in line": 500, "square": 2500, "constant": 7, "root": 50**0.5}
    assert GROWTH.at(50_000) == pytest.approx(expected)


def test_the_limit_that_is_met_first_comes_first() -> None:
    limits = (
        Limit("in line", 1000, "a machine"),
        Limit("square", 400, "another"),
        Limit("constant", 8, "never met"),
    )
    met = GROWTH.met(limits)
    assert [each.limit.what for each in met] == ["square", "in line"]
    assert [each.articles for each in met] == pytest.approx([20_000, 100_000])
