"""How well statements are read out of the annotated articles and the five seeds: never worse than
the floors, which only rise.
"""

import re
from math import floor
from pathlib import Path

import pytest
import yaml

from tests.annotated import GOLD, gold, measures
from tests.project import ROOT

FLOORS = GOLD / "floors.yaml"
SCORES = ROOT / "generator/languages/en/scores.yaml"
# what the Method page calls the articles of a group, and its columns
SHOWN = {"measured": "articles", "unseen": "general"}
COLUMNS = ("recall", "precision", "speaker")
GROUPS = ("abroad", "later", "latest", "newest", "general", "seeds")


def _measured() -> dict[str, dict[str, dict[str, float]]]:
    return {
        "articles": measures(gold()),
        **{group: measures(gold(GOLD / group)) for group in GROUPS},
    }


def _write(path: Path, floors: dict[str, object]) -> None:
    head = "# Per cent, by kind of statement; `pytest --update-floors` raises them, `--lower-floors REASON` alone lowers them.\n"
    path.write_text(
        head + yaml.safe_dump(floors, sort_keys=False, allow_unicode=True), encoding="utf-8"
    )


def shown(floors: dict[str, dict[str, dict[str, float]]], name: str) -> list[list[str]]:
    """Return what the Method page shows of a group: its floors, rounded down."""
    kinds = floors[SHOWN[name]].items()
    return [[kind, *(str(floor(values[name])) for name in COLUMNS)] for kind, values in kinds]


def _write_scores(path: Path, floors: dict[str, dict[str, dict[str, float]]]) -> None:
    """Put the floors into the figures of the Method page."""
    text = path.read_text(encoding="utf-8")
    for name in SHOWN:
        rows = "".join(
            "    - [{}]\n".format(", ".join([kind, *(f'"{value}"' for value in values)]))
            for kind, *values in shown(floors, name)
        )
        text = re.sub(rf"(?m)^  {name}:\n(?:    .*\n)+", f"  {name}:\n{rows}", text)
    path.write_text(text, encoding="utf-8")


def test_the_figures_of_the_method_page_are_the_floors_rounded_down(tmp_path: Path) -> None:
    """Not only at most: whoever raises a floor raises the figure, with the same command."""
    floors = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    told = yaml.safe_load(SCORES.read_text(encoding="utf-8"))["scores"]
    assert {name: told[name] for name in SHOWN} == {name: shown(floors, name) for name in SHOWN}
    copy = tmp_path / "scores.yaml"
    old = re.sub(r'"\d+", "\d+", "\d+"', '"0"', SCORES.read_text(encoding="utf-8"))
    copy.write_text(old, encoding="utf-8")
    _write_scores(copy, floors)
    assert copy.read_bytes() == SCORES.read_bytes()


def test_reading_is_as_good_as_the_floors(pytestconfig: pytest.Config) -> None:
    """Precision, recall and right speakers stay at their floors or above, for every kind of
    statement.
    """
    floors = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    measured, reason = _measured(), pytestconfig.getoption("--lower-floors")
    below = []
    for group, kinds in measured.items():
        for kind, values in kinds.items():
            for name, value in values.items():
                floor = floors[group][kind][name]
                if value < floor:
                    below.append(f"{group} {kind} {name}: {value} is under {floor}")
                if reason or (value > floor and pytestconfig.getoption("--update-floors")):
                    floors[group][kind][name] = value
    if reason and below:
        floors.setdefault("lowered", []).append(f"{reason}: {'; '.join(below)}")
    if reason or pytestconfig.getoption("--update-floors"):
        _write(FLOORS, floors)
        _write_scores(SCORES, floors)
    assert reason or not below, below


def test_every_annotated_article_is_long_enough_and_ours() -> None:
    """At least thirty articles of 300 to 700 words, and forty of up to 850, stand beside the five
    seeds.
    """
    words = {
        group: [len(article.reading.article.text.split()) for article in gold(GOLD / group)]
        for group in (".", *GROUPS)
    }
    shorter, longer = (
        words["."] + words["abroad"] + words["later"],
        words["latest"] + words["newest"] + words["general"],
    )
    assert len(shorter) >= 30
    assert all(300 <= count <= 700 for count in shorter)
    assert len(longer) >= 40
    assert all(300 <= count <= 850 for count in longer)
    assert len(words["seeds"]) == 5
    assert (len(words["."]), len(words["general"])) == (15, 24)  # as the Method page says
