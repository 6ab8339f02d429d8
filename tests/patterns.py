"""Prints every pattern that the generator compiles, where, how it is used and on how long a text,
as JSON: python -m tests.patterns

In a process of its own, since a pattern is compiled when its module is imported, or once for a
lexicon. All modules are imported, and a site is built from the pasted pages, the annotated
articles, and texts whose sentences, lines and runs are longer than anybody writes. What is not
reached so is read from the source: `longest` is then -1, and `pattern` null where it is not written
out.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import yaml

ROOT = Path(__file__).parents[1]
METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")
FOUND: dict[tuple[Any, int, str], dict[str, Any]] = {}
COMPILE = re.compile
# Characters: just short enough for somebody to speak in the sentence, and far longer than any.
SIZES = (1_900, 9_000)


class Watched:
    """A compiled pattern that keeps by which methods it is used, and on how many characters at
    most.
    """

    def __init__(self, pattern: re.Pattern[Any], seen: dict[str, Any]) -> None:
        self._pattern, self._seen = pattern, seen

    def __getattr__(self, name: str) -> Any:
        own = getattr(self._pattern, name)
        if name not in METHODS:
            return own

        def call(*arguments: Any, **named: Any) -> Any:
            text, *bounds = arguments[1:] if name in {"sub", "subn"} else arguments
            start, stop = (
                (*bounds, 0, len(text))[:2] if len(bounds) != 1 else (bounds[0], len(text))
            )
            self._seen["methods"].add(name)
            self._seen["longest"] = max(self._seen["longest"], min(stop, len(text)) - start)
            return own(*arguments, **named)

        setattr(self, name, call)  # from now on it is found at once
        return call


def compiled(pattern: Any, flags: int = 0) -> Any:
    """Compile a pattern, watched if a module of the generator asks for it."""
    made = COMPILE(pattern, flags)
    frame = sys._getframe(1)
    while frame.f_code.co_filename == __file__ and frame.f_back:
        frame = frame.f_back
    place = Path(frame.f_code.co_filename)
    if not place.is_relative_to(ROOT / "generator") or not isinstance(pattern, str | bytes):
        return made
    where = f"{place.relative_to(ROOT)}:{frame.f_lineno}"
    seen = FOUND.setdefault((pattern, made.flags, where), {"methods": set(), "longest": -1})
    return Watched(made, seen)


def at_once(name: str) -> Callable[..., Any]:
    """Return what stands in for `re.search` and the like, which compile a pattern and use it."""

    def call(pattern: Any, *arguments: Any, flags: int = 0, **named: Any) -> Any:
        return getattr(compiled(pattern, flags), name)(*arguments, **named)

    return call


def articles() -> Iterator[tuple[str, bytes]]:
    """Yield seeds that use as many patterns as possible, and long texts in every format."""
    for path in sorted((ROOT / "tests/pasted").glob("*.page")):
        yield path.stem + ".txt", path.read_bytes()
    for path in sorted((ROOT / "tests/gold").rglob("*.yaml")):
        annotated = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "text" in annotated:
            yield path.stem + ".txt", annotated["text"].encode()
    order = random.Random(1)
    opening = (
        "Harbour to close\n\nMayor Ines Corvo said on Monday that the harbour would close. "
        "Norland’s ambassador to Britain Ina Lim was told.\n\n"
    )
    words = (
        (ROOT / "tests/pasted/american-metro-recommend.page").read_text(encoding="utf-8").split()
    )
    plain = [word.strip(".!?”’\"'") for word in words]
    long = [
        f"Ines Corvo said {' '.join(order.choices(plain, k=4_000))[:size]} said Corvo."
        for size in SIZES
        for _ in range(4)
    ]
    runs = [
        "a",
        "A",
        "1",
        " a",
        " A",
        "1,",
        "“a” ",
        "A b ",
        "Ines Corvo, ",
        "(a ",
        "said and ",
        "of the port ",
        "the envoy to Ukraine Ann Lee, ",
        "-a",
        ".",
        ",",
    ]
    paragraphs = [
        *long,
        *(
            f"Ines Corvo said {run * (size // len(run))} said Corvo."
            for size in SIZES
            for run in runs
        ),
    ]
    text = opening + "\n\n".join(paragraphs)
    fewer = [each for each in paragraphs if len(each) < 3_000]
    header = "---\ntitle: Harbour to close\npublished: 2026-03-02\n---\n"
    page = "".join(f"<p>{paragraph}</p>" for paragraph in fewer)
    yield "long.txt", (header + text).encode()
    yield "long.md", (opening + "\n\n".join(fewer)).encode()
    named = "<title>Harbour to close for a year | Coast</title></head><body><article><h1>Coast</h1><h2>Harbour to close for a year</h2>"
    said = "<p>Mayor Ines Corvo said on Monday that the harbour would close for a year, and that nobody would be harmed.</p>"
    yield "named.html", f"<html><head>{named}{said}</article></body></html>".encode()
    yield (
        "long.html",
        f"<html><head><title>{'a ' * 3_000}</title></head><body><article><h1>Harbour</h1>{page}".encode(),
    )


def main() -> None:
    """Watch the generator and print what it compiled."""
    re.compile = compiled
    for name in METHODS:
        setattr(re, name, at_once(name))
    import generator  # noqa: PLC0415 - not before the watch has begun

    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    build = importlib.import_module("generator.build").build
    seed, load = (
        importlib.import_module("generator.model.seeds").SeedFile,
        importlib.import_module("generator.lexicon").load,
    )
    settings = importlib.import_module("generator.settings").Settings
    built = build([seed(name, data) for name, data in articles()], settings(), load())
    # where stories part the articles, no page asks for topics by their phrases
    importlib.import_module("generator.join.suggestions").suggest_topics(
        built.briefing.readings, load()
    )
    print(*built.problems, sep="\n", file=sys.stderr)
    json.dump([*reached(), *unreached({where for _, _, where in FOUND})], sys.stdout)


def reached() -> Iterator[dict[str, Any]]:
    """Yield what was compiled. Bytes are given as text, one character a byte."""
    for (pattern, flags, where), seen in FOUND.items():
        written = used(where) if seen["longest"] < 0 else []
        text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
        yield {
            "where": where,
            "pattern": text,
            "flags": int(flags),
            **seen,
            "methods": written or sorted(seen["methods"]),
        }


def unreached(known: set[str]) -> Iterator[dict[str, Any]]:
    """Yield the calls in the source that the run has not come to."""
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for call, name in calls(ast.parse(path.read_text(encoding="utf-8"))):
            where = f"{path.relative_to(ROOT)}:{call.lineno}"
            if where not in known:
                pattern = call.args[0].value if isinstance(call.args[0], ast.Constant) else None
                methods = used(where) if name == "compile" else [name]
                yield {
                    "where": where,
                    "pattern": pattern,
                    "flags": int(re.UNICODE),
                    "methods": methods,
                    "longest": -1,
                }


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Yield the calls of `re.compile`, `re.search` and the like, with their names."""
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        if (
            isinstance(called, ast.Attribute)
            and ast.unparse(called.value) == "re"
            and called.attr in {"compile", *METHODS}
        ):
            yield cast(ast.Call, node), called.attr


def used(where: str) -> list[str]:
    """Return the methods that a module calls on the pattern that it names at a line, as
    "file:line".
    """
    file, _, line = where.rpartition(":")
    source = (ROOT / file).read_text(encoding="utf-8")
    name = source.splitlines()[int(line) - 1].partition(" = ")[0].strip()
    return [method for method in METHODS if f"{name}.{method}(" in source]


if __name__ == "__main__":
    main()
