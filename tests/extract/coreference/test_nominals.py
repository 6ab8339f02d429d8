"""What a subject is when it is no name, and how likely it is to speak."""

import pytest

from generator.extract.coreference.nominals import Nominals
from generator.lexicon import load
from generator.model.readings import HeadNoun, SpeakerKind
from generator.model.spans import Span
from tests.extract.made import article


@pytest.mark.parametrize(
    ("phrase", "kind", "head_noun"),
    [
        ("a nurse", SpeakerKind.UNNAMED, HeadNoun.SPEAKING),
        ("officials", SpeakerKind.GROUP, HeadNoun.SPEAKING),
        ("the ministry", SpeakerKind.ORGANISATION, HeadNoun.SPEAKING),
        ("a band of loyal defenders", SpeakerKind.GROUP, HeadNoun.SPEAKING),
        ("the group of Lund", SpeakerKind.ORGANISATION, HeadNoun.SPEAKING),
        ("the doctors offering", SpeakerKind.GROUP, HeadNoun.SPEAKING),
        ("the boat", SpeakerKind.ORGANISATION, HeadNoun.OTHER),
        ("Norland Steel", SpeakerKind.ORGANISATION, HeadNoun.NONE),
    ],
)
def test_described(phrase: str, kind: SpeakerKind, head_noun: HeadNoun) -> None:
    """A description tells what kind of speaker it is, and whether its noun is one that speaks."""
    head = Span(0, len(phrase))
    speaker = Nominals.of(article(phrase), load()).described(head, head)
    assert speaker is not None
    assert (speaker.kind, speaker.head_noun) == (kind, head_noun)
