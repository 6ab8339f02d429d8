"""Seed: the bytes of one file in seeds/."""

from __future__ import annotations

from generator.frozen import frozen

LARGEST_SEED = 10_000_000  # bytes; a saved page with its pictures fits, a film does not


@frozen
class SeedFile:
    """One file of the seeds folder. `name` is its path below the folder, with forward slashes.

    `id` is given where the name alone would make the id of another seed's article, else empty.
    """

    name: str
    data: bytes
    id: str = ""
