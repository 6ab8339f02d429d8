"""Ids of people: plain and stable, and two names of any script are two ids."""

import pytest

from generator.extract.people.cast import Cast, slug
from generator.model.spans import Span


@pytest.mark.parametrize(
    "name, id",
    [
        ("Ines Corvo", "ines-corvo"),
        ("Jean-Luc O’Neil", "jean-luc-oneil"),
        ("J. R. Holm Jr.", "j-r-holm-jr"),
        ("Élodie Čapek", "elodie-capek"),
        ("Łódź Øre", "lodz-ore"),
        ("Анна Берг", "анна-берг"),
        ("王毅", "王毅"),
        ("محمد علي", "محمد-علي"),
    ],
)
def test_an_id_keeps_the_letters_of_a_name(name: str, id: str) -> None:
    assert slug(name) == id


def test_names_in_other_scripts_are_told_apart() -> None:
    names = ("王毅", "陈小平", "Анна Берг", "Анна Борг", "राम", "रमा")
    assert len({slug(name) for name in names}) == len(names)


@pytest.mark.parametrize(("others", "known"), [(99, True), (100, False)])
def test_whoever_is_named_among_the_last_hundred_names_is_known(others: int, known: bool) -> None:
    names = tuple(Span(10 * index, 10 * index + 4) for index in range(1 + others))
    cast = Cast((), names, (0,) + (1,) * others)
    end = names[-1].end
    assert cast.last_named(0, end) == (0 if known else -1)
    assert (0 in cast.recent(end)) == known
