"""Work that is spread over processes gives what it gives in one, in its order."""

import os
from collections.abc import Callable
from functools import partial

import pytest

from generator.spread import spread


def numbered(number: int) -> Callable[[], tuple[int, int]]:
    return lambda: (number, os.getpid())


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("pieces", [0, 1, 2, 9])
def test_what_is_given_comes_in_the_order_of_the_work(pieces: int, jobs: int) -> None:
    done = spread([numbered(number) for number in range(pieces)], jobs)
    assert [number for number, _ in done] == list(range(pieces))


def test_one_process_is_this_one() -> None:
    assert {process for _, process in spread([numbered(1), numbered(2)], 1)} == {os.getpid()}


def test_nothing_is_sent_but_what_the_work_gives() -> None:
    """A function that stands in another, and what it holds, cannot be sent."""
    held = [lambda: "never sent"]
    assert spread([lambda: len(held)] * 9, 2) == [1] * 9


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("bad", [0, 4, 8])
def test_a_defect_in_the_work_is_raised_as_it_is(bad: int, jobs: int) -> None:
    def work(number: int) -> float:
        return 1 / (number - bad)

    with pytest.raises(ZeroDivisionError):
        spread([partial(work, number) for number in range(9)], jobs)
    assert spread([partial(work, bad + 1)], jobs) == [1]
