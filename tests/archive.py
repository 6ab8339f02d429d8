"""An archive of invented articles, for what must be measured on many: `python -m tests.archive
1000 FOLDER` writes a thousand.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from generator.lexicon import load
from generator.model.seeds import SeedFile

WORDS = [
    "".join(parts)
    for parts in product(
        (
            "bor",
            "sal",
            "ven",
            "kes",
            "mar",
            "tol",
            "rud",
            "fen",
            "gal",
            "wis",
            "pol",
            "hart",
            "lin",
            "dar",
            "nov",
            "quil",
        ),
        ("", "an", "er", "il", "om", "ut"),
        ("dow", "ane", "ock", "ith", "umber", "ale", "ister", "ick", "and", "olm", "ury", "esk"),
    )
]
CHOICES = {
    "paper": ("Coast Gazette", "Northern Post", "Daily Ferry", "Hill Courier", "Valley Record"),
    "role": ("Mayor", "Minister", "Governor", "Commissioner", "Senator"),
    "unit": ("jobs", "crowns", "tonnes", "homes", "ships", "litres", "hectares"),
    "verb": ("close", "open", "repair", "sell", "enlarge", "survey", "replace", "inspect"),
    "thing": (
        "harbour",
        "hospital",
        "railway",
        "reservoir",
        "school",
        "bridge",
        "market",
        "quarry",
        "forest",
        "airport",
    ),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    "year": tuple(map(str, range(1990, 2031))),
    "small": tuple(map(str, range(3, 30))),
    "number": tuple(f"{number},000" for number in range(2, 999)),
}
PARAGRAPHS = (
    "{role} {person} said on {day} that the {thing} of {place} would {verb} {number} {unit} by {year}.",
    "“We shall {verb} the {thing} of {place}, and nobody will lose a {word},” {surname} told reporters. “It is not too late.”",
    "{surname} added that the {word} had cost {number} {unit} in {year}, and called it “a matter of {word} and {word}”.",
    "He said the {thing} was “no {word}”, but did not rule out that it would {verb} in {year}.",
    "According to {person}, the {thing} needs {number} {unit} and another {small} years of work.",
    "The council of {place} spent {number} {unit} on the {word} last year, {small} per cent more {unit} than on the {thing}.",
    "The {thing} was built in {year}. It stands between the {word} and the {word}, where the road to {place} ends.",
    "“The {word} cannot wait,” said {person}, who runs the {word} office. “We asked for {number} {unit} and got a {word}.”",
    "Unemployment rose to {small} per cent in {year}, {person} said, while exports grew by {small} per cent.",
    "A spokesman for the {thing} of {place} declined to comment on the {word}.",
    "{person} warned that without the {word} {small} of the {number} {unit} would be lost before the {word} opens.",
    "The ministry said in a statement that the {thing} would {verb} the {word} in May {year}.",
)


HEADER = "---\ntitle: {place} to {verb} its {thing}\npublisher: {paper}\npublished: {date}\n---"


def archive(number: int) -> Iterator[SeedFile]:
    """Yield `number` articles of about 450 words, always the same ones.

    A few people and places are in many articles and most in a few; the more articles, the more
    people and places.
    """
    dice = random.Random(number)
    first_names = load().words("first_names.he")
    people = [f"{dice.choice(first_names)} {dice.choice(WORDS).title()}" for _ in range(number)]
    places = [dice.choice(WORDS).title() for _ in range(20 + number // 10)]
    for each in range(number):
        cast = [_one_of(dice, people) for _ in range(3)]
        yield SeedFile(f"{each:05}.txt", _article(dice, cast, _one_of(dice, places)).encode())


def _article(dice: random.Random, cast: Sequence[str], place: str) -> str:
    day = date(2016, 1, 1) + timedelta(days=dice.randrange(3650))
    parts = [_filled(HEADER, dice, {"place": place, "date": str(day)})]
    for template in dice.choices(PARAGRAPHS, k=dice.randint(18, 30)):
        person = dice.choice(cast)
        parts.append(
            _filled(
                template, dice, {"place": place, "person": person, "surname": person.split()[1]}
            )
        )
    return "\n\n".join(parts) + "\n"


def _filled(template: str, dice: random.Random, given: Mapping[str, str]) -> str:
    """Return a template with its names in braces replaced by what is given, or else drawn, each
    time anew.
    """
    return re.sub(r"\{(\w+)\}", lambda name: given.get(name[1]) or _drawn(name[1], dice), template)


def _drawn(name: str, dice: random.Random) -> str:
    return _one_of(dice, WORDS) if name == "word" else dice.choice(CHOICES[name])


def _one_of(dice: random.Random, many: Sequence[str]) -> str:
    """Return one of many: the first ones often, the last ones seldom."""
    return many[int(len(many) ** dice.random()) - 1]


def main(number: str, folder: str) -> None:
    """Write an archive of `number` articles into a folder."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for seed in archive(int(number)):
        (Path(folder) / seed.name).write_bytes(seed.data)


if __name__ == "__main__":
    main(*sys.argv[1:])
