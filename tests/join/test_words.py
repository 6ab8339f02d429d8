"""What counts as one word where articles are compared."""

import pytest

from generator.join._words import Stems
from generator.lexicon import load


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the deep-water dock", ["the", "deep", "water", "dock"]),
        ("Da’esh in the U.S. on O'Hara Street", ["Da’esh", "in", "the", "U.S", "on", "O'Hara", "Street"]),
        ("in 1,200.5 days", ["in", "1,200.5", "days"]),
        ("2.5% of 7 % of 9%o", ["2.5%", "of", "7", "of", "9%", "o"]),
        ("the F-16 and the 9th, 3D, 4x4.5a", ["the", "F", "16", "and", "the", "9th", "3D", "4x4.5a"]),
        ("rock’n’roll, ’n’ rest.", ["rock’n’roll", "n", "rest"]),
        ("snake_case", ["snake", "case"]),
    ],
)  # fmt: skip
def test_a_word_is_a_number_with_what_hangs_on_it_or_letters_with_inner_marks(
    text: str, words: list[str]
) -> None:
    stems = Stems(load())
    assert [text[token.start : token.end] for token in stems.tokens(text)] == words
    assert stems.phrase(text) == tuple(map(stems.stem, words))
