"""Work that is spread over processes gives what it gives in one, in its order."""

import os
from collections.abc import Callable
from functools import partial

import pytest

from generator.engines.local import AHEAD, BATCH, WORTH_A_POOL, Local


def numbered(number: int) -> Callable[[str], tuple[int, str, int]]:
    return lambda ground: (number, ground, os.getpid())


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("pieces", [0, 1, 2, 9])
def test_what_is_given_comes_in_the_order_of_the_work(pieces: int, jobs: int) -> None:
    done = Local(jobs).spread([numbered(number) for number in range(pieces)], "ground")
    assert [each[:2] for each in done] == [(number, "ground") for number in range(pieces)]


def test_one_process_is_this_one() -> None:
    done = Local(1).spread([numbered(1), numbered(2)], "")
    assert {process for _, _, process in done} == {os.getpid()}


def test_nothing_is_sent_but_what_the_work_gives() -> None:
    """A function that stands in another, and what it holds, cannot be sent."""
    held = [lambda: "never sent"]
    assert Local(2).spread([lambda ground: len(held) + len(ground)] * 9, held) == [2] * 9


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("bad", [0, 4, 8])
def test_a_defect_in_the_work_is_raised_as_it_is(bad: int, jobs: int) -> None:
    def work(number: int, ground: int) -> float:
        return ground / (number - bad)

    with pytest.raises(ZeroDivisionError):
        Local(jobs).spread([partial(work, number) for number in range(9)], 1)
    assert Local(jobs).spread([partial(work, bad + 1)], 2) == [2]


def power(ground: int, item: int) -> tuple[int, int]:
    return ground**item, os.getpid()


@pytest.mark.parametrize(
    ("jobs", "items", "processes"),
    [(1, WORTH_A_POOL, 1), (2, WORTH_A_POOL - 1, 1), (2, WORTH_A_POOL, 2), (2, 200, 2)],
)
def test_what_comes_of_items_keeps_their_order(jobs: int, items: int, processes: int) -> None:
    """The first is done here, so that processes begin with what the work prepares; few items are
    not worth them.
    """
    done = list(Local(jobs).each(power, 2, iter(range(items))))
    assert [number for number, _ in done] == [2**item for item in range(items)]
    assert done[0][1] == os.getpid()
    assert (len({process for _, process in done}) > 1) == (processes > 1)


def test_few_items_are_held_at_a_time() -> None:
    handed_out: list[int] = []
    items = (handed_out.append(item) or item for item in range(1000))
    for count, _ in enumerate(Local(2).each(power, 1, items)):
        assert len(handed_out) <= count + WORTH_A_POOL + (2 * AHEAD + 2) * BATCH
