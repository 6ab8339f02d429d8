"""Says how far a long run is: nothing in its first two seconds, then no more often than that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

SILENT = 2.0  # seconds

Item = TypeVar("Item")


@dataclass(slots=True)
class Progress:
    """How far a run is, in lines to `say`; `clock` counts seconds."""

    say: Callable[[str], object]
    clock: Callable[[], float]
    _began: float = field(init=False)
    _last: float = field(init=False)

    def __post_init__(self) -> None:
        self._began = self._last = self.clock()

    def watched(self, items: Iterable[Item]) -> Iterator[Item]:
        """Hand on what is read, and say how much it is by now."""
        for count, item in enumerate(items, 1):
            now = self.clock()
            if now - self._last >= SILENT:
                self._last = now
                self.say(f"{count:,} articles read")
            yield item

    def tell(self, what: str) -> None:
        """Say what a run that lasts does from now on."""
        if self.clock() - self._began >= SILENT:
            self.say(what)
