"""How much work one article may make: counted, never timed, so that every machine draws the line
at the same article.

Every rule takes time in proportion to what it reads, but for one: each reporting verb of a sentence
weighs the marks behind it, to see where its report ends. A sentence of news has a verb or two and a
few commas; one made up to be slow has a hundred of both.
"""

from __future__ import annotations

from generator.errors import Problem, SeedError
from generator.extract.grammar.tag_patterns import tag_set
from generator.extract.grammar.tagger import Tokens

LIMIT = 300_000  # marks weighed; a megabyte of news comes to a tenth at most
_MARKS = tag_set("comma/semi/colon/dash/conj")  # where reported content may end


class Effort:
    """Counts the work that the sentences of one seed make."""

    def __init__(self, seed: str) -> None:
        self._seed, self._weighed = seed, 0

    def add(self, tokens: Tokens, verbs: int) -> None:
        """Count a sentence with so many reporting verbs. Raises `SeedError` once the article has
        made too much work.
        """
        self._weighed += verbs * sum(map(tokens.tags.count, _MARKS))
        if self._weighed > LIMIT:
            what = (
                "would take too long to read: its sentences are full of reporting verbs and commas"
            )
            raise SeedError(
                Problem(
                    self._seed,
                    0,
                    what,
                    "keep only the article; if it is one, report this as a defect",
                )
            )
