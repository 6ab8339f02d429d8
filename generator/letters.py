"""Which letters are capitals, for patterns that look for a name."""

from __future__ import annotations

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
