"""Somebody who trusts none of our code checks the words of a site with its verify.py, which is short
and runs wherever Python does: it finds what was falsified, and nothing else.
"""

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from quopri import encodestring
from typing import Any

import pytest

from generator.build import build
from generator.export_parts import in_parts
from generator.lexicon import load
from generator.manifest import manifest
from generator.model.seeds import SeedFile
from generator.settings import Settings
from tests.project import ROOT, SEEDS

VERIFY = ROOT / "docs/verify.py"
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harbour</title>
<script>if (1 < 2) { track("<p>“No”</p>") }</script></head><body><nav><a href="/">Home</a></nav>
<article><h1>Harbour to close</h1>
<p>The harbour will close for <b>12</b> weeks, Mayor Ines&nbsp;Corvo said on <del>Monday</del> Tuesday.</p>
<p>“We will <i>re&shy;open</i> &amp; celebrate,” she added. “It is late, but it is here, and it is ours.”</p>
<p>The ferries will go on sailing from the other side of the bay, the company said.</p>
</article><footer>All rights reserved.</footer></body></html>
"""
SAVED = """MIME-Version: 1.0
Snapshot-Content-Location: https://port.example/harbour
Content-Type: multipart/related; boundary="part"

--part
Content-Type: text/css

p {{ color: red }}
--part
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

{page}
--part--
"""
MARKDOWN = """# Ferry to sail

The ferry will sail *again* on [Monday](https://port.example/a_(b)), said its captain, Leo Arent.

> “It is **late**, but it is here,” Arent added.

It has 35 cabins, `port.example` said.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of five texts, three web pages and a Markdown file, with what verify.py reads, beside
    its articles.
    """
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(SEEDS, folder / "seeds")
    (folder / "seeds/harbour.html").write_text(PAGE, encoding="utf-8")
    (folder / "seeds/ferry.md").write_text(MARKDOWN, encoding="utf-8", newline="\r\n")
    old = (
        PAGE.replace('<meta charset="utf-8">', "")
        .replace("Harbour", "Port")
        .replace("the bay", "Málaga’s bay")
    )
    (folder / "seeds/undeclared.htm").write_text(old, encoding="cp1252")
    (folder / "seeds/saved.mhtml").write_bytes(
        SAVED.format(page=encodestring(PAGE.encode()).decode()).encode()
    )
    seeds = [SeedFile(path.name, path.read_bytes()) for path in folder.glob("seeds/*.*")]
    articles = [seed for seed in seeds if seed.name not in {"README.md", "briefing.yml"}]
    built = build(articles, Settings(), load())
    assert (built.problems, len(built.briefing.readings)) == ((), 9)
    (export,) = (file for file in built.plan.files if file.path == "data/briefing.json")
    (folder / "data").mkdir()
    (folder / export.path).write_bytes(export.content)
    shutil.copy(VERIFY, folder)
    list_files(folder)
    return folder


def list_files(site: Path) -> None:
    """Write the manifest of a site."""
    names = [
        path.relative_to(site).as_posix()
        for path in (site / "verify.py", *site.rglob("data/**/*.json"))
    ]
    lines = manifest([(name, (site / name).read_bytes()) for name in names], [], {})
    (site / "manifest.json").write_text("\n".join(lines), encoding="utf-8")


def check(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run verify.py from inside the site, with nothing but Python's own library."""
    return subprocess.run(
        [sys.executable, "-I", "-S", "verify.py", *arguments],
        cwd=site,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def differences(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the lines that name a difference: those behind the lines of the articles."""
    return [line for line in done.stdout.splitlines() if not line.endswith(" differences")]


def test_it_is_short_and_needs_nothing_but_an_old_python() -> None:
    code = VERIFY.read_text(encoding="utf-8")
    tree = ast.parse(code, feature_version=(3, 8))
    imported = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [node.names[0].name])
    }
    assert len(code.splitlines()) <= 80
    assert imported <= sys.stdlib_module_names


def test_a_site_as_it_was_built_is_in_order_and_a_line_an_article_says_so(site: Path) -> None:
    done = check(site)
    *lines, last = done.stdout.splitlines()
    assert (done.returncode, done.stderr, len(lines)) == (0, "", 9)
    assert all(line.endswith(" places, 0 differences") for line in lines)
    assert last == "Everything is as the site says."
    assert check(site, "seeds").stdout == done.stdout


def test_without_articles_it_says_what_it_needs(site: Path) -> None:
    done = check(site, "nowhere")
    assert done.returncode == 2
    assert "FOLDER holds the articles as files" in done.stdout


def test_an_export_in_parts_is_read_part_by_part(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path, dirs_exist_ok=True)
    whole = check(tmp_path).stdout
    index, parts = in_parts(json.loads((tmp_path / "data/briefing.json").read_bytes()))
    for path, part in {"briefing.json": index, **parts}.items():
        (tmp_path / "data" / path).parent.mkdir(exist_ok=True)
        (tmp_path / "data" / path).write_text(json.dumps(part), encoding="utf-8")
    list_files(tmp_path)
    assert check(tmp_path).stdout == whole
    path, part = next(iter(parts.items()))
    part["articles"][0]["statements"][0]["text"] += "!"
    (tmp_path / "data" / path).write_text(json.dumps(part), encoding="utf-8")
    list_files(tmp_path)
    done = check(tmp_path)
    assert (done.returncode, len(differences(done))) == (1, 1)


def first(kind: str, name: str, change: Callable[[Any], Any]) -> Callable[[Any], None]:
    """Return what changes one value of the first entry of a kind, in the whole or in an article."""

    def falsify(told: dict[str, Any]) -> None:
        lists = [told[kind]] if kind in told else [each[kind] for each in told["articles"]]
        entry = next(entries[0] for entries in lists if entries)
        entry[name] = change(entry[name])

    return falsify


FALSIFIED = {
    "a statement's word": first("statements", "text", lambda text: f"{text[:-1]}!"),
    "a letter that looks the same": first("statements", "text", lambda text: f"{text}\u200b"),
    "a number": first("figures", "text", lambda text: f"1{text[1:]}"),
    "a sentence of a summary": first("summary", "text", lambda text: f"Not {text[4:]}"),
    "a passage": first("passages", "text", lambda text: text[::-1]),
    "an event": first("events", "text", lambda text: text.upper()),
    "a place": first("statements", "start", lambda start: start + 1),
    "an end": first("passages", "end", lambda end: end - 1),
    "the words before": first("statements", "prefix", lambda words: f"{words[:-1]}~"),
    "the words behind": first("statements", "suffix", lambda words: f"~{words[1:]}"),
    "an article's hash": lambda told: told["articles"][0].update(sha256="0" * 64),
}


@pytest.mark.parametrize("falsify", FALSIFIED.values(), ids=FALSIFIED)
def test_whatever_is_falsified_in_the_export_is_named(
    falsify: Callable[[Any], None], site: Path, tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path, dirs_exist_ok=True)
    export = tmp_path / "data/briefing.json"
    told = json.loads(export.read_text(encoding="utf-8"))
    falsify(told)
    export.write_text(json.dumps(told), encoding="utf-8")
    list_files(tmp_path)
    done = check(tmp_path)
    assert (done.returncode, done.stderr, len(differences(done))) == (1, "", 1)


def test_a_file_that_was_added_is_named(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path, dirs_exist_ok=True)
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics/ice.html").write_text("“No,” he said.", encoding="utf-8")
    (tmp_path / ".nojekyll").write_text("", encoding="utf-8")
    done = check(tmp_path)
    assert done.returncode == 1
    assert differences(done) == ["topics/ice.html is no file that manifest.json lists"]


def test_a_file_that_is_not_as_the_manifest_lists_it_is_named(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path, dirs_exist_ok=True)
    export = tmp_path / "data/briefing.json"
    export.write_bytes(export.read_bytes() + b" ")
    done = check(tmp_path)
    assert done.returncode == 1
    assert differences(done) == [
        "data/briefing.json is not the file that manifest.json lists: it is missing, or its SHA-256 is another"
    ]


def parted(site: Path, folder: Path) -> tuple[Path, Path]:
    """Return a copy of the site, and one of its articles beside it."""
    apart = shutil.copytree(site, folder / "site", ignore=shutil.ignore_patterns("seeds"))
    return apart, shutil.copytree(site / "seeds", folder / "articles")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("004_3b1df5ba9a706dea.txt", "absolutely", "hardly"),
        ("harbour.html", "12", "13"),
        ("ferry.md", "35", "36"),
    ],
)
def test_an_article_that_is_edited_is_named(
    name: str, old: str, new: str, site: Path, tmp_path: Path
) -> None:
    apart, articles = parted(site, tmp_path)
    article = articles / name
    article.write_bytes(article.read_bytes().replace(old.encode(), new.encode()))
    done = check(apart, str(articles))
    wrong = differences(done)
    assert done.returncode == 1
    assert f"{name} is not the file that the site was made from" in wrong[0]
    assert any(f"{name} does not print “" in line and old in line for line in wrong[1:])


def test_an_article_that_is_missing_is_named(site: Path, tmp_path: Path) -> None:
    apart, articles = parted(site, tmp_path)
    (articles / "ferry.md").unlink()
    done = check(apart, str(articles))
    assert done.returncode == 1
    assert [line.split(":")[0] for line in differences(done)] == [
        "ferry.md is not the file that the site was made from"
    ]
