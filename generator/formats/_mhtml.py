"""A page and its pictures in one file (MHTML): finds the page, and where it was saved from."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message
from email.policy import Compat32

from generator.errors import SeedError, unusable
from generator.model.seeds import SeedFile

_NESTS = re.compile(rb"[\r\n]content-type:[\s\x1c-\x1f]*(?:multipart|message)/", re.IGNORECASE)
_MOST_NESTS = 20  # browsers write one; each costs the library a pass over the lines within it
_LONGEST = 8_000  # code points of a header; the library takes quadratic time over one


class _AsPrinted(Compat32):
    """Takes the beginning of each header as it is printed: nothing in it is decoded, so it cannot
    grow.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a header from its lines."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST]


def saved_page(seed: SeedFile) -> tuple[bytes, str, str] | None:
    """Return the bytes of the page, the encoding that its part declares and the address that it
    was saved from.

    Encoding and address are empty where the file does not say; nothing is returned if it holds no
    page. Raises `SeedError` for parts within parts within parts, and for headers that the library
    fails on: no browser writes them.
    """
    nests = len(_NESTS.findall(b"\n" + seed.data))
    if nests > _MOST_NESTS:
        raise _refused(
            seed,
            f"has {nests:,} parts with parts of their own; a page with {_MOST_NESTS} can be read",
        )
    try:
        return _found(message_from_bytes(seed.data, policy=_AsPrinted()))
    except Exception as error:  # whatever a file makes the library raise costs that file only
        raise _refused(seed, "is no page that a browser saved") from error


def _refused(seed: SeedFile, what: str) -> SeedError:
    return unusable(
        seed.name,
        what,
        "open the page in a browser and save it anew, or paste its text into a .txt file",
    )


def _found(message: Message) -> tuple[bytes, str, str] | None:
    address = _address(message["Snapshot-Content-Location"])
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not pages:
        return None
    page = next(
        (part for part in pages if address and _address(part["Content-Location"]) == address),
        pages[0],
    )
    payload = page.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b"", page.get_content_charset(""), address


def _address(header: object) -> str:
    """Return an address without the line ends and spaces at which a long header is folded."""
    return "".join(str(header or "").split())
