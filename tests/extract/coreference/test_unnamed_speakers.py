"""Unnamed speakers: "the guard" is the last guard who was introduced before."""

from generator.extract.coreference.unnamed_speakers import Unnamed, UnnamedSpeakers
from generator.model.readings import Attribution, How, SpeakerKind
from generator.model.spans import Span


def guard(start: int) -> Attribution:
    span = Span(start, start + 7)
    return Attribution("", "a guard", SpeakerKind.UNNAMED, span, How.UNNAMED, 1.0)


SPEAKERS = UnnamedSpeakers((guard(10), guard(50)), {"guard": (Unnamed(0), Unnamed(1))})


def test_the_last_one_introduced_before_is_meant() -> None:
    """Of two guards the nearer one before the offset is meant, never one introduced after it."""
    assert SPEAKERS.last_introduced("guard", 90) == Unnamed(1)
    assert SPEAKERS.last_introduced("guard", 50) == Unnamed(0)


def test_nobody_is_meant_before_an_introduction() -> None:
    """Before anybody was introduced by the noun, and for any other noun, nobody is meant."""
    assert SPEAKERS.last_introduced("guard", 10) is None
    assert SPEAKERS.last_introduced("nurse", 90) is None
