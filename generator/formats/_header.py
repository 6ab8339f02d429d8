"""Reads the YAML header that a text or Markdown seed may open with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from generator.errors import unusable
from generator.formats._lines import split_lines
from generator.model.articles import Line, Reason, Source
from generator.model.seeds import SeedFile
from generator.model.spans import Basis, Noted, Span
from generator.sections import LOADER

_HEADER = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(.{0,20000}?)(?:\r\n|\r|\n)---[ \t]*(?=\r|\n|\Z)", re.DOTALL
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_KEY = re.compile(r"[A-Za-z][\w-]*[ \t]*:", re.ASCII)
_KEYS = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "site"),
    "published": ("published", "date"),
    "address": ("address", "url", "link"),
    "authors": ("authors", "author", "byline"),
    "language": ("language", "lang"),
}


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says, and how far into the text it reaches; an absent one says nothing and
    ends at 0.
    """

    end: int = 0
    lines: int = 0  # line ends before `end`
    values: Mapping[str, tuple[Noted, ...]] = field(default_factory=dict)

    def first(self, name: str) -> Noted:
        """Return the header's value of `title`, `publisher`, `published`, `address` or `language`,
        or an unknown one.
        """
        return next(iter(self.values.get(name, ())), Noted())


def read_header(seed: SeedFile, text: str) -> Header:
    """Return the header of `text`. Three dashes that open no list of keys are text. Raises
    `SeedError` if its YAML is broken.
    """
    match = _HEADER.match(text)
    if not match or not _KEY.match(match[1].lstrip()):
        return Header()
    try:
        said = yaml.load(match[1], Loader=LOADER)  # noqa: S506 - BaseLoader builds strings only
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        what = "the header between the --- lines is not YAML"
        raise unusable(seed.name, what, "write one `key: value` per line", line) from error
    said = said if isinstance(said, dict) else {}
    values = {name: _noted(_value(said, keys), text, match.end()) for name, keys in _KEYS.items()}
    return Header(match.end(), len(_LINE_END.findall(match[0])), values)


def headed(header: Header, text: str, lines: tuple[Line, ...]) -> Source:
    """Return the source with the header's lines, left out, above `lines`, and what the header
    states.
    """
    above = tuple(replace(line, kind=Reason.HEADER) for line in split_lines(text[: header.end]))
    return Source(
        text,
        above + lines,
        language=header.first("language").text,
        title=header.first("title"),
        authors=header.values.get("authors", ()),
        publisher=header.first("publisher"),
        published=header.first("published"),
        address=header.first("address"),
    )


def _value(said: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    return next((said[key] for key in keys if said.get(key)), ())


def _noted(value: Any, text: str, end: int) -> tuple[Noted, ...]:
    values = [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []
    return tuple(
        _stated(" ".join(one.split()), text, end)
        for one in values
        if isinstance(one, str) and one.strip()
    )


def _stated(value: str, text: str, end: int) -> Noted:
    start = text.find(value, 0, end)
    return Noted(
        value,
        Basis.STATED,
        Span(start, start + len(value)) if start >= 0 else None,
        "the header of the seed says so",
    )
