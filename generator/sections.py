"""YAML → sections of the shapes that shapes.yaml names; each departure is a problem with file and
line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import yaml

from generator.errors import Problem

# BaseLoader builds strings only: safe_load turns the word "on" into True. In C where PyYAML has it.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Shapes = Mapping[str, Any]  # name → the name of a shape, or the shapes of the sections below it
SHAPES = ("text", "words", "rows", "table", "numbers")


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its dotted name, the name of its shape, and what it holds."""

    name: str
    shape: str
    value: Any


def read_sections(
    text: str, path: str, shape: str | Shapes, name: str = ""
) -> Iterator[Section | Problem]:
    """Yield the sections of `text`, in its order, and a problem for each that is missing,
    misspelt, listed twice, or of another shape than `shape` says. `path` is for the problems;
    `name` is that of the whole text, and goes before theirs.
    """
    root = yaml.compose(text, Loader=LOADER)
    if root is None:
        yield Problem(path, 0, "is empty", "write its sections there, as shapes.yaml names them")
    else:
        yield from _section(path, name, root, shape)


def _section(
    path: str, name: str, node: yaml.Node, shape: str | Shapes
) -> Iterator[Section | Problem]:
    found = (
        _leaf(path, name, node, shape)
        if isinstance(shape, str)
        else _group(path, name, node, shape)
    )
    yield from found


def _group(path: str, name: str, node: yaml.Node, shapes: Shapes) -> Iterator[Section | Problem]:
    if not isinstance(node, yaml.MappingNode):
        what = f"{name or 'the file'} is no group of sections"
        yield _problem(path, node, what, f"list there: {', '.join(shapes)}")
        return
    seen: set[str] = set()
    for key, value in node.value:
        full = f"{name}.{key.value}" if name else key.value
        shape = shapes.get(key.value)
        if key.value in seen:
            yield _problem(path, key, f"{full} is listed twice", "keep one")
        elif shape is None:
            what = f"{full} is no section known here"
            yield _problem(path, key, what, _advice(key.value, shapes))
        else:
            yield from _section(path, full, value, shape)
        seen.add(key.value)
    for missing in [each for each in shapes if each not in seen]:
        yield _problem(path, node, f"{f'{name}.' if name else ''}{missing} is missing", "add it")
    if all(shape == "text" for shape in shapes.values()):
        yield Section(name, "table", {key.value: value.value for key, value in node.value})


def _leaf(path: str, name: str, node: yaml.Node, shape: str) -> Iterator[Section | Problem]:
    try:
        value = _READERS[shape](node)
    except (TypeError, ValueError, AttributeError):
        yield _problem(
            path,
            node,
            f"{name} does not hold {_HOLDS[shape]}",
            "write it as the sections around it",
        )
        return
    for word in _twice(value):
        yield _problem(path, node, f"{name} lists “{word}” twice", "keep one")
    if shape == "phrases":  # as a group of phrases, but under any names
        yield from (Section(f"{name}.{key}", "text", phrase) for key, phrase in value.items())
        shape = "table"
    yield Section(name, shape, value)


def _twice(value: Any) -> Iterator[str]:
    seen = set()
    for word in value if isinstance(value, tuple) else ():
        if word in seen:
            yield " ".join(word) if isinstance(word, tuple) else word
        seen.add(word)


def _problem(path: str, node: yaml.Node, what: str, todo: str) -> Problem:
    return Problem(path, node.start_mark.line + 1, what, todo)


def _advice(name: str, known: Shapes) -> str:
    near = get_close_matches(name, known, 1)
    return f"write {near[0]}" if near else "remove it, or name it in shapes.yaml"


# -- one shape each; what is of another raises TypeError or ValueError -----------------------------


def _text(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise TypeError
    return str(node.value)


def _words(node: yaml.Node) -> tuple[str, ...]:
    if isinstance(node, yaml.ScalarNode) and node.value.strip():
        return tuple(node.value.split())
    if isinstance(node, yaml.SequenceNode):
        return tuple(map(_text, node.value))
    raise TypeError


def _rows(node: yaml.Node) -> tuple[tuple[str, ...], ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise TypeError
    return tuple(tuple(map(_text, row.value)) for row in node.value)


def _table(node: yaml.Node) -> dict[str, str]:
    if not isinstance(node, yaml.MappingNode):
        raise TypeError
    pairs = [(_text(key), _text(value)) for key, value in node.value]
    if len(dict(pairs)) < len(pairs):
        raise ValueError
    return dict(pairs)


def _numbers(node: yaml.Node) -> dict[str, float]:
    return {word: float(value) for word, value in _table(node).items()}


_READERS: Mapping[str, Callable[[yaml.Node], Any]] = {
    "text": _text,
    "words": _words,
    "rows": _rows,
    "table": _table,
    "numbers": _numbers,
    "phrases": _table,
}
_HOLDS = {
    "text": "one phrase",
    "words": "words",
    "rows": "lists of words",
    "table": "words and what each stands for, each once",
    "numbers": "words and their numbers, each once",
    "phrases": "names and the phrase of each, each once",
}
