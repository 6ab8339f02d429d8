"""Patterns in words: what they match in real sentences, what is refused, and that nobody writes
the letters.
"""

import ast
import re
from pathlib import Path

import pytest

from generator.extract.grammar import tag_patterns
from generator.extract.grammar.tag_patterns import (
    PHRASES,
    SETS,
    TAGS,
    tag_names,
    tag_pattern,
    tag_set,
)
from generator.extract.grammar.tagger import Tokens, tagger
from generator.lexicon import load
from generator.model.spans import Span

EXTRACT = Path(tag_patterns.__file__).parents[1]
NOTHING = ""


def words_of(text: str) -> Tokens:
    """Return the tagged words of a sentence."""
    quoted = [Span(*found.span()) for found in re.finditer("“[^”]*”", text)]
    return tagger(load()).tokens(text, Span(0, len(text)), quoted)


def found_in(text: str, pattern: str, group: str | int = 0) -> str:
    """Return the first words of `text` that match, "" where none do."""
    words = words_of(text)
    found = tag_pattern(pattern).search(words.tags)
    return words.at(*found.span(group)).of(text) if found is not None else NOTHING


CASES = [
    # pattern, a sentence that holds it and the words it takes, a sentence that does not
    ("prep noun", "Lund spoke of harbour dues", "of harbour", "Lund spoke of the harbour"),
    ("<noun/name> aux", "The harbour is closed", "harbour is", "They are closed"),
    ("det not<noun>", "He saw the Lund quay", "the Lund", "He saw the quay"),
    ("finite any that", "Lund said later that it rained", "said later that", "Lund said that"),
    ("that det? noun", "He said that the quay was safe", "that the quay", "He said that Lund was"),
    ("det noun+", "He saw the harbour quay wall", "the harbour quay wall", "He saw Lund"),
    ("finite adv* that", "He said that it rained", "said that", "He said on Monday that"),
    (
        "det noun{2,3} aux",
        "The harbour quay is closed",
        "The harbour quay is",
        "The quay is closed",
    ),
    ("name not<quote>*? name", "Lund met Berg and Holm", "Lund met Berg", "Lund met them"),
    ("prep (det noun | name)+", "He sat by the quay", "by the quay", "He sat by them"),
    ("start (conj | adv) pron", "But he left", "But he", "Lund said but he left"),
    ("name end", "He met Lund", "Lund", "Lund left"),
    ("noun followed_by(that)", "He had hope that it rained", "hope", "He had hope"),
    ("name not_followed_by(aux)", "Berg said Lund was late", "Berg", "Lund was late"),
    ("preceded_by(<det/prep>) name", "Lund spoke of Berg", "Berg", "Lund met Berg"),
    ("not_preceded_by(det) noun", "Lund has proof", "proof", "Lund has the proof"),
    ("pron VERB", "Lund said he warned them", "he warned", "Lund said he"),
    ("finite WHEN", "Lund said on Monday", "said on Monday", "Lund said on paper"),
    (
        "<SPECIFIER/adv>+ noun",
        "Lund saw nearly three quays",
        "nearly three quays",
        "Lund saw quays",
    ),
    ("open name close", "He met Lund (NATO)", "(NATO)", "He met Lund, NATO,"),
    ("stop end", "Lund left.", ".", "Lund left"),
    ("not<comma/dash/colon>+ dash", "Lund left - today", "Lund left -", "- Lund left"),
    (
        "quote comma? finite",
        "“It is safe,” said Lund",
        "“It is safe,” said",
        "It is safe, said Lund",
    ),
    ("det\n    noun", "Lund left the quay", "the quay", "Lund left Holm"),
]


@pytest.mark.parametrize(
    ("pattern", "holds", "taken", "lacks"), CASES, ids=[case[0] for case in CASES]
)
def test_a_pattern_takes_the_words_it_describes_and_no_others(
    pattern: str, holds: str, taken: str, lacks: str
) -> None:
    assert found_in(holds, pattern) == taken
    assert found_in(lacks, pattern) == NOTHING


def test_a_named_group_tells_where_its_words_stand() -> None:
    assert found_in("In the end Lund left", "det noun head=(name+) finite", "head") == "Lund"


def test_a_phrase_is_repeated_as_a_whole() -> None:
    """ "On Monday", "last" and "week" are each what `WHEN` stands for."""
    assert found_in("Lund spoke on Monday last week", "finite WHEN{2} end") == NOTHING
    assert (
        found_in("Lund spoke on Monday last week", "finite WHEN{3} end")
        == "spoke on Monday last week"
    )


def test_a_set_asks_about_one_word_and_never_holds_the_lack_of_one() -> None:
    tags = words_of("Lund left the quay").tags
    assert [tag in tag_set("noun/name") for tag in tags] == [True, False, False, True]
    assert tags[4:5] not in tag_set("noun/name")


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("prep verb*", "there is no tag 'verb'; choose from noun, name, pron"),
        ("<noun/nmae>", "there is no tag 'nmae'"),
        ("<noun / name>", "there is no tag 'noun '"),
        ("not<VERBS>", "there is no tag 'VERBS'"),
        ("not noun", "there is no tag 'not'"),
        ("n", "there is no tag 'n'"),
        ("prep [nN]", "'[' means nothing in a pattern"),
        ("prep, noun", "',' means nothing in a pattern"),
        ("noun{2,}", "'{' means nothing in a pattern"),
        ("(prep noun", "missing ), unterminated subpattern"),
        ("prep **", "multiple repeat"),
    ],
)
def test_what_is_no_pattern_is_refused_with_its_name_and_the_fault(
    pattern: str, fault: str
) -> None:
    with pytest.raises(
        ValueError, match=rf"\Atag pattern {re.escape(repr(pattern))}: {re.escape(fault)}"
    ):
        tag_pattern(pattern)


def test_tags_are_told_by_their_names() -> None:
    """What a model learns from is written in the words of the table, not in letters."""
    assert tag_names(words_of("The quay, she said").tags) == "det noun comma pron finite"
    assert tag_names("") == ""


def test_a_set_with_a_tag_that_does_not_exist_is_refused() -> None:
    with pytest.raises(
        ValueError, match=r"\Atag set 'noun/verb': there is no tag 'verb'; choose from noun"
    ):
        tag_set("noun/verb")


def table() -> list[list[str]]:
    """Return the rows of the table of tags in the docstring: tag, what has it, examples."""
    lines = (
        (tag_patterns.__doc__ or "")
        .partition("what has it")[2]
        .partition("\n\n")[0]
        .splitlines()[1:]
    )
    return [re.split(r"\s{2,}", line.strip()) for line in lines]


@pytest.mark.parametrize("row", table(), ids=lambda row: row[0])
def test_each_example_in_the_table_of_tags_is_tagged_so(row: list[str]) -> None:
    name, _, examples = row
    for example in re.split(", | ", examples):
        assert words_of(example).tags == TAGS[name], example


def test_the_table_lists_every_tag_and_no_two_share_a_letter() -> None:
    assert [name for name, *_ in table()] == list(TAGS)
    assert sorted(map(len, set(TAGS.values()))) == [1] * len(TAGS)


def test_a_name_means_one_thing() -> None:
    assert not TAGS.keys() & (SETS.keys() | PHRASES.keys()) and not SETS.keys() & PHRASES.keys()
    for name in (*SETS, *PHRASES):
        assert tag_pattern(name)


# -- the code --

LETTERS = frozenset(TAGS.values())
ENGLISH = frozenset({"as", "no", "on", "past", "to", "we"})  # words that could be strings of tags
ENDINGS = frozenset({"ed", "s"})
TREES = {
    path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(EXTRACT.rglob("*.py"))
}
# where the letters stand, and what characters of the text get them
OWNERS = {
    "tag_patterns",
    "tagger",
}


def reads_tags(tree: ast.AST) -> bool:
    return any(
        getattr(node, "attr", "") == "tags" or (isinstance(node, ast.arg) and node.arg == "tags")
        for node in ast.walk(tree)
    )


READERS = [path for path, tree in TREES.items() if reads_tags(tree) and path.stem not in OWNERS]


def calls(tree: ast.AST, *names: str) -> list[ast.Call]:
    """Return the calls of functions or methods of these names."""
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [
        call for call in found if getattr(call.func, "attr", getattr(call.func, "id", "")) in names
    ]


def is_tags(node: ast.AST) -> bool:
    """Say whether a node is a string that could only be meant as letters of tags."""
    letters = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    return letters != "" and LETTERS.issuperset(letters) and letters not in ENGLISH


@pytest.mark.parametrize("path", READERS, ids=lambda path: path.stem)
def test_a_module_that_reads_tags_writes_no_letters(path: Path) -> None:
    """Neither as an expression nor in a comparison: `tag_pattern` and the constants know them."""
    tree = TREES[path]
    compiled = [
        call
        for call in calls(tree, "compile", "match", "search", "fullmatch")
        if "re." in ast.unparse(call)[:3]
    ]
    assert not compiled, (
        f"{path}:{compiled[0].lineno}: a regular expression; write it with tag_pattern"
    )
    text = {
        id(part)
        for each in ast.walk(tree)
        if isinstance(each, ast.JoinedStr)
        for part in ast.walk(each)
    }
    text |= {
        id(word)
        for call in calls(tree, "endswith")
        for word in ast.walk(call)
        if getattr(word, "value", "") in ENDINGS
    }
    letters = [node for node in ast.walk(tree) if is_tags(node) and id(node) not in text]
    assert not letters, (
        f"{path}:{letters[0].lineno}: letters of tags; write the constants of tag_patterns.py"
    )


@pytest.mark.parametrize("path", TREES, ids=lambda path: f"{path.parent.stem}/{path.stem}")
def test_patterns_are_compiled_on_import(path: Path) -> None:
    """So a tag that does not exist stops the program at once, and nothing is compiled twice."""
    functions = [node for node in ast.walk(TREES[path]) if isinstance(node, ast.FunctionDef)]
    late = [call for function in functions for call in calls(function, "tag_pattern", "tag_set")]
    assert not late, f"{path}:{late[0].lineno}: name this pattern beside the function"
