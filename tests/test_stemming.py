"""Words that are one for a reader have one stem; words that are not keep apart."""

import pytest

from generator.stemming import fold, stem

ALIKE = [
    ("defence", "defences"),
    ("ally", "allies"),
    ("raise", "raised"),
    ("raises", "raising"),
    ("stop", "stopping"),
    ("tell", "telling"),
    ("mobilise", "mobilizing"),
    ("NATO", "NATO’s"),
    ("Élodie", "elodie"),
    ("U.S.", "us"),
]
APART = [
    ("organ", "organisation"),
    ("crisis", "cris"),
    ("bus", "bu"),
    ("class", "clas"),
    ("sing", "s"),
    ("red", "r"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_keep_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_number_keeps_its_points() -> None:
    assert fold("1.5") == "1.5"
