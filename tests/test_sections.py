"""Word lists are checked as they are loaded: what is missing, misspelt, twice or of another shape
is named with its line.
"""

import ast
from pathlib import Path

import pytest
import yaml

from generator.errors import Problem
from generator.lexicon import Lexicon, load
from generator.sections import Section, read_sections

PACKAGE = Path(__file__).parent.parent / "generator"
SHAPES = {
    "dates": {"months": "numbers", "ahead": "words", "why": {"back": "text"}},
    "spellings": "table",
    "tools": "rows",
    "headings": "phrases",
}
RIGHT = """\
dates:
  months: {january: 1, february: 2}
  ahead: |
    soon
    tomorrow
  why: {back: the last one}
spellings: {grey: gray}
tools: [[a, b], [c]]
headings: {tides: Tides}
"""


def read(text: str) -> dict[str, object]:
    found = [
        each for each in read_sections(text, "dates.yaml", SHAPES) if isinstance(each, Section)
    ]
    return {each.name: each.value for each in found}


def problems(text: str) -> list[str]:
    return [
        str(each) for each in read_sections(text, "dates.yaml", SHAPES) if isinstance(each, Problem)
    ]


def test_a_file_as_its_shapes_say_is_read_without_a_problem() -> None:
    assert problems(RIGHT) == []
    assert read(RIGHT) == {
        "dates.months": {"january": 1.0, "february": 2.0},
        "dates.ahead": ("soon", "tomorrow"),
        "dates.why.back": "the last one",
        "dates.why": {"back": "the last one"},
        "spellings": {"grey": "gray"},
        "tools": (("a", "b"), ("c",)),
        "headings.tides": "Tides",
        "headings": {"tides": "Tides"},
    }


WRONG = {
    "  months: {january: 1, february: 2}\n": ("", "dates.yaml:2: dates.months is missing; add it"),
    "  ahead: |": ("  ahed: |", "dates.yaml:3: dates.ahed is no section known here; write ahead"),
    "    soon\n": ("    soon soon\n", "dates.yaml:3: dates.ahead lists “soon” twice; keep one"),
    "february: 2": (
        "february: two",
        "dates.yaml:2: dates.months does not hold words and their numbers, each once; write it as the sections around it",
    ),
    "february: 2}": (
        "january: 2}",
        "dates.yaml:2: dates.months does not hold words and their numbers, each once; write it as the sections around it",
    ),
    "{back: the last one}": (
        "soon",
        "dates.yaml:6: dates.why is no group of sections; list there: back",
    ),
    "the last one": (
        "[a]",
        "dates.yaml:6: dates.why.back does not hold one phrase; write it as the sections around it",
    ),
    "tools: [[a, b], [c]]\n": (
        "tools: [a]\n",
        "dates.yaml:8: tools does not hold lists of words; write it as the sections around it",
    ),
    "{tides: Tides}": (
        "{tides: [a]}",
        "dates.yaml:9: headings does not hold names and the phrase of each, each once; write it as the sections around it",
    ),
    "tools: [": ("spellings: {}\ntools: [", "dates.yaml:8: spellings is listed twice; keep one"),
}


@pytest.mark.parametrize(
    ("right", "wrong", "said"), [(right, *rest) for right, rest in WRONG.items()]
)
def test_what_is_wrong_is_named_with_its_line_and_what_to_do(
    right: str, wrong: str, said: str
) -> None:
    assert said in problems(RIGHT.replace(right, wrong, 1))


def test_an_empty_file_is_named() -> None:
    assert problems("# nothing yet\n") == [
        "dates.yaml: is empty; write its sections there, as shapes.yaml names them"
    ]


def test_every_file_of_a_language_and_every_model_is_named_in_the_shapes() -> None:
    shapes = yaml.safe_load((PACKAGE / "languages/shapes.yaml").read_text(encoding="utf-8"))
    assert {path.stem for path in (PACKAGE / "languages/en").iterdir()} == set(shapes["languages"])
    assert {path.stem for path in (PACKAGE / "weights/en").iterdir()} == set(shapes["weights"])


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_every_section_named_in_the_code_exists_in_the_shape_asked_for(path: Path) -> None:
    lexicon = load()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and _is_lexicon(node.func.value)
        ):
            name = node.args[0] if node.args else None
            if isinstance(name, ast.Constant) and hasattr(Lexicon, node.func.attr):
                getattr(lexicon, node.func.attr)(name.value)


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "pages").glob("*.py")), ids=lambda path: path.stem
)
def test_every_phrase_that_a_page_says_exists(path: Path) -> None:
    """Headings and descriptions have names of their own, so loading alone does not miss one."""
    lexicon = load()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            names = [each.value for each in node.args[:2] if isinstance(each, ast.Constant)]
            if node.func.attr == "say" and names:
                lexicon.text(f"labels.{names[0]}")
            elif node.func.attr == "section" and names:
                lexicon.text(f"labels.headings.{names[0]}")


def _is_lexicon(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "lexicon") or (
        isinstance(node, ast.Attribute) and node.attr == "lexicon"
    )
