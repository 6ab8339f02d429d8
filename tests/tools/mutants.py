"""Breaks rules one at a time and counts how often the tests notice: python -m tests.tools.mutants
[PATH …] [--each N]

Needs cosmic-ray, which is not among the project's dependencies. Works in a copy of what git holds,
so nothing is left broken if it is stopped. Which mutants are tried is drawn with a fixed seed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cosmic_ray import plugins
from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.operators.number_replacer import NumberReplacer
from cosmic_ray.operators.operator import Operator
from cosmic_ray.testing import run_tests
from cosmic_ray.work_item import MutationSpec, TestOutcome

from tests.project import copy_project

WHERE = ("generator/extract", "generator/layout", "generator/join")
# The fast tests of each room and desk, those most likely to notice first. Neither the golden site
# nor the floors are asked: they notice that something changed, and no case says what is right.
TESTS = {
    "generator/layout": ("tests/test_articles.py", "tests/test_sections.py"),
    "generator/join": ("tests/join",),
    "generator/extract/text": ("tests/extract/text", "tests/extract/attribution"),
    "generator/extract/grammar": ("tests/extract/grammar", "tests/extract/reporting"),
    "generator/extract/people": ("tests/extract/people",),
    "generator/extract/reporting": ("tests/extract/reporting",),
    "generator/extract/coreference": ("tests/extract/coreference", "tests/extract/attribution"),
    "generator/extract/attribution": ("tests/extract/attribution", "tests/extract/coreference"),
    "generator/extract/dates": ("tests/extract/dates",),
    "generator/extract/figures": ("tests/extract/figures",),
    "generator/extract/findings": ("tests/extract/findings",),
}
ANY = ("tests/extract",)  # for a module of no desk
SLOW = "linear or megabyte or without_end or not_its_square"
PYTEST = f"{sys.executable} -m pytest -x --tb=short -p no:cacheprovider -k 'not ({SLOW})'"
PATIENCE = 600  # seconds for the tests without a mutant
SLOWER = 5  # times as long as without a mutant is a noticed mutant too
SEED = 0
# A pattern that cannot be compiled fails whatever the tests are: such a mutant is not counted.
NO_PATTERN = re.compile(r"^E .*(?:re\.error|PatternError|tag pattern )", re.MULTILINE)

PIECE = re.compile(
    r"(?P<set>\[\^?(?:\\.|[^\]\\])+\])"
    r"|(?P<count>\{{1,2}\d+(?:,\d*)?\}{1,2})"
    r"|\(\?(?:[=!]|<[=!]|P<\w+>|[a-z]*:)"
    r"|\\.|[*+?|]"
)
PIECES = {
    **{"*": "+", "+": "", "?": "", "|": "", r"\b": "", r"\Z": "", "(?=": "(?!", "(?!": "(?="},
    **{"(?<=": "(?<!", "(?<!": "(?<=", r"\w": r"\W", r"\W": r"\w", r"\s": r"\S", r"\d": r"\D"},
}
TAG_PIECE = re.compile(
    r"(?P<count>\{{1,2}\d+(?:,\d*)?\}{1,2})"
    r"|(?:not_)?(?:followed|preceded)_by\(|not<|/\w+|\b(?:start|end)\b|[*+?]"
)
TAG_PIECES = {
    **{"*": "+", "+": "", "?": "", "start": "", "end": "", "not<": "<"},
    **{"followed_by(": "not_followed_by(", "not_followed_by(": "followed_by("},
    **{"preceded_by(": "not_preceded_by(", "not_preceded_by(": "preceded_by("},
}


class Threshold(NumberReplacer):
    """A number that is compared or has a name: one more and one less; a fraction half as much again
    and half.
    """

    compared = True

    def mutation_positions(self, node):  # type: ignore[no-untyped-def]
        """Yield a position for each change of a number, as cosmic-ray asks."""
        if node.type == "number":
            around = node.search_ancestor("comparison", "trailer", "funcdef")
            if (around is None or around.type == "comparison") == self.compared:
                yield from super().mutation_positions(node)

    def mutate(self, node, index):  # type: ignore[no-untyped-def]
        """Return the number with its change `index`."""
        if "." not in node.value or float(node.value) == 0:
            return super().mutate(node, index)
        node.value = str(float(node.value) * (1.5, 0.5)[index])
        return node


class Position(Threshold):
    """Any other number, such as an index: one more and one less."""

    compared = False


class PatternPiece(Operator):
    """A piece of a regular expression: a raw string, or what is handed to `tag_pattern`."""

    def mutation_positions(self, node):  # type: ignore[no-untyped-def]
        """Yield a position for each change of a string, as cosmic-ray asks."""
        for _ in _broken(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node, index):  # type: ignore[no-untyped-def]
        """Return the string with its change `index`."""
        node.value = list(_broken(node))[index]
        return node

    @classmethod
    def examples(cls):  # type: ignore[no-untyped-def]
        """Return none: cosmic-ray asks for them in its own tests only."""
        return ()


def _broken(node) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """Yield every change of a string that is a pattern or a part of one."""
    if node.type not in {"string", "fstring_string"}:
        return
    start = node.value if node.type == "string" else node.parent.children[0].value
    call = node.search_ancestor("atom_expr")
    if call is not None and call.get_code(include_prefix=False).startswith("tag_pattern("):
        piece, pieces = TAG_PIECE, TAG_PIECES
    elif re.match(r"[fF]?[rR]", start):
        piece, pieces = PIECE, PIECES
    else:
        return
    for found in piece.finditer(node.value):
        if (changed := _changed(found, pieces)) is not None:
            yield node.value[: found.start()] + changed + node.value[found.end() :]


def _changed(found: re.Match[str], pieces: dict[str, str]) -> str | None:
    """Return what to put in the place of a piece of a pattern, or None to leave it."""
    piece = found[0]
    if found.lastgroup == "set":
        return "[" + piece[2:] if piece[1] == "^" else "[^" + piece[1:]
    if found.lastgroup == "count" or piece[0] == "/":
        return ""
    return pieces.get(piece)


OWN = {kind.__name__: kind for kind in (Threshold, Position, PatternPiece)}
COMPARISONS = "core/ReplaceComparisonOperator_"
KINDS = {
    "logic": (
        *("core/AddNot", "core/ReplaceUnaryOperator_Delete_Not"),
        *("core/ReplaceAndWithOr", "core/ReplaceOrWithAnd"),
        *("core/ReplaceTrueWithFalse", "core/ReplaceFalseWithTrue"),
        *("core/ReplaceBreakWithContinue", "core/ReplaceContinueWithBreak"),
        *(COMPARISONS + change for change in ("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is")),
        *("core/ZeroIterationForLoop", "own/Position"),
    ),
    "regular expressions": ("own/PatternPiece",),
    "thresholds": (
        *(COMPARISONS + change for change in ("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt")),
        "own/Threshold",
    ),
}


def mutants(modules: Iterable[Path], kind: str) -> Iterator[MutationSpec]:
    """Yield every mutant of a kind, in the order of the modules; decorators hold no rules."""
    for module in modules:
        nodes = list(ast_nodes(get_ast_from_path(module)))
        for name in KINDS[kind]:
            operator = plugins.get_operator(name)()
            places = ((node, *at) for node in nodes for at in operator.mutation_positions(node))
            for occurrence, (node, start, end) in enumerate(places):
                if node.search_ancestor("decorator") is None:
                    yield MutationSpec(module, name, occurrence, start, end)


def modules(where: Sequence[str]) -> list[Path]:
    """Return the modules in folders, or of names that may lack their `.py`, in order."""
    found: set[Path] = set()
    for name in where:
        folder, module = Path(name), Path(name).with_suffix(".py")
        if not folder.is_dir() and not module.is_file():
            raise SystemExit(f"{name}: no such module; name a folder or a module of generator/")
        found |= set(folder.rglob("*.py")) if folder.is_dir() else {module}
    return sorted(found)


def command(modules: Iterable[Path]) -> str:
    """Return the command that runs the tests of the modules' rooms and desks until one fails."""
    rooms = dict.fromkeys(module.parent.as_posix() for module in modules)
    tests = dict.fromkeys(test for room in rooms for test in TESTS.get(room, ANY))
    return " ".join([PYTEST, *tests])


def try_all(drawn: Sequence[MutationSpec], each: int, limit: float) -> tuple[int, int]:
    """Try mutants until `each` are counted, print those that no test notices, and return how many
    were tried and how many noticed. `limit` is in seconds.
    """
    tried = noticed = 0
    for mutant in drawn:
        if tried == each:
            break
        result = mutate_and_test([mutant], command([mutant.module_path]), limit)
        if result.test_outcome == TestOutcome.INCOMPETENT:
            raise SystemExit(result.output)
        if NO_PATTERN.search(result.output or ""):
            continue
        tried += 1
        if result.test_outcome == TestOutcome.KILLED:
            noticed += 1
            continue
        changes = [line for line in result.diff.splitlines() if re.match(r"[-+](?![-+])", line)]
        print(f"{mutant.module_path}:{mutant.start_pos[0]}: no test fails if this line changes")
        print(*(f"    {line}" for line in changes), sep="\n", flush=True)
    return tried, noticed


def main() -> None:
    """Print the mutants that no test notices, and a table of how many were noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="*", help="modules or folders; all rooms with rules if none")
    parser.add_argument("--each", type=int, default=20, metavar="N", help="mutants of each kind")
    given = parser.parse_args()
    plugins.OPERATOR_PROVIDERS["own"] = OWN
    os.environ["PYTHONHASHSEED"] = "0"  # the tests do the same for every mutant
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(copy_project(Path(folder))):
        chosen = modules(given.path or WHERE)
        before = time.monotonic()
        outcome, output = run_tests(command(chosen), PATIENCE)
        if outcome != TestOutcome.SURVIVED:
            raise SystemExit(f"{output}\nThe tests fail as it is; mend that first.")
        limit = SLOWER * (time.monotonic() - before)
        rows = []
        for kind in KINDS:
            drawn = list(mutants(chosen, kind))
            random.Random(SEED).shuffle(drawn)
            print(f"==> {kind}: trying {given.each} of {len(drawn)} mutants", flush=True)
            rows.append((kind, len(drawn), *try_all(drawn, given.each, limit)))
    print(f"\n{'kind':<20} {'there are':>9} {'tried':>6} {'noticed':>8} {'per cent':>9}")
    for kind, possible, tried, noticed in rows:
        share = f"{100 * noticed / tried:.0f}" if tried else "–"
        print(f"{kind:<20} {possible:>9} {tried:>6} {noticed:>8} {share:>9}")


if __name__ == "__main__":
    main()
