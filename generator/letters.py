"""Letters of the scripts that names are printed in: capitals, letters without case, accents."""

from __future__ import annotations

import unicodedata

_BLOCKS = (
    range(0x41, 0x180),  # Latin, with the accents of Europe
    range(0x18F, 0x1B1),  # Azerbaijani Ə; Vietnamese Ơ and Ư
    range(0x218, 0x21C),  # Romanian Ș and Ț
    range(0x1E80, 0x1F00),  # Welsh, Vietnamese
    range(0x386, 0x3AC),  # Greek
    range(0x400, 0x430),  # Cyrillic of the Slavic languages
    range(0x48A, 0x500),  # Cyrillic of others, and Ukrainian Ґ
)
_LETTERS = (chr(code) for block in _BLOCKS for code in block)

# What stands between the brackets of a character class: rf"[{CAPITAL}]\w+". Long, so a pattern
# that is made anew for each word or article should not hold it.
CAPITAL = "".join(letter for letter in _LETTERS if letter != letter.lower())

# The letters that may open a name in a script without capitals, for the same use.
UNCASED = (
    "\u05d0-\u05ea"  # Hebrew
    "\u0620-\u064a\u0671-\u06d3"  # Arabic
    "\u0904-\u0dff"  # scripts of India
    "\u0e01-\u0e2e"  # Thai
    "\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3"  # Japanese, Chinese, Korean
)
# Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN = str.maketrans("øłđðıØŁĐÐ", "olddiOLDD")


def without_accents(text: str) -> str:
    """Return `text` with plain letters in the place of accented ones: "Łódź" is "Lodz"."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(char for char in parts if not unicodedata.combining(char))
