"""In which role and what kind of clause somebody is mentioned."""

import pytest

from generator.extract.coreference.mention_manners import PersonMention, manner_patterns
from generator.lexicon import load
from generator.model.spans import Span
from tests.extract.made import cases


@pytest.mark.parametrize(("marked", "expected"), cases("manners"))
def test_a_mention_has_its_role_and_flags(marked: str, expected: list[str]) -> None:
    """The sentence is told with the mention in square brackets."""
    before, _, rest = marked.partition("[")
    name, _, after = rest.partition("]")
    text = before + name + after
    mention = PersonMention(Span(len(before), len(before + name)), None, "", speaks=False)
    manner = manner_patterns(load()).manner(text, mention, Span(0, len(text)))
    assert [manner.role, *manner.flags] == expected
