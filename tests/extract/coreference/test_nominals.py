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


@pytest.mark.parametrize(
    ("text", "head_noun"),
    [
        ("Arm will grow. It sells to the army.", HeadNoun.NONE),
        ("Arm will grow. It sells a robot's arm.", HeadNoun.OTHER),
        ("Ines of Arm will grow. It sells a robot's arm.", HeadNoun.NONE),
    ],
)
def test_a_word_that_opens_a_sentence_is_a_name_unless_it_is_printed_small_and_whole(
    text: str, head_noun: HeadNoun
) -> None:
    head = Span(text.index("Arm"), text.index("Arm") + 3)
    speaker = Nominals.of(article(text), load()).described(head, head)
    assert speaker is not None
    assert speaker.head_noun is head_noun
