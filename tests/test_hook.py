"""`mkdocs build` and `mkdocs serve` follow the seeds by themselves, and say what is wrong without
giving up.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from markupsafe import escape

from tests.project import PATIENCE, ROOT
from tests.test_hostile import dangers


def small_project(folder: Path) -> Path:
    """Make a project of its own: this generator, this look, one seed, and a name in
    briefing.yml.
    """
    for name in ("generator", "docs/assets"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "docs/verify.py"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "briefing.yml").write_text(
        "name: Harbour news\ndescription: What was said.\naddress: https://port.example/news\n",
        encoding="utf-8",
    )
    write_seed(folder, "Monday")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project that a test may change."""
    return small_project(tmp_path)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small project without any page in docs/, by one `mkdocs build`."""
    project = small_project(tmp_path_factory.mktemp("project"))
    built = build(project, "--strict")
    assert built.returncode == 0, built.stderr
    return project / "site"


WORDS = "The ferry will leave at six again, Leo Arent said.\n\n“It is late, but it is here,” Arent added.\n"


def write_seed(project: Path, day: str) -> None:
    words = f"The harbour of Norhaven will close on {day}, Mayor Ada Lind said.\n\n“We have no choice,” she added.\n"
    (project / "seeds" / "harbour.txt").write_text(words, encoding="utf-8")


def mkdocs(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", *arguments]


def build(project: Path, *flags: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        mkdocs("build", *flags),
        cwd=project,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_build_writes_the_pages_first(site: Path) -> None:
    """The site is whole, under the name and address in briefing.yml."""
    front = (site / "index.html").read_text(encoding="utf-8")
    assert "Harbour news" in front
    assert '<link rel="canonical" href="https://port.example/news/index.html">' in front
    article = (site / "articles" / "harbour.html").read_text(encoding="utf-8")
    assert "will close on Monday" in article


def test_a_link_that_is_shared_shows_a_picture_by_its_whole_address(project: Path) -> None:
    """It lies beside its page, also where the page is kept from an earlier build."""
    site = project / "site"
    for _ in range(2):
        shutil.rmtree(site, ignore_errors=True)
        built = build(project, "--strict")
        assert built.returncode == 0, built.stderr
        front = (site / "index.html").read_text(encoding="utf-8")
        (address,) = re.findall('<meta property="og:image" content="([^"]*)">', front)
        assert address == "https://port.example/news/index.png"
        assert (site / "index.png").read_bytes().startswith(b"\x89PNG")
        article = (site / "articles" / "harbour.html").read_text(encoding="utf-8")
        assert "og:image" not in article
    said = "name: Harbour news\ndescription: What was said.\n"
    (project / "seeds" / "briefing.yml").write_text(said, encoding="utf-8")
    assert build(project, "--strict").returncode == 0
    assert "og:image" not in (site / "index.html").read_text(encoding="utf-8")
    assert not list(site.glob("*.png"))


PAGE = """from generator.pages import _markdown as md

PATH = "tides.md"


def pages(view):
    title = view.say("headings.tides")
    yield PATH, md.page(title, "", md.heading(1, title))
"""


def test_three_files_make_a_page_type(project: Path) -> None:
    """A module, a row in site.py and a heading: the page is then in the navigation."""
    package = project / "generator"
    (package / "pages" / "tides.py").write_text(PAGE, encoding="utf-8")
    edit(
        package / "site.py",
        ("    timeline,\n", "    tides,\n    timeline,\n"),
        (
            "    PageType(method.",
            '    PageType(tides.pages, tides.PATH, "tides"),\n    PageType(method.',
        ),
    )
    edit(package / "languages/en/pages.yaml", ("  headings:\n", "  headings:\n    tides: Tides\n"))
    built = build(project, "--strict")
    assert built.returncode == 0, built.stderr
    tabs = re.findall(
        r'class="md-tabs__link">\s*([^<]+?)\s*</a>',
        (project / "site" / "tides.html").read_text(encoding="utf-8"),
    )
    assert tabs[-1] == "Method"
    assert "Tides" in (project / "site" / "index.html").read_text(encoding="utf-8")


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace words that stand once in a file."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


WHERE = {
    "index.html": (
        '<link rel="canonical" href="{address}index.html">',
        '<meta property="og:url" content="{address}index.html">',
    ),
    "feed.xml": ('href="{address}feed.xml"',),
    "feed.json": (
        '"feed_url": "{address}feed.json"',
        '"url": "{address}articles/dated.html"',
    ),
    "sitemap.xml": ("<loc>{address}index.html</loc>",),
}


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ("name: Harbour news\n", "https://environment.example/fork/"),
        ("address: https://port.example/news\n", "https://port.example/news/"),
    ],
)
def test_an_address_in_briefing_yml_wins_over_the_environment_everywhere(
    project: Path, settings: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "seeds" / "briefing.yml").write_text(settings, encoding="utf-8")
    (project / "seeds" / "dated.txt").write_text(
        f"---\npublished: 2026-03-02\n---\n{WORDS}", encoding="utf-8"
    )
    monkeypatch.setenv("SITE_URL", "https://environment.example/fork/")
    assert build(project, "--strict").returncode == 0
    for name, places in WHERE.items():
        text = (project / "site" / name).read_text(encoding="utf-8")
        assert all(place.format(address=address) in text for place in places), name
        if address != "https://environment.example/fork/":
            assert "environment.example" not in text


ATTACK = """</title></script><script>alert(1)</script>"><img src=x onerror=alert(1)>'"""


def test_nothing_in_briefing_yml_becomes_markup(project: Path) -> None:
    """A payload stands in every key that takes words: the site shows it as text, in every file."""
    curated = {"value": ATTACK, "why": ATTACK}
    dated = {"value": "2026-03-02", "why": ATTACK}
    article = {
        "title": curated,
        "publisher": curated,
        "published": dated,
        "occasion": curated,
        "spoken": dated,
    }
    correction = {
        "seed": "harbour.txt",
        "words": "close on Monday",
        "speaker": "ada-lind",
        "why": ATTACK,
    }
    said = {
        "name": ATTACK,
        "description": ATTACK,
        "articles": {"harbour.txt": article, "other.txt": {"label": ATTACK}},
        "people": {
            "ada-lind": {
                "name": f"Ada Lind {ATTACK}",
                "aliases": ["Ada Lind", ATTACK],
                "role": curated,
            }
        },
        "topics": {
            "harbour": {"name": ATTACK, "description": ATTACK, "words": ["harbour", ATTACK]}
        },
        "statements": [correction],
    }
    (project / "seeds" / "other.txt").write_text(
        "“The harbour is ours,” Mayor Ada Lind said.\n", encoding="utf-8"
    )
    (project / "seeds" / "briefing.yml").write_text(json.dumps(said), encoding="utf-8")
    built = build(project)
    assert built.returncode == 0, built.stderr
    markup = [
        path
        for path in (project / "site").rglob("*")
        if path.suffix in {".html", ".xml", ".js"} and path.is_file()
    ]
    assert {path.name for path in markup} >= {
        "index.html",
        "404.html",
        "method.html",
        "feed.xml",
        "words.js",
        "sitemap.xml",
    }
    for path in markup:
        text = path.read_text(encoding="utf-8")
        assert not {
            raw for raw in ("<script>alert", "<img src=x", "</title></script>") if raw in text
        }, path
    assert {
        name
        for name in dangers(project / "site")
        if name.startswith(("handler", "img", "iframe")) or "alert" in name
    } == set()
    front = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert f'<span class="b-wordmark">{escape(ATTACK)}</span>' in front


def test_keys_that_take_no_words_refuse_them(project: Path) -> None:
    keys = ("address", "language", "text")
    (project / "seeds" / "briefing.yml").write_text(
        "".join(f"{key}: {json.dumps(f'https://port.example/{ATTACK}')}\n" for key in keys),
        encoding="utf-8",
    )
    built = build(project)
    for line, key in enumerate(keys, 1):
        assert f"briefing.yml:{line}: {key}: " in built.stderr
    assert not any(
        "<script>alert" in path.read_text(encoding="utf-8")
        for path in (project / "site").rglob("*.html")
    )


def test_a_page_names_the_inline_scripts_it_may_run(site: Path) -> None:
    """Each by its hash, at every depth; no page allows just any."""
    assert {path.parent == site for path in site.rglob("*.html")} == {True, False}
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        hashes = {
            f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in inline
        }
        policy = re.findall('http-equiv="Content-Security-Policy" content="([^"]*)"', page)[0]
        assert hashes == set(
            re.findall("'sha256-[^']*'", policy.partition("script-src")[2].partition(";")[0])
        )
        assert "unsafe" not in policy


def test_a_name_is_shown_as_it_is_written(project: Path) -> None:
    """The hook reads the file as the generator does: no word in it turns into a truth value, and
    none into a day.
    """
    (project / "seeds" / "briefing.yml").write_text(
        "name: No\ndescription: 2026-03-02\n", encoding="utf-8"
    )
    assert build(project, "--strict").returncode == 0
    front = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert '<meta property="og:site_name" content="No">' in front
    assert '<meta property="og:description" content="2026-03-02">' in front


@pytest.mark.parametrize(
    "unusable",
    [
        "name: &a Harbour news\ndescription: *a\n",
        "name: Harbour news\nname: Port news\n",
    ],
)
def test_nothing_is_taken_from_a_file_that_is_refused(project: Path, unusable: str) -> None:
    """The generator says why, and the hook does not say it again."""
    (project / "seeds" / "briefing.yml").write_text(unusable, encoding="utf-8")
    (project / "docs" / "index.md").write_text("# Brief\n", encoding="utf-8")
    built = build(project)
    assert built.stderr.count("briefing.yml:") == 1
    front = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert "Harbour news" not in front
    assert '<meta property="og:site_name" content="Briefing">' in front


CLOCK = """import datetime, time
now = time.time
time.time = lambda: now() + {ahead}
class Moved(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds={ahead})
datetime.datetime = Moved
"""


def built_later(project: Path, days: int) -> dict[str, bytes]:
    """Build the site so many days from now, and return every file of it."""
    clock, site = project / "clock", project / "site"
    clock.mkdir(exist_ok=True)
    moved = CLOCK.format(ahead=days * 86_400)
    (clock / "sitecustomize.py").write_text(moved, encoding="utf-8")
    surroundings = {"TZ": f"UTC{days % 12}", "PYTHONHASHSEED": str(days)}
    built = build(project, "--strict", PYTHONPATH=str(clock), **surroundings)
    assert built.returncode == 0, built.stderr
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_the_day_of_the_build_changes_no_byte(project: Path) -> None:
    """The same seeds give the same site next year and in another time zone."""
    today, later = built_later(project, 0), built_later(project, 400)
    assert {"index.html", "sitemap.xml", "sitemap.xml.gz", "data/search/start.js"} <= today.keys()
    assert b"https://port.example/news/index.html" in today["sitemap.xml"]
    assert sorted(today) == sorted(later)
    assert [name for name, content in today.items() if content != later[name]] == []


def test_unusable_seed_is_a_warning(project: Path) -> None:
    """A seed that cannot be used is named and the rest is built; only --strict makes it a
    failure.
    """
    (project / "seeds" / "torn.txt").write_bytes(b"\x00\xff")
    built, strict = build(project), build(project, "--strict")
    assert "torn.txt" in built.stderr
    assert built.returncode == 0
    assert (project / "site" / "articles" / "harbour.html").exists()
    assert strict.returncode == 1


def test_serve_shows_a_changed_seed_and_a_changed_template(project: Path) -> None:
    """What is edited is on the page without anybody doing anything, and the page may reload
    itself.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = (project / "serve.log").open("w", encoding="utf-8")
    server = subprocess.Popen(
        mkdocs("serve", "--dev-addr", address), cwd=project, stdout=log, stderr=log
    )
    try:
        page = f"http://{address}/articles/harbour.html"
        eventually(lambda: "on Monday" in fetch(page))
        write_seed(project, "Friday")
        eventually(lambda: "on Friday" in fetch(page))
        assert "livereload(" in fetch(page)
        assert "script-src 'self' file: 'unsafe-inline'" in fetch(page)
        edit(project / "generator/theme/partials/logo.html", ("b-word", "b-words"))
        eventually(lambda: "b-words" in fetch(page))
    finally:
        server.terminate()
        server.wait()
        log.close()


def fetch(address: str) -> str:
    try:
        with urlopen(address) as answer:
            return str(answer.read().decode("utf-8"))
    except URLError:
        return ""


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds; how long that takes is no part of the test."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.2)


@pytest.mark.parametrize(
    "unknown", ["is_homepage", "file.name", "nav.homepage", "partition(", "startswith("]
)
def test_templates_keep_to_what_another_builder_evaluates_too(unknown: str) -> None:
    """Zensical stops at these, and reads the same templates."""
    for path in sorted((ROOT / "generator/theme").rglob("*.*ml")):
        code = re.sub("{#.*?#}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert unknown not in code, path
