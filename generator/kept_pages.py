"""Pages kept from earlier builds: what each hangs on, and the form in which it is kept."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from generator.kept import Shelf, found, hashed

Links = Mapping[str, Mapping[str, str]]

_FASTEST = 1  # level of compression: a fifth of the bytes, sooner than they are written
_LENGTH = 4  # bytes of a number


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it lies in the site, packed, and what a check of links must know of it: its anchors
    and, for each page or file it leads to, the anchors there with the link as it is written.
    """

    anchors: tuple[str, ...]
    links: Links
    packed: bytes

    @property
    def html(self) -> str:
        """Return the page itself."""
        return zlib.decompress(self.packed).decode()


class KeptPages:
    """Pages by their path, their text and `build`, a fingerprint of all else that they hang on."""

    def __init__(self, shelf: Shelf, build: bytes) -> None:
        self._shelf, self._build = shelf, build

    def key(self, path: str, text: str) -> bytes:
        """Return what a page with this text is kept under."""
        return hashed(self._build, path.encode(), text.encode())

    def get(self, key: bytes) -> KeptPage | None:
        """Return what was kept under a key, or nothing."""
        return found(self._shelf, key, _unpacked)

    def put(self, key: bytes, html: str, anchors: frozenset[str], links: Links) -> None:
        """Keep a page for the next build."""
        head = zlib.compress(json.dumps([sorted(anchors), links]).encode(), _FASTEST)
        self._shelf.put(
            key, len(head).to_bytes(_LENGTH) + head + zlib.compress(html.encode(), _FASTEST)
        )


def _unpacked(value: bytes) -> KeptPage:
    end = _LENGTH + int.from_bytes(value[:_LENGTH])
    anchors, links = json.loads(zlib.decompress(value[_LENGTH:end]))
    return KeptPage(tuple(anchors), links, value[end:])
