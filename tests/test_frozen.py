"""What is frozen comes back from another process as it was sent, whatever the number of its
fields.
"""

import pickle

from generator.frozen import frozen
from generator.model.plans import Plan
from tests.samples import reading


@frozen
class Nothing:
    """No field."""


def test_every_number_of_fields_comes_back() -> None:
    for noun in (Nothing(), Plan(()), reading()):
        assert pickle.loads(pickle.dumps(noun)) == noun


def test_the_names_of_fields_are_not_sent() -> None:
    assert b"statements" not in pickle.dumps(reading())
