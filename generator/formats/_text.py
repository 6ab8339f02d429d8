"""Bytes → text, as UTF-8 or as the file itself declares."""

from __future__ import annotations

import codecs

from generator.errors import unusable
from generator.model.seeds import SeedFile


def decode(seed: SeedFile) -> str:
    """Return UTF-8 text without its byte order mark. Raises `SeedError` naming the first byte that
    is no text or not UTF-8.
    """
    data = seed.data.removeprefix(codecs.BOM_UTF8)
    if seed.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise unusable(seed.name, "is not UTF-8 (it opens as UTF-16)", "save it as UTF-8")
    if b"\0" in data:
        what = f"is binary (byte {seed.data.index(0):,} is NUL)"
        raise unusable(seed.name, what, "save the article as text in UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = len(seed.data) - len(data) + error.start
        line = data.count(b"\n", 0, error.start) + 1
        what = f"is not UTF-8 (byte {byte:,} is 0x{seed.data[byte]:02x})"
        raise unusable(seed.name, what, "save it as UTF-8", line) from error
