"""Whatever lies in seeds/ is data, refused by name or shown as inert text: nothing raises, acts,
leads elsewhere or never ends.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import build
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.parallel import read_one
from generator.settings import Settings
from tests.pages.rendering import site_html

ROOT = Path(__file__).parent.parent
OPENING = "Harbour to close\n\nMayor Ines Corvo said on Monday that the harbour would close for a year.\n\n"

# Each stands as a headline, in a sentence, between quotation marks, as a name, and as a line of its
# own.
PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script src=https://evil.example/x.js></script>",
    "<img src=x onerror=alert(1)>",
    "<iframe src=https://evil.example></iframe>",
    "<svg/onload=alert(1)>",
    "<base href=https://evil.example/>",
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '" onmouseover="alert(1)" x="',
    "[click](javascript:alert(1))",
    "[click](https://evil.example 'x')",
    "![pic](https://evil.example/x.png)",
    "<https://evil.example>",
    "[ref]: https://evil.example",
    "{{ config.site_url }} {% include 'x' %} ${7*7} #{7*7}",
    "<!-- never closed",
    "<style>body{display:none}</style>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{: onclick=alert(1) } { .b-ed #content onclick=alert(1) }",
    "| a | b |\n|---|---|\n| c | d |",
    "---\ntitle: x\n---",
    "    indented code <b>x</b>",
    "```\nfence",
    "# A heading of theirs",
    "]]> <![CDATA[ x",
    "\u202eesrever\u202c \u2066x\u2069",
    "аpple (Cyrillic а)",
    "a\u0000b".replace("\u0000", "\u0001"),
    "*[HTML]: nope\n~~x~~ ==y== ^^z^^",
    "../../../etc/passwd",
    "%3Cscript%3E",
)


def hostile(payload: str) -> bytes:
    """Return an article with a payload wherever an article has words."""
    name = "Ines Corvo " + " ".join(payload.split())[:60]
    lines = (
        payload.split("\n", maxsplit=1)[0],
        f"By {name}",
        f"Mayor {name} said {payload} on 3 March 2026, of 12 {payload} ships.",
    )
    more = (
        f"“We will {payload} reopen it,” Corvo said. “{payload}”",
        payload,
        f"The ministry of {payload} declined to comment.",
    )
    return "\n\n".join((*lines, OPENING, *more)).encode()


# -- nothing raises --------------------------------------------------------------------------------


def fault(data: bytes, name: str = "a.txt") -> str:
    """Return what failed inside the generator; refusing a seed is no fault."""
    outcome = read_one(SeedFile(name, data), Settings(), load())
    return (
        str(outcome)
        if isinstance(outcome, tuple)
        and any("the generator failed" in each.what for each in outcome)
        else ""
    )


@given(st.binary(max_size=2_000))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert not fault(data)


# Found by `tests/tools/fuzz.py`.
FOUND = {
    "a headline and nothing below it.md": b"published: 2025-05-19\nauthors: [Ina Corvo said that a wave of pledges by "
}


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_before_is_read_or_refused(name: str) -> None:
    assert not fault(FOUND[name], name)


MARKS = st.sampled_from(
    [
        *"“”\"'‘’«».,:;!?()[]-–—… \n\t",
        "\n\n",
        "\r\n",
        "\u00a0",
        "\u202e",
        "\u0301",
        "\ufeff",
        "\u2028",
    ]
)
WORDS = st.sampled_from(
    """he she they said says according to that Mayor Ines Corvo Mr. U.S. the ministry on Monday 3 March 2026 12 percent $1.5 billion
    declined comment adding told reporters who which By COMMENTS --- title: a""".split()  # noqa: SIM905 - a list of words to read
)


@settings(max_examples=300)
@given(st.lists(MARKS | WORDS | WORDS | st.text(max_size=5), max_size=120).map(" ".join))
def test_any_text_after_an_ordinary_beginning_is_read(text: str) -> None:
    assert not fault((OPENING + text).encode("utf-8", "replace"))


@settings(max_examples=60)
@given(
    st.text(max_size=80),
    st.sampled_from(
        ["title", "published", "publisher", "address", "author", "authors", "language", "x"]
    ),
)
def test_any_header_is_read_or_refused(value: str, key: str) -> None:
    header = yaml.safe_dump({key: value}, allow_unicode=True)
    assert not fault(f"---\n{header}---\n{OPENING}".encode("utf-8", "replace"))
    assert not fault(f"---\n{key}: {value}\n---\n{OPENING}".encode("utf-8", "replace"))


PIECES = st.sampled_from(
    """<p> </p> <div> </div> <h1> </h1> <blockquote> <article> <!-- --> <script> </script> <table><tr><td> <br> <img> </a>
    <a href="javascript:x">
    <b> </b> &amp; &bomb; &#0; &#13; <![CDATA[ ]]> ** * _ ` ``` # > - [a](b) ![a](b) [a]: | |- --- === \\ 1. ~~~ <b>""".split()  # noqa: SIM905
)


@settings(max_examples=120)
@given(
    st.lists(PIECES | WORDS | MARKS, max_size=80).map(" ".join),
    st.sampled_from([".md", ".html", ".htm", ".mhtml"]),
)
def test_any_mark_up_is_read_or_refused(text: str, ending: str) -> None:
    assert not fault((OPENING + text + OPENING).encode("utf-8", "replace"), f"a{ending}")


def test_header_values_that_grow_without_end_are_never_written_out() -> None:
    bomb = "\n".join(
        f"k{number + 1}: &k{number + 1} [{', '.join([f'*k{number}'] * 9)}]" for number in range(30)
    )
    assert not fault(f"---\nk0: &k0 lol\n{bomb}\ntitle: *k30\n---\n{OPENING}".encode())


HEADERS = (
    "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "\n".join(f"k{number}: v" for number in range(10_000)),
    "title: " + "[" * 5_000,
    "title: {a: {b: c}}",
    "title: !!python/object/apply:os.system [exit]",
    "title:\ntitle: twice",
    "published: 2026-02-30",
    "published: 99999-99-99",
    "address: javascript:alert(1)",
    "language: ../../etc",
    "? [a]\n: b",
    "\ttabs: x",
)


@pytest.mark.parametrize("header", HEADERS, ids=lambda header: header[:30])
def test_a_header_that_is_a_trap_is_read_or_refused(header: str) -> None:
    assert not fault(f"---\n{header}\n---\n{OPENING}".encode())


NAMES = (
    "con.txt",
    "NUL.txt",
    "index.txt",
    "a" * 200 + ".txt",
    "../../x.txt",
    "é è.txt",
    "😀.txt",
    "-.txt",
    "...txt",
    "a/b/c.txt",
    "א.txt",
)


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:20])
def test_whatever_a_seed_is_called_its_pages_stay_in_their_folder_and_can_be_stored(
    name: str,
) -> None:
    built = build([SeedFile(name, OPENING.encode())], Settings(), load())
    for file in built.plan.files:
        parts = file.path.split("/")
        assert not {"", ".", ".."} & set(parts)
        assert all(part.isascii() and len(part) <= 120 for part in parts)
        assert not {part.split(".")[0].lower() for part in parts} & {
            "con",
            "prn",
            "aux",
            "nul",
            "com1",
            "lpt1",
        }


def test_five_hundred_seeds_with_one_headline_have_five_hundred_addresses() -> None:
    text = "Harbour to close\n\nMayor Ines Corvo said on Monday that harbour {} would close for a year.\n"
    built = build(
        (SeedFile(f"{number}.txt", text.format(number).encode()) for number in range(500)),
        Settings(),
        load(),
    )
    assert not built.problems
    assert (
        len(
            [
                file
                for file in built.plan.files
                if file.path.startswith("articles/") and not file.path.startswith("articles/index")
            ]
        )
        == 500
    )


# -- nothing takes for ever ------------------------------------------------------------------------

RUNS = (
    "a", "A", " ", "\n", "“", "”", '"', "'", "’", "(", "[", "#", "-", ".", ",", "1", "<", "&", "\t", "\u202e", "\u0301",
    "said ", "he said ", "he said that ", "“A,” said B. ", "Mr. ", "A b ", "Ines Corvo ", "according to ", "$1 ", "2026-", "1,",
    "declined to comment ", "who ", "x\n\n",
)  # fmt: skip


@pytest.mark.parametrize("run", RUNS, ids=repr)
def test_a_long_run_of_anything_is_read_in_a_straight_line(run: str) -> None:
    """Ten times the text may take thirty times the work, never the hundred times of a quadratic
    rule. Work is counted, not timed.
    """
    small, large = (work(OPENING + run * (size // len(run))) for size in (2_000, 20_000))
    assert large < 30 * small


def work(text: str) -> int:
    """Return how many lines of the generator's code run while a text is read."""
    lines = 0

    def count(frame: object, event: str, argument: object) -> object:
        nonlocal lines
        lines += event == "line"
        return count

    seed = SeedFile("a.txt", text.encode())
    sys.settrace(count)  # type: ignore[arg-type]
    try:
        read_one(seed, Settings(), load())
    finally:
        sys.settrace(None)
    return lines


@pytest.mark.parametrize("run", ["“", "a", "A b ", "("], ids=repr)  # test_growth.py has more
def test_a_megabyte_of_anything_is_read(run: str) -> None:
    assert not fault((OPENING + run * (1_000_000 // len(run.encode()))).encode())


@pytest.mark.parametrize("run", ["[", "*", "_", "`", "> ", "![", "“‘"], ids=repr)
def test_a_megabyte_of_a_mark_is_read_as_markdown(run: str) -> None:
    assert not fault((OPENING + run * (1_000_000 // len(run.encode()))).encode(), "a.md")


@pytest.mark.parametrize("run", ["<", "&", "x", "<p>", "<div>", "&lt;"], ids=repr)
def test_a_megabyte_of_mark_up_is_read_or_refused_as_a_page(run: str) -> None:
    assert not fault(
        f"<html><body><article><p>{OPENING}</p><p>{run * (1_000_000 // len(run))}".encode(),
        "a.html",
    )


# -- pages -----------------------------------------------------------------------------------------


def acting(words: str) -> set[str]:
    """Return what could act on the pages of two articles that say `words` wherever an article has
    words.
    """
    built = build(
        [SeedFile(name, hostile(words)) for name in ("a.txt", "b.md")], Settings(), load()
    )
    reader = Dangers()
    for file in built.plan.files:
        if file.path.endswith(".md"):
            _, _, page = file.content.decode().split("---\n", 2)  # without its front matter
            reader.feed(site_html(page))
    return reader.found


@settings(max_examples=10)
@given(st.lists(st.sampled_from(PAYLOADS) | WORDS | MARKS, min_size=1, max_size=12).map(" ".join))
def test_whatever_an_article_says_no_page_acts_on_it(words: str) -> None:
    assert acting(words) <= acting("the eastern quay")


# -- the rendered site -----------------------------------------------------------------------------


class Dangers(HTMLParser):
    """Collects what could act on a page: scripts, elements that load or lead elsewhere,
    handlers.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.found |= {f"handler {name}" for name in values if name.startswith("on")}
        if tag in {"iframe", "object", "embed", "base", "style", "svg"} or (
            tag == "meta" and "http-equiv" in values
        ):
            self.found.add(f"{tag} {values.get('http-equiv', '')}")
        for name in ("href", "src", "action", "data", "poster", "srcset"):
            address = urlsplit(values.get(name, ""))
            if address.scheme or address.netloc:
                self.found.add(f"{tag} {name} {address.scheme}://{address.netloc}")
            elif (
                tag in {"script", "img", "link"}
                and name in values
                and "alternate" not in (values.get("rel") or "").split()
            ):
                self.found.add(f"{tag} {address.path.rpartition('/')[2]}")
        if tag == "script":
            self._script = []

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self.found.add(f"script {self._code(''.join(self._script))}")
            self._script = None

    @staticmethod
    def _code(code: str) -> str:
        """Return a script without the page's own place in it; data is no code."""
        try:
            json.loads(code)
        except ValueError:
            return code.replace("../", "").replace('new URL(".",location)', "new URL(,location)")
        return "data" if code.strip() else ""


def dangers(site: Path) -> dict[str, str]:
    """Return what could act, and a page that holds it."""
    found: dict[str, str] = {}
    for page in sorted(site.rglob("*.html")):
        reader = Dangers()
        reader.feed(page.read_text(encoding="utf-8"))
        found |= dict.fromkeys(reader.found, page.relative_to(site).as_posix())
    return found


def render(folder: Path, seeds: dict[str, bytes]) -> Path:
    """Publish seeds with the project's own theme and build the site."""
    (folder / "seeds").mkdir(parents=True)
    for name, data in seeds.items():
        (folder / "seeds" / name).write_bytes(data)
    where = ["--seeds", str(folder / "seeds"), "--docs", str(folder / "docs")]
    run([sys.executable, "-m", "generator", *where])
    for name in ("assets", "verify.py"):
        (folder / "docs" / name).symlink_to(ROOT / "docs" / name)
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(folder / "docs"),
        "site_dir": str(folder / "site"),
        "theme": {"custom_dir": str(ROOT / "generator/theme")},
        "hooks": [str(ROOT / "generator/hook.py")],
        "watch": [],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "--config-file",
            str(folder / "mkdocs.yml"),
        ]
    )
    run([sys.executable, "-m", "generator", "verify", *where, str(folder / "site")])
    return folder / "site"


def run(command: list[str]) -> None:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "BRIEFING_WRITTEN": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """The site of an ordinary article, and the site of articles with every payload."""
    folder = tmp_path_factory.mktemp("sites")
    ordinary = {f"{number}.txt": hostile("the eastern quay") for number in range(3)}
    yield (
        render(folder / "a", ordinary),
        render(folder / "b", {f"{n}.txt": hostile(each) for n, each in enumerate(PAYLOADS)}),
    )


def test_nothing_acts_on_the_site_that_is_not_ours(sites: tuple[Path, Path]) -> None:
    ordinary, attacked = map(dangers, sites)
    assert any(name.startswith("script ") for name in ordinary)
    assert {name: page for name, page in attacked.items() if name not in ordinary} == {}


def test_no_article_reaches_the_templates(sites: tuple[Path, Path]) -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in sites[1].rglob("*.html"))
    assert "{% include" in pages
    assert "config.site_url" in pages
