"""A limit on the work that one article may take: counted, not timed, so that it is the same on
every machine.

The time of every rule grows in proportion to the text, but for one: each reporting verb of a
sentence weighs the marks after it, to see where its report ends. A sentence in the news has a verb
or two and a few commas; one written to be slow has a hundred of both.
"""

from __future__ import annotations

from generator.errors import unusable
from generator.extract.grammar.tag_patterns import tag_set
from generator.extract.grammar.tagger import Tokens

_MOST_MARKS_WEIGHED = 300_000  # a megabyte of news needs a tenth of this at most
_MARKS = tag_set("comma/semi/colon/dash/conj")  # where reported content may end


class Effort:
    """Counts the marks that are weighed in one seed."""

    def __init__(self, seed: str) -> None:
        self._seed, self._weighed = seed, 0

    def add(self, tokens: Tokens, verbs: int) -> None:
        """Count a sentence with this many reporting verbs. Raises `SeedError` once the limit is
        passed.
        """
        self._weighed += verbs * sum(map(tokens.tags.count, _MARKS))
        if self._weighed > _MOST_MARKS_WEIGHED:
            raise unusable(
                self._seed,
                "would take too long to read: its sentences are full of reporting verbs and commas",
                "keep only the article; if it is one, report this as a defect",
            )
