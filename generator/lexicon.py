"""languages/ and weights/ → Lexicon: the words, phrases and weights that rules and pages use,
checked as they are loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, SupportsIndex

import yaml

from generator.errors import BriefingError, Problem
from generator.package_data import read
from generator.sections import LOADER, SHAPES, Section, read_sections

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of one language by section. Sections have dotted names: `cues.clause`.

    Every method raises `KeyError` for a section that is not there or has another shape.
    """

    language: str
    _texts: Mapping[str, str] = field(repr=False)
    _words: Mapping[str, Words] = field(repr=False)
    _rows: Mapping[str, tuple[Words, ...]] = field(repr=False)
    _tables: Mapping[str, Mapping[str, str]] = field(repr=False)
    _numbers: Mapping[str, Mapping[str, float]] = field(repr=False)

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        """Send a lexicon as the name of its language: another process reads it, once, or has."""
        loaded = load(self.language) is self
        return (load, (self.language,)) if loaded else object.__reduce_ex__(self, protocol)

    def reads(self, tag: str) -> bool:
        """Return whether a BCP 47 tag is one of this language: "en-GB" of "en"."""
        return re.split(r"[-_]", tag.casefold(), maxsplit=1)[0] == self.language

    def text(self, name: str) -> str:
        """Return one phrase."""
        return self._texts[name]

    def words(self, name: str) -> Words:
        """Return a section's words or phrases, in the order of the file."""
        return self._words[name]

    def union(self, *names: str) -> frozenset[str]:
        """Return the words of several sections as a set."""
        return frozenset(word for name in names for word in self.words(name))

    def rows(self, name: str) -> tuple[Words, ...]:
        """Return a section that is a list of lists."""
        return self._rows[name]

    def table(self, name: str) -> Mapping[str, str]:
        """Return a section that maps words to phrases, in the order of the file."""
        return self._tables[name]

    def numbers(self, name: str) -> Mapping[str, float]:
        """Return a section that maps words to numbers, in the order of the file."""
        return self._numbers[name]

    def weights(self, model: str) -> Mapping[str, float]:
        """Return the weights of a model, by feature."""
        return self._numbers[f"weights.{model}"]

    def parts(self, name: str) -> Words:
        """Return the names of the word lists right below a section: `form`, … of `layout.hints`."""
        below = f"{name}."
        return tuple(each.removeprefix(below) for each in self._words if each.startswith(below))


def load(language: str = "en") -> Lexicon:
    """Return the lexicon of `language`, which is read once.

    Raises `BriefingError`, which names every section that is missing, misspelt, listed twice or of
    another shape than `shapes.yaml` says, and `FileNotFoundError` for a language that lacks a file.
    """
    return _read(language)


@cache
def _read(language: str) -> Lexicon:
    found = list(_sections(language))
    problems = [each for each in found if isinstance(each, Problem)]
    if problems:
        raise BriefingError(*problems)
    of_shape: dict[str, dict[str, Any]] = {shape: {} for shape in SHAPES}
    for each in found:
        if isinstance(each, Section):
            of_shape[each.shape][each.name] = each.value
    return Lexicon(language, *of_shape.values())


def _sections(language: str) -> Iterator[Section | Problem]:
    shapes = yaml.load(read("languages/shapes.yaml"), Loader=LOADER)  # noqa: S506 - builds strings only
    files = [
        (f"languages/{language}/{name}.yaml", shape, "")
        for name, shape in shapes["languages"].items()
    ]
    files += [
        (f"weights/{language}/{model}.yaml", "numbers", f"weights.{model}")
        for model in shapes["weights"]
    ]
    for path, shape, name in (*files, ("languages/names.yaml", shapes["names"], "first_names")):
        yield from read_sections(read(path), f"generator/{path}", shape, name)
