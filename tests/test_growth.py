"""From article to pages in a straight line: what twice the text costs, and what a megabyte does."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.build import build
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.settings import Settings
from tests.test_hostile import OPENING, PAYLOADS, hostile

ROOT = Path(__file__).parent.parent
MEGABYTE = 1_000_000


def name(number: int) -> str:
    """Return a name that no other number has: two words of four letters."""
    first, second = divmod(number, 20**3)
    letters = "bcdfghjklmnpqrstvwxz"
    return " ".join(
        f"Ka{letters[each // 400 % 20]}{letters[each // 20 % 20]}{letters[each % 20]}a"
        for each in (second, first)
    )


Piece = Callable[[int], str]
TEXTS: dict[str, Piece] = {
    "quotations in one paragraph": lambda number: f"“We are {name(number)} here,” Corvo said. ",
    "people who speak of one another": lambda number: (
        f"{name(number)} said that {name(number // 2)} was good for the people.\n\n"
    ),
    "people who do not comment": lambda number: (
        f"{name(number)} declined to comment on the price of the port.\n\n"
    ),
    "quotations in one sentence": lambda number: (
        f"the town of {name(number)} is “the very best” and "
    ),
    "dates in one sentence": lambda number: f"it was {name(number)} on Monday and not today and ",
    "numbers in one sentence": lambda number: (
        f"the {number} ships of {name(number)} are in the port of the old town and "
    ),
    "marks that close nothing": lambda number: f"The port ” {name(number)} is the best. ",
    "marks that open nothing": lambda number: f"The “ port {name(number)} is the best. ",
}


def written(piece: Piece, size: int) -> tuple[float, int]:
    """Return the processor's seconds from a text of about so many code points to its pages, and
    how long they are.
    """
    count = size // len(piece(0))
    text = f"{OPENING}{''.join(map(piece, range(count)))}is at the end.\n\nThe port is where the people of the town are.\n"
    begun = time.process_time()
    built = build([SeedFile("a.txt", text.encode())], Settings(), load())
    assert not built.problems
    return time.process_time() - begun, sum(len(file.content) for file in built.plan.files)


@pytest.mark.parametrize("text", TEXTS)
def test_four_times_the_text_costs_no_more_than_a_straight_line_and_some(text: str) -> None:
    """A quadratic rule would take sixteen times as much; a busy machine makes a straight line look
    like five or six.
    """
    written(TEXTS[text], 1_000)  # what is made once is made
    (_, (seconds, length), (longer, more)) = [
        written(TEXTS[text], size) for size in (8_000, 10_000, 40_000)
    ]
    assert more < 5 * length
    assert longer < 9 * seconds


# -- a megabyte of anything ------------------------------------------------------------------------

# The start of Python and what all runs load count for the eighth second.
LIMITED = """
import json, os, resource, sys
from pathlib import Path
from generator.build import build
from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.settings import Settings
load()
for folder in map(Path, sys.argv[1:]):
    if os.fork():
        (folder / "status").write_text(str(os.wait()[1]))
        continue
    resource.setrlimit(resource.RLIMIT_CPU, (7, 7))
    (seed,) = folder.glob("a.*")
    built = build([SeedFile(seed.name, seed.read_bytes())], Settings(), load())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    (folder / "told.json").write_text(json.dumps([peak, [str(each) for each in built.problems]]))
    os._exit(0)
"""


def repeated(piece: bytes) -> bytes:
    return OPENING.encode() + piece * (MEGABYTE // len(piece))


def page(piece: str) -> bytes:
    """Return a page with as many tags as are read, in a megabyte."""
    count = 14_000 // piece.count("<")
    text = f"<html><body><article><p>{OPENING}</p><p>{piece * count}"
    return f"{text}</p><p>{'The port is closed. ' * ((MEGABYTE - len(text)) // 20)}".encode()


LARGE = {
    **{
        f"the line {run!r}": ("a.txt", repeated(run.encode()))
        for run in ("x\n\n", "said ", "he said that ", "“A,” said B. ")
    },
    **{
        f"articles with {words!r}": ("a.md", repeated(hostile(words) + b"\n\n"))
        for words in (PAYLOADS[19], PAYLOADS[23])
    },
    "a page of tags": ("a.html", page("<p>The mayor said that the port would be closed to ships.")),
    "a paragraph of tags": ("a.html", page("<b>The mayor said that the port would be</b> closed ")),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return the folder of each large seed, with what became of it."""
    folders = {what: tmp_path_factory.mktemp("large") for what in LARGE}
    for what, (file, data) in LARGE.items():
        (folders[what] / file).write_bytes(data)
    subprocess.run([sys.executable, "-c", LIMITED, *folders.values()], cwd=ROOT, check=True)
    return folders


@pytest.mark.skipif(sys.platform == "win32", reason="the system sets no limits")
@pytest.mark.parametrize("what", LARGE)
def test_a_megabyte_takes_at_most_eight_seconds_and_600_megabytes(
    what: str, told: Mapping[str, Path]
) -> None:
    assert (told[what] / "status").read_text() == "0"
    peak, problems = json.loads((told[what] / "told.json").read_text(encoding="utf-8"))
    assert peak < 600 * MEGABYTE
    assert not any("the generator failed" in each for each in problems)
