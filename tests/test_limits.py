"""How much of a text is read: what is more than any article has is refused by name, unread."""

import pytest

from generator.lexicon import load
from generator.model.seeds import SeedFile
from generator.parallel import read_one
from generator.settings import Settings

OPENING = "Harbour to close\n\nMayor Ines Corvo said on Monday that the harbour would close for a year.\n\n"


def refused(text: str) -> str:
    """Return why a text is left out, nothing if it is read."""
    outcome = read_one(SeedFile("a.txt", (OPENING + text).encode()), Settings(), load())
    return outcome[0].what if isinstance(outcome, tuple) else ""


def test_a_text_has_at_most_five_thousand_sentences() -> None:
    assert not refused("The port is shut. " * 4_998)  # the headline is one, too
    assert (
        refused("The port is shut. " * 4_999)
        == "has 5,001 sentences and 0 quotations; an article of 5,000 each can be read"
    )


def test_a_text_has_at_most_five_thousand_quotations() -> None:
    assert "5,001 quotations" in refused("it is “port” and " * 5_001)
    assert "quotations" not in refused("it is “port” and " * 4_999)


@pytest.mark.parametrize(
    ("count", "what"),
    [(49_998, ""), (49_999, "has 50,001 lines that are not blank; a seed of 50,000 can be read")],
)
def test_a_seed_has_at_most_fifty_thousand_lines(count: int, what: str) -> None:
    assert refused("x\n" * count) == what
