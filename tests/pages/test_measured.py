"""What the method page says of our quality: never more than is measured on the annotated
articles.
"""

from pathlib import Path

import pytest
import yaml

from generator.lexicon import load
from generator.model.readings import StatementKind

FLOORS = yaml.safe_load(
    (Path(__file__).parents[1] / "gold" / "floors.yaml").read_text(encoding="utf-8")
)["articles"]


@pytest.mark.parametrize("kind", StatementKind)
def test_the_method_page_claims_no_more_than_the_floors(kind: StatementKind) -> None:
    claimed = map(float, load("en").words(f"scores.measured.{kind}"))
    assert all(
        value <= FLOORS[kind][name]
        for name, value in zip(("recall", "precision", "speaker"), claimed, strict=True)
    )
