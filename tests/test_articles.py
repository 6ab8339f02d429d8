"""What a seed says: every line is kept or left out with a reason, what is not stated is not given,
bad seeds are refused by name.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.articles import line_of, read_article
from generator.errors import SeedError
from generator.layout._lines import addresses_reader, is_cut_off, labelled, speaks
from generator.layout.language import UNKNOWN, find_language
from generator.layout.measure import measure
from generator.lexicon import load
from generator.model.articles import Article, BlockKind, Line, Reason, Source
from generator.model.seeds import LARGEST_SEED, SeedFile
from generator.model.spans import Basis, Span
from generator.settings import ArticleSettings, Curated, Settings
from tests.project import SEEDS

CASES = Path(__file__).parent / "cases" / "articles"
PARAGRAPH = "The harbour of Lund will be closed for two weeks in May because sand has filled the channel, Anna Berg said on Monday."


def cases(*names: str) -> list[Any]:
    return [
        case
        for name in names
        for case in yaml.load(
            (CASES / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
        )
    ]


def article(
    text: str | bytes, name: str = "harbour.txt", settings: Settings | None = None
) -> Article:
    data = text if isinstance(text, bytes) else text.encode()
    return read_article(SeedFile(name, data), settings or Settings(), load())


def places(read: Article) -> list[tuple[Span, str]]:
    """Return every kept and left-out place with its kind or reason, in the order of the text."""
    kept = [(block.span, str(block.kind)) for block in read.blocks]
    return sorted(kept + [(left.span, str(left.reason)) for left in read.left_out])


@pytest.mark.parametrize(
    "case", cases("left_alone", "head", "endings"), ids=lambda case: case["name"]
)
def test_lines(case: dict[str, Any]) -> None:
    """Each line is what the case says, or the paragraphs open as it says; titles, names, dates and places where it says them."""
    read = article(case["text"])
    if "kept" in case:
        paragraphs = [block.span.of(read.text) for block in read.blocks if block.number]
        assert [
            words[: len(kept)] for words, kept in zip(paragraphs, case["kept"], strict=True)
        ] == case["kept"]
    else:
        assert [kind for _, kind in places(read)] == case["lines"]
    found = {
        "title": read.title.text,
        "publisher": read.publisher.text,
        "authors": [author.text for author in read.authors],
        "published": read.published.edtf,
        "address": read.address.text,
        "place": read.place.text,
        "first": read.blocks[0].span.of(read.text)[: len(case.get("first", ""))],
    }
    assert {key: found[key] for key in found if key in case} == {
        key: case[key] for key in found if key in case
    }


@pytest.mark.parametrize(("text", "expected"), cases("measured"))
def test_a_line_is_measured_by_itself(text: str, expected: list[str]) -> None:
    """The measures that hold of it, then the sign or label that its wording is."""
    lexicon = load()
    (line,) = measure(Source(text, (Line(Span(0, len(text)), 1),)), lexicon)
    holds = {
        "prose": line.prose,
        "sentence": line.sentence,
        "appeals": line.appeals,
        "speaks": speaks(text, lexicon),
        "addresses": addresses_reader(text, lexicon),
        "cut off": is_cut_off(text),
    }
    label = labelled(text, lexicon)
    told = [name for name, held in holds.items() if held]
    told += [str(line.sign)] if line.sign else []
    assert told + ([f"label {label}"] if label else []) == expected


@pytest.mark.parametrize("case", cases("language"), ids=lambda case: case["name"])
def test_language(case: dict[str, Any]) -> None:
    """The words of the paragraphs decide; what the file states counts as far as they agree."""
    assert article(case["text"], case.get("file", "a.txt")).language == case["language"]


@pytest.mark.parametrize(("length", "told"), [(39, "en"), (40, UNKNOWN)])
def test_lines_of_less_than_forty_code_points_tell_no_language(length: int, told: str) -> None:
    line = "Der Hafen von Lund bleibt drei Wochen zu"[-length:]
    spans = [Span(start, start + length) for start in range(0, 12 * (length + 1), length + 1)]
    lines = tuple(Line(span, number) for number, span in enumerate(spans, 1))
    source = Source("\n".join([line] * 12), lines)
    assert find_language(source, measure(source, load()), load()) == told


@pytest.mark.parametrize(
    ("count", "kind"), [(5, "standfirst"), (6, "standfirst"), (7, "paragraph")]
)
def test_up_to_six_sentences_under_key_points_are_a_standfirst(count: int, kind: str) -> None:
    points = "\n".join(
        f"The harbour of Lund closes for {weeks} weeks." for weeks in range(2, 2 + count)
    )
    read = article(f"Lund closes\n\nKey points\n{points}\n\n{PARAGRAPH}\n\n{PARAGRAPH}")
    told = [block.kind for block in read.blocks if "weeks." in block.span.of(read.text)]
    assert told[:count] == [kind] * count


@pytest.mark.parametrize(("length", "named"), [(60, True), (61, False)])
def test_a_notice_names_a_publisher_of_up_to_sixty_code_points(length: int, named: bool) -> None:
    name = f"The L{'u' * (length - 12)} Herald"
    notice = f"© 2026 {name}. All rights reserved."
    read = article(f"Lund closes\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n{notice}")
    assert read.publisher.text == (name if named else "")


@pytest.mark.parametrize("case", cases("published"), ids=lambda case: case["line"])
def test_date_of_publication(case: dict[str, str]) -> None:
    """A printed date is stated; hours ago, an ambiguous and an impossible date are none."""
    read = article(f"Lund closes its harbour for two weeks\n{case['line']}\n\n{PARAGRAPH}\n")
    assert read.published.edtf == case["published"]
    assert read.published.basis == (Basis.STATED if case["published"] else Basis.NONE)
    assert [block.kind for block in read.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("case", cases("doubts"), ids=lambda case: case["name"])
def test_what_contradicts_the_date_or_is_none_is_doubtful(case: dict[str, Any]) -> None:
    read = article(f"{case['head']}\n{PARAGRAPH}\n")
    assert read.published.edtf == case["published"]
    assert {doubt.kind: doubt.span.of(read.text) for doubt in read.doubts} == case.get("doubts", {})


def test_what_briefing_yml_says_leaves_no_doubt() -> None:
    curated = ArticleSettings(
        "harbour.txt", 1, published=Curated("2026-04-03", "the printed paper")
    )
    assert (
        article(
            f"Lund closes\n03/04/2026\n\n{PARAGRAPH}",
            settings=Settings(articles={"harbour.txt": curated}),
        ).doubts
        == ()
    )


@pytest.mark.parametrize("case", cases("wrapped"), ids=lambda case: case["name"])
def test_wrapped_paragraphs(case: dict[str, str]) -> None:
    read = article(case["text"])
    assert len([block for block in read.blocks if block.kind is BlockKind.PARAGRAPH]) == int(
        case["paragraphs"]
    )


@pytest.mark.parametrize("case", cases("refused"), ids=lambda case: case["name"])
def test_refused_by_name_with_the_reason(case: dict[str, str]) -> None:
    with pytest.raises(SeedError) as caught:
        article(case["bytes"].encode("latin-1"))
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("harbour.txt", int(case.get("line", 0)))
    assert case["says"] in problem.what
    assert problem.todo


def test_a_seed_over_the_limit_is_refused() -> None:
    with pytest.raises(SeedError, match="at most"):
        article(b"a" * (LARGEST_SEED + 1))


def test_a_format_that_is_not_known_is_refused() -> None:
    with pytest.raises(SeedError, match=r"harbour\.pdf.*\.txt"):
        article(PARAGRAPH, name="harbour.pdf")


def test_what_briefing_yml_says_wins_and_gives_its_reason() -> None:
    curated = ArticleSettings(
        "harbour.txt",
        1,
        title=Curated("Sand", "seen on the page"),
        published=Curated("2026-01", "the magazine's date"),
        address="https://a.example",
    )
    read = article(
        f"Lund closes its harbour for two weeks\n14.01.2026\n{PARAGRAPH}",
        settings=Settings(articles={"harbour.txt": curated}),
    )
    assert (read.title.text, read.title.basis, read.title.why) == (
        "Sand",
        Basis.CURATED,
        "seen on the page",
    )
    assert (read.published.edtf, read.published.basis) == ("2026-01", Basis.CURATED)
    assert (read.address.text, read.address.basis) == ("https://a.example", Basis.CURATED)


def test_two_seeds_with_the_same_text_have_two_ids() -> None:
    assert article(PARAGRAPH, "one.txt").id != article(PARAGRAPH, "two.txt").id


def test_a_place_in_a_saved_page_has_no_line_of_the_file() -> None:
    page = f"<html><body><article><h1>Lund closes its harbour</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p></article></body></html>"
    assert line_of(article(page, "a.html"), 60) == 0
    assert [line_of(article(f"Lund\n\n{PARAGRAPH}"), place) for place in (0, 5, 6)] == [1, 2, 3]


LINES = st.sampled_from(
    [
        PARAGRAPH,
        '"We are sorry," said its director, Anna Berg. "The sand does not wait for us, and we do not wait for it."',
        "Share",
        "Most read",
        "Choir wins national contest",
        "14 January 2026",
        "By Omar Said",
        "3 comments",
        "Reply",
        "I told you so!",
        "Omar Said is a reporter at the Northern Review.",
        "© 2026 The Lund Observer",
        "LUND (MRX) - Ships will be sent to Sundby, the minister said in a statement.",
        "\u00a0",
        "",
        "",
        "---",
        "title: Harbour",
        "\u200b",
    ]
)
TEXTS = st.builds(
    lambda lines, end: end.join(lines),
    st.lists(LINES | st.text(max_size=80), max_size=40),
    st.sampled_from(["\n", "\r\n", "\r"]),
)


def covers_every_line(read: Article) -> None:
    """Assert that the places do not overlap, have no white space around them, and leave nothing
    but white space out.
    """
    end = 0
    for span, _ in places(read):
        assert end <= span.start < span.end
        assert not read.text[end : span.start].strip()
        assert span.of(read.text) == span.of(read.text).strip()
        end = span.end
    assert not read.text[end:].strip()


@given(TEXTS)
def test_every_line_is_kept_or_left_out(text: str) -> None:
    try:
        read = article(f"{PARAGRAPH}\n{text}\n{PARAGRAPH}")
    except SeedError as error:
        assert error.problems[0].file == "harbour.txt"
        return
    covers_every_line(read)
    assert [block.number for block in read.blocks if block.number] == list(
        range(1, read.blocks[-1].number + 1) if read.blocks[-1].number else []
    )


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        covers_every_line(article(data))
    except SeedError as error:
        assert str(error).startswith("harbour.txt")


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_line_of_the_five_seeds_is_covered(path: Path) -> None:
    read = article(path.read_bytes(), path.name)
    covers_every_line(read)
    assert all(left.line == read.text.count("\n", 0, left.span.start) + 1 for left in read.left_out)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_change_nothing(end: str) -> None:
    lines = ["Lund closes its harbour for two weeks", "By Anna Berg", "", PARAGRAPH, "", "Share"]
    read = article(b"\xef\xbb\xbf" + end.join(lines).encode())
    assert [kind for _, kind in places(read)] == [
        BlockKind.HEADLINE,
        Reason.BYLINE,
        BlockKind.PARAGRAPH,
        Reason.SHARE,
    ]
    assert [left.line for left in read.left_out] == [2, 6]
    assert read.text == end.join(lines)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        '"',
        "“",
        "(",
        "[a/",
        " ",
        "\n",
        "---\n",
        "By Anna Berg, ",
        "14.01.2026 ",
        "Reply\n",
        "“‘",
    ],
)
def test_a_megabyte_of_one_thing_is_read_or_refused(unit: str) -> None:
    try:
        covers_every_line(article(unit * (200_000 // len(unit))))
    except SeedError as error:
        assert error.problems


@pytest.mark.parametrize(
    ("line", "updated"),
    [
        ("14 January 2026", ""),
        ("Updated 16 January 2026", ""),  # is all the date there is
        ("Published 14 January 2026 | Updated 14 January 2026", ""),
        ("Published 14 January 2026 | Updated 16 January 2026", "2026-01-16"),
    ],
)
def test_the_day_of_a_later_change_is_kept(line: str, updated: str) -> None:
    text = f"Lund closes its harbour for two weeks\n\n{line}\n\n{PARAGRAPH}\n"
    assert article(text).updated.edtf == updated
    entered = Curated("2026-01-15", "the imprint")
    given = {"harbour.txt": ArticleSettings("harbour.txt", 1, published=entered)}
    assert article(text, settings=Settings(articles=given)).updated.edtf == ""
