"""`diff --git` compares the articles of two revisions, read from git itself: seeds as a folder has
them, and nothing is checked out.
"""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.errors import BriefingError
from generator.revisions import read_revision

FERRY = "The ferry sank\n\nAnna Berg runs the port of Lund.\n\n“We will dig,” Berg said.\n"
Commit = Callable[..., Path]


@pytest.fixture
def commit(tmp_path: Path) -> Commit:
    """Commit files of seeds/ ("" removes one), and return the folder of seeds."""

    def git(*command: str) -> None:
        who = ("-c", "user.name=Ada Lind", "-c", "user.email=ada@port.example")
        subprocess.run(["git", *who, *command], cwd=tmp_path, check=True, capture_output=True)

    def made(**texts: str) -> Path:
        for name, text in texts.items():
            path = tmp_path / "seeds" / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            if text:
                path.write_text(text, encoding="utf-8")
            else:
                path.unlink()
        git("add", "--all")
        git("commit", "--allow-empty", "-m", "A change")
        return tmp_path / "seeds"

    git("init", "--quiet")
    return made


def run(seeds: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["diff", "--no-cache", "--seeds", str(seeds), "--git", *args])


def test_only_seeds_and_briefing_yml_are_read_and_by_name(commit: Commit) -> None:
    seeds = commit(
        b_txt="B", a_md="A", README_md="no", _hidden="no", c__d_txt="D", e__README_md="E"
    )
    commit(briefing_yml="name: Ferries\n", a_md="")
    first, last = read_revision("HEAD^1", seeds), read_revision("HEAD", seeds)
    assert [(each.name, each.data) for each in first.seeds] == [
        ("a.md", b"A"),
        ("b.txt", b"B"),
        ("c/d.txt", b"D"),
        ("e/README.md", b"E"),
    ]
    assert (first.settings, last.settings) == (b"", b"name: Ferries\n")
    assert [each.name for each in last.seeds] == ["b.txt", "c/d.txt", "e/README.md"]


def test_what_lies_beside_the_folder_is_not_read(commit: Commit) -> None:
    seeds = commit(a_txt="A")
    (seeds.parent / "b.txt").write_text("B", encoding="utf-8")
    commit()
    assert [each.name for each in read_revision("HEAD", seeds).seeds] == ["a.txt"]


def test_a_link_is_named_and_left_out(commit: Commit) -> None:
    seeds = commit(a_txt="A")
    (seeds / "link.txt").symlink_to("a.txt")
    commit()
    held = read_revision("HEAD", seeds)
    assert [each.name for each in held.seeds] == ["a.txt"]
    assert [str(each) for each in held.problems] == [
        "link.txt: is not a regular file; put a text file there, or remove it"
    ]


@pytest.mark.parametrize("revision", ["nowhere", "--help", "HEAD^9", "", "HEAD:seeds"])
def test_a_revision_that_git_does_not_know_is_named(revision: str, commit: Commit) -> None:
    seeds = commit(a_txt="A")
    with pytest.raises(BriefingError) as caught:
        read_revision(revision, seeds)
    assert caught.value.problems[0].file == revision


@pytest.mark.parametrize("folder", ["", "nowhere"])
def test_a_folder_of_no_repository_is_named(folder: str, tmp_path: Path) -> None:
    done = run(tmp_path / folder, "HEAD", "HEAD")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{tmp_path / folder}: git cannot read it (")
    assert done.stderr.endswith("); name a folder of a repository\n")


def test_what_a_revision_adds_is_said_and_nothing_is_checked_out(commit: Commit) -> None:
    seeds = commit(a_txt=FERRY)
    commit(b_txt=FERRY.replace("Berg", "Dahl").replace("dig", "swim"))
    (seeds / "b.txt").unlink()  # what lies in the folder is of no account
    done = run(seeds, "HEAD^1", "HEAD")
    assert done.exit_code == 0
    assert "  + b.txt\n" in done.stdout
    assert "  + Anna Dahl (speaks)\n" in done.stdout
    assert sorted(each.name for each in seeds.iterdir()) == ["a.txt"]
    assert run(seeds, "HEAD", "HEAD").stdout == "Nothing changed.\n"


def test_what_a_correction_in_briefing_yml_moves_is_said_first(commit: Commit) -> None:
    seeds = commit(a_txt=FERRY)
    commit(
        briefing_yml="statements:\n  - seed: a.txt\n    words: We will dig\n"
        "    speaker: Ole Vik\n    why: the caption\n"
    )
    done = run(seeds, "HEAD^1", "HEAD", "--markdown")
    assert done.stdout.startswith(
        "### Another speaker: 1 changed\n\n**Changed**\n\n- Anna Berg → Ole Vik, quoted, in a: “We"
    )


def test_a_seed_that_cannot_be_used_is_named_and_is_no_failure(commit: Commit) -> None:
    seeds = commit(a_txt=FERRY, b_txt="\0")
    done = run(seeds, "HEAD", "HEAD")
    assert done.exit_code == 0
    assert "b.txt" in done.stderr


def test_without_git_a_revision_is_no_export_and_the_message_says_how(commit: Commit) -> None:
    done = CliRunner().invoke(main, ["diff", "HEAD", "HEAD", "--seeds", str(commit(a_txt="A"))])
    assert done.exit_code == 2
    assert "there is no HEAD; to compare revisions add --git" in done.stderr
