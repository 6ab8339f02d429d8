"""What a figure names of others: at most ten of its measure, whatever their number, and every
other value before the same again.
"""

import pytest

from generator.briefing import brief
from generator.lexicon import load
from generator.model.briefings import Number
from generator.model.readings import Flag
from generator.settings import Settings
from tests.join.hand import write


def growth(*figures: tuple[str, int]) -> list[Number]:
    """Return the figures of some articles, each of which says by how many per cent one thing
    grew.
    """
    entries = [
        {
            "text": f"{of} grew by {value}%.",
            "figures": [{"words": f"{value}%", "value": value, "unit": "%", "of": of}],
        }
        for of, value in figures
    ]
    readings = [write(f"a{place}", entry) for place, entry in enumerate(entries)]
    return list(brief(readings, Settings(), load()).numbers)


@pytest.mark.parametrize(("others", "named"), [(9, 9), (10, 10), (11, 10)])
def test_a_figure_names_ten_others_at_most(others: int, named: int) -> None:
    assert {len(number.same) for number in growth(*[("Exports", 2)] * (others + 1))} == {named}


def test_another_value_is_named_however_many_agree() -> None:
    *agreeing, other = sorted(
        growth(*[("Exports", 2)] * 30, ("Exports", 3)), key=lambda number: number.figure.value or 0
    )
    assert all(other.figure.id in number.same for number in agreeing)
    assert {number.flags for number in [*agreeing, other]} == {(Flag.OTHER_VALUE,)}


def test_a_figure_is_named_by_its_neighbours_in_time_alone() -> None:
    """So that a new article changes what stands beside few numbers of the others."""
    numbers = growth(*[("Exports", value) for value in range(2, 62)])
    naming = [sum(each.figure.id in number.same for number in numbers) for each in numbers]
    assert 10 <= max(naming) <= 20


def test_figures_of_one_measure_have_its_id_in_common() -> None:
    measures = [
        number.measure
        for number in growth(("Exports", 2), ("Exports", 3), ("Imports", 3), ("Imports", 4))
    ]
    assert [measures.count(measure) for measure in measures] == [2, 2, 2, 2]
