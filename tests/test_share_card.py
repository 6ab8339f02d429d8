"""The picture of a shared link: a line whole or not at all, in letters that the font has, the same
bytes each time.
"""

import struct

import pytest

from generator import share_card
from generator.share_card import draw

LINE = {
    "words": "“We need the ammunition,” Ines Corvo said.",
    "who": "Ines Corvo, mayor, quoted",
    "source": "Port Courier, 3 May 2031",
}


def test_the_same_line_gives_the_same_picture_of_the_size_that_networks_show() -> None:
    drawn = draw("Port briefing", [LINE])
    assert drawn
    share_card._letters.cache_clear()
    assert draw("Port briefing", [LINE]) == drawn
    assert drawn[0].startswith(b"\x89PNG")
    assert struct.unpack(">II", drawn[0][16:24]) == (1200, 630)
    assert drawn[1] == f"{LINE['words']} {LINE['who']}"


@pytest.mark.parametrize("part", ["words", "who", "source"])
@pytest.mark.parametrize(
    "letters", ["Čapek", "Łódź", "naïve – ‘so’…", "Ångström", "Ağrı", "Đặng", "Київ", "Ελλάδα"]
)
def test_names_of_europe_are_drawn_in_their_own_letters(part: str, letters: str) -> None:
    drawn = draw("Port", [LINE | {part: letters}])
    assert drawn
    assert drawn[0] != draw("Port", [LINE | {part: letters[1:]}])[0]


@pytest.mark.parametrize("part", ["words", "who", "source"])
def test_a_line_with_letters_that_the_font_lacks_gives_way_to_the_next(part: str) -> None:
    unknown = LINE | {part: "東京"}
    assert draw("Port", [unknown]) is None
    assert draw("Port", [unknown, LINE]) == draw("Port", [LINE])
    assert draw("東京", [LINE]) is None


def test_a_line_is_set_smaller_before_it_is_left_out_and_never_cut() -> None:
    sizes = [share_card._laid_out("harbour " * words)[0] for words in (4, 40, 80, 100)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[1] < sizes[0]
    assert sizes[-1] == 0
    assert draw("Port", [LINE | {"words": "harbour " * 100}]) is None
    assert draw("Port", [LINE | {"words": "harbour" * 40}]) is None


def test_no_line_gives_no_picture() -> None:
    assert draw("Port", []) is None
