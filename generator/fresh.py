"""Holds what is published against what the seeds give now, to the byte: docs/ against its plan,
and the site against one that MkDocs builds anew.

`verify` compares words with seeds on its own; this compares everything else, too: a speaker, a
date, a link, a count, a script, a page that is missing, one too many. It shares the code that wrote
the pages, so it finds what was changed afterwards, not a mistake of ours.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

from generator import files
from generator.errors import Problem
from generator.model.plans import Plan

_CONFIG = "mkdocs.yml"  # beside docs/
_AROUND = 60  # characters of a line in a problem, from just before where it differs


def docs_problems(plan: Plan, docs: Path, named: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each file in `docs` that is not as the plan has it, but for those that
    other problems have `named`.
    """
    for file in plan.files:
        path = docs / file.path
        if path.as_posix() not in named:
            yield from _difference(path, file.content, files.read_if_there(path), _WRITE)


def site_problems(docs: Path, site: Path, named: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each file of `site` that is not what MkDocs makes of `docs`, with the
    configuration beside it; none where there is no such configuration.
    """
    config = docs.parent / _CONFIG
    if not files.is_there(config):
        return
    with files.temporary_folder() as folder:
        anew = folder / "site"
        failed = _build(config, anew)
        if failed:
            what = f"MkDocs cannot build the site anew: {failed}"
            yield Problem(config.as_posix(), 0, what, "mend that first")
            return
        for name in sorted({*files.names_below(anew), *files.names_below(site)}):
            if (site / name).as_posix() not in named:
                wanted, found = (files.read_if_there(each / name) for each in (anew, site))
                yield from _difference(site / name, wanted, found, _BUILD)


_WRITE, _BUILD = "run python -m generator", "build the site again"


def _build(config: Path, target: Path) -> str:
    """Build the site into a folder, from nothing that an earlier build kept; return the last thing
    MkDocs says if it fails.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(config)]
    own = dict.fromkeys(("BRIEFING_WRITTEN", "BRIEFING_NO_CACHE", "NO_MKDOCS_2_WARNING"), "1")
    done = subprocess.run(  # noqa: S603 - our own
        [*command, "--site-dir", str(target)],
        env=os.environ | own,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return (done.stderr.strip() or "no reason given").splitlines()[-1] if done.returncode else ""


def _difference(
    path: Path, wanted: bytes | None, found: bytes | None, todo: str
) -> Iterator[Problem]:
    """Yield the problem of a file that is not as it should be; `None` stands for no file."""
    if wanted == found:
        return
    name = path.as_posix()
    if found is None:
        yield Problem(name, 0, "is missing", todo)
    elif wanted is None:
        yield Problem(name, 0, "is no file of this site", f"remove it, or {todo}")
    else:
        yield Problem(name, *_first(wanted, found), todo)


def _first(wanted: bytes, found: bytes) -> tuple[int, str]:
    """Return the 1-based line of the first difference, and what stands there in both."""
    try:
        pairs = list(zip_longest(*(each.decode().split("\n") for each in (wanted, found))))
    except UnicodeDecodeError:
        return 0, "is not what the seeds give"
    number, (right, wrong) = next(
        (number, pair) for number, pair in enumerate(pairs, 1) if pair[0] != pair[1]
    )
    letters = enumerate(zip_longest(right or "", wrong or ""))
    at = next((at for at, (one, other) in letters if one != other), 0)
    shown, given = (_around(each, at) for each in (wrong, right))
    return number, f"shows {shown}, but the seeds give {given}"


def _around(line: str | None, at: int) -> str:
    return "nothing more" if line is None else f"“{line[max(at - 20, 0) :][:_AROUND].strip()}”"


def named_in(problems: Iterable[Problem]) -> frozenset[str]:
    """Return the files that problems name."""
    return frozenset(problem.file for problem in problems)
