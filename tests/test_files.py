"""The door to the disk: seeds are found by name alone, a plan is carried out whole, and no file of
another hand is touched.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import BriefingError, SeedError
from generator.files import MANIFEST, carry_out, find_in, find_seeds, read_seed, read_settings
from generator.model.plans import Plan, PlannedFile
from generator.model.seeds import LARGEST_SEED

ROOT = Path(__file__).parent.parent


def plan(**files: str) -> Plan:
    """Return a plan; `topics__a` means topics/a.md."""
    made = [
        PlannedFile(f"{name.replace('__', '/')}.md", content.encode())
        for name, content in files.items()
    ]
    return Plan(tuple(sorted(made, key=lambda file: file.path)))


def tree(folder: Path) -> dict[str, str]:
    """Return every file but the manifest, by path."""
    found = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return {name: path.read_text() for name, path in found.items() if name != MANIFEST}


def refused(folder: Path, name: str) -> str:
    (place,) = (place for place in find_seeds(folder) if place.name == name)
    with pytest.raises(SeedError) as error:
        read_seed(place)
    return str(error.value)


# -- seeds -----------------------------------------------------------------------------------------


def test_seeds_are_found_in_every_folder_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/z.txt", "a.txt", "b/a.txt", "B.txt"):
        (tmp_path / name).write_text("x")
    assert [place.name for place in find_seeds(tmp_path)] == [
        "B.txt",
        "a.txt",
        "b/a.txt",
        "b/z.txt",
        "c.txt",
    ]


def test_hidden_files_the_readme_and_the_settings_are_no_seeds(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".DS_Store", ".git/a.txt", "README.md", "briefing.yml", "a.txt"):
        (tmp_path / name).write_text("x")
    assert [place.name for place in find_seeds(tmp_path)] == ["a.txt"]


def test_a_seed_comes_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone\r\n\x00two\n")
    (place,) = find_seeds(tmp_path)
    assert read_seed(place).data == b"\xef\xbb\xbfone\r\n\x00two\n"


def test_a_file_inside_the_seeds_keeps_its_name_there_and_another_has_its_own(
    tmp_path: Path,
) -> None:
    (tmp_path / "seeds/sub").mkdir(parents=True)
    (tmp_path / "seeds/sub/a.txt").write_text("x")
    assert find_in(tmp_path / "seeds/sub/a.txt", tmp_path / "seeds")[0].name == "sub/a.txt"
    assert find_in(tmp_path / "seeds/sub/a.txt", tmp_path / "other")[0].name == "a.txt"


def test_a_link_to_nothing_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("nowhere")
    assert refused(tmp_path, "a.txt") == "a.txt: is a link to nothing; mend the link, or remove it"


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    assert refused(tmp_path, "a.txt").startswith("a.txt: ")


def test_a_link_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "secret").write_text("x")
    (tmp_path / "seeds/a.txt").symlink_to(tmp_path / "secret")
    assert "is a link to a file outside the folder" in refused(tmp_path / "seeds", "a.txt")


def test_a_link_inside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert [read_seed(place).data for place in find_seeds(tmp_path)] == [b"x", b"x"]


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/loop.txt").symlink_to(tmp_path)
    assert "is not a regular file" in refused(tmp_path, "sub/loop.txt")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "is not a regular file" in refused(tmp_path, "a.txt")


def test_a_file_too_large_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        # takes no room on the disk, and would take 10 GB of memory
        file.truncate(LARGEST_SEED * 1000)
    assert "has 10,000,000,000 bytes; a seed has 10,000,000 at most" in refused(tmp_path, "a.txt")


@pytest.mark.parametrize("name", ["a\nb.txt", "a\u202eb.txt", "a\x1b[31m.txt", "a\udcff.txt"])
def test_a_name_that_cannot_be_printed_is_refused_in_a_form_that_can(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("x")
    said = refused(tmp_path, name)
    assert "has a name with characters that cannot be printed" in said
    assert said.isprintable()


def test_absent_settings_are_no_bytes(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == b""


def test_settings_that_are_a_folder_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "briefing.yml").mkdir()
    with pytest.raises(BriefingError, match=r"briefing\.yml: cannot be read"):
        read_settings(tmp_path)


# -- plans -----------------------------------------------------------------------------------------


def test_a_plan_becomes_files_and_folders(tmp_path: Path) -> None:
    done = carry_out(plan(index="home", topics__a="A"), tmp_path / "docs")
    assert (done.written, done.removed, done.unchanged, done.problems) == (2, 0, 0, ())
    assert tree(tmp_path / "docs") == {"index.md": "home", "topics/a.md": "A"}


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    carry_out(plan(index="home", topics__a="A"), tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    done = carry_out(plan(index="home", topics__a="A"), tmp_path)
    assert (done.written, done.removed, done.unchanged) == (0, 0, 2)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_pages_that_are_gone_are_removed_with_their_empty_folders(tmp_path: Path) -> None:
    carry_out(plan(index="home", topics__a="A", topics__deep__b="B"), tmp_path)
    done = carry_out(plan(index="new"), tmp_path)
    assert (done.written, done.removed) == (1, 2)
    assert tree(tmp_path) == {"index.md": "new"}
    assert not (tmp_path / "topics").exists()


def test_files_of_another_hand_stay_and_keep_their_folder(tmp_path: Path) -> None:
    carry_out(plan(topics__a="A"), tmp_path)
    (tmp_path / "topics/mine.md").write_text("by hand")
    carry_out(plan(index="home"), tmp_path)
    assert tree(tmp_path) == {"index.md": "home", "topics/mine.md": "by hand"}


def test_a_file_of_another_hand_in_the_way_of_a_page_is_left_alone_and_named(
    tmp_path: Path,
) -> None:
    (tmp_path / "index.md").write_text("by hand")
    for _ in range(2):
        done = carry_out(plan(index="home", topics__a="A"), tmp_path)
        (problem,) = done.problems
        assert (
            str(problem)
            == f"{tmp_path}/index.md: is in the way of a generated page and was not written by us; rename it"
        )
        assert tree(tmp_path) == {"index.md": "by hand", "topics/a.md": "A"}
    carry_out(plan(), tmp_path)
    assert tree(tmp_path) == {"index.md": "by hand"}


@pytest.mark.parametrize("blocked", ["topics", "topics/a.md/x.md"])
def test_a_file_where_a_folder_should_be_or_the_other_way_round_is_named(
    tmp_path: Path, blocked: str
) -> None:
    (tmp_path / blocked).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / blocked).write_text("by hand")
    done = carry_out(plan(index="home", topics__a="A"), tmp_path)
    assert len(done.problems) == 1
    assert tree(tmp_path) == {"index.md": "home", blocked: "by hand"}


def test_nothing_is_written_through_a_link_that_leaves_the_folder(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "docs/topics").symlink_to(tmp_path / "elsewhere")
    done = carry_out(plan(topics__a="A"), tmp_path / "docs")
    assert "would be written outside the folder" in str(done.problems)
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_page_that_was_cut_off_is_written_again(tmp_path: Path) -> None:
    carry_out(plan(index="home"), tmp_path)
    (tmp_path / "index.md").write_text("ho")
    carry_out(plan(index="home"), tmp_path)
    assert tree(tmp_path) == {"index.md": "home"}


def test_a_manifest_that_names_files_outside_the_folder_removes_nothing_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "victim.md").write_text("x")
    (tmp_path / "docs" / MANIFEST).write_text(
        '{"files": ["../victim.md", "%s"]}' % (tmp_path / "victim.md")
    )
    carry_out(plan(index="home"), tmp_path / "docs")
    assert (tmp_path / "victim.md").exists()


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"files": 1}', '{"files": [1]}', "\udcff"])
def test_a_manifest_that_is_not_as_written_stops_the_run_before_it_touches_anything(
    tmp_path: Path, manifest: str
) -> None:
    (tmp_path / MANIFEST).write_bytes(manifest.encode("utf-8", "surrogateescape"))
    with pytest.raises(BriefingError, match="is not as it was written"):
        carry_out(plan(index="home"), tmp_path)
    assert tree(tmp_path) == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(BriefingError, match="cannot be written"):
        carry_out(plan(index="home"), tmp_path)


# A run that kills itself just before its n-th act on the docs folder: SIGKILL, so nothing can clean
# up after it.
KILLED = """
import os, signal, sys
from pathlib import Path
from generator.files import carry_out
from generator.model.plans import Plan, PlannedFile

docs, left = Path(sys.argv[1]), int(sys.argv[2])

def count(event, args):
    global left
    if event in {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir"} and str(args[0]).startswith(str(docs)):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

files = [PlannedFile(path, content.encode()) for path, content in eval(sys.argv[3]).items()]
sys.addaudithook(count)
carry_out(Plan(tuple(files)), docs)
"""


def test_a_run_killed_before_any_of_its_acts_is_repaired_by_the_next(tmp_path: Path) -> None:
    """Whatever the moment: no half-written page, nothing of another hand touched, and the next run
    ends as if nothing had been.
    """
    old = {"articles/x.md": "x", "index.md": "old home", "topics/a.md": "A", "topics/b.md": "B"}
    new = {"articles/x.md": "x", "index.md": "new home", "people/c.md": "C"}
    mine = {"about.md": "by hand", "topics/mine.md": "by hand"}
    whole = Plan(tuple(PlannedFile(path, content.encode()) for path, content in new.items()))
    for act in range(1, 200):
        docs = tmp_path / str(act)
        carry_out(
            Plan(tuple(PlannedFile(path, content.encode()) for path, content in old.items())), docs
        )
        for path, content in mine.items():
            (docs / path).write_text(content)
        run = subprocess.run(
            [sys.executable, "-c", KILLED, str(docs), str(act), repr(new)], cwd=ROOT, check=False
        )
        between = {
            path: content
            for path, content in tree(docs).items()
            if not path.startswith(".briefing-new-")
        }
        assert all(
            content in {old.get(path), new.get(path), mine.get(path)}
            for path, content in between.items()
        )
        carry_out(whole, docs)
        assert tree(docs) == new | mine
        if run.returncode == 0:
            break
        assert run.returncode == -signal.SIGKILL
    assert act > 15


# A run that holds the docs folder until it is told to go on, or is killed.
HOLDING = """
import sys
from pathlib import Path
from generator import files
from generator.model.plans import Plan, PlannedFile

def held(path, *rest):
    print("holds", flush=True)
    sys.stdin.readline()
    return write(path, *rest)

write, files._write_manifest = files._write_manifest, held
files.carry_out(Plan((PlannedFile("index.md", b"the first run's"),)), Path(sys.argv[1]))
"""


def holding(docs: Path) -> "subprocess.Popen[str]":
    """Start a run on a folder and return it in the midst of its writing."""
    command = [sys.executable, "-c", HOLDING, str(docs)]
    run = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert run.stdout
    assert run.stdout.readline() == "holds\n"
    return run


def test_a_second_run_on_the_same_folder_is_refused_and_the_first_ends_as_if_alone(
    tmp_path: Path,
) -> None:
    run = holding(tmp_path)
    with pytest.raises(BriefingError, match="is being written by another run; wait for it to end"):
        carry_out(plan(index="the second run's"), tmp_path)
    run.communicate("\n\n")
    assert (run.returncode, tree(tmp_path)) == (0, {"index.md": "the first run's"})
    carry_out(plan(index="the second run's"), tmp_path)
    assert tree(tmp_path) == {"index.md": "the second run's"}


def test_a_run_that_was_killed_bars_no_other(tmp_path: Path) -> None:
    run = holding(tmp_path)
    run.kill()
    run.communicate()
    carry_out(plan(index="home"), tmp_path)
    assert tree(tmp_path) == {"index.md": "home"}
