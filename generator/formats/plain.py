"""Plain text, as pasted or saved: UTF-8, with an optional YAML header."""

from __future__ import annotations

from generator.formats._header import headed, read_header
from generator.formats._lines import join_wrapped, split_lines
from generator.formats._text import decode
from generator.model.articles import Source
from generator.model.seeds import SeedFile


def read_plain(seed: SeedFile) -> Source:
    """Return the text of a `.txt` seed and its lines. Raises `SeedError` if it is not UTF-8 text
    or its header is broken.
    """
    text = decode(seed)
    header = read_header(seed, text)
    return headed(header, text, join_wrapped(text, split_lines(text, header.end, header.lines + 1)))
