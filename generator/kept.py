"""Readings kept from earlier runs: what each hangs on, and the form in which it is kept.

That form is a pickle, the quickest by far. A pickle of somebody else's can run anything, so no
class is looked up but the nouns of `generator.model`, which only hold values: whoever puts a file
in the place of ours gets a wrong reading at most, and could as well change a seed.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256
from importlib import import_module
from inspect import isclass
from io import BytesIO
from pkgutil import iter_modules
from typing import Any, Protocol, TypeVar

import generator.model
from generator.model.readings import Reading
from generator.model.seeds import SeedFile
from generator.settings import Settings

# Level of compression: two fifths of the bytes, for a hundredth of the time of reading.
_FASTEST = 1

Value = TypeVar("Value")


class Shelf(Protocol):
    """Where bytes are kept by key; it may lose any of them."""

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under `key`, or nothing."""

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value` under `key`."""


class KeptReadings:
    """Readings by all that they hang on: the seed, what briefing.yml says of it and of people, and
    `code`, a fingerprint of the rules and words it is read with.
    """

    def __init__(self, shelf: Shelf, settings: Settings, code: bytes) -> None:
        people = [replace(person, line=0) for person in settings.people]
        self._shelf, self._settings = shelf, settings
        self.keys: dict[str, bytes] = {}  # by name of seed, of those asked for
        self._common = hashed(code, *_texts(settings.language, people))

    def get(self, seed: SeedFile) -> Reading | None:
        """Return what an earlier run concluded from a seed, or nothing."""
        key = self.keys[seed.name] = self._key(seed)
        return found(self._shelf, key, partial(unpacked, Reading))

    def put(self, seed: SeedFile, reading: Reading) -> None:
        """Keep what this run concluded from a seed."""
        self._shelf.put(self.keys[seed.name], packed(reading))

    def _key(self, seed: SeedFile) -> bytes:
        said = self._settings.of_seed(seed.name)
        texts = _texts(seed.name, seed.id, sorted(said.articles.items()), said.statements)
        return hashed(self._common, *texts, seed.data)


def found(shelf: Shelf, key: bytes, decode: Callable[[bytes], Value]) -> Value | None:
    """Return what `decode` makes of what lies under a key; nothing if nothing does, or if somebody
    put there what it cannot make anything of.
    """
    value = shelf.get(key)
    try:
        return None if value is None else decode(value)
    except Exception:
        return None


def _texts(*values: object) -> tuple[bytes, ...]:
    return tuple(repr(value).encode() for value in values)


def hashed(*parts: bytes) -> bytes:
    """Return a hash of parts that no other parts have, wherever they are divided."""
    return sha256(b"".join(sha256(part).digest() for part in parts)).digest()


# -- a reading as bytes ----------------------------------------------------------------------------


def packed(noun: object) -> bytes:
    """Return a noun of the model as bytes, or several."""
    return zlib.compress(pickle.dumps(noun, pickle.HIGHEST_PROTOCOL), _FASTEST)


def unpacked(kind: type[Value], value: bytes) -> Value:
    """Return what was packed so, of a kind. Raises `pickle.UnpicklingError`, or what else comes of
    bytes that are none of ours.
    """
    noun = _Unpickler(BytesIO(zlib.decompress(value))).load()
    if not isinstance(noun, kind):
        raise pickle.UnpicklingError(f"this is no {kind.__name__}")
    return noun


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Return a noun of the model."""
        try:
            return _NOUNS[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is no noun of the model") from None


def _nouns() -> Mapping[tuple[str, str], type]:
    """Return the classes of the model by module and name."""
    modules = (
        import_module(each.name)
        for each in iter_modules(generator.model.__path__, f"{generator.model.__name__}.")
    )
    return {
        (each.__module__, name): each
        for module in modules
        for name, each in vars(module).items()
        if isclass(each) and each.__module__ == module.__name__
    }


_NOUNS = _nouns()
