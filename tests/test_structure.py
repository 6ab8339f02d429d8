"""The house keeps its shape: imports run strictly downward, rooms do not import each other's
members, no circle.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
ROOMS = ("model", "formats", "layout", "extract", "join", "pages", "engines")

FLOORS = {
    0: {"charsets", "errors", "frozen", "letters", "package_data", "surnames"},
    0.5: {"memory", "progress", "sections", "stemming"},
    0.7: {"search_words"},
    1: {"settings", "lexicon", "quick_markdown", "rank", "wording"},
    1.2: {"acts", "dating", "disguises", "first_names", "hanging", "printed_dates", "reasons"},
    1.3: {"volumes"},
    1.4: {"long_lists"},
    1.5: {"view"},  # below the room of pages, all of which look things up in it
    4: {"articles", "reading", "briefing", "site"},
    4.5: {"across", "export_parts", "parallel"},
    5: {
        "files",
        "store",
        "kept",
        "briefing_yml",
        "export",
        "manifest",
        "share_card",
        "tables",
        "verify",
        "diff",
        "check",
        "advice",
        "add",
        "topics_yml",
        "fetch",
    },
    5.5: {"datapackage", "revisions", "standing"},
    6: {"build", "fresh", "kept_pages", "unchanged"},
    6.5: {"shell"},
    7: {"__main__", "hook", "page_hook"},
    7.5: {"zensical"},
}
# The nouns of model/, a module a stage, each above the one before it.
STAGES = ("spans", "seeds", "articles", "readings", "briefings", "plans")
# What each desk of extract/ may import besides itself; no desk imports a later one.
DESKS: dict[str, set[str]] = {
    "text": set(),
    "grammar": {"text"},
    "people": {"text"},
    "reporting": {"text", "grammar", "people"},
    "coreference": {"text", "grammar", "people", "reporting"},
    "attribution": {"text", "grammar", "people", "reporting", "coreference"},
    "dates": {"text"},
    "figures": {"text"},
    "findings": {"text"},
}
FLOOR_OF = {name: floor for floor, names in FLOORS.items() for name in names}

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


def floor_of(name: str) -> float:
    """A room's private tools stand on floor 2, its members on 3; every other module stands in the
    table.
    """
    room, _, member = name.partition(".")
    if room == "model":
        return 0.3 + STAGES.index(member) / 100
    if member:
        return 2 if member.startswith("_") else 3
    return FLOOR_OF[room]


def imported(path: Path) -> set[str]:
    """Every module of ours that `path` imports, wherever the import stands: typing-only and local
    imports count.
    """
    known = {name_of(module) for module in MODULES}
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import; write it in full"
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    ours = {name.removeprefix("generator.") for name in found if name.startswith("generator.")}
    return {name for name in ours if name in known}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_stands_on_a_floor(path: Path) -> None:
    room = name_of(path).partition(".")
    assert room[0] in (ROOMS if room[2] else FLOOR_OF), (
        f"{path}: give it a floor in this test's table"
    )


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_run_strictly_downward(path: Path) -> None:
    """Strictly downward, so that no circle can be; model may use errors, and a room's tools may
    use each other.
    """
    name = name_of(path)
    for other in sorted(imported(path)):
        same_room = name.partition(".")[0] == other.partition(".")[0]
        tools = same_room and floor_of(name) == floor_of(other) == 2
        desks = same_room and name.startswith("extract.")  # a table of their own
        assert floor_of(other) < floor_of(name) or tools or desks, (
            f"{name} imports {other}, which is no floor below"
        )


@pytest.mark.parametrize(
    "path", [path for path in MODULES if name_of(path).startswith("extract.")], ids=name_of
)
def test_a_desk_imports_only_the_desks_below_it(path: Path) -> None:
    desk = name_of(path).split(".")[1]
    for other in sorted(imported(path)):
        if other.startswith("extract."):
            assert other.split(".")[1] in DESKS[desk] | {desk}, (
                f"{name_of(path)} imports {other}, a desk that is not below it"
            )


def test_no_desk_imports_a_later_one() -> None:
    order = list(DESKS)
    assert all(
        order.index(below) < order.index(desk)
        for desk, allowed in DESKS.items()
        for below in allowed
    )


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests/extract").rglob("test_*.py")), ids=lambda path: path.stem
)
def test_a_test_of_a_desk_stands_where_its_module_does(path: Path) -> None:
    tested = path.relative_to(ROOT / "tests").with_name(f"{path.stem.removeprefix('test_')}.py")
    assert (PACKAGE / tested).is_file(), f"{path} tests no module of its name"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_tools_of_a_room_are_private_to_it(path: Path) -> None:
    room = name_of(path).partition(".")[0]
    for other in imported(path):
        if "._" in other:
            assert other.partition(".")[0] == room, (
                f"{path} uses {other}, a private tool of another room"
            )


def test_there_is_no_import_circle() -> None:
    edges = {name_of(path): imported(path) for path in MODULES}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name not in done:
            for other in sorted(edges[name]):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(edges):
        visit(name, ())


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_the_first_line_of_a_module_says_its_job(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_generator_imports_nothing_from_the_site_builder(path: Path) -> None:
    """MkDocs can be replaced; only the hooks, which it calls, may know it, what builds a site
    anew to compare it, and what hands another builder the same configuration.
    """
    if name_of(path) not in {"hook", "page_hook", "fresh", "zensical"}:
        assert "mkdocs" not in path.read_text(encoding="utf-8").replace("mkdocs build", "").replace(
            "mkdocs serve", ""
        )


MOST_LINES = 25  # of a function's body, without its docstring


def long_functions(source: str) -> list[str]:
    """The functions of a module whose body is longer than what an eye takes in at once."""
    return [
        function.name
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef)
        and body_lines(function.body[ast.get_docstring(function) is not None :]) > MOST_LINES
    ]


def body_lines(body: list[ast.stmt]) -> int:
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_fits_in_25_lines(path: Path) -> None:
    long = long_functions(path.read_text(encoding="utf-8"))
    assert not long, f"{path}: divide {', '.join(long)}, or give a table in it a name"


@pytest.mark.parametrize(("lines", "found"), [(25, []), (26, ["long"])])
def test_the_lines_of_a_function_are_counted_without_its_docstring(
    lines: int, found: list[str]
) -> None:
    source = 'def long():\n    """Say\n    much.\n    """\n' + "    pass\n" * lines
    assert long_functions(source) == found


# Methods of paths, functions of os and builtins that look at a disk or change it.
DISK = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "exists", "is_file"),
    *("is_dir", "is_symlink", "iterdir", "glob", "rglob", "mkdir", "makedirs", "rmdir", "unlink"),
    *("rename", "touch", "stat", "lstat", "resolve", "listdir", "scandir", "chmod"),
}
# The doors to it: one for what is the maintainer's, one for the package's own files, one for what a
# run keeps for the next.
DOORS = {"files", "package_data", "store"}


def disk_lines(source: str) -> list[int]:
    """The lines of a module that touch a disk."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Attribute) and node.attr in DISK)
        or (isinstance(node, ast.Name) and node.id in {"open", "TemporaryDirectory"})
        or (isinstance(node, ast.Import) and any(each.name == "sqlite3" for each in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "sqlite3")
    ]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_three_modules_touch_the_disk(path: Path) -> None:
    lines = disk_lines(path.read_text(encoding="utf-8"))
    if name_of(path) in DOORS:
        assert lines, f"{path} is no door to the disk; take it off this test's table"
    else:
        assert not lines, f"{path}:{lines[0]}: touches the disk; let files.py do it"


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("x = path.name\ny = files.read_seed(place)", []),
        ("pass\nopen('x')", [2]),
        ("pass\npath.read_text()", [2]),
        ("any(map(Path.exists, paths))", [1]),
        ("with TemporaryDirectory() as folder:\n    pass", [1]),
        ("import sqlite3", [1]),
        ("from sqlite3 import connect", [1]),
    ],
)
def test_the_lines_that_touch_the_disk_are_found(source: str, lines: list[int]) -> None:
    assert disk_lines(source) == lines
