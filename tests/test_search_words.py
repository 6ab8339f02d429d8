"""How a text is split and folded for search; the browser is held to the same cases in
tests/browser/test_search.py.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.search_words import search_words

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "search" / "words.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_words(case: dict[str, Any]) -> None:
    assert list(search_words(case["text"])) == case["words"]
