"""Ids of people: plain and stable, and two names of any script are two ids."""

import pytest

from generator.extract.people.cast import slug


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
