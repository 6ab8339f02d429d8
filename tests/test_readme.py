"""Every command in the README does what the README says, in a copy of the project."""

import re
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from generator.lexicon import load
from tests.project import PATIENCE, ROOT, copy_project, run

README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCED = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    for line in block.splitlines()
]
TABLED = re.findall(r"^\| `([^`]+)` \| [a-z]", README, re.MULTILINE)
COMMANDS = [line for line in FENCED + TABLED if line.startswith(("make ", ".venv/"))]

SAVED_PAGE = """<!doctype html><html lang="en"><head><title>Harbour to close for a year</title></head><body><article>
<h1>Harbour to close for a year</h1>
<p>The harbour of Norhaven will close for a year while its walls are rebuilt, Mayor Ada Lind said on Monday, and the fishing boats
will move to the old ferry landing north of the town until the work is done.</p>
<p>“We have put this off for three winters, and the walls will not stand a fourth one,” Lind told reporters at the town hall.</p>
</article></body></html>
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project as it comes, with the saved page that the README's commands speak
    of.
    """
    copy = copy_project(tmp_path_factory.mktemp("project"))
    (copy / "harbour.html").write_text(SAVED_PAGE, encoding="utf-8")
    return copy


def test_every_fenced_command_is_known_to_these_tests() -> None:
    assert set(FENCED) == {"make site", "make test", "make serve", "make check"}


def test_make_site_builds_the_site_and_says_where_to_look(project: Path) -> None:
    done = run(project, "make", "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "site/index.html").is_file()
    assert "site/index.html" in done.stdout.splitlines()[-1]


@pytest.mark.parametrize("command", [line for line in COMMANDS if line.startswith(".venv/")])
def test_a_command_of_the_table_works_on_the_project_as_it_comes(
    project: Path, command: str
) -> None:
    if not (project / "site").exists():
        run(project, "make", "site")
    seeds = set((project / "seeds").iterdir())
    done = run(project, *command.split())
    for added in set((project / "seeds").iterdir()) - seeds:
        added.unlink()
    assert done.returncode == 0, done.stdout + done.stderr


def test_make_check_finds_nothing_to_do_on_the_project_as_it_comes(project: Path) -> None:
    done = run(project, "make", "check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_make_serve_serves_the_site(project: Path) -> None:
    process = subprocess.Popen(
        ["make", "serve"], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        for _ in range(PATIENCE):
            try:
                with urllib.request.urlopen(
                    "http://127.0.0.1:8000/index.html", timeout=2
                ) as answer:
                    assert answer.status == 200
                    return
            except OSError:
                assert process.poll() is None, process.communicate()[0]
                time.sleep(1)
        pytest.fail("no answer")
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def test_make_test_is_what_decides() -> None:
    """It cannot run inside itself; the script that decides runs it first."""
    assert "make test\nmake site\n" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_the_readme_shows_the_scores_of_the_method_page() -> None:
    words = load("en")
    rows = [words.words("method.compared.heads"), *words.rows("scores.tools")]
    assert all("| " + " | ".join(row) + " |" in README for row in rows)
    assert " ".join(words.text("method.compared.text").split()) in " ".join(README.split())


def test_every_link_and_picture_of_the_readme_is_there(project: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (project / target).is_file(), target
