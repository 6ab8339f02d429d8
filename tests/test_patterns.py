"""Every pattern of the generator takes time in a straight line with what it reads, or reads no
more than a few words.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.backtracking import Cost, cost

ROOT = Path(__file__).parent.parent
SHORT = 200  # characters: a pattern that never reads more may take their square


@pytest.fixture(scope="module")
def patterns() -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.patterns"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.strip() == "", "an article that is to show the patterns is left out"
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_every_pattern_of_the_generator_is_found(patterns: list[dict[str, Any]]) -> None:
    assert [row["where"] for row in patterns if row["pattern"] is None] == []


def test_no_pattern_takes_more_than_a_straight_line_on_a_long_text(
    patterns: list[dict[str, Any]],
) -> None:
    dear = [
        f"{row['where']}: {found.name.lower()}, on up to {row['longest']} characters: {row['pattern']}"
        for row in patterns
        if row["pattern"] is not None
        if (found := cost_of(row)) is Cost.EXPONENTIAL
        or (found is Cost.POWER and not 0 <= row["longest"] <= SHORT)
    ]
    assert dear == []


def cost_of(row: dict[str, Any]) -> Cost:
    """Return what a pattern can cost in the way it is used; one whose use is not known may be
    searched for.
    """
    pattern = re.compile(
        row["pattern"], row["flags"] | (0 if row["flags"] & re.UNICODE else re.ASCII)
    )
    searched = not row["methods"] or not {"match", "fullmatch"}.issuperset(row["methods"])
    return cost(pattern, searched, whole=row["methods"] == ["fullmatch"])
