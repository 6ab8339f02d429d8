"""An article that would take too long is left out by name, and no article of a length that people
write is.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.errors import Problem
from generator.lexicon import load
from generator.model.readings import Reading
from generator.model.seeds import SeedFile
from generator.parallel import Outcome, read_one
from generator.settings import Settings

OPENING = "Harbour to close\n\nMayor Ines Corvo said on Monday that the harbour would close for a year.\n\n"
# each of the verbs may report up to any of the commas and conjunctions
SLOW = ", and ".join(["Corvo said"] * 118) + ". "
GOLD = Path(__file__).parents[2] / "gold"


def read(text: str) -> Outcome:
    return read_one(SeedFile("a.txt", text.encode()), Settings(), load())


def test_sentences_full_of_verbs_and_commas_are_read_if_they_are_few() -> None:
    assert isinstance(read(OPENING + SLOW * 10), Reading)


def test_an_article_of_many_such_sentences_is_left_out_by_name() -> None:
    (problem,) = read(OPENING + SLOW * 11)  # type: ignore[misc]
    assert isinstance(problem, Problem)
    assert str(problem).startswith("a.txt: would take too long to read: ")


def paragraphs() -> Iterator[str]:
    """Yield the paragraphs of the annotated articles over and over, each with a number, since what
    is printed twice is left out.
    """
    texts = [
        yaml.safe_load(path.read_text(encoding="utf-8"))["text"]
        for path in sorted(GOLD.glob("*.yaml"))
        if path.stem[0].isdigit()
    ]
    lines = [line for text in texts for line in text.splitlines() if len(line) > 80]
    number = 0
    while True:
        for line in lines:
            number += 1
            yield f"{line} It was number {number}."


def test_as_much_news_as_a_seed_may_hold_is_read() -> None:
    text = OPENING
    more = paragraphs()
    while len(text) < 250_000:  # more has more sentences than a seed may have
        text += "\n\n".join(next(more) for _ in range(100)) + "\n\n"
    assert isinstance(read(text), Reading)
