"""languages/*.yaml → Lexicon: the words that rules and pages use. Words are data; no module keeps a list of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = Path(__file__).parent / "languages"

# BaseLoader, since safe_load turns the word "on" into True; in C where PyYAML was built with it, with the same result.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of one language by section. Sections are addressed by dotted names: `cues.strong`."""

    language: str
    sections: Mapping[str, Any] = field(repr=False)

    def _at(self, name: str) -> Any:
        node: Any = self.sections
        for key in name.split("."):
            node = node[key]
        return node

    def words(self, name: str) -> tuple[str, ...]:
        """Return a section's entries in file order: a YAML list, or a text block with one word between white space."""
        node = self._at(name)
        return tuple(node.split()) if isinstance(node, str) else tuple(node)

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return a section that is a list of lists."""
        return tuple(tuple(row) for row in self._at(name))

    def table(self, name: str) -> Mapping[str, str]:
        """Return a section that maps words to values."""
        node: Mapping[str, str] = self._at(name)
        return node

    def text(self, name: str) -> str:
        """Return one phrase."""
        return str(self._at(name))


@cache
def load(language: str = "en") -> Lexicon:
    """Read the lexicon of `language`. Raises `FileNotFoundError` for a language that has no file."""
    return Lexicon(language, {**_sections(language), "first_names": _sections("names")})


def _sections(name: str) -> Mapping[str, Any]:
    source = (LANGUAGES / f"{name}.yaml").read_text(encoding="utf-8")
    sections: Mapping[str, Any] = yaml.load(source, Loader=LOADER)  # noqa: S506 - BaseLoader builds strings only
    return sections
