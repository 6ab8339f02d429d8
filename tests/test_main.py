"""The commands do what they promise to other programs: what they print, what they write, and how
they exit.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main

HARBOUR = """Harbour to close for a year

The harbour of Port Selwyn will close for a year, Mayor Ines Corvo said on Monday.

“We will reopen it deeper and safer,” she told reporters. “Nobody will lose a berth.”

The work will cost €12 million, Corvo said. The ministry declined to comment.
"""
STORM = """Storm passes north of the islands

The storm passed north of the islands, the forecaster Leo Arent said on Tuesday, and boats can leave again.

“The wind will turn to the west by noon,” Arent said.
"""
SETTINGS = """
name: Harbour briefing
articles:
  harbour.txt:
    publisher: {value: The Coast Gazette, why: the footer}
    published: {value: 2026-03-02, why: the footer}
  storm.txt:
    publisher: {value: The Coast Gazette, why: the footer}
    published: {value: 2026-03-03, why: the footer}
topics:
  harbour: {name: Harbour, words: [harbour, berth]}
"""
COMMANDS = ["add", "check", "diff", "inspect", "topics", "verify"]

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test gets what another left for the next run."""
    monkeypatch.setattr("generator.shell.KEPT", tmp_path_factory.mktemp("kept") / "kept.sqlite")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with two seeds and their settings, and no docs yet."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "seeds/storm.txt").write_text(STORM, encoding="utf-8")
    (tmp_path / "seeds/briefing.yml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(place: Path) -> Run:
    """Run a command on that folder."""

    def runs(*args: str) -> Result:
        given = [
            "--seeds",
            str(place / "seeds"),
            "--docs",
            str(place / "docs"),
            "--jobs",
            "1",
            *args,
        ]
        return CliRunner().invoke(main, given, prog_name="generator")

    return runs


def written(place: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(place)): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file()
    }


# -- the main job ----------------------------------------------------------------------------------


def test_seeds_become_docs_and_one_line_says_where_to_look(place: Path, run: Run) -> None:
    done = run()
    assert (done.exit_code, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    assert line.startswith("2 articles, ")
    assert line.endswith(f"Look at {place}/docs/index.md")
    assert (place / "docs/articles/harbour.md").is_file()
    assert (place / "docs/data/briefing.json").is_file()


def test_a_second_run_writes_nothing(place: Path, run: Run) -> None:
    run()
    before = {path: path.stat().st_mtime_ns for path in place.rglob("*")}
    assert " 0 written, 0 removed, " in run().stdout
    assert {path: path.stat().st_mtime_ns for path in place.rglob("*")} == before


def test_as_many_statements_are_told_of_as_the_site_lists(place: Path, run: Run) -> None:
    told = run().stdout.split(", ")[1]
    listed = json.loads((place / "docs/data/briefing.json").read_text(encoding="utf-8"))["passages"]
    assert told.startswith(f"{len(listed)} statement")


def test_one_of_a_thing_is_no_plural(place: Path, run: Run) -> None:
    (place / "seeds/storm.txt").unlink()
    settings = place / "seeds/briefing.yml"
    settings.write_text("people: {ghost: {name: Gil Ghost}}\n", encoding="utf-8")
    done = run()
    assert done.stdout.startswith("1 article, ")
    assert ": this entry does nothing; " in done.stderr


def test_the_page_of_a_seed_that_is_gone_is_removed(place: Path, run: Run) -> None:
    run()
    (place / "seeds/storm.txt").unlink()
    run()
    assert not (place / "docs/articles/storm.md").exists()
    assert (place / "docs/articles/harbour.md").exists()


def test_entries_of_briefing_yml_that_do_nothing_are_warned_of_in_one_line_and_named_by_check(
    place: Path, run: Run
) -> None:
    settings = place / "seeds/briefing.yml"
    settings.write_text(
        f"{SETTINGS}people:\n  nobody: {{name: Nora Nobody}}\n  ghost: {{name: Gil Ghost}}\n",
        encoding="utf-8",
    )
    done = run()
    assert done.exit_code == 0
    where = f"{settings}:{SETTINGS.count(chr(10)) + 2}"
    assert (
        done.stderr
        == f"warning: {where}: the first of 2 entries that do nothing; python -m generator check says why\n"
    )
    checked = run("check")
    assert (checked.exit_code, checked.stderr.count("nobody in the seeds is “")) == (1, 2)


def test_a_seed_that_cannot_be_used_is_named_and_the_others_are_published(
    place: Path, run: Run
) -> None:
    (place / "seeds/bad.txt").write_bytes(b"\xff\xfe\x00")
    (place / "seeds/gone.txt").symlink_to("nowhere")
    done = run()
    assert done.exit_code == 1
    named = [line.split(":")[0] for line in done.stderr.splitlines()]
    assert named == [f"{place}/seeds/gone.txt", f"{place}/seeds/bad.txt"]
    assert (place / "docs/articles/harbour.md").is_file()


def test_two_seeds_with_one_address_are_two_pages(place: Path, run: Run) -> None:
    (place / "seeds/storm!.txt").write_text(HARBOUR, encoding="utf-8")
    done = run()
    assert done.exit_code == 0
    assert len(list((place / "docs/articles").glob("storm*.md"))) == 2


def test_without_a_seed_that_can_be_used_nothing_written_before_is_lost(
    place: Path, run: Run
) -> None:
    run()
    before = {name: content for name, content in written(place).items() if name.startswith("docs/")}
    for seed in ("harbour.txt", "storm.txt"):
        (place / "seeds" / seed).write_text("", encoding="utf-8")
    done = run()
    assert done.exit_code == 1
    assert (
        f"{place}/seeds: holds no article that can be used; nothing was written; put articles there\n"
        in done.stderr
    )
    assert {
        name: content for name, content in written(place).items() if name.startswith("docs/")
    } == before


def test_what_is_left_out_is_no_failure_if_it_is_written_to_a_file(place: Path, run: Run) -> None:
    reasons = place / "made/left-out.txt"
    assert run("--left-out", str(reasons)).exit_code == 0
    assert reasons.read_text(encoding="utf-8") == ""
    (place / "seeds/empty.txt").write_text("", encoding="utf-8")
    done = run("--left-out", str(reasons))
    assert done.exit_code == 0
    assert done.stderr == reasons.read_text(encoding="utf-8")
    assert done.stderr.startswith(f"{place}/seeds/empty.txt: is empty; ")


def test_whatever_else_is_wrong_fails_although_a_file_takes_what_is_left_out(
    place: Path, run: Run
) -> None:
    (place / "docs").mkdir()
    (place / "docs/index.md").write_text("by hand", encoding="utf-8")
    assert run("--left-out", str(place / "left-out.txt")).exit_code == 1
    for seed in ("harbour.txt", "storm.txt"):
        (place / "seeds" / seed).write_text("", encoding="utf-8")
    assert run("--left-out", str(place / "left-out.txt")).exit_code == 1
    assert "nothing was written" in (place / "left-out.txt").read_text(encoding="utf-8")
    done = run("--left-out", str(place / "seeds"))
    assert done.exit_code == 2
    done = run("--left-out", str(place / "seeds/storm.txt/x"))
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


def test_settings_that_cannot_be_used_stop_the_run_before_it_writes(place: Path, run: Run) -> None:
    (place / "seeds/briefing.yml").write_text("nmae: Harbour\n", encoding="utf-8")
    done = run()
    assert (done.exit_code, done.stdout) == (1, "")
    assert (
        done.stderr == f"{place}/seeds/briefing.yml:1: unknown key “nmae”; did you mean “name”?\n"
    )
    assert not (place / "docs").exists()


def test_a_page_written_by_hand_is_left_alone_and_named(place: Path, run: Run) -> None:
    (place / "docs").mkdir()
    (place / "docs/index.md").write_text("by hand", encoding="utf-8")
    done = run()
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{place}/docs/index.md: is in the way of a generated page")
    assert (place / "docs/index.md").read_text(encoding="utf-8") == "by hand"


def test_a_folder_without_settings_is_published_too(place: Path, run: Run) -> None:
    (place / "seeds/briefing.yml").unlink()
    assert run().exit_code == 0


# -- check -----------------------------------------------------------------------------------------


def test_check_writes_nothing_and_says_when_there_is_nothing_to_mend(place: Path, run: Run) -> None:
    before = written(place)
    done = run("check")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "2 articles: nothing to mend.\n"
    assert written(place) == before


def test_check_names_every_problem_and_exits_with_1(place: Path, run: Run) -> None:
    (place / "seeds/empty.txt").write_text("", encoding="utf-8")
    (place / "seeds/briefing.yml").write_text(
        SETTINGS.replace("storm.txt", "strom.txt"), encoding="utf-8"
    )
    done = run("check")
    assert done.exit_code == 1
    lines = done.stderr.splitlines()
    assert (
        f"{place}/seeds/briefing.yml:7: there is no seed “strom.txt”; did you mean “storm.txt”?"
        in lines
    )
    assert any(
        line.startswith(f"{place}/seeds/storm.txt: does not say when it was published; ")
        for line in lines
    )
    assert any(line.startswith(f"{place}/seeds/empty.txt: ") for line in lines)


# -- inspect ---------------------------------------------------------------------------------------


def test_inspect_prints_an_object_for_a_file(place: Path, run: Run) -> None:
    done = run("inspect", str(place / "seeds/harbour.txt"))
    assert done.exit_code == 0
    assert json.loads(done.stdout)["seed"] == "harbour.txt"


def test_inspect_prints_a_list_for_a_folder_or_several_files(place: Path, run: Run) -> None:
    folder, storm, harbour = (
        str(place / "seeds" / name) for name in ("", "storm.txt", "harbour.txt")
    )
    assert [made["seed"] for made in json.loads(run("inspect", folder).stdout)] == [
        "harbour.txt",
        "storm.txt",
    ]
    assert [made["seed"] for made in json.loads(run("inspect", storm, harbour).stdout)] == [
        "storm.txt",
        "harbour.txt",
    ]


def test_inspect_prints_an_object_a_line(place: Path, run: Run) -> None:
    lines = run("inspect", "--jsonl", str(place / "seeds")).stdout.splitlines()
    assert [json.loads(line)["seed"] for line in lines] == ["harbour.txt", "storm.txt"]
    assert len(run("inspect", "--jsonl", str(place / "seeds/storm.txt")).stdout.splitlines()) == 1


def test_inspect_tells_whose_words_they_are(place: Path, run: Run) -> None:
    made = json.loads(run("inspect", str(place / "seeds/harbour.txt")).stdout)
    said = {statement["text"]: statement["speaker"]["name"] for statement in made["statements"]}
    assert said["We will reopen it deeper and safer,"] == "Ines Corvo"
    assert said["Nobody will lose a berth."] == "Ines Corvo"
    assert made["topics"] == ["harbour"]
    assert all(HARBOUR[each["start"] : each["end"]] == each["text"] for each in made["statements"])


def test_inspect_tells_why_when_asked(place: Path, run: Run) -> None:
    plain, told = (
        run("inspect", str(place / "seeds/harbour.txt"), *more) for more in ((), ("--why",))
    )
    assert "weights" not in json.loads(plain.stdout)["statements"][0]["speaker"]
    assert "weights" in json.loads(told.stdout)["statements"][0]["speaker"]


def test_inspect_prints_the_text_that_offsets_count_in(place: Path, run: Run) -> None:
    assert run("inspect", "--text", str(place / "seeds/harbour.txt")).stdout == HARBOUR
    assert run("inspect", "--text", str(place / "seeds")).exit_code == 2


def test_inspect_of_a_file_elsewhere_uses_the_settings_by_its_name(place: Path, run: Run) -> None:
    shutil.copy(place / "seeds/harbour.txt", place / "harbour.txt")
    made = json.loads(run("inspect", str(place / "harbour.txt")).stdout)
    assert made["publisher"]["text"] == "The Coast Gazette"


def test_inspect_names_what_it_cannot_use_and_prints_the_others(place: Path, run: Run) -> None:
    (place / "seeds/empty.txt").write_text("", encoding="utf-8")
    done = run("inspect", "--jsonl", str(place / "seeds"))
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr.startswith("empty.txt: ")
    alone = run("inspect", str(place / "seeds/empty.txt"))
    assert (alone.exit_code, alone.stdout) == (1, "")


# -- verify and diff -------------------------------------------------------------------------------


def test_verify_finds_every_quotation_as_printed(run: Run) -> None:
    run()
    done = run("verify")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.endswith(
        " quotations are as their seeds print them, and nothing else differs.\n"
    )


def test_verify_tells_seeds_of_one_address_apart_as_the_pages_do(place: Path, run: Run) -> None:
    (place / "seeds/storm!.txt").write_text(HARBOUR, encoding="utf-8")
    run()
    done = run("verify")
    assert (done.exit_code, done.stderr) == (0, "")


def test_verify_finds_one_changed_character_of_a_page(place: Path, run: Run) -> None:
    run()
    page = place / "docs/articles/harbour.md"
    page.write_text(page.read_text(encoding="utf-8").replace("deeper", "deaper"), encoding="utf-8")
    done = run("verify")
    assert done.exit_code == 1
    assert f"{page}:" in done.stderr
    assert "reopen it deaper and safer" in done.stderr
    assert "but harbour.txt:5 prints “" in done.stderr


def test_verify_finds_a_seed_that_changed_after_it_was_published(place: Path, run: Run) -> None:
    run()
    (place / "seeds/harbour.txt").write_text(HARBOUR.replace("berth", "birth"), encoding="utf-8")
    assert run("verify").exit_code == 1


def test_verify_reads_the_rendered_site(place: Path, run: Run) -> None:
    run()
    (place / "site").mkdir()
    start = STORM.index("The wind")
    words = (
        f'<p><q data-seed="storm.txt" data-start="{start}" data-end="{start + 8}">The wind</q></p>'
    )
    (place / "site/index.html").write_text(words, encoding="utf-8")
    assert run("verify", str(place / "site")).exit_code == 0
    (place / "site/index.html").write_text(words.replace("wind", "wine"), encoding="utf-8")
    done = run("verify", str(place / "site"))
    assert done.exit_code == 1
    assert done.stderr.startswith(
        f"{place}/site/index.html:1: shows “The wine”, but storm.txt:5 prints “The wind”"
    )


def test_verify_of_nothing_is_no_success(place: Path, run: Run) -> None:
    done = run("verify")
    assert done.exit_code == 1
    assert (
        done.stderr
        == f"{place}/docs: holds no quotation to verify; run python -m generator first\n"
    )


def test_diff_of_the_same_export_says_so(place: Path, run: Run) -> None:
    run()
    done = run("diff", str(place / "docs"), str(place / "docs/data/briefing.json"))
    assert (done.exit_code, done.stdout) == (0, "Nothing changed.\n")


def test_diff_says_what_came(place: Path, run: Run) -> None:
    (place / "seeds/storm.txt").rename(place / "storm.txt")
    run()
    shutil.copytree(place / "docs", place / "old")
    (place / "storm.txt").rename(place / "seeds/storm.txt")
    run()
    assert "  + Leo Arent (speaks)\n" in run("diff", str(place / "old"), str(place / "docs")).stdout
    assert (
        "### Articles: 1 added"
        in run("diff", "--markdown", str(place / "old"), str(place / "docs")).stdout
    )


# -- topics ----------------------------------------------------------------------------------------


def test_topics_prints_those_that_are_in_use(run: Run) -> None:
    done = run("topics")
    assert done.exit_code == 0
    assert (
        done.stdout
        == "topics:\n  harbour:\n    name: Harbour\n    words:\n      - harbour\n      - berth\n"
    )


def test_topics_found_in_the_texts_can_be_put_into_the_settings_as_they_are(
    place: Path, run: Run
) -> None:
    for number in range(4):
        (place / f"seeds/{number}.txt").write_text(
            HARBOUR.replace("a year", f"{number + 2} years"), encoding="utf-8"
        )
    done = run("topics", "--suggest")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Port Selwyn" in done.stdout
    (place / "seeds/briefing.yml").write_text(done.stdout, encoding="utf-8")
    assert run("topics").stdout == done.stdout


def test_no_topic_found_is_said(place: Path, run: Run) -> None:
    (place / "seeds/harbour.txt").unlink()
    done = run("topics", "--suggest")
    assert (done.exit_code, done.stdout) == (1, "")
    assert (
        done.stderr
        == f"{place}/seeds: no topic was found in the texts; name topics in briefing.yml\n"
    )


# -- arguments -------------------------------------------------------------------------------------


def test_an_option_may_stand_before_a_command_or_after_it(place: Path) -> None:
    given = ["--seeds", str(place / "seeds")]
    before, after = (
        CliRunner().invoke(main, args) for args in ([*given, "check"], ["check", *given])
    )
    assert (
        (before.exit_code, before.stdout)
        == (after.exit_code, after.stdout)
        == (0, "2 articles: nothing to mend.\n")
    )


@pytest.mark.parametrize(
    "args",
    [
        ["--jobs", "0"],
        ["--jobs", "many"],
        ["--engine", "nowhere"],
        ["--engine", "dask="],
        ["--nonsense"],
        ["nonsense"],
        ["--seeds", "nowhere"],
        ["check", "--seeds", "nowhere"],
        ["--left-out", "nowhere.txt", "check"],
        ["inspect"],
        ["inspect", "nowhere.txt"],
        ["verify", "nowhere"],
        ["diff", "pyproject.toml"],
        ["diff", "pyproject.toml", "pyproject.toml"],
        ["diff", "tests", "tests"],
    ],
    ids=" ".join,
)
def test_unusable_arguments_exit_with_2_and_say_why(args: list[str]) -> None:
    done = CliRunner().invoke(main, args)
    assert done.exit_code == 2
    assert done.stderr
    assert not done.stdout


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=" ".join)
def test_every_command_explains_itself(command: list[str]) -> None:
    done = CliRunner().invoke(main, [*command, "--help"])
    assert done.exit_code == 0
    assert done.stdout.startswith("Usage: ")


def test_the_commands_are_those_that_were_promised() -> None:
    assert sorted(main.commands) == COMMANDS  # type: ignore[attr-defined]


def test_a_cluster_that_cannot_be_reached_is_a_problem_like_any_other(
    run: Run, place: Path
) -> None:
    done = run("--engine", "dask=nonsense")
    assert done.exit_code == 1
    assert done.stderr.startswith("--engine: ")
    assert len(done.stderr.splitlines()) == 1
    assert not (place / "docs").exists()
