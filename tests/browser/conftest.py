"""What the browser tests share: the built site, the machine's Chromium, and a visitor whose pages
may ask nobody for anything.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.visitor import Visitor
from tests.project import PATIENCE, copy_project

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the five seeds that the tests read."""
    return copy_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The site of the five seeds, built once a run by the command that everybody uses."""
    return built(project, project / "site")


def built(project: Path, target: Path, **values: str) -> Path:
    """Build the site of a project into a folder, with these values in the environment."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **values}
    built = subprocess.run(
        command,
        cwd=project,
        env=quiet,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return target


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium or Chrome; nothing is downloaded."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        pytest.skip(f"no browser on this machine: none of {', '.join(PROGRAMS)} was found")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=FLAGS, timeout=PATIENCE * 1000
        )
        yield browser
        browser.close()


@pytest.fixture
def visitor(site: Path, browser: Browser) -> Iterator[Visitor]:
    """A visitor whose pages must ask no other host and log no error, whatever the test does with
    them.
    """
    yield from _careful(Visitor(site, browser))


@pytest.fixture
def online(site: Path, browser: Browser) -> Iterator[Visitor]:
    """The same visitor, to whom the same files come from a server on this machine."""
    with _serving(site) as address:
        yield from _careful(Visitor(site, browser, address))


@pytest.fixture
def in_a_folder(project: Path, site: Path, browser: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """A visitor of the site as it is published in a folder of a server that shows its page for
    addresses that it does not know.
    """
    folder = built(
        project,
        tmp_path / "repository",
        SITE_URL="https://somebody.example/repository/",
        BRIEFING_WRITTEN="1",
    )
    with _serving(tmp_path) as address:
        yield from _careful(Visitor(folder, browser, f"{address}/repository"))


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _careful(visitor: Visitor) -> Iterator[Visitor]:
    yield visitor
    for context in visitor.contexts:
        context.close()
    assert visitor.complaints == []


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *_: object) -> None:
        """Show the page for unknown addresses, as hosts of static sites do."""
        page = next(Path(self.directory).rglob("404.html")).read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)
