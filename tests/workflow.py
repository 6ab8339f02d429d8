"""The workflow as GitHub would run it: which jobs run after an event, and the shell of a step in a
folder of this machine.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from tests.project import READERS, ROOT

WORKFLOW = ROOT / ".github/workflows/site.yml"
JOBS: dict[str, dict[str, Any]] = yaml.load(WORKFLOW.read_text(encoding="utf-8"), yaml.BaseLoader)[
    "jobs"
]

PUSH = {
    "github.event_name": "push",
    "github.ref": "refs/heads/main",
    "github.event.repository.default_branch": "main",
}

_TOKEN = re.compile(r"\s*('[^']*'|&&|\|\||[!=]=|[!(),]|[a-z][\w.-]*)")
_IN_PYTHON = {
    "&&": " and ",
    "||": " or ",
    "!": " not ",
    "cancelled": "cancelled",
    "format": "format",
}


def holds(condition: str, values: Mapping[str, str]) -> bool:
    """Say whether an `if` holds. Knows what ours are made of: names, strings, == != ! && ||,
    format() and cancelled().
    """
    code = "".join(
        _in_python(token)
        for token in _TOKEN.findall(condition.removeprefix("${{").removesuffix("}}"))
    )
    functions = {"format": lambda text, *given: text.format(*given), "cancelled": lambda: False}
    return bool(
        eval(code, {"__builtins__": {}, "value": lambda name: values.get(name, ""), **functions})
    )


def _in_python(token: str) -> str:
    if token in _IN_PYTHON:
        return _IN_PYTHON[token]
    return f"value({token!r})" if token[0].isalpha() else token


def results(event: Mapping[str, str], outcomes: Mapping[str, str]) -> dict[str, str]:
    """Return how each job ends. `outcomes` says how those end that run, unless well, and what they
    put out (`needs.….outputs.…`).
    """
    ends: dict[str, str] = {}
    for name, job in JOBS.items():
        values = {
            **event,
            **outcomes,
            **{f"needs.{need}.result": ends[need] for need in _needs(name)},
        }
        condition = job.get("if", "''==''")
        unbroken = "cancelled()" in condition or all(
            ends[before] == "success" for before in _before(name)
        )
        ends[name] = (
            outcomes.get(name, "success") if unbroken and holds(condition, values) else "skipped"
        )
    return ends


def _needs(name: str) -> list[str]:
    needs = JOBS[name].get("needs", [])
    return [needs] if isinstance(needs, str) else needs


def _before(name: str) -> set[str]:
    """Return every job that a job waits for: without a status function, one of them that was
    skipped skips it as well.
    """
    return {each for need in _needs(name) for each in (need, *_before(need))}


@dataclass(frozen=True, slots=True)
class Step:
    """How the shell of a step ended, what it printed, and what it handed on."""

    code: int
    said: str
    outputs: dict[str, str]
    summary: str


def run_step(
    job: str, name: str, folder: Path, programs: Path | None = None, **environment: str
) -> Step:
    """Run the shell of one step in `folder`, with files for its outputs and summary, and with
    stand-ins for programs.
    """
    script = next(step["run"] for step in JOBS[job]["steps"] if step.get("name") == name)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}" if programs else os.environ["PATH"]
    with TemporaryDirectory() as runner:
        output, summary = Path(runner, "output"), Path(runner, "summary")
        output.touch()
        summary.touch()
        files = {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
        command = ["bash", "-e", "-c", script]
        env = READERS | {"PATH": path} | files | environment
        done = subprocess.run(
            command, cwd=folder, env=env, capture_output=True, text=True, check=False
        )
        handed_on = dict(
            line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines()
        )
        said = done.stdout + done.stderr
        return Step(done.returncode, said, handed_on, summary.read_text(encoding="utf-8"))


def stand_in(folder: Path, name: str, script: str) -> Path:
    """Put a program that does what `script` says into `folder`, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"#!/usr/bin/env bash\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)
    return folder
