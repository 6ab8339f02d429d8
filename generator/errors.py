"""What can be wrong with an input, said to a person: `file:line: what is wrong; what to do`."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing a maintainer should mend. `line` is 1-based, 0 where no line is meant."""

    file: str
    line: int
    what: str
    todo: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.what}; {self.todo}"


class BriefingError(Exception):
    """Something that cannot be used. Carries every problem found, in the order of the file."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[BriefingError], tuple[Problem, ...]]:
        """Raise it whole where another process was at work."""
        return type(self), self.problems


class SeedError(BriefingError):
    """A seed that cannot be read; the others still are."""


def unusable(seed: str, what: str, todo: str, line: int = 0) -> SeedError:
    """Return the error that says of one seed what is wrong, and what to do. Characters of its name
    that cannot be printed are shown by their numbers.
    """
    name = "".join(mark if mark.isprintable() else ascii(mark)[1:-1] for mark in seed)
    return SeedError(Problem(name, line, what, todo))


class SettingsError(BriefingError):
    """A briefing.yml that cannot be used as it stands."""


def defect(seed: str, error: Exception) -> Problem:
    """Return the problem that a defect of ours is for one seed: where it was met, and that it
    should be reported.
    """
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"
    return Problem(
        seed, 0, f"the generator failed on it ({where})", "report it as a defect, with the file"
    )
