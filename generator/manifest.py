"""manifest.json of a built site: the hash of every other file in it, of what it was made from, and
the versions of what made it.

Python's version is no part of it: it changes no byte of a site, and one built twice has one
manifest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256

NAME = "manifest.json"
_WHAT = "SHA-256 of every other file of this site, and of what it was made from"

Content = Iterable[tuple[str, bytes]]  # names and bytes


def manifest(files: Content, seeds: Content, versions: Mapping[str, str]) -> tuple[str, ...]:
    """Return the lines of manifest.json; `files` may hold an earlier one, and `seeds` are those
    that a site is built from, with briefing.yml.
    """
    told = {
        "what": _WHAT,
        "versions": dict(sorted(versions.items())),
        "seeds": _hashes(seeds),
        "files": _hashes((name, data) for name, data in files if name != NAME),
    }
    return tuple(json.dumps(told, ensure_ascii=False, indent=1).splitlines())


def _hashes(content: Content) -> dict[str, str]:
    return dict(sorted((name, sha256(data).hexdigest()) for name, data in content))
