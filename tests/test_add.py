"""`add` stores an article once, as a text that reads like what was found, and says what it
understood.
"""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.add import Origin, as_file, take_in, understood
from generator.articles import read_article
from generator.lexicon import load
from generator.model.articles import Article
from generator.model.seeds import SeedFile
from generator.settings import Settings
from tests.loopback import PAGE, Server, serving
from tests.project import SEEDS
from tests.test_pasted import PAGES, read

HARBOUR = """MENU

Harbour to close for a year

By Lena Marsh

PORT SELWYN — The harbour of Port Selwyn will close for a year, Mayor Ines Corvo said on Monday.

“We will reopen it deeper and safer,” she told reporters. “Nobody will lose a berth.”

The work will cost €12 million, Corvo said. The ministry declined to comment on who will pay for it.

Share this article
"""

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test gets what another left for the next run."""
    monkeypatch.setattr("generator.shell.KEPT", tmp_path_factory.mktemp("kept") / "kept.sqlite")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `add` on a folder of seeds that is empty at first."""
    (tmp_path / "seeds").mkdir()
    return lambda *args: CliRunner().invoke(
        main, ["add", "--seeds", str(tmp_path / "seeds"), *args]
    )


def stored(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "seeds").iterdir())


def paragraphs(article: Article) -> list[str]:
    return [
        " ".join(block.span.of(article.text).split()) for block in article.blocks if block.number
    ]


# -- what is stored --------------------------------------------------------------------------------


def test_a_page_of_the_web_becomes_a_readable_text_that_says_where_it_is_from(
    server: Server, run: Run, tmp_path: Path
) -> None:
    done = run("--allow-private", server.at("/far"))
    assert (done.exit_code, done.stderr) == (0, "")
    (name,) = stored(tmp_path)
    _, header, text = (tmp_path / "seeds" / name).read_text(encoding="utf-8").split("---\n")
    said = yaml.safe_load(header)
    assert (said["title"], said["address"]) == ("Harbour to close for a year", server.at("/page"))
    assert said["sha256"] == sha256(PAGE).hexdigest()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", said["retrieved"])
    assert (
        "\n\n“We will reopen it deeper and safer,” she told reporters. “Nobody will lose a berth.”\n\n"
        in text
    )
    assert "<" not in text


def test_what_was_understood_is_printed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pasted.txt").write_text(HARBOUR, encoding="utf-8")
    assert run(str(tmp_path / "pasted.txt")).stdout.splitlines() == [
        f"{tmp_path}/seeds/harbour-to-close-for-a-year.txt",
        "  title      Harbour to close for a year (stated)",
        "  published  not stated",
        "  publisher  not stated",
        "  authors    Lena Marsh",
        "  paragraphs 3",
        "  left out   section (1), share (1)",
    ]


def test_every_article_of_a_folder_is_stored(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/a.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "pages/b.txt").write_text(
        "The storm passed north of the islands, Leo Arent said on Tuesday.\n", encoding="utf-8"
    )
    (tmp_path / "pages/empty.txt").write_text("", encoding="utf-8")
    done = run(str(tmp_path / "pages"))
    assert done.exit_code == 1
    assert done.stderr == "empty.txt: is empty; put the article's text there, or remove it\n"
    assert len(stored(tmp_path)) == 2


def test_two_articles_with_one_headline_are_two_files(run: Run, tmp_path: Path) -> None:
    for name, news in (
        ("a", "The mayor resigned on Monday, Ines Corvo said."),
        ("b", "Ferries to Aske leave again, said Leo Arent of the port."),
    ):
        (tmp_path / f"{name}.txt").write_text(
            f"---\ntitle: Port news\n---\n{news}\n", encoding="utf-8"
        )
    assert run(str(tmp_path / "a.txt"), str(tmp_path / "b.txt")).exit_code == 0
    assert stored(tmp_path) == ["port-news-2.txt", "port-news.txt"]


FOUND = [*((path.name, path.read_bytes()) for path in sorted(SEEDS.glob("0*.txt")))]
FOUND += [(f"{path.stem}.txt", "\n".join(read(path).lines).encode()) for path in PAGES]
SAME = 0.85  # share of them; it only rises


def test_a_stored_article_reads_as_it_was_found() -> None:
    """A line that is not stored, a menu or a share bar, may have told where something ends: then
    the command says so.
    """
    taken = [
        take_in(SeedFile(name, data), Origin("0" * 64, "2026-03-02"), [], Settings(), load())
        for name, data in FOUND
    ]
    differing = [each.seed.name for each in taken if reads(each.article) != reads(each.found)]
    assert len(differing) <= (1 - SAME) * len(taken), differing
    fewer = [each for each in taken if len(paragraphs(each.article)) != len(paragraphs(each.found))]
    assert fewer
    assert all("as found" in understood(each) for each in fewer)


def reads(article: Article) -> tuple[object, ...]:
    values = (article.title, article.publisher, article.place, *article.authors)
    kinds = [block.kind for block in article.blocks]
    return paragraphs(article), kinds, [value.text for value in values], article.published.edtf


def test_a_header_stays_one_whatever_a_page_states() -> None:
    header = yaml.safe_dump(
        {
            "title": "x" * 15_000,
            "authors": [f"Name {number}" for number in range(99)],
            "url": "https://a.example/---",
        }
    )
    seed = SeedFile("a.txt", f"---\n{header}---\n{HARBOUR}".encode())
    taken = take_in(seed, Origin("0" * 64, "2026-03-02"), [], Settings(), load())
    assert taken.article.address.text == "https://a.example/---"
    assert paragraphs(taken.article)[0].startswith("The harbour of Port Selwyn")


def test_what_a_page_states_cannot_speak_to_the_terminal(run: Run, tmp_path: Path) -> None:
    header = '---\ntitle: "Harbour \\e[31m\\u202Eto close"\n---\n'
    (tmp_path / "a.txt").write_text(header + HARBOUR, encoding="utf-8")
    printed = run(str(tmp_path / "a.txt")).stdout
    assert "Harbour \N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}to close" in printed


# -- what is refused -------------------------------------------------------------------------------


def test_the_same_address_is_refused(server: Server, run: Run, tmp_path: Path) -> None:
    header = f"---\naddress: {server.at('/page')}/#top\n---\n"
    (tmp_path / "seeds/old.txt").write_text(
        f"{header}The storm passed north of the islands, Leo Arent said.\n", encoding="utf-8"
    )
    done = run("--allow-private", server.at("/page"))
    assert done.exit_code == 1
    assert done.stderr == (
        f"{server.at('/page')}: is there already: old.txt is from the same address; remove that seed first, if this one is better\n"
    )
    assert stored(tmp_path) == ["old.txt"]


def test_the_same_text_is_refused_also_within_one_run(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "b.txt").write_text(HARBOUR.replace("MENU", "SEARCH"), encoding="utf-8")
    done = run(str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert done.exit_code == 1
    assert done.stderr.startswith(
        "b.txt: is there already: harbour-to-close-for-a-year.txt has the same text; "
    )
    assert len(stored(tmp_path)) == 1


LONG = "".join(
    f"Quay {number} of the harbour will close in week {number * 7}, Mayor Ines Corvo said on Monday. "
    for number in range(30)
)


def test_nearly_the_same_text_is_refused_and_a_new_version_is_not(run: Run, tmp_path: Path) -> None:
    (tmp_path / "seeds/old.txt").write_text(f"{LONG}\n", encoding="utf-8")
    (tmp_path / "near.txt").write_text(LONG.replace("Quay 7 ", "Pier 7 ") + "\n", encoding="utf-8")
    (tmp_path / "new.txt").write_text(
        LONG.replace("Mayor Ines Corvo", "the ministry") + "\n", encoding="utf-8"
    )
    near, new = run(str(tmp_path / "near.txt")), run(str(tmp_path / "new.txt"))
    assert re.match(
        r"near\.txt: is there already: old\.txt has 9\d % of the same text; ", near.stderr
    )
    assert new.exit_code == 0


def test_a_seed_is_not_added_to_its_own_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "seeds/old.txt").write_text(HARBOUR, encoding="utf-8")
    assert "old.txt has the same text" in run(str(tmp_path / "seeds/old.txt")).stderr


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/picture", "is image/png, no text"),
        ("/lying-picture", "no article was found in the page"),
        ("/empty", "is empty"),
        ("/gone", "answers 404"),
    ],
)
def test_what_is_no_article_is_refused_by_its_address(
    server: Server, run: Run, tmp_path: Path, path: str, why: str
) -> None:
    done = run("--allow-private", server.at(path))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{server.at(path)}: {why}; ")
    assert stored(tmp_path) == []


def test_one_that_is_refused_stops_no_other(server: Server, run: Run, tmp_path: Path) -> None:
    done = run("--allow-private", server.at("/gone"), server.at("/page"))
    assert done.exit_code == 1
    assert len(stored(tmp_path)) == 1


def test_this_machine_is_not_asked_unless_that_is_meant(server: Server, run: Run) -> None:
    assert "leads into a private network; give --allow-private" in run(server.at("/page")).stderr


def test_a_file_that_is_not_there_is_an_unusable_argument(run: Run) -> None:
    assert run("nowhere.txt").exit_code == 2


@pytest.mark.parametrize("path", ["/latin", "/unknown-charset"])
def test_a_page_is_read_in_the_letters_that_it_is_written_in(
    server: Server, run: Run, tmp_path: Path, path: str
) -> None:
    assert run("--allow-private", server.at(path)).exit_code == 0
    (name,) = stored(tmp_path)
    article = read_article(
        SeedFile(name, (tmp_path / "seeds" / name).read_bytes()), Settings(), load()
    )
    assert re.search("will cost [€¤]12 million", article.text)


@pytest.mark.parametrize("charset", ["punycode", "utf-7", "klingon"])
def test_letters_that_no_browser_reads_are_left_to_the_page_to_say(charset: str) -> None:
    assert as_file(PAGE, "text/html", charset, "https://example.org/").data == PAGE
