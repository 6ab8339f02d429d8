"""The workflow is valid, asks for the least, pins what it runs, publishes every push and never
what its tests have not passed.
"""

import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.project import ROOT
from tests.workflow import JOBS, PUSH, WORKFLOW, holds, results, run_step, stand_in

BIN = Path(sys.executable).parent
# nothing but seeds/ has changed since the tests last passed
KNOWN = {"needs.code.outputs.tested": "true"}
LEFT_OUT = {"needs.publish.outputs.left-out": "true"}


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / command[0], *command[1:]], capture_output=True, text=True, check=False
    )


def test_the_workflow_follows_the_schema_of_workflows() -> None:
    done = run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(WORKFLOW))
    assert done.returncode == 0, done.stdout


def test_the_audit_finds_nothing_in_the_workflow() -> None:
    done = run("zizmor", "--offline", "--quiet", str(WORKFLOW))
    assert done.returncode == 0, done.stdout


def test_every_action_is_pinned_to_a_commit() -> None:
    uses = re.findall(r"uses: (\S+)", WORKFLOW.read_text(encoding="utf-8"))
    assert uses
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) for action in uses)


def test_only_the_jobs_that_deploy_and_attest_may_write_each_its_own() -> None:
    writing = {
        name: {right for right, level in job["permissions"].items() if level == "write"}
        for name, job in JOBS.items()
    }
    assert {name: rights for name, rights in writing.items() if rights} == {
        "attest": {"id-token", "attestations"},
        "deploy": {"id-token", "pages"},
    }


def test_what_attests_runs_one_action_and_nothing_of_ours() -> None:
    (step,) = JOBS["attest"]["steps"]
    assert step["uses"].startswith("actions/attest-build-provenance@")
    assert step["with"]["subject-digest"] == "${{ needs.publish.outputs.manifest }}"


# -- which jobs run --------------------------------------------------------------------------------


def ran(event: dict[str, str], outcomes: dict[str, str]) -> set[str]:
    return {name for name, end in results(event, outcomes).items() if end != "skipped"}


def test_a_push_of_articles_alone_is_published_without_tests() -> None:
    assert ran(PUSH, KNOWN) == {"code", "publish", "attest", "deploy"}


def test_a_push_of_code_is_tested_and_then_published() -> None:
    assert ran(PUSH, {}) == {"code", "test", "publish", "attest", "deploy"}


@pytest.mark.parametrize("end", ["failure", "cancelled"])
def test_code_that_has_not_passed_its_tests_is_not_published(end: str) -> None:
    assert ran(PUSH, {"test": end}) == {"code", "test"}


def test_nothing_is_published_if_nobody_knows_whether_the_code_was_tested() -> None:
    assert ran(PUSH, {"code": "failure"}) == {"code"}


def test_a_site_that_cannot_be_built_is_not_deployed() -> None:
    ends = results(PUSH, KNOWN | {"publish": "failure"})
    assert (ends["publish"], ends["deploy"], ends["complete"]) == ("failure", "skipped", "skipped")


def test_what_was_left_out_stops_no_deployment_and_fails_the_run_in_the_end(tmp_path: Path) -> None:
    assert ran(PUSH, KNOWN | LEFT_OUT) == {"code", "publish", "attest", "deploy", "complete"}
    (name,) = (step["name"] for step in JOBS["complete"]["steps"])
    assert run_step("complete", name, tmp_path).code == 1


@pytest.mark.parametrize(
    "event",
    [
        {"github.event_name": "pull_request", "github.ref": "refs/pull/7/merge"},
        {"github.event_name": "pull_request", "github.ref": "refs/heads/main"},
        {"github.ref": "refs/heads/other"},
        {"github.ref": "refs/tags/main"},
    ],
    ids=lambda event: " ".join(event.values()),
)
def test_only_a_push_to_the_default_branch_is_deployed(event: dict[str, str]) -> None:
    """A tag that is named like the branch is none. The site is built all the same, for its zip."""
    assert ran(PUSH | event, {}) == {"code", "test", "publish"}
    handing = next(
        step for step in JOBS["publish"]["steps"] if step.get("name") == "Hand the site to Pages"
    )
    assert not holds(handing["if"], PUSH | event)
    assert holds(handing["if"], PUSH)


# -- what its steps do -----------------------------------------------------------------------------


def git(project: Path, *command: str) -> None:
    who = ["-c", "user.name=Ada Lind", "-c", "user.email=ada@port.example"]
    subprocess.run(["git", *who, *command], cwd=project, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("path", "is_code"),
    [
        ("seeds/harbour.txt", False),
        ("seeds/new/café “x”.txt", False),
        ("seeds/briefing.yml", False),
        ("seeds-of-mine.py", True),
        ("tests/seeds/harbour.txt", True),
        ("generator/build.py", True),
        ("README.md", True),
        (".github/workflows/site.yml", True),
    ],
)
def test_whatever_does_not_lie_in_seeds_is_code(path: str, is_code: bool, tmp_path: Path) -> None:
    def note(name: str, content: str) -> str:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "-m", "A change")
        return run_step("code", "Name the code", tmp_path).outputs["note"]

    git(tmp_path, "init", "--quiet")
    first = note("generator/build.py", "one")
    assert re.fullmatch(r"tested-[0-9a-f]{40}", first)
    assert (note(path, "two") != first) is is_code


def changes(tmp_path: Path, script: str) -> str:
    """Run the step that tells what a pull request changes, with a generator that does as the script
    says, and return the summary.
    """
    stand_in(tmp_path / ".venv/bin", "python", script)
    done = run_step("publish", "Say what a pull request changes", tmp_path)
    assert done.code == 0
    return done.summary


def test_a_pull_request_says_what_it_changes_in_the_summary_of_its_run(tmp_path: Path) -> None:
    """From the commit it merges into, its merge's first parent, to the merge: both are there."""
    summary = changes(tmp_path, 'echo "$*"')
    told = "-m generator diff --git HEAD^1 HEAD --markdown"
    assert summary == f"## What this changes\n\n{told}\n\n"
    checkout = JOBS["publish"]["steps"][0]
    assert checkout["uses"].startswith("actions/checkout@")
    assert checkout["with"]["fetch-depth"] == "2"


def test_articles_that_cannot_be_read_are_no_reason_to_publish_nothing(tmp_path: Path) -> None:
    summary = changes(tmp_path, "exit 1")
    assert summary.startswith(
        "## What this changes\n\nThe articles before this, or after it, cannot"
    )


def test_only_a_pull_request_says_what_it_changes() -> None:
    name = "Say what a pull request changes"
    step = next(step for step in JOBS["publish"]["steps"] if step.get("name") == name)
    assert holds(step["if"], PUSH | {"github.event_name": "pull_request"})
    assert not holds(step["if"], PUSH)
    assert "token" not in step["run"].lower()
    assert "env" not in step


@pytest.mark.parametrize(
    ("owner", "repository", "address"),
    [
        ("ada", "news", "https://ada.github.io/news/"),
        ("Ada", "News", "https://ada.github.io/News/"),
        ("ada", "ada.github.io", "https://ada.github.io/"),
        ("Ada", "ADA.GitHub.io", "https://ada.github.io/"),
        ("ada", "eve.github.io", "https://ada.github.io/eve.github.io/"),
    ],
)
def test_the_site_is_told_where_github_will_show_it(
    owner: str, repository: str, address: str, tmp_path: Path
) -> None:
    programs = stand_in(tmp_path / "bin", "make", 'echo "$1 $SITE_URL"')
    done = run_step("publish", "Build", tmp_path, programs, OWNER=owner, REPOSITORY=repository)
    assert (done.code, done.said) == (0, f"build {address}\n")


def test_the_hash_that_is_attested_is_that_of_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/manifest.json").write_bytes(b"{}")
    done = run_step("publish", "Take the hash of its manifest", tmp_path)
    assert done.outputs == {"digest": f"sha256:{sha256(b'{}').hexdigest()}"}


def test_nothing_is_attested_for_a_private_repository() -> None:
    """GitHub signs for public ones only, unless somebody pays; the site is deployed all the same."""
    event = PUSH | {"github.event.repository.private": "true"}
    assert ran(event, KNOWN) == {"code", "publish", "deploy"}


def pages(tmp_path: Path, script: str) -> tuple[int, dict[str, str], str]:
    """Look up the settings of Pages with a `gh` that does as the script says."""
    programs = stand_in(tmp_path / "bin", "gh", script)
    name = "See whether Pages is switched on"
    done = run_step("deploy", name, tmp_path, programs, GITHUB_REPOSITORY="ada/news")
    return done.code, done.outputs, done.said


def test_where_pages_is_on_the_site_is_deployed(tmp_path: Path) -> None:
    assert pages(tmp_path, '[ "$*" = "api repos/ada/news/pages --silent" ]') == (
        0,
        {"on": "true"},
        "",
    )


def test_where_pages_is_off_nothing_is_deployed_and_a_notice_says_how(tmp_path: Path) -> None:
    code, outputs, said = pages(tmp_path, "echo 'gh: Not Found (HTTP 404)' >&2; exit 1")
    assert (code, outputs) == (0, {})
    assert said.startswith("::notice::Not deployed: choose Settings, Pages")


@pytest.mark.parametrize(
    "answer",
    [
        "gh: Resource not accessible by integration (HTTP 403)",
        "gh: Bad Gateway (HTTP 502)",
        "error connecting to api.github.com",
    ],
)
def test_a_look_up_of_pages_that_fails_fails_the_job_and_says_why(
    answer: str, tmp_path: Path
) -> None:
    code, outputs, said = pages(tmp_path, f"echo '{answer}' >&2; exit 1")
    assert (code, outputs) == (1, {})
    assert said.startswith("::error::Not deployed: ")
    assert answer in said


def test_the_lock_files_pin_with_hashes_and_name_no_index() -> None:
    for lock in (ROOT / "requirements.lock", ROOT / "tests/requirements.lock"):
        text = lock.read_text(encoding="utf-8")
        pinned = re.findall(r"^\S+==\S+(?: ; [^\\\n]+)? \\$", text, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"^\w", text, re.MULTILINE)) > 0
        assert "://" not in text
        assert "--index" not in text
