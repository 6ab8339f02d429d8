"""Hands out a stream of items in batches, and gives back what comes of them in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result_co = TypeVar("Result_co", covariant=True)


class Awaited(Protocol[Result_co]):
    """What will come of a batch."""

    def result(self) -> Result_co:
        """Return it, as soon as it is there."""


def in_order(
    submit: Callable[[tuple[Item, ...]], Awaited[list[Result_co]]],
    items: Iterator[Item],
    size: int,
    ahead: int,
) -> Iterator[Result_co]:
    """Yield what comes of each item. `submit` gets `size` of them at once, and `ahead` batches
    before any of them is asked for: few items are held at a time.
    """
    waiting: deque[Awaited[list[Result_co]]] = deque()
    while batch := tuple(islice(items, size)):
        waiting.append(submit(batch))
        if len(waiting) > ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()
