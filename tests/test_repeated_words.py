"""A sentence of the same few words over and over is read as fast as any other: no rule tries all
the ways to group them.
"""

import random
import time
from pathlib import Path

import pytest

from generator.lexicon import load
from generator.model.readings import Reading
from generator.model.seeds import SeedFile
from generator.parallel import read_one
from generator.settings import Settings

HOSTILE = Path(__file__).parent / "hostile"
OPENING = "Harbour to close\n\nMayor Ines Corvo said on Monday that the harbour would close for a year.\n\n"

# Words of every class that the rules tell apart, and marks, which stand with the word before them.
WORD_LIST = (
    "Corvo Ines the his ministry harbour ports crews of in to from on and but or that which who he they it them some many most "
    "said says told adding asked warned is was has will would not also later still Monday year week today 12 2019 40 closing closed "
    "painted running quickly early when while if after because nobody another former chief minister Bank England’s city’s own"
)
WORDS = WORD_LIST.split()
MARKS = ("", "", "", "", "", ",", ".", ":", ";", " –", " (", ")", "”", " “", "’", "!")
FRAMES = (
    "Corvo said {}.",
    "Corvo said that {}.",
    "Corvo spoke for an hour, adding {}.",
    "Corvo told {} that it would close.",
    "Corvo asked {} to leave.",
    "{} said it would close.",
    "{}, Corvo said.",
    "It would close, said {}.",
    "It would, {} said, close.",
    "According to {}, it would close.",
    "“It will close,” said {}.",
    "“It will close,” Corvo said {}.",
    "Corvo, {}, said it would close.",
    "Asked {}, Corvo declined to comment.",
    "Corvo called {} “a risk”.",
    "{}.",
)
SENTENCES, LENGTH = 6_000, 60  # sentences, words
TOGETHER = 10  # sentences read at once: if all of them take no longer than one may, none does
LIMIT = 0.05  # seconds of the processor
TRIES = 5  # of what took longer: a busy machine is slow now and then, a bad pattern always


def sentences() -> list[str]:
    """Return sentences of a frame each, filled with one to five words repeated."""
    order = random.Random(1)
    made = []
    for number in range(SENTENCES):
        few = [order.choice(WORDS) + order.choice(MARKS) for _ in range(order.randint(1, 5))]
        made.append(FRAMES[number % len(FRAMES)].format(" ".join((few * LENGTH)[:LENGTH])))
    return made


def seconds(text: str) -> float:
    """Return the processor's time for an article."""
    start = time.process_time()
    assert isinstance(read_one(SeedFile("a.txt", text.encode()), Settings(), load()), Reading)
    return time.process_time() - start


def is_slow(text: str) -> bool:
    return all(seconds(text) > LIMIT for _ in range(TRIES))


def test_six_thousand_sentences_of_repeated_words_are_each_read_at_once() -> None:
    seconds(OPENING)  # compiles the patterns
    made = sentences()
    groups = [made[first : first + TOGETHER] for first in range(0, SENTENCES, TOGETHER)]
    slow = [group for group in groups if seconds(OPENING + "\n\n".join(group)) > LIMIT]
    assert [sentence for group in slow for sentence in group if is_slow(OPENING + sentence)] == []


@pytest.mark.parametrize("name", ["redos-adding.txt", "redos-of-ports.txt"])
def test_what_once_took_for_ever_is_read_at_once(name: str) -> None:
    assert not is_slow((HOSTILE / name).read_text(encoding="utf-8"))
