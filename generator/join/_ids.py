"""Ids made of an entry's own words, so that what is added above it changes none."""

from __future__ import annotations

from hashlib import sha256


def made_of(kind: str, *words: str) -> str:
    """Return the id of one entry: the letter of its kind and ten hexadecimal digits that stay as
    long as the words do.
    """
    digest = sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:10]}"
