"""Plain text, as pasted or saved: UTF-8, with an optional YAML header."""

from __future__ import annotations

import codecs
from dataclasses import replace

from generator.errors import Problem, SeedError
from generator.formats._header import read_header
from generator.formats._lines import join_wrapped, split_lines
from generator.model import Reason, SeedFile, Source


def read_plain(seed: SeedFile) -> Source:
    """Return the text of a `.txt` seed and its lines. Raises `SeedError` if it is not UTF-8 text or its header is broken."""
    text = decode(seed)
    header = read_header(seed, text)
    above = tuple(replace(line, kind=Reason.HEADER) for line in split_lines(text[: header.end]))
    below = split_lines(text, header.end, text.count("\n", 0, header.end) + 1)
    return Source(
        text,
        above + join_wrapped(text, below),
        language=header.first("language").text,
        title=header.first("title"),
        authors=tuple(header.values.get("authors", ())),
        publisher=header.first("publisher"),
        published=header.published(),
        address=header.first("address"),
    )


def decode(seed: SeedFile) -> str:
    """Return the text without its byte order mark. Raises `SeedError` naming the first byte that is no text or not UTF-8."""
    data = seed.data.removeprefix(codecs.BOM_UTF8)
    if seed.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SeedError(Problem(seed.name, 0, "is not UTF-8 (it opens as UTF-16)", "save it as UTF-8"))
    if b"\0" in data:
        raise SeedError(
            Problem(seed.name, 0, f"is binary (byte {seed.data.index(0):,} is NUL)", "save the article as text in UTF-8")
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = len(seed.data) - len(data) + error.start
        line = data.count(b"\n", 0, error.start) + 1
        raise SeedError(
            Problem(seed.name, line, f"is not UTF-8 (byte {byte:,} is 0x{seed.data[byte]:02x})", "save it as UTF-8")
        ) from error
