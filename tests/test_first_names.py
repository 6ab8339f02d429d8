"""First names: which words are one, which pronoun goes with each, how their file is made."""

import pytest
import yaml

from generator.first_names import FirstNames, first_names
from generator.lexicon import load
from generator.package_data import PACKAGE
from tests.tools.make_names import HEAD, Meanings, Record, choose

NAMES = first_names(load())
MADE = FirstNames({"hans": "he", "peter": "he", "jean": "", "jean-pierre": "he", "ann": "she"})


@pytest.mark.parametrize("name", ["Élodie", "elodie", "ÉLODIE", "Łukasz", "Bjørn", "Božena"])
def test_a_name_is_known_whatever_its_case_and_accents(name: str) -> None:
    assert name in NAMES
    assert NAMES.pronoun(name) in {"he", "she"}


@pytest.mark.parametrize(
    ("name", "pronoun"),
    [("Hans-Peter", "he"), ("Jean-Pierre", "he"), ("Jean-Ann", ""), ("Ann", "she"), ("Jean", "")],
)
def test_a_compound_has_its_own_pronoun_or_that_of_its_first_part(name: str, pronoun: str) -> None:
    assert name in MADE
    assert MADE.pronoun(name) == pronoun


@pytest.mark.parametrize("word", ["Hans-based", "non-Peter", "Hans-", "-", "", "Harbour"])
def test_a_word_with_a_part_that_is_no_name_is_none(word: str) -> None:
    assert word not in MADE
    assert not MADE.pronoun(word)


@pytest.mark.parametrize(
    "word",
    [
        *(
            "Will",
            "May",
            "Grant",
            "Mark",
            "Hope",
            "Rob",
            "Virginia",
            "Jordan",
        ),  # seldom anything else before a surname
        *("Élodie", "Yolanda", "Kwame", "Priya", "Yusuf", "Oksana", "Siobhán"),
    ],
)
def test_these_words_lead_a_name(word: str) -> None:
    assert word in NAMES


@pytest.mark.parametrize(
    "word",
    [
        *("Charity", "Justice", "Said", "Even", "Royal", "River", "Price", "Early"),
        *("Muslim", "Harvard", "Israel", "London", "German", "San", "De", "Van"),
    ],
)
def test_these_words_are_something_else(word: str) -> None:
    assert word not in NAMES


@pytest.mark.parametrize("name", ["Jean", "Andrea", "Lindsey", "Alex"])
def test_a_name_of_either_sex_says_nothing_about_the_pronoun(name: str) -> None:
    assert name in NAMES
    assert not NAMES.pronoun(name)


@pytest.mark.parametrize("surname", ["Wang", "Li", "Kim", "Park", "Nguyen", "Lim"])
def test_a_surname_printed_first_says_nothing_about_the_pronoun(surname: str) -> None:
    assert not NAMES.pronoun(surname)


def kind(record: Record, meanings: Meanings | None = None, name: str = "zzz") -> str:
    """Return the kind under which `name` is kept, empty if it is left out."""
    chosen = choose({name: record}, meanings or Meanings())
    return next((each for each, names in chosen.items() if name in names), "")


@pytest.mark.parametrize(
    ("women", "wanted"),
    [
        (1.0, "she"),
        (0.92, "she"),
        (0.919, "either"),
        (0.5, "either"),
        (0.081, "either"),
        (0.08, "he"),
        (0.0, "he"),
    ],
)
def test_a_name_is_he_or_she_where_it_is_sure(women: float, wanted: str) -> None:
    assert kind(Record(20, 5_000, women)) == wanted


@pytest.mark.parametrize(
    ("record", "kept"),
    [
        (Record(7, 200, 1.0), True),
        (Record(6, 200, 1.0), False),
        (Record(7, 199, 1.0), False),
        (Record(15, 1_000, 0.5), True),
        (Record(14, 1_000, 0.5), False),
        (Record(15, 999, 0.5), False),
    ],
)
def test_a_name_of_either_sex_has_to_be_more_common(record: Record, kept: bool) -> None:
    assert bool(kind(record)) == kept


@pytest.mark.parametrize(
    ("meaning", "least"),
    [("words", 50_000), ("proper_nouns", 2_000), ("places", 100_000)],
)
def test_a_name_that_means_something_else_has_to_be_more_common(meaning: str, least: int) -> None:
    meanings = Meanings(**{meaning: frozenset({"zzz"})})
    assert kind(Record(20, least, 1.0), meanings) == "she"
    assert not kind(Record(20, least - 1, 1.0), meanings)


def test_a_particle_is_no_name_however_common() -> None:
    assert not kind(Record(30, 1_000_000, 0.0), Meanings(particles=frozenset({"zzz"})))


@pytest.mark.parametrize("name", ["o", "d'angelo", "mary ann", "&ampme", "łukasz"])
def test_only_words_of_plain_letters_are_names(name: str) -> None:
    assert not kind(Record(20, 5_000, 0.0), name=name)


def test_a_compound_is_kept_where_its_first_part_tells_nothing_or_something_else() -> None:
    records = {
        "jean": Record(30, 90_000, 0.5),
        "anne": Record(30, 90_000, 1.0),
        "jean-pierre": Record(20, 5_000, 0.0),
        "jean-marie": Record(20, 5_000, 0.5),
        "anne-marie": Record(20, 5_000, 1.0),
    }
    chosen = choose(records, Meanings())
    compounds = {name for names in chosen.values() for name in names if "-" in name}
    assert compounds == {"jean-pierre"}


def test_the_file_is_as_the_script_writes_it() -> None:
    """Each name stands once, in alphabetical order, below the licence of the data."""
    text = (PACKAGE / "languages" / "names.yaml").read_text(encoding="utf-8")
    blocks = {kind: names.split() for kind, names in yaml.load(text, yaml.BaseLoader).items()}
    everyone = [name for names in blocks.values() for name in names]
    assert text.startswith(HEAD)
    assert list(blocks) == ["he", "she", "either"]
    assert all(names == sorted(names) for names in blocks.values())
    assert len(everyone) == len(set(everyone))
