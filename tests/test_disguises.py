"""Disguises are found; ordinary text of any alphabet is left alone."""

import pytest

from generator.disguises import marks, mixed


@pytest.mark.parametrize(
    "text",
    [
        "Corvo said he would pay nothing.",
        "אמר ראש העיר: “נפתח את הנמל”.",
        "العمدة: “سنفتح الميناء”.",
        "\u200fראש העיר (Corvo)\u200f אמר",
        "The mayor said \u2067שלום\u2069 to reporters",
        "قال \u202bCorvo\u202c إن",
        "zero\u200dwidth\u200cjoiners and a soft\u00adhyphen",
    ],
)
def test_a_text_of_two_directions_may_have_marks_and_a_text_without_them_has_none(
    text: str,
) -> None:
    assert list(marks(text)) == []


@pytest.mark.parametrize(
    "mark", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
def test_a_mark_in_a_text_of_one_direction_is_found(mark: str) -> None:
    assert list(marks(f"We will pay {mark} nothing to them")) == [12]


@pytest.mark.parametrize("override", "\u202d\u202e")
def test_an_override_is_found_beside_any_letters(override: str) -> None:
    assert list(marks(f"ראש {override}העיר")) == [4]


@pytest.mark.parametrize(
    "text",
    [
        "β-carotene, µm, μm, Δt, ΔT, ΔH, kΩ, μA",
        "TNFα, IFNγ, αB-crystallin, NFκB, PGF2α, νe",
        "Мэр Инес Корво сказала: «Гавань закроется». IT-компания, PRщик, SMSка",
        "Η δήμαρχος είπε ότι το λιμάνι θα κλείσει. ΚΑΙ ΤΟ ΝΟΜΟ",
        "Ørsted, Łódź, naïve, Ærø, Straße, Nguyễn",
        "東京タワーABC, ソフトbank, 5Gネット",
        "he said x_1 and 3D",
    ],
)
def test_ordinary_words_of_any_alphabet_are_left_alone(text: str) -> None:
    assert list(mixed(text)) == []


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("аpple", "а"),
        ("Corvо", "о"),
        ("pаypаl", "а"),
        ("Сorvo", "С"),
        ("Ηarbour", "Η"),
        ("cοst", "ο"),
        ("Мoсква", "o"),
        ("кiт", "i"),
    ],
)
def test_a_letter_that_passes_for_one_of_another_alphabet_is_found(word: str, letter: str) -> None:
    assert list(mixed(f"The {word}, she said")) == [(word, letter)]
