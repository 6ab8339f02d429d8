"""Acts: decisions, demands and refusals, told by their verbs."""

import pytest

from generator import lexicon
from generator.acts import Act, act_in

ENGLISH = lexicon.load()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The council said the harbour was open.", None),
        ("The agreement of 2021 was long.", None),  # no verb
        ("Ministers agreed to dredge the harbour.", Act.DECIDES),
        ("Roth urged the council to dredge it.", Act.DECIDES),
        ("Roth rejected the plan.", Act.REFUSES),
        ("Roth denied that ministers agreed to it.", Act.REFUSES),
    ],
)
def test_an_act_is_known_by_its_verb(text: str, act: Act | None) -> None:
    assert act_in(text, ENGLISH) is act
